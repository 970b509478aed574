// The clinic's own words and order of the client's plan: `pages.toml` in its folder `content` (format:
// templates/pages.toml, routine/page_wording.h). It holds nothing of a client, so it is a plain file, read
// with the rest of own content (desk/own_content.h): what plans are written with is what the audit log has
// the digest of (Resources::PageWords), not what the file says by then.
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
    std::optional<routine::ContentFile> file;  // nothing: there is none
    routine::OwnPageWording own;
};
// Of a folder as it stands now. Throws only for what is wrong with the program's own tables.
[[nodiscard]] OwnPages LookAtPages(Resources& resources, const std::filesystem::path& folder);

// Why the clinic's own words are not in force, one problem a line; empty: they are, or there are none.
[[nodiscard]] std::string PagesRefusal(Clinic& clinic, const text::Translator& words);

// Order and words of the page, in its language.
void Reword(const routine::PageWording& wording, const text::Translator& words, pdf::PlanPage& page);

}  // namespace desk
