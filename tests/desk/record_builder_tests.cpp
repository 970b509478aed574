// The record of a visit: every field of it is on the page, as it was signed and amended.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "desk/access_pack.h"
#include "desk/amendments.h"
#include "desk/audit_pack.h"
#include "desk/files.h"
#include "desk/history_builder.h"
#include "desk/open_clinic.h"
#include "desk/record_builder.h"
#include "desk/red_flags.h"
#include "desk/signing.h"
#include "exchange/palpate_json.h"
#include "support/pdf_probe.h"

BOOST_AUTO_TEST_SUITE(record_builder_tests)

namespace {

using namespace std::chrono_literals;
using model::AmendmentKind;

struct Recording : support::OpenClinic {
    model::VisitId visit;

    Recording() {
        auto editor = clinic->StartVisit(client.id);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "hypertonicity");
        auto soap = editor->Visit().soap;
        soap.subjective = "Stiff since Sunday, SCM too.";
        soap.objective = "Gait even.";
        soap.assessment = "Overuse of the left calf.";
        soap.plan = "Again in a week.";
        editor->SetSoap(soap);
        const auto edit = [](model::Visit& one) -> std::optional<model::Problem> {
            one.reason = "Calf like a rope";
            one.marks.front().before = 6;
            one.marks.front().after = 3;
            one.marks.front().note = "Sore on pressing";
            model::Treatment treatment;
            treatment.id = {"01a21113-3080-7000-9b9c-000000000001"};
            treatment.marks = {one.marks.front().id};
            treatment.technique = "petrissage";
            treatment.pressure = 3;
            treatment.minutes = 17;
            treatment.response = model::Response::Better;
            one.treatments = {treatment};
            model::Reading pain;
            pain.measure = "nrs_now";
            pain.before = 7;
            pain.after = 2;
            one.readings = {pain};
            return {};
        };
        editor->Apply(edit, "test", static_cast<unsigned>(desk::Change::Details));
        visit = editor->Visit().id;
    }

    [[nodiscard]] store::SigningKey Key() const { return clinic->Store().Unlock("a good passphrase"); }
    void Sign(const std::string& late = {}) {
        const auto editor = clinic->OpenVisit(visit);
        desk::SignRequest request;
        request.late_reason = late;
        desk::Sign(*editor, Key(), request);
    }
    void Correct(const std::string& wrong, const std::string& right) {
        const auto& words = support::TestResources().Translator("en");
        auto made = desk::CorrectionOf(desk::ReadAmended(*clinic, words, visit), "soap.a", wrong, right);
        made.reason = "wrong side written";
        desk::Amend(*clinic, made, Key());
    }
    void Amend(AmendmentKind kind, const model::ClientId& to = {}) {
        model::Amendment made;
        made.visit = visit;
        made.kind = kind;
        made.reason = "seen on review";
        made.to = to;
        if (kind == AmendmentKind::Addition) made.text = "She rang, better since.";
        desk::Amend(*clinic, made, Key());
    }
    [[nodiscard]] std::string Text(const std::string& language = {}) {
        return support::PdfProbe(desk::RecordToPrint(*clinic, visit, language).bytes).Text();
    }
    void DemandAll(const std::string& text, const std::vector<std::string>& parts) {
        for (const std::string& part : parts)
            BOOST_TEST((text.find(part) != std::string::npos), part << " is missing in " << text);
    }
};

bool HasBanner(const pdf::RecordPage& page, const std::string& title) {
    return std::ranges::find(page.banners, title, &pdf::RecordPage::Banner::title) != page.banners.end();
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_field_is_on_the_page, Recording) {
    if (!support::HavePdfTools()) return;
    Sign();
    DemandAll(Text(), {"Ada Example",
                       "born 1 Mar 1985",
                       "Calf like a rope",
                       "on time",
                       "not given",
                       "Soleus",
                       "Deep",
                       "6 → 3",
                       "Sore on pressing",
                       "Petrissage P3 17 min; better",
                       "17 min",
                       "Stiff since Sunday",
                       "Gait even.",
                       "Overuse of the left calf.",
                       "Again in a week.",
                       "Pain now",
                       "7/10",
                       "2/10",
                       "no home plan",
                       "nowhere",
                       "Signed and locked",
                       "BLAKE2b",
                       "Public key",
                       "Body map",
                       "Audit entry",
                       "Audit log up to entry",
                       "logged as entry",
                       "Confidential.",
                       "Page 1 of",
                       "client’s left"});
}

