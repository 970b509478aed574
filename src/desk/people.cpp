#include "desk/people.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/clinic.h"
#include "model/rights.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using exchange::Answer;

constexpr std::array kRoles{model::Role::Owner, model::Role::Therapist, model::Role::Assistant,
                            model::Role::Auditor};

Answer Matrix(const text::Translator& words, const Answer& yes, const Answer& no) {
    Answer::List rows;
    for (const model::Right& right : model::kRights) {
        Answer::Object row{{"operation", std::string(right.name)}};
        for (const model::Role role : kRoles)
            row.emplace_back(std::string(model::ToText(role)),
                             model::Allows(right.operation, role) ? yes : no);
        row.emplace_back("meaning", words.Text(right.words));
        rows.emplace_back(std::move(row));
    }
    return Answer::Object{{"rights", std::move(rows)}};
}

}  // namespace

std::string RoleName(const text::Translator& words, model::Role role) {
    switch (role) {
        case model::Role::Owner:
            return words.Text("Owner");
        case model::Role::Therapist:
            return words.Text("Therapist");
        case model::Role::Assistant:
            return words.Text("Assistant");
        case model::Role::Auditor:
            return words.Text("Auditor");
    }
    return {};
}

std::string PrivacyName(const text::Translator& words, model::Privacy privacy) {
    switch (privacy) {
        case model::Privacy::Everyone:
            return words.Text("Everyone");
        case model::Privacy::Profession:
            return words.Text("My profession");
        case model::Privacy::Therapist:
            return words.Text("Only me");
    }
    return {};
}

Answer RightsAnswer(const text::Translator& words) {
    return Matrix(words, true, false);
}

Answer RightsTable(const text::Translator& words) {
    return Matrix(words, words.Text("yes"), "");
}

std::string NotAllowed(const text::Translator& words, model::Operation operation) {
    return words.Say("What you may do in this clinic does not include this: {0}.",
                     {words.Text(model::RightOf(operation).words)});
}

bool IsClosed(Clinic& clinic, const model::ClientId& client) {
    const auto& store = clinic.Store();
    return store.May(model::Operation::ViewClients) && !store.May(model::Operation::ViewClients, client);
}

std::string NameOf(Clinic& clinic, const model::ClientId& client) {
    const auto clients = clinic.Store().FindClients("");
    const auto found = std::ranges::find(clients, client, &store::ClientSummary::id);
    return found == clients.end() ? std::string() : found->name;
}

namespace {

std::string FullNameOf(const std::vector<model::User>& users, const model::UserId& id) {
    const auto found = std::ranges::find(users, id, &model::User::id);
    if (found == users.end()) return {};
    return found->full_name.empty() ? found->name : found->full_name;
}

}  // namespace

std::string KeeperOf(Clinic& clinic, const model::ClientId& client) {
    return FullNameOf(clinic.Store().Users(), clinic.Store().PrivacyOf(client).of);
}

std::vector<EmergencyText> EmergencyTexts(Clinic& clinic, const text::Translator& words) {
    std::vector<EmergencyText> texts;
    const auto users = clinic.Store().Users();
    for (const store::EmergencyAccess& one : clinic.Store().EmergencyAccesses()) {
        const auto civil = text::ToCivil(one.at, clinic.Profile().zone);
        texts.push_back({text::HumanDate(words, civil.day, text::DateStyle::Short) + ", " +
                             text::HumanTime(civil.hour, civil.minute),
                         FullNameOf(users, one.user), NameOf(clinic, one.client), one.reason});
    }
    return texts;
}

model::User PersonNamed(Clinic& clinic, const std::string& name) {
    for (model::User& user : clinic.Store().Users())
        if (!user.left_at && (user.name == name || user.id.value == name)) return std::move(user);
    throw model::Error(model::ErrorKind::Refused, model::Msg("There is no person {0} in this clinic."),
                       {name});
}

int ClosedCharts(Clinic& clinic) {
    const auto clients = clinic.Store().FindClients("");
    return static_cast<int>(std::ranges::count(clients, true, &store::ClientSummary::closed));
}

}  // namespace desk
