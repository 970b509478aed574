#include "desk/backups.h"

#include <tuple>
#include <utility>

#include "desk/resources.h"
#include "store/clinic_folder.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

constexpr std::chrono::hours kLongest{24};

std::string Stem(Clinic& clinic) {
    return store::PathText(clinic.Store().Folder().stem());
}

std::filesystem::path Named(const std::string& utf8) {
    return {std::u8string(utf8.begin(), utf8.end())};
}

// Backups of several clinics may lie side by side on one stick.
std::filesystem::path SecondPlace(Clinic& clinic, const std::filesystem::path& second) {
    return second.empty() ? second : second / Named(Stem(clinic) + " backups");
}

bool Reachable(const std::filesystem::path& place) {
    std::error_code none;
    return std::filesystem::is_directory(place.parent_path(), none);
}

Error Missing(const std::filesystem::path& place) {
    return {ErrorKind::Environment,
            Msg("The second place for backups, {0}, cannot be found. Connect it, or choose another one."),
            {store::PathText(place.parent_path())}};
}

void MakeReady(const std::filesystem::path& place) {
    std::error_code none;
    if (std::filesystem::is_directory(place, none)) return;
    if (!Reachable(place)) throw Missing(place);
    store::MakePrivateFolder(place);
}

// Backups that hold more than the log are of one that was given up, when an older backup was put back.
std::optional<store::Backup> NewestIn(const std::filesystem::path& place, const std::string& id,
                                      long long last) {
    for (store::Backup& backup : store::BackupsIn(place, id))
        if (backup.sequence <= last) return std::move(backup);
    return std::nullopt;
}

bool IsNewer(const store::Backup& a, const store::Backup& b) {
    return std::tie(a.sequence, a.made_at) > std::tie(b.sequence, b.made_at);
}

BackupStatus Look(const std::filesystem::path& own, const std::filesystem::path& second,
                  const std::string& id, long long last) {
    BackupStatus status;
    if (!second.empty() && !Reachable(second)) status.second = Missing(second);
    // One made by hand at the second place counts as well.
    for (const auto& place : {own, second, second.parent_path()}) {
        if (place.empty()) continue;
        const auto found = NewestIn(place, id, last);
        if (found && (!status.newest || IsNewer(*found, *status.newest))) status.newest = found;
    }
    return status;
}

store::Backup MadeAt(const std::filesystem::path& target, const std::string& id) {
    for (store::Backup& backup : store::BackupsIn(target.parent_path(), id))
        if (backup.folder.filename() == target.filename()) return std::move(backup);
    throw Error(ErrorKind::Environment, Msg("The backup could not be verified and was removed: {0}."),
                {store::PathText(target)});
}

model::Date DayOf(const Clinic& clinic, model::Instant at) {
    return text::ToCivil(at, clinic.Profile().zone).day;
}

}  // namespace

Backups::Backups(Clinic& clinic, std::filesystem::path second)
    : m_clinic(clinic), m_second(SecondPlace(clinic, second)) {}

std::function<BackupStatus()> Backups::Looker() const {
    return [own = store::ClinicFolder(m_clinic.Store().Folder()).Backups(), second = m_second,
            id = m_clinic.Store().Id(),
            last = m_clinic.Store().Head().sequence] { return Look(own, second, id, last); };
}

std::function<BackupOutcome(const store::Progress&)> Backups::Maker() {
    std::vector<std::filesystem::path> places{store::ClinicFolder(m_clinic.Store().Folder()).Backups()};
    if (!m_second.empty()) places.push_back(m_second);
    const auto name = store::BackupName(m_clinic.Clock().Now());
    return [copy = m_clinic.Store().Copier(), places, name,
            id = m_clinic.Store().Id()](const store::Progress& progress) {
        BackupOutcome outcome;
        for (std::size_t i = 0; i < places.size(); ++i) {
            bool stopped = false;
            try {
                MakeReady(places[i]);
                copy(places[i] / name, [&](long long done, long long total) {
                    const auto all = static_cast<long long>(places.size()) * total;
                    stopped = progress && !progress(static_cast<long long>(i) * total + done, all);
                    return !stopped;
                });
                outcome.made.push_back(MadeAt(places[i] / name, id));
                store::FadeOut(places[i], id, kKeptBackups, name);
            } catch (const Error& error) {
                if (stopped) throw;
                outcome.missed.push_back(error);
            }
        }
        return outcome;
    };
}

