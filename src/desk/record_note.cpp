// The note of a visit record as it is read, and the abbreviations on it.
#include <algorithm>
#include <cctype>
#include <map>

#include "desk/clinic.h"
#include "desk/note.h"
#include "desk/record_case.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using Run = pdf::RecordPage::Run;
using Runs = std::vector<Run>;

class Note {
public:
    explicit Note(RecordCase& of) : m_of(of), w(of.words) {}

    [[nodiscard]] std::vector<pdf::RecordPage::Part> Parts() const {
        std::vector<Runs> subjective;
        Add(subjective, "soap.s", {});
        // The heads of the record tell both as they stand; struck words have to be read somewhere.
        Corrected(subjective, "reason", w.Text("Reason for the visit"));
        Corrected(subjective, "health_update", w.Text("What changed in the client’s health"));
        std::vector<Runs> objective = Lines();
        Add(objective, "soap.o", {});
        std::vector<Runs> assessment, plan;
        Add(assessment, "soap.a", {});
        Add(plan, "soap.p", {});
        return {{w.In("part of the note", "S"), subjective},
                {w.In("part of the note", "O"), objective},
                {w.In("part of the note", "A"), assessment},
                {w.In("part of the note", "P"), plan}};
    }

private:
    void Tag(Runs& runs, std::size_t amendment) const {
        Run tag;
        tag.text = " " + m_of.Tag(amendment) + " ";
        tag.tag = true;
        runs.push_back(std::move(tag));
    }

    // Behind a field stand the numbers of what was added to it.
    void TagAdditions(Runs& runs, const std::string& field) const {
        for (std::size_t i = 0; i < m_of.read.amendments.size(); ++i) {
            const model::Amendment& one = m_of.read.amendments[i].content;
            if (one.kind == model::AmendmentKind::Addition && one.field == field) Tag(runs, i);
        }
    }

    [[nodiscard]] Runs Read(const ReadField& field) const {
        Runs runs;
        for (const model::Passage& one : field.passages) {
            if (one.added_by) Tag(runs, *one.added_by);
            Run run;
            run.text = one.text;
            run.struck = one.struck_by.has_value();
            run.added = one.added_by.has_value();
            runs.push_back(std::move(run));
            // Nothing was put in its place: the number stands behind what was struck.
            if (one.struck_by && !Replaced(field, *one.struck_by)) Tag(runs, *one.struck_by);
        }
        TagAdditions(runs, field.field);
        return runs;
    }

    [[nodiscard]] static bool Replaced(const ReadField& field, std::size_t by) {
        return std::ranges::any_of(field.passages, [by](const model::Passage& one) {
            return one.added_by == by && !one.text.empty();
        });
    }

    [[nodiscard]] static bool Holds(const Runs& runs) {
        return std::ranges::any_of(runs, [](const Run& one) { return !Trimmed(one.text).empty(); });
    }

    void Add(std::vector<Runs>& to, const std::string& field, const std::string& label) const {
        const ReadField* found = m_of.Field(field);
        if (found == nullptr) return;
        Runs runs = Read(*found);
        if (!Holds(runs)) return;
        if (!label.empty()) {
            Run head;
            head.text = label + ": ";
            runs.insert(runs.begin(), std::move(head));
        }
        to.push_back(std::move(runs));
    }

    void Corrected(std::vector<Runs>& to, const std::string& field, const std::string& label) const {
        const ReadField* found = m_of.Field(field);
        if (found != nullptr && (found->Corrected() || Added(field))) Add(to, field, label);
    }

    [[nodiscard]] bool Added(const std::string& field) const {
        return std::ranges::any_of(m_of.read.amendments, [&](const store::KeptAmendment& one) {
            return one.content.kind == model::AmendmentKind::Addition && one.content.field == field;
        });
    }

    // A draft's lines are made of the chart; those of a signed visit may be corrected.
    [[nodiscard]] std::vector<Runs> Lines() const {
        std::vector<Runs> lines;
        if (m_of.Draft() || m_of.Visit().objective.empty()) {
            for (const std::string& text : ObjectiveTexts(w, m_of.clinic.Data(), m_of.Visit()))
                lines.push_back({Run{text}});
            return lines;
        }
        for (const ReadField& field : m_of.read.fields)
            if (field.field.starts_with("mark.") || field.field.starts_with("treatment.") ||
                field.field.starts_with("measured."))
                Add(lines, field.field, {});
        return lines;
    }

    RecordCase& m_of;
    const text::Translator& w;
};

