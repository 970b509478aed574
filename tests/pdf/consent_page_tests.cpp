// A consent on paper: blank for the hand, and as it was given.
#include <boost/test/unit_test.hpp>

#include "desk/consent_builder.h"
#include "desk/consents.h"
#include "desk/open_clinic.h"
#include "pdf/sample_page.h"
#include "support/pdf_probe.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

bool Says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

pdf::ConsentPage Page() {
    pdf::ConsentPage page;
    page.clinic.name = "Praxis";
    page.client = "Ada Example";
    page.number = "0418";
    page.kind = "Gluteal region";
    page.wording = "I agree to work on the muscles of the buttocks.";
    page.version = "2026-01";
    page.holds = "It holds for 12 months.";
    return page;
}

pdf::ConsentPage Given(std::vector<std::vector<model::MapPoint>> signature) {
    pdf::ConsentPage page = Page();
    page.holds.clear();
    page.given = pdf::ConsentPage::Given{"Ada Example", "23 November 2026",         "signed here",
                                         "Maya Lindt",  "In force to 23 Nov 2027.", std::move(signature)};
    return page;
}

std::string Written(const pdf::ConsentPage& page) {
    return pdf::WriteConsent(page, text::Translator{}, sample::FontFolder()).bytes;
}

int Dark(const std::string& bytes) {
    const support::Picture picture = support::PdfProbe(bytes).Render(1, 144);
    return picture.DarkIn(0, 0, picture.width, picture.height);
}

