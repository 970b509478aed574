// The window in which a paper is looked at, printed and saved.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>

#include <algorithm>

#include "desk/plan_builder.h"
#include "gui/paper_preview.h"

#include "paper_fixture.h"

namespace {

using desk::PaperKind;
using tests::VisitFixture;

struct PreviewFixture : tests::PaperFixture {
    ~PreviewFixture() {
        if (preview) preview->Destroy();
        VisitFixture::Pump(50);
    }
    void Open(desk::ShownPaper paper) {
        preview = new gui::PaperPreview(nullptr, context, files, std::move(paper));
        preview->Show();
        BOOST_TEST(VisitFixture::Until([&] { return preview->View().Ready(); }));
        VisitFixture::Pump(50);
    }
    // A history of as many pages.
    void OpenPlain(int count) {
        desk::ShownPaper paper;
        paper.wish = Wish(PaperKind::History);
        paper.title = "Treatment history";
        paper.pages = tests::PlainPages(count, tests::PlainFont());
        Open(std::move(paper));
    }
    void Key(int key, int modifiers = 0) {
        simulator.Char(key, modifiers);
        VisitFixture::Pump(60);
    }
    [[nodiscard]] gui::PaperView& View() const { return preview->View(); }

    gui::PaperPreview* preview = nullptr;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(paper_preview_tests)

BOOST_FIXTURE_TEST_CASE(every_kind_of_paper_opens_with_all_its_pages, PreviewFixture) {
    for (const PaperKind kind :
         {PaperKind::Plan, PaperKind::Record, PaperKind::History, PaperKind::BlankIntake}) {
        desk::ShownPaper paper = Paper(kind);
        const auto count = static_cast<int>(paper.pages.size());
        const std::string title = paper.title;
        if (!preview) Open(paper);
        preview->ShowPaper(std::move(paper));
        BOOST_TEST_CONTEXT(title) {
            BOOST_TEST(VisitFixture::Until([&] { return View().Ready(); }));
            BOOST_TEST(View().Count() == count);
            BOOST_TEST(gui::Utf8(preview->PageText()) == "of " + std::to_string(count));
            BOOST_TEST(preview->Warning().empty());
            BOOST_TEST(View().Problem().empty());
        }
    }
}

BOOST_FIXTURE_TEST_CASE(pages_are_turned_by_keys_and_by_number, PreviewFixture) {
    OpenPlain(60);
    View().SetFocus();
    VisitFixture::Until([&] { return View().HasFocus(); });
    Key(WXK_END);
    BOOST_TEST(View().Page() == 59);
    BOOST_TEST(preview->PageField()->GetValue() == 60);
    Key(WXK_HOME);
    BOOST_TEST(View().Page() == 0);
    for (int i = 0; i < 3; ++i) Key(WXK_PAGEDOWN);
    BOOST_TEST(View().Page() >= 1);
    BOOST_TEST(preview->PageField()->GetValue() == View().Page() + 1);
    View().GoToPage(41);
    BOOST_TEST(View().Page() == 41);
    BOOST_TEST(VisitFixture::Until([&] { return View().Ready(); }));
    BOOST_TEST(preview->PageField()->GetValue() == 42);
    BOOST_TEST(View().Layer().Held() <= 2 * gui::PageLayer::kMostPixels);
}

BOOST_FIXTURE_TEST_CASE(zoom_keys_change_the_size_and_keep_the_page, PreviewFixture) {
    OpenPlain(8);
    View().GoToPage(4);
    const double fitting = View().Zoom();
    Key('0', wxMOD_CONTROL);
    BOOST_TEST((View().Fit() == gui::PaperFit::Width));
    Key('-', wxMOD_CONTROL);
    BOOST_TEST(View().Zoom() < fitting);
    BOOST_TEST((View().Fit() == gui::PaperFit::Free));
    View().SetZoom(1);
    BOOST_TEST(gui::Utf8(preview->ZoomField()->GetStringSelection()) == "100 %");
    Key('+', wxMOD_CONTROL);
    BOOST_TEST(View().Zoom() == 1.25);
    BOOST_TEST(View().Page() == 4);
    View().SetFit(gui::PaperFit::Page);
    BOOST_TEST(gui::Utf8(preview->ZoomField()->GetStringSelection()) == "Fit page");
    BOOST_TEST(View().Page() == 4);
}

BOOST_FIXTURE_TEST_CASE(characters_no_font_has_are_told_before_anything_leaves, PreviewFixture) {
    auto plan = editor->Visit().plan;
    plan.words_to_client = "Well done \xF0\x9F\xA6\xB4";
    editor->SetPlan(plan, "Change");
    Open(Paper(PaperKind::Plan));
    BOOST_TEST(preview->Warning().Contains(gui::Wx("\xF0\x9F\xA6\xB4")));
    preview->ShowPaper(Paper(PaperKind::BlankIntake));
    BOOST_TEST(preview->Warning().empty());
}

BOOST_FIXTURE_TEST_CASE(a_page_that_cannot_be_drawn_says_why_in_its_place, PreviewFixture) {
    desk::ShownPaper paper;
    paper.pages = tests::PlainPages(2, tests::PlainFont());
    std::get<bodymap::PageText>(paper.pages[1].items[0]).font = dir.Path() / "Gone-Regular.ttf";
    Open(std::move(paper));
    BOOST_TEST(View().Problem().empty());
    View().GoToPage(1);
    BOOST_TEST(VisitFixture::Until([&] { return !View().Problem().empty(); }));
    BOOST_TEST(View().Problem().Contains("Gone-Regular.ttf"));
    BOOST_TEST(View().Ready());
    // Nothing of it goes to a printer as an empty page.
    View().SetZoom(0.5);
    BOOST_TEST(VisitFixture::Until([&] { return View().Ready(); }));
    BOOST_TEST(View().Problem().Contains("Gone-Regular.ttf"));
}

BOOST_FIXTURE_TEST_CASE(what_is_printed_is_logged_made_anew_and_shown, PreviewFixture) {
    Open(Paper(PaperKind::Record));
    int asked = 0;
    gui::Pages printed;
    preview->PrintWith = [&](const wxString& title, const gui::Pages& shown, const gui::PagesToPrint& pages) {
        BOOST_TEST(gui::Utf8(title) == "Visit record");
        BOOST_TEST(!shown->empty());
        BOOST_TEST(Entries("record.print") == 0);
        if (++asked == 1) return false;  // turned back
        printed = pages();
        return true;
    };
    preview->Print();
    BOOST_TEST(Entries("record.print") == 0);
    BOOST_TEST(preview->Result().empty());
    preview->Print();
    BOOST_TEST(Entries("record.print") == 1);
    BOOST_TEST(preview->Result().Contains("printer"));
    BOOST_REQUIRE(printed);
    const std::string words_printed = desk::PageWords(printed->front());
    BOOST_TEST(words_printed.find("logged as entry") != std::string::npos);
    BOOST_TEST(VisitFixture::Until([&] { return View().Ready(); }));
}

BOOST_FIXTURE_TEST_CASE(a_letter_that_may_not_go_out_is_refused_before_anything_is_asked, PreviewFixture) {
    desk::PaperWish wish{PaperKind::Letter, client.id, editor->Visit().id, {}, {}, {}};
    wish.letter = desk::ProposeLetter(*clinic, editor->Visit().id, desk::LetterStart::Visit);
    wish.letter->name = "Dr P. Okafor";
    wish.letter->reason = "Calf like a rope";
    Open(desk::MakePaper(*clinic, words, wish));
    int left = 0, changed = 0;
    preview->OnLeft = [&](const desk::PaperWish&) { ++left; };
    preview->SetChange([&](const desk::PaperWish& shown) { changed += shown.letter ? 1 : 0; });
    preview->PrintWith = [](const auto&, const auto&, const auto&) -> bool {
        throw std::logic_error("asked");
    };
    BOOST_CHECK_THROW(preview->Print(), model::Error);
    BOOST_CHECK_THROW(preview->Save(), model::Error);
    BOOST_TEST(left == 0);
    BOOST_TEST(Entries("letter.print") == 0);
    Key('S', wxMOD_CONTROL);
    BOOST_TEST(gui::Utf8(preview->Result()).find("has not agreed") != std::string::npos);
    BOOST_TEST(failures.empty(), "it is said in this window");
    wish.letter->legal_reason = "danger to life";
    preview->ShowPaper(desk::MakePaper(*clinic, words, wish));
    preview->Save();
    BOOST_TEST(Entries("letter.print") == 1);
    BOOST_TEST(left == 1);
    BOOST_TEST(std::filesystem::exists(dir.Path() / "referral-0001-1.pdf"));
}

BOOST_FIXTURE_TEST_CASE(what_is_saved_is_logged_and_lies_where_it_was_asked_for, PreviewFixture) {
    Open(Paper(PaperKind::Plan));
    BOOST_TEST(Entries("plan.print") == 0);
    preview->Save();
    BOOST_TEST(Entries("plan.print") == 1);
    BOOST_TEST(desk::ReadWhole(dir.Path() / "plan-0001.pdf", 10'000'000).starts_with("%PDF-"));
    BOOST_TEST(preview->Result().Contains("plan-0001.pdf"));
}

BOOST_FIXTURE_TEST_CASE(a_plan_can_be_sent_other_papers_not, PreviewFixture) {
    Open(Paper(PaperKind::Plan));
    const auto send = [&]() -> wxButton* {
        for (auto* child : tests::FindChild<wxPanel>(preview)->GetChildren())
            if (auto* button = dynamic_cast<wxButton*>(child);
                button && button->GetLabelText() == gui::Wx("Send…"))
                return button;
        return nullptr;
    };
    BOOST_REQUIRE(send());
    BOOST_TEST(!send()->IsShown());
    model::VisitId sent;
    preview->SetSend([&](const desk::PaperWish& wish) { sent = wish.visit; });
    BOOST_TEST(send()->IsShown());
    wxCommandEvent press(wxEVT_BUTTON);
    send()->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST((sent == editor->Visit().id));
    preview->ShowPaper(Paper(PaperKind::Record));
    BOOST_TEST(!send()->IsShown());
}

BOOST_FIXTURE_TEST_CASE(escape_closes_it, PreviewFixture) {
    OpenPlain(1);
    View().SetFocus();
    VisitFixture::Until([&] { return View().HasFocus(); });
    const wxWeakRef<gui::PaperPreview> here(preview);
    preview = nullptr;
    Key(WXK_ESCAPE);
    BOOST_TEST(VisitFixture::Until([&] { return !here; }));
}

BOOST_AUTO_TEST_SUITE_END()
