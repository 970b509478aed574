// The clinic's letterhead: kept encrypted with the records, changed by the owner, and made ready for paper.
#pragma once

#include <memory>
#include <string>

#include "desk/clinic.h"
#include "model/letterhead.h"
#include "pdf/letterhead.h"
#include "pdf/plan_page.h"

namespace desk {

[[nodiscard]] model::Letterhead LoadLetterhead(Clinic& clinic);
// Texts lose characters nobody can see and spaces around them; the logo is decoded once within its bounds
// (exchange/image.h, model/picture.h). Logged as "letterhead.save". Throws NoAccess for anybody but the owner
// (Operation::ChangeProfile), Refused for what model::Check finds, BadInput for a logo that is no picture.
// Returns it as stored.
model::Letterhead SaveLetterhead(Clinic& clinic, model::Letterhead head);
// `file` is read by ReadPictureFile (desk/clinic.h), on any thread: PNG or JPEG by content, at most 8 MB, its
// size held against the limits before memory is taken.
void SetLogo(model::Letterhead& head, PictureFile file);
void RemoveLogo(model::Letterhead& head);
// Name, contact, colour and paper, as they stand on the letterhead; lines lose what nobody can see. Throws
// NoAccess as above, Refused for a clinic without a name, a colour that is not "#RRGGBB" or a paper that is
// neither A4 nor Letter.
void SaveDetails(Clinic& clinic, model::ClinicProfile profile);

// Ready for paper: the logo decoded, scaled down to what a printer shows. A logo that cannot be read any more
// is left out (Letterhead::logo_broken); the page is printed with the name only.
[[nodiscard]] pdf::Letterhead ForPaper(const model::Letterhead& head);
// What is in force, for a paper that is about to be written.
[[nodiscard]] pdf::Letterhead PaperHead(Clinic& clinic);

// One page with this letterhead and a few lines of filler, whether or not it is saved: for a preview, in the
// clinic's language. Throws model::Error as pdf::WriteLetter.
[[nodiscard]] pdf::Paper LetterheadSample(Clinic& clinic, const model::ClinicProfile& profile,
                                          const model::Letterhead& head, const std::string& language = {});

// What is said where a paper came out without its logo (pdf::Paper::logo_broken).
[[nodiscard]] std::string LogoBroken(const text::Translator& words);

}  // namespace desk
