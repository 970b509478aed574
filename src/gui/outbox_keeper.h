// Sends what waits in the outbox by itself, quietly: when somebody who may send signs in, and whenever a
// letter is due. Taking a letter and telling what became of it have the clinic alone for a moment, beside the
// window; in between it is carried without the clinic.
#pragma once

#include <wx/event.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "desk/post.h"
#include "desk/signal.h"
#include "gui/context.h"
#include "gui/mail_carrier.h"

namespace gui {

class OutboxKeeper : public wxEvtHandler {
public:
    // `transport` must outlive it; none: SMTP.
    explicit OutboxKeeper(const Context& context, const mail::Transport* transport = nullptr);
    // A letter on its way is stopped; what cannot be told of it any more is unsure from then on.
    ~OutboxKeeper() override;

    // Says what waits for a decision, sends what is due, and goes on so while it lives. Until then it does
    // nothing by itself.
    void Start();
    // What is due now, also what a problem held up; what comes of it is said in any case.
    void SendNow();
    // Begins nothing any more until Start. False: a letter is on its way; it is stopped, and `then` is called
    // once that has ended, which takes seconds at most; it must not destroy this.
    [[nodiscard]] bool Rest(std::function<void()> then);
    [[nodiscard]] bool Busy() const { return m_step != Step::Idle; }
    // What was said last.
    [[nodiscard]] const wxString& Said() const { return m_said; }
    // What the timer does.
    void Look();

    // After each letter, and when all are done.
    desk::Signal<> Changed;

private:
    enum class Step { Idle, Taking, Carrying, Reporting };
    struct Taken {
        std::optional<desk::Delivery> delivery;
        std::vector<desk::PostOutcome> given_up;
        long undecided = 0;
    };

    void Run(Step step, std::function<void()> work);
    void Begin();
    [[nodiscard]] bool IsDue();
    void Took();
    void Report(const desk::PostOutcome& outcome);
    void Reported();
    // All that is due was tried.
    void End();
    // Sending could not go on for a reason of this computer.
    void Fail(const std::exception& error);
    void SayQuietly(const wxString& sentence);
    void SaveWhatIsKnown();

    const Context& m_context;
    const mail::Transport* m_transport;
    Step m_step = Step::Idle;
    std::shared_ptr<Taken> m_taken;
    std::unique_ptr<Carriage> m_carriage;  // while carrying
    std::unique_ptr<SideWork> m_work;      // while taking and reporting
    desk::PostOutcome m_outcome;           // while reporting
    std::vector<desk::PostOutcome> m_outcomes;
    int m_failures = 0;             // in a row, not of one letter
    model::Instant m_not_before{};  // after those
    bool m_first = true, m_asked = false, m_resting = true;
    int m_patience = 0;  // looks left at a letter that was stopped
    std::function<void()> m_then;
    wxString m_said;
    wxTimer m_timer;
};

}  // namespace gui
