#include "vault/audit_print.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace vault {
namespace {

constexpr int kActorBits = 24;

std::uint64_t Short(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> out{};
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kPrintBytes; ++i) value = value << 8 | out[i];
    return value;
}

std::size_t Count(std::span<const EntryPrint> prints, EntryPrint wanted) {
    return static_cast<std::size_t>(std::ranges::count(prints, wanted));
}

bool AnyOf(std::span<const EntryPrint> wanted, std::span<const EntryPrint> among) {
    std::vector<EntryPrint> sorted(among.begin(), among.end());
    std::ranges::sort(sorted);
    return std::ranges::any_of(wanted,
                               [&](EntryPrint print) { return std::ranges::binary_search(sorted, print); });
}

Tampering KindAt(std::size_t at, std::span<const EntryPrint> log, std::span<const EntryPrint> kept,
                 const std::function<bool(std::size_t)>& opened_later) {
    if (at == log.size()) return Tampering::Truncate;
    const EntryPrint found = log[at], wanted = kept[at];
    if (found >> kActorBits == wanted >> kActorBits) return Tampering::ActorSwap;
    const auto log_rest = log.subspan(at), kept_rest = kept.subspan(at);
    // Counted, since two entries may be alike to the millisecond.
    const bool extra = Count(log_rest, found) > Count(kept_rest, found);
    const bool missing = Count(log_rest, wanted) < Count(kept_rest, wanted);
    if (!extra && !missing) return Tampering::Reorder;
    if (!extra) return Tampering::Delete;
    if (!missing) return Tampering::Insert;
    if (Count(kept.first(at), found) > 0) return Tampering::PageSplice;
    if (opened_later(at) && !AnyOf(kept_rest, log_rest)) return Tampering::Rollback;
    return Tampering::Edit;
}

}  // namespace

EntryPrint PrintOf(const AuditLink& link) {
    std::string bytes;
    for (const std::int64_t number : {link.at_ms, link.encoding}) bytes += std::to_string(number) + '|';
    for (const std::string* text : {&link.action, &link.entity, &link.client, &link.before, &link.after})
        bytes += std::to_string(text->size()) + ':' + *text;
    return Short(bytes) << kActorBits | Short(link.user) >> (64 - kActorBits);
}

std::string PrintBytes(std::span<const EntryPrint> prints) {
    std::string bytes;
    bytes.reserve(prints.size() * kPrintBytes);
    for (const EntryPrint print : prints)
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(print >> shift & 255);
    return bytes;
}

std::vector<EntryPrint> PrintsOf(std::string_view bytes) {
    std::vector<EntryPrint> prints(bytes.size() / kPrintBytes);
    for (std::size_t i = 0; i < prints.size() * kPrintBytes; ++i)
        prints[i / kPrintBytes] = prints[i / kPrintBytes] << 8 | static_cast<unsigned char>(bytes[i]);
    return prints;
}

std::optional<BadEntry> Compare(std::span<const EntryPrint> log, std::span<const EntryPrint> kept,
                                const std::function<bool(std::size_t)>& opened_later) {
    const auto common = std::min(log.size(), kept.size());
    const auto split = std::ranges::mismatch(log.first(common), kept.first(common));
    const auto at = static_cast<std::size_t>(split.in2 - kept.begin());
    if (at == kept.size()) return std::nullopt;
    return BadEntry{KindAt(at, log, kept, opened_later), static_cast<std::int64_t>(at) + 1};
}

}  // namespace vault
