#include "desk/history_builder.h"

#include <algorithm>
#include <functional>
#include <sstream>

#include "desk/clinic.h"
#include "desk/files.h"
#include "desk/letterhead.h"
#include "desk/past_maps.h"
#include "desk/past_places.h"
#include "desk/past_scenes.h"
#include "desk/past_words.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "text/human_date.h"

namespace desk {

namespace {

using bodymap::Rect;
using model::View;

constexpr double kLineHeight = 190, kMapHeight = 232, kComparedHeight = 264, kLegend = 11;  // CSS pixels
constexpr double kFigureText = 9.5;   // of what is written beside figures; scores are a little smaller
constexpr double kBesideHead = 0.36;  // of the width of a figure
constexpr const char* kArrow = "\u00A0→\u00A0";  // no line ends beside it
constexpr std::size_t kMapsInRow = 2;
constexpr std::size_t kMostSummed = 5;  // recurring places in the summary

class HistoryWords {
public:
    HistoryWords(Clinic& clinic, const HistoryOrder& order)
        : m_clinic(clinic),
          m_order(order),
          m_client(clinic.LoadClient(order.client)),
          w(clinic.Data().Translator(order.language.empty() ? clinic.Profile().language : order.language)),
          m_words(clinic, w),
          m_past(Narrowed(LoadPast(clinic, order.client), clinic.Data().Levels(), order.filter, order.range)),
          m_line(LineOf(m_past, order.range)),
          m_recurring(RecurringPlaces(m_past)) {}

    pdf::HistoryPage Page() {
        pdf::HistoryPage page;
        page.clinic = m_clinic.Profile();
        page.letterhead = PaperHead(m_clinic);
        page.letter_paper = page.clinic.paper == "Letter";
        const model::User& user = m_clinic.SignedIn();
        page.made_by = user.full_name.empty() ? user.name : user.full_name;
        page.therapist = user.credentials.empty() ? page.made_by : page.made_by + ", " + user.credentials;
        page.client = m_client.name;
        page.number = m_client.number;
        if (m_client.birth_date)
            page.birth_date = text::HumanDate(w, *m_client.birth_date, text::DateStyle::Long);
        page.period = Period();
        page.made_on = m_words.Day(m_clinic.Today());
        page.summary = Summary();
        if (!m_past.visits.empty()) {
            page.plots.push_back(Line());
            for (const model::Layer layer : {model::Layer::Superficial, model::Layer::Deep})
                if (Has(layer)) page.plots.push_back(Maps(layer));
        }
        if (const auto pair = Compared()) {
            const PastComparison comparison = CompareSpots(m_past, pair->first, pair->second);
            const VisitPair drawn = LoadPair(m_clinic, m_past, pair->first, pair->second);
            AddComparedMaps(comparison, drawn, page);
            page.tables.push_back(ComparedSpots(comparison, drawn));
        }
        for (auto part : {&HistoryWords::Recurring, &HistoryWords::Measures, &HistoryWords::Helped,
                          &HistoryWords::Visits})
            page.tables.push_back((this->*part)());
        return page;
    }

private:
    [[nodiscard]] std::string Period() const {
        const auto from = m_order.range.from, to = m_order.range.to;
        std::string said = w.Text("All visits");
        if (from && to) said = m_words.Day(*from) + " – " + m_words.Day(*to);
        if (from && !to) said = w.Say("From {0}", {m_words.Day(*from)});
        if (!from && to) said = w.Say("Until {0}", {m_words.Day(*to)});
        if (m_order.filter.finding) said += " · " + m_words.FindingName(*m_order.filter.finding);
        if (const auto& place = m_order.filter.place) said += " · " + PlaceTitle(m_words, w, *place);
        if (m_order.filter.therapist) said += " · " + TherapistName(*m_order.filter.therapist);
        return said;
    }

    [[nodiscard]] std::string TherapistName(const model::UserId& id) const {
        for (const model::User& user : m_clinic.Store().Users())
            if (user.id == id) return user.full_name.empty() ? user.name : user.full_name;
        return w.Text("somebody unknown");
    }

    [[nodiscard]] std::vector<std::string> Summary() const {
        std::vector<std::string> said{m_words.Spoken(m_line)};
        if (std::string unread = m_words.Unread(m_past); !unread.empty()) said.push_back(std::move(unread));
        for (std::size_t i = 0; i < std::min(m_recurring.size(), kMostSummed); ++i)
            said.push_back(m_words.Spoken(m_recurring[i]));
        return said;
    }

