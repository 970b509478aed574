#include "gui/mail_carrier.h"

#include <algorithm>
#include <utility>

#include "gui/dialog_progress.h"
#include "gui/side_work.h"
#include "model/problem.h"

namespace gui {

desk::PostOutcome Carry(wxWindow* over, const Context& context, desk::Delivery delivery,
                        const wxString& heading) {
    const auto carried = std::make_shared<desk::Delivery>(std::move(delivery));
    auto outcome = std::make_shared<desk::PostOutcome>();
    // Work that hangs is left to itself: what became of the letter is then not known.
    outcome->id = carried->Id();
    outcome->unsure = true;
    outcome->passing = true;
    outcome->problem = model::Msg("It was stopped while it was being sent; it may have arrived.");
    const auto done = std::make_shared<desk::PostOutcome>(*outcome);
    SideWork side([carried, done](const store::Progress& told) {
        *done = carried->Carry([&told](long long sent, long long all) { return told(sent, all); });
    });
    ProgressDialog(over, context.words, heading, {}, Tr(context, "Stop"), side).Wait();
    if (!side.Finished()) return *outcome;
    try {
        side.Rethrow();
    } catch (const std::exception&) {
        return *outcome;
    }
    return *done;
}

std::vector<desk::PostOutcome> CarryDue(wxWindow* over, const Context& context) {
    std::vector<desk::PostOutcome> outcomes;
    while (auto delivery = desk::TakeDue(context.clinic)) {
        outcomes.push_back(Carry(over, context, *std::move(delivery), Tr(context, "Sending…")));
        desk::ReportDelivery(context.clinic, outcomes.back());
        if (!outcomes.back().sent && !outcomes.back().of_this_letter) break;
    }
    return outcomes;
}

wxString OutcomeText(const Context& context, const std::vector<desk::PostOutcome>& outcomes) {
    if (outcomes.empty()) return Tr(context, "No letter is due now.");
    const auto sent = std::ranges::count_if(outcomes, &desk::PostOutcome::sent);
    wxString text;
    if (sent > 0)
        text = Wx(context.words.SayPlural("{0} letter was sent.", "{0} letters were sent.",
                                          static_cast<long>(sent), {std::to_string(sent)}));
    const auto failed =
        std::ranges::find(outcomes.rbegin(), outcomes.rend(), false, &desk::PostOutcome::sent);
    if (failed == outcomes.rend()) return text;
    if (!text.empty()) text += " ";
    return text + Wx(desk::PostProblemText(context.words, failed->problem, failed->args));
}

}  // namespace gui
