// Papers in a window: what is looked at, what leaves, and what the log says of both.
#include <boost/test/unit_test.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "bodymap/page_pixels.h"
#include "desk/amended_line.h"
#include "desk/amendments.h"
#include "desk/consents.h"
#include "desk/letter_builder.h"
#include "desk/letterhead.h"
#include "desk/papers.h"
#include "desk/plan_builder.h"
#include "desk/planned_clinic.h"
#include "desk/protected_plan.h"
#include "desk/record_builder.h"
#include "desk/signing.h"
#include "exchange/palpate_json.h"
#include "support/pictures.h"

BOOST_AUTO_TEST_SUITE(papers_tests)

namespace {

using desk::PaperKind;
using desk::PaperWish;

// A visit with a plan and a mark on the clinic's own picture.
struct Papers : support::PlannedClinic {
    Papers() {
        desk::WriteWhole(dir.Path() / "back.png", support::Png(40, 30));
        const auto picture = clinic->AddPicture(dir.Path() / "back.png", "Back, May", client.id);
        (void)editor->AddMarkOnPicture(picture, model::Shape::Point, {{20, 15}},
                                       {"soleus", model::Side::Left}, model::Layer::Superficial, "pain");
        desk::ConsentGiven given;
        given.kinds = {"treatment", "sharing"};
        given.language = "en";
        given.given_by = client.name;
        given.how = model::ConsentHow::OnPaper;
        client = desk::RecordConsents(*clinic, client.id, given);
    }
    ~Papers() { editor.reset(), clinic.reset(); }
    [[nodiscard]] PaperWish Wish(PaperKind kind) const {
        PaperWish wish{kind, client.id, {}, {}, {}, {}};
        if (kind == PaperKind::Plan || kind == PaperKind::Record || kind == PaperKind::Letter)
            wish.visit = editor->Visit().id;
        if (kind == PaperKind::Consent) wish.consent_kind = "treatment";
        if (kind == PaperKind::Letter) wish.letter = Letter();
        return wish;
    }
    [[nodiscard]] desk::LetterWish Letter() const {
        auto letter = desk::ProposeLetter(*clinic, editor->Visit().id, desk::LetterStart::Visit);
        letter.name = "Dr P. Okafor";
        letter.reason = "Calf like a rope";
        return letter;
    }
    [[nodiscard]] desk::ShownPaper Look(const PaperWish& wish) const {
        return desk::MakePaper(*clinic, words, wish);
    }
    // Those after an entry of the log.
    [[nodiscard]] std::vector<std::string> Actions(long long after) const {
        std::vector<std::string> actions;
        for (const store::AuditEntry& entry : clinic->Store().AuditTrail())
            if (entry.sequence > after) actions.push_back(entry.action);
        return actions;
    }
    [[nodiscard]] static std::string All(const desk::ShownPaper& paper) {
        std::string said;
        for (const bodymap::PrintedPage& page : paper.pages) said += desk::PageWords(page) + '\n';
        return said;
    }
    // Signs somebody else in; what was open is closed.
    void SignIn(model::Role role) {
        model::User user;
        user.name = "other";
        user.role = role;
        clinic->Store().AddUser(user, "four good words");
        wishes = {Wish(PaperKind::Plan),    Wish(PaperKind::Record),      Wish(PaperKind::History),
                  Wish(PaperKind::Consent), Wish(PaperKind::BlankIntake), Wish(PaperKind::Letter)};
        editor.reset();
        clinic.reset();
        clinic = desk::Clinic::Open(support::TestResources(), Folder(), "other", "four good words", Around());
    }

