// The dialog of the letterhead, with its page that follows what is typed.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <atomic>

#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/sample_pages.h"
#include "gui/dialog_letterhead.h"
#include "support/pictures.h"

#include "paper_fixture.h"

namespace {

using tests::VisitFixture;

struct LetterheadFixture : tests::PaperFixture {
    gui::LetterheadDialog dialog{nullptr, context, files};
    LetterheadFixture() {
        dialog.Show();
        Drawn();
        at_first = Said();
    }
    // What stands under and over the fields.
    [[nodiscard]] std::string Said() const {
        std::string all;
        for (wxWindow* part : dialog.GetChildren())
            if (auto* text = dynamic_cast<wxStaticText*>(part); text && text->IsShown())
                all += gui::Utf8(text->GetLabelText()) + '\n';
        return all;
    }
    [[nodiscard]] bool Complains() const { return Said() != at_first; }
    // The page has come up with the fields.
    bool Drawn() {
        return VisitFixture::Until([&] { return !dialog.Drawing() && dialog.Page()->Ready(); });
    }
    [[nodiscard]] std::string OnPage() const {
        const auto& pages = dialog.Page()->Shown();
        return pages && !pages->empty() ? desk::PageWords(pages->front()) : std::string();
    }
    [[nodiscard]] long Images() const {
        const auto& items = dialog.Page()->Shown()->front().items;
        return std::ranges::count_if(items, [](const bodymap::PageItem& item) {
            return std::holds_alternative<bodymap::PageImage>(item);
        });
    }
    [[nodiscard]] std::filesystem::path File(const std::string& bytes) const {
        const auto file = dir.Path() / "logo.png";
        desk::WriteWhole(file, bytes);
        return file;
    }
    std::string at_first;
    void Press(int id) {
        auto* button = dialog.FindWindow(id);
        BOOST_REQUIRE(button);
        wxCommandEvent press(wxEVT_BUTTON, id);
        press.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(press);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(letterhead_dialog_tests, LetterheadFixture)

BOOST_AUTO_TEST_CASE(the_page_follows_what_is_typed_and_nothing_is_kept_before_it_is_saved) {
    BOOST_TEST(OnPage().find("since 1998") == std::string::npos);
    dialog.Tagline()->SetValue("Sports massage since 1998");
    BOOST_TEST(Drawn());
    BOOST_TEST(OnPage().find("Sports massage since 1998") != std::string::npos, OnPage());
    BOOST_TEST((desk::LoadLetterhead(*clinic) == model::Letterhead()));
    Press(wxID_OK);
    BOOST_TEST(VisitFixture::Until([&] { return !dialog.IsShown(); }));
    BOOST_TEST(desk::LoadLetterhead(*clinic).tagline == "Sports massage since 1998");
    BOOST_TEST(Entries("letterhead.save") == 1);
}

BOOST_AUTO_TEST_CASE(a_logo_is_taken_and_shown) {
    BOOST_TEST(Images() == 0);
    dialog.TakeLogo(File(support::Png(60, 20)));
    BOOST_TEST(Drawn());
    BOOST_TEST(Images() == 1);
    Press(wxID_OK);
    BOOST_TEST(VisitFixture::Until([&] { return !dialog.IsShown(); }));
    BOOST_TEST(desk::LoadLetterhead(*clinic).logo_width == 60);
}

BOOST_AUTO_TEST_CASE(a_damaged_logo_is_refused_in_a_sentence_and_the_page_stays) {
    const std::string huge = support::PngStart() + support::PngHead(25'000, 20'000) +
                             support::Chunk("IDAT", support::Stored("")) + support::Chunk("IEND", "");
    for (const std::string& bytes : {std::string("GIF89a no logo"), support::Png(9, 9).substr(0, 40), huge}) {
        dialog.TakeLogo(File(bytes));
        BOOST_TEST(Drawn());
        BOOST_TEST(Complains());
        BOOST_TEST(Images() == 0);
    }
    dialog.TakeLogo(dir.Path() / "not there.png");
    BOOST_TEST(Complains());
    BOOST_TEST(dialog.IsShown());
    dialog.TakeLogo(File(support::Png(60, 20)));
    BOOST_TEST(Drawn());
    BOOST_TEST(!Complains());
    BOOST_TEST(Images() == 1);
}

BOOST_AUTO_TEST_CASE(turning_back_leaves_all_as_it_was) {
    const model::ClinicProfile profile = clinic->Profile();
    dialog.Tagline()->SetValue("Never kept");
    dialog.TakeLogo(File(support::Png(60, 20)));
    BOOST_TEST(Drawn());
    Press(wxID_CANCEL);
    BOOST_TEST(VisitFixture::Until([&] { return !dialog.IsShown(); }));
    BOOST_TEST((desk::LoadLetterhead(*clinic) == model::Letterhead()));
    BOOST_TEST((clinic->Profile() == profile));
    BOOST_TEST(Entries("letterhead.save") == 0);
}

BOOST_AUTO_TEST_CASE(the_window_turns_while_what_is_saved_waits_for_the_page) {
    constexpr int kTurns = 10;
    std::atomic<int> turns = 0;
    std::atomic<bool> drawing = false, turned = false;
    wxTimer turning;
    turning.Bind(wxEVT_TIMER, [&](wxTimerEvent&) { ++turns; });
    turning.Start(5);
    dialog.DrawWith = [&](desk::Clinic& of, const auto& profile, const auto& head) {
        drawing = true;
        // Ends by itself where the window stands still.
        for (int i = 0; i < 3000 && turns < kTurns; ++i) wxMilliSleep(1);
        turned = turns >= kTurns;
        return desk::SamplePages(of, profile, head);
    };
    dialog.Tagline()->SetValue("Sports massage since 1998");
    BOOST_REQUIRE(VisitFixture::Until([&] {
        if (!drawing) turns = 0;
        return drawing.load();
    }));
    Press(wxID_OK);
    BOOST_TEST(turned);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(!dialog.Drawing());
    BOOST_TEST(desk::LoadLetterhead(*clinic).tagline == "Sports massage since 1998");
}

BOOST_AUTO_TEST_SUITE_END()
