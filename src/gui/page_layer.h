// Pages of a paper as pictures. A worker draws them ahead of who scrolls; the main thread makes bitmaps of
// them a strip at a time, so that no turn of it is long.
#pragma once

#include <wx/bitmap.h>
#include <wx/dc.h>

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "bodymap/printed_page.h"
#include "bodymap/scene_png.h"

namespace gui {

using Pages = std::shared_ptr<const std::vector<bodymap::PrintedPage>>;

class PageLayer {
public:
    // `ready` is called on the main thread when a page has come or could not be drawn.
    explicit PageLayer(std::function<void(int page)> ready);
    ~PageLayer();
    PageLayer(const PageLayer&) = delete;
    PageLayer& operator=(const PageLayer&) = delete;

    // scale: logical pixels per point; density: device pixels per logical one. Forgets all others.
    void Show(const Pages& pages, double scale, double density);
    // These are in sight; they are drawn first, then their neighbours. Far ones go.
    void Look(int first, int last);
    // A part of a page, in logical pixels from its top.
    struct Part {
        int page = 0, top = 0, height = 0;
    };
    // Makes one strip; nothing: there was nothing to do.
    std::optional<Part> Prepare();
    // What there is of a page, its corner at a logical pixel, as far as it lies in `seen`.
    void Draw(wxDC& dc, int page, wxPoint corner, const wxRect& seen) const;
    // Drawn, or never will be.
    [[nodiscard]] bool Ready(int page) const;
    // Device pixels held, drawn or on their way.
    [[nodiscard]] double Held() const;
    // Why this page could not be drawn; null: it did not fail.
    [[nodiscard]] std::exception_ptr Problem(int page) const;

    // Kept beside those in sight.
    static constexpr double kMostPixels = 16e6;

private:
    struct Strip {
        int top = 0;  // device pixels
        wxBitmap bitmap;
    };
    struct Drawn {
        bodymap::Pixels pixels;  // until all strips are made
        int width = 0, height = 0, made = 0;
        std::vector<Strip> strips;
        [[nodiscard]] bool Done() const { return made >= height; }
    };
    struct Wish {
        Pages pages;
        double scale = 1;
        unsigned wish = 0;
        std::vector<int> order;  // the nearest first
    };
    void Work();
    void Take(unsigned wish, int page, bodymap::Pixels&& pixels, const std::exception_ptr& problem);
    void MakeStrip(Drawn& drawn) const;
    void Ask();
    void DropFar();
    [[nodiscard]] int Distance(int page) const;

    std::function<void(int page)> m_ready;
    Pages m_pages;
    double m_scale = 1, m_density = 1;
    int m_first = 0, m_last = 0;
    unsigned m_wish = 0;
    std::map<int, Drawn> m_drawn;
    std::map<int, std::exception_ptr> m_problems;  // of pages that are not tried again

    std::mutex m_mutex;
    std::condition_variable m_waking;
    Wish m_next;
    bool m_ending = false;
    // Messages that arrive after the layer has gone find nothing here.
    std::shared_ptr<PageLayer*> m_alive;
    std::thread m_worker;
};

}  // namespace gui
