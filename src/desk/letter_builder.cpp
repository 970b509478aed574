#include "desk/letter_builder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/disclosures.h"
#include "desk/letter_parts.h"
#include "desk/letterhead.h"
#include "desk/measured_order.h"
#include "desk/past_amended.h"
#include "desk/past_words.h"
#include "desk/plan_builder.h"
#include "desk/record_case.h"
#include "desk/red_flags.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using Section = pdf::RecordPage::Section;

std::vector<std::string> LinesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (std::string line = Trimmed(text.substr(at, end - at)); !line.empty())
            lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

std::string Joined(const std::vector<std::string>& lines, const char* between) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : between) + line;
    return all;
}

std::string Reading(const std::string& text) {
    return Joined(LinesOf(text), "\n");
}

// Marks as corrections of their values left them; the lines that say more than that.
std::set<std::string> TakeCorrections(RecordCase& of) {
    std::vector<model::Amendment> amendments;
    for (const store::KeptAmendment& one : of.read.amendments) amendments.push_back(one.content);
    CorrectionReader reader(of.clinic.Data(), of.words.Language(), of.read.visit, std::move(amendments));
    while (reader.Step()) {
    }
    of.read.visit = reader.Visit();
    return reader.Found().unread;
}

class Letter {
public:
    Letter(Clinic& clinic, const LetterWish& wish)
        : m_wish(wish), m_of(clinic, wish.visit, wish.language, Known::Now), w(m_of.words), m_order(m_of) {
        const auto unread = TakeCorrections(m_of);
        for (const ReadField& field : m_of.read.fields)
            if (unread.contains(field.field) && GoesAlong(field.field)) m_corrected.push_back(&field);
    }

    pdf::ReferralPage Page(const std::optional<long long>& entry) {
        pdf::ReferralPage page;
        Head(page, entry);
        page.reason = Reading(m_wish.reason);
        page.question = Reading(m_wish.question);
        if (Takes(LetterPart::RedFlags)) RedFlags(page.red_flags);
        if (Takes(LetterPart::Findings)) Findings(page);
        if (Takes(LetterPart::Treatment)) page.done = Done();
        if (Takes(LetterPart::Measures)) page.measures = Measures();
        if (!m_corrected.empty()) Corrected(page.chart.sections);
        if (Takes(LetterPart::Health)) Health(page.chart.sections);
        if (Takes(LetterPart::Given)) Given(page.chart.sections);
        Scope(page.scope);
        return page;
    }

private:
    [[nodiscard]] bool Takes(LetterPart part) const { return m_wish.parts.contains(part); }
    // Whether the letter tells what the line does: of a mark, what was done about it too.
    [[nodiscard]] bool GoesAlong(const std::string& field) const {
        if (field.starts_with("mark.")) return Takes(LetterPart::Findings) || Takes(LetterPart::Treatment);
        if (field.starts_with("treatment.")) return Takes(LetterPart::Treatment);
        // How the last home plan went is told in no part.
        return (Takes(LetterPart::RedFlags) && Names(m_order.OfRedFlags(), field)) ||
               (Takes(LetterPart::Measures) && Names(m_order.OfReadings(), field));
    }
    [[nodiscard]] static bool Names(const std::vector<std::string>& fields, const std::string& field) {
        return std::ranges::find(fields, field) != fields.end();
    }
    [[nodiscard]] const model::Visit& Visit() const { return m_of.Visit(); }
    [[nodiscard]] std::string Long(model::Date day) const {
        return text::HumanDate(w, day, text::DateStyle::Long);
    }
    [[nodiscard]] std::string VisitDay() const {
        return Long(text::ToCivil(Visit().service_at, Visit().zone).day);
    }

