#include "desk/own_content.h"

#include <algorithm>
#include <utility>

#include "desk/clinic.h"
#include "desk/opening_days.h"
#include "desk/page_wording.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "model/problem.h"
#include "store/platform.h"
#include "vault/digest.h"

namespace desk {

namespace {

namespace fs = std::filesystem;

using model::ErrorKind;
using model::Msg;
using routine::ContentFile;
using routine::ContentProblem;
using routine::OwnExercise;

// Of names and bytes, so that neither can pass for the other.
std::string DigestOf(const std::vector<ContentFile>& files) {
    std::string all;
    for (const ContentFile& file : files)
        all += std::to_string(file.name.size()) + " " + file.name + " " + std::to_string(file.text.size()) +
               " " + file.text;
    return vault::Digest(all);
}

// What the form says in place of a file's sentence; the same figures are put in.
constexpr std::pair<const char*, const char*> kFormSentences[] = {
    {"is missing: expected a text in quotes", Msg("please write something here")},
    {"expected {0} to {1} characters", Msg("please write {0} to {1} characters")},
    {"expected one line without invisible characters",
     Msg("please write one line, without invisible characters")},
    {"expected at least one line", Msg("please write at least one step")},
    {"expected at most {0} lines", Msg("at most {0} lines fit")},
    {"is missing: expected at least one id in a list", Msg("please tick at least one place")},
    {"expected at least one id in a list", Msg("please tick at least one place")},
    {"expected a whole number from {0} to {1}", Msg("please choose a number from {0} to {1}")},
    {"together takes {0} minutes a day: expected at most {1}",
     Msg("sets, repetitions and holds take {0} minutes a day together; at most {1} fit into a plan")},
    {"{0} is a cautionary site ({1}): nothing of the type {2} there",
     Msg("{0} needs care ({1}), so this kind of exercise is not given there: {2}. Choose another place or "
         "kind")},
    {"stands twice", Msg("an exercise of this name is there already")},
    {"expected at most {0} entries", Msg("at most {0} exercises of your own fit")}};

// One byte more than is allowed stands for a file that is too large.
std::string Read(const fs::path& file) {
    std::error_code failed;
    if (fs::file_size(file, failed) > routine::kMostContentBytes && !failed)
        return std::string(routine::kMostContentBytes + 1, ' ');
    return store::ReadWholeFile(file, routine::kMostContentBytes);
}

void PutIn(std::vector<ContentFile>& files, const std::string& text) {
    const auto found = std::ranges::find(files, std::string(kWindowFile), &ContentFile::name);
    if (found != files.end())
        found->text = text;
    else
        files.push_back({kWindowFile, text});
}

std::vector<ContentFile> FilesOf(Clinic& clinic, std::vector<ContentProblem>& problems) {
    return ReadContentFiles(ContentFolder(clinic.Store().Folder()), problems);
}

routine::OwnExercises WindowsOwn(const std::vector<ContentFile>& files) {
    const auto found = std::ranges::find(files, std::string(kWindowFile), &ContentFile::name);
    return found == files.end() ? routine::OwnExercises() : routine::ReadOwnExercises(*found);
}

std::vector<ContentProblem> OfWindow(std::vector<ContentProblem> problems) {
    std::erase_if(problems, [](const ContentProblem& one) { return one.file != kWindowFile; });
    return problems;
}

std::string Listed(const text::Translator& words, const std::vector<ContentProblem>& problems) {
    std::string out;
    for (const ContentProblem& one : problems) out += (out.empty() ? "" : "\n") + Sentence(words, one);
    return out;
}

}  // namespace

fs::path ContentFolder(const fs::path& clinic) {
    return clinic / "content";
}

std::vector<ContentFile> ReadContentFiles(const fs::path& folder, std::vector<ContentProblem>& problems) {
    std::vector<ContentFile> files;
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) return files;
    auto names = store::NamesIn(folder, store::kMostEntries);
    std::erase_if(names, [](const std::string& name) {
        return !name.ends_with(".toml") || name.starts_with('.') || name == kPagesFile ||
               name == kOpeningFile;
    });
    std::ranges::sort(names);
    // The first that is too many is told by name.
    names.resize(std::min(names.size(), routine::kMostContentFiles + 1));
    for (const std::string& name : names) {
        try {
            files.push_back({name, Read(folder / name)});
        } catch (const model::Error&) {
            problems.push_back({name, 1, {}, Msg("cannot be read"), {}});
        }
    }
    return files;
}

void TakeOwnContent(Clinic& clinic) noexcept try {
    std::vector<ContentProblem> problems;
    auto files = FilesOf(clinic, problems);
    clinic.Data().UseOwnContent(&clinic, files, problems);
    OwnPages pages = LookAtPages(clinic.Data(), ContentFolder(clinic.Store().Folder()));
    if (pages.file) files.push_back(*std::move(pages.file));
    for (const ContentFile& file : LookAtOpening(clinic).file) files.push_back(file);
    clinic.Data().UseOwnPages(&clinic, std::move(pages.own));
    const auto& wrong_pages = clinic.Data().PageProblems();
    if (files.empty() && problems.empty() && wrong_pages.empty()) return;
    const bool refused = !clinic.Data().ContentProblems().empty() || !wrong_pages.empty();
    clinic.Store().Log(refused ? "content.use.failed" : "content.use", DigestOf(files));
} catch (const std::exception&) {
    // Of the shipped rules, or of the log, whoever asks for them next says it.
    return;
}

