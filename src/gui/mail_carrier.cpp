#include "gui/mail_carrier.h"

#include <algorithm>
#include <utility>

#include "gui/dialog_progress.h"
#include "model/problem.h"

namespace gui {

namespace {

bool IsGivenUp(const desk::PostOutcome& outcome) {
    return !outcome.sent && !outcome.unsure && !outcome.passing && outcome.of_this_letter;
}

}  // namespace

Carriage::Carriage(desk::Delivery delivery) {
    const auto carried = std::make_shared<desk::Delivery>(std::move(delivery));
    // Work that hangs is left to itself: what became of the letter is then not known.
    m_unknown.id = carried->Id();
    m_unknown.unsure = true;
    m_unknown.passing = true;
    m_unknown.problem = model::Msg("It was stopped while it was being sent; it may have arrived.");
    m_work = std::make_unique<SideWork>([carried, done = m_done](const store::Progress& told) {
        *done = carried->Carry([&told](long long sent, long long all) { return told(sent, all); });
    });
}

desk::PostOutcome Carriage::Outcome() const {
    if (!m_work->Finished()) return m_unknown;
    try {
        m_work->Rethrow();
    } catch (const std::exception&) {
        return m_unknown;
    }
    return *m_done;
}

desk::PostOutcome Carry(wxWindow* over, const Context& context, desk::Delivery delivery,
                        const wxString& heading) {
    Carriage carriage(std::move(delivery));
    ProgressDialog(over, context.words, heading, {}, Tr(context, "Stop"), carriage.Work()).Wait();
    return carriage.Outcome();
}

wxString OutcomeText(const Context& context, const std::vector<desk::PostOutcome>& outcomes) {
    if (outcomes.empty()) return Tr(context, "No letter is due now.");
    const auto sent = std::ranges::count_if(outcomes, &desk::PostOutcome::sent);
    wxString text;
    if (sent > 0)
        text = Wx(context.words.SayPlural("{0} letter was sent.", "{0} letters were sent.",
                                          static_cast<long>(sent), {std::to_string(sent)}));
    const auto add = [&text](const std::string& sentence) {
        text += (text.empty() ? "" : " ") + Wx(sentence);
    };
    // The newest reason of its kind: why a letter waits is not why another was given up.
    const auto reason = [&](auto which) {
        const auto found = std::ranges::find_if(outcomes.rbegin(), outcomes.rend(), which);
        if (found != outcomes.rend()) add(desk::PostProblemText(context.words, found->problem, found->args));
    };
    // Nobody who works in another chart is to take its reason for that chart's.
    if (const auto lost = std::ranges::count_if(outcomes, IsGivenUp); lost > 0)
        add(context.words.SayPlural("{0} letter in the outbox was given up.",
                                    "{0} letters in the outbox were given up.", static_cast<long>(lost),
                                    {std::to_string(lost)}));
    reason(IsGivenUp);
    reason([](const desk::PostOutcome& one) { return !one.sent && !IsGivenUp(one); });
    return text;
}

}  // namespace gui
