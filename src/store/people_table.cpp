#include "store/people_table.h"

#include <algorithm>

#include "store/columns.h"
#include "vault/digest.h"

namespace store {

std::string ReadClinicId(Engine& engine) {
    std::string id;
    Query query = engine.Prepare("SELECT id FROM clinic");
    if (query.Step()) query.Take(id);
    return id;
}

model::ClinicProfile ReadProfile(Engine& engine) {
    model::ClinicProfile p;
    Query query = engine.Prepare(
        "SELECT name, address, phone, email, zone, language, paper, accent, jurisdiction FROM clinic");
    if (query.Step())
        query.Take(p.name, p.address, p.phone, p.email, p.zone, p.language, p.paper, p.accent,
                   p.jurisdiction);
    return p;
}

void InsertProfile(Engine& engine, const std::string& clinic, const model::ClinicProfile& p) {
    engine
        .Prepare(
            "INSERT INTO clinic (id, name, address, phone, email, zone, language, paper, accent, "
            "jurisdiction) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(clinic, p.name, p.address, p.phone, p.email, p.zone, p.language, p.paper, p.accent,
              p.jurisdiction)
        .Run();
}

void UpdateProfile(Engine& engine, const model::ClinicProfile& p) {
    engine
        .Prepare(
            "UPDATE clinic SET name = ?, address = ?, phone = ?, email = ?, zone = ?, language = ?, paper = "
            "?, "
            "accent = ?, jurisdiction = ?")
        .Bind(p.name, p.address, p.phone, p.email, p.zone, p.language, p.paper, p.accent, p.jurisdiction)
        .Run();
}

std::string DigestOf(const model::ClinicProfile& p) {
    return vault::Digest(Encode(std::vector{p.name, p.address, p.phone, p.email, p.zone, p.language, p.paper,
                                            p.accent, p.jurisdiction}));
}

std::string DigestOf(const model::User& u) {
    std::vector texts{u.id.value,
                      u.name,
                      u.full_name,
                      u.credentials,
                      std::string(model::ToText(u.role)),
                      u.profession,
                      u.left_at ? model::ToIso(*u.left_at) : std::string()};
    if (u.student) texts.emplace_back("student");
    return vault::Digest(Encode(texts));
}

std::vector<model::User> ReadUsers(Engine& engine) {
    std::vector<model::User> users;
    std::string role;
    for (Query query = engine.Prepare(
             "SELECT id, name, full_name, credentials, profession, left_at, role FROM users ORDER BY name");
         query.Step();) {
        auto& user = users.emplace_back();
        query.Take(user.id, user.name, user.full_name, user.credentials, user.profession, user.left_at, role);
        user.role = FromWord(&model::ParseRole, role);
    }
    return users;
}

void MarkStudents(Engine& engine, std::vector<model::User>& users) {
    model::UserId id;
    for (Query query = engine.Prepare("SELECT id FROM users WHERE student <> 0"); query.Step();) {
        query.Take(id);
        const auto found = std::ranges::find(users, id, &model::User::id);
        if (found != users.end()) found->student = true;
    }
}

void InsertUser(Engine& engine, const model::User& user) {
    engine
        .Prepare(
            "INSERT INTO users (id, name, full_name, credentials, role, profession, student) VALUES (?, ?, "
            "?, ?, ?, ?, ?)")
        .Bind(user.id, user.name, user.full_name, user.credentials, model::ToText(user.role), user.profession,
              user.student)
        .Run();
}

void UpdateUser(Engine& engine, const model::User& user) {
    engine
        .Prepare(
            "UPDATE users SET full_name = ?, credentials = ?, role = ?, profession = ?, left_at = ?, student "
            "= ? "
            "WHERE id = ?")
        .Bind(user.full_name, user.credentials, model::ToText(user.role), user.profession, user.left_at,
              user.student, user.id)
        .Run();
}

void AddSigningKey(Engine& engine, const model::UserId& user, const std::string& public_key,
                   model::Instant since) {
    engine.Prepare("INSERT INTO signing_keys (public_key, user, since) VALUES (?, ?, ?)")
        .Bind(vault::ToHex(public_key), user, since)
        .Run();
}

}  // namespace store