bool IsWord(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Words of a text that are written in capitals.
void CollectCapitals(const std::string& text, std::map<std::string, std::string>& found) {
    for (std::size_t at = 0; at < text.size();) {
        if (!IsWord(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && IsWord(text[end])) ++end;
        const std::string word = text.substr(at, end - at);
        const bool capitals =
            word.size() >= 2 && word.size() <= 6 &&
            std::ranges::all_of(word, [](unsigned char c) { return std::isupper(c) || std::isdigit(c); });
        if (capitals && std::isupper(static_cast<unsigned char>(word.front()))) found.emplace(word, "");
        at = end;
    }
}

void Explain(const RecordCase& of, std::map<std::string, std::string>& found) {
    const terms::Vocabulary& terms = of.clinic.Data().Words();
    for (auto& [word, meaning] : found) {
        for (const terms::RegionTerm& region : terms.Regions())
            if (std::ranges::find(region.aliases, word) != region.aliases.end())
                meaning = RegionName(of.words, terms, region.id);
        for (const terms::Finding& finding : terms.Findings())
            if (finding.abbr == word) meaning = FindingLabel(of.words, terms, finding.id);
        // Written out in no name: "ROM restricted".
        if (word == "ROM") meaning = of.words.In("abbreviation", "range of movement");
    }
    std::erase_if(found, [](const auto& one) { return one.second.empty(); });
}

void CollectTables(const pdf::RecordPage& page, std::map<std::string, std::string>& found) {
    for (const pdf::RecordPage::MarkRow& row : page.marks) {
        for (const std::string& text : {row.region, row.label, row.extent}) CollectCapitals(text, found);
        for (const std::string& text : row.treatments) CollectCapitals(text, found);
    }
    for (const pdf::RecordPage::Measure& measure : page.measures) CollectCapitals(measure.name, found);
}

// A note stays in the language in which it was signed; nullptr: that of the page, or nobody can tell.
const text::Translator* SignedIn(const RecordCase& of) {
    const terms::Vocabulary& terms = of.clinic.Data().Words();
    if (of.Draft()) return nullptr;
    for (const char* language : {"en", "de", "es"}) {
        const text::Translator& other = of.clinic.Data().Translator(language);
        if (other.Language() == of.words.Language()) continue;
        for (const model::Mark& mark : of.Visit().marks) {
            const ReadField* line = of.Field("mark." + mark.id.value);
            const std::string made = FindingSentence(other, terms, mark);
            if (line == nullptr || line->passages.empty() || made == FindingSentence(of.words, terms, mark))
                continue;
            if (line->passages.front().text.starts_with(made)) return &other;
        }
    }
    return nullptr;
}

// The letters of such a note that are others on the page.
std::vector<std::string> LettersOf(const text::Translator& w, const text::Translator& note) {
    std::vector<std::string> said;
    const auto add = [&](const std::string& there, const std::string& here) {
        if (there != here) said.push_back(w.Say("{0} in the note means {1}", {there, here}));
    };
    add(note.In("side", "L"), w.In("side", "L"));
    add(note.In("side", "R"), w.In("side", "R"));
    add(note.In("pressure in the note", "P1–P5"), w.In("pressure in the note", "P1–P5"));
    return said;
}

}  // namespace

void AddRecordNote(RecordCase& of, pdf::RecordPage& page) {
    page.note = Note(of).Parts();
}

void AddAbbreviations(RecordCase& of, pdf::RecordPage& page) {
    const text::Translator& w = of.words;
    std::vector<std::string> parts{w.Text("S what the client says, O findings, A assessment, P plan"),
                                   w.Text("L left, R right, of the client")};
    if (!of.Visit().treatments.empty()) parts.push_back(w.Text("P1–P5 pressure, min minutes"));
    if (!of.Visit().marks.empty()) parts.push_back(w.Text("0–10 how strong, before → after"));
    if (of.read.Amended()) parts.push_back(w.Text("▲1 the first amendment, and so on"));
    std::map<std::string, std::string> capitals;
    for (const pdf::RecordPage::Part& part : page.note)
        for (const auto& runs : part.paragraphs)
            for (const Run& run : runs) CollectCapitals(run.text, capitals);
    CollectTables(page, capitals);
    Explain(of, capitals);
    if (const text::Translator* note = SignedIn(of))
        for (const std::string& letters : LettersOf(w, *note)) parts.push_back(letters);
    for (const auto& [word, meaning] : capitals) parts.push_back(word + " " + meaning);
    for (const std::string& part : parts)
        page.abbreviations += (page.abbreviations.empty() ? "" : "; ") + part;
    page.abbreviations += ".";
}

}  // namespace desk
