// Where a mark lies, with its shape: a strip, an area or an arrow says more than the region it is listed
// under.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::Cover;
using model::RegionRef;
using model::Side;
using text::Translator;
using Covers = std::vector<Cover>;

// What is below 5 %, alone or together, is within what a hand draws beside the mark; the cautions of a place
// (place_care.cpp) start there too. More than four places nobody keeps in mind.
constexpr double kLeastShare = 0.05;
constexpr std::size_t kMostNamed = 4;
constexpr double kLeastCounted = 0.01;  // of those not named

// A structure under a mark: on one side, or left and right together.
struct Part {
    RegionRef at;  // of both sides: the left one
    double share = 0;
    std::optional<double> right;  // the share of the right one, if both
    [[nodiscard]] double Whole() const { return share + right.value_or(0); }
};

struct Parts {
    std::vector<Part> named;
    std::size_t more = 0;
};

// All structures, largest first; left and right of one together where the mark lies on both sides.
std::vector<Part> PartsOf(const model::Mark& mark) {
    const bool both = OnBothSides(mark);
    std::vector<Part> parts;
    for (const Cover& cover : mark.covers) {
        const Side other = model::Opposite(cover.at.side);
        const auto pair = std::find_if(parts.begin(), parts.end(), [&](const Part& part) {
            return part.at == RegionRef{cover.at.region, other} && other != cover.at.side && !part.right;
        });
        if (!both || pair == parts.end() || cover.share < kLeastCounted) {
            parts.push_back({cover.at, cover.share, {}});
        } else if (other == Side::Left) {
            pair->right = cover.share;
        } else {
            *pair = {cover.at, cover.share, pair->share};
        }
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.Whole() > b.Whole(); });
    return parts;
}

// The region charted first, then the others worth naming.
std::vector<Part> Ordered(const model::Mark& mark) {
    std::vector<Part> parts = PartsOf(mark);
    const auto own = std::find_if(parts.begin(), parts.end(), [&](const Part& part) {
        return part.at == mark.at || (part.right && part.at.region == mark.at.region);
    });
    if (own == parts.end()) {
        parts.insert(parts.begin(), {mark.at, 0, {}});
    } else {
        std::rotate(parts.begin(), own, own + 1);
    }
    return parts;
}

Parts Named(const model::Mark& mark) {
    Parts parts{Ordered(mark), 0};
    auto& named = parts.named;
    std::size_t kept = 1;
    while (kept < std::min(named.size(), kMostNamed) && named[kept].Whole() >= kLeastShare) ++kept;
    double rest = 0;
    for (std::size_t i = kept; i < named.size(); ++i) {
        rest += named[i].Whole();
        parts.more += named[i].Whole() >= kLeastCounted;
    }
    if (rest < kLeastShare) parts.more = 0;
    named.resize(kept);
    return parts;
}

// The same for client words, which gather parts before they cut the list.
Covers NamedCovers(const model::Mark& mark) {
    Covers covers;
    for (const Part& part : Ordered(mark)) {
        if (!covers.empty() && part.Whole() < kLeastShare) continue;
        covers.push_back({part.at, part.share});
        if (part.right) covers.push_back({{part.at.region, Side::Right}, *part.right});
    }
    return covers;
}

// Cuts a list to what is read in full; the number left out.
template <class T>
std::size_t CutOff(std::vector<T>& named) {
    const std::size_t more = named.size() - std::min(named.size(), kMostNamed);
    named.resize(named.size() - more);
    return more;
}

std::string More(const Translator& words, std::size_t count) {
    const auto n = static_cast<long>(count);
    return words.SayPlural("{0} more", "{0} more", n, {std::to_string(n)});
}

bool OneSide(const Covers& named) {
    return std::all_of(named.begin(), named.end(),
                       [&](const Cover& cover) { return cover.at.side == named.front().at.side; });
}

// "gastrocnemius (medial head)": a comma of its own would read as the next region.
std::string InList(std::string name) {
    const std::size_t comma = name.find(", ");
    if (comma == std::string::npos || name.find('(') != std::string::npos) return name;
    return name.replace(comma, 2, " (") + ')';
}

