// The clinic's own exercises, doses and stricter rules: TOML files in the folder `content` beside its records
// (format: routine/own_content.h). They hold nothing of a client, so they are plain files. Read when the
// clinic is opened; what is in force, and every change, stands in the audit log with its digest.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "routine/planner.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// The file a window writes; other files in the folder are a person's own.
inline constexpr const char* kWindowFile = "window.toml";

[[nodiscard]] std::filesystem::path ContentFolder(const std::filesystem::path& clinic);
// Every file of a folder whose name ends in .toml, by name, but for the words of pages (desk/page_wording.h).
// One that cannot be read is a problem.
[[nodiscard]] std::vector<routine::ContentFile> ReadContentFiles(
    const std::filesystem::path& folder, std::vector<routine::ContentProblem>& problems);

// Called by a clinic that is opened. Whatever is wrong with its content, the clinic opens, with the shipped
// rules.
void TakeOwnContent(Clinic& clinic) noexcept;

// "exercises.toml, line 12, hold_s: expected a whole number from 10 to 30"
[[nodiscard]] std::string Sentence(const text::Translator& words, const routine::ContentProblem& problem);
// The same to a person who fills in the form: what to do in the field, without its name.
[[nodiscard]] std::string FormSentence(const text::Translator& words, const terms::Vocabulary& terms,
                                       const routine::ContentProblem& problem);
// Why the clinic's own content is not in force, one problem a line; empty: it is, or there is none.
[[nodiscard]] std::string ContentRefusal(Clinic& clinic, const text::Translator& words);

// A type, position or piece of equipment of an exercise in words.
[[nodiscard]] std::string ExerciseWord(const text::Translator& words, const std::string& id);

// What a window shows: ours, and over them what the clinic wrote in the window.
struct OwnContentView {
    std::vector<routine::OwnExercise> shipped, own;
    std::vector<std::string> elsewhere;             // other files of the folder
    std::vector<routine::ContentProblem> problems;  // why the window's file cannot be written anew
};
[[nodiscard]] OwnContentView LookAtContent(Clinic& clinic);

// One exercise beside the rules of the clinic, as it is typed. Nothing is saved.
[[nodiscard]] std::vector<routine::ContentProblem> CheckExercise(Clinic& clinic,
                                                                 const routine::OwnExercise& exercise);
// A free id for an exercise of that name.
[[nodiscard]] std::string NewExerciseId(const std::vector<routine::OwnExercise>& own,
                                        const std::string& name);
// The exercises take the place of those in the window's file, whole or not at all, and are in force at once.
// Throws NoAccess without the right (Operation::EditContent), BadInput with every problem.
void SaveExercises(Clinic& clinic, const text::Translator& words,
                   const std::vector<routine::OwnExercise>& exercises);

}  // namespace desk
