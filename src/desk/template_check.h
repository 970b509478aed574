// The tables of the program, or a clinic's own content, read as a whole: every problem with file, line and
// field.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "text/translator.h"

namespace desk {

class Resources;

struct TemplateProblem {
    std::string file;  // empty: not told
    int line = 0;      // 0: not told
    std::string field, text;
};

struct TemplateReport {
    std::string what;  // "shipped", "own"
    std::vector<std::string> files;
    std::vector<TemplateProblem> problems;
};

// `place`: empty for the program's own; a folder that holds templates and body_maps, or its templates; a
// clinic, whose content is meant; any other folder or file: own content. Throws model::Error for a place that
// is not there. Of the program's tables each is read to its first problem, of own content all are told.
[[nodiscard]] TemplateReport CheckTemplates(Resources& resources, const text::Translator& words,
                                            const std::filesystem::path& place);
// "own.toml:12: hold_s: expected …"
[[nodiscard]] std::string LineOf(const TemplateProblem& problem);
// {"what", "sound", "files", "problems":[{file, line, field, text}]}
[[nodiscard]] exchange::Answer TemplatesAnswer(const TemplateReport& report);

}  // namespace desk