    void Head(pdf::ReferralPage& page, const std::optional<long long>& entry) const {
        pdf::RecordPage& chart = page.chart;
        chart.clinic = m_of.clinic.Profile();
        chart.letterhead = PaperHead(m_of.clinic);
        chart.letter_paper = chart.clinic.paper == "Letter";
        chart.therapist = m_of.Person(m_of.clinic.SignedIn().id);
        chart.client = m_of.client.name;
        chart.identity = w.Say("Our file {0}, visit of {1}", {m_of.client.number, VisitDay()});
        // What is urgent stands in a frame of its own.
        if (m_wish.urgency.empty())
            chart.identity += " · " + w.Say("Urgency: {0}", {LetterUrgencyName(w, m_wish.urgency)});
        chart.footer =
            entry ? w.Say("Referral letter, logged as entry {0}. Confidential.", {std::to_string(*entry)})
                  : w.Text("Referral letter, not written yet. Confidential.");
        for (const std::string& text : {m_wish.name, m_wish.practice, m_wish.address})
            for (std::string& line : LinesOf(text)) page.recipient.push_back(std::move(line));
        page.day = Long(m_of.clinic.Today());
        page.title = m_of.client.birth_date
                         ? w.Say("Referral: {0}, born {1}", {m_of.client.name, Long(*m_of.client.birth_date)})
                         : w.Say("Referral: {0}", {m_of.client.name});
        if (!m_wish.urgency.empty())
            page.urgency = {w.Say("Urgency: {0}", {LetterUrgencyName(w, m_wish.urgency)}) + ".",
                            UrgencyAdvice(w, m_wish.urgency), false};
        page.opening = {
            w.Text("Dear Sir or Madam,"),
            w.Say("I ask you to see the client named above, who came to us for massage therapy on {0}.",
                  {VisitDay()})};
    }

    void RedFlags(Section& section) const {
        section.title = w.Text("Red flags");
        Resources& data = m_of.clinic.Data();
        std::string asked = RedFlagLine(w, data.RedFlagQuestions(), Visit());
        if (asked.empty()) asked = Visit().red_flags_asked ? w.Text("yes") : w.Text("not asked");
        if (IsCorrected(m_order.OfRedFlags())) asked += "\n" + SeeCorrected();
        section.facts.emplace_back(w.Text("Asked"), asked);
        std::vector<std::string> found;
        for (const routine::RedFlag& flag : routine::RedFlags(data.Rules()))
            if (std::ranges::find(Visit().red_flags, flag.id) != Visit().red_flags.end())
                found.push_back(w.Text(flag.name) + " (" + w.Text(flag.look_for) + ")");
        if (Visit().red_flags_asked || !found.empty())
            section.facts.emplace_back(w.Text("Reported or found"),
                                       found.empty() ? w.Text("none") : Joined(found, "\n"));
        const ReadField* update = m_of.Field("health_update");
        const std::string changed =
            update == nullptr ? std::string() : Trimmed(model::Standing(update->passages));
        if (!changed.empty()) section.facts.emplace_back(w.Text("Changed since the last visit"), changed);
    }

    void Findings(pdf::ReferralPage& page) {
        page.found_title = w.Say("What we found on {0}", {VisitDay()});
        AddRecordFigures(m_of, page.chart);
        AddRecordMarks(m_of, page.chart);
        // What was treated without a mark is no finding.
        std::erase_if(page.chart.marks, [](const auto& row) { return row.number == 0; });
        page.chart.totals.clear();
        int number = 0;
        for (const model::Mark& mark : Visit().marks) {
            ++number;
            if (!IsCorrected("mark." + mark.id.value)) continue;
            for (pdf::RecordPage::MarkRow& row : page.chart.marks)
                if (row.number == number) row.note += (row.note.empty() ? "" : " ") + SeeCorrected();
        }
    }

    [[nodiscard]] bool IsCorrected(const std::string& kind) const {
        return std::ranges::any_of(m_corrected,
                                   [&](const ReadField* one) { return one->field.starts_with(kind); });
    }
    [[nodiscard]] bool IsCorrected(const std::vector<std::string>& fields) const {
        return std::ranges::any_of(m_corrected,
                                   [&](const ReadField* one) { return Names(fields, one->field); });
    }
    [[nodiscard]] std::string SeeCorrected() const { return w.Text("Corrected after signing, see below."); }

    // What was put in words is in no table.
    void Corrected(std::vector<Section>& sections) const {
        Section section{w.Text("Corrected after signing"), {}};
        for (const ReadField* field : m_corrected) {
            const std::string line = Trimmed(model::Standing(field->passages));
            section.facts.emplace_back(field->label,
                                       line.empty() ? w.Text("struck; nothing stands in its place") : line);
        }
        sections.push_back(std::move(section));
    }

