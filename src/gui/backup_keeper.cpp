#include "gui/backup_keeper.h"

#include <utility>

#include "desk/sentences.h"

namespace gui {

namespace {

constexpr int kTickMs = 500;
constexpr int kTidyPages = 100;  // a tenth of what the store lets come together
constexpr int kTicksToLook = 10 * 60 * 1000 / kTickMs;

}  // namespace

BackupKeeper::BackupKeeper(const Context& context, std::function<std::filesystem::path()> second)
    : m_context(context), m_second(std::move(second)), m_timer(this) {
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Tick(); });
}

desk::Backups BackupKeeper::Rules() const {
    return {m_context.clinic, m_second()};
}

void BackupKeeper::Start() {
    m_started = true;
    m_until_look = kTicksToLook;
    m_timer.Start(kTickMs);
    Look();
}

void BackupKeeper::Look() {
    if (!m_work) Run(false);
}

// A disk that is being looked at may be slow; nobody waits for it.
void BackupKeeper::Make() {
    m_make_next = m_work && !m_making;
    if (!m_work) Run(true);
}

void BackupKeeper::Run(bool making) {
    desk::Backups rules = Rules();
    auto found = std::make_shared<Found>();
    auto make = making ? rules.Maker() : std::function<desk::BackupOutcome(const store::Progress&)>();
    m_found = found;
    m_making = making;
    m_work = std::make_unique<SideWork>(
        [found, make = std::move(make), look = rules.Looker()](const store::Progress& progress) {
            if (make) found->outcome = make(progress);
            found->status = look();
        });
    if (OnStatus) OnStatus();
}

void BackupKeeper::Tick() {
    if (m_context.clinic.Lent()) return;
    if (m_work && m_work->Finished()) {
        const bool made = m_making;
        const auto wrong = Took();
        for (const wxString& sentence : wrong) m_context.say(sentence);
        if (made && wrong.empty()) m_context.say(Tr(m_context, "Backed up and verified."));
        // What failed is tried again with the next look, not at once.
        const bool due = m_started && !made && m_status && IsDue();
        if (due || std::exchange(m_make_next, false)) Try(m_context, [this] { Make(); });
    }
    Tidy();
    if (--m_until_look > 0) return;
    m_until_look = kTicksToLook;
    Look();
}

void BackupKeeper::Tidy() {
    store::ClinicStore& store = m_context.clinic.Store();
    if (store.LogPages() < kTidyPages || (m_tidying && !m_tidying->Finished())) return;
    Try(m_context, [&] {
        m_tidying = std::make_unique<SideWork>([tidy = m_context.clinic.Alone([&store] { store.BringIn(); })](
                                                   const store::Progress&) { tidy(); });
    });
}

// What was skipped when the clinic was closed is made up for at its opening.
bool BackupKeeper::IsDue() {
    const bool first = std::exchange(m_first, false);
    return Rules().Due(*m_status) || (first && Rules().WantedOnClosing(*m_status));
}

std::vector<wxString> BackupKeeper::Took() {
    if (!m_work || !m_work->Finished()) return {};
    const auto work = std::exchange(m_work, nullptr);
    const auto found = std::exchange(m_found, nullptr);
    m_making = false;
    std::vector<wxString> wrong;
    try {
        work->Rethrow();
        m_status = found->status;
        if (found->outcome) {
            Rules().Note(*found->outcome);
            for (const auto& missed : found->outcome->missed)
                wrong.push_back(Wx(desk::Sentence(m_context.words, missed)));
        }
    } catch (const std::exception& error) {
        wrong.push_back(Wx(desk::Sentence(m_context.words, error)));
    }
    if (OnStatus) OnStatus();
    return wrong;
}

SideWork* BackupKeeper::LastWork() {
    if (!m_started) return nullptr;
    m_timer.Stop();
    (void)Took();
    if (m_work && !m_making) m_work.reset();
    if (!m_work && m_status && !Rules().WantedOnClosing(*m_status)) return nullptr;
    if (!m_work) Run(true);
    return m_work.get();
}

}  // namespace gui
