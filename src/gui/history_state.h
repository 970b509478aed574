// What the parts of the history page share: the client's past, what the filters leave of it, the range of
// days, and the two visits compared.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/past_line.h"
#include "desk/past_loader.h"
#include "desk/past_words.h"
#include "gui/context.h"
#include "gui/frame_queue.h"

namespace gui {

// Kinds of HistoryState::Changed, to be combined.
namespace past {
// What the filters leave; the range while it is dragged; what is left in it once it rests; A or B; what the
// visits of a number are.
inline constexpr unsigned kShown = 1, kRange = 2, kInRange = 4, kPair = 8;
// With all of them: nothing may be shown any more.
inline constexpr unsigned kGone = 16;
}  // namespace past

class HistoryState {
public:
    explicit HistoryState(const Context& context);

    // Begins to read the client's past; throws as desk::LoadPast, nothing is shown then. Another client's is
    // gone at once, the same client's stays until all is read.
    void Load(const model::ClientId& client);
    // Reads on for half a frame; false: all is read, and shown. Throws as Load. What is saved meanwhile may
    // be there or not, whole visits always.
    bool LoadMore();
    void Clear();
    // Work that nobody waits for, in a frame of its own (see FrameQueue) and not while the clinic is lent; at
    // once where nothing waits (Context::turns). What a person does next does not finish it as it finishes
    // those: ten years would be read within one key.
    void Later(const void* owner, std::function<void()> piece);
    void Drop(const void* owner);
    // Grows with each of them.
    [[nodiscard]] unsigned Loads() const { return m_loads; }
    void SetFilter(const desk::PastFilter& filter);
    // `rests`: the drag is over; otherwise only what follows at once is told.
    void SetRange(const desk::PastRange& range, bool rests = true);
    // The earlier of the two becomes A; a visit is not compared with itself.
    void SetPair(const model::VisitId& a, const model::VisitId& b);

    [[nodiscard]] const Context& Ctx() const { return m_context; }
    [[nodiscard]] const desk::PastWords& Words() const { return m_words; }
    // Whoever answers for numbers of it later keeps it.
    using Past = std::shared_ptr<const desk::ClientPast>;
    [[nodiscard]] const desk::ClientPast& Whole() const { return *m_whole; }
    [[nodiscard]] const desk::ClientPast& Shown() const { return *m_shown; }       // by the filters
    [[nodiscard]] const desk::ClientPast& InRange() const { return *m_in_range; }  // and the range
    [[nodiscard]] const Past& KeptShown() const { return m_shown; }
    [[nodiscard]] const desk::PastFilter& Filter() const { return m_filter; }
    [[nodiscard]] const desk::PastRange& Range() const { return m_range; }
    // Of Shown; empty below one visit. A is empty below two.
    [[nodiscard]] const model::VisitId& A() const { return m_a; }
    [[nodiscard]] const model::VisitId& B() const { return m_b; }
    [[nodiscard]] std::optional<std::size_t> IndexOf(const model::VisitId& visit) const;

    // The person wants to see the visits behind a number.
    void Offer(const std::vector<model::VisitId>& visits) const;
    std::function<void(const std::vector<model::VisitId>&)> on_offer;
    std::function<void(const model::VisitId&)> on_open;

    desk::Signal<unsigned> Changed;

private:
    void DropWhatIsGone();
    void NarrowAll();
    void NarrowRange();
    void ChoosePair();
    Context m_context;
    desk::PastWords m_words;
    FrameQueue m_waiting;
    std::unique_ptr<desk::PastLoader> m_loader;
    // The same one where nothing narrows it.
    Past m_whole, m_shown, m_in_range;
    desk::PastFilter m_filter;
    desk::PastRange m_range;
    model::VisitId m_a, m_b;
    unsigned m_loads = 0;
};

// A part of the page that listens to the state. Kinds of `later` are taken in a turn of its own, with
// whatever came meanwhile; others, and that a chart is gone, at once.
class HistoryListener {
public:
    HistoryListener(HistoryState& state, unsigned later, std::function<void(unsigned kinds)> take);
    ~HistoryListener();
    HistoryListener(const HistoryListener&) = delete;
    HistoryListener& operator=(const HistoryListener&) = delete;

private:
    void Hear(unsigned kinds);
    HistoryState& m_state;
    unsigned m_later, m_waiting = 0;
    std::function<void(unsigned)> m_take;
    desk::Subscription m_listening;
};

}  // namespace gui
