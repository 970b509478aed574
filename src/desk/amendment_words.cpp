// What is said of amendments: sentences for people, values for scripts.
#include <algorithm>
#include <set>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/signing.h"
#include "desk/wording.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using exchange::Answer;

namespace {

using model::AmendmentKind;

std::string DayOf(Clinic& clinic, const text::Translator& words, model::Instant at) {
    return text::HumanDate(words, text::ToCivil(at, clinic.Profile().zone).day, text::DateStyle::Short);
}

std::string MomentOf(Clinic& clinic, const text::Translator& words, model::Instant at) {
    const auto civil = text::ToCivil(at, clinic.Profile().zone);
    return DayOf(clinic, words, at) + ", " + text::HumanTime(civil.hour, civil.minute);
}

std::string KindText(const text::Translator& words, const AmendedVisit& visit,
                     const model::Amendment& amendment) {
    const auto field = std::ranges::find(visit.fields, amendment.field, &ReadField::field);
    const std::string label = field == visit.fields.end() ? std::string() : field->label;
    switch (amendment.kind) {
        case AmendmentKind::Correction:
            return words.Say("Correction of {0}", {label});
        case AmendmentKind::Move:
            return words.Text("Moved here from another chart");
        case AmendmentKind::CoSign:
            return words.Text("Co-signed");
        case AmendmentKind::InError:
            return words.Text("Marked as entered in error");
        case AmendmentKind::Addition:
            break;
    }
    return label.empty() ? words.Text("Addition") : words.Say("Addition to {0}", {label});
}

Answer TextOrNull(const std::string& text) {
    return text.empty() ? Answer() : Answer(text);
}

Answer IndexOrNull(const AmendedVisit& visit, const std::optional<std::size_t>& index) {
    return index ? Answer(visit.amendments.at(*index).content.id.value) : Answer();
}

std::string LateText(const text::Translator& words, const AmendedVisit& visit) {
    const std::string delay = DelayText(words, *visit.late_by);
    if (visit.visit.late_reason.empty()) return words.Say("Late entry, {0}", {delay});
    return words.Say("Late entry, {0}: {1}", {delay, visit.visit.late_reason});
}

long CountOf(const AmendedVisit& visit) {
    return static_cast<long>(std::ranges::count_if(visit.amendments, [](const store::KeptAmendment& one) {
        return one.content.kind != AmendmentKind::CoSign;
    }));
}

}  // namespace

std::string DelayText(const text::Translator& words, std::chrono::milliseconds delay) {
    const auto hours = static_cast<long>(std::chrono::floor<std::chrono::hours>(delay).count());
    if (hours == 0) {
        const auto minutes = static_cast<long>(std::chrono::ceil<std::chrono::minutes>(delay).count());
        return words.SayPlural("{0} minute", "{0} minutes", minutes, {std::to_string(minutes)});
    }
    if (hours < 48) return words.SayPlural("{0} hour", "{0} hours", hours, {std::to_string(hours)});
    return words.SayPlural("{0} day", "{0} days", hours / 24, {std::to_string(hours / 24)});
}

std::string StandingLine(Clinic& clinic, const text::Translator& words, const AmendedVisit& visit) {
    if (visit.visit.status == model::VisitStatus::Draft) return {};
    std::vector<std::string> parts;
    if (visit.in_error) parts.push_back(words.Text("Entered in error"));
    if (visit.signatures.empty()) {
        parts.push_back(words.Text("Signed"));
    } else {
        const store::Signature& first = visit.signatures.front();
        parts.push_back(words.Say("Signed {0} by {1}", {MomentOf(clinic, words, first.at), first.name}));
        if (first.clock) parts.push_back(ClockLabel(clinic, words, *first.clock));
        if (!visit.visit.marks.empty() && OnAnotherMap(clinic, first))
            parts.push_back(words.Text("drawn on another version of the body map"));
    }
    if (visit.late_by) parts.push_back(LateText(words, visit));
    if (visit.beyond_ceiling) parts.push_back(words.Text("later than may be accepted"));
    if (visit.awaits_cosign) parts.push_back(words.Text("awaits co-signature"));
    if (const long count = CountOf(visit); count > 0)
        parts.push_back(words.SayPlural("{0} amendment", "{0} amendments", count, {std::to_string(count)}));
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : " · ") + part;
    return line;
}

std::string AmendmentHead(Clinic& clinic, const text::Translator& words, const AmendedVisit& visit,
                          const store::KeptAmendment& amendment) {
    const model::Amendment& a = amendment.content;
    std::string head = KindText(words, visit, a) + " · " + MomentOf(clinic, words, a.at) + ", " +
                       (amendment.name.empty() ? a.by.value : amendment.name);
    if (amendment.clock) head += " · " + ClockLabel(clinic, words, *amendment.clock);
    if (!a.reason.empty()) head += " · " + a.reason;
    if (amendment.imported)
        head += " · " + words.Text("signed in another clinic, not checked");
    else if (!amendment.valid)
        head += " · " + words.Text("the signature does not hold");
    return head;
}

std::string MovedLine(Clinic& clinic, const text::Translator& words, const store::MovedVisit& moved) {
    return words.Say(
        "The visit of {0} was moved to another chart on {1} by {2}: {3}",
        {DayOf(clinic, words, moved.service_at), MomentOf(clinic, words, moved.at), moved.by, moved.reason});
}

std::string AmendedOnPaper(Clinic& clinic, const text::Translator& words, const model::VisitId& id) {
    std::vector<std::string> days;
    bool in_error = false;
    for (const store::KeptAmendment& one : clinic.Store().Amendments(id)) {
        if (one.content.kind == AmendmentKind::CoSign) continue;
        in_error = in_error || one.content.kind == AmendmentKind::InError;
        const std::string day = DayOf(clinic, words, one.content.at);
        if (std::ranges::find(days, day) == days.end()) days.push_back(day);
    }
    if (days.empty()) return {};
    std::string line = words.Say("The record of this visit was amended on {0}.", {ListOf(words, days)});
    if (in_error) line += ' ' + words.Text("It is marked as entered in error.");
    return line;
}

Answer AmendmentsAnswer(const AmendedVisit& visit) {
    Answer::List list;
    for (const store::KeptAmendment& one : visit.amendments) {
        const model::Amendment& a = one.content;
        list.emplace_back(Answer::Object{
            {"id", a.id.value},
            {"kind", std::string(model::ToText(a.kind))},
            {"by", a.by.value},
            {"name", one.name},
            {"at", model::ToIso(a.at)},
            {"reason", a.reason},
            {"field", TextOrNull(a.field)},
            {"original", a.original},
            {"text", a.text},
            {"public_key", one.seal.public_key},
            {"imported", one.imported},
            {"valid", one.valid},
            {"clock_said", one.clock ? Answer(model::ToIso(*one.clock)) : Answer()},
        });
    }
    return list;
}

Answer ReadingAnswer(const AmendedVisit& visit) {
    Answer::List fields;
    for (const ReadField& field : visit.fields) {
        if (!field.Corrected()) continue;
        Answer::List passages;
        for (const model::Passage& one : field.passages)
            passages.emplace_back(Answer::Object{{"text", one.text},
                                                 {"added_by", IndexOrNull(visit, one.added_by)},
                                                 {"struck_by", IndexOrNull(visit, one.struck_by)}});
        fields.emplace_back(Answer::Object{{"field", field.field},
                                           {"reads", model::Standing(field.passages)},
                                           {"passages", std::move(passages)}});
    }
    return fields;
}

}  // namespace desk
