// The clinic in numbers: for its owner, and so that nobody can be picked out.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

#include "desk/clinic_past.h"
#include "desk/made_past.h"
#include "desk/open_clinic.h"

BOOST_AUTO_TEST_SUITE(clinic_past_tests)

using desk::ClinicCount;

namespace {

// Rows of the store by hand: one visit each, a week apart.
struct MadeClinic {
    desk::ClinicPast past;
    MadeClinic() {
        past.zone = "UTC";
        past.late_after_hours = 24;
        past.today = *model::ParseDate("2026-11-23");
    }
    store::WordNumber Word(const std::string& word) {
        auto& words = past.rows.words;
        const auto found = std::ranges::find(words, word);
        if (found != words.end()) return static_cast<store::WordNumber>(found - words.begin());
        words.push_back(word);
        return static_cast<store::WordNumber>(words.size() - 1);
    }
    void Visit(std::uint32_t client, const std::string& therapist, const std::string& finding,
               const std::string& day = "2026-06-01") {
        store::ClinicVisitRow row;
        row.client = client;
        row.therapist = Word(therapist);
        row.service_at = model::Instant(std::chrono::sys_days(*model::ParseDate(day)));
        row.signed_at = row.service_at + std::chrono::hours(1);
        past.rows.visits.push_back(row);
        past.rows.ids.push_back({"visit " + std::to_string(past.rows.visits.size())});
        const auto visit = static_cast<std::uint32_t>(past.rows.visits.size() - 1);
        past.rows.marks.push_back({visit,
                                   Word(finding),
                                   {Word("soleus"), model::Side::Left},
                                   model::View::Back,
                                   model::Layer::Superficial});
    }
    [[nodiscard]] desk::ClinicFigures Figures(const desk::PastRange& range = {}) const {
        return desk::FiguresOf(past, support::TestResources().Levels(), range);
    }
};

const ClinicCount* Find(const desk::ClinicGroup& group, desk::ClinicTable table, const std::string& key) {
    for (const ClinicCount& row : group.Of(table))
        if (row.key == key) return &row;
    return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_stands_for_fewer_than_five_is_hidden_and_cannot_be_worked_out) {
    struct Row {
        const char* name;
        int total;
        std::vector<int> parts;
        std::vector<bool> shown;
        bool total_shown;
    };
    for (const Row& row : {
             Row{"all large", 30, {10, 20}, {true, true}, true},
             Row{"one small: the next smallest goes with it", 42, {2, 10, 30}, {false, false, true}, true},
             Row{"two small that may be the same clients need a third",
                 25,
                 {2, 3, 20},
                 {false, false, false},
                 true},
             Row{"two small of four together need a third",
                 40,
                 {1, 3, 6, 30},
                 {false, false, false, true},
                 true},
             Row{"a small total", 3, {3}, {false}, false},
             Row{"the only part is small, the total is not", 9, {3}, {false}, false},
             Row{"one small beside one large: both go", 23, {3, 20}, {false, false}, true},
         })
        BOOST_TEST_CONTEXT(row.name) {
            ClinicCount total{"", row.total, row.total};
            std::vector<ClinicCount> parts;
            for (const int part : row.parts)
                parts.push_back({"k" + std::to_string(parts.size()), part, part});
            std::vector<ClinicCount*> all;
            for (ClinicCount& part : parts) all.push_back(&part);
            desk::Suppress(total, all);
            for (std::size_t i = 0; i < parts.size(); ++i) BOOST_TEST(!parts[i].Hidden() == row.shown[i]);
            BOOST_TEST(!total.Hidden() == row.total_shown);
        }
}

BOOST_AUTO_TEST_CASE(no_difference_of_what_is_shown_stands_for_one_to_four_clients) {
    support::Dice dice{9};
    for (int round = 0; round < 5000; ++round) {
        std::vector<ClinicCount> parts(1 + dice.Below(6));
        int sum = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const int count = 1 + static_cast<int>(dice.Below(dice.Below(2) == 0 ? 6 : 40));
            parts[i] = {"k" + std::to_string(i), count, count};
            sum += count;
        }
        ClinicCount total{"", sum, sum};
        std::vector<ClinicCount*> all;
        for (ClinicCount& part : parts) all.push_back(&part);
        desk::Suppress(total, all);
        int left = sum, hidden = 0;
        for (const ClinicCount& part : parts) {
            if (part.Hidden()) {
                ++hidden;
                continue;
            }
            BOOST_REQUIRE_GE(*part.clients, desk::kSmallCount);
            left -= *part.clients;
        }
        if (total.Hidden()) continue;
        BOOST_REQUIRE_NE(hidden, 1);
        BOOST_REQUIRE(left == 0 || left >= desk::kSmallCount);
    }
}

