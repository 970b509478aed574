#include "pdf/intake_page.h"

#include <algorithm>

#include "bodymap/map_scene.h"
#include "pdf/parts.h"
#include "pdf/scene_painter.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

constexpr double kText = 10.5, kLeading = 13.5;  // points: read by people of every age without their glasses
constexpr double kLine = 25;                     // from one line to write on to the next
constexpr double kTick = 8.5;                    // side of a box
constexpr double kGap = 18;                      // between columns

class IntakeSheet {
public:
    IntakeSheet(const IntakePage& page, const PlanPage& head, const text::Translator& words, Sheet& sheet)
        : m_page(page), c(head, words, sheet, Density::Roomy) {
        m_text = {Face::Regular, kText, kLeading, c.look.ink};
        m_strong = {Face::Semibold, kText, kLeading, c.look.ink};
        c.SetBottom(sheet.Size().height - Px(58));
        c.on_new_page = [this] { c.sheet.Pages() == 1 ? PutHead(c) : RunningHead(); };
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
    void RunningHead() {
        const Lines left = OneLine(c.sheet.Faces(), m_page.clinic.name, c.look.strong, c.Width() / 2);
        c.Draw(left, c.Left(), c.y);
        c.DrawRight(c.Set(c.words.Text("Name") + ": " +
                              (m_page.client.empty() ? std::string(34, '_') : Short(m_page.client)),
                          c.look.Grey(c.look.small), c.Width() / 2),
                    c.Right(), c.y + Px(1.5));
        c.y += Px(26);
        c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
        c.y += Px(8);
    }

    // One line of the running head has no room for a name of five lines.
    [[nodiscard]] static std::string Short(const std::string& name) {
        constexpr std::size_t kMost = 60;
        return name.size() <= kMost ? name : Encode(Decode(name)[0]) + "…";
    }

    void Title() {
        c.y += Px(14);
        const std::string title = c.words.Text("Before we begin");
        c.sheet.Outline(title, c.y);
        c.y = c.Draw(c.Set(title, c.look.title, c.Width()), c.Left(), c.y);
        c.Paragraph(c.words.Text("Please fill this in as well as you can. What you leave out we will ask. "
                                 "It stays with us, encrypted."),
                    m_text, Px(4));
    }

    // A line to write on with its label in front; `known` is printed on it.
    void Field(const std::string& label, double x, double width, const std::string& known = {}) {
        const double base = c.y + kLine - 5;
        const Lines name = OneLine(c.sheet.Faces(), label, c.look.Grey(c.look.small), width * 0.6);
        c.Draw(name, x, base - 13);
        const double from = x + name.front().width + 6;
        c.sheet.Rule(from, base, x + width, base, {c.look.grey, 0.6, {}, true});
        if (!known.empty())
            c.Draw(OneLine(c.sheet.Faces(), known, m_text, x + width - from - 4), from + 4, base - 14);
    }

    void Pair(const std::string& left, const std::string& right, const std::string& known_left = {},
              const std::string& known_right = {}) {
        const double width = (c.Width() - kGap) / 2;
        Field(left, c.Left(), width, known_left);
        Field(right, c.Left() + width + kGap, width, known_right);
        c.y += kLine;
    }

    void Wide(const std::string& label, const std::string& known = {}) {
        Field(label, c.Left(), c.Width(), known);
        c.y += kLine;
    }

    void Fields() {
        Wide(c.words.Text("Name"), m_page.client);
        Pair(c.words.Text("Date of birth"), c.words.Text("Pronouns"), m_page.birth_date);
        Pair(c.words.Text("Phone"), c.words.Text("E-mail"));
        Wide(c.words.Text("Address"));
        Pair(c.words.Text("Emergency contact"), c.words.Text("Physician"));
        Pair(c.words.Text("Occupation"), c.words.Text("Sport or activity"));
        Wide(c.words.Text("What brings you here, and since when?"));
        Wide("");
        Wide(c.words.Text("What makes it better or worse?"));
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

    void Tick(double x, double top) {
        bodymap::Path box;
        box.RoundedBox({x, top + (kLeading - kTick) / 2, kTick, kTick}, 1.2);
        c.sheet.Stroke(box, {c.look.ink, 0.8, {}, false});
    }

    // A heading or a question of the tick list.
    struct Entry {
        Lines lines;
        bool heading = false;
        [[nodiscard]] double Height() const { return HeightOf(lines) + (heading ? 6 : 2.5); }
    };

    [[nodiscard]] std::vector<Entry> Entries(double width) const {
        std::vector<Entry> all;
        for (const IntakePage::Group& group : m_page.groups) {
            all.push_back({c.Set(group.name, c.look.Accent(m_strong), width), true});
            for (const std::string& question : group.questions)
                all.push_back({c.Set(question, m_text, width - kTick - 6), false});
        }
        return all;
    }

    void Conditions() {
        c.Heading(c.words.Text("Your health"), Px(60), 0);
        c.y += 2;
        Tick(c.Left(), c.y);
        c.y = c.Draw(c.Set(c.words.Text("None of the following applies to me."), m_strong, c.Width()),
                     c.Left() + kTick + 6, c.y) +
              3;
        c.Paragraph(c.words.Text("Otherwise tick what applies now, and write “past” beside what is over. "
                                 "Not sure? Put a question mark."),
                    m_text, 4);
        const double width = (c.Width() - kGap) / 2;
        const auto all = Entries(width);
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
                const double above = all[at].heading && y > top ? 5 : 0;
                y += above;
                if (!all[at].heading) Tick(x, y);
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
        const Lines name = c.Set(label, m_strong, c.Width() * 0.75);
        c.Draw(name, c.Left(), top);
        const Lines none = c.Set(c.words.In("medicines, allergies", "None"), m_text, c.Width() * 0.2);
        Tick(c.Right() - none.front().width - kTick - 6, top);
        c.DrawRight(none, c.Right(), top);
        c.y = top + HeightOf(name) - 6;
        for (int i = 0; i < lines; ++i) Wide("");
    }

    void Questions() {
        Question(c.words.Text("Medicines and supplements"), 2);
        Question(c.words.Text("Allergies (oil, latex, plasters, nuts)"), 1);
        Question(c.words.Text("Operations, fractures, implants"), 2);
        c.Need(kLine);
        Pair(c.words.Text("Hours of sleep a night"), c.words.Text("If pregnant: week (may be skipped)"));
    }

    void Consents() {
        for (const auto& [name, wording] : m_page.consents) {
            const Lines words = c.Set(wording, m_text, c.Width());
            c.Heading(name, std::min(HeightOf(words), c.FullRoom() / 2), Px(16));
            c.Flow(words, c.Left());
        }
        if (m_page.consents.empty()) return;
        c.Need(kLine * 3);
        c.y += 12;
        Pair(c.words.Text("Date"), c.words.Text("Signature"));
        Wide(c.words.Text("Under 18: name and signature of a parent or guardian"));
    }

    void Footers() {
        const double top = c.sheet.Size().height - Px(48);
        const int pages = c.sheet.Pages();
        for (int i = 0; i < pages; ++i) {
            c.sheet.Select(i);
            c.sheet.Rule(c.Left(), top, c.Right(), top, {c.look.line, Px(1), {}, true});
            const std::string left = m_page.number.empty()
                                         ? c.words.Text("Intake page")
                                         : c.words.Say("Intake page, no. {0}", {m_page.number});
            c.Draw(c.Set(left, c.look.footer, c.Width() / 2), c.Left(), top + Px(6));
            const std::string number =
                c.words.Say("Page {0} of {1}", {std::to_string(i + 1), std::to_string(pages)});
            c.DrawRight(c.Set(number, c.look.footer, c.Width() / 2), c.Right(), top + Px(6));
        }
    }

    const IntakePage& m_page;
    Composer c;
    Style m_text, m_strong;
};

}  // namespace

Paper WriteIntake(const IntakePage& page, const text::Translator& words, const std::filesystem::path& fonts) {
    const Fonts faces(fonts);
    Sheet sheet(faces, page.letter_paper ? kLetter : kA4);
    PlanPage head;  // the letterhead is the plan's
    head.clinic = page.clinic;
    head.therapist = page.therapist;
    IntakeSheet(page, head, words, sheet).Put();
    Paper paper;
    paper.pages = sheet.Pages();
    for (const char32_t code : sheet.Missing()) paper.missing_glyphs.push_back(Encode(code));
    DocumentInfo info;
    info.title = words.Text("Intake page");
    info.author = page.clinic.name;
    info.subject = page.number;
    info.language = words.Language();
    paper.bytes = sheet.Finish(info);
    return paper;
}

}  // namespace pdf