    [[nodiscard]] std::vector<std::string> Done() const {
        if (Visit().treatments.empty()) return {w.Text("No massage is recorded for this visit.")};
        std::vector<std::pair<std::string, int>> minutes;  // by technique, in the order of the visit
        int highest = 0;
        for (const model::Treatment& one : Visit().treatments) {
            highest = std::max(highest, one.pressure);
            const auto at = std::ranges::find(minutes, one.technique, &std::pair<std::string, int>::first);
            if (at == minutes.end())
                minutes.emplace_back(one.technique, one.minutes);
            else
                at->second += one.minutes;
        }
        std::vector<std::string> parts;
        parts.reserve(minutes.size());
        for (const auto& [technique, count] : minutes)
            parts.push_back(Inline(w, TechniqueName(w, m_of.clinic.Data().Words(), technique)) + " " +
                            w.Say("{0} min", {std::to_string(count)}));
        std::vector<std::string> said{
            w.Say("{0} minutes of treatment, pressure at most {1} of 5: {2}.",
                  {std::to_string(Visit().TreatedMinutes()), std::to_string(highest), ListOf(w, parts)})};
        pdf::RecordPage record;
        AddTotals(m_of, record);
        said.push_back(record.totals.back().first + ": " + record.totals.back().second + ".");
        if (IsCorrected("mark.") || IsCorrected("treatment.")) said.push_back(SeeCorrected());
        return said;
    }

    [[nodiscard]] pdf::Listing Measures() const {
        Clinic& clinic = m_of.clinic;
        const PastRange until{{}, text::ToCivil(Visit().service_at, clinic.Profile().zone).day};
        const ClientPast past = Narrowed(LoadPast(clinic, Visit().client), clinic.Data().Levels(), {}, until);
        PastTable table = PastWords(clinic, w).Table(MeasureLines(past, clinic.Data().Measures()));
        std::string about = IsCorrected(m_order.OfReadings()) ? SeeCorrected() : std::string();
        const auto elsewhere = std::ranges::count_if(
            past.visits, [&](const PastVisit& one) { return one.unread_readings && one.id != Visit().id; });
        if (elsewhere > 0)
            about += (about.empty() ? "" : " ") +
                     w.SayPlural(
                         "At {0} other visit measures were corrected in words: they stand here as "
                         "they were signed.",
                         "At {0} other visits measures were corrected in words: they stand here as "
                         "they were signed.",
                         static_cast<long>(elsewhere), {std::to_string(elsewhere)});
        return {w.Text("Measures over time"), std::move(about),      std::move(table.heads),
                {34, 20, 20, 10, 16},         std::move(table.rows), {}};
    }

    void Health(std::vector<Section>& sections) const {
        Section section{w.Text("Health, as the client told us"), {}};
        AddHealthFacts(m_of, section.facts);
        sections.push_back(std::move(section));
    }

    // A plan nobody approved was given to nobody.
    void Given(std::vector<Section>& sections) const {
        const model::HomePlan& plan = Visit().plan;
        Section section{w.Text("What the client was given"), {}};
        const std::string items = plan.approved ? PlanItemLines(m_of) : std::string();
        section.facts.emplace_back(w.Text("Home plan"), items.empty() ? w.Text("no home plan") : items);
        if (plan.approved && !plan.words_to_client.empty())
            section.facts.emplace_back(w.Text("Words to the client"), plan.words_to_client);
        if (const std::string advice =
                UrgencyAdvice(w, MostUrgent(m_of.clinic.Data().Rules(), Visit().red_flags));
            !advice.empty())
            section.facts.emplace_back(w.Text("Advice"), advice);
        sections.push_back(std::move(section));
    }