// Clients may see several therapists. What is hidden of a shown number are two parts or more that stand for
// five clients or more together, whatever is subtracted.
BOOST_AUTO_TEST_CASE(no_number_of_the_figures_gives_away_a_hidden_one) {
    support::Dice dice{12};
    const std::vector<std::string> therapists{"ann", "ben", "cem", "dee"};
    const std::vector<std::string> findings{"tenderness", "scar", "adhesion"};
    for (int round = 0; round < 300; ++round) {
        MadeClinic made;
        std::map<std::pair<std::string, std::string>, std::set<std::uint32_t>>
            clients;  // of therapist, finding
        const unsigned people = 5 + dice.Below(40), all = 10 + dice.Below(60);
        for (unsigned i = 0; i < all; ++i) {
            const auto client = static_cast<std::uint32_t>(dice.Below(people));
            const std::string& therapist = therapists[std::min(dice.Below(4), dice.Below(4))];
            const std::string& finding = findings[std::min(dice.Below(3), dice.Below(3))];
            made.Visit(client, therapist, finding);
            for (const char* key : {finding.c_str(), ""}) clients[{therapist, key}].insert(client);
        }
        const auto figures = made.Figures();
        const auto check = [&](const ClinicCount& whole, const std::string& key) {
            std::set<std::uint32_t> hidden_clients;
            int hidden = 0;
            for (const auto& one : figures.therapists) {
                const ClinicCount* part =
                    key.empty() ? &one.total : Find(one, desk::ClinicTable::Findings, key);
                const auto& of = clients[{one.user.value, key}];
                if (of.empty()) continue;
                if (part != nullptr && !part->Hidden()) {
                    BOOST_REQUIRE_EQUAL(*part->clients, static_cast<int>(of.size()));
                    BOOST_REQUIRE_GE(of.size(), 5U);
                    continue;
                }
                ++hidden;
                hidden_clients.insert(of.begin(), of.end());
            }
            if (whole.Hidden() || hidden == 0) return;
            BOOST_REQUIRE_GE(*whole.clients, desk::kSmallCount);
            BOOST_REQUIRE_GE(hidden, 2);
            BOOST_REQUIRE_GE(hidden_clients.size(), 5U);
        };
        check(figures.all.total, "");
        for (const ClinicCount& whole : figures.all.Of(desk::ClinicTable::Findings))
            if (!whole.key.empty()) check(whole, whole.key);
    }
}

BOOST_AUTO_TEST_CASE(figures_count_visits_and_clients_by_therapist) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 8; ++client) made.Visit(client, "maya", "tenderness");
    for (std::uint32_t client = 0; client < 6; ++client) made.Visit(client, "zoe", "tenderness");
    made.Visit(7, "zoe", "scar");  // one client alone
    const auto figures = made.Figures();
    BOOST_TEST(*figures.all.total.visits == 15);
    BOOST_TEST(*figures.all.total.clients == 8);
    const auto* finding = Find(figures.all, desk::ClinicTable::Findings, "tenderness");
    BOOST_REQUIRE(finding);
    BOOST_TEST(*finding->visits == 14);
    BOOST_TEST(!Find(figures.all, desk::ClinicTable::Findings, "scar"));
    BOOST_TEST(Find(figures.all, desk::ClinicTable::Findings, "")->Hidden());
    BOOST_REQUIRE_EQUAL(figures.therapists.size(), 2U);
    BOOST_TEST(*Find(figures.therapists[0], desk::ClinicTable::Findings, "tenderness")->visits == 8);
    BOOST_TEST(!Find(figures.therapists[1], desk::ClinicTable::Findings, "scar"));
}

