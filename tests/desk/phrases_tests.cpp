#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/open_clinic.h"
#include "desk/phrases.h"

namespace {

using model::Layer;
using model::Side;
using model::SoapPart;

struct Phrasing : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    model::MarkId mark = editor->AddMarkIn({"soleus", Side::Left}, Layer::Superficial, "hypertonicity");

    [[nodiscard]] std::string Filled(const std::string& phrase, const model::MarkId& on) const {
        return desk::FillPhrase(*editor, phrase, on).text;
    }
    void Keep(SoapPart part, const char* shortcut, const char* text, bool archived = false) {
        clinic->Store().SavePhrase({ids.New<model::PhraseId>(), part, shortcut, text, archived});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(phrases_tests, Phrasing)

BOOST_AUTO_TEST_CASE(places_are_filled_from_mark_visit_and_client) {
    editor->SetSeverityBefore(mark, 6);
    model::Treatment treatment;
    treatment.marks = {mark};
    treatment.technique = "petrissage";
    treatment.minutes = 7;
    editor->AddTreatment(treatment);
    const struct {
        const char *phrase, *filled;
    } cases[] = {{"{finding} of the {side} {region}, {before}/10.", "Tight spot of the left soleus, 6/10."},
                 {"{place}: {technique} P{pressure}, {minutes} min", "L soleus: petrissage P3, 7 min"},
                 {"On {today} with {client}.", "On 23 Nov 2026 with Ada Example."},
                 {"Then {after} and {next visit}, after {last visit}.",
                  "Then [severity after] and [next visit], after [last visit]."},
                 {"For [how many] days {unknown} {", "For [how many] days [unknown] {"},
                 {"", ""}};
    for (const auto& one : cases) BOOST_TEST(Filled(one.phrase, mark) == one.filled);
    BOOST_TEST(Filled("{place} {finding}", {}) == "[place] [finding]");
}

BOOST_AUTO_TEST_CASE(the_dates_of_last_and_next_visit_are_known) {
    clock.Set(clock.Now() + std::chrono::hours(24 * 9));
    const auto next = clinic->StartVisit(client.id);
    auto plan = next->Visit().plan;
    plan.next_visit = model::ParseDate("2026-12-14");
    next->SetPlan(plan, "Change plan");
    BOOST_TEST(desk::FillPhrase(*next, "{last visit} – {next visit}", {}).text ==
               "23 Nov 2026 – 14 Dec 2026");
}

BOOST_AUTO_TEST_CASE(open_places_are_counted_in_characters) {
    const auto filled = desk::FillPhrase(*editor, "Größe {place}: [wie viel] {after}", mark);
    BOOST_TEST(filled.text == "Größe L soleus: [wie viel] [severity after]");
    BOOST_REQUIRE(filled.open.size() == 2U);
    BOOST_TEST((filled.open[0] == desk::TextRange{16, 26}));
    BOOST_TEST((filled.open[1] == desk::TextRange{27, 43}));
}

BOOST_AUTO_TEST_CASE(what_a_name_holds_is_no_place) {
    auto changed = clinic->LoadClient(client.id);
    changed.preferred_name = "{side} [x]";
    clinic->SaveClient(changed);
    const auto again = clinic->OpenVisit(editor->Visit().id);
    const auto filled = desk::FillPhrase(*again, "With {client}.", mark);
    BOOST_TEST(filled.text == "With {side} [x].");
    BOOST_TEST(filled.open.empty());
}

BOOST_AUTO_TEST_CASE(a_slash_that_begins_a_word_asks_for_a_phrase) {
    const struct {
        const char* text;
        std::size_t caret;
        int from;  // -1: none
        const char* typed;
    } cases[] = {{"/", 1, 0, ""},
                 {"/re", 3, 0, "re"},
                 {"a /re", 5, 2, "re"},
                 {"a\n/re", 5, 2, "re"},
                 {"6/10", 4, -1, ""},
                 {"and/or", 6, -1, ""},
                 {"/re x", 5, -1, ""},
                 {"/re", 1, 0, ""},
                 {"größe /é", 8, 6, "é"},
                 {"no", 2, -1, ""},
                 {"", 0, -1, ""},
                 {"/a", 99, 0, "a"},
                 {"/2345678901234567890123456789012345678901", 41, -1, ""}};
    for (const auto& one : cases) {
        const auto found = desk::SlashBefore(one.text, one.caret);
        BOOST_TEST_INFO(one.text);
        BOOST_TEST(found.has_value() == (one.from >= 0));
        if (!found) continue;
        BOOST_TEST(found->from == static_cast<std::size_t>(one.from));
        BOOST_TEST(found->typed == one.typed);
    }
}

BOOST_AUTO_TEST_CASE(shortcuts_come_before_words) {
    const std::vector<desk::PhraseChoice> all{{"same", "Unchanged since", false},
                                              {"s", "Sleeps well", false},
                                              {"", "Ice and sleep", true},
                                              {"x", "Nothing", false}};
    const auto fitting = desk::Fitting(all, "S");
    BOOST_REQUIRE(fitting.size() == 3U);
    BOOST_TEST(fitting[0].shortcut == "s");
    BOOST_TEST(fitting[1].shortcut == "same");
    BOOST_TEST(fitting[2].text == "Ice and sleep");
    BOOST_TEST(desk::Fitting(all, "").size() == 4U);
    BOOST_TEST(desk::Fitting(all, "zzz").empty());
}

BOOST_AUTO_TEST_CASE(phrases_of_the_clinic_come_first_and_take_a_shortcut) {
    const auto with = [&](const char* shortcut) {
        const auto all = desk::PhrasesFor(*editor, SoapPart::Plan);
        return std::ranges::count(all, shortcut, &desk::PhraseChoice::shortcut);
    };
    const auto before = desk::PhrasesFor(*editor, SoapPart::Plan).size();
    BOOST_TEST(with("next") == 1);
    Keep(SoapPart::Plan, "next", "Own words");
    Keep(SoapPart::Plan, "gone", "Old words", true);
    Keep(SoapPart::Assessment, "other", "Elsewhere");
    const auto all = desk::PhrasesFor(*editor, SoapPart::Plan);
    BOOST_TEST(all.size() == before);
    BOOST_TEST(all.front().text == "Own words");
    BOOST_TEST(with("next") == 1);
    BOOST_TEST(with("gone") == 0);
}

BOOST_AUTO_TEST_CASE(a_shortcut_of_the_clinic_leads_to_one_phrase) {
    auto& store = clinic->Store();
    model::Phrase phrase{ids.New<model::PhraseId>(), SoapPart::Plan, "/ice", " Ice 10 min. ", false};
    desk::KeepPhrase(store, phrase);
    BOOST_TEST(store.Phrases().front().shortcut == "ice");
    BOOST_TEST(store.Phrases().front().text == "Ice 10 min.");
    phrase.text = "Ice 8 min.";
    desk::KeepPhrase(store, phrase);
    BOOST_TEST(store.Phrases().size() == 1U);
    model::Phrase other{ids.New<model::PhraseId>(), SoapPart::Plan, "ice", "Other", false};
    BOOST_CHECK_THROW(desk::KeepPhrase(store, other), model::Error);
    other.part = SoapPart::Subjective;
    desk::KeepPhrase(store, other);
    phrase.archived = true;
    desk::KeepPhrase(store, phrase);
    other = {ids.New<model::PhraseId>(), SoapPart::Plan, "ice", "Third", false};
    desk::KeepPhrase(store, other);
    phrase.archived = false;
    BOOST_CHECK_THROW(desk::KeepPhrase(store, phrase), model::Error);
}

BOOST_AUTO_TEST_CASE(the_starter_set_is_whole_in_every_language_and_claims_nothing) {
    const auto phrases = desk::LoadPhrases(support::TestResources().Templates());
    const char* forbidden[] = {"cure", "detox", "adhesion", "lactic", "flush", "prevent", "fixes"};
    for (const auto& language : text::Languages()) {
        auto profile = clinic->Profile();
        profile.language = language.code;
        clinic->SaveProfile(profile);
        for (const auto& one : phrases) {
            const auto text = support::TestResources().Translator(language.code).Text(one.text);
            BOOST_TEST_INFO(language.code << ' ' << one.id);
            // The same names in braces, whatever the language.
            for (const auto& place : desk::PlaceNames()) {
                const std::string name = "{" + std::string(place.name) + "}";
                BOOST_TEST((text.find(name) == std::string::npos) ==
                           (one.text.find(name) == std::string::npos));
            }
            BOOST_TEST(std::ranges::count(text, '{') == std::ranges::count(one.text, '{'));
        }
    }
    for (const auto& one : phrases)
        for (const char* word : forbidden) BOOST_TEST(one.text.find(word) == std::string::npos, one.id);
}

BOOST_AUTO_TEST_SUITE_END()
