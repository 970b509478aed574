// Opening a clinic beside one try of its passphrase alone, and a verified backup beside a plain copy of the
// same file that is brought to the disk.
//   bench_trust [CLIENTS VISITS]      2,000 and 20,000 unless said otherwise
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "bench/bench.h"
#include "store/backup.h"
#include "store/clinic_store.h"
#include "support/grown_clinic.h"
#include "support/temp_dir.h"
#include "vault/key_file.h"
#include "vault/key_slot.h"

namespace {

constexpr const char* kPassphrase = "long enough here";

struct Grown {
    support::TempDir dir;
    support::GrowingClock clock;
    model::SeededIdSource ids{clock, 1};
    std::filesystem::path folder = dir.Path() / "Bench.palpate";
    store::Surroundings around{&clock, &ids, store::KeyCost::Normal};
    std::unique_ptr<store::ClinicStore> store;

    explicit Grown(const support::Grower::Size& size) {
        model::ClinicProfile profile;
        profile.name = "Bench";
        model::User owner;
        owner.name = "bench";
        store = store::ClinicStore::Create(folder, profile, owner, kPassphrase, around).store;
        support::Grower(*store, clock, 1).Grow(size);
    }
};

vault::KeyFile KeysIn(const std::filesystem::path& folder) {
    std::ifstream file(folder / "keys.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return vault::ReadKeyFile(text).file;
}

void MeasureUnlock(Grown& grown) {
    grown.store.reset();
    const vault::KeyFile keys = KeysIn(grown.folder);
    bench::Measure(
        {"unlock", "ms", 9},
        [&] {
            bench::Keep(store::ClinicStore::Open(grown.folder, "bench", kPassphrase, grown.around).get());
        },
        [&] {
            if (!vault::OpenSlot(keys.clinic, *keys.OfUser("bench"), kPassphrase))
                throw std::runtime_error("the slot does not open");
        });
    grown.store = store::ClinicStore::Open(grown.folder, "bench", kPassphrase, grown.around);
}

void CopyPlainly(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    const int file = open(to.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || fsync(file) != 0) throw std::runtime_error("the copy is not on the disk");
    close(file);
}

void MeasureBackup(Grown& grown) {
    int made = 0;
    bench::Measure(
        {"verified_backup", "s", 5},
        [&] { grown.store->BackUp(grown.dir.Path() / ("copy" + std::to_string(made++) + ".palpate")); },
        [&] { CopyPlainly(grown.folder / "clinic.db", grown.dir.Path() / "plain.db"); });
    std::printf("{\"bench\":\"verified_backup_size\",\"unit\":\"MB\",\"value\":%.4g}\n",
                static_cast<double>(std::filesystem::file_size(grown.folder / "clinic.db")) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
    support::Grower::Size size{2'000, 20'000};
    if (argc == 3) size = {std::stoi(argv[1]), std::stoi(argv[2])};
    Grown grown(size);
    MeasureUnlock(grown);
    MeasureBackup(grown);
}
