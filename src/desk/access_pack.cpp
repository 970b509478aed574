#include "desk/access_pack.h"

#include <algorithm>

#include "desk/amendments.h"
#include "desk/clinic.h"
#include "desk/consent_builder.h"
#include "desk/disclosures.h"
#include "desk/history_builder.h"
#include "desk/plan_builder.h"
#include "desk/record_builder.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "exchange/csv_write.h"
#include "exchange/palpate_json.h"
#include "model/problem.h"
#include "store/clinic_folder.h"
#include "store/platform.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

// A folder under construction; nothing is left of it unless it gets its name.
class NewFolder {
public:
    explicit NewFolder(const std::filesystem::path& target)
        : m_target(std::filesystem::absolute(target).lexically_normal()) {
        if (!m_target.has_filename()) m_target = m_target.parent_path();
        std::error_code none;
        if (std::filesystem::exists(m_target, none))
            throw Error(ErrorKind::Refused, Msg("{0} exists already."), {store::PathText(m_target)});
        if (store::ClinicFolder::LiesInOne(m_target))
            throw Error(ErrorKind::Usage, Msg("{0} lies inside a clinic folder; choose another place."),
                        {store::PathText(m_target)});
        m_stage = m_target;
        m_stage += ".new";
        store::MakePrivateFolder(m_stage);
    }
    ~NewFolder() {
        std::error_code none;
        if (!m_finished) std::filesystem::remove_all(m_stage, none);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    [[nodiscard]] std::filesystem::path Next(const std::string& name) {
        m_names.push_back(name);
        return m_stage / std::filesystem::path(std::u8string(name.begin(), name.end()));
    }
    AccessPack Finish() {
        std::error_code failed;
        std::filesystem::rename(m_stage, m_target, failed);
        if (failed) store::ThrowSystemError(failed.value(), m_target);
        m_finished = true;
        store::SyncFolder(m_target.parent_path());
        return {m_target, m_names};
    }

private:
    std::filesystem::path m_target, m_stage;
    std::vector<std::string> m_names;
    bool m_finished = false;
};

std::string Severity(const std::optional<int>& value) {
    return value ? std::to_string(*value) : std::string();
}

std::string MarksCsv(Clinic& clinic, const text::Translator& words, const exchange::Bundle& bundle) {
    const terms::Vocabulary& terms = clinic.Data().Words();
    std::vector<std::vector<std::string>> rows;
    for (const model::Visit& visit : bundle.visits) {
        const auto day = text::ToCivil(visit.service_at, clinic.Profile().zone).day;
        for (const model::Mark& mark : visit.marks)
            rows.push_back({model::ToIso(day), std::to_string(visit.number), MarkPlace(words, terms, mark),
                            LayerName(words, mark.layer), FindingLabel(words, terms, mark.finding),
                            Severity(mark.before), Severity(mark.after), mark.note});
    }
    return exchange::WriteCsv(
        {words.Text("Date"), words.Text("Visit"), words.Text("Place"), words.Text("Layer"),
         words.Text("Finding"), words.Text("Before"), words.Text("After"), words.Text("Note")},
        rows);
}

std::string StatementsText(Clinic& clinic, const text::Translator& words, const model::ClientId& client) {
    std::string text;
    for (const auto& entry : clinic.Store().Register({client, model::RegisterKind::Statement}))
        text += text::HumanDate(words, text::ToCivil(entry.at, clinic.Profile().zone).day,
                                text::DateStyle::Long) +
                "\n" + entry.what + "\n\n";
    return text;
}

// The plan of a visit that is struck or was moved stands in the data alone.
bool Stands(Clinic& clinic, const model::VisitId& visit) {
    const auto [in_error, moved] = WithdrawnOf(clinic, visit);
    return !in_error && !moved;
}

// What a program reads in record.json, for people. A visit that was moved is somebody else's.
void AddRecords(Clinic& clinic, const exchange::Bundle& bundle, const std::string& language,
                NewFolder& folder) {
    for (const model::Visit& visit : bundle.visits)
        if (!WithdrawnOf(clinic, visit.id).moved)
            WriteRecordFile(clinic, visit.id, folder.Next("record-" + std::to_string(visit.number) + ".pdf"),
                            language);
    if (bundle.visits.empty()) return;
    HistoryOrder order;
    order.client = bundle.clients.front().id;
    order.language = language;
    WriteHistoryFile(clinic, order, folder.Next("history.pdf"));
}

void AddPages(Clinic& clinic, const exchange::Bundle& bundle, const std::string& language,
              NewFolder& folder) {
    for (const model::Visit& visit : bundle.visits)
        if (!visit.plan.empty() && Stands(clinic, visit.id))
            WritePlanFile(clinic, visit.id, folder.Next("plan-" + std::to_string(visit.number) + ".pdf"),
                          language);
    int number = 0;
    for (const model::Consent& consent : bundle.clients.front().consents) {
        if (clinic.Data().Consents().Find(consent.kind) == nullptr) continue;
        WriteConsentFile(clinic, {bundle.clients.front().id, consent.kind, consent.id, language},
                         folder.Next("consent-" + std::to_string(++number) + ".pdf"));
    }
}

void AddPictures(Clinic& clinic, const exchange::Bundle& bundle, NewFolder& folder) {
    int number = 0;
    for (const model::Picture& picture : bundle.pictures) {
        const std::string end = picture.media_type == "image/png" ? ".png" : ".jpg";
        clinic.ExportPicture(picture.id, folder.Next("picture-" + std::to_string(++number) + end));
    }
}

std::string ReadMe(Clinic& clinic, const text::Translator& words, const model::Client& client) {
    return words.Say("What {0} keeps of {1} (no. {2}), as of {3}.",
                     {clinic.Profile().name, client.name, client.number,
                      text::HumanDate(words, clinic.Today(), text::DateStyle::Long)}) +
           "\n\n" +
           words.Text(
               "record.json: the whole record, to be read by programs\n"
               "record-….pdf: the record of each visit, to be read by people\n"
               "history.pdf: all visits together\n"
               "marks.csv: what was found on the body, visit by visit\n"
               "disclosures.csv: what was handed to whom\n"
               "statements.txt: your own statements beside the record, if there are any\n"
               "plan-….pdf, consent-….pdf: plans and consents as they were handed out\n"
               "picture-…: pictures and drawings") +
           "\n";
}

}  // namespace

