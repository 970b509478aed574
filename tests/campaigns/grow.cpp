// grow CLINIC [CLIENTS VISITS [SEED [MARKS DAYS]]]: makes a clinic of made-up people, 10,000 with 200,000
// visits of up to 3 marks minutes apart unless said otherwise, the same for the same seed; `grow CLINIC 1 500
// 1 79 7` is one client's ten years of 20,000 marks. Its user is "demo", its passphrase "palpate-sample", as
// in the sample.
#include <cstdio>
#include <exception>
#include <string>

#include "support/grown_clinic.h"

namespace {

void Grow(const std::string& folder, const support::Grower::Size& size, unsigned long long seed) {
    support::GrowingClock clock;
    model::SeededIdSource ids(clock, seed + 1);
    model::ClinicProfile profile;
    profile.name = "Grown clinic";
    model::User owner;
    owner.name = "demo";
    owner.full_name = "Demo Owner";
    const auto made = store::ClinicStore::Create(folder, profile, owner, "palpate-sample",
                                                 {&clock, &ids, store::KeyCost::Normal});
    support::Grower(*made.store, clock, seed).Grow(size, [](int done) {
        if (done % 10'000 == 0) std::fprintf(stderr, "%d\n", done);
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 7 || argc == 3 || argc == 6) {
        std::fputs("usage: grow CLINIC [CLIENTS VISITS [SEED [MARKS DAYS]]]\n", stderr);
        return 2;
    }
    try {
        support::Grower::Size size{10'000, 200'000};
        if (argc > 3) size = {std::stoi(argv[2]), std::stoi(argv[3])};
        if (argc > 6) size.marks = std::stoi(argv[5]), size.days_between = std::stoi(argv[6]);
        Grow(argv[1], size, argc > 4 ? std::stoull(argv[4]) : 1);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
