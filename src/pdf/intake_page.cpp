#include "pdf/intake_page.h"

#include <algorithm>

#include "bodymap/map_scene.h"
#include "pdf/form.h"
#include "pdf/scene_painter.h"

namespace pdf {

namespace {

constexpr double kLeading = Form::kLeading, kLine = Form::kLine, kTick = Form::kTick, kGap = Form::kGap;

class IntakeSheet {
public:
    IntakeSheet(const IntakePage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy), m_form(c) {
        c.on_new_page = [this] {
            c.sheet.Pages() == 1 ? PutHead(c) : m_form.RunningHead(m_page.clinic.name, m_page.client);
        };
    }

    void Put() {
        c.NewPage();
        Title();
        Fields();
        Body();
        c.NewPage();
        Conditions();
        Questions();
        Consents();
        Footers();
    }

private:
    void Title() {
        c.y += Px(14);
        const std::string title = c.words.Text("Before we begin");
        c.Title(title);
        c.Paragraph(c.words.Text("Please fill this in as well as you can. What you leave out we will ask. "
                                 "It stays with us, encrypted."),
                    m_form.text, Px(4));
    }

    void Fields() {
        m_form.Wide(c.words.Text("Name"), m_page.client);
        m_form.Pair(c.words.Text("Preferred name"), c.words.Text("Pronouns"));
        m_form.Pair(c.words.Text("Date of birth"), c.words.Text("Phone"), m_page.birth_date);
        m_form.Wide(c.words.Text("E-mail"));
        m_form.Wide(c.words.Text("Address"));
        // A name and a number each.
        m_form.Wide(c.words.Text("Emergency contact"));
        m_form.Wide(c.words.Text("Physician"));
        m_form.Pair(c.words.Text("Occupation"), c.words.Text("Sport or activity"));
        m_form.Wide(c.words.Text("What brings you here, and since when?"));
        m_form.Wide("");
        m_form.Wide(c.words.Text("What makes it better or worse?"));
        m_form.Wide(c.words.Text("What would you like to be able to do again?"));
    }

    void Body() {
        c.Heading(c.words.Text("Draw where it hurts, pulls or feels numb"), Px(220), Px(10));
        if (m_page.figures.empty()) return;
        const double height = c.Room() - Px(26),
                     slot = c.Width() / static_cast<double>(m_page.figures.size());
        const double pixel = Px(1);
        double x = c.Left();
        for (const auto& [map, name] : m_page.figures) {
            bodymap::Rect crop = map->outline.empty() ? map->box : map->outline.Bounds();
            crop = {crop.x - 12, crop.y - 12, crop.w + 24, crop.h + 24};
            const double width = std::min(slot - 8, height * crop.w / crop.h);
            const bodymap::Rect frame{x + (slot - width) / 2, c.y + Px(18), width, height};
            const auto viewport = bodymap::Viewport::Fit(
                crop, {frame.x / pixel, frame.y / pixel, frame.w / pixel, frame.h / pixel});
            bodymap::BodyLook look;
            look.regions = false;
            look.pen_scale = 0.9;
            const Tagged figure(c.sheet, Tag::Figure,
                                c.words.Say("Outline of the body to draw on: {0}", {name}));
            PaintScene(c.sheet, bodymap::BodyScene(*map, viewport, look), pixel);
            c.DrawCentred(c.Set(name, c.look.head, slot), x + slot / 2, c.y);
            Sides(map->view == model::View::Front, frame);
            x += slot;
        }
    }

    // The client's own sides, as on the plan.
    void Sides(bool faces_reader, const bodymap::Rect& frame) {
        const std::string own_right = c.words.In("side of the body on the figure", "your right");
        const std::string own_left = c.words.In("side of the body on the figure", "your left");
        const double top = frame.y + Px(14);
        c.Draw(c.Set(faces_reader ? own_right : own_left, c.look.caption, frame.w / 2), frame.x, top);
        c.DrawRight(c.Set(faces_reader ? own_left : own_right, c.look.caption, frame.w / 2),
                    frame.x + frame.w, top);
    }

    // A heading or a question of the tick list, with the room below it.
    struct Entry {
        Lines lines;
        bool heading = false;
        double below = 0;
        [[nodiscard]] double Height() const { return HeightOf(lines) + below; }
    };

    [[nodiscard]] std::vector<Entry> Entries(double width, bool close) const {
        std::vector<Entry> all;
        for (const IntakePage::Group& group : m_page.groups) {
            all.push_back({c.Set(group.name, c.look.Accent(m_form.strong), width), true, close ? 4.0 : 6.0});
            for (const std::string& question : group.questions)
                all.push_back({c.Set(question, m_form.text, width - kTick - 6), false, close ? 1.2 : 2.5});
        }
        return all;
    }

    // Closer together where the last page would else hold a few questions only.
    [[nodiscard]] std::vector<Entry> Fitting(double width) const {
        constexpr double kFew = 0.3, kUnused = 40;  // of a page; points two columns leave free
        std::vector<Entry> all = Entries(width, false);
        double rest = -2 * c.Room() + kUnused;
        for (const Entry& entry : all) rest += entry.Height();
        const double page = 2 * c.FullRoom() - kUnused;
        while (rest > page) rest -= page;
        return rest > 0 && rest < kFew * page ? Entries(width, true) : all;
    }

