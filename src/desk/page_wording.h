// The clinic's own words and order of the client's plan: `pages.toml` in its folder `content` (format:
// templates/pages.toml, routine/page_wording.h). It holds nothing of a client, so it is a plain file; what is
// in force when the clinic is opened stands in the audit log with its digest, with the rest of own content.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pdf/plan_page.h"
#include "routine/page_wording.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class Resources;

inline constexpr const char* kPagesFile = "pages.toml";

struct OwnPages {
    std::optional<routine::ContentFile> file;       // nothing: there is none
    std::vector<routine::ContentProblem> problems;  // why it is not in force
    routine::PageWording wording;                   // ours where there is none, or it is wrong
};
// Of a folder as it stands now. Throws only for what is wrong with the program's own tables.
[[nodiscard]] OwnPages LookAtPages(Resources& resources, const std::filesystem::path& folder);
[[nodiscard]] OwnPages LookAtPages(Clinic& clinic);

// Why the clinic's own words are not in force, one problem a line; empty: they are, or there are none.
[[nodiscard]] std::string PagesRefusal(Clinic& clinic, const text::Translator& words);

// Order and words of the page, in its language.
void Reword(const routine::PageWording& wording, const text::Translator& words, pdf::PlanPage& page);

}  // namespace desk
