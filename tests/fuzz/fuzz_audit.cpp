// The readers of an exported audit log, line by line, and of a proof from one.
#include "fuzz/fuzz.h"
#include "vault/audit_file.h"

namespace {

void ReadLog(std::string_view text) {
    vault::AuditFileCheck check(2);
    std::int64_t lines = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (!check.Take(text.substr(0, end))) break;
        ++lines;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    fuzz::Require(check.Entries() <= lines, "an entry is a line");
    const auto bad = check.Verdict();
    fuzz::Require(bad.has_value() || check.Entries() + 2 == lines,
                  "a log that holds has a first and a last line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::Text(data, size);
    ReadLog(text);
    if (const auto proof = vault::ReadProof(text)) {
        fuzz::Require(vault::WriteProof(*proof) == text, "a proof has one layout");
        (void)vault::Holds(*proof);
    }
    return 0;
}
