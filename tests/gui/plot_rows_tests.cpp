// Rows with plots as a picture that leaves.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "bodymap/scene_png.h"
#include "bodymap/spark_scene.h"
#include "desk/open_clinic.h"
#include "gui/history_rows.h"

#include "visit_fixture.h"

namespace {

struct RowsFixture {
    RowsFixture() {
        frame->Show();
        tests::VisitFixture::Pump(50);
    }
    ~RowsFixture() {
        frame->Destroy();
        tests::VisitFixture::Pump(50);
    }
    static gui::PlotRow Row(const wxString& place, const wxString& tail) {
        gui::PlotRow row;
        row.finding = "hypertonicity";
        row.title = place + tail;
        row.tail = tail;
        row.value = "7 to 3";
        row.plot = [](const bodymap::Rect& frame) { return bodymap::BarScene({0.5}, frame); };
        return row;
    }
    [[nodiscard]] std::vector<bodymap::SceneText> Texts(gui::PlotRows& rows) const {
        std::vector<bodymap::SceneText> texts;
        for (const bodymap::SceneItem& item : rows.MakeScene(support::TestResources().Fonts()).items)
            if (const auto* text = std::get_if<bodymap::SceneText>(&item)) texts.push_back(*text);
        return texts;
    }
    wxFrame* frame = new wxFrame(nullptr, wxID_ANY, "test", wxPoint(0, 0), wxSize(500, 400));
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plot_rows_tests, RowsFixture)

BOOST_AUTO_TEST_CASE(a_long_name_keeps_its_side_and_ends_before_the_plot) {
    auto* rows = new gui::PlotRows(frame, gui::PlotRows::Look::Line, "Spots");
    rows->ShowRows(
        {Row("Tibialis posterior tendon behind the medial malleolus", ", left"), Row("Soleus", ", right")},
        "", "");
    const auto texts = Texts(*rows);
    BOOST_REQUIRE_EQUAL(texts.size(), 4U);
    BOOST_TEST(texts[0].text.ends_with("…, left"), texts[0].text);
    BOOST_TEST(texts[0].text.starts_with("Tibialis posterior"), texts[0].text);
    BOOST_TEST(texts[0].text.size() < 50U, texts[0].text);
    BOOST_TEST(texts[2].text == "Soleus, right");
}

BOOST_AUTO_TEST_CASE(headings_keep_their_signs_on_the_picture) {
    auto* rows = new gui::PlotRows(frame, gui::PlotRows::Look::Line, "Spots");
    gui::PlotRow heading;
    heading.heading = true;
    heading.sign = wxString::FromUTF8("▲");
    heading.title = "Worse";
    heading.value = "2";
    rows->ShowRows({heading, Row("Soleus", ", left")}, "", "");
    const auto texts = Texts(*rows);
    BOOST_REQUIRE_EQUAL(texts.size(), 5U);
    const auto sign = std::ranges::find(texts, "▲", &bodymap::SceneText::text);
    const auto title = std::ranges::find(texts, "Worse", &bodymap::SceneText::text);
    BOOST_REQUIRE((sign != texts.end()));
    BOOST_REQUIRE((title != texts.end()));
    BOOST_TEST(sign->at.x < title->at.x);
    BOOST_TEST(sign->at.y == title->at.y);
}

BOOST_AUTO_TEST_SUITE_END()
