// Who may do what: one table. The store holds it in force below every screen, `palpate-cli rights` prints it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "model/clinic.h"

namespace model {

enum class Operation {
    ViewClients,
    EditClient,
    PrintForms,
    ViewVisits,
    ViewChart,
    ChartVisit,
    ChartForOthers,
    ReassignVisit,
    SignVisit,
    CoSign,
    AmendVisit,
    PrintPlan,
    PrintRecord,
    ExportRecord,
    ExportClinic,
    ImportRecords,
    EditPhrases,
    EditContent,
    SetPrivacy,
    EmergencyAccess,
    ViewAudit,
    VerifyAudit,
    ExportAudit,
    RenewAnchor,
    CheckClinic,
    BackUp,
    Restore,
    Drill,
    KeepRetention,
    ReleaseRecords,
    ManageMail,
    SendMail,
    ChangeProfile,
    ManagePeople,
    ChangeOwnDetails,
    ChangeOwnPassphrase
};

struct Right {
    Operation operation;
    std::string_view name;  // "visit.sign"; what was denied stands in the audit log as "visit.sign.denied"
    const char* words;      // English message id
    bool owner, therapist, assistant, auditor;
    // Opens or changes what is known of one client, so that the privacy of the chart counts too.
    bool of_chart;
};

// An assistant keeps the desk: details, intake and consents, no notes. An auditor reads and changes nothing.
// A therapist charts and signs own visits. An owner may do all, but a signed visit stays as it is for
// everyone: what an owner adds to it is an amendment of its own. Backups are encrypted and made by whoever
// closes the clinic.
inline constexpr std::array kRights{
    Right{Operation::ViewClients, "client.view", Msg("See clients with their details and health history"),
          true, true, true, true, true},
    Right{Operation::EditClient, "client.save", Msg("Change clients' details, health history and consents"),
          true, true, true, false, true},
    Right{Operation::PrintForms, "form.print", Msg("Print intake and consent pages"), true, true, true, false,
          true},
    Right{Operation::ViewVisits, "visit.list", Msg("See when visits were"), true, true, true, true, false},
    Right{Operation::ViewChart, "visit.view", Msg("Read notes, marks and pictures"), true, true, false, true,
          true},
    Right{Operation::ChartVisit, "visit.save", Msg("Chart own visits, add pictures"), true, true, false,
          false, true},
    Right{Operation::ChartForOthers, "visit.other", Msg("Chart and sign in another therapist's draft"), true,
          false, false, false, true},
    Right{Operation::ReassignVisit, "visit.reassign", Msg("Hand a draft over to another therapist"), true,
          false, false, false, true},
    Right{Operation::SignVisit, "visit.sign", Msg("Sign visits"), true, true, false, false, true},
    Right{Operation::CoSign, "visit.cosign", Msg("Co-sign visits"), true, true, false, false, true},
    Right{Operation::AmendVisit, "visit.amend", Msg("Amend signed visits"), true, true, false, false, true},
    Right{Operation::PrintPlan, "plan.print", Msg("Print home plans"), true, true, false, false, true},
    Right{Operation::PrintRecord, "record.print", Msg("Print records and referrals"), true, true, false, true,
          true},
    Right{Operation::ExportRecord, "export.client", Msg("Export one client's record and pictures"), true,
          true, false, true, true},
    Right{Operation::ExportClinic, "export.clinic", Msg("Export all records"), true, false, false, false,
          false},
    Right{Operation::ImportRecords, "record.import", Msg("Import records"), true, false, false, false, false},
    Right{Operation::EditPhrases, "phrase.save", Msg("Change the phrases of the clinic"), true, true, false,
          false, false},
    Right{Operation::EditContent, "content.change", Msg("Change the clinic's own exercises and doses"), true,
          false, false, false, false},
    Right{Operation::SetPrivacy, "privacy.set", Msg("Say who may open a chart"), true, true, false, false,
          true},
    Right{Operation::EmergencyAccess, "emergency.open", Msg("Open a private chart in an emergency"), true,
          true, false, false, false},
    Right{Operation::ViewAudit, "audit.view", Msg("Read the audit log"), true, false, false, true, false},
    Right{Operation::VerifyAudit, "audit.verify", Msg("Verify the audit log"), true, true, false, true,
          false},
    Right{Operation::ExportAudit, "audit.export", Msg("Export the audit log"), true, false, false, true,
          false},
    Right{Operation::RenewAnchor, "anchor.renew", Msg("Accept the audit log of a restored clinic"), true,
          false, false, false, false},
    Right{Operation::CheckClinic, "clinic.check", Msg("Check whether the records are sound"), true, true,
          true, true, false},
    Right{Operation::BackUp, "clinic.backup", Msg("Make backups"), true, true, true, true, false},
    Right{Operation::Restore, "clinic.restore", Msg("Restore backups"), true, false, false, false, false},
    Right{Operation::Drill, "clinic.drill", Msg("Restore a backup for a trial"), true, false, false, false,
          false},
    Right{Operation::KeepRetention, "retention.keep", Msg("Hold and dispose of records"), true, false, false,
          false, false},
    Right{Operation::ReleaseRecords, "record.release", Msg("Release records and note disclosures"), true,
          true, false, false, true},
    Right{Operation::ManageMail, "mail.manage", Msg("Set up the account mail is sent with"), true, false,
          false, false, false},
    Right{Operation::SendMail, "mail.send", Msg("Send mail to clients and see the outbox"), true, true, false,
          false, true},
    Right{Operation::ChangeProfile, "profile.save", Msg("Change the clinic's details"), true, false, false,
          false, false},
    Right{Operation::ManagePeople, "user.manage", Msg("Add and remove people, change what they may do"), true,
          false, false, false, false},
    Right{Operation::ChangeOwnDetails, "user.save", Msg("Change one's own name and credentials"), true, true,
          true, true, false},
    Right{Operation::ChangeOwnPassphrase, "passphrase.change", Msg("Change one's own passphrase and PIN"),
          true, true, true, true, false},
};

[[nodiscard]] constexpr bool InOrder() {
    for (std::size_t i = 0; i < kRights.size(); ++i)
        if (kRights[i].operation != static_cast<Operation>(i)) return false;
    return kRights.size() == static_cast<std::size_t>(Operation::ChangeOwnPassphrase) + 1;
}
static_assert(InOrder(), "the row of an operation is found by its number");

[[nodiscard]] constexpr const Right& RightOf(Operation operation) {
    return kRights[static_cast<std::size_t>(operation)];
}

// Nothing is allowed to a role that is none of the four.
[[nodiscard]] constexpr bool Allows(Operation operation, Role role) {
    const Right& right = RightOf(operation);
    switch (role) {
        case Role::Owner:
            return right.owner;
        case Role::Therapist:
            return right.therapist;
        case Role::Assistant:
            return right.assistant;
        case Role::Auditor:
            return right.auditor;
    }
    return false;
}

// What an entry of the audit log tells that was done ("plan.print"), for entries written by who does it.
// Free: needs no right, as telling what was refused or what failed.
struct EntryRight {
    bool free = false;
    Operation operation = Operation::ManagePeople;
};
// An action that is not known here is the owner's.
[[nodiscard]] EntryRight RightOfEntry(std::string_view action, bool of_one_client);

}  // namespace model
