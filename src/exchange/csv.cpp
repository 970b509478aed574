#include "exchange/csv.h"

#include <algorithm>

#include "exchange/plain_text.h"
#include "model/problem.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxCells = 200;

class Scanner {
public:
    Scanner(std::string_view text, const std::string& name) : m_text(text), m_name(name) {}

    [[nodiscard]] bool AtEnd() const { return m_at >= m_text.size(); }

    CsvRow Row() {
        CsvRow row{m_line, {}};
        do {
            if (row.cells.size() >= kMaxCells) Refuse(Msg("{0}, line {1}: a line has too many columns."));
            row.cells.push_back(Cell());
        } while (Accept(','));
        Accept('\r');
        if (!AtEnd() && !Accept('\n')) Refuse(Msg("{0}, line {1}: expected a comma or the end of the line."));
        ++m_line;
        return row;
    }

private:
    bool Accept(char c) {
        if (AtEnd() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }

    std::string Cell() {
        if (Accept('"')) return Quoted();
        const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        std::string cell(m_text.substr(m_at, end - m_at));
        m_at = end;
        return cell;
    }

    std::string Quoted() {
        const int opened = m_line;
        std::string cell;
        for (;;) {
            if (AtEnd()) {
                m_line = opened;
                Refuse(Msg("{0}, line {1}: a quote is opened and never closed."));
            }
            const char c = m_text[m_at++];
            if (c == '"' && !Accept('"')) return cell;
            if (c == '\n') ++m_line;
            cell += c;
        }
    }

    [[noreturn]] void Refuse(const char* message) const {
        throw Error(ErrorKind::BadInput, message, {m_name, std::to_string(m_line)});
    }

    std::string_view m_text;
    const std::string& m_name;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace

void ReadCsv(std::string_view text, const std::string& name, std::size_t max_rows,
             const std::function<void(const CsvRow&)>& take) {
    DemandPlainText(text, name);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Scanner scanner(text, name);
    for (std::size_t rows = 0; !scanner.AtEnd();) {
        const CsvRow row = scanner.Row();
        const bool blank = row.cells.size() == 1 && row.cells[0].empty();
        if (blank) continue;
        if (++rows > max_rows) {
            throw Error(ErrorKind::BadInput, Msg("{0} has more than the {1} rows that are read at most."),
                        {name, std::to_string(max_rows)});
        }
        take(row);
    }
}

}  // namespace exchange
