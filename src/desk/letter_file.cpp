// A letter's recipient and words from a file, so that they need not stand on a command line.
#include <algorithm>

#include "desk/letter_builder.h"
#include "model/enum_words.h"
#include "model/problem.h"
#include "terms/toml_file.h"

namespace desk {

using model::Msg;

void ReadLetterFile(const std::filesystem::path& path, LetterWish& wish) {
    static constexpr std::string_view kKnown[] = {"name",     "practice", "address",      "reason",
                                                  "question", "urgency",  "legal_reason", "parts"};
    const terms::TomlFile file(path);
    const terms::Table root = file.Root();
    for (const std::string& key : root.Keys())
        if (std::ranges::find(kKnown, key) == std::end(kKnown))
            root.Refuse(model::Fill(Msg("“{0}” is not known here."), {key}));
    wish.name = root.Text("name", wish.name);
    wish.practice = root.Text("practice", wish.practice);
    wish.address = root.Text("address", wish.address);
    wish.reason = root.Text("reason", wish.reason);
    wish.question = root.Text("question", wish.question);
    wish.urgency = root.Text("urgency", wish.urgency);
    if (wish.urgency == "routine") wish.urgency.clear();
    wish.legal_reason = root.Text("legal_reason", wish.legal_reason);
    if (!root.Has("parts")) return;
    wish.parts.clear();
    for (const std::string& name : root.Texts("parts")) {
        const auto part = model::FromWord<LetterPart>(kLetterParts, name);
        if (!part) root.Refuse(model::Fill(Msg("“{0}” is not known here."), {name}));
        wish.parts.insert(*part);
    }
}

}  // namespace desk