void Backups::Note(const BackupOutcome& outcome) {
    for (std::size_t i = 0; i < outcome.made.size(); ++i)
        m_clinic.Store().Log("clinic.backup", m_clinic.Store().Id());
    for (std::size_t i = 0; i < outcome.missed.size(); ++i)
        m_clinic.Store().Log("clinic.backup.failed", m_clinic.Store().Id());
}

bool Backups::Due(const BackupStatus& status) const {
    if (BackupIsOld(m_clinic, status)) return true;
    return DayOf(m_clinic, status.newest->made_at) != m_clinic.Today();
}

bool Backups::WantedOnClosing(const BackupStatus& status) const {
    return !status.newest || m_clinic.Store().ChangedSince(status.newest->sequence);
}

void RequirePlaceForBackups(const std::filesystem::path& folder) {
    std::error_code none;
    if (!std::filesystem::is_directory(folder, none))
        throw Error(ErrorKind::Environment, Msg("There is no folder {0}."), {store::PathText(folder)});
    if (store::ClinicFolder::LiesInOne(folder / "backup"))
        throw Error(ErrorKind::Refused,
                    Msg("{0} lies within a clinic; a backup there would be lost together with it."),
                    {store::PathText(folder)});
}

void RequireNewPlace(const std::filesystem::path& folder) {
    if (store::ClinicFolder::LiesInOne(folder))
        throw Error(ErrorKind::Refused, Msg("{0} lies within a clinic; choose a place outside it."),
                    {store::PathText(folder)});
}

std::function<BackupOutcome(const store::Progress&)> Backups::MakerTo(const std::filesystem::path& folder) {
    RequirePlaceForBackups(folder);
    const auto target = folder / Named(Stem(m_clinic) + ' ' + store::BackupName(m_clinic.Clock().Now()));
    return [copy = m_clinic.Store().Copier(), target,
            id = m_clinic.Store().Id()](const store::Progress& progress) {
        copy(target, progress);
        return BackupOutcome{{MadeAt(target, id)}, {}};
    };
}

std::function<DrillOutcome(const std::string&, const store::Progress&)> Driller(
    Clinic& clinic, const std::filesystem::path& second, const store::Surroundings& around) {
    clinic.Store().Demand(model::Operation::Drill, clinic.Store().Id());
    return [look = Backups(clinic, second).Looker(), around, user = clinic.SignedIn().name,
            own = store::ClinicFolder(clinic.Store().Folder()).Backups()](const std::string& passphrase,
                                                                          const store::Progress& progress) {
        const BackupStatus status = look();
        if (!status.newest)
            throw Error(ErrorKind::Refused, Msg("There is no backup of this clinic yet. Make one first."));
        return DrillOutcome{*status.newest,
                            store::Drill(status.newest->folder, own, user, passphrase, around, progress)};
    };
}

void NoteDrill(Clinic& clinic) {
    clinic.Store().Log("clinic.drill", clinic.Store().Id());
}

void NoteDrill(Clinic& clinic, const Error& failure) {
    if (failure.Kind() == ErrorKind::BadInput || failure.Kind() == ErrorKind::Environment)
        clinic.Store().Log("clinic.drill.failed", clinic.Store().Id());
}

std::string BackupAge(const text::Translator& words, const Clinic& clinic, const BackupStatus& status) {
    if (!status.newest) return words.Text("No backup yet");
    const auto at = text::ToCivil(status.newest->made_at, clinic.Profile().zone);
    const std::string time = text::HumanTime(at.hour, at.minute);
    const auto days = std::chrono::sys_days(clinic.Today()) - std::chrono::sys_days(at.day);
    if (days == std::chrono::days(0)) return words.Say("Backup: today {0}", {time});
    if (days == std::chrono::days(1)) return words.Say("Backup: yesterday {0}", {time});
    return words.Say("Backup: {0}", {text::HumanDate(words, at.day, text::DateStyle::Short)});
}

// One that is dated ahead was made by a clock that was wrong: how old it is nobody knows.
bool BackupIsOld(const Clinic& clinic, const BackupStatus& status) {
    if (!status.newest) return true;
    const auto age = clinic.Clock().Now() - status.newest->made_at;
    return age >= kLongest || age < std::chrono::milliseconds(0);
}

}  // namespace desk