    text::Translator words;
    std::vector<PaperWish> wishes;
};

bool Has(const std::vector<std::string>& actions, const std::string& action) {
    return std::ranges::count(actions, action) > 0;
}

bool Says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

struct Kind {
    const char* name;
    PaperKind kind;
    const char *print, *file;
    bool pictures;
};
constexpr Kind kKinds[] = {{"plan", PaperKind::Plan, "plan.print", "plan-0001.pdf", true},
                           {"record", PaperKind::Record, "record.print", "record-0001-1.pdf", true},
                           {"history", PaperKind::History, "history.print", "history-0001.pdf", false},
                           {"consent", PaperKind::Consent, "consent.print", "consent-0001.pdf", false},
                           {"intake", PaperKind::BlankIntake, "intake.print", "intake-0001.pdf", false},
                           {"letter", PaperKind::Letter, "letter.print", "referral-0001-1.pdf", true}};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_look_is_no_print_and_a_print_is_logged_before_it_is_made, Papers) {
    for (const Kind& kind : kKinds) BOOST_TEST_CONTEXT(kind.name) {
            const long long before = clinic->Store().Head().sequence;
            const desk::ShownPaper shown = Look(Wish(kind.kind));
            const auto looked = Actions(before);
            for (const std::string& action : looked) BOOST_TEST(!action.ends_with(".print"), action);
            BOOST_TEST(Has(looked, "picture.view") == kind.pictures);
            BOOST_TEST(!shown.pages.empty());
            BOOST_TEST(shown.file_name == kind.file);
            BOOST_TEST(shown.warnings.empty());
            const long long looked_at = clinic->Store().Head().sequence;
            const desk::ShownPaper printed = desk::PaperToPrint(*clinic, words, Wish(kind.kind));
            const auto left = Actions(looked_at);
            BOOST_TEST(std::ranges::count(left, kind.print) == 1);
            BOOST_TEST(Has(left, "picture.print") == kind.pictures);
            BOOST_TEST(!Has(left, "picture.view"));
            // Only what tells of the print itself may differ.
            const bool tells = kind.kind == PaperKind::Record || kind.kind == PaperKind::Letter;
            BOOST_TEST((printed.bytes == shown.bytes) == !tells);
        }
}

BOOST_FIXTURE_TEST_CASE(a_record_says_whether_it_was_shown_or_printed_and_as_which_entry, Papers) {
    BOOST_TEST(Says(All(Look(Wish(PaperKind::Record))), "not printed"));
    const std::string printed = All(desk::PaperToPrint(*clinic, words, Wish(PaperKind::Record)));
    const long long entry = clinic->Store().Head().sequence;
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "record.print");
    BOOST_TEST(!Says(printed, "not printed"));
    BOOST_TEST(Says(printed, "logged as entry " + std::to_string(entry)));
    BOOST_TEST(Says(printed, "Audit log up to entry " + std::to_string(entry)));
}

BOOST_FIXTURE_TEST_CASE(what_leaves_is_what_the_clinic_has_now, Papers) {
    const desk::ShownPaper shown = Look(Wish(PaperKind::Plan));
    auto plan = editor->Visit().plan;
    plan.words_to_client = "Slowly at first, please.";
    editor->SetPlan(plan, "Change");
    const desk::ShownPaper printed = desk::PaperToPrint(*clinic, words, Wish(PaperKind::Plan));
    BOOST_TEST(!Says(All(shown), "Slowly at first"));
    BOOST_TEST(Says(All(printed), "Slowly at first"));
}

BOOST_FIXTURE_TEST_CASE(the_plan_of_a_visit_that_was_struck_is_looked_at_and_leaves_no_more, Papers) {
    editor->SetPlan(support::Approved(Plan()), "Approve");
    const auto key = clinic->Store().Unlock("a good passphrase");
    desk::Sign(*editor, key);
    const PaperWish wish = Wish(PaperKind::Plan);
    BOOST_CHECK_NO_THROW(desk::DemandPrintable(*clinic, wish));
    model::Amendment struck;
    struck.visit = wish.visit;
    struck.kind = model::AmendmentKind::InError;
    struck.reason = "entered for somebody else";
    (void)desk::Amend(*clinic, struck, key);
    const long long before = clinic->Store().Head().sequence;
    const auto file = dir.Path() / "plan.pdf";
    const auto refused = [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::Refused &&
               Says(error.what(), "struck as entered in error; its plan is handed out no more");
    };
    BOOST_CHECK_EXCEPTION(desk::DemandPrintable(*clinic, wish), model::Error, refused);
    BOOST_CHECK_EXCEPTION((void)desk::PaperToPrint(*clinic, words, wish), model::Error, refused);
    BOOST_CHECK_EXCEPTION((void)desk::WritePlanFile(*clinic, wish.visit, file), model::Error, refused);
    BOOST_CHECK_EXCEPTION((void)desk::WriteProtectedPlan(*clinic, wish.visit, file, "four good words here"),
                          model::Error, refused);
    BOOST_TEST(!std::filesystem::exists(file));
    BOOST_TEST(!Has(Actions(before), "plan.print"));
    BOOST_TEST(Says(All(Look(wish)), "entered in error"));
    for (const auto& offer : desk::OfferedPapers(*clinic, words, client.id))
        if (offer.wish.kind == PaperKind::Plan)
            BOOST_TEST(Says(offer.detail, "entered in error"), offer.detail);
}

