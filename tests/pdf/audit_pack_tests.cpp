// The audit pack: what is in it, how it breaks over pages, and its tables.
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "desk/audit_pack.h"
#include "desk/audit_words.h"
#include "desk/open_clinic.h"
#include "desk/signing.h"
#include "pdf/audit_page.h"
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

std::string ReadFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

pdf::AuditPage Page(std::size_t rows) {
    pdf::AuditPage page;
    page.clinic.name = "Praxis";
    page.client = "Ada Example";
    page.number = "0418";
    page.period = "everything on record";
    page.purpose = "Insurer, claim 4711";
    page.made_by = "Maya Lindt";
    page.made_on = "29 Nov 2026, 10:00";
    page.summary = {"2 visits in this period."};
    page.verification = {"The audit log holds up to entry 1234."};
    page.head = "1234:0123456789abcdef0123456789abcdef";
    page.how_to_check = {"palpate-cli audit verify CLINIC --head " + page.head};
    pdf::AuditPage::Table table{"Visits", "", {"First head", "Second head"}, {1, 3}, {}, "No visit."};
    for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({"row" + std::to_string(i), "signed"});
    page.tables = {table};
    return page;
}

struct Packs : support::OpenClinic {
    desk::PackOrder order{client.id, {}, {}, "Insurer", "en"};
    std::filesystem::path folder = dir.Path() / "pack";