BOOST_FIXTURE_TEST_CASE(a_print_is_logged_and_says_as_which_entry, Recording) {
    (void)desk::RecordPaper(*clinic, visit);
    store::AuditFilter filter;
    filter.kind = "record.print";
    BOOST_TEST(clinic->Store().AuditTrail(filter).empty());
    (void)desk::RecordToPrint(*clinic, visit);
    const auto entries = clinic->Store().AuditTrail(filter);
    BOOST_REQUIRE_EQUAL(entries.size(), 1U);
    BOOST_TEST(entries.front().entity == visit.value);
    const auto page = desk::BuildRecordPage(*clinic, visit, {}, entries.front().sequence);
    BOOST_TEST((page.footer.find("entry " + std::to_string(entries.front().sequence)) != std::string::npos));
}

BOOST_FIXTURE_TEST_CASE(a_draft_says_so, Recording) {
    const auto page = desk::BuildRecordPage(*clinic, visit);
    BOOST_TEST(HasBanner(page, "Draft, not signed."));
    BOOST_TEST(page.boxes.front().title == "Not signed");
}

BOOST_FIXTURE_TEST_CASE(a_correction_stands_beside_what_it_strikes, Recording) {
    Sign();
    Correct("left", "right");
    Amend(AmendmentKind::Addition);
    const auto page = desk::BuildRecordPage(*clinic, visit);
    BOOST_TEST(HasBanner(page, "Amended record."));
    BOOST_REQUIRE_EQUAL(page.boxes.size(), 3U);
    BOOST_TEST(page.boxes[1].title == "▲1 Amendment");
    const auto& runs = page.note.at(2).paragraphs.at(0);
    BOOST_TEST(std::ranges::any_of(runs, [](const auto& one) { return one.struck && one.text == "left"; }));
    BOOST_TEST(std::ranges::any_of(runs, [](const auto& one) { return one.added && one.text == "right"; }));
    BOOST_TEST(std::ranges::any_of(runs, [](const auto& one) { return one.tag; }));
}

BOOST_FIXTURE_TEST_CASE(every_row_of_a_corrected_line_bears_its_number, Recording) {
    {
        const auto editor = clinic->OpenVisit(visit);
        desk::RedFlagAnswers none;
        for (const auto& one : support::TestResources().RedFlagQuestions()) none[one.id] = false;
        desk::AnswerRedFlags(*editor, none, {});
    }
    Sign();
    const auto put_behind = [&](const std::string& field, const std::string& words) {
        const auto read = desk::ReadAmended(*clinic, support::TestResources().Translator("en"), visit);
        const auto found = std::ranges::find(read.fields, field, &desk::ReadField::field);
        BOOST_REQUIRE((found != read.fields.end()));
        auto made = desk::CorrectionTo(read, field, model::Standing(found->passages) + words);
        made.reason = "seen on review";
        desk::Amend(*clinic, made, Key());
    };
    const auto holds = [](const std::string& text, const std::string& tag) {
        return text.find(tag + " Changed after signing: read O of the note.") != std::string::npos;
    };
    const std::string mark = "mark." + clinic->Store().LoadVisit(visit)->marks.front().id.value;
    const auto page_with = [&] { return desk::BuildRecordPage(*clinic, visit); };
    BOOST_TEST(page_with().marks.at(0).label.find("▲") == std::string::npos);
    put_behind(mark, " On the right.");
    put_behind("measured.1", " It was 9.");
    put_behind("measured.2", " And fever.");
    const auto page = page_with();
    const auto& row = page.marks.at(0);
    BOOST_TEST(row.label.ends_with(" ▲1"), row.label);
    BOOST_TEST(holds(row.note, "▲1"), row.note);
    BOOST_TEST(page.totals.back().first == "▲1");
    BOOST_TEST(page.measures.at(0).name.ends_with(" ▲2"), page.measures.at(0).name);
    BOOST_TEST(holds(page.measures.at(0).remark, "▲2"), page.measures.at(0).remark);
    int drawn = 0, flags = 0;
    for (const auto& figure : page.figures) {
        BOOST_TEST(figure.name.ends_with(" ▲1") == !figure.marks.empty(), figure.name);
        drawn += figure.marks.empty() ? 0 : 1;
    }
    BOOST_TEST(drawn == 1);
    for (const auto& section : page.sections)
        for (const auto& [label, said] : section.facts) {
            BOOST_TEST(holds(said, "▲3") == (label == "Red flags"), label << ": " << said);
            flags += label == "Red flags" ? 1 : 0;
        }
    BOOST_TEST(flags == 1);
}

