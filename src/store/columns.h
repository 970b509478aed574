// Between columns and the model's values: words, lists, optional conditions of a query.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/problem.h"
#include "store/encoding.h"
#include "store/engine.h"

namespace store {

// A stored word back into its value; a word nobody writes is damage.
template <class T>
T FromWord(std::optional<T> (*parse)(std::string_view), const std::string& word) {
    if (const auto value = parse(word)) return *value;
    throw model::Error(model::ErrorKind::BadInput,
                       model::Msg("A stored record is damaged. Restore the newest backup of the clinic."));
}

inline Blob ToBlob(const std::vector<std::string>& texts) {
    return {Encode(texts)};
}

inline std::vector<std::string> TakeTexts(Query& query) {
    Blob blob;
    query.Take(blob);
    return DecodeTexts(blob.bytes);
}

// "WHERE a = ? AND b < ?" of the conditions that are there, with their values in order.
class Where {
public:
    template <class T>
    Where& And(const char* condition, const std::optional<T>& value) {
        if (!value) return *this;
        m_sql += m_sql.empty() ? " WHERE " : " AND ";
        m_sql += condition;
        m_binders.push_back([v = *value](Query& query) { query.Bind(v); });
        return *this;
    }
    [[nodiscard]] const std::string& Sql() const { return m_sql; }
    void BindTo(Query& query) const {
        for (const auto& bind : m_binders) bind(query);
    }

private:
    std::string m_sql;
    std::vector<std::function<void(Query&)>> m_binders;
};

}  // namespace store
