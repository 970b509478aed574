#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "desk/own_content.h"
#include "desk/page_wording.h"
#include "desk/plan_builder.h"
#include "desk/planned_clinic.h"
#include "desk/template_check.h"

BOOST_AUTO_TEST_SUITE(page_wording_tests)

namespace {

using pdf::PlanPart;

struct Worded : support::PlannedClinic {
    ~Worded() { editor.reset(), clinic.reset(); }
    void Write(const std::string& text) const {
        const auto folder = desk::ContentFolder(Folder());
        std::filesystem::create_directories(folder);
        std::ofstream(folder / desk::kPagesFile) << text;
    }
    void WriteAndReopen(const std::string& text) {
        Write(text);
        const model::VisitId visit = editor->Visit().id;
        editor.reset();
        Reopen();
        editor = clinic->OpenVisit(visit);
    }
    [[nodiscard]] std::string Paper() { return desk::PlanPaper(*clinic, editor->Visit().id).bytes; }
    [[nodiscard]] std::ptrdiff_t Uses() {
        return std::ranges::count(clinic->Store().AuditTrail(), "content.use", &store::AuditEntry::action);
    }
    [[nodiscard]] pdf::PlanPage Page(const std::string& language = "en") {
        return desk::BuildPlanPage(clinic->Data(), clinic->Profile(), clinic->SignedIn(), client,
                                   editor->Visit(), language, {}, &clinic->Data().PageWords());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(ours_are_in_force_without_a_file, Worded) {
    const pdf::PlanPage page = Page("de");
    BOOST_TEST((page.parts == pdf::PlanPage().parts));
    // Every word of the table is one a catalogue has.
    for (const auto& [id, text] : page.words) BOOST_TEST((!text.empty() && text != Page("en").words[id]), id);
    BOOST_TEST(desk::PagesRefusal(*clinic, text::Translator()).empty());
}

BOOST_FIXTURE_TEST_CASE(a_clinic_sets_order_and_words, Worded) {
    WriteAndReopen(
        "parts = [\"opening\", \"advice\", \"exercises\", \"doses\", \"week\"]\n"
        "[[word]]\nid = \"title\"\nen = \"Your week with us\"\n"
        "[[word]]\nid = \"hello\"\nen = \"Dear {0}, good to see you.\"\n");
    pdf::PlanPage page = Page();
    const std::vector<PlanPart> order{PlanPart::Opening, PlanPart::Advice, PlanPart::Exercises,
                                      PlanPart::Doses, PlanPart::Week};
    BOOST_TEST((page.parts == order));
    BOOST_TEST(page.words["title"] == "Your week with us");
    BOOST_TEST(page.words["week"] == "Your first week");
    BOOST_TEST(page.opening.front().starts_with("Dear Ada, good to see you."));
    BOOST_TEST(Page("de").words["title"] != "Your week with us");
    BOOST_TEST(Uses() == 1);
}

BOOST_FIXTURE_TEST_CASE(a_plan_is_written_with_the_words_the_log_has_the_digest_of, Worded) {
    const std::string ours = Paper();
    Write("[[word]]\nid = \"title\"\nen = \"Your week with us\"\n");
    BOOST_TEST((Paper() == ours));
    BOOST_TEST(Uses() == 0);
    desk::SaveExercises(*clinic, text::Translator(), {});
    BOOST_TEST(Uses() == 1);
    const std::string own = Paper();
    BOOST_TEST((own != ours));
    Write("[[word]]\nid = \"title\"\nen = \"A week of yours\"\n");
    BOOST_TEST((Paper() == own));
    WriteAndReopen("[[word]]\nid = \"title\"\nen = \"A week of yours\"\n");
    BOOST_TEST((Paper() != own));
    BOOST_TEST(Uses() == 2);
}

BOOST_FIXTURE_TEST_CASE(a_file_with_a_mistake_is_not_in_force_and_says_why, Worded) {
    WriteAndReopen("parts = [\"opening\", \"week\"]\n");
    BOOST_TEST((Page().parts == pdf::PlanPage().parts));
    const std::string why = desk::PagesRefusal(*clinic, text::Translator());
    BOOST_TEST(why.find("pages.toml, line 1, parts: \"doses\" cannot be left out") != std::string::npos, why);
    const auto report = desk::CheckTemplates(clinic->Data(), text::Translator(), Folder());
    BOOST_TEST(report.problems.size() == 3U);
    // The exercises of the clinic are another matter.
    BOOST_TEST(desk::ContentRefusal(*clinic, text::Translator()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
