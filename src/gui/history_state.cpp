#include "gui/history_state.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "desk/past_places.h"

namespace gui {

namespace {

constexpr std::chrono::milliseconds kWorkAtOnce{7};  // with what is painted it is less than a frame

}  // namespace

HistoryState::HistoryState(const Context& context)
    : m_context(context),
      m_words(context.clinic, context.words),
      m_waiting([this] { return m_context.clinic.Lent(); }),
      m_whole(std::make_shared<const desk::ClientPast>()),
      m_shown(m_whole),
      m_in_range(m_whole) {}

void HistoryState::Later(const void* owner, std::function<void()> piece) {
    if (!m_context.turns) {
        Try(m_context, piece);
        return;
    }
    m_waiting.Add(owner, [this, piece = std::move(piece)] { Try(m_context, piece); });
}

void HistoryState::Drop(const void* owner) {
    m_waiting.Drop(owner);
}

void HistoryState::Load(const model::ClientId& client) {
    if (m_whole->client != client) Clear();
    m_loader.reset();
    try {
        m_loader = std::make_unique<desk::PastLoader>(m_context.clinic, client);
    } catch (const std::exception&) {
        Clear();
        throw;
    }
}

bool HistoryState::LoadMore() {
    if (!m_loader) return false;
    try {
        if (m_loader->Work(kWorkAtOnce)) return true;
    } catch (const std::exception&) {
        Clear();
        throw;
    }
    ++m_loads;
    m_whole = std::make_shared<const desk::ClientPast>(m_loader->Take());
    m_loader.reset();
    DropWhatIsGone();
    NarrowAll();
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair);
    return false;
}

void HistoryState::Clear() {
    ++m_loads;
    m_loader.reset();
    m_whole = m_shown = m_in_range = std::make_shared<const desk::ClientPast>();
    m_filter = {};
    m_range = {};
    m_a = m_b = {};
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair | past::kGone);
}

// Nobody could take back a filter that is no longer offered.
void HistoryState::DropWhatIsGone() {
    if (m_filter.finding && !std::ranges::count(m_whole->findings, *m_filter.finding))
        m_filter.finding.reset();
    if (m_filter.therapist &&
        !std::ranges::count(m_whole->visits, *m_filter.therapist, &desk::PastVisit::therapist))
        m_filter.therapist.reset();
    if (!m_filter.place) return;
    const auto places = desk::PlaceChoices(m_words, m_context.words, m_context.resources.Levels(), *m_whole);
    if (!std::ranges::count(places, *m_filter.place, &desk::PlaceChoice::unit)) m_filter.place.reset();
}

void HistoryState::SetFilter(const desk::PastFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    NarrowAll();
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair);
}

void HistoryState::SetRange(const desk::PastRange& range, bool rests) {
    m_range = range;
    if (!rests) return Changed(past::kRange);
    const auto pair = std::pair(m_a, m_b);
    NarrowRange();
    // Visits that stay are not compared anew.
    Changed(past::kRange | past::kInRange | (pair == std::pair(m_a, m_b) ? 0 : past::kPair));
}

void HistoryState::NarrowAll() {
    m_shown = m_whole;
    if (m_filter != desk::PastFilter{})
        m_shown = std::make_shared<const desk::ClientPast>(
            desk::Narrowed(*m_whole, m_context.resources.Levels(), m_filter));
    NarrowRange();
}

void HistoryState::NarrowRange() {
    m_in_range = m_shown;
    if (m_range != desk::PastRange{})
        m_in_range = std::make_shared<const desk::ClientPast>(
            desk::Narrowed(*m_shown, m_context.resources.Levels(), {}, m_range));
    ChoosePair();
}

// The two newest of the range, until others are chosen that it holds.
void HistoryState::ChoosePair() {
    const auto& visits = m_in_range->visits;
    const bool both = m_in_range->Find(m_a) != nullptr && m_in_range->Find(m_b) != nullptr;
    if (both) return;
    m_b = visits.empty() ? model::VisitId{} : visits.back().id;
    m_a = visits.size() < 2 ? model::VisitId{} : visits[visits.size() - 2].id;
}

void HistoryState::SetPair(const model::VisitId& a, const model::VisitId& b) {
    const auto first = IndexOf(a), second = IndexOf(b);
    const bool turned = first && second && *second < *first;
    const auto pair = turned ? std::pair(b, a) : std::pair(a, b);
    if (a == b || pair == std::pair(m_a, m_b)) return;
    std::tie(m_a, m_b) = pair;
    Changed(past::kPair);
}

std::optional<std::size_t> HistoryState::IndexOf(const model::VisitId& visit) const {
    const auto at = std::ranges::find(m_shown->visits, visit, &desk::PastVisit::id);
    if (at == m_shown->visits.end()) return std::nullopt;
    return static_cast<std::size_t>(at - m_shown->visits.begin());
}

void HistoryState::Offer(const std::vector<model::VisitId>& visits) const {
    if (on_offer && !visits.empty()) on_offer(visits);
}

HistoryListener::HistoryListener(HistoryState& state, unsigned later, std::function<void(unsigned)> take)
    : m_state(state), m_later(later), m_take(std::move(take)) {
    m_listening = state.Changed.Listen([this](unsigned kinds) { Hear(kinds); });
}

HistoryListener::~HistoryListener() {
    m_state.Drop(this);
}

void HistoryListener::Hear(unsigned kinds) {
    const bool waits = m_waiting != 0 || (kinds & m_later) != 0;
    m_waiting |= kinds;
    const auto take = [this] { m_take(std::exchange(m_waiting, 0)); };
    if (waits && (kinds & past::kGone) == 0) return m_state.Later(this, take);
    m_state.Drop(this);
    take();
}

}  // namespace gui
