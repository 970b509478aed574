// Finds a region by what a person types: common, Latin or short name, with or without a side, with a slip of
// the finger.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/place.h"

namespace terms {

// One region with every name it answers to in one language, the best to show first.
struct RegionNames {
    std::string region;
    bool paired = true;
    model::Layer layer = model::Layer::Superficial;
    int priority = 1;
    std::vector<std::string> names;
};

// What people of one language write for a side: "left", "l".
struct SideWords {
    std::vector<std::string> left, right;
};

struct RegionHit {
    model::RegionRef at;
    model::Layer layer = model::Layer::Superficial;
    std::string name;  // the name that was matched, as it was given
    bool operator==(const RegionHit&) const = default;
};

class RegionFinder {
public:
    static constexpr std::size_t kMaxQuery = 200;  // bytes; what lies behind is not looked at
    static constexpr std::size_t kMaxWords = 20;   // a query of more finds nothing

    // Among equals the regions keep the order they come in. Names are folded once, here.
    RegionFinder(const std::vector<RegionNames>& regions, const SideWords& sides);

    // At most `limit` hits, best first, each region and side once: the whole name; the start of a name; the
    // start of a word; every word of the query begins a word of one name, then of any of its names; a part of
    // a name; one letter wrong, missing, too many or swapped in words of five letters and more. Then
    // priority, then order. Case and accents do not count ("ü", "ue" and "u" are the same). A word for a side
    // leaves that side alone; if nothing is there, structures of the midline; if none is there either, the
    // word is read as part of a name. An empty query finds nothing.
    [[nodiscard]] std::vector<RegionHit> Find(std::string_view query, std::size_t limit) const;

private:
    // A name as it is compared: lower-case words with one blank between them, and the same without blanks.
    struct Name {
        std::string spaced, squeezed;
        std::vector<std::size_t> starts;  // of the words in `spaced`
        std::size_t index = 0;            // of the region's names
    };
    struct Entry {
        RegionNames region;
        std::vector<Name> names;
    };
    struct Match {
        int rank = 0;
        std::size_t name = 0;
    };
    // What is wanted once the words for a side are taken out.
    struct Wish {
        std::vector<std::string> words;
        std::optional<model::Side> side;
    };
    struct Query;
    struct Found;
    static void Fold(Entry& entry);
    [[nodiscard]] static int RankOf(const Name& name, const Query& query);
    [[nodiscard]] static Match MatchOf(const Entry& entry, const Query& query);
    [[nodiscard]] std::vector<Found> Search(const Query& query) const;
    [[nodiscard]] Wish WishOf(const std::vector<std::string>& words) const;
    [[nodiscard]] static std::vector<RegionHit> Hits(const std::vector<Found>& found,
                                                     std::span<const model::Side> sides, std::size_t limit);

    std::vector<Entry> m_entries;
    SideWords m_sides;  // folded
};

}  // namespace terms
