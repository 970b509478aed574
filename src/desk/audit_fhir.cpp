#include "desk/audit_fhir.h"

#include "desk/clinic.h"
#include "desk/files.h"
#include "vault/audit_actions.h"

namespace desk {

using exchange::Answer;

namespace {

constexpr const char* kDicom = "http://dicom.nema.org/resources/ontology/DCM";
constexpr const char* kRestful = "http://hl7.org/fhir/restful-interaction";
constexpr std::size_t kPiece = std::size_t{1} << 20;

Answer Coding(const char* system, std::string_view code, std::string_view display) {
    return Answer::Object{{"system", system}, {"code", std::string(code)}, {"display", std::string(display)}};
}

Answer Identifier(const std::string& id) {
    return Answer::Object{{"system", "urn:ietf:rfc:3986"}, {"value", "urn:uuid:" + id}};
}

Answer Agent(const std::string& user, const UserNames& names) {
    Answer::Object agent;
    const auto name = names.find({user});
    if (!user.empty()) agent.emplace_back("who", Answer::Object{{"identifier", Identifier(user)}});
    if (name != names.end()) agent.emplace_back("name", name->second);
    agent.emplace_back("requestor", true);
    return agent;
}

void AddDetail(Answer::List& details, const char* type, const std::string& value) {
    if (!value.empty()) details.emplace_back(Answer::Object{{"type", type}, {"valueString", value}});
}

// The entry itself, in words FHIR has no place for.
Answer EntryEntity(const vault::StoredLink& stored, const vault::AuditAction& action) {
    const vault::AuditLink& link = stored.link;
    Answer::List details;
    // Words of a person are no identifier.
    const bool reason = link.action == "anchor.reason";
    AddDetail(details, "reason", reason ? link.entity : std::string());
    AddDetail(details, "sequence", std::to_string(link.sequence));
    AddDetail(details, "action", link.action);
    AddDetail(details, "before", link.before);
    AddDetail(details, "after", link.after);
    AddDetail(details, "encoding", std::to_string(link.encoding));
    AddDetail(details, "previous", link.previous);
    AddDetail(details, "hash", stored.hash);
    Answer::Object entity;
    Answer::Object what;
    if (!action.resource.empty()) what.emplace_back("type", std::string(action.resource));
    if (!link.entity.empty() && !reason) what.emplace_back("identifier", Identifier(link.entity));
    if (!what.empty()) entity.emplace_back("what", std::move(what));
    entity.emplace_back("detail", std::move(details));
    return entity;
}

Answer ClientEntity(const std::string& client) {
    return Answer::Object{
        {"what", Answer::Object{{"type", "Patient"}, {"identifier", Identifier(client)}}},
        {"type", Coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person")},
        {"role", Coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient")}};
}

}  // namespace

Answer AuditEventOf(const vault::StoredLink& stored, const std::string& clinic, const UserNames& names) {
    const vault::AuditLink& link = stored.link;
    const vault::AuditAction& action = vault::ActionOf(link.action);
    const char* const system = action.subtype.starts_with("110") ? kDicom : kRestful;
    Answer::List entities{EntryEntity(stored, action)};
    if (!link.client.empty()) entities.push_back(ClientEntity(link.client));
    return Answer::Object{
        {"resourceType", "AuditEvent"},
        {"id", "entry-" + std::to_string(link.sequence)},
        {"type", Coding(kDicom, action.type, action.type_name)},
        {"subtype", Answer::List{Coding(system, action.subtype, action.subtype_name)}},
        {"action", std::string(1, action.code)},
        {"recorded", model::ToIso(model::Instant(std::chrono::milliseconds(link.at_ms)))},
        {"outcome", std::string(1, action.outcome)},
        {"agent", Answer::List{Agent(link.user, names)}},
        {"source", Answer::Object{{"observer", Answer::Object{{"identifier", Identifier(clinic)},
                                                              {"display", "Palpate"}}}}},
        {"entity", std::move(entities)},
    };
}

store::AuditHead ExportAuditFhir(Clinic& clinic, const std::filesystem::path& file) {
    store::ClinicStore& store = clinic.Store();
    PieceWriter out(file);
    store.Log("audit.export", store.ClinicId());
    UserNames names;
    for (const auto& user : store.Users()) names[user.id] = user.name;
    std::string piece = "{\n\"resourceType\": \"Bundle\",\n\"type\": \"collection\",\n\"entry\": [\n";
    bool first = true;
    store.ReadLinks([&](const vault::StoredLink& stored) {
        piece += first ? "" : ",\n";
        piece += exchange::WriteJson(Answer::Object{
            {"fullUrl", "urn:palpate:" + store.ClinicId() + ":" + std::to_string(stored.link.sequence)},
            {"resource", AuditEventOf(stored, store.ClinicId(), names)}});
        first = false;
        if (piece.size() < kPiece) return;
        out.Add(piece);
        piece.clear();
    });
    out.Add(piece + "]\n}\n");
    out.Finish();
    return store.Head();
}

}  // namespace desk
