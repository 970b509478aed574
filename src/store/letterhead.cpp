#include "store/letterhead.h"

#include "store/clinic_data.h"
#include "store/encoding.h"
#include "vault/digest.h"

namespace store {

model::Letterhead ReadLetterhead(Engine& engine) {
    model::Letterhead head;
    Query query = engine.Prepare(
        "SELECT tagline, website, footer, large_print, logo_type, logo_width, logo_height, logo "
        "FROM letterhead");
    if (query.Step())
        query.Take(head.tagline, head.website, head.footer, head.large_print, head.logo_type, head.logo_width,
                   head.logo_height, head.logo);
    return head;
}

void WriteLetterhead(Engine& engine, const model::Letterhead& head) {
    engine
        .Prepare(
            "INSERT INTO letterhead (one, tagline, website, footer, large_print, logo_type, logo_width, "
            "logo_height, logo) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (one) DO UPDATE SET "
            "tagline = ?1, website = ?2, footer = ?3, large_print = ?4, logo_type = ?5, logo_width = ?6, "
            "logo_height = ?7, logo = ?8")
        .Bind(head.tagline, head.website, head.footer, head.large_print, head.logo_type, head.logo_width,
              head.logo_height, Blob{head.logo})
        .Run();
}

std::string DigestOf(const model::Letterhead& head) {
    return vault::Digest(Encode(std::vector<std::string>{
        head.tagline, head.website, head.footer, head.large_print ? "large" : "", head.logo_type,
        std::to_string(head.logo_width), std::to_string(head.logo_height), head.logo}));
}

model::Letterhead ClinicStore::LoadLetterhead() const {
    return ReadLetterhead(*m_data->engine);
}

void ClinicStore::SaveLetterhead(const model::Letterhead& head) {
    m_data->Require(model::Operation::ChangeProfile, m_data->keys.clinic);
    if (const auto problem = model::Check(head))
        throw model::Error(model::ErrorKind::Refused, model::ProblemSentence(problem->code), {problem->what});
    const std::string before = DigestOf(LoadLetterhead()), after = DigestOf(head);
    if (before == after) return;
    Engine::Transaction transaction(*m_data->engine);
    WriteLetterhead(*m_data->engine, head);
    m_data->Audit({"letterhead.save", m_data->keys.clinic, {}, before, after});
    transaction.Commit();
}

}  // namespace store