// "L soleus", "sacrum"; without the side where the list has said it.
std::string Structure(const Translator& words, const terms::Vocabulary& terms, const RegionRef& at,
                      bool say_side) {
    const std::string name = InList(Inline(words, RegionName(words, terms, at.region)));
    if (say_side && at.side == Side::Left) return words.SayIn("side", "L {0}", {name});
    if (say_side && at.side == Side::Right) return words.SayIn("side", "R {0}", {name});
    return name;
}

std::string Percent(double share) {
    return std::to_string(std::lround(100 * share));
}

// "L soleus 62 %", "L+R soleus 30 + 28 %".
std::string PartText(const Translator& words, const terms::Vocabulary& terms, const Part& part, bool say_side,
                     bool shares) {
    if (!part.right) {
        const std::string name = Structure(words, terms, part.at, say_side);
        if (!shares || std::lround(100 * part.share) == 0) return name;
        return words.SayIn("region and share", "{0} {1} %", {name, Percent(part.share)});
    }
    // TRANSLATORS: left and right of one structure: "L+R soleus".
    const std::string name =
        words.SayIn("side", "L+R {0}", {Structure(words, terms, part.at, /*say_side=*/false)});
    if (!shares) return name;
    // TRANSLATORS: shares of the left and the right one: "L+R soleus 30 + 28 %".
    return words.SayIn("region and share", "{0} {1} + {2} %",
                       {name, Percent(part.share), Percent(*part.right)});
}

std::vector<std::string> Structures(const Translator& words, const terms::Vocabulary& terms,
                                    const std::vector<Part>& named, bool shares) {
    const bool once = std::all_of(named.begin(), named.end(), [&](const Part& part) {
        return !part.right && part.at.side == named.front().at.side;
    });
    std::vector<std::string> parts;
    for (const Part& part : named)
        parts.push_back(PartText(words, terms, part, !once || parts.empty(), shares));
    return parts;
}

std::string StripPlace(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    const auto [named, more] = Named(mark);
    std::vector<std::string> parts = Structures(words, terms, named, false);
    if (more > 0) parts.push_back(More(words, more));
    return words.Say("Strip along {0}", {ListOf(words, parts)});
}

std::string AreaPlace(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    const auto [named, more] = Named(mark);
    std::string list;
    for (const std::string& part : Structures(words, terms, named, true))
        list += (list.empty() ? "" : ", ") + part;
    if (more > 0) list = ListOf(words, {list, More(words, more)});
    return words.Say("Area over {0}", {list});
}

std::string ArrowPlace(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    const std::string from = Structure(words, terms, mark.at, true);
    if (!mark.leads_to) return words.Say("Radiating from {0}", {from});
    if (*mark.leads_to == mark.at) return words.Say("Radiating within {0}", {from});
    return words.Say("Radiating from {0} to {1}", {from, Structure(words, terms, *mark.leads_to, true)});
}

// The same in client words, inside a sentence: "left calf, inner side".
std::string Plain(const Translator& words, const terms::Vocabulary& terms, const std::string& region) {
    const terms::RegionTerm* term = terms.FindRegion(region);
    if (term == nullptr || term->plain.empty()) return Inline(words, RegionName(words, terms, region));
    return Word(words, "region", term->plain);
}

std::string OnSide(const Translator& words, Side side, const std::string& place) {
    if (side == Side::Left) return words.SayIn("place in a sentence", "left {0}", {place});
    if (side == Side::Right) return words.SayIn("place in a sentence", "right {0}", {place});
    return place;
}

// Parts of one body part, said together: "calf, inner side and lower part".
struct Group {
    Side side = Side::Midline;
    bool both = false;  // left and right alike
    std::string head;   // "calf"
    std::vector<std::string> details;
};

std::vector<Group> Grouped(const Translator& words, const terms::Vocabulary& terms, const Covers& named) {
    std::vector<Group> groups;
    for (const Cover& cover : named) {
        const std::string plain = Plain(words, terms, cover.at.region);
        const std::size_t comma = plain.rfind(", ");
        const bool whole = comma == std::string::npos;
        const std::string head = plain.substr(0, comma);
        auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return group.side == cover.at.side && group.head == head && group.details.empty() == whole;
        });
        if (same == groups.end()) same = groups.insert(groups.end(), {cover.at.side, false, head, {}});
        if (!whole) same->details.push_back(plain.substr(comma + 2));
    }
    return groups;
}

