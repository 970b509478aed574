// The record of a visit: every field of it is on the page, as it was signed and amended.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/amendments.h"
#include "desk/open_clinic.h"
#include "desk/record_builder.h"
#include "desk/signing.h"
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
                       "SHA-256",
                       "Public key",
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