BOOST_FIXTURE_TEST_CASE(a_client_who_goes_to_a_doctor_first_is_told_no_cadence, Papers) {
    // The second leaves items in the plan; none of them is on the sheet the client takes home.
    for (const auto& [flag, items] : {std::pair("dvt", false), std::pair("bone_stress", true)}) {
        editor->SetRedFlags({flag}, true);
        editor->SetPlan(editor->Propose(), "Propose");
        BOOST_REQUIRE(Plan().refer.has_value());
        BOOST_REQUIRE(Plan().massage_every_days > 0);
        BOOST_TEST((Item("massage") != nullptr) == items, flag);
        const std::string plan = All(Look(Wish(PaperKind::Plan)));
        BOOST_TEST(!Says(plan, "Massage"), plan);
        const std::string cadence = std::to_string(Plan().massage_every_days) + " days";
        BOOST_TEST(!Says(plan, "every " + cadence), plan);
        // The record says what the plan says.
        const std::string record = All(Look(Wish(PaperKind::Record)));
        BOOST_TEST(Says(record, "no home routine until a doctor has looked at this"), record);
        BOOST_TEST(!Says(record, "Massage: 45 min"), record);
        BOOST_TEST(!Says(record, "every " + cadence), record);
    }
}

// The record's words of the plan of its visit.
BOOST_FIXTURE_TEST_CASE(an_approval_that_holds_no_longer_is_no_approval, Papers) {
    const auto standing = [&] {
        for (const auto& section : desk::BuildRecordPage(*clinic, editor->Visit().id, "en").sections)
            for (const auto& [label, text] : section.facts)
                if (label == "This visit") return text;
        return std::string();
    };
    BOOST_TEST(Says(standing(), ", not approved"), standing());
    editor->SetPlan(support::Approved(Plan()), "Approve");
    BOOST_TEST(standing().ends_with(", approved"), standing());
    Answer("raynaud", model::Answer::Yes);
    BOOST_REQUIRE(!clinic->MayHandOutPlan(editor->Visit()));
    BOOST_TEST(standing().ends_with(", approved; the approval no longer holds"), standing());
    BOOST_TEST(Says(All(Look(Wish(PaperKind::Plan))), "Draft"));
}

// The number on the plan is what the client says on the telephone, and the therapist looks it up in the
// record.
BOOST_FIXTURE_TEST_CASE(plan_record_and_letter_number_the_marks_alike, Papers) {
    const auto strong = editor->AddMarkIn({"trapezius_upper", model::Side::Right}, model::Layer::Superficial,
                                          "trigger_point_active");
    editor->SetSeverityBefore(strong, 9);
    using Numbers = std::map<int, std::string>;
    const auto record = desk::BuildRecordPage(*clinic, editor->Visit().id, "en");
    auto wish = Letter();
    wish.parts = {desk::LetterPart::Findings};
    const auto letter = desk::BuildLetter(*clinic, wish);
    Numbers in_record, in_letter, in_plan;
    for (const auto& row : record.marks) in_record[row.number] = row.finding;
    for (const auto& row : letter.chart.marks) in_letter[row.number] = row.finding;
    const auto plan =
        desk::BuildPlanPage(clinic->Data(), clinic->Profile(), clinic->SignedIn(), client, editor->Visit(),
                            "en", desk::PicturesForPaper(*clinic, editor->Visit()));
    for (const auto& line : plan.found) in_plan[line.number] = line.finding;
    BOOST_TEST(in_record.size() == 3U);
    BOOST_TEST(in_record.at(3) == "trigger_point_active");
    BOOST_TEST((in_plan == in_record));
    BOOST_TEST((in_letter == in_record));
    const auto discs = [](const std::vector<pdf::PlanFigure>& figures) {
        Numbers drawn;
        for (const auto& figure : figures)
            for (const auto& mark : figure.marks) drawn[mark.number.value_or(0)] = mark.finding;
        return drawn;
    };
    BOOST_TEST((discs(plan.figures) == in_record));
    BOOST_TEST((discs(record.figures) == in_record));
    // A mark on a picture that is not printed has no number, and takes none from the others.
    const auto bare = desk::BuildPlanPage(clinic->Data(), clinic->Profile(), clinic->SignedIn(), client,
                                          editor->Visit(), "en");
    BOOST_TEST(bare.found.at(1).number == 0);
    BOOST_TEST(bare.found.at(2).number == 3);
}