    [[nodiscard]] pdf::HistoryPlots Line() const {
        pdf::HistoryPlots plots;
        plots.title = w.Text("Severity and home plan");
        plots.about = w.Text(
            "Mean severity before treatment; the number in a point is that of its marks, a bar "
            "the share of the home plan done since the visit before.");
        plots.height = kLineHeight;
        plots.plots.push_back({{}, m_words.Spoken(m_line), [plot = PlotOf(m_words, m_line)](Rect frame) {
                                   return bodymap::TimeLineScene(plot, frame);
                               }});
        return plots;
    }

    [[nodiscard]] bool Has(model::Layer layer) const {
        return layer == model::Layer::Superficial ||
               std::ranges::any_of(m_past.marks, [&](const PastMark& mark) { return mark.layer == layer; });
    }

    [[nodiscard]] pdf::HistoryPlots Maps(model::Layer layer) {
        const FrequencyIndex index(m_past, m_clinic.Data().Levels(), terms::Level::Structure, layer);
        pdf::HistoryPlots plots;
        plots.title = w.Say("How often each place was marked: {0}", {LayerName(w, layer)});
        plots.about = w.Text("A number counts visits, not marks.");
        plots.height = kMapHeight;
        std::vector<std::uint32_t> counts;
        index.CountInto({}, counts);
        for (const View view : model::kBodyViews) {
            auto groups = HeatGroupsOf(m_clinic.Data(), index, terms::Level::Structure, layer, view);
            TakeCounts(groups, counts);
            std::string said = Counts(index, view, groups);
            plots.plots.push_back(
                {ViewName(w, view), std::move(said), Drawing(view, layer, std::move(groups))});
        }
        return plots;
    }

    // What a figure shows, for who does not see it: each place of this view with its visits, most first.
    [[nodiscard]] std::string Counts(const FrequencyIndex& index, View view,
                                     const std::vector<bodymap::HeatGroup>& groups) {
        const bodymap::BodyMap& map = m_clinic.Data().Atlas().Map(m_past.figure, view);
        std::vector<std::size_t> shown;
        for (std::size_t unit = 0; unit < groups.size(); ++unit)
            if (groups[unit].count > 0 && std::ranges::any_of(groups[unit].regions, [&map](const auto& at) {
                    return std::ranges::find(map.regions, at, &bodymap::Region::at) != map.regions.end();
                }))
                shown.push_back(unit);
        std::ranges::stable_sort(shown, std::greater(), [&](std::size_t unit) { return groups[unit].count; });
        std::string said;
        for (const std::size_t unit : shown)
            said += (said.empty() ? "" : "; ") +
                    m_words.UnitName(terms::Level::Structure, index.Units()[unit]) + ": " +
                    std::to_string(groups[unit].count);
        return Figured(ViewName(w, view), said);
    }

    [[nodiscard]] std::string Figured(const std::string& figure, const std::string& marks) const {
        return w.Say("Figure of the body: {0}", {figure}) + ". " +
               (marks.empty() ? w.Text("No mark.") : marks);
    }

    // The client's own sides, as they lie on a drawing that shows both.
    [[nodiscard]] std::pair<std::string, std::string> Sides(View view) const {
        std::string right = w.In("side of the body on the figure", "client’s right");
        std::string left = w.In("side of the body on the figure", "client’s left");
        if (view == View::Front) return {std::move(right), std::move(left)};
        if (view == View::Back) return {std::move(left), std::move(right)};
        return {};
    }

    // Words below each other from a corner, as many in a line as the room beside a head holds.
    static bodymap::Scene Beside(const std::string& words, model::MapPoint corner, double room,
                                 bodymap::TextAlign align) {
        constexpr double kLetter = 0.55;  // of the size, about
        const auto most = static_cast<std::size_t>(room / (kFigureText * kLetter));
        std::vector<std::string> lines;
        std::istringstream all(words);
        for (std::string word; all >> word;) {
            const bool fits = !lines.empty() && lines.back().size() + 1 + word.size() <= most;
            if (fits)
                lines.back() += " " + word;
            else
                lines.push_back(word);
        }
        bodymap::Scene scene;
        for (const std::string& line : lines) {
            corner.y += kFigureText * 1.2;
            scene.items.emplace_back(
                bodymap::SceneText{corner, line, kFigureText, bodymap::Ink::Text2, align, false});
        }
        return scene;
    }

