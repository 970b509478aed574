#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

#include "model/rights.h"

BOOST_AUTO_TEST_SUITE(rights_tests)

using model::Allows;
using model::Operation;
using model::Role;

BOOST_AUTO_TEST_CASE(every_row_has_a_name_and_words_of_its_own) {
    std::set<std::string> names, words;
    for (const model::Right& right : model::kRights) {
        names.insert(std::string(right.name));
        words.insert(right.words);
        BOOST_TEST(right.owner, std::string(right.name));
        BOOST_TEST(Allows(right.operation, Role::Therapist) == right.therapist);
        BOOST_TEST(Allows(right.operation, Role::Assistant) == right.assistant);
        BOOST_TEST(Allows(right.operation, Role::Auditor) == right.auditor);
    }
    BOOST_TEST(names.size() == model::kRights.size());
    BOOST_TEST(words.size() == model::kRights.size());
}

BOOST_AUTO_TEST_CASE(the_four_roles_are_what_they_are_called) {
    for (const Operation notes : {Operation::ViewChart, Operation::ChartVisit, Operation::SignVisit,
                                  Operation::PrintPlan, Operation::ExportRecord}) {
        BOOST_TEST(Allows(notes, Role::Therapist));
        BOOST_TEST(!Allows(notes, Role::Assistant));
    }
    BOOST_TEST(Allows(Operation::EditClient, Role::Assistant));
    for (const Operation change :
         {Operation::EditClient, Operation::ChartVisit, Operation::SignVisit, Operation::CoSign,
          Operation::AmendVisit, Operation::EditPhrases, Operation::ChangeProfile, Operation::ManagePeople,
          Operation::ImportRecords, Operation::SetPrivacy, Operation::KeepRetention})
        BOOST_TEST(!Allows(change, Role::Auditor));
    for (const Operation read : {Operation::ViewClients, Operation::ViewChart, Operation::ViewAudit,
                                 Operation::VerifyAudit, Operation::ExportAudit})
        BOOST_TEST(Allows(read, Role::Auditor));
    for (const Role role : {Role::Therapist, Role::Assistant, Role::Auditor})
        for (const Operation owners :
             {Operation::ManagePeople, Operation::ChangeProfile, Operation::ChartForOthers,
              Operation::Restore, Operation::Drill, Operation::EditContent})
            BOOST_TEST(!Allows(owners, role));
}

// A plan shows findings, and a picture they lie on: a role that prints plans and not these would be refused
// halfway, after the log was told of a print.
BOOST_AUTO_TEST_CASE(who_prints_plans_may_do_all_that_belongs_to_it) {
    for (const Role role : {Role::Owner, Role::Therapist, Role::Assistant, Role::Auditor}) {
        if (!Allows(Operation::PrintPlan, role)) continue;
        for (const Operation part : {Operation::ViewClients, Operation::ViewChart})
            BOOST_TEST(Allows(part, role), static_cast<int>(role));
        for (const char* action :
             {"client.view", "picture.view", "picture.print", "plan.print", "plan.calendar"})
            BOOST_TEST(Allows(model::RightOfEntry(action, true).operation, role),
                       action << " " << static_cast<int>(role));
    }
}

BOOST_AUTO_TEST_CASE(a_role_that_is_none_may_nothing) {
    for (const model::Right& right : model::kRights)
        BOOST_TEST(!Allows(right.operation, static_cast<Role>(9)), std::string(right.name));
}

BOOST_AUTO_TEST_CASE(an_entry_needs_what_it_tells) {
    const auto right = [](const char* action, bool one = false) {
        return model::RightOfEntry(action, one).operation;
    };
    BOOST_TEST((right("content.change") == Operation::EditContent));
    BOOST_TEST(model::RightOfEntry("content.use", false).free);
    BOOST_TEST((right("plan.print") == Operation::PrintPlan));
    BOOST_TEST((right("audit.verify") == Operation::VerifyAudit));
    BOOST_TEST((right("audit.view") == Operation::ViewAudit));
    BOOST_TEST((right("import.palpate-json") == Operation::ImportRecords));
    BOOST_TEST((right("export", true) == Operation::ExportRecord));
    BOOST_TEST((right("export") == Operation::ExportClinic));
    // What nobody thought of is the owner's.
    BOOST_TEST((right("plan.sing") == Operation::ManagePeople));
    BOOST_TEST(model::RightOfEntry("clinic.backup.failed", false).free);
    BOOST_TEST(model::RightOfEntry("visit.sign.denied", true).free);
    BOOST_TEST(!model::RightOfEntry("visit.view", true).free);
}

BOOST_AUTO_TEST_SUITE_END()
