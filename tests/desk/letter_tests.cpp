// A letter to another professional: what it says, what it needs before it is written, what is kept of it.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <functional>

#include "desk/amended_line.h"
#include "desk/consents.h"
#include "desk/disclosures.h"
#include "desk/letter_builder.h"
#include "desk/open_clinic.h"
#include "desk/record_builder.h"
#include "desk/red_flags.h"
#include "desk/signing.h"
#include "desk/visit_editor.h"
#include "support/pdf_probe.h"

namespace {

using desk::LetterPart;
using desk::LetterStart;

struct Referring : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    model::VisitId visit = editor->Visit().id;
    std::filesystem::path file = dir.Path() / "letter.pdf";

    Referring() {
        const auto mark =
            editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        editor->SetSeverityBefore(mark, 6);
        model::Treatment treatment;
        treatment.marks = {mark};
        treatment.technique = "petrissage";
        treatment.pressure = 3;
        treatment.minutes = 17;
        editor->AddTreatment(treatment);
        editor->SetReason("Calf like a rope");
    }
    void Raise(const char* question, const char* flag) {
        desk::RedFlagAnswers answers;
        for (const auto& one : support::TestResources().RedFlagQuestions())
            answers[one.id] = one.id == question;
        desk::AnswerRedFlags(*editor, answers, {flag});
    }
    void Agree() {
        desk::ConsentGiven given;
        given.kinds = {desk::kSharingConsent};
        given.language = "en";
        given.given_by = "Ada Example";
        given.how = model::ConsentHow::OnPaper;
        client = desk::RecordConsents(*clinic, client.id, given);
    }
    [[nodiscard]] desk::LetterWish Wish(LetterStart start = LetterStart::Visit) {
        desk::LetterWish wish = desk::ProposeLetter(*clinic, visit, start);
        wish.name = "Dr P. Okafor";
        wish.practice = "Hill Surgery";
        wish.address = "1 Hill Road\nNorthgate";
        return wish;
    }
    // Its id; empty where nothing is refused.
    [[nodiscard]] std::string Refusal(const desk::LetterWish& wish) {
        try {
            (void)desk::WriteLetterFile(*clinic, wish, file);
        } catch (const model::Error& error) {
            BOOST_TEST((error.Kind() == model::ErrorKind::Refused));
            return error.what();
        }
        return {};
    }
    [[nodiscard]] std::vector<model::RegisterEntry> Told() {
        return clinic->Store().Register({client.id, model::RegisterKind::Disclosure});
    }
    [[nodiscard]] std::size_t Prints() {
        store::AuditFilter filter;
        filter.kind = "letter.print";
        return clinic->Store().AuditTrail(filter).size();
    }
};

bool Holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A visit that was signed and is corrected.
struct Signed : Referring {
    text::Translator words;

    // With a reading, before it is signed.
    void Measure(double before) {
        editor->Apply(
            [&](model::Visit& changed) {
                model::Reading reading;
                reading.measure = "nrs_now";
                reading.before = before;
                changed.readings.push_back(reading);
                return std::optional<model::Problem>();
            },
            "Measure", static_cast<unsigned>(desk::Change::All));
    }
    void Sign() {
        desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"), {});
        clock.Set(clock.Now() + std::chrono::hours{24});
    }
    [[nodiscard]] desk::AmendedVisit Read() { return desk::ReadAmended(*clinic, words, visit); }
    [[nodiscard]] std::string Mark() { return "mark." + Read().visit.marks.at(0).id.value; }
    [[nodiscard]] std::string Standing(const std::string& field) {
        const auto read = Read();
        const auto found = std::ranges::find(read.fields, field, &desk::ReadField::field);
        return found == read.fields.end() ? "" : model::Standing(found->passages);
    }
    void Correct(const std::string& field, const std::string& whole) {
        model::Amendment amendment = desk::CorrectionTo(Read(), field, whole);
        amendment.reason = "slip of the key";
        (void)desk::Amend(*clinic, amendment, clinic->Store().Unlock("a good passphrase"));
    }
    void CorrectValues(const std::function<void(desk::LineValues&)>& change) {
        const auto read = Read();
        auto values = desk::ValuesOf(*clinic, read, Mark());
        BOOST_REQUIRE(values);
        change(*values);
        Correct(Mark(), desk::LineWith(*clinic, read, Mark(), *values));
    }
    [[nodiscard]] pdf::ReferralPage Letter(std::set<LetterPart> parts) {
        desk::LetterWish wish = Wish();
        wish.parts = std::move(parts);
        return desk::BuildLetter(*clinic, wish);
    }
};

