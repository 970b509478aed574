#include "store/page_file.h"

#include <algorithm>

#include "store/platform.h"
#include "vault/sealed_page.h"

namespace store {
namespace {

constexpr std::streamoff kLogHead = 32, kFrameHead = 24;
constexpr auto kPage = static_cast<std::streamoff>(vault::kPageBytes);

std::streamoff SizeOf(const std::filesystem::path& file) {
    std::error_code none;
    const auto size = std::filesystem::file_size(file, none);
    return none ? 0 : static_cast<std::streamoff>(size);
}

std::string Read(std::ifstream& file, std::streamoff at, std::streamoff size) {
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.clear();
    file.seekg(at);
    file.read(bytes.data(), size);
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

}  // namespace

std::uint32_t FourBytes(std::string_view bytes, std::size_t at) {
    return TwoBytes(bytes, at) << 16U | TwoBytes(bytes, at + 2);
}

std::uint32_t TwoBytes(std::string_view bytes, std::size_t at) {
    return std::uint32_t{static_cast<unsigned char>(bytes[at])} << 8U |
           static_cast<unsigned char>(bytes[at + 1]);
}

PageFile::PageFile(const std::filesystem::path& database, const std::filesystem::path& log,
                   const vault::Secret& key)
    : m_key(key.Copy()), m_file(database, std::ios::binary) {
    if (!m_file) ThrowSystemError(errno, database);
    // A last page that was cut off counts as one that is damaged.
    m_pages = static_cast<std::uint32_t>((SizeOf(database) + kPage - 1) / kPage);
    ReadLog(log);
}

// Frames of this log carry its two salts; those behind the last commit never were.
void PageFile::ReadLog(const std::filesystem::path& log) {
    const std::streamoff size = SizeOf(log);
    if (size < kLogHead) return;
    m_log.open(log, std::ios::binary);
    const std::string salts = Read(m_log, 16, 8);
    std::map<std::uint32_t, std::streamoff> pending;
    for (std::streamoff at = kLogHead; at + kFrameHead + kPage <= size; at += kFrameHead + kPage) {
        const std::string head = Read(m_log, at, kFrameHead);
        if (head.size() != static_cast<std::size_t>(kFrameHead) || head.substr(8, 8) != salts) break;
        pending[FourBytes(head, 0)] = at + kFrameHead;
        const std::uint32_t pages = FourBytes(head, 4);
        if (pages == 0) continue;
        for (const auto& [number, place] : pending) m_in_log[number] = place;
        pending.clear();
        m_pages = pages;
    }
}

std::optional<std::string> PageFile::Page(std::uint32_t number) {
    if (number == 0 || number > m_pages) return std::nullopt;
    const auto newest = m_in_log.find(number);
    const std::string bytes = newest == m_in_log.end()
                                  ? Read(m_file, kPage * (static_cast<std::streamoff>(number) - 1), kPage)
                                  : Read(m_log, newest->second, kPage);
    return vault::OpenPage(m_key, number, bytes);
}

}  // namespace store
