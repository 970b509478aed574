#include "terms/region_finder.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "terms/fold.h"

namespace terms {
namespace {

enum Rank { Whole, NameStart, WordStart, EveryWord, AcrossNames, Part, Slip, None };

constexpr std::array kEverySide{model::Side::Left, model::Side::Right, model::Side::Midline};
constexpr std::size_t kSlipLetters = 5;      // shorter words are too near to each other
constexpr std::size_t kPartLetters = 2;      // one letter is a part of nearly everything
constexpr std::size_t kSqueezedLetters = 4;  // "itband"

bool Holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> AllFolded(const std::vector<std::string>& words) {
    std::vector<std::string> folded;
    for (const auto& word : words) {
        folded.push_back(FoldedWords(word));
        folded.push_back(FoldedWords(word, Umlaut::TwoLetters));
    }
    std::erase(folded, std::string());
    return folded;
}

std::string_view From(const std::string& text, std::size_t at) {
    return std::string_view(text).substr(at);
}

// Every word of the query begins a word of the name; `slips` lets long words be one letter off.
template <class Name>
bool BeginsWord(const Name& name, const std::string& word, bool slips) {
    return std::any_of(name.starts.begin(), name.starts.end(), [&](std::size_t start) {
        if (From(name.spaced, start).starts_with(word)) return true;
        if (!slips || word.size() < kSlipLetters) return false;
        const auto rest = From(name.spaced, start);
        return StartsWithOneSlip(word, rest.substr(0, rest.find(' ')));
    });
}

}  // namespace

struct RegionFinder::Query {
    std::string spaced, squeezed;
    std::vector<std::string> words;

    explicit Query(std::vector<std::string> from) : words(std::move(from)) {
        for (const auto& word : words) {
            if (!spaced.empty()) spaced += ' ';
            spaced += word;
            squeezed += word;
        }
    }
};

struct RegionFinder::Found {
    Match match;
    const Entry* entry = nullptr;

    [[nodiscard]] auto Key() const { return std::tuple(match.rank, entry->region.priority, entry); }
};

RegionFinder::RegionFinder(const std::vector<RegionNames>& regions, const SideWords& sides)
    : m_sides{AllFolded(sides.left), AllFolded(sides.right)} {
    m_entries.reserve(regions.size());
    for (const auto& region : regions) {
        m_entries.push_back({region, {}});
        Fold(m_entries.back());
    }
}

void RegionFinder::Fold(Entry& entry) {
    const auto add = [&](std::string spaced, std::size_t index) {
        Name name{std::move(spaced), {}, {}, index};
        for (std::size_t at = 0; at < name.spaced.size(); ++at) {
            if (at == 0 || name.spaced[at - 1] == ' ') name.starts.push_back(at);
            if (name.spaced[at] != ' ') name.squeezed += name.spaced[at];
        }
        entry.names.push_back(std::move(name));
    };
    for (std::size_t i = 0; i < entry.region.names.size(); ++i) {
        const std::string plain = FoldedWords(entry.region.names[i]);
        std::string german = FoldedWords(entry.region.names[i], Umlaut::TwoLetters);
        if (german != plain) add(std::move(german), i);
        if (!plain.empty()) add(plain, i);
    }
}

int RegionFinder::RankOf(const Name& name, const Query& query) {
    const auto every_word = [&](bool slips) {
        return std::all_of(query.words.begin(), query.words.end(),
                           [&](const std::string& word) { return BeginsWord(name, word, slips); });
    };
    if (name.squeezed == query.squeezed) return Whole;
    if (name.spaced.starts_with(query.spaced)) return NameStart;
    if (BeginsWord(name, query.spaced, false)) return WordStart;
    if (every_word(false)) return EveryWord;
    const std::size_t letters = query.squeezed.size();
    if (letters >= kPartLetters && name.spaced.find(query.spaced) != std::string::npos) return Part;
    if (letters >= kSqueezedLetters && name.squeezed.find(query.squeezed) != std::string::npos) return Part;
    return every_word(true) ? Slip : None;
}

RegionFinder::Match RegionFinder::MatchOf(const Entry& entry, const Query& query) {
    Match best{None, 0};
    for (const Name& name : entry.names) {
        const int rank = RankOf(name, query);
        if (rank < best.rank) best = {rank, name.index};
    }
    const auto somewhere = [&](const std::string& word) {
        return std::any_of(entry.names.begin(), entry.names.end(),
                           [&](const Name& name) { return BeginsWord(name, word, false); });
    };
    if (best.rank > AcrossNames && std::all_of(query.words.begin(), query.words.end(), somewhere)) {
        best = {AcrossNames, 0};
    }
    return best;
}

std::vector<RegionFinder::Found> RegionFinder::Search(const Query& query) const {
    std::vector<Found> found;
    for (const Entry& entry : m_entries) {
        const Match match = MatchOf(entry, query);
        if (match.rank != None) found.push_back({match, &entry});
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.Key() < b.Key(); });
    return found;
}

RegionFinder::Wish RegionFinder::WishOf(const std::vector<std::string>& words) const {
    Wish wish;
    for (const auto& word : words) {
        const bool left = Holds(m_sides.left, word);
        if (!left && !Holds(m_sides.right, word)) {
            wish.words.push_back(word);
            continue;
        }
        const auto side = left ? model::Side::Left : model::Side::Right;
        if (wish.side && wish.side != side) return {words, {}};
        wish.side = side;
    }
    if (wish.words.empty()) return {words, {}};
    return wish;
}

std::vector<RegionHit> RegionFinder::Hits(const std::vector<Found>& found, std::span<const model::Side> sides,
                                          std::size_t limit) {
    std::vector<RegionHit> hits;
    for (const Found& one : found) {
        const RegionNames& region = one.entry->region;
        for (const model::Side side : sides) {
            if (hits.size() == limit) return hits;
            if (region.paired == (side == model::Side::Midline)) continue;
            hits.push_back({{region.region, side}, region.layer, region.names[one.match.name]});
        }
    }
    return hits;
}

std::vector<RegionHit> RegionFinder::Find(std::string_view query, std::size_t limit) const {
    const auto words = SplitWords(FoldedWords(query.substr(0, kMaxQuery)));
    if (words.empty() || words.size() > kMaxWords) return {};
    const Wish wish = WishOf(words);
    const auto found = Search(Query(wish.words));
    if (wish.side) {
        auto hits = Hits(found, std::array{*wish.side}, limit);
        if (hits.empty()) hits = Hits(found, std::array{model::Side::Midline}, limit);
        if (!hits.empty() || limit == 0) return hits;
        return Hits(Search(Query(words)), kEverySide, limit);
    }
    return Hits(found, kEverySide, limit);
}

}  // namespace terms