BOOST_FIXTURE_TEST_CASE(the_record_says_what_the_plan_says, Papers) {
    model::HomePlan plan = Plan();
    model::PlanItem massage;
    massage.id = massage.modality = "massage";
    massage.dose = {{"cadence_days", 7, {}, {}, "days", {}}, {"session_minutes", 45, {}, {}, "min", {}}};
    massage.days = {0};
    model::PlanItem stretch;
    stretch.id = "of_test";
    stretch.modality = "stretching";
    stretch.name = "Straight-knee calf stretch";
    stretch.at = {"soleus", model::Side::Left};
    stretch.days = {0};
    stretch.dose = {
        {"sets", 2, {}, {}, {}, {}}, {"hold_s", 30, {}, {}, "s", {}}, {"each_side", 1, {}, {}, {}, {}}};
    plan.items = {massage, stretch};
    plan.next_visit = model::ParseDate("2026-12-07");
    editor->SetPlan(plan, "Change");
    const auto lines = [&] {
        for (const auto& section : desk::BuildRecordPage(*clinic, editor->Visit().id, "en").sections)
            for (const auto& [label, text] : section.facts)
                if (label == "Given") return text;
        return std::string();
    };
    BOOST_TEST(lines() ==
               "Massage: 45 min (next visit, Mon 7 Dec)\n"
               "Straight-knee calf stretch: 2 × 30 s, each side (24 Nov)");
}

BOOST_FIXTURE_TEST_CASE(a_plan_of_somebody_this_clinic_does_not_know_names_nobody_else, Papers) {
    editor->SetPlan(support::Approved(Plan()), "Approve");
    desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"));
    const auto file = dir.Path() / "out.json";
    auto bundle = clinic->Export(client.id);
    for (model::Visit& one : bundle.visits) one.therapist = {"01a21113-3080-7000-9b9c-00000000beef"};
    std::ofstream(file) << exchange::WriteJson(bundle);
    model::SeededIdSource others(clock, 7);
    model::ClinicProfile profile;
    profile.name = "Other clinic";
    profile.zone = "Europe/Berlin";
    const auto other =
        desk::Clinic::Create(support::TestResources(), dir.Path() / "Other.palpate", profile, "owner",
                             "a good passphrase", {&clock, &others, store::KeyCost::Quick})
            .clinic;
    (void)other->Import(file, false);
    const std::string said = All(desk::MakePaper(*other, words, Wish(PaperKind::Plan)));
    BOOST_TEST(Says(said, "somebody unknown"), said);
    BOOST_TEST(!Says(said, "owner"), said);
}

BOOST_FIXTURE_TEST_CASE(a_plan_follows_the_correction_of_a_mark, Papers) {
    editor->SetPlan(support::Approved(Plan()), "Approve");
    const auto key = clinic->Store().Unlock("a good passphrase");
    desk::Sign(*editor, key);
    const model::VisitId visit = editor->Visit().id;
    const std::string field = "mark." + editor->Visit().marks.front().id.value;
    BOOST_TEST(Says(All(Look(Wish(PaperKind::Plan))), "Left calf"));
    const auto read = desk::ReadAmended(*clinic, words, visit);
    auto values = desk::ValuesOf(*clinic, read, field);
    BOOST_REQUIRE(values);
    values->finding->at.side = model::Side::Right;
    auto made = desk::CorrectionTo(read, field, desk::LineWith(*clinic, read, field, *values));
    made.reason = "wrong side written";
    (void)desk::Amend(*clinic, made, key);
    const std::string said = All(Look(Wish(PaperKind::Plan)));
    BOOST_TEST(Says(said, "Right calf"), said);
}