    void Visit(const char* reason, bool sign) {
        auto editor = clinic->StartVisit(client.id);
        editor->SetReason(reason);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        model::Treatment treatment;
        treatment.regions = {{"soleus", model::Side::Left}};
        treatment.technique = "petrissage";
        editor->AddTreatment(treatment);
        if (sign) desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"));
        clock.Set(clock.Now() + std::chrono::hours(24));
    }
    desk::PackWritten Write() {
        const auto read = desk::BeginPack(*clinic, order, folder);
        return desk::FinishPack(*clinic, order, read({}), folder);
    }
    [[nodiscard]] std::string Refusal() {
        try {
            (void)desk::BeginPack(*clinic, order, folder);
        } catch (const model::Error& error) {
            return error.what();
        }
        return {};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(audit_pack_tests, Packs)

BOOST_AUTO_TEST_CASE(the_cover_says_whose_and_how_to_check, *boost::unit_test::precondition(Tools)) {
    const pdf::AuditPage page = Page(2);
    const support::PdfProbe probe(pdf::WriteAuditPack(page, text::Translator{}, sample::FontFolder()).bytes);
    BOOST_TEST(probe.Sound());
    const std::string text = probe.Text();
    for (const std::string& words :
         {std::string("Audit pack"), page.client, page.number, page.period, page.purpose, page.made_by,
          page.summary.front(), page.verification.front(), page.head, std::string("row1"),
          std::string("Page 1 of 1")})
        BOOST_TEST(Says(text, words), words);
}

BOOST_AUTO_TEST_CASE(a_long_table_repeats_its_head_and_counts_its_pages,
                     *boost::unit_test::precondition(Tools)) {
    const pdf::Paper paper = pdf::WriteAuditPack(Page(200), text::Translator{}, sample::FontFolder());
    BOOST_TEST(paper.pages >= 4);
    const support::PdfProbe probe(paper.bytes);
    const auto words = probe.Words();
    for (int page = 2; page <= paper.pages; ++page) {
        const auto here = std::ranges::count_if(
            words, [&](const support::Word& word) { return word.page == page && word.text == "First"; });
        BOOST_TEST(here == 1, page);
    }
    const std::string text = probe.Text();
    BOOST_TEST(Says(text, "row199"));
    BOOST_TEST(Says(text, "Page 2 of " + std::to_string(paper.pages)));
}

BOOST_AUTO_TEST_CASE(an_empty_table_says_so, *boost::unit_test::precondition(Tools)) {
    const support::PdfProbe probe(
        pdf::WriteAuditPack(Page(0), text::Translator{}, sample::FontFolder()).bytes);
    BOOST_TEST(Says(probe.Text(), "No visit."));
}

BOOST_AUTO_TEST_CASE(a_pack_holds_visits_signatures_access_and_the_head,
                     *boost::unit_test::precondition(Tools)) {
    Visit("calf", true);
    Visit("back", false);
    const auto written = Write();
    BOOST_TEST(written.sound);
    BOOST_REQUIRE_EQUAL(written.files.size(), 5U);
    for (const auto& file : written.files) {
        struct stat info {};
        BOOST_REQUIRE_EQUAL(stat(file.c_str(), &info), 0);
        BOOST_TEST((info.st_mode & 0777U) == 0600U, file);
    }
    const std::string text = support::PdfProbe(ReadFile(written.files.front())).Text();
    const auto visits = clinic->Store().Visits({});
    const std::string key = clinic->Store().Signatures(visits.back().id).front().public_key.substr(0, 16);
    for (const std::string& words :
         {std::string("Ada Example"), std::string("2 visits in this period."), std::string("not signed"), key,
          std::string("Unsigned notes: 1"), std::string("no consent in force"),
          std::string("Audit pack written"), std::string("Visit signed"), std::string("Purpose: Insurer"),
          desk::HeadText(written.head)})
        BOOST_TEST(Says(text, words), words);
    const auto last = clinic->Store().AuditTrail().back();
    BOOST_TEST(last.action == "audit.pack");
    BOOST_TEST((last.client == client.id));
    BOOST_TEST(written.head.hash == last.hash);
}

BOOST_AUTO_TEST_CASE(the_tables_are_csv_no_spreadsheet_runs) {
    client.name = "=cmd|' /C calc'!A0";
    client = clinic->SaveClient(client);
    model::Consent consent;
    consent.id = ids.New<model::ConsentId>();
    consent.kind = "treatment";
    consent.given_at = clock.Now();
    consent.given_by = "=1+2";
    consent.wording_version = "2026-01";
    client.consents.push_back(consent);
    client = clinic->SaveClient(client);
    Visit("calf", true);
    const auto written = Write();
    const std::string visits = ReadFile(folder / "visits.csv"), consents = ReadFile(folder / "consents.csv");
    BOOST_TEST(visits.starts_with("number,visit,service_at,entered_at,delay_minutes,therapist,minutes,"));
    BOOST_TEST(Says(visits, ",2026-11-23T09:00:00.000Z,2026-11-23T09:00:00.000Z,0,owner,60,signed,,owner,"));
    BOOST_TEST(Says(visits, ",valid,"));
    BOOST_TEST(Says(consents, ",'=1+2,"));
    BOOST_TEST(!Says(consents, ",=1+2,"));
    BOOST_TEST(Says(ReadFile(folder / "access.csv"), ",visit.sign,"));
    BOOST_TEST(ReadFile(folder / "findings.csv") == "list,at,visit,entry,says\r\n");
}

BOOST_AUTO_TEST_CASE(a_period_leaves_other_days_out) {
    Visit("calf", true);
    Visit("back", true);
    order.from = model::ParseDate("2026-11-24");
    order.to = model::ParseDate("2026-11-24");
    const auto read = desk::BeginPack(*clinic, order, folder);
    const auto pack = desk::GatherPack(*clinic, order, read({}));
    BOOST_REQUIRE_EQUAL(pack.visits.size(), 1U);
    BOOST_TEST(pack.visits.front().summary.reason == "back");
    for (const auto& row : pack.access) BOOST_TEST(row.day == "24 Nov 2026");
    BOOST_TEST(!pack.access.empty());
}

BOOST_AUTO_TEST_CASE(exports_of_the_whole_clinic_took_this_client_along) {
    (void)clinic->Export({});
    auto other = clinic->NewClient();
    other.name = "B. Other";
    other = clinic->SaveClient(other);
    const auto read = desk::BeginPack(*clinic, order, folder);
    const auto pack = desk::GatherPack(*clinic, order, read({}));
    const auto is_export = [](const desk::EntryRow& row) { return row.action == "export"; };
    BOOST_TEST(std::ranges::count_if(pack.access, is_export) == 1);
    for (const auto& row : pack.access) BOOST_TEST((row.client.empty() || row.client == client.id));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused_before_anything_is_told) {
    const auto head = clinic->Store().Head().sequence;
    order.from = model::ParseDate("2026-11-24");
    order.to = model::ParseDate("2026-11-23");
    BOOST_TEST(Refusal() == "The period ends before it begins.");
    order.from = order.to = std::nullopt;
    order.client = {"nobody"};
    BOOST_TEST(Refusal() == "There is no client nobody.");
    order.client = client.id;
    folder = Folder() / "pack";
    BOOST_TEST(Says(Refusal(), "lies inside a clinic folder"));
    folder = dir.Path() / "pack";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "letter.txt") << "kept";
    BOOST_TEST(Says(Refusal(), "needs a new or an empty folder"));
    BOOST_TEST(clinic->Store().Head().sequence == head);
    BOOST_TEST(ReadFile(folder / "letter.txt") == "kept");
}

BOOST_AUTO_TEST_CASE(a_folder_for_a_second_pack_gets_a_number) {
    const auto first = desk::NewPackFolder(*clinic, order, dir.Path());
    BOOST_TEST(first.filename() == "audit-pack-" + client.number + "-2026-11-23");
    std::filesystem::create_directory(first);
    BOOST_TEST(desk::NewPackFolder(*clinic, order, dir.Path()).filename() ==
               first.filename().string() + "-2");
}

BOOST_AUTO_TEST_SUITE_END()
