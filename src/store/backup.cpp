#include "model/problem.h"
#include "store/clinic_data.h"
#include "store/signature_table.h"

namespace store {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

// Of tables that every version has, because a copy is made before a file is brought up too.
constexpr const char* kCounts =
    "SELECT (SELECT count(*) FROM clients) + (SELECT count(*) FROM visits) + "
    "(SELECT count(*) FROM marks) + (SELECT count(*) FROM audit)";

void RequireSame(Engine& original, const ClinicFolder& copy, const vault::Secret& key) {
    Engine engine(copy.Database(), key, Engine::Mode::ReadOnly);
    if (!engine.Faults().empty() || engine.SchemaVersion() != original.SchemaVersion() ||
        engine.Number(kCounts) != original.Number(kCounts))
        throw Error(ErrorKind::Environment, Msg("The backup could not be verified and was removed: {0}."),
                    {PathText(copy.Path())});
}

}  // namespace

Stage::Stage(const std::filesystem::path& target, const std::string& suffix)
    : m_folder(target.parent_path() /
               (target.filename().u8string() + u8".new-" + std::u8string(suffix.begin(), suffix.end()))) {
    std::error_code none;
    if (!std::filesystem::is_directory(target.parent_path(), none))
        throw Error(ErrorKind::Environment, Msg("There is no folder {0}."), {PathText(target.parent_path())});
    MakePrivateFolder(m_folder.Path());
}

Stage::~Stage() {
    std::error_code none;
    if (!m_moved) std::filesystem::remove_all(m_folder.Path(), none);
}

void Stage::MoveTo(const std::filesystem::path& target) {
    SyncFolder(m_folder.Path());
    std::error_code error;
    std::filesystem::rename(m_folder.Path(), target, error);
    if (error) ThrowSystemError(error.value(), target);
    m_moved = true;
    SyncFolder(target.parent_path());
}

void CopyClinic(Engine& engine, const vault::KeyFile& keys, const vault::Secret& key,
                const ClinicFolder& target, const std::string& stage_suffix) {
    std::error_code none;
    if (std::filesystem::exists(target.Path(), none))
        throw Error(ErrorKind::Refused, Msg("{0} exists already."), {PathText(target.Path())});
    Stage stage(target.Path(), stage_suffix);
    engine.CopyTo(stage.Folder().Database());
    stage.Folder().WriteKeys(keys);
    MakePrivateFolder(stage.Folder().Backups());
    RequireSame(engine, stage.Folder(), key);
    stage.MoveTo(target.Path());
}

void ClinicStore::BackUp(const std::filesystem::path& target) {
    CopyClinic(*m_data->engine, m_data->keys, m_data->data_key, ClinicFolder(target),
               m_data->around.NewUuid());
    Log("clinic.backup", m_data->keys.clinic);
}

CheckReport ClinicStore::Check() const {
    CheckReport report;
    Engine& engine = *m_data->engine;
    try {
        for (const auto& fault : engine.Faults()) {
            report.sound = false;
            report.findings.push_back(
                model::Fill(Msg("The database reports a fault: {0}."), {fault.substr(0, 200)}));
        }
        report.clients = engine.Number("SELECT count(*) FROM clients");
        report.visits = engine.Number("SELECT count(*) FROM visits");
        report.marks = engine.Number("SELECT count(*) FROM marks");
        report.pictures = engine.Number("SELECT count(*) FROM pictures");
        m_data->CheckAudit(report);
        CheckSignatures(engine, m_data->keys.clinic, report);
    } catch (const Error& error) {
        // What cannot be read is a finding; the rest of the report stands.
        report.sound = false;
        report.findings.emplace_back(error.what());
    }
    return report;
}

}  // namespace store
