// Undo by whole-value snapshots. A revision number is never used twice.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "desk/step_name.h"

namespace desk {

template <class Value>
class History {
public:
    static constexpr std::size_t kMaxSteps = 400;

    explicit History(Value start) : m_current{std::move(start), {}, 0, 0} {}

    // Steps with the same join id (not 0) that follow each other are one step: a drag, one field of typing.
    void Push(Value value, StepName description, std::uint64_t join = 0) {
        m_undone.clear();
        if (join == 0 || join != m_current.join || m_done.empty()) {
            m_done.push_back(m_current);
            if (m_done.size() > kMaxSteps) m_done.erase(m_done.begin());
        }
        m_current = {std::move(value), std::move(description), join, ++m_last_revision};
    }
    // Ends joining: the next Push is a step of its own whatever its join id.
    void EndJoin() { m_current.join = 0; }

    [[nodiscard]] bool CanUndo() const { return !m_done.empty(); }
    [[nodiscard]] bool CanRedo() const { return !m_undone.empty(); }
    // What undo would take back; empty if nothing.
    [[nodiscard]] StepName UndoName() const { return CanUndo() ? m_current.description : StepName(); }
    [[nodiscard]] StepName RedoName() const { return CanRedo() ? m_undone.back().description : StepName(); }

    // What Undo or Redo would make current, for saving it first; the current value if there is nothing.
    [[nodiscard]] const Value& Before() const { return CanUndo() ? m_done.back().value : m_current.value; }
    [[nodiscard]] const Value& After() const { return CanRedo() ? m_undone.back().value : m_current.value; }

    const Value& Undo() {
        if (!CanUndo()) return m_current.value;
        m_undone.push_back(std::move(m_current));
        m_current = std::move(m_done.back());
        m_done.pop_back();
        m_current.join = 0;
        return m_current.value;
    }
    const Value& Redo() {
        if (!CanRedo()) return m_current.value;
        m_done.push_back(std::move(m_current));
        m_current = std::move(m_undone.back());
        m_undone.pop_back();
        m_current.join = 0;
        return m_current.value;
    }
    // Goes on from a value that came from elsewhere; nothing before it can be undone or redone.
    void Restart(Value value) {
        m_done.clear();
        m_undone.clear();
        m_current = {std::move(value), {}, 0, ++m_last_revision};
    }
    [[nodiscard]] const Value& Current() const { return m_current.value; }
    [[nodiscard]] std::uint64_t Revision() const { return m_current.revision; }

private:
    struct Step {
        Value value;
        StepName description;
        std::uint64_t join = 0;
        std::uint64_t revision = 0;
    };
    std::vector<Step> m_done, m_undone;
    Step m_current;
    std::uint64_t m_last_revision = 0;
};

}  // namespace desk
