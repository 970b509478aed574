#include "store/lending.h"

#include <stdexcept>
#include <utility>

namespace store {

// Given back once, by the end of the work or with its last copy.
class Lending::Loan {
public:
    explicit Loan(std::shared_ptr<Lending> lending) : m_lending(std::move(lending)) { ++m_lending->m_held; }
    ~Loan() {
        End();
        --m_lending->m_held;
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    void Begin() {
        if (m_ended) throw std::logic_error("work that had the store alone runs again");
        const std::lock_guard one(m_lending->m_mutex);
        m_lending->m_to = std::this_thread::get_id();
    }
    void End() noexcept {
        if (!m_ended.exchange(true)) m_lending->GiveBack();
    }

private:
    std::shared_ptr<Lending> m_lending;
    std::atomic<bool> m_ended = false;
};

std::function<void()> Lending::Lend(std::function<void()> work) {
    Pass();
    if (m_lent) throw std::logic_error("work that has the store alone lends it again");
    auto loan = std::make_shared<Loan>(shared_from_this());
    m_lent = true;
    return [loan, work = std::move(work)] {
        loan->Begin();
        struct Ending {
            Loan& loan;
            ~Ending() { loan.End(); }
        } const ending{*loan};
        work();
    };
}

void Lending::Wait() const {
    std::unique_lock lock(m_mutex);
    m_back.wait(lock, [this] { return !m_lent || m_to == std::this_thread::get_id(); });
}

void Lending::GiveBack() noexcept {
    {
        const std::lock_guard one(m_mutex);
        m_to = {};
        m_lent = false;
    }
    m_back.notify_all();
}

}  // namespace store
