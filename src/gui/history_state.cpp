#include "gui/history_state.h"

#include <algorithm>

namespace gui {

HistoryState::HistoryState(const Context& context)
    : m_context(context), m_words(context.clinic, context.words) {}

void HistoryState::Load(const model::ClientId& client) {
    const bool other = m_whole.client != client;
    ++m_loads;
    if (other) {
        m_filter = {};
        m_range = {};
        m_a = m_b = {};
    }
    try {
        m_whole = desk::LoadPast(m_context.clinic, client);
    } catch (const std::exception&) {
        Clear();
        throw;
    }
    Narrow();
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair);
}

void HistoryState::Clear() {
    ++m_loads;
    m_whole = m_shown = m_in_range = desk::ClientPast();
    m_a = m_b = {};
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair);
}

void HistoryState::SetFilter(const desk::PastFilter& filter) {
    if (filter == m_filter) return;
    m_filter = filter;
    Narrow();
    Changed(past::kShown | past::kRange | past::kInRange | past::kPair);
}

void HistoryState::SetRange(const desk::PastRange& range, bool rests) {
    m_range = range;
    if (!rests) return Changed(past::kRange);
    Narrow();
    Changed(past::kRange | past::kInRange | past::kPair);
}

void HistoryState::Narrow() {
    const terms::Levels& levels = m_context.resources.Levels();
    m_shown = desk::Narrowed(m_whole, levels, m_filter);
    m_in_range = desk::Narrowed(m_whole, levels, m_filter, m_range);
    ChoosePair();
}

// The two newest of the range, until others are chosen that it holds.
void HistoryState::ChoosePair() {
    const auto& visits = m_in_range.visits;
    const bool both = m_in_range.Find(m_a) != nullptr && m_in_range.Find(m_b) != nullptr;
    if (both) return;
    m_b = visits.empty() ? model::VisitId{} : visits.back().id;
    m_a = visits.size() < 2 ? model::VisitId{} : visits[visits.size() - 2].id;
}

void HistoryState::SetPair(const model::VisitId& a, const model::VisitId& b) {
    if (a == m_a && b == m_b) return;
    m_a = a;
    m_b = b;
    Changed(past::kPair);
}

std::optional<std::size_t> HistoryState::IndexOf(const model::VisitId& visit) const {
    const auto at = std::ranges::find(m_shown.visits, visit, &desk::PastVisit::id);
    if (at == m_shown.visits.end()) return std::nullopt;
    return static_cast<std::size_t>(at - m_shown.visits.begin());
}

void HistoryState::Offer(const std::vector<model::VisitId>& visits) const {
    if (on_offer && !visits.empty()) on_offer(visits);
}

}  // namespace gui