    void Conditions() {
        c.Heading(c.words.Text("Your health"), Px(60), 0);
        c.y += 2;
        {
            const Tagged none(c.sheet, Tag::Paragraph);
            m_form.Tick(c.Left(), c.y);
            c.y =
                c.Draw(c.Set(c.words.Text("None of the following applies to me."), m_form.strong, c.Width()),
                       c.Left() + kTick + 6, c.y) +
                3;
        }
        c.Paragraph(c.words.Text("Otherwise tick what applies now, and write “past” beside what is over. "
                                 "Not sure? Put a question mark."),
                    m_form.text, 4);
        const double width = (c.Width() - kGap) / 2;
        const auto all = Fitting(width);
        for (std::size_t at = 0; at < all.size();) at = TwoColumns(all, at, width);
    }

    // As even as they can be on the last page; returns the first entry that is left for the next one.
    std::size_t TwoColumns(const std::vector<Entry>& all, std::size_t from, double width) {
        double rest = 0;
        for (std::size_t i = from; i < all.size(); ++i) rest += all[i].Height();
        const double room = c.Room(), top = c.y;
        const double most = rest > 2 * room ? room : std::min(room, rest / 2 + kLeading * 2);
        double lowest = top;
        std::size_t at = from;
        for (int column = 0; column < 2; ++column) {
            const double x = c.Left() + column * (width + kGap), bottom = top + (column == 0 ? most : room);
            double y = top;
            for (; at < all.size(); ++at) {
                // A heading is never the last of a column.
                const double needed =
                    all[at].Height() + (all[at].heading && at + 1 < all.size() ? all[at + 1].Height() : 0);
                if (y + needed > bottom) break;
                // Most of a heading's room lies above it, where something stands there.
                const double above = all[at].heading ? all[at].below - 1 : 0;
                if (y > top) y += above;
                const Tagged entry(c.sheet, all[at].heading ? Tag::Heading3 : Tag::Paragraph);
                if (!all[at].heading) m_form.Tick(x, y);
                c.Draw(all[at].lines, all[at].heading ? x : x + kTick + 6, y);
                y += all[at].Height() - above;
            }
            lowest = std::max(lowest, y);
        }
        c.y = lowest;
        if (at < all.size()) c.NewPage();
        return at == from ? all.size() : at;
    }

    // "None" beside the lines says it positively.
    void Question(const std::string& label, int lines) {
        c.Need(kLine * (lines + 1));
        c.y += 8;
        const double top = c.y;
        const Lines name = c.Set(label, m_form.strong, c.Width() * 0.75);
        c.DrawTagged(Tag::Heading3, name, c.Left(), top);
        c.sheet.Begin(Tag::Paragraph);
        const Lines none = c.Set(c.words.In("medicines, allergies", "None"), m_form.text, c.Width() * 0.2);
        m_form.Tick(c.Right() - none.front().width - kTick - 6, top);
        c.DrawRight(none, c.Right(), top);
        c.sheet.End();
        c.y = top + HeightOf(name) - 6;
        for (int i = 0; i < lines; ++i) m_form.Wide("");
    }

    void Questions() {
        Question(c.words.Text("Medicines and supplements"), 2);
        Question(c.words.Text("Allergies (oil, latex, plasters, nuts)"), 1);
        Question(c.words.Text("Operations, fractures, implants"), 2);
        m_form.Pair(c.words.Text("Blood pressure, if you know it"), c.words.Text("Hours of sleep a night"));
        m_form.Wide(c.words.Text("If pregnant: week (may be skipped)"));
    }

    // Nobody signs on a page that does not hold what is signed.
    void Consents() {
        if (m_page.consents.empty()) return;
        constexpr double kSigned = kLine * 4 + 12;
        for (const auto& [name, wording] : m_page.consents) {
            const Lines words = c.Set(wording, m_form.text, c.Width());
            const bool last = &wording == &m_page.consents.back().second;
            c.Heading(name, HeightOf(words) + (last ? kSigned : 0), Px(16));
            c.FlowTagged(words);
        }
        c.Need(kSigned);
        c.y += 12;
        m_form.Pair(c.words.Text("Date"), c.words.Text("Signature"));
        m_form.Guardian();
    }

    void Footers() {
        m_form.Footers(m_page.number.empty() ? c.words.Text("Intake page")
                                             : c.words.Say("Intake page, no. {0}", {m_page.number}));
    }

    const IntakePage& m_page;
    Composer c;
    Form m_form;
};

}  // namespace

Paper WriteIntake(const IntakePage& page, const text::Translator& words, const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.letterhead = page.letterhead;
    head.therapist = page.therapist;
    IntakeSheet(page, head, words, sheet).Put();
    DocumentInfo info;
    info.title = words.Text("Intake page");
    info.author = page.clinic.name;
    info.subject = page.number;
    info.language = words.Language();
    return PaperOf(sheet, info, page.letterhead);
}

}  // namespace pdf
