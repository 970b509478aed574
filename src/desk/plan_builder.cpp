#include "desk/plan_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/letterhead.h"
#include "desk/page_wording.h"
#include "desk/past_amended.h"
#include "desk/plan_text.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "routine/planner.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using bodymap::Ink;
using model::View;

Ink InkOf(terms::Family family) {
    constexpr std::array kInks{Ink::Tone,  Ink::Tissue,   Ink::Points, Ink::Fluid,
                               Ink::Nerve, Ink::Movement, Ink::Avoid};
    return kInks[static_cast<std::size_t>(family)];
}

bool IsPrinted(const model::Mark& mark, const PlanPictures& pictures) {
    return mark.view != View::Picture || pictures.contains(mark.picture);
}

// Front and back, every further view where something is marked: a number in the list without its place on a
// figure would help nobody. None where all marks stand on pictures that are printed.
std::set<View> ViewsOf(const std::vector<model::Mark>& marks, const PlanPictures& pictures) {
    std::set<View> views{View::Front, View::Back};
    bool all_on_pictures = !marks.empty();
    for (const model::Mark& mark : marks) {
        if (mark.view != View::Picture) views.insert(mark.view);
        all_on_pictures = all_on_pictures && mark.view == View::Picture && IsPrinted(mark, pictures);
    }
    return all_on_pictures ? std::set<View>{} : views;
}

// Pictures in the order of their first mark; one without a mark is nobody's business on paper.
void AddPictures(const std::vector<model::Mark>& marks, const std::vector<bodymap::MarkLook>& looks,
                 const PlanPictures& pictures, pdf::PlanPage& page) {
    std::map<model::PictureId, std::size_t> places;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].view != View::Picture || !IsPrinted(marks[i], pictures)) continue;
        const auto [place, fresh] = places.emplace(marks[i].picture, page.figures.size());
        if (fresh) {
            const auto& picture = pictures.at(marks[i].picture);
            pdf::PlanFigure drawn;
            drawn.map = &picture->map;
            drawn.picture = picture;
            drawn.name = picture->title;
            page.figures.push_back(std::move(drawn));
        }
        page.figures[place->second].marks.push_back(looks[i]);
    }
}

void AddFigures(Resources& resources, const text::Translator& words, model::Figure figure,
                const std::vector<model::Mark>& marks, const PlanPictures& pictures, pdf::PlanPage& page) {
    std::vector<bodymap::MarkLook> looks = Looks(resources.Words(), marks);
    // In the order of the visit, as on its record: the number is what the client says on the telephone.
    for (std::size_t i = 0; i < looks.size(); ++i) looks[i].number = static_cast<int>(i) + 1;
    for (const View view : ViewsOf(marks, pictures)) {
        pdf::PlanFigure drawn;
        drawn.map = &resources.Atlas().Map(figure, view);
        drawn.name = ViewName(words, view);
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i].view != view) continue;
            // A mark charted on another figure is printed where this one has the place.
            looks[i].points = resources.Atlas().Carry(marks[i], figure);
            drawn.marks.push_back(looks[i]);
            // A shape shows its extent; the tint of a whole region would say more than was charted.
            if (marks[i].shape == model::Shape::Point) drawn.marked.push_back(marks[i].at);
        }
        page.figures.push_back(std::move(drawn));
    }
    AddPictures(marks, looks, pictures, page);
}

void AddFound(Resources& resources, const text::Translator& words, const std::vector<model::Mark>& marks,
              const PlanPictures& pictures, pdf::PlanPage& page) {
    const terms::Vocabulary& terms = resources.Words();
    int number = 0;
    for (const model::Mark& mark : marks) {
        ++number;
        const terms::Finding* finding = terms.FindFinding(mark.finding);
        const std::string plain = finding == nullptr ? mark.finding : Word(words, "finding", finding->plain);
        const int shown = IsPrinted(mark, pictures) ? number : 0;
        page.found.push_back(
            {shown, mark.finding, PlainMarkPlace(words, terms, mark), plain, SeverityText(mark)});
    }
}

