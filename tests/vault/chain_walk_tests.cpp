#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>

#include "vault/audit_print.h"
#include "vault/chain_walk.h"

BOOST_AUTO_TEST_SUITE(chain_walk_tests)

using vault::StoredLink;
using vault::Tampering;
using Log = std::vector<StoredLink>;

namespace {

void Chain(Log& log) {
    std::string previous = vault::FirstPrevious("clinic");
    for (std::size_t i = 0; i < log.size(); ++i) {
        log[i].link.sequence = static_cast<std::int64_t>(i) + 1;
        log[i].link.previous = previous;
        previous = log[i].hash = vault::HashOf(log[i].link);
    }
}

// Ten views, two persons, a second apart.
Log Honest() {
    Log log(10);
    for (std::size_t i = 0; i < log.size(); ++i) {
        auto& link = log[i].link;
        link.at_ms = static_cast<std::int64_t>(1000 * i);
        link.user = i % 2 ? "ann" : "bob";
        link.action = "visit.view";
        link.entity = std::to_string(i);
    }
    Chain(log);
    return log;
}

void Renumber(Log& log) {
    for (std::size_t i = 0; i < log.size(); ++i) log[i].link.sequence = static_cast<std::int64_t>(i) + 1;
}

std::optional<vault::BadEntry> Walk(const Log& log) {
    vault::ChainWalk walk("clinic");
    for (const auto& stored : log) walk.Take(stored);
    return walk.Verdict({"ann", "bob"});
}

std::vector<vault::EntryPrint> Prints(const Log& log) {
    std::vector<vault::EntryPrint> prints;
    for (const auto& stored : log) prints.push_back(vault::PrintOf(stored.link));
    return prints;
}

// What is done to the log, at the entry of index 3 first.
struct Case {
    const char* name;
    std::function<void(Log&)> tamper;
    Tampering kind;
    std::int64_t sequence = 4;
};

StoredLink Forged() {
    StoredLink forged;
    forged.link.user = "ann";
    forged.link.action = "visit.print";
    forged.link.at_ms = 2500;
    return forged;
}

const Case kCases[] = {
    {"edit", [](Log& l) { l[3].link.action = "visit.print"; }, Tampering::Edit},
    {"edit of the time", [](Log& l) { l[3].link.at_ms += 1; }, Tampering::Edit},
    {"actor", [](Log& l) { l[3].link.user = "bob"; }, Tampering::ActorSwap},
    {"insert", [](Log& l) { l.insert(l.begin() + 3, Forged()); }, Tampering::Insert},
    {"delete", [](Log& l) { l.erase(l.begin() + 3); }, Tampering::Delete},
    {"delete three", [](Log& l) { l.erase(l.begin() + 3, l.begin() + 6); }, Tampering::Delete},
    {"an earlier one again", [](Log& l) { l.insert(l.begin() + 3, l[1]); }, Tampering::Insert},
    {"reorder neighbours", [](Log& l) { std::swap(l[3], l[4]); }, Tampering::Reorder},
    {"reorder far", [](Log& l) { std::swap(l[3], l[8]); }, Tampering::Reorder},
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_honest_log_holds) {
    BOOST_TEST(!Walk(Honest()).has_value());
    BOOST_TEST(!Walk({}).has_value());
    vault::ChainWalk walk("clinic");
    for (const auto& stored : Honest()) walk.Take(stored);
    BOOST_TEST(walk.Entries() == 10);
    BOOST_TEST(walk.Sequence() == 10);
    BOOST_TEST(walk.Hash() == Honest().back().hash);
    vault::ChainWalk other("another clinic");
    other.Take(Honest().front());
    BOOST_TEST((other.Verdict({}) == vault::BadEntry{Tampering::Rewritten, 1}));
}

BOOST_AUTO_TEST_CASE(hashes_left_alone_name_what_was_done) {
    for (const Case& c : kCases) {
        Log log = Honest();
        c.tamper(log);
        Renumber(log);
        BOOST_TEST((Walk(log) == vault::BadEntry{c.kind, c.sequence}), c.name);
    }
    for (const std::size_t again : {std::size_t{4}, std::size_t{9}}) {  // an old one, the last one
        Log longer = Honest();
        longer.push_back(longer[again]);
        Renumber(longer);
        BOOST_TEST((Walk(longer) == vault::BadEntry{Tampering::Insert, 11}), again);
    }
    Log gap = Honest();
    gap.erase(gap.begin() + 3);
    BOOST_TEST((Walk(gap) == vault::BadEntry{Tampering::Delete, 4}));
    Log twice = Honest();
    twice.insert(twice.begin() + 3, twice[1]);
    BOOST_TEST((Walk(twice) == vault::BadEntry{Tampering::Insert, 2}));  // the number it bears
}

BOOST_AUTO_TEST_CASE(an_entry_with_a_new_hash_of_its_own_shows_in_the_next) {
    Log log = Honest();
    log[3].link.action = "visit.print";
    log[3].hash = vault::HashOf(log[3].link);
    BOOST_TEST((Walk(log) == vault::BadEntry{Tampering::Edit, 4}));
    log = Honest();
    log[3].link.user = "bob";
    log[3].hash = vault::HashOf(log[3].link);
    BOOST_TEST((Walk(log) == vault::BadEntry{Tampering::ActorSwap, 4}));
}

BOOST_AUTO_TEST_CASE(prints_name_what_was_done_under_a_new_chain) {
    const auto kept = Prints(Honest());
    const auto never = [](std::size_t) { return false; };
    for (const Case& c : kCases) {
        Log log = Honest();
        c.tamper(log);
        Chain(log);
        BOOST_TEST(!Walk(log).has_value(), c.name);
        BOOST_TEST((vault::Compare(Prints(log), kept, never) == vault::BadEntry{c.kind, c.sequence}), c.name);
    }
    Log spliced = Honest();
    spliced[3] = spliced[1];
    Chain(spliced);
    BOOST_TEST((vault::Compare(Prints(spliced), kept, never) == vault::BadEntry{Tampering::PageSplice, 4}));
}

BOOST_AUTO_TEST_CASE(a_shorter_log_is_cut_off_or_older) {
    const auto kept = Prints(Honest());
    const auto never = [](std::size_t) { return false; };
    Log log = Honest();
    log.resize(6);
    BOOST_TEST((vault::Compare(Prints(log), kept, never) == vault::BadEntry{Tampering::Truncate, 7}));
    // An older log that was carried on since.
    for (int i = 0; i < 6; ++i) {
        log.push_back(Forged());
        log.back().link.at_ms = 50'000 + i;
    }
    const auto later = [&](std::size_t i) { return log[i].link.at_ms > 10'000; };
    BOOST_TEST((vault::Compare(Prints(log), kept, later) == vault::BadEntry{Tampering::Rollback, 7}));
    // Going on after the last print is no fault.
    log = Honest();
    log.push_back(Forged());
    BOOST_TEST(!vault::Compare(Prints(log), kept, never).has_value());
}

BOOST_AUTO_TEST_CASE(prints_are_kept_as_bytes) {
    const auto kept = Prints(Honest());
    const std::string bytes = vault::PrintBytes(kept);
    BOOST_TEST(bytes.size() == kept.size() * vault::kPrintBytes);
    BOOST_TEST((vault::PrintsOf(bytes) == kept));
    BOOST_TEST(vault::PrintsOf(bytes.substr(0, bytes.size() - 1)).size() == kept.size() - 1);
    BOOST_TEST(vault::PrintsOf("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