std::vector<Group> SidesTogether(const std::vector<Group>& groups) {
    std::vector<Group> together;
    for (const Group& group : groups) {
        const auto other = std::find_if(together.begin(), together.end(), [&](const Group& one) {
            return one.side == model::Opposite(group.side) && one.side != group.side && !one.both &&
                   one.head == group.head && one.details == group.details;
        });
        if (other == together.end()) {
            together.push_back(group);
        } else {
            other->both = true;
        }
    }
    return together;
}

std::string PlaceOf(const Translator& words, const Group& group, bool say_side) {
    std::string place = group.head;
    if (!group.details.empty()) place += ", " + ListOf(words, group.details);
    if (group.both) return words.SayIn("place in a sentence", "left and right {0}", {place});
    return say_side ? OnSide(words, group.side, place) : place;
}

// A list of places that may have commas of their own.
std::string PlaceList(const Translator& words, const std::vector<std::string>& places) {
    const auto with_comma = [](const std::string& place) { return place.find(", ") != std::string::npos; };
    if (places.size() < 2 || std::none_of(places.begin(), places.end(), with_comma))
        return ListOf(words, places);
    if (places.size() == 2) return words.SayIn("places", "{0}, and {1}", places);
    std::string list = places.front();
    for (std::size_t i = 1; i + 1 < places.size(); ++i) list += "; " + places[i];
    return words.SayIn("places", "{0}; and {1}", {list, places.back()});
}

std::string PlainSurface(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    const Covers named = NamedCovers(mark);
    const bool once = OneSide(named);
    std::vector<Group> groups = SidesTogether(Grouped(words, terms, named));
    const std::size_t more = CutOff(groups);
    std::vector<std::string> places;
    for (const Group& group : groups) places.push_back(PlaceOf(words, group, !once || places.empty()));
    if (more > 0) places.push_back(More(words, more));
    return Upper(PlaceList(words, places));
}

std::string PlainArrow(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    const auto place = [&](const RegionRef& at) {
        return OnSide(words, at.side, Plain(words, terms, at.region));
    };
    if (!mark.leads_to || *mark.leads_to == mark.at) return PlainPlace(words, terms, mark.at);
    // TRANSLATORS: of an arrow, in client words: "from left outer hip to left calf, outer side".
    return Upper(words.SayIn("places", "from {0} to {1}", {place(mark.at), place(*mark.leads_to)}));
}

}  // namespace

bool OnBothSides(const model::Mark& mark) {
    double left = 0, right = 0;
    for (const Cover& cover : mark.covers) {
        if (cover.at.side == Side::Left) left += cover.share;
        if (cover.at.side == Side::Right) right += cover.share;
    }
    return mark.shape != model::Shape::Arrow && std::min(left, right) >= kLeastShare;
}

std::vector<std::string> CoverLines(const Translator& words, const terms::Vocabulary& terms,
                                    const model::Mark& mark) {
    std::vector<std::string> lines;
    if (mark.covers.empty()) return lines;
    const auto [named, more] = Named(mark);
    for (const Part& part : named) {
        const std::string place = part.right ? words.Say("{0}, both sides ({1} + {2} %)",
                                                         {RegionName(words, terms, part.at.region),
                                                          Percent(part.share), Percent(*part.right)})
                                             : RegionWithSide(words, terms, part.at);
        lines.push_back(words.Say("{0} %  {1}", {Percent(part.Whole()), place}));
    }
    if (more > 0) lines.push_back(Upper(words.Say("and {0}", {More(words, more)})));
    return lines;
}

std::string MarkPlace(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    switch (mark.shape) {
        case model::Shape::Stroke:
            return StripPlace(words, terms, mark);
        case model::Shape::Area:
            return AreaPlace(words, terms, mark);
        case model::Shape::Arrow:
            return ArrowPlace(words, terms, mark);
        case model::Shape::Point:
            break;
    }
    return ShortPlace(words, terms, mark.at);
}

std::string PlainMarkPlace(const Translator& words, const terms::Vocabulary& terms, const model::Mark& mark) {
    if (mark.shape == model::Shape::Arrow) return PlainArrow(words, terms, mark);
    if (mark.shape == model::Shape::Point || mark.covers.empty()) return PlainPlace(words, terms, mark.at);
    return PlainSurface(words, terms, mark);
}

}  // namespace desk