    void Scope(std::vector<std::string>& scope) const {
        scope.push_back(w.Text("These are observations within the scope of massage, no medical diagnosis."));
        if (m_of.Draft())
            scope.push_back(w.Text("The record of this visit is not signed yet and may still change."));
        if (std::string amended = AmendedOnPaper(m_of.clinic, w, Visit().id); !amended.empty())
            scope.push_back(std::move(amended));
        const std::string only =
            w.Text("It is meant for you alone; please pass it on only with the client’s consent.");
        const ConsentStanding standing = SharingStanding(m_of.clinic, m_of.client);
        const std::string law = Trimmed(m_wish.legal_reason);
        if (!standing.Holds() && law.empty())
            scope.push_back(w.Text("The client has not agreed to this letter yet.") + " " + only);
        else if (!standing.Holds())
            scope.push_back(w.Say("This letter is sent without the client’s consent: {0}", {law}) +
                            (law.ends_with('.') ? " " : ". ") + only);
        else
            scope.push_back(
                w.Say("The client agreed to this letter on {0}.",
                      {Long(text::ToCivil(standing.consent->given_at, m_of.clinic.Profile().zone).day)}) +
                " " + only);
    }

    const LetterWish& m_wish;
    RecordCase m_of;
    const text::Translator& w;
    const MeasuredOrder m_order;                // as it was signed
    std::vector<const ReadField*> m_corrected;  // that go along and are in no table
};

// In the clinic's words: the register is its own.
DisclosureWish EntryOf(Clinic& clinic, const LetterWish& wish, const model::Visit& visit) {
    const text::Translator& words = clinic.Data().Translator(clinic.Profile().language);
    std::vector<std::string> parts;
    for (const LetterPart part : wish.parts) parts.push_back(LetterPartName(words, part));
    const std::string day =
        text::HumanDate(words, text::ToCivil(visit.service_at, visit.zone).day, text::DateStyle::Short);
    DisclosureWish entry;
    entry.client = visit.client;
    entry.whom = RecipientOf(wish);
    entry.what = words.Say("Referral letter about the visit of {0}.", {day}) + "\n" +
                 words.Say("Urgency: {0}", {LetterUrgencyName(words, wish.urgency)}) + "\n" +
                 words.Text("Reason for the referral") + ": " + Reading(wish.reason) + "\n" +
                 words.Text("Our question to you") + ": " + Reading(wish.question) + "\n" +
                 words.Say("Taken along: {0}", {Joined(parts, "; ")});
    const model::Client client = clinic.LoadClient(visit.client);
    const ConsentStanding standing = SharingStanding(clinic, client);
    if (!standing.Holds()) {
        entry.consent = words.Say("without consent: {0}", {Trimmed(wish.legal_reason)});
        return entry;
    }
    const model::Consent& given = *standing.consent;
    const model::Date on = text::ToCivil(given.given_at, clinic.Profile().zone).day;
    entry.consent = words.Say("given {0} by {1}", {text::HumanDate(words, on, text::DateStyle::Short),
                                                   given.given_by.empty() ? client.name : given.given_by});
    return entry;
}

pdf::Paper Made(Clinic& clinic, const LetterWish& wish, const std::optional<long long>& entry) {
    const std::string language = wish.language.empty() ? clinic.Profile().language : wish.language;
    return pdf::WriteReferral(BuildLetter(clinic, wish, entry), clinic.Data().Translator(language),
                              clinic.Data().Fonts());
}

}  // namespace

pdf::ReferralPage BuildLetter(Clinic& clinic, const LetterWish& wish, const std::optional<long long>& entry) {
    return Letter(clinic, wish).Page(entry);
}

pdf::Paper LetterPaper(Clinic& clinic, const LetterWish& wish) {
    DemandReadable(clinic, wish);
    return Made(clinic, wish, {});
}

pdf::Paper LetterToPrint(Clinic& clinic, const LetterWish& wish) {
    DemandLetter(clinic, wish);
    const model::Visit visit = clinic.Store().LoadVisit(wish.visit).value();
    // No paper leaves without its entries, even where the disk is full.
    (void)AddDisclosure(clinic, EntryOf(clinic, wish, visit));
    if (wish.parts.contains(LetterPart::Findings)) LogPictures(clinic, visit, "picture.print");
    clinic.Store().Log("letter.print", wish.visit.value, visit.client);
    return Made(clinic, wish, clinic.Store().Head().sequence);
}

pdf::Paper WriteLetterFile(Clinic& clinic, const LetterWish& wish, const std::filesystem::path& file) {
    pdf::Paper paper = LetterToPrint(clinic, wish);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