BOOST_FIXTURE_TEST_CASE(a_paper_is_saved_whole_for_its_owner_only, Papers) {
    for (const Kind& kind : kKinds) BOOST_TEST_CONTEXT(kind.name) {
            const auto file = dir.Path() / kind.file;
            const desk::ShownPaper saved = desk::SavePaper(*clinic, words, Wish(kind.kind), file);
            BOOST_TEST((desk::ReadWhole(file, 50'000'000) == saved.bytes));
            struct stat about {};
            BOOST_REQUIRE(stat(file.c_str(), &about) == 0);
            BOOST_TEST((about.st_mode & 0777) == 0600);
        }
}

BOOST_FIXTURE_TEST_CASE(who_may_not_print_a_paper_may_not_look_at_it_here, Papers) {
    SignIn(model::Role::Assistant);
    for (const PaperWish& wish : wishes) {
        const bool form = wish.kind == PaperKind::Consent || wish.kind == PaperKind::BlankIntake;
        BOOST_TEST_CONTEXT(static_cast<int>(wish.kind)) {
            if (form) {
                BOOST_TEST(!Look(wish).pages.empty());
            } else {
                BOOST_CHECK_THROW((void)Look(wish), model::Error);
                BOOST_CHECK_THROW((void)desk::PaperToPrint(*clinic, words, wish), model::Error);
            }
        }
    }
    for (const desk::PaperOffer& offer : desk::OfferedPapers(*clinic, words, client.id))
        BOOST_TEST((offer.wish.kind == PaperKind::Consent || offer.wish.kind == PaperKind::BlankIntake),
                   offer.title);
    Reopen();  // the owner reads the log
    for (const char* action : {"plan.print", "record.print", "history.print", "letter.print"})
        BOOST_TEST(!Has(Actions(0), action));
}

BOOST_FIXTURE_TEST_CASE(papers_are_offered_with_what_tells_them_apart, Papers) {
    clinic->Leave(std::move(editor));
    clock.Set(clock.Now() + std::chrono::hours(48));
    auto later = clinic->StartVisit(client.id);
    const auto offers = desk::OfferedPapers(*clinic, words, client.id);
    std::vector<std::string> lines;
    for (const desk::PaperOffer& offer : offers) lines.push_back(offer.title + ": " + offer.detail);
    BOOST_REQUIRE(lines.size() > 5);
    BOOST_TEST(lines[0] == "Treatment history: all visits");
    BOOST_TEST(lines[1] == "Referral letter: about the visit of 25 Nov 2026, to be written");
    BOOST_TEST(lines[2] == "Visit record: 25 Nov 2026, draft");  // it has no plan yet
    BOOST_TEST(lines[3] == "Home plan: 23 Nov 2026, draft");
    BOOST_TEST(lines[4] == "Visit record: 23 Nov 2026, draft");
    BOOST_TEST(Says(lines[5], "given"), lines[5]);
    for (const desk::PaperOffer& offer : offers)
        BOOST_TEST(!Look(offer.wish).pages.empty(), offer.title << ": " << offer.detail);
    later.reset();
}

BOOST_FIXTURE_TEST_CASE(a_letter_is_read_before_anybody_agreed_and_leaves_only_then, Papers) {
    for (const model::Consent& given : std::vector(client.consents))
        client = desk::RevokeConsent(*clinic, client.id, given.id, "");
    const PaperWish wish = Wish(PaperKind::Letter);
    const std::string said = All(Look(wish));
    BOOST_TEST(Says(said, "Dr P. Okafor"), said);
    BOOST_TEST(Says(said, "has not agreed to this letter yet"), said);
    BOOST_TEST(Says(said, "not written yet"), said);
    const long long before = clinic->Store().Head().sequence;
    BOOST_CHECK_THROW(desk::DemandPrintable(*clinic, wish), model::Error);
    BOOST_CHECK_THROW((void)desk::PaperToPrint(*clinic, words, wish), model::Error);
    BOOST_CHECK_THROW((void)desk::SavePaper(*clinic, words, wish, dir.Path() / "letter.pdf"), model::Error);
    BOOST_TEST(clinic->Store().Head().sequence == before);
    BOOST_TEST(!std::filesystem::exists(dir.Path() / "letter.pdf"));
}

