#include <boost/test/unit_test.hpp>

#include "model/amendment.h"

BOOST_AUTO_TEST_SUITE(amendment_tests)

using model::Amendment;
using model::AmendmentKind;
using model::Passage;
using model::ProblemCode;

namespace {

std::string Id(int n) {
    const std::string digits = std::to_string(n);
    return "01900000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

model::Visit SignedVisit() {
    model::Visit visit;
    visit.id = {Id(1)};
    visit.client = {Id(2)};
    visit.status = model::VisitStatus::Signed;
    visit.reason = "left calf";
    visit.soap.assessment = "Overuse of the left calf.";
    visit.objective = {
        {{Id(3)}, {}, "L soleus: tight.", ""}, {{}, {Id(4)}, "Legs warm.", ""}, {{}, {}, "NRS 6", ""}};
    return visit;
}

Amendment Made(AmendmentKind kind) {
    Amendment made;
    made.id = {Id(10)};
    made.visit = {Id(1)};
    made.kind = kind;
    made.by = {Id(11)};
    made.reason = "wrong side written";
    if (kind == AmendmentKind::Addition) made.text = "Client rang.";
    if (kind == AmendmentKind::Correction) {
        made.field = "reason";
        made.original = "left";
        made.text = "right";
    }
    if (kind == AmendmentKind::Move) {
        made.from = {Id(2)};
        made.to = {Id(5)};
    }
    return made;
}

Amendment Correction(const std::string& field, std::size_t position, const std::string& original,
                     const std::string& text) {
    Amendment made = Made(AmendmentKind::Correction);
    made.field = field;
    made.position = position;
    made.original = original;
    made.text = text;
    return made;
}

std::string Marked(const std::vector<Passage>& passages) {
    std::string text;
    for (const Passage& one : passages) {
        const char* open = one.struck_by ? "[-" : one.added_by ? "[+" : "";
        text += open + one.text + (*open ? "]" : "");
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_has_a_sound_shape) {
    for (const auto kind : {AmendmentKind::Addition, AmendmentKind::Correction, AmendmentKind::Move,
                            AmendmentKind::CoSign, AmendmentKind::InError}) {
        BOOST_TEST(!model::Check(Made(kind)), model::ToText(kind));
        BOOST_TEST((model::ParseAmendmentKind(model::ToText(kind)) == kind));
    }
    BOOST_TEST(!model::ParseAmendmentKind("deletion"));
}

BOOST_AUTO_TEST_CASE(bounds_are_kept) {
    using Change = void (*)(Amendment&);
    const struct {
        AmendmentKind kind;
        Change change;
        ProblemCode code;
    } cases[] = {
        {AmendmentKind::Addition, [](Amendment& a) { a.id = {"x"}; }, ProblemCode::BadId},
        {AmendmentKind::Addition, [](Amendment& a) { a.reason = "no"; }, ProblemCode::AmendmentReason},
        {AmendmentKind::Addition, [](Amendment& a) { a.reason = "    "; }, ProblemCode::AmendmentReason},
        {AmendmentKind::Addition, [](Amendment& a) { a.reason.assign(501, 'x'); },
         ProblemCode::AmendmentReason},
        {AmendmentKind::Addition, [](Amendment& a) { a.reason += "\n"; }, ProblemCode::TextInvisible},
        {AmendmentKind::Addition, [](Amendment& a) { a.reason = "two\nlines"; }, ProblemCode::TextLines},
        {AmendmentKind::Addition, [](Amendment& a) { a.text.clear(); }, ProblemCode::AmendmentText},
        {AmendmentKind::Addition, [](Amendment& a) { a.text.assign(20'001, 'x'); },
         ProblemCode::AmendmentText},
        {AmendmentKind::Addition, [](Amendment& a) { a.text = "a\xE2\x80\xAE"; }, ProblemCode::TextInvisible},
        {AmendmentKind::Addition, [](Amendment& a) { a.original = "x"; }, ProblemCode::AmendmentPlace},
        {AmendmentKind::Addition, [](Amendment& a) { a.to = {Id(5)}; }, ProblemCode::BadId},
        {AmendmentKind::Addition, [](Amendment& a) { a.number = 1001; }, ProblemCode::TooManyAmendments},
        {AmendmentKind::Correction, [](Amendment& a) { a.field.clear(); }, ProblemCode::AmendmentPlace},
        {AmendmentKind::Correction, [](Amendment& a) { a.text = a.original; }, ProblemCode::AmendmentNothing},
        {AmendmentKind::Move, [](Amendment& a) { a.to = a.from; }, ProblemCode::BadId},
        {AmendmentKind::Move, [](Amendment& a) { a.to = {}; }, ProblemCode::BadId},
        {AmendmentKind::Move, [](Amendment& a) { a.text = "x"; }, ProblemCode::AmendmentText},
        {AmendmentKind::InError, [](Amendment& a) { a.field = "reason"; }, ProblemCode::AmendmentPlace},
    };
    for (const auto& one : cases) {
        Amendment made = Made(one.kind);
        one.change(made);
        const auto problem = model::Check(made);
        const auto at = &one - cases;
        BOOST_REQUIRE_MESSAGE(problem, "case " << at);
        // Line ends are seen before or as what cannot be seen.
        const bool lines = one.code == ProblemCode::TextInvisible || one.code == ProblemCode::TextLines;
        const bool said =
            problem->code == ProblemCode::TextInvisible || problem->code == ProblemCode::TextLines;
        BOOST_TEST((problem->code == one.code || (lines && said)), "case " << at);
    }
    Amendment cosign = Made(AmendmentKind::CoSign);
    cosign.reason.clear();
    BOOST_TEST(!model::Check(cosign));
    Amendment longest = Made(AmendmentKind::Addition);
    longest.text.clear();
    for (int i = 0; i < 20'000; ++i) longest.text += "ä";
    BOOST_TEST(!model::Check(longest));
}

BOOST_AUTO_TEST_CASE(fields_of_the_visit_are_found_by_their_words) {
    const model::Visit visit = SignedVisit();
    const std::pair<std::string, std::string> cases[] = {{"reason", "left calf"},
                                                         {"soap.a", "Overuse of the left calf."},
                                                         {"soap.s", ""},
                                                         {"mark." + Id(3), "L soleus: tight."},
                                                         {"treatment." + Id(4), "Legs warm."},
                                                         {"measured.1", "NRS 6"}};
    for (const auto& [field, text] : cases) {
        const std::string* found = model::SignedText(visit, field);
        BOOST_REQUIRE_MESSAGE(found, field);
        BOOST_TEST(*found == text);
    }
    for (const char* field : {"", "soap", "soap.x", "mark.", "mark.x", "treatment.", "measured.2",
                              "measured.x", "measured.-1", "minutes"})
        BOOST_TEST((model::SignedText(visit, field) == nullptr), field);
}

BOOST_AUTO_TEST_CASE(corrections_leave_the_original_legible) {
    const model::Visit visit = SignedVisit();
    const auto read = [&](const std::vector<Amendment>& amendments) {
        return Marked(model::PassagesOf(visit, "soap.a", amendments));
    };
    BOOST_TEST(read({}) == "Overuse of the left calf.");
    const auto first = Correction("soap.a", 15, "left", "right");
    BOOST_TEST(read({first}) == "Overuse of the [-left][+right] calf.");
    // Words put in are corrected in turn, over the seam too.
    const auto second = Correction("soap.a", 15, "right calf", "right shin");
    BOOST_TEST(read({first, second}) == "Overuse of the [-left][-right][- calf][+right shin].");
    const auto put_in = Correction("soap.a", 0, "", "Mild ");
    BOOST_TEST(read({put_in}) == "[+Mild ]Overuse of the left calf.");
    const auto at_end = Correction("soap.a", 25, "", " Rest.");
    BOOST_TEST(read({at_end}) == "Overuse of the left calf.[+ Rest.]");
    const auto gone = Correction("soap.a", 0, "Overuse of the left calf.", "");
    BOOST_TEST(read({gone}) == "[-Overuse of the left calf.]");
    BOOST_TEST(model::Standing(model::PassagesOf(visit, "soap.a", {gone})).empty());
    // Of another field, or where those words do not stand: passed over.
    BOOST_TEST(read({Correction("reason", 0, "left", "right"), Correction("soap.a", 3, "left", "x"),
                     Correction("soap.a", 9'999, "", "x")}) == "Overuse of the left calf.");
    const auto passages = model::PassagesOf(visit, "soap.a", {first});
    BOOST_REQUIRE(passages.size() == 4U);
    BOOST_TEST((passages[1] == Passage{"left", std::nullopt, 0}));
    BOOST_TEST((passages[2] == Passage{"right", 0, std::nullopt}));
}

BOOST_AUTO_TEST_CASE(an_amendment_must_fit_its_visit) {
    const model::Visit visit = SignedVisit();
    const auto code = [&](const std::vector<Amendment>& before, const Amendment& a) {
        const auto problem = model::CheckAgainst(visit, before, a);
        return problem ? std::optional(problem->code) : std::nullopt;
    };
    const auto correction = Correction("soap.a", 15, "left", "right");
    BOOST_TEST(!code({}, correction));
    BOOST_TEST((code({correction}, correction) == ProblemCode::AmendmentPlace));
    BOOST_TEST((code({}, Correction("soap.x", 0, "a", "b")) == ProblemCode::AmendmentPlace));
    const auto error = Made(AmendmentKind::InError);
    BOOST_TEST((code({error}, error) == ProblemCode::AlreadyInError));
    BOOST_TEST(!code({error}, Made(AmendmentKind::Addition)));
    auto cosign = Made(AmendmentKind::CoSign), other = cosign;
    other.by = {Id(12)};
    BOOST_TEST((code({cosign}, cosign) == ProblemCode::AlreadyCoSigned));
    BOOST_TEST(!code({cosign}, other));
    model::Visit draft = visit;
    draft.status = model::VisitStatus::Draft;
    BOOST_TEST((model::CheckAgainst(draft, {}, correction)->code == ProblemCode::AmendmentOfDraft));
    // Never in the middle of a character.
    model::Visit accented = visit;
    accented.soap.assessment = "é";
    BOOST_TEST((model::CheckAgainst(accented, {}, Correction("soap.a", 1, "", "x")).has_value()));
}

BOOST_AUTO_TEST_CASE(what_was_changed_is_found_by_whole_words) {
    const struct {
        const char *before, *after, *original, *text;
    } cases[] = {{"the left calf", "the right calf", "left", "right"},
                 {"the left calf", "the left calf, mild", "calf", "calf, mild"},
                 {"the left calf", "left calf", "the left", "left"},
                 {"a b c", "a c", "b c", "c"},
                 {"", "new", "", "new"},
                 {"old", "", "old", ""},
                 {"same", "same", "", ""},
                 {"café noir", "cafè noir", "café", "cafè"}};
    for (const auto& one : cases) {
        const std::string before = one.before;
        const auto found = model::Between(before, one.after);
        BOOST_TEST(found.original == one.original, before);
        BOOST_TEST(found.text == one.text, before);
        std::string made = before;
        BOOST_TEST(made.replace(found.position, found.original.size(), found.text) == one.after);
    }
}

BOOST_AUTO_TEST_CASE(late_is_what_is_signed_after_the_hours_allowed) {
    const model::Instant service{};
    using std::chrono::hours;
    BOOST_TEST(!model::LateBy(service, service + hours(24), 24));
    BOOST_TEST(!model::LateBy(service, service - hours(2), 24));
    const auto late = model::LateBy(service, service + hours(49), 24);
    BOOST_REQUIRE(late);
    BOOST_TEST((*late == hours(49)));
    BOOST_TEST(!model::LateBy(service, service + hours(49), 72));
}

BOOST_AUTO_TEST_SUITE_END()