// What one client has would be told by the names alone.
BOOST_AUTO_TEST_CASE(what_is_hidden_has_no_name_either) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 6; ++client) made.Visit(client, "maya", "tenderness");
    made.Visit(0, "maya", "scar");
    made.Visit(1, "maya", "adhesion");
    for (int i = 0; i < 3; ++i) made.Visit(9, "maya", "numbness", "2026-07-01");
    const auto figures = made.Figures();
    const auto keys = [](const desk::ClinicGroup& group) {
        std::vector<std::string> all;
        for (const ClinicCount& row : group.Of(desk::ClinicTable::Findings)) all.push_back(row.key);
        return all;
    };
    BOOST_TEST(keys(figures.all) == (std::vector<std::string>{"tenderness", ""}),
               boost::test_tools::per_element());
    const auto alone = made.Figures({model::ParseDate("2026-07-01"), model::ParseDate("2026-07-31")});
    BOOST_TEST(alone.all.total.Hidden());
    for (const desk::ClinicTable table : desk::kAllClinicTables) {
        BOOST_TEST(alone.all.Of(table).empty());
        for (const auto& one : alone.therapists) BOOST_TEST(one.Of(table).empty());
    }
    // A therapist of whom nothing is shown has no table either.
    for (const auto& one : figures.therapists)
        if (one.total.Hidden()) BOOST_TEST(keys(one).empty());
    BOOST_TEST(exchange::WriteJson(desk::ClinicAnswer(figures)).find("scar") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_gap_is_told_in_whole_days) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 6; ++client)
        made.Visit(client, "maya", "tenderness", "2026-06-01");
    for (std::uint32_t client = 0; client < 6; ++client)
        made.Visit(client, "maya", "tenderness", client < 2 ? "2026-06-08" : "2026-06-09");
    const auto figures = made.Figures();
    BOOST_TEST(*figures.mean_gap_days == 8.0);  // 7.67
    BOOST_TEST(*figures.median_gap_days == 8.0);
}

BOOST_AUTO_TEST_CASE(a_client_who_is_archived_is_not_overdue) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 6; ++client)
        for (const char* day : {"2026-06-01", "2026-06-08", "2026-06-15"})
            made.Visit(client, "maya", "tenderness", day);
    std::ranges::stable_sort(made.past.rows.visits, {}, &store::ClinicVisitRow::service_at);
    BOOST_TEST(*made.Figures().overdue == 6);
    for (auto& row : made.past.rows.visits) row.archived = row.client == 0;
    BOOST_TEST(*made.Figures().overdue == 5);
}

BOOST_AUTO_TEST_CASE(ranges_are_of_whole_months_so_that_a_day_tells_nothing) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 6; ++client)
        made.Visit(client, "maya", "tenderness", "2026-06-15");
    const auto figures = made.Figures({model::ParseDate("2026-06-16"), model::ParseDate("2026-06-20")});
    BOOST_TEST(*figures.all.total.visits == 6);
    BOOST_TEST((figures.range.from == model::ParseDate("2026-06-01")));
    BOOST_TEST((figures.range.to == model::ParseDate("2026-06-30")));
    BOOST_TEST(made.Figures({model::ParseDate("2026-07-01"), {}}).all.total.Hidden());
}

BOOST_AUTO_TEST_CASE(overdue_is_half_as_long_again_as_usual) {
    BOOST_TEST(!desk::IsOverdue(2, 10, 100));  // two visits are no habit
    BOOST_TEST(!desk::IsOverdue(3, 20, 30));   // 1.5 × 20
    BOOST_TEST(desk::IsOverdue(3, 20, 31));
    BOOST_TEST(!desk::IsOverdue(9, 20, 366));  // gone, not overdue
}

BOOST_AUTO_TEST_CASE(late_and_unsigned_notes_are_the_therapists_own) {
    MadeClinic made;
    for (std::uint32_t client = 0; client < 6; ++client) made.Visit(client, "maya", "tenderness");
    made.past.rows.visits[0].signed_at = made.past.rows.visits[0].service_at + std::chrono::hours(25);
    made.past.rows.visits[1].signed_at.reset();
    made.past.rows.visits[1].draft = true;
    const auto figures = made.Figures();
    BOOST_TEST((figures.therapists[0].late_notes == std::vector<model::VisitId>{{"visit 1"}}));
    BOOST_TEST((figures.therapists[0].unsigned_notes == std::vector<model::VisitId>{{"visit 2"}}));
    BOOST_TEST((figures.all.unsigned_notes == figures.therapists[0].unsigned_notes));
}

BOOST_AUTO_TEST_CASE(the_owner_alone_sees_them_and_the_log_tells_it) {
    support::OpenClinic open;
    (void)desk::LoadClinicPast(*open.clinic);
    store::AuditFilter filter;
    filter.kind = "history.clinic";
    BOOST_TEST(open.clinic->Store().AuditTrail(filter).size() == 1U);
    model::User helper;
    helper.name = "helper";
    helper.role = model::Role::Therapist;
    (void)open.clinic->Store().AddUser(helper, "a good passphrase");
    open.clinic.reset();
    open.clinic = desk::Clinic::Open(support::TestResources(), open.Folder(), "helper", "a good passphrase",
                                     open.Around());
    BOOST_CHECK_THROW((void)desk::LoadClinicPast(*open.clinic), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