// The lines of a section; none where it is not there.
std::vector<std::string> Lines(const pdf::RecordPage& page, const std::string& title) {
    std::vector<std::string> lines;
    for (const auto& section : page.sections)
        if (section.title == title)
            for (const auto& [label, line] : section.facts) lines.push_back(line);
    return lines;
}

constexpr const char* kCorrected = "Corrected after signing";
const std::string kSee = "Corrected after signing, see below.";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(letter_tests, Referring)

BOOST_AUTO_TEST_CASE(without_consent_or_law_nothing_is_written_and_nothing_noted) {
    BOOST_TEST(Holds(Refusal(Wish()), "has not agreed"));
    BOOST_TEST(!std::filesystem::exists(file));
    BOOST_TEST(Told().empty());
    BOOST_TEST(Prints() == 0U);
}

BOOST_AUTO_TEST_CASE(with_consent_it_is_written_noted_and_logged) {
    Agree();
    BOOST_TEST(Refusal(Wish()) == "");
    BOOST_TEST(std::filesystem::exists(file));
    BOOST_REQUIRE_EQUAL(Told().size(), 1U);
    const model::RegisterEntry entry = Told().front();
    BOOST_TEST(entry.whom == "Dr P. Okafor, Hill Surgery");
    BOOST_TEST(Holds(entry.what, "Calf like a rope"));
    BOOST_TEST(Holds(entry.what, "Findings with the map"));
    BOOST_TEST(Holds(entry.consent, "Ada Example"));
    BOOST_TEST(Prints() == 1U);
}

BOOST_AUTO_TEST_CASE(a_law_or_duty_stands_in_for_the_consent_and_is_said) {
    auto wish = Wish();
    wish.legal_reason = "danger to life, found unconscious";
    BOOST_TEST(Refusal(wish) == "");
    BOOST_TEST(Holds(Told().front().consent, "danger to life"));
    const auto page = desk::BuildLetter(*clinic, wish);
    BOOST_TEST(
        std::ranges::any_of(page.scope, [](const std::string& s) { return Holds(s, "danger to life"); }));
}

BOOST_AUTO_TEST_CASE(a_consent_that_was_taken_back_does_not_carry_a_letter) {
    Agree();
    clock.Set(clock.Now() + std::chrono::hours{1});
    (void)desk::RevokeConsent(*clinic, client.id, client.consents.back().id, "");
    BOOST_TEST(Holds(Refusal(Wish()), "has not agreed"));
}

BOOST_AUTO_TEST_CASE(it_begins_with_the_visit_or_with_its_red_flag) {
    BOOST_TEST((desk::StartOf(editor->Visit()) == LetterStart::Visit));
    const auto visit_wish = Wish();
    BOOST_TEST(visit_wish.reason == "Calf like a rope");
    BOOST_TEST(visit_wish.urgency == "");
    BOOST_TEST(!visit_wish.parts.contains(LetterPart::RedFlags));
    BOOST_TEST(!visit_wish.parts.contains(LetterPart::Health));
    Raise("swelling", "dvt");
    BOOST_TEST((desk::StartOf(editor->Visit()) == LetterStart::RedFlag));
    const auto flagged = Wish(LetterStart::RedFlag);
    BOOST_TEST(flagged.urgency == "same_day");
    BOOST_TEST(flagged.reason.starts_with("Red flag: "));
    BOOST_TEST(!flagged.question.empty());
    BOOST_TEST(flagged.parts.contains(LetterPart::RedFlags));
    const auto page = desk::BuildLetter(*clinic, flagged);
    BOOST_TEST(page.urgency.title == "Urgency: doctor today.");
    BOOST_REQUIRE_EQUAL(page.red_flags.facts.size(), 2U);
    BOOST_TEST(Holds(page.red_flags.facts[0].second, "11 questions asked; yes: New swelling"));
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
    Agree();
    Raise("swelling", "dvt");
    const auto changed = [&](auto change) {
        auto wish = Wish();
        change(wish);
        return wish;
    };
    const std::vector<std::pair<std::string, desk::LetterWish>> cases{
        {"who the letter goes to", changed([](auto& w) { w.name = " ", w.practice.clear(); })},
        {"why the client", changed([](auto& w) { w.reason = "\n "; })},
        {"longer than", changed([](auto& w) { w.reason = std::string(4001, 'x'); })},
        {"nobody can see", changed([](auto& w) { w.name = "Dr\nOkafor"; })},
        {"nobody can see", changed([](auto& w) { w.question = "a\x01"; })},
        {"more urgent", changed([](auto& w) { w.urgency = "refer_days"; })},
        {"no urgency", changed([](auto& w) { w.urgency = "soon"; })},
        {"There is no visit", changed([](auto& w) { w.visit = {"01a21113-3080-7000-9b9c-000000000001"}; })}};
    for (const auto& [says, wish] : cases)
        BOOST_TEST(Holds(Refusal(wish), says), says << " / " << Refusal(wish));
    BOOST_TEST(Told().empty());
    BOOST_TEST(Refusal(changed([](auto& w) { w.urgency = "emergency"; })) == "");
}

