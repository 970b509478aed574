// All papers of a client in one list.
#include <boost/test/unit_test.hpp>
#include <wx/dataview.h>

#include "gui/controls_list.h"
#include "gui/dialog_documents.h"

#include "paper_fixture.h"

namespace {

using desk::PaperKind;
using tests::VisitFixture;

struct DocumentsFixture : tests::PaperFixture {
    gui::DocumentsDialog dialog{nullptr, context, client, desk::OfferedPapers(*clinic, words, client.id)};
    DocumentsFixture() {
        dialog.Show();
        VisitFixture::Pump(100);
    }
    [[nodiscard]] std::string Cell(unsigned row, unsigned column) const {
        wxVariant value;
        dialog.List()->GetStore()->GetValueByRow(value, row, column);
        return gui::Utf8(value.GetString());
    }
    [[nodiscard]] unsigned RowOf(const std::string& title) const {
        for (int row = 0; row < dialog.List()->GetItemCount(); ++row)
            if (Cell(static_cast<unsigned>(row), 0) == title) return static_cast<unsigned>(row);
        BOOST_FAIL("no row for " + title);
        return 0;
    }
    void Choose(unsigned row) {
        dialog.List()->UnselectAll();
        dialog.List()->SelectRow(row);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(documents_tests, DocumentsFixture)

BOOST_AUTO_TEST_CASE(every_paper_of_the_client_has_a_row_and_opens) {
    struct {
        const char* title;
        PaperKind kind;
    } const cases[] = {{"Treatment history", PaperKind::History},
                       {"Home plan", PaperKind::Plan},
                       {"Visit record", PaperKind::Record},
                       {"Blank intake page", PaperKind::BlankIntake}};
    for (const auto& one : cases) BOOST_TEST_CONTEXT(one.title) {
            Choose(RowOf(one.title));
            dialog.ShowChosen();
            BOOST_REQUIRE(dialog.Wanted());
            BOOST_TEST((dialog.Wanted()->kind == one.kind));
            BOOST_TEST((dialog.Wanted()->client == client.id));
        }
}

BOOST_AUTO_TEST_CASE(the_first_row_is_chosen_and_enter_shows_it) {
    VisitFixture::Until([&] { return dialog.List()->HasFocus(); });
    simulator.Char(WXK_RETURN);
    BOOST_TEST(VisitFixture::Until([&] { return !dialog.IsShown(); }));
    BOOST_REQUIRE(dialog.Wanted());
    BOOST_TEST((dialog.Wanted()->kind == PaperKind::History));
}

BOOST_AUTO_TEST_CASE(without_a_row_it_asks_for_one) {
    dialog.List()->UnselectAll();
    dialog.ShowChosen();
    BOOST_TEST(!dialog.Wanted());
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(gui::Utf8(dialog.Result()) == "Choose a document first.");
}

BOOST_AUTO_TEST_SUITE_END()