std::string Sentence(const text::Translator& words, const ContentProblem& problem) {
    const std::string what = words.Say(problem.expected, problem.args);
    const std::string line = std::to_string(problem.line);
    return problem.field.empty()
               ? words.Say("{0}, line {1}: {2}", {problem.file, line, what})
               : words.Say("{0}, line {1}, {2}: {3}", {problem.file, line, problem.field, what});
}

std::string FormSentence(const text::Translator& words, const terms::Vocabulary& terms,
                         const ContentProblem& problem) {
    auto args = problem.args;
    if (problem.field == "regions" && args.size() == 3)
        args = {RegionName(words, terms, args[0]), words.Text(args[1]), ExerciseWord(words, args[2])};
    const auto* const found =
        std::ranges::find_if(kFormSentences, [&](const auto& one) { return problem.expected == one.first; });
    return words.Say(found == std::end(kFormSentences) ? problem.expected : found->second, args);
}

std::string ContentRefusal(Clinic& clinic, const text::Translator& words) {
    const auto& problems = clinic.Data().ContentProblems();
    if (problems.empty()) return {};
    return words.Text(
               "The clinic's own exercises and doses are not in force, ours are; this is wrong with them:") +
           "\n" + Listed(words, problems);
}

std::string ExerciseWord(const text::Translator& words, const std::string& id) {
    static constexpr std::pair<const char*, const char*> kWords[] = {
        {"stretch", Msg("Stretch")},
        {"mobility", Msg("Mobility")},
        {"strength", Msg("Strength")},
        {"self_massage", Msg("Self-massage")},
        {"sitting", Msg("Sitting")},
        {"supine", Msg("Lying on the back")},
        {"prone", Msg("Lying on the belly")},
        {"side_lying", Msg("Lying on the side")},
        {"hands_and_knees", Msg("On hands and knees")},
        {"kneeling", Msg("Kneeling")},
        {"none", Msg("Nothing")},
        {"foam_roller", Msg("Foam roller")},
        {"massage_ball", Msg("Massage ball")},
        {"resistance_band", Msg("Resistance band")}};
    if (id == "standing") return words.In("position of the body", "Standing");
    for (const auto& [known, word] : kWords) {
        if (id == known) return words.Text(word);
    }
    return id;
}

OwnContentView LookAtContent(Clinic& clinic) {
    OwnContentView out;
    const auto files = FilesOf(clinic, out.problems);
    auto own = WindowsOwn(files);
    out.shipped = routine::ShippedExercises(clinic.Data().ShippedRules());
    out.own = std::move(own.exercises);
    out.problems = OfWindow(std::move(out.problems));
    out.problems.insert(out.problems.end(), own.problems.begin(), own.problems.end());
    for (const ContentFile& file : files) {
        if (file.name != kWindowFile) out.elsewhere.push_back(file.name);
    }
    return out;
}

std::vector<ContentProblem> CheckExercise(Clinic& clinic, const OwnExercise& exercise) {
    std::vector<ContentProblem> problems;
    auto files = FilesOf(clinic, problems);
    PutIn(files, routine::WriteOwnExercises({exercise}));
    return OfWindow(clinic.Data().ShippedRules().With(files).problems);
}

std::string NewExerciseId(const std::vector<OwnExercise>& own, const std::string& name) {
    std::string id = routine::kOwnPrefix;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool upper = c >= 'A' && c <= 'Z';
        if (letter || upper)
            id += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!id.ends_with('_'))
            id += '_';
    }
    constexpr std::size_t kMost = 50;
    id.resize(std::min(id.size(), kMost));
    if (id == routine::kOwnPrefix) id += "exercise";
    std::string free = id;
    const auto taken = [&] { return std::ranges::find(own, free, &OwnExercise::id) != own.end(); };
    for (int n = 2; taken(); ++n) free = id + "_" + std::to_string(n);
    return free;
}

void SaveExercises(Clinic& clinic, const text::Translator& words, const std::vector<OwnExercise>& exercises) {
    clinic.Store().Demand(model::Operation::EditContent);
    std::vector<ContentProblem> problems;
    auto files = FilesOf(clinic, problems);
    problems = OfWindow(std::move(problems));
    // What a person added to the window's file by hand must not get lost.
    for (const ContentProblem& one : WindowsOwn(files).problems) problems.push_back(one);
    const std::string text = routine::WriteOwnExercises(exercises);
    PutIn(files, text);
    for (const ContentProblem& one : OfWindow(clinic.Data().ShippedRules().With(files).problems))
        problems.push_back(one);
    if (!problems.empty())
        throw model::Error(ErrorKind::BadInput, Msg("Nothing was saved. {0}"), {Listed(words, problems)});
    const fs::path folder = ContentFolder(clinic.Store().Folder());
    clinic.Store().Log("content.change", DigestOf(files));
    try {
        std::error_code failed;
        if (!fs::is_directory(folder, failed)) store::MakePrivateFolder(folder);
        store::ReplaceFile(folder / kWindowFile, text);
    } catch (...) {
        clinic.Store().Log("content.change.failed", DigestOf(files));
        throw;
    }
    TakeOwnContent(clinic);
}

}  // namespace desk
