#include "desk/page_wording.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/own_content.h"
#include "desk/resources.h"
#include "store/platform.h"

namespace desk {

OwnPages LookAtPages(Resources& resources, const std::filesystem::path& folder) {
    OwnPages out;
    const std::filesystem::path file = folder / kPagesFile;
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return out;
    try {
        out.file = {kPagesFile, store::ReadWholeFile(file, routine::kMostContentBytes)};
    } catch (const model::Error&) {
        out.own.problems.push_back({kPagesFile, 1, {}, model::Msg("cannot be read"), {}});
        return out;
    }
    out.own = routine::WithOwn(resources.ShippedPageWords(), resources.ShippedRules(), *out.file);
    return out;
}

std::string PagesRefusal(Clinic& clinic, const text::Translator& words) {
    const auto& problems = clinic.Data().PageProblems();
    if (problems.empty()) return {};
    std::string out = words.Text("The clinic's own words of the plan are not in force, ours are:");
    for (const routine::ContentProblem& one : problems) out += "\n" + Sentence(words, one);
    return out;
}

void Reword(const routine::PageWording& wording, const text::Translator& words, pdf::PlanPage& page) {
    page.parts.clear();
    for (const std::string& part : wording.parts) {
        const auto known =
            std::ranges::find_if(pdf::kPlanParts, [&](const auto& one) { return part == one.first; });
        if (known != pdf::kPlanParts.end()) page.parts.push_back(known->second);
    }
    for (const routine::PageWord& word : wording.words) {
        const auto own = word.own.find(words.Language());
        page.words[word.id] = own == word.own.end() ? words.Text(word.text) : own->second;
    }
}

}  // namespace desk
