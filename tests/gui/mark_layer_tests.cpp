#include <boost/test/unit_test.hpp>
#include <wx/frame.h>
#include <wx/image.h>
#include <wx/rawbmp.h>

#include <cstring>
#include <random>

#include "bodymap/map_scene.h"
#include "gui/mark_layer.h"
#include "gui/theme.h"

BOOST_AUTO_TEST_SUITE(mark_layer_tests)

namespace {

constexpr int kSide = 400;
// Of 255. Cairo cuts a path at the clip before it fills it, which moves its edges by a hair.
constexpr int kRounding = 24;

// The visit of a busy hand: points, strokes, areas and arrows over each other.
struct Board {
    std::mt19937 random{20261125};
    bodymap::BodyMap map;
    std::vector<bodymap::MarkLook> marks;

    Board() { map.box = {0, 0, kSide, kSide}; }
    [[nodiscard]] int Below(int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); }
    [[nodiscard]] bodymap::MarkLook NewMark() {
        static constexpr const char* kFindings[] = {"hypertonicity", "adhesion", "pain", "bruise",
                                                    "radiating"};
        bodymap::MarkLook look;
        look.id.value = std::to_string(random());
        look.shape = static_cast<model::Shape>(Below(4));
        const int points = look.shape == model::Shape::Point ? 1 : 2 + Below(4);
        for (int i = 0; i < points; ++i) look.points.push_back({double(Below(kSide)), double(Below(kSide))});
        look.finding = kFindings[Below(5)];
        look.family = static_cast<bodymap::Ink>(static_cast<int>(bodymap::Ink::Tone) + Below(7));
        if (Below(4) != 0) look.severity = Below(11);
        return look;
    }
    void Change() {
        const int what = marks.empty() ? 0 : Below(6);
        const auto at = static_cast<std::size_t>(marks.empty() ? 0 : Below(static_cast<int>(marks.size())));
        if (what == 0) marks.push_back(NewMark());
        if (what == 1) marks.erase(marks.begin() + static_cast<std::ptrdiff_t>(at));
        if (what == 2) marks[at].severity = Below(11);
        if (what == 3) marks[at].selected = !marks[at].selected;
        if (what == 4)
            std::rotate(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(at), marks.end());
        if (what == 5) marks[at].points.front().x += 7.3;
    }
    [[nodiscard]] bodymap::Scene Scene() const {
        return bodymap::MarkScene(map, bodymap::Viewport::Fit(map.box, map.box), marks, {});
    }
};
// Pixels that differ by more than rounding, in any channel as it is seen.
int Differing(wxBitmap a, wxBitmap b) {
    wxAlphaPixelData one(a), two(b);
    wxAlphaPixelData::Iterator p(one), q(two);
    int count = 0;
    for (int y = 0; y < kSide; ++y) {
        p.MoveTo(one, 0, y), q.MoveTo(two, 0, y);
        for (int x = 0; x < kSide; ++x, ++p, ++q) {
            const auto off = [&](int left, int right) {
                return std::abs(left * p.Alpha() - right * q.Alpha()) > kRounding * 255;
            };
            count += off(p.Red(), q.Red()) || off(p.Green(), q.Green()) || off(p.Blue(), q.Blue()) ||
                     std::abs(p.Alpha() - q.Alpha()) > kRounding;
        }
    }
    return count;
}

int Inked(wxBitmap bitmap) {
    wxAlphaPixelData data(bitmap);
    wxAlphaPixelData::Iterator p(data);
    int count = 0;
    for (int y = 0; y < kSide; ++y) {
        p.MoveTo(data, 0, y);
        for (int x = 0; x < kSide; ++x, ++p) count += p.Alpha() > 0;
    }
    return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_layer_kept_over_changes_looks_like_one_painted_anew) {
    wxFrame frame(nullptr, wxID_ANY, "layer");
    Board board;
    for (int i = 0; i < 40; ++i) board.marks.push_back(board.NewMark());
    gui::MarkLayer kept;
    kept.Show(frame, {kSide, kSide}, board.Scene());
    for (int step = 0; step < 120; ++step) {
        board.Change();
        kept.Outdate();
        BOOST_TEST(!kept.Current());
        kept.Show(frame, {kSide, kSide}, board.Scene());
        BOOST_TEST(kept.Current());
        gui::MarkLayer anew;
        anew.Show(frame, {kSide, kSide}, board.Scene());
        BOOST_TEST(Differing(kept.Bitmap(), anew.Bitmap()) == 0, "after change " << step);
    }
    const int full = Inked(kept.Bitmap());
    board.marks.clear();
    kept.Show(frame, {kSide, kSide}, board.Scene());
    BOOST_TEST(full > 0);
    BOOST_TEST(Inked(kept.Bitmap()) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
