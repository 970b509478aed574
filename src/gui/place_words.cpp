#include "gui/place_words.h"

#include "desk/sentences.h"

namespace gui {

wxString PlaceWords(const VisitState& state, const model::RegionRef& at) {
    const std::string region = Utf8(state.RegionText(at.region));
    if (at.side == model::Side::Left) return TrFill(state.Ctx(), "{0}, client’s left", {region});
    if (at.side == model::Side::Right) return TrFill(state.Ctx(), "{0}, client’s right", {region});
    return Wx(region);
}

namespace {

wxString Scored(const VisitState& state, const model::Mark& mark) {
    const std::string finding = Utf8(state.FindingText(mark.finding));
    if (mark.before && mark.after)
        return TrFill(state.Ctx(), "{0}, {1} of 10, {2} after treatment",
                      {finding, std::to_string(*mark.before), std::to_string(*mark.after)});
    if (mark.before) return TrFill(state.Ctx(), "{0}, {1} of 10", {finding, std::to_string(*mark.before)});
    if (mark.after)
        return TrFill(state.Ctx(), "{0}, {1} of 10 after treatment", {finding, std::to_string(*mark.after)});
    return Wx(finding);
}

}  // namespace

wxString MarkWords(const VisitState& state, const model::Mark& mark) {
    const wxString words = Scored(state, mark);
    return desk::OnBothSides(mark) ? TrFill(state.Ctx(), "{0}, both sides", {Utf8(words)}) : words;
}

wxString GhostWords(const VisitState& state, const desk::Ghost& ghost) {
    const std::vector<std::string> args{Utf8(state.GhostDay()), Utf8(MarkWords(state, ghost.mark))};
    // Translators: {0} is a day, {1} a finding with its scores.
    return ghost.resolved ? TrFill(state.Ctx(), "On {0}: {1}, recorded as resolved", args)
                          : TrFill(state.Ctx(), "On {0}: {1}, not yet charted today", args);
}

wxString ViewChoiceName(const Context& ctx, ViewChoice view) {
    switch (view) {
        case ViewChoice::All:
            return Tr(ctx, "Whole body");
        case ViewChoice::Front:
            return TrIn(ctx, "view", "Front");
        case ViewChoice::Back:
            return TrIn(ctx, "view", "Back");
        case ViewChoice::Left:
            return TrIn(ctx, "view", "Left");
        case ViewChoice::Right:
            return TrIn(ctx, "view", "Right");
        case ViewChoice::Head:
            return TrIn(ctx, "close-up", "Head");
        case ViewChoice::Hands:
            return TrIn(ctx, "close-up", "Hands");
        case ViewChoice::Feet:
            return TrIn(ctx, "close-up", "Feet");
        case ViewChoice::Picture:
            break;
    }
    return TrIn(ctx, "close-up", "Picture");
}

std::string CountWords(const VisitState& state, std::size_t marks) {
    return state.Ctx().words.SayPlural("{0} mark", "{0} marks", static_cast<long>(marks),
                                       {std::to_string(marks)});
}

}  // namespace gui
