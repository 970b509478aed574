#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "desk/access_pack.h"
#include "desk/disclosures.h"
#include "desk/disposal_paper.h"
#include "desk/open_clinic.h"
#include "desk/retention.h"
#include "desk/retention_words.h"
#include "exchange/palpate_json.h"
#include "store/backup.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(retention_tests)

using desk::DueBasis;
using model::ErrorKind;
using model::RegisterKind;

using support::Refusal;

namespace {

terms::RetentionRule Rule(int years, std::optional<int> minor_years = {}, std::optional<int> until = {}) {
    return {"test", "Test", years, minor_years, until, 18, "a test", true};
}

// The clinic of today, ten years after it saw its one client.
struct Aged : support::OpenClinic {
    model::VisitId visit;

    Aged() {
        client.email = "ada@example.org";
        client = clinic->SaveClient(client);
        auto editor = clinic->StartVisit(client.id);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        visit = editor->Visit().id;
        editor.reset();
    }
    void Later(const char* instant) { clock.Set(*model::ParseInstant(instant)); }
    [[nodiscard]] std::string Dispose(const std::string& number) {
        return Refusal([&] { (void)desk::Dispose(*clinic, client.id, {number, "", clinic->Today()}); });
    }
    [[nodiscard]] std::string Erase(const std::string& reason) {
        return Refusal([&] {
            (void)desk::Erase(*clinic, client.id, {client.number, reason, clinic->Today()});
        });
    }
    [[nodiscard]] std::size_t Count(RegisterKind kind) { return clinic->Store().Register({{}, kind}).size(); }
};

std::string Content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_day_a_record_is_due) {
    struct Case {
        const char* what;
        const char* birth;  // empty: not known
        const char* last;
        terms::RetentionRule rule;
        const char* due;
        DueBasis basis;
    };
    const Case cases[] = {
        {"an adult", "1985-03-01", "2015-11-29", Rule(10, 10), "2025-11-29", DueBasis::Adult},
        {"the day of majority", "2000-05-04", "2018-05-04", Rule(10, 10), "2028-05-04", DueBasis::Adult},
        {"the day before", "2000-05-04", "2018-05-03", Rule(10, 10), "2028-05-04", DueBasis::Minor},
        {"a child", "2010-01-15", "2015-06-01", Rule(10, 10), "2038-01-15", DueBasis::Minor},
        {"a child without a rule", "2010-01-15", "2015-06-01", Rule(10), "2025-06-01", DueBasis::Minor},
        {"until 22, years longer", "2000-01-01", "2017-06-01", Rule(6, {}, 22), "2023-06-01",
         DueBasis::Minor},
        {"until 22, birthday later", "2010-01-01", "2012-06-01", Rule(6, {}, 22), "2032-01-01",
         DueBasis::Minor},
        {"until 26 and years from 18", "2010-02-03", "2015-06-01", Rule(8, 8, 26), "2036-02-03",
         DueBasis::Minor},
        {"last entry on a leap day", "1985-03-01", "2016-02-29", Rule(10), "2026-03-01", DueBasis::Adult},
        {"leap day to leap day", "1985-03-01", "2016-02-29", Rule(4), "2020-02-29", DueBasis::Adult},
        {"born on a leap day", "2012-02-29", "2020-06-01", Rule(10, 10), "2040-03-01", DueBasis::Minor},
        {"of age the day after", "2012-02-29", "2030-02-28", Rule(10, 10), "2040-03-01", DueBasis::Minor},
        {"of age on 1 March", "2012-02-29", "2030-03-01", Rule(10, 10), "2040-03-01", DueBasis::Adult},
        {"birth not known", "", "2015-11-29", Rule(10, 10), "2025-11-29", DueBasis::BirthUnknown},
        {"birth not known, minors longer", "", "2015-11-29", Rule(4, 7), "2022-11-29",
         DueBasis::BirthUnknown},
        {"birth not known, until 25", "", "2015-11-29", Rule(6, {}, 25), "2022-11-29",
         DueBasis::BirthUnknown},
        {"dated in the future", "1985-03-01", "2031-01-01", Rule(10), "2041-01-01", DueBasis::Adult},
        {"born after the entry", "2020-01-01", "2019-01-01", Rule(10, 10), "2048-01-01", DueBasis::Minor},
    };
    for (const Case& one : cases) {
        const auto due = desk::DueOn(model::ParseDate(one.birth), model::ParseDate(one.last), one.rule);
        BOOST_REQUIRE_MESSAGE(due.has_value(), one.what);
        BOOST_TEST(model::ToIso(due->on) == one.due, one.what);
        BOOST_TEST((due->basis == one.basis), one.what);
    }
    BOOST_TEST(!desk::DueOn(model::ParseDate("1985-03-01"), {}, Rule(10)).has_value());
}

