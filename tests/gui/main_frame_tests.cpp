#include <boost/test/unit_test.hpp>

#include <stdexcept>

#include "desk/signing.h"
#include "gui/client_header.h"
#include "gui/main_frame.h"
#include "gui/settings.h"

#include "visit_fixture.h"

namespace {

using tests::VisitFixture;

class NoFiles : public gui::FileAsker {
public:
    std::optional<std::filesystem::path> Folder(wxWindow*, const wxString&) override { return {}; }
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return {};
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow*, const wxString&, const wxString&,
                                                const wxString&) override {
        return {};
    }
    void Open(const std::filesystem::path&) override {}
};

// The whole window on a clinic with two clients, one with a visit.
struct FrameFixture {
    FrameFixture() {
        model::ClinicProfile profile;
        profile.name = "Test";
        auto clinic = desk::Clinic::Create(resources, folder.Path() / "test.palpate", profile, "owner",
                                           "long enough here", {&clock, &ids, store::KeyCost::Quick})
                          .clinic;
        open = clinic.get();
        charted = Save("A. Charted");
        other = Save("B. Other");
        auto editor = clinic->StartVisit(charted);
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
        model::SoapNote note;
        note.subjective = "Calf hurts";
        editor->SetSoap(note);
        clinic->Leave(std::move(editor));
        frame = new gui::MainFrame(resources, std::move(clinic), words, settings, files);
        frame->Show();
        VisitFixture::Pump(100);
        soap = tests::FindChild<gui::SoapPanel>(frame);
        marks = tests::FindChild<gui::MarkList>(frame);
    }
    ~FrameFixture() {
        frame->Destroy();
        VisitFixture::Pump(50);
    }

    model::ClientId Save(const char* name) {
        auto client = open->NewClient();
        client.name = name;
        return open->SaveClient(client).id;
    }
    [[nodiscard]] std::string Subjective() const { return gui::Utf8(soap->Text(0)->GetValue()); }

    support::TempDir folder;
    model::SystemClock clock;
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    gui::Settings settings{folder.Path() / "palpate.conf"};
    NoFiles files;
    desk::Clinic* open = nullptr;
    model::ClientId charted, other;
    gui::MainFrame* frame = nullptr;
    gui::SoapPanel* soap = nullptr;
    gui::MarkList* marks = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(main_frame_tests, FrameFixture)

BOOST_AUTO_TEST_CASE(a_client_opens_with_the_newest_visit_and_all_parts_follow) {
    frame->OpenClient(charted);
    BOOST_REQUIRE(frame->Editor());
    BOOST_TEST(frame->Editor()->Visit().marks.size() == 1U);
    BOOST_TEST(VisitFixture::Until([&] { return Subjective() == "Calf hurts"; }));
    frame->OpenClient(other);
    BOOST_TEST(!frame->Editor());
    BOOST_TEST(VisitFixture::Until([&] { return Subjective().empty(); }));
}

BOOST_AUTO_TEST_CASE(words_typed_at_once_go_to_the_visit_in_sight_and_no_other) {
    frame->OpenClient(charted);
    frame->StartVisit();  // of today already: the same again
    const auto first = frame->Editor()->Visit().id;
    BOOST_REQUIRE(VisitFixture::Until([&] { return Subjective() == "Calf hurts"; }));
    frame->OpenClient(other);
    frame->StartVisit();
    const auto second = frame->Editor()->Visit().id;
    BOOST_REQUIRE((first != second));
    BOOST_TEST(Subjective() == "Calf hurts");  // its turn has not come
    wxCommandEvent command(wxEVT_MENU);        // any command: what waits is done first
    frame->ProcessWindowEvent(command);
    BOOST_TEST(Subjective().empty());
    soap->Text(0)->SetValue("Shoulder");
    soap->Flush();
    BOOST_TEST(open->Store().LoadVisit(second)->soap.subjective == "Shoulder");
    BOOST_TEST(open->Store().LoadVisit(first)->soap.subjective == "Calf hurts");
}

BOOST_AUTO_TEST_CASE(undo_goes_on_where_a_visit_is_opened_again) {
    frame->OpenClient(charted);
    frame->OpenClient(other);
    frame->OpenClient(charted);
    BOOST_TEST(frame->Editor()->CanUndo());
    frame->Undo();
    BOOST_TEST(frame->Editor()->Visit().soap.subjective.empty());
}

BOOST_AUTO_TEST_CASE(a_signed_visit_is_only_read) {
    frame->OpenClient(charted);
    desk::Sign(*frame->Editor(), open->Store().Unlock("long enough here"));
    BOOST_TEST(VisitFixture::Until([&] { return !soap->Text(0)->IsEditable(); }));
}

BOOST_AUTO_TEST_CASE(the_window_closes_while_a_client_is_being_shown) {
    frame->OpenClient(charted);  // the fixture takes the window away at once
    BOOST_TEST(frame->Editor());
}

BOOST_AUTO_TEST_CASE(a_client_whose_record_is_removed_is_closed_before) {
    frame->OpenClient(charted);
    bool closed = false;
    frame->Remove(charted, [&] { closed = !frame->CurrentClient() && !frame->Editor(); });
    BOOST_TEST(closed);
    BOOST_TEST(!frame->CurrentClient());
    frame->OpenClient(charted);
    // What could not be removed is open again.
    BOOST_CHECK_THROW(frame->Remove(charted, [] { throw std::runtime_error("no room"); }),
                      std::runtime_error);
    BOOST_REQUIRE(frame->CurrentClient());
    BOOST_TEST((frame->CurrentClient()->id == charted));
    frame->Remove(other, [] {});
    BOOST_TEST((frame->CurrentClient()->id == charted));
}

BOOST_AUTO_TEST_SUITE_END()
