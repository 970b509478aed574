#include "store/anchor_file.h"

#include <algorithm>
#include <sstream>

#include "store/audit_table.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr std::size_t kMostHeadBytes = 256;
constexpr std::size_t kMostPrints = 10'000'000;
constexpr const char* kFormat = "palpate-anchor-1";
constexpr const char* kHeadEnding = ".anchor";
constexpr const char* kPrintsEnding = ".prints";
constexpr const char* kAsideEnding = ".aside";
constexpr const char* kAsideFormat = "palpate-aside-1";
constexpr std::size_t kMostAsideBytes = 256 << 10;

std::string Short(const std::string& text) {
    return vault::Digest(text).substr(0, 16);
}

std::string TextOf(const AuditHead& head, model::Instant at) {
    return std::string(kFormat) + ' ' + std::to_string(head.sequence) + ' ' + head.hash + ' ' +
           std::to_string(at.time_since_epoch().count()) + '\n';
}

std::optional<KeptHead> ReadHeadFile(const std::filesystem::path& file) {
    const std::string text = ReadWholeFile(file, kMostHeadBytes);
    std::istringstream in(text);
    std::string format;
    KeptHead kept;
    std::int64_t at_ms = 0;
    in >> format >> kept.head.sequence >> kept.head.hash >> at_ms;
    kept.at = model::Instant(std::chrono::milliseconds(at_ms));
    // Written again it must be the same bytes; anything else is damage.
    if (format != kFormat || TextOf(kept.head, kept.at) != text) return std::nullopt;
    kept.prints = std::filesystem::path(file).replace_extension(kPrintsEnding);
    return kept;
}

std::string TextOf(const AsideHead& one) {
    return std::to_string(one.accepted.sequence) + ' ' + one.accepted.hash + ' ' +
           std::to_string(one.head.sequence) + ' ' + one.head.hash + '\n';
}

std::string TextOf(const std::vector<AsideHead>& heads) {
    std::string text = std::string(kAsideFormat) + '\n';
    for (const AsideHead& one : heads) text += TextOf(one);
    return text;
}

// The head counts from 1; a size that cannot be told is that of an empty file.
long long PrintsIn(const std::filesystem::path& file) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    return failed ? 0 : static_cast<long long>(size / vault::kPrintBytes);
}

}  // namespace

std::vector<vault::EntryPrint> ReadPrints(const std::filesystem::path& file, long long most) {
    const auto wanted = static_cast<std::size_t>(std::clamp(most, 0LL, PrintsIn(file)));
    if (wanted > kMostPrints) return {};
    const std::string bytes =
        ReadWholeFile(file, static_cast<std::size_t>(PrintsIn(file) + 1) * vault::kPrintBytes);
    return vault::PrintsOf(std::string_view(bytes).substr(0, wanted * vault::kPrintBytes));
}

AnchorFile::AnchorFile(const std::filesystem::path& anchors, const std::string& clinic,
                       const std::filesystem::path& place)
    : m_folder(anchors), m_clinic(Short(clinic)), m_name(m_clinic + '-' + Short(PathText(place))) {}

std::filesystem::path AnchorFile::File(const char* ending) const {
    return m_folder / (m_name + ending);
}

void AnchorFile::Meet(Engine& engine) noexcept try {
    if (m_folder.empty()) return;
    m_kept = ReadHeadFile(File(kHeadEnding));
    m_agrees = !m_kept || HashAt(engine, m_kept->head.sequence) == m_kept->head.hash;
} catch (const std::exception&) {
    m_kept.reset();
}

std::vector<KeptHead> AnchorFile::Elsewhere() const noexcept try {
    std::vector<KeptHead> found;
    if (m_folder.empty()) return found;
    for (const std::string& name : NamesIn(m_folder, kMostEntries)) {
        if (!name.starts_with(m_clinic) || !name.ends_with(kHeadEnding) || name == m_name + kHeadEnding)
            continue;
        if (const auto kept = ReadHeadFile(m_folder / name)) found.push_back(*kept);
    }
    std::ranges::sort(found, {}, [](const KeptHead& kept) { return kept.head.sequence; });
    return found;
} catch (const std::exception&) {
    return {};
}