BOOST_AUTO_TEST_CASE(the_list_is_of_the_clinics_jurisdiction) {
    Aged clinic;
    BOOST_TEST(desk::RetentionList(*clinic.clinic, true).empty());
    auto all = desk::RetentionList(*clinic.clinic, false);
    BOOST_REQUIRE(all.size() == 1U);
    BOOST_TEST(model::ToIso(all[0].due->on) == "2036-11-23");
    BOOST_TEST(all[0].drafts == 1);
    model::ClinicProfile profile = clinic.clinic->Profile();
    profile.jurisdiction = "us-ny";
    clinic.clinic->SaveProfile(profile);
    all = desk::RetentionList(*clinic.clinic, false);
    BOOST_TEST(model::ToIso(all[0].due->on) == "2032-11-23");
    clinic.Later("2032-11-22T12:00:00Z");
    BOOST_TEST(desk::RetentionList(*clinic.clinic, true).empty());
    clinic.Later("2032-11-23T12:00:00Z");
    BOOST_TEST(desk::RetentionList(*clinic.clinic, true).size() == 1U);
    // A held one is listed, so that nobody wonders where it is, and may not go.
    desk::Hold(*clinic.clinic, clinic.client.id, "a claim");
    const auto held = desk::RetentionList(*clinic.clinic, true);
    BOOST_REQUIRE(held.size() == 1U);
    BOOST_TEST(!held[0].MayGo(clinic.clinic->Today()));
    desk::Release(*clinic.clinic, clinic.client.id, "settled");
    BOOST_TEST(desk::RetentionList(*clinic.clinic, true)[0].MayGo(clinic.clinic->Today()));
    BOOST_TEST(Refusal([&] { desk::Release(*clinic.clinic, clinic.client.id, "again"); }) != "");
}

BOOST_AUTO_TEST_CASE(disposal_asks_for_the_number_and_the_day) {
    Aged clinic;
    const std::string number = clinic.client.number;
    BOOST_TEST(clinic.Dispose("9999").find("once more") != std::string::npos);
    BOOST_TEST(clinic.Dispose(number).find("must be kept until 2036-11-23") != std::string::npos);
    clinic.Later("2036-11-23T12:00:00Z");
    desk::Hold(*clinic.clinic, clinic.client.id, "a claim");
    BOOST_TEST(clinic.Dispose(number).find("legal hold") != std::string::npos);
    desk::Release(*clinic.clinic, clinic.client.id, "settled");
    BOOST_TEST(clinic.Dispose(number) == "");
    BOOST_TEST(!clinic.clinic->Store().LoadClient(clinic.client.id).has_value());
    BOOST_TEST(Refusal([&] { (void)clinic.clinic->OpenVisit(clinic.visit); }) != "");
    BOOST_TEST(clinic.Dispose(number).find("removed on 2036-11-23 already") != std::string::npos);
    BOOST_TEST(clinic.clinic->Store().Check().sound);
    clinic.Reopen();
    BOOST_TEST(desk::RetentionList(*clinic.clinic, false).empty());
}

