#include "desk/record_builder.h"

#include <algorithm>
#include <utility>

#include "desk/audit_words.h"
#include "desk/clinic.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/record_case.h"
#include "desk/resources.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using std::chrono::minutes;

const text::Translator& WordsOf(Clinic& clinic, const std::string& language) {
    return clinic.Data().Translator(language.empty() ? clinic.Profile().language : language);
}

// The client as known at a moment: later versions of the history and places left alone since are not told.
model::Client KnownAt(model::Client client, model::Instant service_at, model::Instant at) {
    std::erase_if(client.history, [&](const model::HealthHistory& one) { return one.recorded_at > at; });
    std::erase_if(client.avoid, [&](const model::StandingAvoid& one) {
        return one.since > at || (one.ended && *one.ended <= service_at);
    });
    for (model::StandingAvoid& one : client.avoid) one.ended.reset();
    return client;
}

model::Instant KnownUntil(const Clinic& clinic, const AmendedVisit& read) {
    if (!read.signatures.empty()) return read.signatures.front().at;
    if (read.visit.status == model::VisitStatus::Draft) return clinic.Clock().Now();
    return std::max(read.visit.entered_at, read.visit.service_at + minutes(read.visit.minutes));
}

std::string IdentityOf(const RecordCase& of) {
    std::vector<std::string> parts;
    if (of.client.birth_date)
        parts.push_back(of.words.Say(
            "born {0}", {text::HumanDate(of.words, *of.client.birth_date, text::DateStyle::Short)}));
    parts.push_back(of.words.Say("file {0}", {of.client.number}));
    parts.push_back(of.words.Say("visit {0}", {std::to_string(of.Visit().number)}));
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : " · ") + part;
    return all;
}

std::string FooterOf(const RecordCase& of, const std::optional<long long>& entry) {
    const std::string when = of.Moment(of.clinic.Clock().Now());
    const std::string who = of.Person(of.clinic.SignedIn().id);
    const std::string first =
        entry ? of.words.Say("Printed {0} by {1}, logged as entry {2}.", {when, who, std::to_string(*entry)})
              : of.words.Say("Shown {0} to {1}, not printed.", {when, who});
    return first + " " + HeadLine(of.words, of.clinic.Store().Head()) + ". " + of.words.Text("Confidential.");
}

}  // namespace

RecordCase::RecordCase(Clinic& of, const model::VisitId& id, const std::string& language, Known known)
    : clinic(of),
      words(WordsOf(of, language)),
      read(ReadAmended(of, words, id)),
      known_at(known == Known::Now ? of.Clock().Now() : KnownUntil(of, read)),
      users(of.Store().Users()) {
    client = KnownAt(of.LoadClient(read.visit.client), read.visit.service_at, known_at);
}

ConsentDay RecordCase::Day() const {
    const terms::Jurisdictions& all = clinic.Data().Jurisdictions();
    const terms::Jurisdiction* own = all.Find(clinic.Profile().jurisdiction);
    return {Visit().service_at + minutes(Visit().minutes), Visit().zone,
            own != nullptr ? *own : all.Of("generic")};
}

std::string RecordCase::DayText(model::Instant at) const {
    return text::HumanDate(words, text::ToCivil(at, Visit().zone).day, text::DateStyle::Short);
}

std::string RecordCase::Moment(model::Instant at) const {
    const auto civil = text::ToCivil(at, Visit().zone);
    return DayText(at) + ", " + text::HumanTime(civil.hour, civil.minute);
}

std::string RecordCase::Person(const model::UserId& id) const {
    const auto found = std::ranges::find(users, id, &model::User::id);
    if (found == users.end()) return words.Text("somebody unknown");
    const std::string& name = found->full_name.empty() ? found->name : found->full_name;
    return found->credentials.empty() ? name : name + ", " + found->credentials;
}

std::string RecordCase::Tag(std::size_t amendment) const {
    return "▲" + std::to_string(read.amendments.at(amendment).content.number);
}

const ReadField* RecordCase::Field(const std::string& field) const {
    const auto found = std::ranges::find(read.fields, field, &ReadField::field);
    return found == read.fields.end() ? nullptr : &*found;
}

pdf::RecordPage BuildRecordPage(Clinic& clinic, const model::VisitId& visit, const std::string& language,
                                const std::optional<long long>& entry) {
    RecordCase of(clinic, visit, language);
    clinic.Store().Demand(model::Operation::PrintRecord, visit.value, of.Visit().client);
    pdf::RecordPage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    page.letter_paper = page.clinic.paper == "Letter";
    page.therapist = of.Person(of.Visit().therapist);
    page.client = of.client.name;
    page.identity = IdentityOf(of);
    AddRecordFacts(of, page);
    AddRecordFigures(of, page);
    AddRecordMarks(of, page);
    AddRecordNote(of, page);
    AddRecordMeasures(of, page);
    AddRecordSections(of, page);
    AddRecordChanges(of, page);
    AddRecordSeals(of, page);
    AddAbbreviations(of, page);
    page.footer = FooterOf(of, entry);
    return page;
}

pdf::Paper RecordPaper(Clinic& clinic, const model::VisitId& visit, const std::string& language) {
    return pdf::WriteRecord(BuildRecordPage(clinic, visit, language), WordsOf(clinic, language),
                            clinic.Data().Fonts());
}

pdf::Paper RecordToPrint(Clinic& clinic, const model::VisitId& id, const std::string& language) {
    const auto visit = clinic.Store().LoadVisit(id);
    if (!visit) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {id.value});
    }
    // Opening the chart has an entry of its own; the head on the page is to be that of the print.
    (void)clinic.LoadClient(visit->client);
    // No paper leaves without its entry, even where the disk is full.
    LogPictures(clinic, *visit, "picture.print");
    clinic.Store().Log("record.print", id.value, visit->client);
    const long long entry = clinic.Store().Head().sequence;
    return pdf::WriteRecord(BuildRecordPage(clinic, id, language, entry), WordsOf(clinic, language),
                            clinic.Data().Fonts());
}

pdf::Paper WriteRecordFile(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file,
                           const std::string& language) {
    pdf::Paper paper = RecordToPrint(clinic, visit, language);
    WriteWhole(file, paper.bytes);
    return paper;
}

}  // namespace desk