BOOST_FIXTURE_TEST_CASE(a_letter_that_leaves_stands_in_the_register_before_it_is_made, Papers) {
    const std::string said = All(desk::PaperToPrint(*clinic, words, Wish(PaperKind::Letter)));
    const auto trail = clinic->Store().AuditTrail();
    const auto print = std::ranges::find(trail, "letter.print", &store::AuditEntry::action);
    BOOST_REQUIRE((print != trail.end()));
    BOOST_TEST((std::find_if(trail.begin(), print, [](const store::AuditEntry& entry) {
                    return entry.action == "disclosure.add";
                }) != print));
    BOOST_TEST(Says(said, "logged as entry " + std::to_string(print->sequence)), said);
    const auto told = clinic->Store().Register({client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST(told.front().whom == "Dr P. Okafor");
}

BOOST_FIXTURE_TEST_CASE(a_history_keeps_to_its_range_and_filter_and_says_so, Papers) {
    PaperWish wish = Wish(PaperKind::History);
    wish.filter.finding = "pain";
    wish.range.from = model::ParseDate("2026-11-01");
    const std::string said = All(Look(wish));
    BOOST_TEST(Says(said, "From 1 Nov 2026"), said);
    BOOST_TEST(!Says(All(Look(Wish(PaperKind::History))), "From 1 Nov 2026"));
    wish.range.from = model::ParseDate("2026-12-01");
    BOOST_TEST(Says(All(Look(wish)), "No visits in this range."));
}

BOOST_FIXTURE_TEST_CASE(what_is_not_on_the_paper_as_it_should_be_is_said, Papers) {
    auto plan = editor->Visit().plan;
    plan.words_to_client = "Well done \xF0\x9F\xA6\xB4";  // a bone no font of ours has
    editor->SetPlan(plan, "Change");
    const desk::ShownPaper shown = Look(Wish(PaperKind::Plan));
    BOOST_REQUIRE(shown.warnings.size() == 1U);
    BOOST_TEST(Says(shown.warnings[0], "\xF0\x9F\xA6\xB4"));
    model::Letterhead head;
    head.logo = "no picture any more";
    head.logo_type = "image/png";
    head.logo_width = head.logo_height = 10;
    clinic->Store().SaveLetterhead(head);
    const auto warnings = desk::PaperToPrint(*clinic, words, Wish(PaperKind::Plan)).warnings;
    BOOST_REQUIRE(warnings.size() == 2U);
    BOOST_TEST(warnings[1] == desk::LogoBroken(words));
}

BOOST_FIXTURE_TEST_CASE(a_hostile_name_is_words_on_every_paper, Papers) {
    auto hostile = client;
    hostile.name = "X\r\nBcc: x@y";
    (void)clinic->Store().SaveClient(hostile);  // as another program may have written it
    for (const Kind& kind : kKinds) BOOST_TEST_CONTEXT(kind.name) {
            const desk::ShownPaper shown = Look(Wish(kind.kind));
            BOOST_TEST(shown.file_name == kind.file);
            BOOST_TEST(Says(All(shown), "x@y"));
            BOOST_TEST(shown.warnings.empty());
        }
}

BOOST_FIXTURE_TEST_CASE(pictures_come_as_pixels, Papers) {
    int images = 0;
    for (const bodymap::PrintedPage& page : Look(Wish(PaperKind::Record)).pages) {
        for (const bodymap::PageItem& item : page.items) {
            const auto* image = std::get_if<bodymap::PageImage>(&item);
            if (image == nullptr) continue;
            ++images;
            BOOST_TEST(bodymap::HoldsPixels(*image));
        }
    }
    BOOST_TEST(images > 0);
}

BOOST_AUTO_TEST_CASE(a_page_is_read_line_by_line_and_from_the_right_where_it_is_written_so) {
    bodymap::PrintedPage page;
    const auto add = [&](double y, const char* text) {
        bodymap::PageText run;
        run.at = {10, y};
        run.text = text;
        page.items.emplace_back(run);
    };
    add(10, "Home plan ");
    add(10.2, "for ");
    add(30, "\xD7\x94\xD7\xA0\xD7\x97");  // HE NUN HET as they are seen
    BOOST_TEST(desk::PageWords(page) == "Home plan for\n\xD7\x97\xD7\xA0\xD7\x94");
    BOOST_TEST(desk::PageWords({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