// Everything is old at once for a clock that leapt ahead, and what is removed is gone for good.
BOOST_AUTO_TEST_CASE(a_clock_that_leapt_ahead_removes_nothing_until_the_date_is_said) {
    Aged clinic;
    const text::Translator words;
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, words) == "");
    clinic.Later("2038-07-12T12:00:00Z");
    // Looking with the wrong clock does not make it right.
    clinic.Reopen();
    clinic.Reopen();
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, words).find("12 July 2038") != std::string::npos);
    const auto dispose = [&](std::optional<model::Date> today) {
        return Refusal([&] {
            (void)desk::Dispose(*clinic.clinic, clinic.client.id, {clinic.client.number, "", today});
        });
    };
    BOOST_TEST(dispose({}).find("Confirm the date first") != std::string::npos);
    BOOST_TEST(Refusal([&] {
                   (void)desk::Erase(*clinic.clinic, clinic.client.id, {clinic.client.number, "asked"});
               }).find("Confirm the date first") != std::string::npos);
    BOOST_TEST(dispose(model::ParseDate("2026-11-30")).find("not 2026-11-30") != std::string::npos);
    BOOST_TEST(clinic.clinic->Store().LoadClient(clinic.client.id).has_value());
    BOOST_TEST(dispose(model::ParseDate("2038-07-12")) == "");
    const auto trail = clinic.clinic->Store().AuditTrail();
    BOOST_TEST(std::ranges::count(trail, "clock.confirm", &store::AuditEntry::action) == 1);
    // Once it was said it holds, until the clock leaps again.
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, words) == "");
    clinic.Later("2038-09-09T12:00:00Z");
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, words) == "");
    clinic.Later("2038-09-12T12:00:00Z");
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, words) != "");
}

// A leap that was undone is none.
BOOST_AUTO_TEST_CASE(a_clock_that_is_right_again_is_believed) {
    Aged clinic;
    clinic.Later("2038-07-12T12:00:00Z");
    clinic.Reopen();
    clinic.Later("2026-11-24T12:00:00Z");
    clinic.Reopen();
    BOOST_TEST(desk::DateDoubt(*clinic.clinic, text::Translator()) == "");
}

BOOST_AUTO_TEST_CASE(the_certificate_says_what_went_and_no_name) {
    Aged clinic;
    clinic.clinic->Store().BackUp(clinic.Folder() / "backups" / store::BackupName(clinic.clock.Now()));
    clinic.Later("2036-11-23T12:00:00Z");
    BOOST_TEST(clinic.Dispose(clinic.client.number) == "");
    const auto disposal = desk::DisposalNamed(*clinic.clinic, clinic.client.number);
    const auto page = desk::BuildDisposalPage(*clinic.clinic, disposal, "en");
    std::string all = page.title;
    for (const auto& sentence : page.opening) all += "\n" + sentence;
    for (const auto& [label, value] : page.facts) all += "\n" + label + ": " + value;
    for (const auto& sentence : page.closing) all += "\n" + sentence;
    for (const char* says :
         {"Certificate of disposal", "A. E.", "1 visit", "23 November 2026", "Anywhere else",
          "Audit log before",
          "1 backup beside the clinic, of 23 November 2026, still holds this record until 3 newer"})
        BOOST_TEST(all.find(says) != std::string::npos, says << " in " << all);
    for (const char* word : {"Ada", "Example", "soleus", "hypertonicity", "1985"})
        BOOST_TEST(all.find(word) == std::string::npos, word);
    for (const char* language : {"en", "de", "es"}) {
        const auto file = clinic.dir.Path() / (std::string("certificate-") + language + ".pdf");
        const auto paper = desk::WriteDisposalFile(*clinic.clinic, disposal, file, language);
        BOOST_TEST(paper.pages == 1);
        BOOST_TEST(paper.missing_glyphs.empty());
        BOOST_TEST(Content(file).starts_with("%PDF"));
    }
    BOOST_TEST(clinic.clinic->Store().AuditTrail().back().action == "disposal.print");
    BOOST_TEST(Refusal([&] { (void)desk::DisposalNamed(*clinic.clinic, "7777"); }) != "");
}

BOOST_AUTO_TEST_CASE(the_certificate_counts_every_kind) {
    Aged clinic;
    store::Disposal disposal;
    disposal.number = "0001";
    disposal.order.due_on = *model::ParseDate("2036-11-23");
    for (const char* kind : {"client", "visit", "visit", "signature", "amendment", "amendment", "picture",
                             "consent", "health", "emergency", "register"})
        disposal.records.push_back({kind, "id", ""});
    const auto page = desk::BuildDisposalPage(*clinic.clinic, disposal, "en");
    const auto held =
        std::ranges::find(page.facts, "What it held", &std::pair<std::string, std::string>::first);
    BOOST_REQUIRE((held != page.facts.end()));
    for (const char* says : {"the client's details", "2 visits", "1 signature", "2 amendments", "1 picture",
                             "1 consent", "1 version of", "1 emergency access", "1 entry of the register"})
        BOOST_TEST(held->second.find(says) != std::string::npos, says << " in " << held->second);
}

