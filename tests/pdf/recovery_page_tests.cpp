// The recovery code on paper.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/open_clinic.h"
#include "desk/recovery_sheet_builder.h"
#include "pdf/sample_page.h"
#include "support/pdf_probe.h"
#include "vault/recovery_code.h"

namespace {

boost::test_tools::assertion_result Tools(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(support::HavePdfTools());
    have.message() << "qpdf and poppler-utils are not installed";
    return have;
}

constexpr const char* kOwnerPassphrase = "a good passphrase";

pdf::RecoveryPage Page() {
    pdf::RecoveryPage page;
    page.clinic.name = "Praxis am Park";
    page.made_by = "Maya Lindt";
    page.made_on = "23 November 2026";
    page.groups = {"7K2QM", "00000", "11111", "ABCDE", "FGHJK", "MNPQR", "STVWX", "YZ234"};
    return page;
}

std::string Written(const pdf::RecoveryPage& page, const std::string& language = {}) {
    const auto& words = support::TestResources().Translator(language);
    return pdf::WriteRecovery(page, words, sample::FontFolder()).bytes;
}

// Characters in the order they stand in a box, whether the reader joins them or not.
std::string Letters(const std::string& text) {
    std::string all = text;
    std::erase(all, ' ');
    return all;
}

bool Says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(recovery_page_tests, support::OpenClinic)

BOOST_AUTO_TEST_CASE(one_page_has_the_whole_code_and_what_to_do_with_it,
                     *boost::unit_test::precondition(Tools)) {
    for (const bool letter : {false, true}) {
        for (const char* language : {"en", "de", "es"}) {
            auto page = Page();
            page.letter_paper = letter;
            const support::PdfProbe probe(Written(page, language));
            BOOST_TEST(probe.Sound());
            BOOST_TEST(Says(probe.Info(), "Pages:           1"), language << probe.Info());
        }
    }
    const std::string text = support::PdfProbe(Written(Page(), "en")).Text();
    for (const char* words : {"Praxis am Park", "Recovery code", "Maya Lindt", "23 November 2026",
                              "can read every record", "digit zero", "Kept by", "Signature"})
        BOOST_TEST(Says(text, words), words << " in " << text);
    for (const auto& group : Page().groups) BOOST_TEST(Says(Letters(text), group), group << " in " << text);
}

BOOST_AUTO_TEST_CASE(the_code_is_large, *boost::unit_test::precondition(Tools)) {
    const auto words = support::PdfProbe(Written(Page(), "en")).Words();
    const auto tall =
        std::ranges::count_if(words, [](const auto& word) { return word.bottom - word.top > 24; });
    BOOST_TEST(tall >= 8);
}

BOOST_AUTO_TEST_CASE(the_sheet_is_of_this_clinic_and_private) {
    const std::string code = vault::RecoveryCode::New();
    const auto& words = support::TestResources().Translator("en");
    const auto page = desk::BuildRecoveryPage(*clinic, code, words);
    BOOST_REQUIRE(page.groups.size() == 8U);
    std::string joined;
    for (const auto& group : page.groups) joined += (joined.empty() ? "" : "-") + group;
    BOOST_TEST(joined == code);
    BOOST_TEST(page.clinic.name == "Test clinic");
    BOOST_TEST(page.made_by == "owner");
    BOOST_TEST(page.made_on == "23 November 2026");
    const auto file = dir.Path() / "sheet.pdf";
    BOOST_TEST(desk::WriteRecoverySheet(*clinic, code, words, file).missing_glyphs.empty());
    BOOST_TEST((std::filesystem::status(file).permissions() == std::filesystem::perms(0600)));
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "recovery.print");
    BOOST_CHECK_THROW((void)desk::BuildRecoveryPage(*clinic, "7K2QM", words), model::Error);
}

BOOST_AUTO_TEST_CASE(a_renewed_code_is_on_paper_before_it_is_in_force) {
    const auto& words = support::TestResources().Translator("en");
    const auto file = dir.Path() / "sheet.pdf";
    BOOST_CHECK_THROW(
        (void)desk::RenewRecovery(*clinic, kOwnerPassphrase, words, dir.Path() / "nowhere" / "sheet.pdf"),
        model::Error);
    BOOST_CHECK_THROW((void)desk::RenewRecovery(*clinic, "wrong", words, file), model::Error);
    BOOST_TEST(!std::filesystem::exists(file));
    const auto renewed = desk::RenewRecovery(*clinic, kOwnerPassphrase, words, file);
    BOOST_TEST(std::filesystem::exists(file));
    clinic.reset();
    clinic = desk::Clinic::Recover(support::TestResources(), Folder(), renewed.code, "owner",
                                   "another good one", Around());
    BOOST_TEST(clinic->SignedIn().name == "owner");
}

BOOST_AUTO_TEST_SUITE_END()
