// The matrix role × operation, cell by cell, through every call of the store.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <set>

#include "model/rights.h"
#include "store/past_reader.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(rights_tests)

using model::Operation;
using model::Role;
using support::TestClinic;

namespace {

constexpr Role kRoles[] = {Role::Owner, Role::Therapist, Role::Assistant, Role::Auditor};

// A charted clinic; who signs in becomes what the test needs behind the store's back.
struct Charted : TestClinic {
    model::Client client, closed;
    model::Visit draft, others;
    model::Picture picture;
    model::Phrase phrase;

    Charted() {
        around.devices = dir.Path() / "device";
        client = AddClient("Ada");
        closed = AddClient("Bea");
        store->SetPrivacy(closed.id, model::Privacy::Therapist);
        draft = NewVisit(client.id);
        draft.reason = "calf";
        store->SaveVisit(draft);
        others = NewVisit(client.id);
        others.therapist = {"somebody-else"};
        store->SaveVisit(others);
        picture.id = ids.New<model::PictureId>();
        picture.client = client.id;
        picture.title = "Back";
        picture.media_type = "image/png";
        picture.width = picture.height = 1;
        picture.bytes = "png";
        store->SavePicture(picture);
        phrase.id = ids.New<model::PhraseId>();
        phrase.text = "Better.";
        store->SavePhrase(phrase);
        SetUpMail();
    }
    void SetUpMail() {
        model::MailAccount account;
        account.server = "mail.example.org";
        account.user = account.from_address = "a@example.org";
        const vault::Secret password = vault::Secret::Of("secret");
        store->SaveMailAccount(account, &password);
    }
    model::MailId Queue() {
        return store->QueueMail({client.id, draft.id, "digest", "ada@example.com", "Plan", {}, "bytes"}).id;
    }
    // One that waits; of nobody where there is no right to write one.
    model::MailId Queued() { return store->May(Operation::SendMail) ? Queue() : model::MailId{"nobody"}; }
    model::MailId Unsure() {
        const model::MailId mail = Queued();
        if (!store->May(Operation::SendMail)) return mail;
        (void)store->TakeMail(mail);
        store->MailUnsure(mail, {"Broke off.", {}});
        return mail;
    }
    [[nodiscard]] model::User Somebody() const {
        model::User user;
        user.name = around.ids->NewUuid();
        return user;
    }
    // Somebody to be changed; nobody where there is no right to know one.
    [[nodiscard]] model::UserId Newcomer() const {
        if (!store->May(Operation::ManagePeople)) return {"nobody"};
        return store->AddUser(Somebody(), "a passphrase").id;
    }
    void Disclose() {
        model::RegisterEntry entry;
        entry.kind = model::RegisterKind::Disclosure;
        entry.client = client.id;
        entry.whom = "Insurer";
        entry.what = "Invoice";
        (void)store->AddToRegister(entry);
    }
    // Nobody where there is no right to remove one.
    store::Disposal RemoveOne() {
        const bool may = store->May(Operation::KeepRetention);
        const model::ClientId gone = may ? AddClient("Cleo").id : model::ClientId{"nobody"};
        return store->Remove(gone, store::DisposalMethod::Dispose, {"generic", {}, "due"});
    }
    void Become(Role role) {
        store.reset();
        {
            support::RawDatabase raw(*this);
            raw.Run("UPDATE users SET role = '" + std::string(model::ToText(role)) + "' WHERE name = 'maya'");
            raw.Run("UPDATE clients SET private_of = 'somebody-else' WHERE name = 'Bea'");
        }
        Reopen();
    }
};

struct Call {
    const char* name;
    Operation operation;
    std::function<void(Charted&)> run;
};

std::vector<Call> Reading() {
    return {
        {"FindClients", Operation::ViewClients, [](Charted& c) { (void)c.store->FindClients(""); }},
        {"RecentClients", Operation::ViewClients, [](Charted& c) { (void)c.store->RecentClients(5); }},
        {"LoadClient", Operation::ViewClients, [](Charted& c) { (void)c.store->LoadClient(c.client.id); }},
        {"Visits", Operation::ViewVisits, [](Charted& c) { (void)c.store->Visits({}); }},
        {"ClosedVisits", Operation::ViewAudit, [](Charted& c) { (void)c.store->ClosedVisits({}); }},
        {"UnsignedVisits", Operation::ViewVisits, [](Charted& c) { (void)c.store->UnsignedVisits({}, 5); }},
        {"LoadVisit", Operation::ViewChart, [](Charted& c) { (void)c.store->LoadVisit(c.draft.id); }},
        {"Signatures", Operation::ViewChart, [](Charted& c) { (void)c.store->Signatures(c.draft.id); }},
        {"Marks", Operation::ViewChart, [](Charted& c) { (void)c.store->Marks({}); }},
        {"ResolvedSpots", Operation::ViewChart,
         [](Charted& c) { (void)c.store->ResolvedSpots(c.client.id, c.clock.Now()); }},
        {"Pictures", Operation::ViewChart, [](Charted& c) { (void)c.store->Pictures(c.client.id); }},
        {"LoadPicture", Operation::ViewChart, [](Charted& c) { (void)c.store->LoadPicture(c.picture.id); }},
        {"Amendments", Operation::ViewChart, [](Charted& c) { (void)c.store->Amendments(c.draft.id); }},
        {"VisitOf", Operation::ViewChart,
         [](Charted& c) { (void)c.store->VisitOf(model::AmendmentId{"none"}); }},
        {"MovedAway", Operation::ViewVisits, [](Charted& c) { (void)c.store->MovedAway(c.client.id); }},
        {"OpenHolds", Operation::ViewClients, [](Charted& c) { (void)c.store->OpenHolds(c.client.id); }},
        {"AllClientTimes", Operation::KeepRetention, [](Charted& c) { (void)c.store->AllClientTimes(); }},
        {"PrivacyOf", Operation::ViewClients, [](Charted& c) { (void)c.store->PrivacyOf(c.client.id); }},
        {"EmergencyAccesses", Operation::ViewAudit, [](Charted& c) { (void)c.store->EmergencyAccesses(); }},
        {"AuditTrail", Operation::ViewAudit, [](Charted& c) { (void)c.store->AuditTrail(); }},
        {"ReadLinks", Operation::ExportAudit, [](Charted& c) { c.store->ReadLinks([](const auto&) {}); }},
        {"AuditReader", Operation::VerifyAudit, [](Charted& c) { (void)c.store->AuditReader({})({}); }},
        {"VerifyAudit", Operation::VerifyAudit, [](Charted& c) { (void)c.store->VerifyAudit(); }},
        {"ReadPast", Operation::ViewChart, [](Charted& c) { (void)store::ReadPast(*c.store, c.client.id); }},
        {"PastReader", Operation::ViewChart,
         [](Charted& c) { (void)store::PastReader(*c.store, c.client.id); }},
        {"ReadClinicPast", Operation::ExportClinic,
         [](Charted& c) { (void)store::ReadClinicPast(*c.store); }},
        {"LoadMailAccount", Operation::SendMail, [](Charted& c) { (void)c.store->LoadMailAccount(); }},
        {"Outbox", Operation::SendMail, [](Charted& c) { (void)c.store->Outbox(); }},
        {"DueMail", Operation::SendMail, [](Charted& c) { (void)c.store->DueMail(); }},
        {"NextMailDue", Operation::SendMail, [](Charted& c) { (void)c.store->NextMailDue(); }},
        {"Check", Operation::CheckClinic, [](Charted& c) { BOOST_TEST(c.store->Check().sound); }},
    };
}

std::vector<Call> Changing() {
    return {
        {"SaveClient", Operation::EditClient,
         [](Charted& c) {
             c.client.goal += "!";
             (void)c.store->SaveClient(c.client);
         }},
        {"SaveVisit", Operation::ChartVisit,
         [](Charted& c) {
             c.draft.minutes += 1;
             c.store->SaveVisit(c.draft);
         }},
        {"SavePicture", Operation::ChartVisit,
         [](Charted& c) {
             c.picture.title += "!";
             c.store->SavePicture(c.picture);
         }},
        {"ArchivePicture", Operation::ChartVisit, [](Charted& c) { c.store->ArchivePicture(c.picture.id); }},
        {"BehindClock", Operation::SignVisit, [](Charted& c) { (void)c.store->BehindClock(); }},
        {"Unlock", Operation::SignVisit, [](Charted& c) { (void)c.store->Unlock(support::kPassphrase); }},
        {"Unlocker", Operation::SignVisit, [](Charted& c) { (void)c.store->Unlocker(); }},
        {"SavePhrase", Operation::EditPhrases,
         [](Charted& c) {
             c.phrase.text += "!";
             c.store->SavePhrase(c.phrase);
         }},
        {"SaveLetterhead", Operation::ChangeProfile,
         [](Charted& c) {
             auto head = c.store->LoadLetterhead();
             head.tagline += "!";
             c.store->SaveLetterhead(head);
         }},
        {"SaveProfile", Operation::ChangeProfile,
         [](Charted& c) {
             auto profile = c.store->Profile();
             profile.phone += "1";
             c.store->SaveProfile(profile);
         }},
        {"SaveUser", Operation::ChangeOwnDetails,
         [](Charted& c) {
             auto user = c.store->SignedIn();
             user.credentials += "1";
             c.store->SaveUser(user);
         }},
        {"SetPrivacy", Operation::SetPrivacy,
         [](Charted& c) { c.store->SetPrivacy(c.client.id, model::Privacy::Therapist); }},
        {"ImportPrivacy", Operation::ImportRecords,
         [](Charted& c) {
             c.store->ImportPrivacy(c.client.id, {model::Privacy::Therapist, c.store->SignedIn().id});
         }},
        {"BreakGlass", Operation::EmergencyAccess,
         [](Charted& c) { c.store->BreakGlass(c.closed.id, "Found unconscious."); }},
        {"UnlockerWithPin", Operation::SignVisit, [](Charted& c) { (void)c.store->UnlockerWithPin(); }},
        {"SetPin", Operation::ChangeOwnPassphrase,
         [](Charted& c) { c.store->SetPin(support::kPassphrase, "271828"); }},
        {"RemovePin", Operation::ChangeOwnPassphrase, [](Charted& c) { c.store->RemovePin(); }},
        {"AddUser", Operation::ManagePeople,
         [](Charted& c) { (void)c.store->AddUser(c.Somebody(), "a passphrase"); }},
        {"SetRole", Operation::ManagePeople,
         [](Charted& c) { c.store->SetRole(c.Newcomer(), Role::Auditor); }},
        {"ResetPassphrase", Operation::ManagePeople,
         [](Charted& c) { c.store->ResetPassphrase(c.Newcomer(), "another one"); }},
        {"RemoveUser", Operation::ManagePeople, [](Charted& c) { (void)c.store->RemoveUser(c.Newcomer()); }},
        {"ReassignVisit", Operation::ReassignVisit,
         [](Charted& c) { c.store->ReassignVisit(c.draft.id, c.store->SignedIn().id); }},
        {"AddToRegister", Operation::ReleaseRecords, [](Charted& c) { c.Disclose(); }},
        {"SaveMailAccount", Operation::ManageMail, [](Charted& c) { c.SetUpMail(); }},
        {"UseMailAccount", Operation::SendMail, [](Charted& c) { (void)c.store->UseMailAccount(); }},
        {"QueueMail", Operation::SendMail, [](Charted& c) { (void)c.Queue(); }},
        {"TakeMail", Operation::SendMail, [](Charted& c) { (void)c.store->TakeMail(c.Queued()); }},
        {"MailSent", Operation::SendMail, [](Charted& c) { c.store->MailSent(c.Queued()); }},
        {"MailFailed", Operation::SendMail,
         [](Charted& c) {
             c.store->MailFailed(c.Queued(), {"No.", {}}, true);
         }},
        {"MailUnsure", Operation::SendMail,
         [](Charted& c) {
             c.store->MailUnsure(c.Queued(), {"No.", {}});
         }},
        {"WithdrawMail", Operation::SendMail, [](Charted& c) { c.store->WithdrawMail(c.Queued()); }},
        {"RetryMail", Operation::SendMail, [](Charted& c) { c.store->RetryMail(c.Queued()); }},
        {"SettleMail", Operation::SendMail, [](Charted& c) { c.store->SettleMail(c.Unsure(), true); }},
        {"RemoveMailAccount", Operation::ManageMail,
         [](Charted& c) {
             c.store->RemoveMailAccount();
             if (c.store->May(Operation::ManageMail)) c.SetUpMail();
         }},
        {"Remove", Operation::KeepRetention, [](Charted& c) { (void)c.RemoveOne(); }},
        {"CleanPages", Operation::KeepRetention, [](Charted& c) { c.store->CleanPages(); }},
        {"RecoveryMaker", Operation::ManagePeople,
         [](Charted& c) { c.store->TakeRecovery(c.store->RecoveryMaker()(support::kPassphrase)); }},
        {"RenewRecoveryCode", Operation::ManagePeople,
         [](Charted& c) { (void)c.store->RenewRecoveryCode(support::kPassphrase); }},
        {"RenewAnchor", Operation::RenewAnchor, [](Charted& c) { c.store->RenewAnchor(); }},
        {"Copier", Operation::BackUp, [](Charted& c) { (void)c.store->Copier(); }},
        {"BackUp", Operation::BackUp,
         [](Charted& c) { c.store->BackUp(c.dir.Path() / ("b" + c.ids.NewUuid())); }},
        {"ChangePassphrase", Operation::ChangeOwnPassphrase,
         [](Charted& c) { c.store->ChangePassphrase(support::kPassphrase, support::kPassphrase); }},
    };
}

// What leaves the store is logged first, and so demands its right.
std::vector<Call> Telling() {
    std::vector<Call> calls;
    for (const auto& [action, operation] :
         std::vector<std::pair<const char*, Operation>>{{"plan.override", Operation::ChartVisit},
                                                        {"plan.print", Operation::PrintPlan},
                                                        {"content.change", Operation::EditContent},
                                                        {"intake.print", Operation::PrintForms},
                                                        {"referral.export", Operation::PrintRecord},
                                                        {"letter.print", Operation::PrintRecord},
                                                        {"picture.export", Operation::ExportRecord},
                                                        {"export", Operation::ExportRecord},
                                                        {"import.palpate-json", Operation::ImportRecords},
                                                        {"clinic.restore", Operation::Restore},
                                                        {"clinic.drill", Operation::Drill},
                                                        {"audit.export", Operation::ExportAudit},
                                                        {"an.action.nobody.knows", Operation::ManagePeople}})
        calls.push_back({"Log", operation, [action = std::string(action)](Charted& c) {
                             c.store->Log(action, "", c.client.id);
                         }});
    calls.push_back({"Log", Operation::ExportClinic, [](Charted& c) { c.store->Log("export", ""); }});
    for (const model::Right& right : model::kRights)
        calls.push_back({"Demand", right.operation,
                         [operation = right.operation](Charted& c) { c.store->Demand(operation); }});
    return calls;
}

std::vector<Call> All() {
    std::vector<Call> all = Reading();
    for (auto&& more : {Changing(), Telling()}) all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string DeniedName(const Call& call) {
    return std::string(model::RightOf(call.operation).name) + ".denied";
}

void ExpectDenied(const Call& call, Charted& clinic) {
    BOOST_CHECK_EXCEPTION(call.run(clinic), model::Error, [&](const model::Error& error) {
        return error.Kind() == model::ErrorKind::NoAccess &&
               std::string(error.what()).find(model::RightOf(call.operation).words) != std::string::npos;
    });
}

// Public calls of the store by name.
std::set<std::string> PublicCalls() {
    std::ifstream file(PALPATE_SOURCE_DIR "/src/store/clinic_store.h");
    std::string text{std::istreambuf_iterator<char>(file), {}};
    text = std::regex_replace(text, std::regex("//[^\n]*"), "");
    text = std::regex_replace(text, std::regex("\\s+"), " ");
    const auto from = text.find("class ClinicStore {");
    text = text.substr(from, text.find("private:", from) - from);
    text.erase(0, text.find('{') + 1);
    text = std::regex_replace(text, std::regex("\\{[^{}]*\\}"), ";");
    for (std::string before; before != text;) {
        before = text;
        text = std::regex_replace(text, std::regex("<[^<>]*>"), "");
    }
    // Declared beside the class.
    std::set<std::string> names{"PastReader", "ReadPast", "ReadClinicPast"};
    const std::regex declaration("(?:^|;)[^(;]*\\b([A-Z]\\w*)\\(");
    for (std::sregex_iterator at(text.begin(), text.end(), declaration), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_denied_cell_throws_has_no_effect_and_leaves_its_entry) {
    for (const Role role : kRoles) {
        BOOST_TEST_CONTEXT(std::string(model::ToText(role))) {
            Charted clinic;
            clinic.Become(role);
            const auto before = clinic.store->Head().sequence;
            std::vector<std::string> expected, found;
            for (const Call& call : All())
                if (!model::Allows(call.operation, role)) BOOST_TEST_CONTEXT(call.name) {
                        ExpectDenied(call, clinic);
                        BOOST_TEST(!clinic.store->May(call.operation));
                        expected.push_back(DeniedName(call));
                    }
            const auto after = clinic.store->Head().sequence;
            clinic.Become(Role::Owner);
            for (const auto& entry : clinic.store->AuditTrail())
                if (entry.sequence > before && entry.sequence <= after) found.push_back(entry.action);
            BOOST_TEST(found == expected, boost::test_tools::per_element());
            BOOST_TEST(clinic.store->Check().sound);
            BOOST_TEST((clinic.store->LoadVisit(clinic.others.id) == clinic.others));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_allowed_cell_does_what_it_says) {
    for (const Role role : kRoles) {
        BOOST_TEST_CONTEXT(std::string(model::ToText(role))) {
            Charted clinic;
            clinic.Become(role);
            for (const Call& call : All())
                if (model::Allows(call.operation, role)) BOOST_TEST_CONTEXT(call.name) {
                        BOOST_CHECK_NO_THROW(call.run(clinic));
                        BOOST_TEST(clinic.store->May(call.operation));
                    }
            clinic.Become(Role::Owner);
            for (const auto& entry : clinic.store->AuditTrail())
                BOOST_TEST(!entry.action.ends_with(".denied"), entry.action);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_public_call_is_without_its_row) {
    std::set<std::string> told;
    for (const Call& call : All()) told.insert(call.name);
    // Before somebody signed in; who and where; several calls at once; tests/store/signing_tests.cpp. The
    // letterhead, the people and the phrases are for everybody who works here.
    for (const char* other :
         {"Create", "Open", "OpenWithPin", "PinOf", "Recover", "UserNames", "ClinicStore", "Folder",
          "SignedIn", "May", "Profile", "LoadLetterhead", "Users", "Phrases", "ClinicId", "Id", "Head",
          "ChangedSince", "Together", "SignVisit",
          // With a key of one's own: amendment_tests; with an import; either of two.
          "Amend", "ImportAmendment", "TakeRecovery", "NoteRefusedRecovery", "Register", "Disposals"})
        told.insert(other);
    // Back to a locked window, and what is told of an open chart: for everybody.
    for (const char* own : {"Returner", "ReturnerWithPin", "OpenedInEmergency", "EndEmergencies"}) told.insert(own);
    // Who works with it: what that does is demanded call by call.
    for (const char* lent : {"Alone", "Lent", "LogPages", "BringIn"}) told.insert(lent);
    const auto found = PublicCalls();
    BOOST_TEST(found.size() > 35U);
    for (const std::string& name : found) BOOST_TEST(told.contains(name), name);
    for (const std::string& name : told) BOOST_TEST(found.contains(name), name);
}

BOOST_AUTO_TEST_CASE(the_register_is_read_by_who_releases_or_audits) {
    for (const Role role : kRoles) {
        Charted clinic;
        clinic.Become(role);
        if (role == Role::Assistant)
            BOOST_CHECK_THROW((void)clinic.store->Register({}), model::Error);
        else
            BOOST_TEST(clinic.store->Register({}).empty());
        if (role == Role::Owner || role == Role::Auditor)
            BOOST_TEST(clinic.store->Disposals().empty());
        else
            BOOST_CHECK_THROW((void)clinic.store->Disposals(), model::Error);
    }
}

// What a calendar or a record says of a chart hangs on its entries: a smaller right is enough for those, and
// the log's own right for all.
BOOST_AUTO_TEST_CASE(the_log_of_a_chart_is_read_by_who_sees_the_log_or_writes_its_papers) {
    for (const Role role : {Role::Owner, Role::Therapist, Role::Auditor}) {
        for (const char* kind : {"plan.calendar", "visit.sign", "client.save"}) {
            Charted clinic;
            clinic.Become(role);
            store::AuditFilter filter;
            filter.client = clinic.client.id;
            filter.kind = kind;
            const bool may = role != Role::Therapist || std::string_view(kind) != "client.save";
            if (may)
                BOOST_CHECK_NO_THROW((void)clinic.store->AuditTrail(filter));
            else
                BOOST_CHECK_THROW((void)clinic.store->AuditTrail(filter), model::Error);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_operation_is_tried) {
    std::set<Operation> tried;
    for (const Call& call : All()) tried.insert(call.operation);
    BOOST_TEST(tried.size() == model::kRights.size());
}

BOOST_AUTO_TEST_CASE(who_reads_no_notes_sees_no_reasons) {
    Charted clinic;
    clinic.Become(Role::Assistant);
    BOOST_TEST(clinic.store->Visits({}).size() == 2U);
    for (const auto& visits : {clinic.store->Visits({}), clinic.store->UnsignedVisits({}, 9)})
        for (const auto& visit : visits) BOOST_TEST(visit.reason == "");
}

BOOST_AUTO_TEST_CASE(what_was_denied_among_several_calls_is_told_after_they_are_undone) {
    Charted clinic;
    clinic.Become(Role::Assistant);
    const auto before = clinic.store->Head().sequence;
    BOOST_CHECK_THROW(clinic.store->Together([&] {
        clinic.client.goal = "run";
        (void)clinic.store->SaveClient(clinic.client);
        clinic.store->SaveVisit(clinic.draft);
    }),
                      model::Error);
    BOOST_TEST(clinic.store->LoadClient(clinic.client.id)->goal == "");
    BOOST_TEST(clinic.store->Head().sequence == before + 1);
    clinic.Become(Role::Owner);
    store::AuditFilter filter;
    filter.kind = "visit.save.denied";
    BOOST_TEST(clinic.store->AuditTrail(filter).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_therapist_signs_only_what_is_his) {
    Charted clinic;
    clinic.Become(Role::Therapist);
    const auto key = clinic.store->Unlock(support::kPassphrase);
    BOOST_CHECK_THROW(clinic.store->SignVisit(clinic.others, key), model::Error);
    // Neither by calling it his own.
    clinic.others.therapist = clinic.store->SignedIn().id;
    BOOST_CHECK_THROW(clinic.store->SaveVisit(clinic.others), model::Error);
    BOOST_CHECK_THROW(clinic.store->SignVisit(clinic.others, key), model::Error);
    BOOST_TEST((clinic.store->LoadVisit(clinic.others.id)->therapist == model::UserId{"somebody-else"}));
    clinic.store->SignVisit(clinic.draft, key);
    BOOST_TEST(clinic.store->Signatures(clinic.draft.id).at(0).valid);
}

// What was denied among several saves is told once they have ended, and not before.
BOOST_AUTO_TEST_CASE(what_is_denied_within_saves_is_told_after_the_outermost) {
    Charted clinic;
    clinic.Become(Role::Assistant);
    const auto denied = [&] {
        long count = 0;
        clinic.store.reset();
        clinic.Become(Role::Owner);
        for (const auto& entry : clinic.store->AuditTrail()) count += entry.action == "visit.save.denied";
        return count;
    };
    clinic.store->Together([&] {
        clinic.store->Together(
            [&] { BOOST_CHECK_THROW(clinic.store->SaveVisit(clinic.draft), model::Error); });
    });
    BOOST_TEST(denied() == 1);
    // An entry everybody may make needs no right.
    clinic.Become(Role::Assistant);
    BOOST_CHECK_NO_THROW(clinic.store->Log("list.users", ""));
    BOOST_CHECK_THROW(clinic.store->Log("audit.view", ""), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
