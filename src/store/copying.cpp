#include "store/copying.h"

#include "model/problem.h"
#include "store/amendment_table.h"
#include "store/audit_sentences.h"
#include "store/schema.h"
#include "store/signature_table.h"
#include "vault/digest.h"

namespace store {

using model::Error;
using model::ErrorKind;
using model::Msg;

void Pace::Copied(long long bytes) {
    m_done += bytes;
    if (Stopped()) throw Error(ErrorKind::Refused, Msg("Stopped; nothing was changed."));
}

void Pace::Checked(int thirds) {
    m_done = m_size + thirds * m_size;
    Copied(0);
}

bool Pace::Stopped() const {
    return m_progress && !m_progress(m_done, 3 * m_size);
}

void AtPlaceOf(const std::filesystem::path& target, const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        std::vector<std::string> args = error.Args();
        const std::string stage = PathText(target) + kStageMark;
        for (std::string& arg : args)
            if (arg.starts_with(stage)) arg = PathText(target.parent_path());
        throw Error(error.Kind(), error.Message(), std::move(args));
    }
}

long long SizeOf(const ClinicFolder& folder) {
    std::error_code none;
    const auto size = std::filesystem::file_size(folder.Database(), none);
    return none ? 0 : static_cast<long long>(size);
}

BackupSeal::File CopyOver(const std::filesystem::path& from, const std::filesystem::path& to, Pace& pace) {
    BackupSeal::File copied{PathText(to.filename()), 0, {}};
    vault::RunningDigest digest;
    NewFile file(to);
    ReadInParts(from, [&](std::string_view part) {
        digest.Add(part);
        file.Append(part);
        copied.size += static_cast<std::int64_t>(part.size());
        pace.Copied(static_cast<long long>(part.size()));
    });
    file.Finish();
    copied.digest = digest.Finish();
    return copied;
}

std::vector<BackupSeal::File> CopyContent(const ClinicFolder& from, const ClinicFolder& to, Pace& pace) {
    std::vector<BackupSeal::File> copied;
    for (const std::string& name : from.ContentNames()) {
        if (copied.empty()) MakePrivateFolder(to.Content());
        copied.push_back(CopyOver(from.Content() / name, to.Content() / name, pace));
        copied.back().name = "content-" + vault::Digest(name);
    }
    return copied;
}

namespace {

void CheckAudit(Engine& engine, const std::string& clinic, const FoundLog& found,
                const std::vector<Witness>& witnesses, CheckReport& report) {
    report.audit_entries = engine.Number("SELECT count(*) FROM audit");
    for (const AuditFinding& finding : VerifyAudit(engine, clinic, found, witnesses).findings) {
        report.sound = false;
        const AuditSentence sentence = SentenceOf(finding);
        report.findings.push_back(model::Fill(sentence.message, sentence.args));
    }
}

}  // namespace

CheckReport CheckWhole(Engine& engine, const std::string& clinic, const FoundLog& found,
                       const std::vector<Witness>& witnesses) {
    CheckReport report;
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
        CheckAudit(engine, clinic, found, witnesses, report);
        CheckSignatures(engine, clinic, report);
        CheckAmendments(engine, clinic, report);
    } catch (const Error& error) {
        if (error.Kind() == ErrorKind::Refused) throw;
        // What cannot be read is a finding; the rest of the report stands.
        report.sound = false;
        report.findings.emplace_back(error.what());
    }
    return report;
}

Content ReadContent(const ClinicFolder& folder, const vault::Secret& key, const std::string& clinic,
                    Pace& pace) {
    Engine engine(folder.Database(), key, Engine::Mode::Still);
    engine.StopWhen([&pace] { return pace.Stopped(); });
    const auto damaged = [&] {
        return Error(ErrorKind::BadInput, Msg("{0} is damaged. Restore the newest backup of the clinic."),
                     {PathText(folder.Database())});
    };
    if (!engine.IsClinic()) throw damaged();
    Content content{engine.SchemaVersion(), engine.RowCounts(), 0, {}, {}};
    content.salvaged =
        engine.Number("SELECT EXISTS (SELECT 1 FROM audit WHERE action = 'clinic.salvage')") != 0;
    Query query = engine.Prepare("SELECT sequence, hash FROM audit_head");
    if (query.Step()) query.Take(content.sequence, content.head);
    if (content.schema == static_cast<int>(SchemaSteps().size()))
        content.report = CheckWhole(engine, clinic, FindLog(engine), {});
    else if (!engine.Faults().empty())
        throw damaged();
    pace.Checked(1);
    return content;
}

}  // namespace store
