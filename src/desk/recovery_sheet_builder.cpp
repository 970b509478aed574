#include "desk/recovery_sheet_builder.h"

#include <system_error>

#include "desk/clinic.h"
#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/resources.h"
#include "text/human_date.h"
#include "vault/recovery_code.h"

namespace desk {

namespace {

std::vector<std::string> GroupsOf(const std::string& code) {
    const auto whole = vault::RecoveryCode::Normalise(code);
    if (!whole)
        throw model::Error(model::ErrorKind::BadInput,
                           model::Msg("A recovery code has eight groups of five letters and digits."));
    std::vector<std::string> groups(1);
    for (const char c : *whole) {
        if (c == '-')
            groups.emplace_back();
        else
            groups.back() += c;
    }
    return groups;
}

}  // namespace

pdf::RecoveryPage BuildRecoveryPage(Clinic& clinic, const std::string& code, const text::Translator& words) {
    pdf::RecoveryPage page;
    page.clinic = clinic.Profile();
    page.letterhead = PaperHead(clinic);
    const model::User& user = clinic.SignedIn();
    page.made_by = user.full_name.empty() ? user.name : user.full_name;
    page.made_on = text::HumanDate(words, clinic.Today(), text::DateStyle::Long);
    page.groups = GroupsOf(code);
    page.letter_paper = page.clinic.paper == "Letter";
    return page;
}

pdf::Paper WriteRecoverySheet(Clinic& clinic, const std::string& code, const text::Translator& words,
                              const std::filesystem::path& file) {
    pdf::Paper paper =
        pdf::WriteRecovery(BuildRecoveryPage(clinic, code, words), words, clinic.Data().Fonts());
    clinic.Store().Log("recovery.print", clinic.Store().ClinicId());
    WriteWhole(file, paper.bytes);
    return paper;
}

RenewedRecovery RenewRecovery(Clinic& clinic, const std::string& passphrase, const text::Translator& words,
                              const std::filesystem::path& file) {
    RenewedRecovery renewed;
    bool written = false;
    try {
        renewed.code = clinic.Store().RenewRecoveryCode(passphrase, [&](const std::string& code) {
            renewed.sheet = WriteRecoverySheet(clinic, code, words, file);
            written = true;
        });
    } catch (const std::exception&) {
        // A sheet with a code that opens nothing.
        std::error_code ignored;
        if (written) std::filesystem::remove(file, ignored);
        throw;
    }
    return renewed;
}

}  // namespace desk