// What a client asks for is read by people: a record of each visit, and one over all of them.
BOOST_FIXTURE_TEST_CASE(an_access_pack_has_records_to_read, Recording) {
    Sign();
    const long long before = clinic->Store().Head().sequence;
    const auto pack = desk::WriteAccessPack(*clinic, client.id, dir.Path() / "pack", "de");
    for (const char* name : {"record-1.pdf", "history.pdf"}) {
        BOOST_TEST((std::ranges::find(pack.files, name) != pack.files.end()), name);
        BOOST_TEST(desk::ReadWhole(pack.folder / name, 50'000'000).starts_with("%PDF"), name);
    }
    if (support::HavePdfTools())
        DemandAll(support::PdfProbe(desk::ReadWhole(pack.folder / "record-1.pdf", 50'000'000)).Text(),
                  {"Stiff since Sunday", "Vertraulich."});
    const std::string read_me = desk::ReadWhole(pack.folder / "README.txt", 100'000);
    DemandAll(read_me, {"record-", "history.pdf"});
    std::vector<std::string> printed;
    for (const store::AuditEntry& entry : clinic->Store().AuditTrail())
        if (entry.sequence > before && entry.action.ends_with(".print")) printed.push_back(entry.action);
    BOOST_TEST(printed == (std::vector<std::string>{"record.print", "history.print"}),
               boost::test_tools::per_element());
    // What was moved to another chart tells of somebody else.
    auto other = clinic->NewClient();
    other.name = "Bob Beispiel";
    other = clinic->SaveClient(other);
    Amend(AmendmentKind::Move, other.id);
    const auto later = desk::WriteAccessPack(*clinic, client.id, dir.Path() / "later");
    BOOST_TEST((std::ranges::find(later.files, "record-1.pdf") == later.files.end()));
}

BOOST_FIXTURE_TEST_CASE(responses_are_counted_in_words, Recording) {
    const auto page = desk::BuildRecordPage(*clinic, visit);
    BOOST_TEST(page.totals.back().first == "Response");
    BOOST_TEST(page.totals.back().second == "better at 1 of 1");
}

// The table's abbreviations too, and letters a note was signed with that are others on this page.
BOOST_FIXTURE_TEST_CASE(the_legend_explains_what_stands_on_the_page, Recording) {
    {
        const auto editor = clinic->OpenVisit(visit);
        editor->AddMarkIn({"gastrocnemius_medial", model::Side::Right}, model::Layer::Superficial,
                          "rom_restricted");
    }
    Sign();
    const auto legend = [&](const char* language) {
        return desk::BuildRecordPage(*clinic, visit, language).abbreviations;
    };
    DemandAll(legend("en"), {"ROM range of movement", "SCM "});
    BOOST_TEST(legend("en").find("in the note") == std::string::npos, legend("en"));
    DemandAll(legend("de"), {"ROM ", "D1–D5 Druck", "P1–P5 in der Notiz bedeutet D1–D5"});
    BOOST_TEST(legend("de").find("L in der Notiz") == std::string::npos);
    DemandAll(legend("es"), {"L en la nota significa I", "R en la nota significa D"});
}

BOOST_FIXTURE_TEST_CASE(a_history_says_which_visits_were_amended, Recording) {
    model::User user = clinic->SignedIn();
    user.full_name = "Maya Lindt";
    user.credentials = "RMT 4471";
    clinic->Store().SaveUser(user);
    Reopen();
    Sign();
    desk::HistoryOrder order;
    order.client = client.id;
    const auto visits = [&] { return desk::BuildHistory(*clinic, order).tables.back(); };
    BOOST_TEST(visits().rows.at(0).at(0) == "23 Nov 2026");
    BOOST_TEST(visits().about.empty());
    Amend(AmendmentKind::Addition);
    BOOST_TEST(visits().rows.at(0).at(0) == "23 Nov 2026 (amended)");
    BOOST_TEST(visits().about.starts_with("Amended: "), visits().about);
    // No line ends between a severity and what became of it.
    BOOST_TEST(visits().rows.at(0).at(2).ends_with(" 6\u00A0→\u00A03"), visits().rows.at(0).at(2));
    BOOST_TEST(desk::BuildHistory(*clinic, order).therapist == "Maya Lindt, RMT 4471");
    desk::PackOrder pack;
    pack.client = client.id;
    const auto read = desk::BeginPack(*clinic, pack, dir.Path() / "pack")({});
    BOOST_TEST(desk::PackPage(*clinic, desk::GatherPack(*clinic, pack, read)).therapist ==
               "Maya Lindt, RMT 4471");
}

BOOST_FIXTURE_TEST_CASE(whoever_this_clinic_does_not_know_is_said_to_be_unknown, Recording) {
    Sign();
    const auto file = dir.Path() / "out.json";
    auto bundle = clinic->Export(client.id);
    for (model::Visit& one : bundle.visits) one.therapist = {"01a21113-3080-7000-9b9c-00000000beef"};
    std::ofstream(file) << exchange::WriteJson(bundle);
    const support::OpenClinic other;
    (void)other.clinic->Import(file, false);
    const auto record = desk::BuildRecordPage(*other.clinic, visit);
    BOOST_TEST(record.therapist == "somebody unknown");
    desk::HistoryOrder order;
    order.client = client.id;
    const auto history = desk::BuildHistory(*other.clinic, order);
    BOOST_REQUIRE(history.tables.back().rows.size() == 1U);
    BOOST_TEST(history.tables.back().rows[0].at(1) == "somebody unknown");
    // The pack says of its signature what the record says.
    desk::PackOrder pack;
    pack.client = client.id;
    const auto read = desk::BeginPack(*other.clinic, pack, other.dir.Path() / "pack")({});
    const auto page = desk::PackPage(*other.clinic, desk::GatherPack(*other.clinic, pack, read));
    const auto visits = std::ranges::find(page.tables, "Visits", &pdf::AuditPage::Table::title);
    BOOST_REQUIRE((visits != page.tables.end()));
    BOOST_TEST(visits->rows.at(0).back() == "It came from another program or another clinic.");
}

BOOST_FIXTURE_TEST_CASE(an_entry_in_error_a_late_one_and_a_moved_one_say_so, Recording) {
    clock.Set(clock.Now() + std::chrono::hours(24 * 5));
    Sign("The computer was broken");
    auto other = clinic->NewClient();
    other.name = "Bob Beispiel";
    other = clinic->SaveClient(other);
    Amend(AmendmentKind::Move, other.id);
    Amend(AmendmentKind::InError);
    const auto page = desk::BuildRecordPage(*clinic, visit);
    for (const char* title : {"Late entry.", "Moved here from another chart.", "Entered in error."})
        BOOST_TEST(HasBanner(page, title), title);
    BOOST_TEST(page.client == "Bob Beispiel");
    const auto entry = std::ranges::find(page.facts, "Entry", &std::pair<std::string, std::string>::first);
    BOOST_REQUIRE((entry != page.facts.end()));
    BOOST_TEST((entry->second.find("The computer was broken") != std::string::npos));
    const auto& seal = page.boxes.front().seal;
    BOOST_TEST(
        std::ranges::any_of(seal, [](const std::string& one) { return one.starts_with("Audit entry"); }));
}

// The marks stay as they were signed; on another drawing they lie over other structures.
BOOST_FIXTURE_TEST_CASE(a_body_map_drawn_anew_is_told_beside_the_signature, Recording) {
    Sign();
    const std::string sentence = "Drawn on another version of the body map than that of today.";
    const auto says = [&] { return desk::BuildRecordPage(*clinic, visit).boxes.front().words; };
    const auto seal = desk::BuildRecordPage(*clinic, visit).boxes.front().seal;
    BOOST_TEST(std::ranges::count(says(), sentence) == 0);
    namespace fs = std::filesystem;
    const fs::path source = PALPATE_SOURCE_DIR, data = dir.Path() / "data";
    fs::create_directories(data);
    for (const char* part : {"templates", "body_maps"})
        fs::copy(source / part, data / part, fs::copy_options::recursive);
    std::ofstream(data / "body_maps" / "neutral-back.svg", std::ios::app) << "<!-- drawn anew -->";
    desk::Resources redrawn(data, PALPATE_BINARY_DIR "/i18n");
    clinic.reset();
    clinic = desk::Clinic::Open(redrawn, Folder(), "owner", "a good passphrase", Around());
    BOOST_TEST(std::ranges::count(says(), sentence) == 1);
    const auto& words = redrawn.Translator("en");
    const auto line = desk::StandingLine(*clinic, words, desk::ReadAmended(*clinic, words, visit));
    BOOST_TEST((line.find("drawn on another version of the body map") != std::string::npos), line);
    BOOST_TEST((desk::BuildRecordPage(*clinic, visit).boxes.front().seal == seal));
    BOOST_TEST(clinic->Store().Signatures(visit).at(0).valid);
    clinic.reset();
}

BOOST_FIXTURE_TEST_CASE(the_same_clinic_at_the_same_time_gives_the_same_page, Recording) {
    Sign();
    BOOST_TEST((desk::RecordPaper(*clinic, visit).bytes == desk::RecordPaper(*clinic, visit).bytes));
    for (const char* language : {"de", "es"})
        BOOST_TEST(desk::RecordPaper(*clinic, visit, language).pages > 0, language);
}

BOOST_FIXTURE_TEST_CASE(a_visit_nobody_knows_is_refused, Recording) {
    BOOST_CHECK_THROW((void)desk::RecordToPrint(*clinic, {"01a21113-3080-7000-9b9c-00000000ffff"}),
                      model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