struct Papers : support::OpenClinic {
    void Record(const char* kind, model::ConsentHow how, const std::string& by = "Ada Example") {
        desk::ConsentGiven given;
        given.kinds = {kind};
        given.language = "de";
        given.given_by = by;
        given.how = how;
        if (how == model::ConsentHow::Drawn) given.signature = {{{10, 20}, {300, 250}, {900, 40}}};
        client = desk::RecordConsents(*clinic, client.id, given);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(consent_page_tests, Papers)

BOOST_AUTO_TEST_CASE(the_blank_page_has_the_words_and_the_lines, *boost::unit_test::precondition(Tools)) {
    const support::PdfProbe probe(Written(Page()));
    BOOST_TEST(probe.Sound());
    const std::string text = probe.Text();
    for (const char* words :
         {"Praxis", "Consent: Gluteal region", "Ada Example", "0418",
          "I agree to work on the muscles of the buttocks.", "Wording 2026-01", "It holds for 12 months.",
          "I agree.", "I do not agree.", "Signature", "Page 1 of 1"})
        BOOST_TEST(Says(text, words), words << " in " << text);
    BOOST_TEST(!Says(text, "guardian"));
}

BOOST_AUTO_TEST_CASE(a_guardian_signs_where_the_client_is_a_minor, *boost::unit_test::precondition(Tools)) {
    auto page = Page();
    page.age = pdf::ConsentPage::Age::Minor;
    page.guardian = "Eva Example";
    const std::string minor = support::PdfProbe(Written(page)).Text();
    BOOST_TEST(Says(minor, "Eva Example"), minor);
    BOOST_TEST(Says(minor, "Signature of the parent or guardian"), minor);
    page.age = pdf::ConsentPage::Age::Unknown;
    const std::string unknown = support::PdfProbe(Written(page)).Text();
    BOOST_TEST(Says(unknown, "Under 18: name and signature of a parent or guardian"), unknown);
}

BOOST_AUTO_TEST_CASE(a_given_one_says_who_when_and_how_and_shows_the_strokes,
                     *boost::unit_test::precondition(Tools)) {
    const std::string plain = Written(Given({}));
    const std::string drawn =
        Written(Given({{{50, 50}, {400, 250}, {900, 60}}, {{100, 280}, {950, 280}}, {{5, 5}}}));
    const support::PdfProbe probe(drawn);
    BOOST_TEST(probe.Sound());
    const std::string text = probe.Text();
    for (const char* words : {"23 November 2026", "Maya Lindt", "signed here", "In force to 23 Nov 2027."})
        BOOST_TEST(Says(text, words), words << " in " << text);
    BOOST_TEST(!Says(text, "I do not agree."));
    BOOST_TEST(drawn.find("/Subtype /Image") == std::string::npos);  // lines, not pixels
    BOOST_TEST(Dark(drawn) > Dark(plain) + 100);
}

BOOST_AUTO_TEST_CASE(long_words_run_over_pages_with_the_name_on_each,
                     *boost::unit_test::precondition(Tools)) {
    auto page = Page();
    for (int i = 0; i < 400; ++i) page.wording += " I was told what will be done and why.";
    const support::PdfProbe probe(Written(page));
    const std::string text = probe.Text();
    BOOST_TEST(Says(text, "Page 2 of"), text.substr(0, 200));
    BOOST_TEST(Says(text, "Name: Ada Example"));
}

BOOST_AUTO_TEST_CASE(the_builder_takes_the_words_in_force_or_those_that_were_signed) {
    const auto blank = desk::BuildConsentPage(*clinic, {client.id, "chest", {}});
    const auto& kind = *clinic->Data().Consents().Find("chest");
    BOOST_TEST(blank.wording == kind.InForce().texts.at("en"));
    BOOST_TEST(blank.version == kind.InForce().version);
    BOOST_TEST(blank.holds == "It holds for this one visit.");
    BOOST_TEST(!blank.given.has_value());
    BOOST_TEST((blank.age == pdf::ConsentPage::Age::Adult));
    BOOST_TEST(desk::BuildConsentPage(*clinic, {client.id, "gluteal", {}}).holds ==
               "It holds for 12 months unless it is taken back earlier.");
    BOOST_TEST(desk::GivenConsent(*clinic, client.id, "gluteal").empty());
    Record("gluteal", model::ConsentHow::Drawn);
    const auto id = desk::GivenConsent(*clinic, client.id, "gluteal");
    BOOST_TEST((id == client.consents[0].id));
    const auto given = desk::BuildConsentPage(*clinic, {client.id, "gluteal", id, "es"});
    BOOST_TEST(given.wording == clinic->Data().Consents().Find("gluteal")->InForce().texts.at("de"));
    BOOST_REQUIRE(given.given.has_value());
    BOOST_TEST(given.given->by == "Ada Example");
    BOOST_TEST((given.given->signature == client.consents[0].signature));
    BOOST_TEST(!given.given->recorded_by.empty());
    // Words that were not kept are those of the version that was signed.
    model::Consent old;
    old.id = ids.New<model::ConsentId>();
    old.kind = "chest";
    old.given_at = clock.Now();
    old.wording_version = "2026-01";
    client.consents.push_back(old);
    client = clinic->SaveClient(client);
    BOOST_TEST(desk::BuildConsentPage(*clinic, {client.id, "chest", old.id}).wording ==
               kind.wordings.front().texts.at("en"));
    BOOST_CHECK_THROW((void)desk::BuildConsentPage(*clinic, {client.id, "moon", {}}), model::Error);
    BOOST_CHECK_THROW((void)desk::BuildConsentPage(*clinic, {client.id, "gluteal", old.id}), model::Error);
}

BOOST_AUTO_TEST_CASE(a_consent_taken_back_says_so_on_paper_and_the_log_tells_what_was_printed) {
    Record("gluteal", model::ConsentHow::OnPaper);
    client = desk::RevokeConsent(*clinic, client.id, client.consents[0].id, "too sore");
    const desk::ConsentPaper paper{client.id, "gluteal", client.consents[0].id};
    BOOST_TEST(Says(desk::BuildConsentPage(*clinic, paper).given->standing, "too sore"));
    const auto file = dir.Path() / "consent.pdf";
    BOOST_TEST(desk::WriteConsentFile(*clinic, paper, file).pages == 1);
    BOOST_TEST(std::filesystem::exists(file));
    const auto trail = clinic->Store().AuditTrail();
    BOOST_TEST(trail.back().action == "consent.print");
    BOOST_TEST(trail.back().entity == client.consents[0].id.value);
    BOOST_TEST((trail.back().client == client.id));
}

BOOST_AUTO_TEST_SUITE_END()