bool AnchorFile::Newer(Engine& engine) const {
    return !m_folder.empty() && m_agrees && !engine.InTransaction() &&
           (!m_kept || ReadHead(engine).sequence > m_kept->head.sequence);
}

void AnchorFile::KeepHead(Engine& engine, model::Instant now) noexcept try {
    if (Newer(engine)) WriteHead(engine, now);
} catch (const std::exception&) {
    return;
}

void AnchorFile::KeepAll(Engine& engine, model::Instant now) noexcept try {
    const bool behind =
        !m_folder.empty() && m_agrees && m_kept && PrintsIn(m_kept->prints) < m_kept->head.sequence;
    if (!behind && !Newer(engine)) return;
    WritePrints(engine, m_kept ? m_kept->head.sequence : 0);
    WriteHead(engine, now);
} catch (const std::exception&) {
    return;
}

void AnchorFile::Renew(Engine& engine, model::Instant now) {
    if (m_folder.empty()) return;
    for (const char* ending : {kHeadEnding, kPrintsEnding}) {
        std::error_code none;
        std::filesystem::rename(File(ending), File(ending) += ".old", none);
    }
    m_kept.reset();
    m_agrees = true;
    WritePrints(engine, 0);
    WriteHead(engine, now);
}

void AnchorFile::SetAside(const AuditHead& accepted, const std::vector<AuditHead>& heads) {
    if (m_folder.empty() || heads.empty()) return;
    std::vector<AsideHead> all = Aside();
    // A head is what a copy says of itself: what is no hash could pass for more lines than one.
    for (const AuditHead& head : heads)
        if (!vault::FromHex(head.hash).value_or(std::string()).empty()) all.push_back({accepted, head});
    std::string text = TextOf(all);
    for (std::size_t oldest = 0; text.size() > kMostAsideBytes && oldest < all.size(); ++oldest)
        text.erase(text.find('\n') + 1, TextOf(all[oldest]).size());
    ReplaceFile(File(kAsideEnding), text);
}

std::vector<AsideHead> AnchorFile::Aside() const noexcept try {
    std::vector<AsideHead> heads;
    if (m_folder.empty()) return heads;
    const std::string text = ReadWholeFile(File(kAsideEnding), kMostAsideBytes);
    std::istringstream in(text);
    std::string format;
    in >> format;
    for (AsideHead one;
         in >> one.accepted.sequence >> one.accepted.hash >> one.head.sequence >> one.head.hash;)
        heads.push_back(one);
    // Written again it must be the same bytes; anything else is damage, and excuses nothing.
    if (TextOf(heads) != text) heads.clear();
    return heads;
} catch (const std::exception&) {
    return {};
}

void AnchorFile::WriteHead(Engine& engine, model::Instant now) {
    MakeProfileFolder(m_folder);
    const AuditHead head = ReadHead(engine);
    ReplaceFile(File(kHeadEnding), TextOf(head, now));
    m_kept = KeptHead{head, now, File(kPrintsEnding)};
}

// Before the head, so that every entry up to it has its print; those behind an unwritten head are written
// again.
void AnchorFile::WritePrints(Engine& engine, long long kept) {
    MakeProfileFolder(m_folder);
    const auto file = File(kPrintsEnding);
    const long long whole = std::min(kept, PrintsIn(file));
    std::vector<vault::EntryPrint> prints;
    ReadLinks(engine, whole,
              [&](const vault::StoredLink& stored) { prints.push_back(vault::PrintOf(stored.link)); });
    ExtendFile(file, static_cast<std::size_t>(whole) * vault::kPrintBytes, vault::PrintBytes(prints));
}

}  // namespace store
