// A fresh clinic with one client, in a folder of its own.
#pragma once

#include "desk/clinic.h"
#include "desk/resources.h"
#include "support/fixed_clock.h"
#include "support/temp_dir.h"

namespace support {

inline desk::Resources& TestResources() {
    static desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_BINARY_DIR "/i18n");
    return resources;
}

struct OpenClinic {
    TempDir dir;
    FixedClock clock{*model::ParseInstant("2026-11-23T09:00:00Z")};
    model::SeededIdSource ids{clock, 42};
    std::unique_ptr<desk::Clinic> clinic;
    model::Client client;

    [[nodiscard]] store::Surroundings Around() { return {&clock, &ids, store::KeyCost::Quick}; }
    [[nodiscard]] std::filesystem::path Folder() const { return dir.Path() / "Test.palpate"; }

    OpenClinic() {
        model::ClinicProfile profile;
        profile.name = "Test clinic";
        profile.zone = "Europe/Berlin";
        clinic =
            desk::Clinic::Create(TestResources(), Folder(), profile, "owner", "a good passphrase", Around())
                .clinic;
        client = clinic->NewClient();
        client.name = "Ada Example";
        client.birth_date = model::ParseDate("1985-03-01");
        client = clinic->SaveClient(client);
    }

    void Reopen() {
        clinic.reset();
        clinic = desk::Clinic::Open(TestResources(), Folder(), "owner", "a good passphrase", Around());
    }
};

}  // namespace support
