#include "gui/outbox_keeper.h"

#include <thread>
#include <utility>

#include "desk/sentences.h"

namespace gui {

namespace {

constexpr int kIdleMs = 2000, kBusyMs = 50;
constexpr int kPatience = 4000 / kBusyMs;  // libcurl asks every second whether it goes on

}  // namespace

OutboxKeeper::OutboxKeeper(const Context& context, const mail::Transport* transport)
    : m_context(context), m_transport(transport), m_timer(this) {
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Look(); });
}

OutboxKeeper::~OutboxKeeper() {
    m_timer.Stop();
    try {
        SaveWhatIsKnown();
    } catch (const std::exception&) {
        // The store knows that it was being sent, and asks about it when it is opened again.
    }
}

// Nothing of it is lent any more once its worker ended.
void OutboxKeeper::SaveWhatIsKnown() {
    if (m_carriage) {
        const SideWork& work = m_carriage->Work();
        m_carriage->Work().Stop();
        for (int i = 0; i < kPatience && !work.Finished(); ++i) wxMilliSleep(kBusyMs / 2);
        return desk::ReportDelivery(m_context.clinic, m_carriage->Outcome());
    }
    const bool taken = m_step == Step::Taking;
    m_work.reset();
    if (taken && m_taken->delivery) desk::ReportDelivery(m_context.clinic, m_taken->delivery->NotCarried());
}

void OutboxKeeper::Start() {
    m_resting = false;
    m_then = {};
    m_timer.Start(Busy() ? kBusyMs : kIdleMs);
    Look();
}

void OutboxKeeper::SendNow() {
    m_asked = true;
    m_failures = 0;
    m_not_before = {};
    m_resting = false;
    m_timer.Start(kBusyMs);
    Look();
}

bool OutboxKeeper::Rest(std::function<void()> then) {
    m_resting = true;
    m_asked = false;
    if (!Busy()) {
        m_timer.Stop();
        return true;
    }
    m_then = std::move(then);
    if (m_carriage && !m_carriage->Work().Stopped()) {
        m_carriage->Work().Stop();
        m_patience = kPatience;
    }
    return false;
}

void OutboxKeeper::Look() {
    try {
        switch (m_step) {
            case Step::Idle:
                return Begin();
            case Step::Taking:
                return m_work->Finished() ? Took() : void();
            case Step::Carrying:
                if (m_carriage->Work().Finished() || (m_carriage->Work().Stopped() && --m_patience < 0))
                    Report(m_carriage->Outcome());
                return;
            case Step::Reporting:
                return m_work->Finished() ? Reported() : void();
        }
    } catch (const std::exception& error) {
        Fail(error);
    }
}

bool OutboxKeeper::IsDue() {
    if (m_first) return m_context.clinic.Store().May(model::Operation::SendMail);
    const model::Instant now = m_context.clinic.Clock().Now();
    if (now < m_not_before) return false;
    const auto due = desk::NextDue(m_context.clinic);
    return due && *due <= now;
}

void OutboxKeeper::Begin() {
    // Whoever has the clinic alone comes first; later is early enough.
    if (m_resting || m_context.clinic.Lent()) return;
    if (!IsDue()) return End();
    const auto taken = m_taken = std::make_shared<Taken>();
    Run(Step::Taking, m_context.clinic.Alone([taken, first = std::exchange(m_first, false),
                                              transport = m_transport, &clinic = m_context.clinic] {
        if (first) taken->undecided = desk::UndecidedMail(clinic);
        taken->delivery = desk::TakeDue(clinic, transport, &taken->given_up);
    }));
}

void OutboxKeeper::Run(Step step, std::function<void()> work) {
    m_step = step;
    m_work = std::make_unique<SideWork>([work = std::move(work)](const store::Progress&) { work(); });
    m_timer.Start(kBusyMs);
}

void OutboxKeeper::Took() {
    for (desk::PostOutcome& outcome : std::exchange(m_taken->given_up, {}))
        m_outcomes.push_back(std::move(outcome));
    m_work->Rethrow();
    if (const long count = std::exchange(m_taken->undecided, 0); count > 0)
        SayQuietly(Wx(m_context.words.SayPlural("{0} letter in the outbox waits for your decision.",
                                                "{0} letters in the outbox wait for your decision.", count,
                                                {std::to_string(count)})));
    if (!m_taken->delivery) return End();
    if (m_resting) return Report(m_taken->delivery->NotCarried());
    m_carriage = std::make_unique<Carriage>(*std::exchange(m_taken->delivery, std::nullopt));
    m_work.reset();
    m_step = Step::Carrying;
    Changed();
}

void OutboxKeeper::Report(const desk::PostOutcome& outcome) {
    if (m_context.clinic.Lent()) return;
    m_outcome = outcome;
    // One that hangs is given its last moment beside the window.
    if (m_carriage && !m_carriage->Work().Finished())
        std::thread([hanging = std::shared_ptr<Carriage>(std::move(m_carriage))] {}).detach();
    m_carriage.reset();
    Run(Step::Reporting, m_context.clinic.Alone([outcome, &clinic = m_context.clinic] {
        desk::ReportDelivery(clinic, outcome);
    }));
}

void OutboxKeeper::Reported() {
    m_work->Rethrow();
    m_outcomes.push_back(m_outcome);
    if (m_outcome.sent) m_failures = 0;
    if (m_resting) return End();
    if (!m_outcome.sent && !m_outcome.of_this_letter) {
        m_not_before = desk::NextRound(m_outcome, ++m_failures, m_context.clinic.Clock().Now());
        return End();
    }
    m_step = Step::Idle;
    Changed();
    Begin();
}

void OutboxKeeper::End() {
    const bool tells = std::exchange(m_asked, false) || !m_outcomes.empty();
    const bool changed = tells || Busy();
    m_step = Step::Idle;
    m_work.reset();
    m_taken.reset();
    // What came of them while it was to rest is said when it starts again.
    if (tells && !m_resting) SayQuietly(OutcomeText(m_context, std::exchange(m_outcomes, {})));
    m_resting ? m_timer.Stop() : static_cast<void>(m_timer.Start(kIdleMs));
    if (changed) Changed();
    if (const auto then = std::exchange(m_then, {})) then();
}

void OutboxKeeper::Fail(const std::exception& error) {
    m_carriage.reset();
    m_asked = false;
    // What is not said while it rests is kept for when it starts again, see End.
    std::vector<desk::PostOutcome> told;
    if (!m_resting) told.swap(m_outcomes);
    const wxString before = told.empty() ? wxString() : OutcomeText(m_context, told) + " ";
    desk::PostOutcome passing;
    passing.passing = true;
    m_not_before = desk::NextRound(passing, ++m_failures, m_context.clinic.Clock().Now());
    SayQuietly(before + Wx(desk::Sentence(m_context.words, error)));
    End();
}

void OutboxKeeper::SayQuietly(const wxString& sentence) {
    m_said = sentence;
    if (!m_resting) m_context.say(sentence);
}

}  // namespace gui
