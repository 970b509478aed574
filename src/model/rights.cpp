#include "model/rights.h"

#include <algorithm>

namespace model {
namespace {

struct Row {
    std::string_view action;  // ends with a point: every action that begins like it
    Operation operation;
};

// The first that fits counts.
constexpr Row kEntries[] = {
    {"access.pack", Operation::ReleaseRecords},
    {"anchor.", Operation::RenewAnchor},
    {"audit.export", Operation::ExportAudit},
    {"audit.prove", Operation::ExportAudit},
    {"audit.verify", Operation::VerifyAudit},
    {"audit.", Operation::ViewAudit},
    {"client.view", Operation::ViewClients},
    {"clinic.backup", Operation::BackUp},
    {"clinic.check", Operation::CheckClinic},
    {"clinic.drill", Operation::Drill},
    {"clinic.restore", Operation::Restore},
    {"clock.confirm", Operation::KeepRetention},
    {"consent.print", Operation::PrintForms},
    {"content.change", Operation::EditContent},
    {"count.marks", Operation::ViewChart},
    {"disposal.print", Operation::KeepRetention},
    {"history.clinic", Operation::ExportClinic},
    {"history.clinic.export", Operation::ExportClinic},
    {"history.export", Operation::ExportRecord},
    {"history.print", Operation::PrintRecord},
    {"history.view", Operation::ViewChart},
    {"import.", Operation::ImportRecords},
    {"intake.print", Operation::PrintForms},
    {"letter.print", Operation::PrintRecord},
    {"list.clients", Operation::ViewClients},
    {"list.marks", Operation::ViewChart},
    {"list.pictures", Operation::ViewChart},
    {"list.retention", Operation::KeepRetention},
    {"list.visits", Operation::ViewVisits},
    {"mail.account", Operation::ManageMail},
    {"mail.", Operation::SendMail},
    {"passphrase.", Operation::ChangeOwnPassphrase},
    {"pin.", Operation::ChangeOwnPassphrase},
    {"picture.export", Operation::ExportRecord},
    {"picture.print", Operation::PrintRecord},
    {"picture.view", Operation::ViewChart},
    {"plan.calendar", Operation::PrintPlan},
    {"plan.override", Operation::ChartVisit},
    {"plan.print", Operation::PrintPlan},
    {"record.print", Operation::PrintRecord},
    {"referral.export", Operation::PrintRecord},
    {"recovery.", Operation::ManagePeople},
    {"visit.view", Operation::ViewChart},
};

bool Is(const Row& row, std::string_view action) {
    return row.action.ends_with('.') ? action.starts_with(row.action) : action == row.action;
}

}  // namespace

EntryRight RightOfEntry(std::string_view action, bool of_one_client) {
    if (action == "list.users" || action == "content.use" || action == "clinic.lock" ||
        action == "clinic.unlock" || action == "register.view" || action.ends_with(".denied") ||
        action.ends_with(".failed"))
        return {true, {}};
    if (action == "export") return {false, of_one_client ? Operation::ExportRecord : Operation::ExportClinic};
    const auto* const row = std::ranges::find_if(kEntries, [&](const Row& one) { return Is(one, action); });
    return row == std::end(kEntries) ? EntryRight{} : EntryRight{false, row->operation};
}

}  // namespace model