void AddWeek(Resources& resources, const text::Translator& words, const model::HomePlan& plan,
             pdf::PlanPage& page) {
    for (const model::TrainingDay& day : plan.week) {
        const bool known = day.load != model::Load::Unknown;
        std::string load = known ? LoadName(words, day.load) : std::string();
        if (!load.empty() && !day.detail.empty()) load += ' ';
        load += day.detail;
        page.loads.push_back(load);
    }
    Shared stops = SharedStops(words, resources.Rules(), plan);
    const Shared changes = SharedChanges(words, plan);
    page.stop_notes = std::move(stops.sentences);
    page.exercise_notes = changes.sentences;
    stops.ids.insert(changes.ids.begin(), changes.ids.end());
    for (const model::PlanItem& item : plan.items) {
        const terms::Vocabulary& terms = resources.Words();
        page.rows.push_back(item.modality == "massage" ? MassageRow(words, terms, plan, item, page.first_day)
                                                       : PlanRow(words, terms, item, stops.ids));
        if (page.rows.back().exercise) page.rows.back().drawing = resources.Drawings().Find(item.id);
        page.rows.back().mirrored = item.at.side == model::Side::Left;
    }
}

void AddRolling(Resources& resources, const text::Translator& words, const model::Client& client,
                const model::Visit& visit, pdf::PlanPage& page) {
    std::string limits;
    for (const std::string& limit : RollingLimits(resources, words, client, visit))
        limits += (limits.empty() ? "" : "; ") + limit;
    if (!limits.empty())
        page.not_for_you.push_back(
            {words.Say("{0}, with care", {ModalityName(words, "self_massage")}), limits});
}

std::string Signature(const model::User& therapist) {
    const std::string& name = therapist.full_name.empty() ? therapist.name : therapist.full_name;
    return therapist.credentials.empty() ? name : name + ", " + therapist.credentials;
}

void AddHead(const model::ClinicProfile& clinic, const model::User& therapist, const model::Client& client,
             const model::Visit& visit, pdf::PlanPage& page) {
    page.clinic = clinic;
    page.therapist = Signature(therapist);
    page.client = client.name;
    page.document_number = "R-" + client.number + "-" + std::to_string(visit.number);
    page.day = text::ToCivil(visit.service_at, visit.zone).day;
    page.first_day = model::Date{std::chrono::sys_days{page.day} + std::chrono::days{1}};
    page.approved = visit.plan.approved;
    page.letter_paper = clinic.paper == "Letter";
}

// Never who prints: the page says who checked the plan.
model::User TherapistOf(Clinic& clinic, const text::Translator& words, const model::Visit& visit) {
    for (const model::User& user : clinic.Store().Users()) {
        if (user.id == visit.therapist) return user;
    }
    model::User unknown;
    unknown.full_name = words.Text("somebody unknown");
    return unknown;
}

// Marks as corrections of their values left them: the page shows what is known to be so.
model::Visit Corrected(Clinic& clinic, model::Visit visit) {
    std::vector<model::Amendment> amendments;
    for (store::KeptAmendment& one : clinic.Store().Amendments(visit.id))
        amendments.push_back(std::move(one.content));
    if (amendments.empty()) return visit;
    CorrectionReader reader(clinic.Data(), clinic.Profile().language, std::move(visit),
                            std::move(amendments));
    while (reader.Step()) {
    }
    return reader.Visit();
}

model::Visit LoadVisit(Clinic& clinic, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {id.value});
    }
    return *std::move(visit);
}

}  // namespace