BOOST_AUTO_TEST_CASE(erasure_is_refused_while_the_record_must_be_kept_and_noted) {
    Aged clinic;
    BOOST_TEST(clinic.Erase(" ").find("Say why") != std::string::npos);
    BOOST_TEST(clinic.Count(RegisterKind::Request) == 0U);
    BOOST_TEST(clinic.Erase("asked by letter").find("noted as refused") != std::string::npos);
    BOOST_TEST(clinic.Count(RegisterKind::Request) == 1U);
    BOOST_TEST(clinic.clinic->Store().AuditTrail().back().action == "request.refuse");
    const auto row = desk::RetentionOf(*clinic.clinic, clinic.client.id);
    const std::string letter = desk::RefusalLetter(*clinic.clinic, text::Translator(), row);
    for (const char* says : {"Test clinic", "cannot do so yet", "23 November 2036", "complain"})
        BOOST_TEST(letter.find(says) != std::string::npos, says);
    BOOST_TEST(letter.find("Ada") == std::string::npos);
    clinic.Later("2036-11-23T12:00:00Z");
    desk::Hold(*clinic.clinic, clinic.client.id, "a claim");
    BOOST_TEST(clinic.Erase("asked again").find("legal hold") != std::string::npos);
    BOOST_TEST(clinic.Count(RegisterKind::Request) == 2U);
    desk::Release(*clinic.clinic, clinic.client.id, "settled");
    BOOST_TEST(clinic.Erase("asked a third time") == "");
    const auto client = clinic.clinic->Store().LoadClient(clinic.client.id);
    BOOST_REQUIRE(client.has_value());
    BOOST_TEST(client->name == clinic.client.number);
    BOOST_TEST(client->email == "");
    BOOST_TEST(clinic.clinic->Store().LoadVisit(clinic.visit)->marks.size() == 1U);
    BOOST_TEST(clinic.clinic->Store().Check().sound);
    const auto disposal = desk::DisposalNamed(*clinic.clinic, clinic.client.number);
    BOOST_TEST(desk::BuildDisposalPage(*clinic.clinic, disposal, "en").title == "Proof of erasure");
    BOOST_TEST(desk::RetentionList(*clinic.clinic, false).empty());
}

