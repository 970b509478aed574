#include "desk/template_check.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "desk/opening_days.h"
#include "desk/own_content.h"
#include "desk/page_wording.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "model/problem.h"
#include "store/platform.h"
#include "terms/retention.h"

namespace desk {

namespace {

namespace fs = std::filesystem;

using model::ErrorKind;
using model::Msg;

bool IsFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool IsFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

// "key: what is wrong" of a reader of tables.
std::string FieldOf(const std::string& text) {
    const auto end = text.find(": ");
    const bool word =
        end != std::string::npos && std::all_of(text.begin(), text.begin() + static_cast<long>(end),
                                                [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return word ? text.substr(0, end) : std::string();
}

TemplateProblem ProblemOf(const text::Translator& words, const std::exception& error) {
    TemplateProblem out;
    out.text = Sentence(words, error);
    const auto* ours = dynamic_cast<const model::Error*>(&error);
    if (ours == nullptr || !ours->Message().starts_with("{0}, line {1}:") || ours->Args().size() < 2)
        return out;
    const auto& args = ours->Args();
    out.file = args[0];
    out.line = static_cast<int>(std::strtol(args[1].c_str(), nullptr, 10));
    if (args.size() > 2) out.field = ours->Message().ends_with("{2}") ? FieldOf(args[2]) : args[2];
    // File and line stand before the sentence already.
    const auto colon = out.text.find(": ", out.file.size());
    if (colon != std::string::npos) out.text.erase(0, colon + 2);
    const std::string lead = out.field + ": ";
    if (!out.field.empty() && out.text.starts_with(lead)) out.text.erase(0, lead.size());
    return out;
}

void CheckShipped(Resources& tables, const text::Translator& words, TemplateReport& report) {
    const std::function<void()> readers[] = {[&] { (void)tables.Words(); },
                                             [&] { (void)tables.ShippedRules(); },
                                             [&] { (void)tables.Consents(); },
                                             [&] { (void)tables.Jurisdictions(); },
                                             [&] { (void)tables.Measures(); },
                                             [&] { (void)tables.Review(); },
                                             [&] { (void)tables.Phrases(); },
                                             [&] { (void)tables.RedFlagQuestions(); },
                                             [&] { (void)tables.Levels(); },
                                             [&] { (void)terms::Retention::Load(tables.Templates()); },
                                             [&] { (void)routine::PageWording::Load(tables.Templates()); }};
    for (const auto& read : readers) {
        try {
            read();
        } catch (const std::exception& error) {
            TemplateProblem problem = ProblemOf(words, error);
            // A table that others rest on is told once.
            const auto same = [&](const TemplateProblem& each) {
                return each.file == problem.file && each.line == problem.line && each.text == problem.text;
            };
            if (std::ranges::none_of(report.problems, same)) report.problems.push_back(std::move(problem));
        }
    }
    for (const fs::path& folder : {tables.Templates(), tables.BodyMaps()}) {
        auto names = store::NamesIn(folder, store::kMostEntries);
        std::erase_if(names, [](const std::string& name) { return !name.ends_with(".toml"); });
        std::ranges::sort(names);
        report.files.insert(report.files.end(), names.begin(), names.end());
    }
}

void CheckOwn(Resources& resources, const text::Translator& words, std::vector<routine::ContentFile> files,
              std::vector<routine::ContentProblem> problems, TemplateReport& report) {
    for (const auto& file : files) report.files.push_back(file.name);
    for (auto& one : resources.ShippedRules().With(files).problems) problems.push_back(std::move(one));
    for (const auto& one : problems)
        report.problems.push_back({one.file, one.line, one.field, words.Say(one.expected, one.args)});
}

void CheckPages(Resources& resources, const text::Translator& words, const fs::path& folder,
                TemplateReport& report) {
    const OwnPages pages = LookAtPages(resources, folder);
    if (pages.file || !pages.own.problems.empty()) report.files.emplace_back(kPagesFile);
    for (const auto& one : pages.own.problems)
        report.problems.push_back({one.file, one.line, one.field, words.Say(one.expected, one.args)});
}

void CheckOpening(const text::Translator& words, const fs::path& folder, TemplateReport& report) {
    const Opening opening = LookAtOpening(folder);
    if (!opening.file.empty() || !opening.problems.empty()) report.files.emplace_back(kOpeningFile);
    for (const auto& one : opening.problems)
        report.problems.push_back({one.file, one.line, one.field, words.Say(one.expected, one.args)});
}

// Templates of another place, beside their own body maps or ours.
std::optional<fs::path> DataOf(const fs::path& place) {
    if (IsFile(place / "templates" / "routines.toml")) return place;
    const fs::path whole = fs::weakly_canonical(place);
    if (IsFile(whole / "routines.toml") && whole.filename() == "templates") return whole.parent_path();
    return std::nullopt;
}

}  // namespace

TemplateReport CheckTemplates(Resources& resources, const text::Translator& words, const fs::path& place) {
    TemplateReport report{"shipped", {}, {}};
    const auto data = place.empty() ? std::optional(resources.Data()) : DataOf(place);
    if (data) {
        Resources tables(*data, {});
        CheckShipped(tables, words, report);
        return report;
    }
    report.what = "own";
    std::vector<routine::ContentProblem> problems;
    if (IsFolder(place)) {
        const bool clinic = IsFile(place / "clinic.db");
        const fs::path folder = clinic ? ContentFolder(place) : place;
        auto files = ReadContentFiles(folder, problems);
        CheckOwn(resources, words, std::move(files), std::move(problems), report);
        CheckPages(resources, words, folder, report);
        CheckOpening(words, folder, report);
    } else if (IsFile(place) && place.filename() == kOpeningFile) {
        CheckOpening(words, place.parent_path(), report);
    } else if (IsFile(place) && place.filename() == kPagesFile) {
        CheckPages(resources, words, place.parent_path(), report);
    } else if (IsFile(place)) {
        const std::string name = store::PathText(place.filename());
        auto files =
            ReadContentFiles(place.parent_path().empty() ? fs::path(".") : place.parent_path(), problems);
        std::erase_if(files, [&](const auto& file) { return file.name != name; });
        std::erase_if(problems, [&](const auto& one) { return one.file != name; });
        if (files.empty() && problems.empty())
            throw model::Error(ErrorKind::BadInput,
                               Msg("{0} is not a file of own content: its name must end in .toml."),
                               {store::PathText(place)});
        CheckOwn(resources, words, std::move(files), std::move(problems), report);
    } else {
        throw model::Error(ErrorKind::BadInput, Msg("There is no file or folder {0}."),
                           {store::PathText(place)});
    }
    return report;
}

std::string LineOf(const TemplateProblem& problem) {
    std::string out = problem.file;
    if (problem.line > 0) out += ":" + std::to_string(problem.line);
    if (!out.empty()) out += ": ";
    if (!problem.field.empty()) out += problem.field + ": ";
    return out + problem.text;
}

exchange::Answer TemplatesAnswer(const TemplateReport& report) {
    exchange::Answer::List files, problems;
    for (const std::string& file : report.files) files.emplace_back(file);
    for (const TemplateProblem& one : report.problems)
        problems.emplace_back(exchange::Answer::Object{
            {"file", one.file}, {"line", one.line}, {"field", one.field}, {"text", one.text}});
    return exchange::Answer::Object{{"what", report.what},
                                    {"sound", report.problems.empty()},
                                    {"files", std::move(files)},
                                    {"problems", std::move(problems)}};
}

}  // namespace desk