BOOST_AUTO_TEST_CASE(who_may_read_but_not_release_writes_none) {
    Agree();
    const auto wish = Wish();
    model::User auditor;
    auditor.name = "ben";
    auditor.role = model::Role::Auditor;
    (void)clinic->Store().AddUser(auditor, "ben's own words");
    editor.reset();
    clinic.reset();
    clinic = desk::Clinic::Open(support::TestResources(), Folder(), "ben", "ben's own words", Around());
    const auto no_access = [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::NoAccess;
    };
    BOOST_CHECK_EXCEPTION((void)desk::ProposeLetter(*clinic, visit, LetterStart::Visit), model::Error,
                          no_access);
    BOOST_CHECK_EXCEPTION((void)desk::WriteLetterFile(*clinic, wish, file), model::Error, no_access);
    BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_CASE(only_what_goes_along_is_told) {
    Agree();
    auto wish = Wish();
    auto page = desk::BuildLetter(*clinic, wish);
    BOOST_TEST(page.chart.marks.size() == 1U);
    BOOST_REQUIRE_EQUAL(page.done.size(), 2U);
    BOOST_TEST(Holds(page.done.front(), "petrissage 17 min"));
    BOOST_TEST(!page.chart.figures.empty());
    wish.parts = {};
    page = desk::BuildLetter(*clinic, wish);
    BOOST_TEST(page.chart.marks.empty());
    BOOST_TEST(page.chart.figures.empty());
    BOOST_TEST(page.chart.sections.empty());
    BOOST_TEST(page.done.empty());
    BOOST_TEST(page.red_flags.facts.empty());
    BOOST_TEST(page.measures.rows.empty());
}

BOOST_AUTO_TEST_CASE(a_draft_is_told_and_every_language_has_its_words) {
    Agree();
    for (const char* language : {"en", "de", "es"}) {
        auto wish = desk::ProposeLetter(*clinic, visit, LetterStart::Visit, language);
        wish.name = "Dr P. Okafor";
        const auto paper = desk::WriteLetterFile(*clinic, wish, file);
        BOOST_TEST(paper.missing_glyphs.empty(), language);
        if (!support::HavePdfTools()) continue;
        const std::string text = support::PdfProbe(paper.bytes).Text();
        BOOST_TEST(Holds(text, "Ada Example"), language);
        BOOST_TEST(Holds(text, "not signed yet") == (std::string(language) == "en"), language);
    }
}

BOOST_AUTO_TEST_CASE(a_file_says_what_it_names_and_no_more) {
    const auto path = dir.Path() / "to.toml";
    std::ofstream(path)
        << "name = \"Dr X\"\nreason = \"Swelling\"\nurgency = \"routine\"\nparts = [\"health\"]\n";
    auto wish = Wish();
    wish.urgency = "same_day";
    desk::ReadLetterFile(path, wish);
    BOOST_TEST(wish.name == "Dr X");
    BOOST_TEST(wish.practice == "Hill Surgery");
    BOOST_TEST(wish.urgency == "");
    BOOST_TEST((wish.parts == std::set{LetterPart::Health}));
    for (const char* wrong : {"nam = \"Dr X\"", "parts = [\"moon\"]", "name = 5"}) {
        std::ofstream(path) << wrong << "\n";
        BOOST_CHECK_THROW(desk::ReadLetterFile(path, wish), model::Error);
    }
}

BOOST_FIXTURE_TEST_CASE(a_mark_whose_side_was_corrected_is_drawn_on_that_side, Signed) {
    Sign();
    CorrectValues([](desk::LineValues& values) { values.finding->at.side = model::Side::Right; });
    const auto page = Letter({LetterPart::Findings}).chart;
    BOOST_TEST(page.marks.at(0).side == "R");
    BOOST_TEST(page.marks.at(0).note == "");
    BOOST_TEST(Lines(page, kCorrected).empty());
    int drawn = 0;
    for (const auto& figure : page.figures)
        for (const auto& look : figure.marks) {
            const bodymap::RegionIndex index(*figure.map);
            const auto hit = index.At(look.points.at(0), model::Layer::Superficial);
            BOOST_REQUIRE(hit);
            BOOST_TEST((hit->at == model::RegionRef{"soleus", model::Side::Right}));
            BOOST_TEST((figure.marked == std::vector<model::RegionRef>{hit->at}));
            ++drawn;
        }
    BOOST_TEST(drawn == 1);
}

BOOST_FIXTURE_TEST_CASE(treatment_that_was_corrected_is_told_beside_what_was_signed, Signed) {
    Measure(4);
    Sign();
    CorrectValues([](desk::LineValues& values) { values.work->pressure = 2, values.work->minutes = 5; });
    for (const LetterPart part : {LetterPart::Findings, LetterPart::Treatment}) {
        const auto page = Letter({part});
        const auto told = Lines(page.chart, kCorrected);
        BOOST_REQUIRE_EQUAL(told.size(), 1U);
        BOOST_TEST(Holds(told[0], "P2 5 min"));
        if (part == LetterPart::Findings)
            BOOST_TEST(page.chart.marks.at(0).note == kSee);
        else
            BOOST_TEST(page.done.back() == kSee);
    }
    // It says nothing of what does not go along.
    const auto page = Letter({LetterPart::Measures, LetterPart::Given});
    BOOST_TEST(Lines(page.chart, kCorrected).empty());
    BOOST_TEST(page.measures.about == "");
}

BOOST_FIXTURE_TEST_CASE(words_put_behind_a_line_are_told, Signed) {
    Sign();
    CorrectValues([](desk::LineValues& values) { values.finding->before = 3; });
    Correct(Mark(), Standing(Mark()) + " Was the other leg.");
    const auto page = Letter({LetterPart::Findings}).chart;
    BOOST_TEST(page.marks.at(0).severity == "3");
    const auto told = Lines(page, kCorrected);
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST(Holds(told[0], "Was the other leg."));
}

BOOST_FIXTURE_TEST_CASE(a_measure_that_was_corrected_is_told_with_measures, Signed) {
    Measure(4);
    Sign();
    Correct("measured.1", "It was 9, not 4.");
    auto page = Letter({LetterPart::Measures});
    BOOST_TEST((Lines(page.chart, kCorrected) == std::vector<std::string>{"It was 9, not 4."}));
    BOOST_TEST(page.measures.about == kSee);
    BOOST_TEST(Lines(Letter({LetterPart::Treatment}).chart, kCorrected).empty());
    // At a later visit the table still holds what was signed at this one.
    editor = clinic->StartVisit(client.id);
    visit = editor->Visit().id;
    Measure(5);
    page = Letter({LetterPart::Measures});
    BOOST_TEST(Lines(page.chart, kCorrected).empty());
    BOOST_TEST(page.measures.about.starts_with("At 1 other visit measures were corrected in words"));
    // Corrected back to what was signed, nothing is to be told.
    visit = clinic->Store().Visits({})[1].id;
    Correct("measured.1", Read().visit.objective.back().text);
    BOOST_TEST(Lines(Letter({LetterPart::Measures}).chart, kCorrected).empty());
}

BOOST_FIXTURE_TEST_CASE(a_line_goes_along_with_its_own_part_alone, Signed) {
    model::Treatment elsewhere;
    elsewhere.regions = {{"gastrocnemius_medial", model::Side::Left}};
    elsewhere.technique = "petrissage";
    elsewhere.pressure = 2;
    elsewhere.minutes = 5;
    editor->AddTreatment(elsewhere);
    Measure(4);
    desk::RedFlagAnswers none;
    for (const auto& one : support::TestResources().RedFlagQuestions()) none[one.id] = false;
    desk::AnswerRedFlags(*editor, none, {});
    Sign();
    Correct(Mark(), Standing(Mark()) + " Of the mark.");
    const std::string treated = "treatment." + Read().visit.treatments.back().id.value;
    Correct(treated, Standing(treated) + " Of the treatment.");
    Correct("measured.1", Standing("measured.1") + " Of the measure.");
    Correct("measured.2", Standing("measured.2") + " Of the red flags.");
    const std::vector<std::string> all{"Of the mark.", "Of the treatment.", "Of the measure.",
                                       "Of the red flags."};
    const std::vector<std::pair<LetterPart, std::set<std::string>>> cases{
        {LetterPart::Findings, {all[0]}},
        {LetterPart::Treatment, {all[0], all[1]}},
        {LetterPart::Measures, {all[2]}},
        {LetterPart::RedFlags, {all[3]}}};
    for (const auto& [part, expected] : cases) {
        std::string told;
        for (const std::string& line : Lines(Letter({part}).chart, kCorrected)) told += line + "\n";
        for (const std::string& one : all)
            BOOST_TEST(Holds(told, one) == expected.contains(one), one << " / " << told);
    }
}

// Nobody chose how the last home plan went; and each part points at its own corrections.
BOOST_FIXTURE_TEST_CASE(the_line_of_the_last_home_plan_goes_along_with_no_part, Signed) {
    Measure(4);
    editor->Apply(
        [](model::Visit& changed) {
            model::Adherence done;
            done.item = "calf_straight";
            done.name = "Straight-knee calf stretch";
            done.plan = {"01a21113-3080-7000-9b9c-00000000aaaa"};
            done.followed = model::Followed::NotDone;
            changed.adherence = {done};
            return std::optional<model::Problem>();
        },
        "Ask", static_cast<unsigned>(desk::Change::All));
    desk::RedFlagAnswers none;
    for (const auto& one : support::TestResources().RedFlagQuestions()) none[one.id] = false;
    desk::AnswerRedFlags(*editor, none, {});
    Sign();
    BOOST_REQUIRE(Holds(Standing("measured.2"), "Straight-knee calf stretch"));
    const auto asked = [](const pdf::ReferralPage& page) {
        for (const auto& [label, said] : page.red_flags.facts)
            if (label == "Asked") return said;
        return std::string();
    };
    const std::set<LetterPart> both{LetterPart::Measures, LetterPart::RedFlags};
    Correct("measured.2", Standing("measured.2") + " Away on holiday.");
    auto page = Letter(both);
    BOOST_TEST(Lines(page.chart, kCorrected).empty());
    BOOST_TEST(page.measures.about.empty(), page.measures.about);
    BOOST_TEST(!Holds(asked(page), kSee));
    Correct("measured.3", Standing("measured.3") + " And fever.");
    page = Letter(both);
    BOOST_TEST(Lines(page.chart, kCorrected).size() == 1U);
    BOOST_TEST(page.measures.about.empty(), page.measures.about);
    BOOST_TEST(Holds(asked(page), kSee), asked(page));
    Correct("measured.1", Standing("measured.1") + " It was 9.");
    BOOST_TEST(Letter(both).measures.about == kSee);
    BOOST_TEST(!Holds(asked(Letter(both)), "holiday"));
}

BOOST_FIXTURE_TEST_CASE(what_changed_in_health_is_told_as_it_stands, Signed) {
    desk::RedFlagAnswers none;
    for (const auto& one : support::TestResources().RedFlagQuestions()) none[one.id] = false;
    desk::AnswerRedFlags(*editor, none, {});
    editor->SetHealthUpdate("New pills: aspirin", true);
    Sign();
    const auto changed = [&] {
        std::string text;
        for (const auto& [label, said] : Letter({LetterPart::RedFlags}).red_flags.facts)
            if (label == "Changed since the last visit") text = said;
        return text;
    };
    BOOST_TEST(changed() == "New pills: aspirin");
    Correct("health_update", "New pills: apixaban");
    BOOST_TEST(changed() == "New pills: apixaban");
    // The answers to red flags are the last line of what was measured.
    const std::string line = "measured.1";
    Correct(line, Standing(line) + " And fever.");
    const auto told = Lines(Letter({LetterPart::RedFlags}).chart, kCorrected);
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST(Holds(told[0], "And fever."));
}

BOOST_FIXTURE_TEST_CASE(health_is_that_of_the_day_the_letter_is_written, Signed) {
    model::HealthHistory health = client.Health();
    health.medication = "none";
    client = clinic->KeepHealth(client.id, health);
    Sign();
    health = client.Health();
    health.medication = "Warfarin";
    health.allergies = "Latex";
    client = clinic->KeepHealth(client.id, health);
    clock.Set(clock.Now() + std::chrono::hours{48});
    const auto told = Lines(Letter({LetterPart::Health}).chart, "Health, as the client told us");
    for (const char* said : {"Warfarin", "Latex"}) BOOST_TEST(std::ranges::count(told, said) == 1, said);
    const auto record = Lines(desk::BuildRecordPage(*clinic, visit, "en"), "Health and consent on that day");
    BOOST_TEST(std::ranges::count(record, "none") == 1);
    BOOST_TEST(std::ranges::count(record, "Warfarin") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
