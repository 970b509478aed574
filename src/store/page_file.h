// The pages of a database file whose engine cannot read it any more: each opened for itself, the newest that
// was committed to the log beside the file first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "vault/secret.h"

namespace store {

class PageFile {
public:
    // Reads only. Throws model::Error if there is no such file.
    PageFile(const std::filesystem::path& database, const std::filesystem::path& log,
             const vault::Secret& key);

    [[nodiscard]] std::uint32_t Pages() const { return m_pages; }
    // From 1. Nothing: the page is not as it was written. A page lost in the log is not made up for by an
    // older one, which would mix two states of the records.
    [[nodiscard]] std::optional<std::string> Page(std::uint32_t number);

private:
    void ReadLog(const std::filesystem::path& log);

    vault::Secret m_key;
    std::ifstream m_file, m_log;
    std::uint32_t m_pages = 0;
    std::map<std::uint32_t, std::streamoff> m_in_log;  // where the newest committed one begins
};

// A number of four or two bytes, the highest first, as the file has them.
[[nodiscard]] std::uint32_t FourBytes(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint32_t TwoBytes(std::string_view bytes, std::size_t at);

}  // namespace store
