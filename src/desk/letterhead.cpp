#include "desk/letterhead.h"

#include <cmath>
#include <utility>

#include "bodymap/picture.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "model/clean_text.h"
#include "pdf/letter_page.h"

namespace desk {

namespace {

constexpr double kDotsPerInch = 300;  // the fine lines of a drawn logo

int Dots(double inches) {
    return static_cast<int>(std::lround(inches * kDotsPerInch));
}

constexpr std::size_t kMostDetail = 500;  // bytes

bool IsColour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

std::shared_ptr<const pdf::Logo> Decoded(const model::Letterhead& head) {
    const exchange::Image image = exchange::DecodePicture(head.logo, "logo");
    bodymap::Pixels small = bodymap::Shrunk(image.width, image.height, image.rgb, Dots(pdf::kMostLogoWidth),
                                            Dots(pdf::kMostLogoHeight));
    exchange::PackedImage packed = exchange::Pack({small.width, small.height, std::move(small.rgb)});
    return std::make_shared<const pdf::Logo>(
        pdf::Logo{packed.width, packed.height, packed.jpeg, std::move(packed.bytes)});
}

}  // namespace

model::Letterhead LoadLetterhead(Clinic& clinic) {
    return clinic.Store().LoadLetterhead();
}

model::Letterhead SaveLetterhead(Clinic& clinic, model::Letterhead head) {
    clinic.Store().Demand(model::Operation::ChangeProfile);
    for (std::string* text : {&head.tagline, &head.website, &head.footer}) *text = model::Cleaned(*text);
    Demand(model::Check(head));
    if (!head.logo.empty()) {
        const exchange::ImageHead found = exchange::ReadPicture(head.logo, "logo");
        head.logo_type = found.media_type;
        head.logo_width = found.width;
        head.logo_height = found.height;
    }
    clinic.Store().SaveLetterhead(head);
    return head;
}

void SetLogo(model::Letterhead& head, PictureFile file) {
    head.logo = std::move(file.bytes);
    head.logo_type = file.head.media_type;
    head.logo_width = file.head.width;
    head.logo_height = file.head.height;
}

void RemoveLogo(model::Letterhead& head) {
    SetLogo(head, {});
}

void SaveDetails(Clinic& clinic, model::ClinicProfile profile) {
    clinic.Store().Demand(model::Operation::ChangeProfile);
    for (std::string* text : {&profile.name, &profile.address, &profile.phone, &profile.email})
        *text = model::Cleaned(*text);
    if (profile.name.empty())
        throw model::Error(model::ErrorKind::Refused, model::Msg("A clinic needs a name."));
    for (const std::string* text : {&profile.name, &profile.address, &profile.phone, &profile.email})
        if (text->size() > kMostDetail) Refuse({model::ProblemCode::TextTooLong, "clinic"});
    if (!IsColour(profile.accent))
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("“{0}” is no colour; write it as #12686B: red, green and blue from 00 to FF."),
            {profile.accent});
    if (profile.paper != "A4" && profile.paper != "Letter")
        throw model::Error(model::ErrorKind::Refused, model::Msg("The paper is A4 or Letter, not “{0}”."),
                           {profile.paper});
    clinic.SaveProfile(profile);
}

pdf::Letterhead ForPaper(const model::Letterhead& head) {
    pdf::Letterhead out{head.tagline, head.website, head.footer, nullptr, false};
    if (head.logo_type.empty()) return out;
    try {
        out.logo = Decoded(head);
    } catch (const model::Error&) {
        out.logo_broken = true;
    }
    return out;
}

pdf::Letterhead PaperHead(Clinic& clinic) {
    return ForPaper(LoadLetterhead(clinic));
}

pdf::Paper LetterheadSample(Clinic& clinic, const model::ClinicProfile& profile,
                            const model::Letterhead& head, const std::string& language) {
    const text::Translator& words = clinic.Data().Translator(language.empty() ? profile.language : language);
    const model::User& user = clinic.SignedIn();
    pdf::LetterPage page;
    page.clinic = profile;
    page.letterhead = ForPaper(head);
    page.therapist = user.full_name.empty() ? user.name : user.full_name;
    if (!user.credentials.empty()) page.therapist += ", " + user.credentials;
    page.letter_paper = profile.paper == "Letter";
    page.title = words.Text("Your letterhead");
    page.opening = {words.Text("This is how plans, consents, letters and forms of your clinic begin and end. "
                               "Nothing on this page is about a client."),
                    words.Text("Print it once, in black and white too, and look whether the logo and the "
                               "colour of headings are easy to see.")};
    page.footer = page.title;
    page.signature = false;
    return pdf::WriteLetter(page, words, clinic.Data().Fonts());
}

std::string LogoBroken(const text::Translator& words) {
    return words.Text(
        "The logo of the letterhead cannot be read any more, so the name stands alone. Choose it again.");
}

}  // namespace desk
