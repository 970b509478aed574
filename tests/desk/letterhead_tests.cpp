#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>

#include "desk/letterhead.h"
#include "desk/plan_builder.h"
#include "desk/planned_clinic.h"
#include "support/pictures.h"

BOOST_AUTO_TEST_SUITE(letterhead_tests)

namespace {

struct Paper : support::PlannedClinic {
    ~Paper() { editor.reset(), clinic.reset(); }
    [[nodiscard]] long Entries(const std::string& action) const {
        const auto trail = clinic->Store().AuditTrail();
        return std::ranges::count(trail, action, &store::AuditEntry::action);
    }
    [[nodiscard]] std::filesystem::path File(const std::string& bytes) const {
        const auto file = dir.Path() / "logo";
        desk::WriteWhole(file, bytes);
        return file;
    }
};

model::Letterhead Texts() {
    model::Letterhead head;
    head.tagline = "Sports massage since 1998";
    head.website = "northgate.example";
    head.footer = "Northgate, registered in Leeds";
    return head;
}

bool BadInput(const model::Error& error) {
    return error.Kind() == model::ErrorKind::BadInput;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_is_saved_is_there_when_the_clinic_is_opened_again, Paper) {
    BOOST_TEST((desk::LoadLetterhead(*clinic) == model::Letterhead()));
    model::Letterhead head = Texts();
    head.tagline = "  Sports massage\xE2\x80\xAE since 1998 ";  // an override of the writing direction
    head.large_print = true;
    desk::SetLogo(head, desk::ReadPictureFile(File(support::Png(60, 20))));
    const model::Letterhead kept = desk::SaveLetterhead(*clinic, head);
    BOOST_TEST(kept.tagline == "Sports massage since 1998");
    BOOST_TEST(kept.logo_type == "image/png");
    BOOST_TEST(kept.logo_width == 60);
    BOOST_TEST(kept.logo_height == 20);
    BOOST_TEST(Entries("letterhead.save") == 1);
    (void)desk::SaveLetterhead(*clinic, kept);
    BOOST_TEST(Entries("letterhead.save") == 1);
    editor.reset();
    Reopen();
    BOOST_TEST((desk::LoadLetterhead(*clinic) == kept));
    BOOST_TEST(clinic->Store().Check().sound);
}

BOOST_FIXTURE_TEST_CASE(a_logo_is_scaled_down_for_paper, Paper) {
    model::Letterhead head = Texts();
    desk::SetLogo(head, desk::ReadPictureFile(File(support::Png(1200, 600))));
    const pdf::Letterhead paper = desk::ForPaper(head);
    BOOST_REQUIRE(paper.logo);
    BOOST_TEST(!paper.logo_broken);
    BOOST_TEST(paper.logo->height <= 165);
    BOOST_TEST(std::abs(paper.logo->width - 2 * paper.logo->height) <= 2);
    desk::RemoveLogo(head);
    BOOST_TEST(!desk::ForPaper(head).logo);
    BOOST_TEST((head == Texts()));
}

BOOST_FIXTURE_TEST_CASE(what_is_no_logo_is_refused_before_memory_is_taken, Paper) {
    // 500 megapixels that the file only claims to have.
    const std::string huge = support::PngStart() + support::PngHead(25'000, 20'000) +
                             support::Chunk("IDAT", support::Stored("")) + support::Chunk("IEND", "");
    for (const std::string& bytes :
         {huge, std::string("GIF89a no logo"), support::Png(9, 9).substr(0, 40), std::string(9 << 20, 'x')}) {
        BOOST_CHECK_THROW((void)desk::ReadPictureFile(File(bytes)), model::Error);
        model::Letterhead head = Texts();
        head.logo = bytes;
        head.logo_type = "image/png";
        head.logo_width = head.logo_height = 10;
        BOOST_CHECK_THROW((void)desk::SaveLetterhead(*clinic, head), model::Error);
    }
    BOOST_CHECK_EXCEPTION((void)desk::ReadPictureFile(File(huge)), model::Error, BadInput);
    BOOST_TEST((desk::LoadLetterhead(*clinic) == model::Letterhead()));
}

BOOST_FIXTURE_TEST_CASE(a_broken_logo_leaves_the_name_alone_and_is_told, Paper) {
    model::Letterhead head = Texts();
    head.logo = "no picture any more";
    head.logo_type = "image/png";
    head.logo_width = head.logo_height = 10;
    clinic->Store().SaveLetterhead(head);
    const pdf::Letterhead paper = desk::ForPaper(desk::LoadLetterhead(*clinic));
    BOOST_TEST(!paper.logo);
    BOOST_TEST(paper.logo_broken);
    const pdf::Paper plan = desk::PlanPaper(*clinic, editor->Visit().id);
    BOOST_TEST(plan.logo_broken);
    BOOST_TEST(plan.pages >= 1);
    BOOST_TEST(!desk::LogoBroken(text::Translator()).empty());
}

BOOST_FIXTURE_TEST_CASE(texts_keep_to_their_bounds, Paper) {
    for (const auto field :
         {&model::Letterhead::tagline, &model::Letterhead::website, &model::Letterhead::footer}) {
        for (const std::string& text : {std::string(300, 'x'), std::string("two\nlines")}) {
            model::Letterhead head;
            head.*field = text;
            BOOST_CHECK_THROW((void)desk::SaveLetterhead(*clinic, head), model::Error);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(details_are_checked, Paper) {
    model::ClinicProfile profile = clinic->Profile();
    profile.phone = " 555 0142 ";
    profile.accent = "#8A1C7C";
    desk::SaveDetails(*clinic, profile);
    BOOST_TEST(clinic->Profile().phone == "555 0142");
    for (const char* accent : {"", "red", "#12345", "#12345G", "#1234567"}) {
        profile.accent = accent;
        BOOST_CHECK_THROW(desk::SaveDetails(*clinic, profile), model::Error);
    }
    profile = clinic->Profile();
    profile.paper = "A5";
    BOOST_CHECK_THROW(desk::SaveDetails(*clinic, profile), model::Error);
    profile = clinic->Profile();
    profile.name = " ";
    BOOST_CHECK_THROW(desk::SaveDetails(*clinic, profile), model::Error);
}

BOOST_FIXTURE_TEST_CASE(large_letters_are_a_matter_of_the_clinic_or_of_one_print, Paper) {
    const auto plan = [&](desk::Letters letters) {
        return desk::PlanPaper(*clinic, editor->Visit().id, {}, letters).bytes;
    };
    const std::string normal = plan(desk::Letters::Normal), large = plan(desk::Letters::Large);
    BOOST_TEST((normal != large));
    BOOST_TEST((plan(desk::Letters::AsUsual) == normal));
    model::Client hers = *clinic->Store().LoadClient(editor->Visit().client);
    hers.large_print = true;
    (void)clinic->SaveClient(hers);
    BOOST_TEST((plan(desk::Letters::AsUsual) == large));
    BOOST_TEST((plan(desk::Letters::Normal) == normal));
    hers.large_print = false;
    (void)clinic->SaveClient(hers);
    BOOST_TEST((plan(desk::Letters::AsUsual) == normal));
    model::Letterhead head;
    head.large_print = true;
    (void)desk::SaveLetterhead(*clinic, head);
    BOOST_TEST((plan(desk::Letters::AsUsual) == large));
    BOOST_TEST((plan(desk::Letters::Normal) == normal));
}

BOOST_FIXTURE_TEST_CASE(a_sample_shows_a_letterhead_that_is_not_saved, Paper) {
    const pdf::Paper paper = desk::LetterheadSample(*clinic, clinic->Profile(), Texts(), "de");
    BOOST_TEST(paper.pages == 1);
    BOOST_TEST((desk::LoadLetterhead(*clinic) == model::Letterhead()));
}

BOOST_AUTO_TEST_SUITE_END()