    [[nodiscard]] std::function<bodymap::Scene(Rect)> Drawing(View view, model::Layer layer,
                                                              std::vector<bodymap::HeatGroup> groups) {
        const bodymap::BodyMap& map = m_clinic.Data().Atlas().Map(m_past.figure, view);
        return [&map, layer, sides = Sides(view), groups = std::move(groups)](Rect frame) {
            bodymap::HeatLook look;
            look.layer = layer;
            look.text = kLegend;
            look.pen_scale = 0.82;  // paper wants finer pens than a screen
            const double room = frame.w * kBesideHead;
            bodymap::Scene said = Beside(sides.first, {frame.x, frame.y}, room, bodymap::TextAlign::Left);
            said.Append(Beside(sides.second, {frame.x + frame.w, frame.y}, room, bodymap::TextAlign::Right));
            const double height = static_cast<double>(said.items.size()) * kFigureText;
            for (const double x : {frame.x, frame.x + frame.w - room})
                if (!said.items.empty()) look.words.push_back({x, frame.y, room, height});
            bodymap::Scene scene =
                bodymap::HeatScene(map, bodymap::Viewport::Fit(map.box, frame), groups, look);
            scene.Append(std::move(said));
            return scene;
        };
    }

    [[nodiscard]] std::optional<std::pair<model::VisitId, model::VisitId>> Compared() const {
        if (m_order.compared || m_past.visits.size() < 2) return m_order.compared;
        const std::size_t last = m_past.visits.size() - 1;
        return std::pair(m_past.visits[last - 1].id, m_past.visits[last].id);
    }

    // Views beside each other, both visits on one figure each.
    void AddComparedMaps(const PastComparison& comparison, const VisitPair& pair, pdf::HistoryPage& page) {
        const auto views = ComparedViews(m_clinic.Data(), m_past, comparison);
        for (std::size_t begin = 0; begin < views.size(); begin += kMapsInRow) {
            pdf::HistoryPlots plots;
            plots.title =
                begin == 0 ? w.Text("Two visits compared") : w.Text("Two visits compared, further views");
            plots.about = w.Text(
                "Marks of the first visit are faint where the second has the spot too; scores are the "
                "severity before "
                "treatment, 0–10.");
            plots.height = kComparedHeight;
            for (std::size_t i = begin; i < std::min(views.size(), begin + kMapsInRow); ++i)
                plots.plots.push_back(ComparedMap(comparison, pair, views[i]));
            page.plots.push_back(std::move(plots));
        }
    }

    [[nodiscard]] pdf::HistoryPlot ComparedMap(const PastComparison& comparison, const VisitPair& pair,
                                               const ComparedView& at) {
        bodymap::CompareLook look = CompareLookOf(m_words, w, m_past, comparison, at.view, at.layer, true);
        look.text = kFigureText;
        look.pen_scale = 0.82;
        const bodymap::BodyMap& map = m_clinic.Data().Atlas().Map(m_past.figure, at.view);
        const std::string name = ViewName(w, at.view) + ", " + LayerName(w, at.layer);
        auto spots = ComparedOn(m_clinic.Data(), m_past, comparison, &pair, at.view, at.layer);
        std::string said = Days(comparison) + Figured(name, SpotsInWords(comparison, spots));
        return {name, std::move(said), [&map, look, spots = std::move(spots)](Rect frame) {
                    return bodymap::CompareScene(map, frame, spots, look);
                }};
    }

    [[nodiscard]] std::string Days(const PastComparison& comparison) const {
        const PastVisit *a = m_past.Find(comparison.first), *b = m_past.Find(comparison.second);
        return a == nullptr || b == nullptr ? "" : m_words.Day(*a) + " → " + m_words.Day(*b) + ". ";
    }

    // Those a view shows: "New: Tight spot, soleus, left, – → 5".
    [[nodiscard]] std::string SpotsInWords(const PastComparison& comparison,
                                           const std::vector<bodymap::ComparedSpot>& drawn) const {
        const std::vector<const SpotPair*> spots = SpotsOf(comparison);
        const auto score = [](const std::optional<int>& value) {
            return value ? std::to_string(*value) : std::string("–");
        };
        std::string said;
        for (std::size_t i = 0; i < spots.size(); ++i) {
            if (!bodymap::IsDrawn(drawn[i])) continue;
            const SpotPair& spot = *spots[i];
            said += (said.empty() ? "" : "; ") + m_words.ChangeName(spot) + ": " +
                    m_words.FindingName(spot.finding) + ", " + m_words.PlaceName(spot.at) + ", " +
                    score(spot.before_first) + " → " + score(spot.before_second);
        }
        return said;
    }

    [[nodiscard]] pdf::Listing ComparedSpots(const PastComparison& comparison, const VisitPair& drawn) const {
        PastTable table = m_words.Table(comparison);
        return {w.Text("Two visits compared"),
                m_words.Spoken(m_past, comparison) + " " + m_words.Sum(comparison) + ". " + Overlap(drawn),
                std::move(table.heads),
                {13, 17, 24, 9, 9, 9, 9, 10},
                std::move(table.rows),
                w.Text("Neither visit has a mark.")};
    }

