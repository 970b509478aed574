#include "store/page_rows.h"

#include <bit>

#include "vault/sealed_page.h"

namespace store {
namespace {

constexpr std::size_t kUsable = vault::kPageBytes - vault::kPageSealBytes;
constexpr std::size_t kFirstPageHead = 100;
constexpr std::uint64_t kMostRowBytes = 16U << 20U;  // twice the largest picture
constexpr std::size_t kMostCells = 200;

// Goes through bytes from left to right; `ok` stays false after the first that are missing.
struct Reader {
    std::string_view bytes;
    std::size_t at = 0;
    bool ok = true;

    bool Has(std::uint64_t count) { return ok = ok && at <= bytes.size() && count <= bytes.size() - at; }
    std::uint64_t Varint() {
        std::uint64_t value = 0;
        for (int i = 0; Has(1); ++i) {
            const auto byte = static_cast<unsigned char>(bytes[at++]);
            if (i == 8) return value << 8U | byte;
            value = value << 7U | (byte & 0x7FU);
            if (byte < 0x80U) return value;
        }
        return value;
    }
    std::int64_t Signed(std::size_t count) {
        if (!Has(count)) return 0;
        std::uint64_t value = static_cast<signed char>(bytes[at]) < 0 ? ~std::uint64_t{0} : 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at++]);
        return static_cast<std::int64_t>(value);
    }
    std::string Bytes(std::uint64_t count) {
        if (!Has(count)) return {};
        at += count;
        return std::string(bytes.substr(at - count, count));
    }
};

Cell TakeCell(Reader& in, std::uint64_t type) {
    constexpr std::size_t sizes[] = {0, 1, 2, 3, 4, 6, 8};
    if (type == 0) return std::monostate{};
    if (type <= 6) return in.Signed(sizes[type]);
    if (type == 7) return std::bit_cast<double>(in.Signed(8));
    if (type == 8 || type == 9) return static_cast<std::int64_t>(type - 8);
    if (type < 12) in.ok = false;
    const std::uint64_t size = (type - 12) / 2;
    if (type % 2 == 1) return in.Bytes(size);
    return Blob{in.Bytes(size)};
}

std::optional<std::vector<Cell>> CellsOf(std::string_view record) {
    Reader head{record}, body{record};
    const std::uint64_t size = head.Varint();
    if (size > record.size()) return std::nullopt;
    body.at = size;
    std::vector<Cell> cells;
    while (head.ok && head.at < size && cells.size() < kMostCells)
        cells.push_back(TakeCell(body, head.Varint()));
    if (!head.ok || !body.ok || head.at != size || body.at != record.size()) return std::nullopt;
    return cells;
}

// How much of a row lies in its page, the rest being in a chain of others.
std::size_t LocalBytes(std::uint64_t size, bool table) {
    const std::size_t most = table ? kUsable - 35 : (kUsable - 12) * 64 / 255 - 23;
    if (size <= most) return size;
    const std::size_t least = (kUsable - 12) * 32 / 255 - 23;
    const std::size_t wanted = least + (size - least) % (kUsable - 4);
    return wanted <= most ? wanted : least;
}

std::optional<std::string> WholeRow(Reader& in, std::uint64_t size, bool table, PageFile& file) {
    if (size > kMostRowBytes) return std::nullopt;
    const std::size_t local = LocalBytes(size, table);
    std::string row = in.Bytes(local);
    if (!in.ok || (size > local && !in.Has(4))) return std::nullopt;
    std::uint32_t next = size > local ? FourBytes(in.bytes, in.at) : 0;
    while (row.size() < size) {
        const auto page = file.Page(next);
        if (!page) return std::nullopt;
        next = FourBytes(*page, 0);
        row += page->substr(4, std::min<std::uint64_t>(size - row.size(), kUsable - 4));
    }
    return row;
}

std::optional<FoundRow> RowAt(Reader in, PageKind kind, PageFile& file) {
    const bool table = kind == PageKind::TableLeaf;
    const std::uint64_t size = in.Varint();
    FoundRow row;
    if (table) row.rowid = static_cast<std::int64_t>(in.Varint());
    const auto whole = WholeRow(in, size, table, file);
    auto cells = whole ? CellsOf(*whole) : std::nullopt;
    if (!cells) return std::nullopt;
    row.cells = *std::move(cells);
    return row;
}

}  // namespace

PageKind KindOf(std::string_view page, std::uint32_t number) {
    switch (page[number == 1 ? kFirstPageHead : 0]) {
        case 2:
            return PageKind::IndexInner;
        case 5:
            return PageKind::TableInner;
        case 10:
            return PageKind::IndexLeaf;
        case 13:
            return PageKind::TableLeaf;
        default:
            return PageKind::Other;
    }
}

PageRows RowsOf(std::string_view page, std::uint32_t number, PageFile& file) {
    PageRows found;
    const PageKind kind = KindOf(page, number);
    if (kind == PageKind::Other) return found;
    const bool inner = kind == PageKind::TableInner || kind == PageKind::IndexInner;
    const std::size_t head = number == 1 ? kFirstPageHead : 0;
    const std::size_t count = TwoBytes(page, head + 3), first = head + (inner ? 12 : 8);
    if (first + 2 * count > kUsable) return found;
    for (std::size_t i = 0; i < count; ++i) {
        Reader in{page.substr(0, kUsable), TwoBytes(page, first + 2 * i)};
        if (!in.Has(4)) continue;
        if (inner) {
            found.children.push_back(FourBytes(page, in.at));
            in.at += 4;
        }
        if (kind == PageKind::TableInner) continue;
        if (auto row = RowAt(in, kind, file))
            found.rows.push_back(*std::move(row));
        else
            ++found.lost;
    }
    if (inner) found.children.push_back(FourBytes(page, head + 8));
    return found;
}

}  // namespace store