pdf::PlanPage BuildPlanPage(Resources& resources, const model::ClinicProfile& clinic,
                            const model::User& therapist, const model::Client& client,
                            const model::Visit& visit, const std::string& language,
                            const PlanPictures& pictures, const routine::PageWording* wording) {
    const text::Translator& words = resources.Translator(language.empty() ? client.language : language);
    pdf::PlanPage page;
    AddHead(clinic, therapist, client, visit, page);
    if (wording != nullptr) Reword(*wording, words, page);
    page.opening = Opening(words, resources.Words(), client, visit, page.words["hello"]);
    AddFigures(resources, words, client.figure, visit.marks, pictures, page);
    AddFound(resources, words, visit.marks, pictures, page);
    page.done = WhatWeDid(words, resources.Words(), visit);
    AddWeek(resources, words, ForClient(resources.Rules(), visit.plan), page);
    if (!visit.plan.items.empty()) {
        page.stop_notes.insert(page.stop_notes.begin(),
                               StopAlways(words, routine::StopRules(resources.Rules())));
    }
    page.not_for_you = NotForNow(words, resources.Words(), visit.plan);
    AddRolling(resources, words, client, visit, page);
    page.call_us = CallUs(words);
    page.medical_help = MedicalHelp(words);
    AddNextVisit(words, visit.plan, page);
    if (visit.plan.refer) {
        page.referral_urgency = visit.plan.refer->urgency;
        page.referral_text = words.Text(visit.plan.refer->text);
    }
    return page;
}

pdf::Paper PlanPaper(Clinic& clinic, const model::VisitId& id, const std::string& language, Letters letters) {
    model::Visit visit = LoadVisit(clinic, id);
    // The health history may have changed since the approval.
    visit.plan.approved = clinic.MayHandOutPlan(visit);
    visit = Corrected(clinic, std::move(visit));
    const model::Client client = clinic.LoadClient(visit.client);
    const std::string chosen = language.empty() ? client.language : language;
    const text::Translator& words = clinic.Data().Translator(chosen);
    const routine::PageWording& wording = clinic.Data().PageWords();
    pdf::PlanPage page = BuildPlanPage(clinic.Data(), clinic.Profile(), TherapistOf(clinic, words, visit),
                                       client, visit, chosen, PicturesForPaper(clinic, visit), &wording);
    const model::Letterhead head = LoadLetterhead(clinic);
    page.letterhead = ForPaper(head);
    page.large_print = letters == Letters::Large ||
                       (letters == Letters::AsUsual && (head.large_print || client.large_print));
    if (std::string amended = AmendedOnPaper(clinic, words, id); !amended.empty())
        page.opening.push_back(std::move(amended));
    return pdf::WritePlan(page, words, clinic.Data().Fonts());
}

void DemandPlanStands(Clinic& clinic, const model::VisitId& id) {
    const auto [in_error, moved] = WithdrawnOf(clinic, id);
    if (in_error)
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("This visit is struck as entered in error; its plan is handed out no more."));
    if (moved)
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("This visit was moved to another chart; its plan is handed out no more."));
}

void LogPlanPrint(Clinic& clinic, const model::Visit& visit) {
    clinic.Store().Log("plan.print", visit.id.value, visit.client);
    LogPictures(clinic, visit, "picture.print");
}

pdf::Paper WritePlanFile(Clinic& clinic, const model::VisitId& id, const std::filesystem::path& file,
                         const std::string& language, Letters letters) {
    const model::Visit visit = LoadVisit(clinic, id);
    DemandPlanStands(clinic, id);
    pdf::Paper paper = PlanPaper(clinic, id, language, letters);
    // No paper leaves without its entry, even where the disk is full.
    LogPlanPrint(clinic, visit);
    WriteWhole(file, paper.bytes);
    return paper;
}

std::vector<bodymap::MarkLook> Looks(const terms::Vocabulary& terms, const std::vector<model::Mark>& marks) {
    std::vector<bodymap::MarkLook> looks;
    looks.reserve(marks.size());
    for (const model::Mark& mark : marks) {
        bodymap::MarkLook look;
        look.id = mark.id;
        look.shape = mark.shape;
        look.points = mark.points;
        look.finding = mark.finding;
        const terms::Finding* finding = terms.FindFinding(mark.finding);
        look.family = InkOf(finding == nullptr ? terms::Family::Nerve : finding->family);
        look.severity = mark.before;
        look.untouched_copy = mark.copied;
        looks.push_back(std::move(look));
    }
    return looks;
}

}  // namespace desk