BOOST_AUTO_TEST_CASE(the_access_pack_is_private_and_whole) {
    Aged clinic;
    desk::AddStatement(*clinic.clinic, clinic.client.id, "It was the other knee.");
    desk::AddDisclosure(*clinic.clinic, {clinic.client.id, "=Dr Who", "summary", "consent of May", {}});
    const auto folder = clinic.dir.Path() / "pack";
    const auto pack = desk::WriteAccessPack(*clinic.clinic, clinic.client.id, folder, "en");
    BOOST_TEST(!std::filesystem::exists(clinic.dir.Path() / "pack.new"));
    struct stat status {};
    BOOST_REQUIRE(::stat(folder.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777) == 0700U);
    for (const auto& name : pack.files) {
        BOOST_REQUIRE(::stat((folder / name).c_str(), &status) == 0);
        BOOST_TEST((status.st_mode & 0777) == 0600U, name);
    }
    const auto bundle = exchange::ReadJson(Content(folder / "record.json"), "record.json");
    BOOST_TEST((bundle.clients.at(0) == clinic.client));
    BOOST_TEST(bundle.visits.size() == 1U);
    BOOST_TEST(Content(folder / "marks.csv").find("soleus") != std::string::npos);
    BOOST_TEST(Content(folder / "statements.txt").find("other knee") != std::string::npos);
    const std::string disclosures = Content(folder / "disclosures.csv");
    BOOST_TEST(disclosures.find("'=Dr Who") != std::string::npos, disclosures);
    BOOST_TEST(disclosures.find("the client") != std::string::npos, disclosures);
    BOOST_TEST(Refusal([&] {
                   (void)desk::WriteAccessPack(*clinic.clinic, clinic.client.id, folder);
               }).find("exists already") != std::string::npos);
    BOOST_TEST(Refusal([&] {
                   (void)desk::WriteAccessPack(*clinic.clinic, clinic.client.id, clinic.Folder() / "in");
               }) != "");
    BOOST_TEST(Refusal([&] {
                   (void)desk::WriteAccessPack(*clinic.clinic, {"nobody"}, clinic.dir.Path() / "none");
               }) != "");
    BOOST_TEST(!std::filesystem::exists(clinic.dir.Path() / "none"));
    store::AuditFilter filter;
    filter.kind = "access.pack";
    BOOST_TEST(clinic.clinic->Store().AuditTrail(filter).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_breach_has_72_hours) {
    Aged clinic;
    model::RegisterEntry breach;
    breach.kind = RegisterKind::Breach;
    breach.what = "a laptop was stolen";
    breach = clinic.clinic->Store().AddToRegister(breach);
    const struct {
        int minutes;
        const char* says;
    } cases[] = {{0, "72 hours left to tell the authority."},
                 {1, "71 hours left to tell the authority."},
                 {71 * 60, "1 hour left to tell the authority."},
                 {72 * 60, "0 hours left to tell the authority."},
                 {73 * 60, "Telling the authority was due 1 hour ago."},
                 {100 * 60, "Telling the authority was due 28 hours ago."}};
    for (const auto& one : cases)
        BOOST_TEST(desk::BreachClock(text::Translator(), breach,
                                     breach.at + std::chrono::minutes(one.minutes)) == one.says);
}

BOOST_AUTO_TEST_CASE(breaches_are_followed_up) {
    Aged clinic;
    const text::Translator words;
    const auto breach = desk::AddBreach(*clinic.clinic, " stolen laptop ", "police");
    BOOST_TEST(breach.what == "stolen laptop");
    (void)desk::AddFollowUp(*clinic.clinic, breach.id, "reported", "authority");
    clinic.Later("2026-11-25T09:00:00Z");
    const auto old = desk::AddBreach(*clinic.clinic, "letter lost", "", {model::ParseDate("2026-11-20")});
    const auto rows = desk::BreachRows(*clinic.clinic, words);
    BOOST_REQUIRE(rows.size() == 2U);
    // The newest first, by when it became known.
    BOOST_TEST((rows[0].entry.id == breach.id));
    BOOST_TEST(!rows[0].late);
    BOOST_TEST(rows[0].clock == "24 hours left to tell the authority.");
    BOOST_REQUIRE(rows[0].steps.size() == 1U);
    BOOST_TEST(rows[0].steps[0].entry.whom == "authority");
    BOOST_TEST((rows[1].entry.id == old.id));
    BOOST_TEST(rows[1].day == "20 Nov 2026");
    BOOST_TEST(rows[1].late);
    BOOST_TEST(Refusal([&] {
                   (void)desk::AddBreach(*clinic.clinic, "x", "", {model::ParseDate("2026-11-26")});
               }) == "That time is still to come.");
}

BOOST_AUTO_TEST_CASE(the_hours_run_from_the_time_somebody_found_out) {
    Aged clinic;
    clinic.Later("2026-11-25T09:00:00Z");  // 10:00 in Berlin
    const auto at = [&](const desk::KnownSince& known) {
        return model::ToIso(desk::AddBreach(*clinic.clinic, "letter lost", "", known).at);
    };
    const auto day = model::ParseDate("2026-11-24");
    BOOST_TEST(at({}) == "2026-11-25T09:00:00.000Z");
    BOOST_TEST(at({day, "17:45"}) == "2026-11-24T16:45:00.000Z");
    BOOST_TEST(at({{}, "9:30"}) == "2026-11-25T08:30:00.000Z");
    // The time not known, the cautious one.
    BOOST_TEST(at({day, " "}) == "2026-11-23T23:00:00.000Z");
    BOOST_TEST(Refusal([&] { (void)at({{}, "10:01"}); }) == "That time is still to come.");
    BOOST_TEST(Refusal([&] { (void)at({day, "noon"}); }) == "Please give the time as in 14:30.");
    const auto rows = desk::BreachRows(*clinic.clinic, text::Translator());
    BOOST_REQUIRE(rows.size() == 4U);
    BOOST_TEST(rows[2].since == "24 Nov 2026, 17:45");
    BOOST_TEST(rows[2].clock == "55 hours left to tell the authority.");
}

BOOST_AUTO_TEST_CASE(rules_are_named_in_the_persons_language) {
    const auto& data = support::TestResources();
    const auto rules = terms::Retention::Load(data.Templates());
    for (const char* language : {"de", "es"})
        for (const terms::RetentionRule& rule : rules.All()) {
            const std::string english = desk::RuleSentence(text::Translator(), rule);
            BOOST_TEST(english == "Rule: " + rule.name + ". " + rule.source + ".");
            const std::string said = desk::RuleSentence(support::TestResources().Translator(language), rule);
            BOOST_TEST(said != english);
            BOOST_TEST(said.find(rule.source) == std::string::npos, rule.id);
        }
}

BOOST_AUTO_TEST_CASE(a_refusal_is_noted_and_written_as_a_page) {
    Aged clinic;
    const auto row = desk::RetentionOf(*clinic.clinic, clinic.client.id);
    BOOST_TEST(Refusal([&] { desk::NoteRefusedErasure(*clinic.clinic, row, {"9999", "asked"}); }) != "");
    BOOST_TEST(Refusal([&] { desk::NoteRefusedErasure(*clinic.clinic, row, {row.number, " "}); }) != "");
    BOOST_TEST(clinic.Count(RegisterKind::Request) == 0U);
    desk::NoteRefusedErasure(*clinic.clinic, row, {row.number, "asked by letter"});
    BOOST_TEST(clinic.Count(RegisterKind::Request) == 1U);
    for (const char* language : {"en", "de", "es"}) {
        const auto file = clinic.dir.Path() / (std::string("letter-") + language + ".pdf");
        const auto paper = desk::WriteRefusalFile(*clinic.clinic, row, file, language);
        BOOST_TEST(paper.pages == 1);
        BOOST_TEST(paper.missing_glyphs.empty());
        BOOST_TEST(Content(file).starts_with("%PDF"));
    }
}

BOOST_AUTO_TEST_CASE(why_a_record_is_kept_in_words) {
    const text::Translator words;
    desk::RetentionRow row;
    const auto with = [&](DueBasis basis, const terms::RetentionRule& rule) {
        row.due = desk::Due{*model::ParseDate("2036-01-01"), basis};
        return desk::DueText(words, rule, row);
    };
    BOOST_TEST(with(DueBasis::Adult, Rule(10, 10)) == "10 years after the last entry");
    BOOST_TEST(with(DueBasis::Minor, Rule(8, 8, 26)) ==
               "Under age then, the longest of: 8 years after the last entry, 8 years from the age of 18 and "
               "until the age of 26");
    BOOST_TEST(with(DueBasis::BirthUnknown, Rule(10)).starts_with("Date of birth not known"));
    const model::Date before = *model::ParseDate("2035-12-31"), after = *model::ParseDate("2036-01-01");
    BOOST_TEST(desk::StandingWord(words, row, before) == "kept");
    BOOST_TEST(desk::StandingWord(words, row, after) == "due");
    row.held = true;
    BOOST_TEST(desk::StandingWord(words, row, after) == "legal hold");
}

BOOST_AUTO_TEST_CASE(a_client_is_named_by_number_or_id) {
    Aged clinic;
    BOOST_TEST((desk::ClientNamed(*clinic.clinic, clinic.client.number) == clinic.client.id));
    BOOST_TEST((desk::ClientNamed(*clinic.clinic, clinic.client.id.value) == clinic.client.id));
    BOOST_TEST(Refusal([&] { (void)desk::ClientNamed(*clinic.clinic, "Ada"); }) != "");
    model::Client twin = clinic.clinic->NewClient();
    twin.name = "Twin";
    twin.number = clinic.client.number;
    clinic.clinic->SaveClient(twin);
    BOOST_TEST(Refusal([&] {
                   (void)desk::ClientNamed(*clinic.clinic, clinic.client.number);
               }).find("Several") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
