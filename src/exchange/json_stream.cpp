#include "exchange/json_stream.h"

#include <algorithm>
#include <set>
#include <vector>

#include "exchange/plain_text.h"
#include "model/problem.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxFields = 1'000;
constexpr std::size_t kMaxToken = std::size_t{1} << 20;
// More than the 500 marks of 2000 points a visit may hold.
constexpr std::size_t kMaxValues = 4'000'000;

using Take = std::function<void(const JsonPiece&)>;

class Events final : public nlohmann::json_sax<Json> {
public:
    Events(std::string_view text, const std::string& name, bool split, const Take& take)
        : m_text(text), m_name(name), m_split(split), m_take(take) {}

    bool null() override { return Value(nullptr); }
    bool boolean(bool value) override { return Value(value); }
    bool number_integer(number_integer_t value) override { return Value(value); }
    bool number_unsigned(number_unsigned_t value) override { return Value(value); }
    bool number_float(number_float_t value, const string_t&) override { return Value(value); }
    bool string(string_t& value) override { return Value(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override;
    bool start_array(std::size_t) override;
    bool end_object() override;
    bool end_array() override;
    bool key(string_t& key) override;
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
        throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: this is not JSON."),
                    {m_name, LineAt(m_text, at)});
    }

private:
    bool Value(Json value);
    Json& Put(Json value);
    void Open(Json value);
    void Close();
    void Emit();
    void Deeper();
    [[noreturn]] void RefuseTwice(const std::string& key) const {
        throw Error(ErrorKind::BadInput, Msg("{0}: the field {1} stands twice in one object."),
                    {m_name, key});
    }

    std::string_view m_text;
    const std::string& m_name;
    bool m_split;
    const Take& m_take;

    std::size_t m_depth = 0;
    bool m_in_document = false;  // inside the outermost object
    bool m_in_list = false;      // inside a list that is a member of it
    std::size_t m_index = 0;
    std::size_t m_values = 0;
    std::set<std::string> m_members;
    std::string m_member;
    Json m_piece;
    std::vector<Json*> m_open;  // from the piece down to the value being filled
    std::string m_key;
};

void Events::Deeper() {
    if (++m_depth <= kMaxDepth) return;
    throw Error(ErrorKind::BadInput, Msg("{0}: lists and objects may stand at most {1} deep in each other."),
                {m_name, std::to_string(kMaxDepth)});
}

Json& Events::Put(Json value) {
    if (++m_values > kMaxValues) {
        throw Error(ErrorKind::BadInput,
                    Msg("{0}: {1} holds more than the {2} values that are read at most."),
                    {m_name, m_member, std::to_string(kMaxValues)});
    }
    if (m_open.empty()) return m_piece = std::move(value);
    Json& in = *m_open.back();
    if (!in.is_array()) return in[m_key] = std::move(value);
    in.push_back(std::move(value));
    return in.back();
}

bool Events::Value(Json value) {
    Put(std::move(value));
    if (m_open.empty()) Emit();
    return true;
}

void Events::Open(Json value) {
    m_open.push_back(&Put(std::move(value)));
}

void Events::Close() {
    m_open.pop_back();
    if (m_open.empty()) Emit();
}

void Events::Emit() {
    m_take({m_member, m_in_list ? std::optional(m_index++) : std::nullopt, m_piece});
    m_piece = nullptr;
    m_values = 0;
}

bool Events::start_object(std::size_t) {
    Deeper();
    if (m_split && !m_in_document && m_open.empty()) {
        m_in_document = true;
    } else {
        Open(Json::object());
    }
    return true;
}

bool Events::start_array(std::size_t) {
    Deeper();
    if (!m_in_document || m_in_list || !m_open.empty()) {
        Open(Json::array());
        return true;
    }
    m_piece = Json::array();
    Emit();
    m_in_list = true;
    m_index = 0;
    return true;
}

bool Events::end_object() {
    --m_depth;
    if (!m_open.empty()) Close();
    return true;
}

bool Events::end_array() {
    --m_depth;
    if (!m_open.empty()) {
        Close();
    } else {
        m_in_list = false;
    }
    return true;
}

bool Events::key(string_t& key) {
    if (m_open.empty()) {
        if (!m_members.insert(key).second) RefuseTwice(key);
        if (m_members.size() > kMaxFields) RefuseTwice(key);
        m_member = key;
        return true;
    }
    const Json& in = *m_open.back();
    if (in.contains(key)) RefuseTwice(key);
    if (in.size() >= kMaxFields) {
        throw Error(ErrorKind::BadInput,
                    Msg("{0}: {1} holds more than the {2} values that are read at most."),
                    {m_name, m_member, std::to_string(kMaxFields)});
    }
    m_key = key;
    return true;
}

// The parser holds a text or number three times over before it gives it away.
void DemandShortTokens(std::string_view text, const std::string& name) {
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (at - std::min(begin, at) > kMaxToken) {
            throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: a text or number is too long."),
                        {name, LineAt(text, begin)});
        }
        if (quoted && c == '\\') {
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
            begin = at + 1;
        } else if (!quoted && std::string_view(",:[]{} \t\r\n").find(c) != std::string_view::npos) {
            begin = at + 1;
        }
    }
}

void Read(std::string_view text, const std::string& name, std::size_t max_bytes, bool split,
          const Take& take) {
    if (text.size() > max_bytes) {
        throw Error(ErrorKind::BadInput, Msg("{0} is larger than the {1} MiB that are read at most."),
                    {name, std::to_string(max_bytes >> 20)});
    }
    DemandPlainText(text, name);
    DemandShortTokens(text, name);
    Events events(text, name, split, take);
    (void)Json::sax_parse(text, &events);
}

}  // namespace

void ReadPieces(std::string_view text, const std::string& name, std::size_t max_bytes, const Take& take) {
    Read(text, name, max_bytes, true, take);
}

Json ParseBounded(std::string_view text, const std::string& name, std::size_t max_bytes) {
    Json whole;
    Read(text, name, max_bytes, false, [&](const JsonPiece& piece) { whole = piece.value; });
    return whole;
}

}  // namespace exchange
