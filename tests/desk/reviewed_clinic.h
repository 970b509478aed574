// An open clinic whose days pass, with visits to be reviewed.
#pragma once

#include <string>
#include <vector>

#include "desk/audit_entries.h"
#include "desk/audit_review.h"
#include "desk/open_clinic.h"
#include "desk/signing.h"

namespace support {

inline constexpr std::chrono::hours kDay{24};

struct Reviewed : OpenClinic {
    text::Translator words;
    terms::ReviewRules rules = clinic->Data().Review();

    // A visit now, with a treatment; then a day passes.
    model::VisitId Visit(bool measured = false) {
        auto editor = clinic->StartVisit(client.id);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
        model::Treatment treatment;
        treatment.regions = {{"soleus", model::Side::Left}};
        treatment.technique = "petrissage";
        editor->AddTreatment(treatment);
        if (measured)
            editor->Apply(
                [](model::Visit& visit) {
                    model::Reading reading;
                    reading.measure = "nrs_now";
                    reading.before = 4;
                    visit.readings.push_back(reading);
                    return std::optional<model::Problem>();
                },
                "Measure", static_cast<unsigned>(desk::Change::All));
        Pass(kDay);
        return editor->Visit().id;
    }
    void Sign(const model::VisitId& id) {
        auto editor = clinic->OpenVisit(id);
        desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"), {"signed another day"});
    }
    void Agree(const char* kind) {
        model::Consent consent;
        consent.id = ids.New<model::ConsentId>();
        consent.kind = kind;
        consent.given_at = clock.Now();
        consent.wording_version = clinic->Data().Consents().Find(kind)->InForce().version;
        client.consents.push_back(consent);
        client = clinic->SaveClient(client);
    }
    void Pass(std::chrono::hours time) { clock.Set(clock.Now() + time); }
    [[nodiscard]] desk::Review All(const desk::ReviewSpan& span = {}) {
        return desk::ReviewAll(*clinic, span, rules);
    }
    [[nodiscard]] std::vector<std::string> Says(desk::ReviewList list, const desk::ReviewSpan& span = {}) {
        std::vector<std::string> says;
        const desk::Review review = All(span);
        for (const desk::ReviewItem& item : review.Of(list))
            says.push_back(desk::ReviewText(*clinic, words, list, item));
        return says;
    }
};

}  // namespace support