    [[nodiscard]] std::string Overlap(const VisitPair& drawn) const {
        return m_words.Spoken(CompareMaps(m_clinic.Data(), m_past, drawn));
    }

    [[nodiscard]] pdf::Listing Recurring() const {
        PastTable table = m_words.Table(m_recurring);
        return {w.Text("Recurring places"), m_words.RecurringHow(),
                std::move(table.heads),     {26, 18, 9, 13, 9, 12, 13},
                std::move(table.rows),      w.Text("No place was marked at three of the last ten visits.")};
    }

    [[nodiscard]] pdf::Listing Measures() const {
        PastTable table = m_words.Table(MeasureLines(m_past, m_clinic.Data().Measures()));
        return {w.Text("Measures"),
                w.Text("A change is said where it is at least the smallest meaningful one."),
                std::move(table.heads),
                {34, 20, 20, 10, 16},
                std::move(table.rows),
                w.Text("Nothing was measured.")};
    }

    [[nodiscard]] pdf::Listing Helped() const {
        PastTable table = m_words.Table(ResponsesOf(m_past));
        return {
            w.Text("Severity after treatment, by technique and pressure"),
            w.Text(
                "Severity after the treatment less the one before, of marks scored at both. It was measured "
                "within a visit and says nothing of the cause. Fewer than 3 marks are not shown."),
            std::move(table.heads),
            {26, 10, 8, 10, 12, 11, 11, 12},
            std::move(table.rows),
            w.Text("Too few marks were scored before and after a treatment.")};
    }

    [[nodiscard]] pdf::Listing Visits() const {
        pdf::Listing listing{w.Text("All visits"),
                             {},
                             {w.Text("Date"), w.Text("Therapist"), w.Text("Marks, severity before → after"),
                              w.Text("Home plan done, %")},
                             {14, 18, 56, 12},
                             {},
                             w.Text("No visits in this range.")};
        for (const PastVisit& visit : m_past.visits) {
            const bool amended = IsAmended(visit.id);
            const std::string day = m_words.Day(visit);
            listing.rows.push_back({visit.draft ? w.Say("{0} (draft)", {day})
                                    : amended   ? w.Say("{0} (amended)", {day})
                                                : day,
                                    TherapistName(visit.therapist), MarksText(visit),
                                    visit.adherence ? std::to_string(*visit.adherence) : "–"});
            if (amended)
                listing.about = w.Text(
                    "Amended: something was added or corrected after the visit was signed; its record says "
                    "what "
                    "and why.");
        }
        return listing;
    }

    // Somebody else's signature changes nothing.
    [[nodiscard]] bool IsAmended(const model::VisitId& id) const {
        return std::ranges::any_of(m_clinic.Store().Amendments(id), [](const store::KeptAmendment& one) {
            return one.content.kind != model::AmendmentKind::CoSign;
        });
    }

    [[nodiscard]] std::string MarksText(const PastVisit& visit) const {
        std::string text;
        const auto score = [](const std::optional<int>& value) {
            return value ? std::to_string(*value) : std::string("–");
        };
        for (const PastMark& mark : m_past.MarksOf(visit))
            text += (text.empty() ? "" : "; ") + m_words.FindingName(m_past.FindingOf(mark)) + ", " +
                    m_words.PlaceName(m_past.PlaceOf(mark)) + " " + score(mark.before) + kArrow +
                    score(mark.after);
        return text.empty() ? w.Text("No marks.") : text;
    }

    Clinic& m_clinic;
    const HistoryOrder& m_order;
    model::Client m_client;
    const text::Translator& w;
    PastWords m_words;
    ClientPast m_past;
    PastLine m_line;
    std::vector<desk::Recurring> m_recurring;
};

}  // namespace

pdf::HistoryPage BuildHistory(Clinic& clinic, const HistoryOrder& order) {
    return HistoryWords(clinic, order).Page();
}

pdf::Paper HistoryPaper(Clinic& clinic, const HistoryOrder& order) {
    clinic.Store().Demand(model::Operation::PrintRecord, order.client.value, order.client);
    const std::string language = order.language.empty() ? clinic.Profile().language : order.language;
    return pdf::WriteHistory(BuildHistory(clinic, order), clinic.Data().Translator(language),
                             clinic.Data().Fonts());
}

pdf::Paper HistoryToPrint(Clinic& clinic, const HistoryOrder& order) {
    (void)clinic.LoadClient(order.client);  // one that is not there leaves no entry
    clinic.Store().Log("history.print", order.client.value, order.client);
    return HistoryPaper(clinic, order);
}

pdf::Paper WriteHistoryFile(Clinic& clinic, const HistoryOrder& order, const std::filesystem::path& file) {
    pdf::Paper paper = HistoryToPrint(clinic, order);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