AccessPack WriteAccessPack(Clinic& clinic, const model::ClientId& client, const std::filesystem::path& target,
                           const std::string& language) {
    const model::Client known = clinic.LoadClient(client);
    const std::string chosen = language.empty() ? known.language : language;
    const text::Translator& words = clinic.Data().Translator(chosen);
    NewFolder folder(target);
    clinic.Store().Log("access.pack", client.value, client);
    NoteDisclosure(clinic.Store(), client, words.Text("the client"),
                   words.Text("the whole record, on request"));
    const exchange::Bundle bundle = clinic.Export(client);
    WriteWhole(folder.Next("README.txt"), ReadMe(clinic, words, known));
    WriteWhole(folder.Next("record.json"), exchange::WriteJson(bundle));
    WriteWhole(folder.Next("marks.csv"), MarksCsv(clinic, words, bundle));
    WriteWhole(folder.Next("disclosures.csv"), DisclosuresCsv(clinic, words, client));
    const std::string statements = StatementsText(clinic, words, client);
    if (!statements.empty()) WriteWhole(folder.Next("statements.txt"), statements);
    AddRecords(clinic, bundle, chosen, folder);
    AddPages(clinic, bundle, chosen, folder);
    AddPictures(clinic, bundle, folder);
    return folder.Finish();
}

}  // namespace desk
