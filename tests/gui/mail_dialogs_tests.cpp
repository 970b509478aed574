// The windows of mail: what must be there before a plan goes out, the outbox, the account.
#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/clipbrd.h>

#include <fstream>
#include <sstream>

#include "gui/dialog_mail_account.h"
#include "gui/dialog_outbox.h"
#include "gui/dialog_send.h"
#include "gui/outbox_keeper.h"
#include "gui/secret_clipboard.h"

#include "kept_files.h"
#include "mail_fixture.h"

namespace {

using mail::Failure;
using mail::FailureKind;
using model::MailState;
using tests::MailFixture;
using tests::VisitFixture;

std::string ContentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool Shows(const wxWindow& window, const std::string& words) {
    if (gui::Utf8(window.GetLabel()).find(words) != std::string::npos) return true;
    const auto& children = window.GetChildren();
    return std::any_of(children.begin(), children.end(),
                       [&](const wxWindow* child) { return Shows(*child, words); });
}

std::string OnClipboard() {
    const wxClipboardLocker clipboard;
    wxTextDataObject held;
    return wxTheClipboard->GetData(held) ? gui::Utf8(held.GetText()) : std::string();
}

void PutOnClipboard(const char* text) {
    const wxClipboardLocker clipboard;
    wxTheClipboard->SetData(new wxTextDataObject(text));
}

// One file is opened, all are saved in one folder.
struct MailFiles : tests::KeptFiles {
    std::optional<std::filesystem::path> to_open;
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return to_open;
    }
};

struct DialogFixture : MailFixture {
    MailFiles files;
    gui::OutboxKeeper keeper{context, &server};
    DialogFixture() { files.place = dir.Path(); }
    ~DialogFixture() {
        gui::ClearCopiedSecret();
        VisitFixture::Pump(20);
    }
    [[nodiscard]] desk::Hindrances Against() {
        return desk::PostHindrances(*clinic, words, editor->Visit().id);
    }
    static void Press(wxDialog& dialog) {
        auto* button = dialog.FindWindow(wxID_OK);
        wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
        press.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(press);
    }
    // The state of the letter at the top, as the list words it.
    static std::string StateIn(const gui::OutboxDialog& dialog) {
        return gui::Utf8(dialog.List()->GetTextValue(0, 3));
    }
    bool Rests() {
        return VisitFixture::Until([&] { return !keeper.Busy(); });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(send_dialog_tests, DialogFixture)

BOOST_AUTO_TEST_CASE(what_is_missing_is_told_and_nothing_can_be_sent) {
    client = desk::RevokeConsent(*clinic, client.id, client.consents.back().id, "");
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    BOOST_TEST(Shows(dialog, "taken back the consent to plans by e-mail"));
    BOOST_TEST(!dialog.FindWindow(wxID_OK)->IsEnabled());
    dialog.PutInOutbox();
    BOOST_TEST(dialog.IsShown());
    dialog.OpenDraft();
    BOOST_TEST(Rows().empty());
    BOOST_TEST(files.opened.empty());
    BOOST_TEST(!std::filesystem::exists(dir.Path() / "plan.eml"));
}

BOOST_AUTO_TEST_CASE(without_an_account_a_draft_is_still_possible) {
    desk::RemoveMailAccount(*clinic);
    auto profile = clinic->Profile();
    profile.email = "praxis@example.org";
    clinic->SaveProfile(profile);
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    BOOST_TEST(Shows(dialog, "No mail account is set up."));
    BOOST_TEST(!dialog.FindWindow(wxID_OK)->IsEnabled());
    dialog.Text()->SetValue("Hello Ada, here it is.");
    dialog.OpenDraft();
    BOOST_TEST(!dialog.IsShown());
    BOOST_REQUIRE(files.opened.size() == 1U);
    const std::string draft = ContentOf(files.opened[0]);
    BOOST_TEST(draft.find("X-Unsent: 1\r\n") != std::string::npos);
    BOOST_TEST(draft.find("Hello Ada, here it is.") != std::string::npos);
    BOOST_TEST(draft.find(dialog.Passphrase()) == std::string::npos);
    BOOST_TEST(Rows().empty());
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_proposed_and_another_on_demand) {
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    const std::string first = dialog.Passphrase();
    BOOST_TEST(desk::PdfPassphraseProblem(first).empty());
    dialog.AnotherPassphrase();
    BOOST_TEST(dialog.Passphrase() != first);
    dialog.Text()->SetValue("It opens with " + gui::Wx(dialog.Passphrase()));
    dialog.PutInOutbox();
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(Shows(dialog, "must not stand in the letter"));
    BOOST_TEST(Rows().empty());
}

BOOST_AUTO_TEST_CASE(a_letter_put_in_the_outbox_waits_there_as_it_was_shown) {
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    dialog.Subject()->SetValue("Your week");
    dialog.Calendar()->SetValue(true);
    dialog.PutInOutbox();
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(gui::Utf8(dialog.Result()) == "The letter waits in the outbox.");
    BOOST_REQUIRE(Rows().size() == 1U);
    BOOST_TEST(Rows()[0].subject == "Your week");
    BOOST_TEST(Rows()[0].attachments.size() == 2U);
    BOOST_TEST(server.tried == 0);
}

BOOST_AUTO_TEST_CASE(sent_now_it_goes_beside_the_window_and_is_told_when_it_went) {
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(VisitFixture::Until([&] { return Said("1 letter was sent."); }));
    BOOST_TEST((State() == MailState::Sent));
    BOOST_TEST(server.beside);
}

BOOST_AUTO_TEST_CASE(a_copied_passphrase_is_marked_and_goes_by_itself) {
    gui::SendDialog dialog(nullptr, context, files, keeper, editor->Visit().id, Against());
    dialog.Show();
    dialog.CopyPassphrase();
    BOOST_TEST(OnClipboard() == dialog.Passphrase());
    BOOST_TEST(Shows(dialog, "for 60 seconds"));
    {
        const wxClipboardLocker clipboard;
        BOOST_TEST(wxTheClipboard->IsSupported(wxDataFormat("x-kde-passwordManagerHint")));
    }
    dialog.AnotherPassphrase();
    BOOST_TEST(OnClipboard().empty(), "the old one is of no use");
    BOOST_TEST(gui::CopySecret("k7qm-4xrt", 150));
    BOOST_TEST(OnClipboard() == "k7qm-4xrt");
    BOOST_TEST(VisitFixture::Until([] { return OnClipboard().empty(); }));
}

BOOST_AUTO_TEST_CASE(what_was_copied_meanwhile_stays) {
    BOOST_TEST(gui::CopySecret("k7qm-4xrt", 150));
    PutOnClipboard("a shopping list");
    VisitFixture::Pump(300);
    BOOST_TEST(OnClipboard() == "a shopping list");
    gui::ClearCopiedSecret();
    BOOST_TEST(OnClipboard() == "a shopping list");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(outbox_dialog_tests, DialogFixture)

BOOST_AUTO_TEST_CASE(each_state_is_told_in_words_and_offers_what_can_be_done) {
    Queue();
    gui::OutboxDialog dialog(nullptr, context, keeper);
    dialog.Show();
    BOOST_TEST(StateIn(dialog) == "waits to be sent");
    server.act = [](const auto&) { throw Failure(FailureKind::Recipient, "Nobody of that name.", {}, 550); };
    dialog.SendDue();
    BOOST_REQUIRE(Rests());
    BOOST_TEST(StateIn(dialog).find("not sent, given up") == 0U);
    BOOST_TEST(dialog.About().Contains("Nobody of that name."));
    BOOST_TEST(dialog.Result().Contains("Nobody of that name."));
    server.act = {};
    dialog.Again();
    BOOST_REQUIRE(Rests());
    BOOST_TEST(StateIn(dialog).find("sent ") == 0U);
    BOOST_TEST(gui::Utf8(dialog.Result()) == "1 letter was sent.");
    dialog.SendDue();
    BOOST_TEST(gui::Utf8(dialog.Result()) == "No letter is due now.");
}

BOOST_AUTO_TEST_CASE(one_that_may_have_arrived_is_sent_again_only_after_a_question) {
    Queue();
    server.act = [](const auto&) { throw Failure(FailureKind::TimeOut, "It may be there.", {}, 0, true); };
    gui::OutboxDialog dialog(nullptr, context, keeper);
    dialog.Show();
    dialog.SendDue();
    BOOST_REQUIRE(Rests());
    BOOST_TEST(StateIn(dialog).find("may have been sent") == 0U);
    server.act = {};
    std::string asked;
    bool answer = false;
    dialog.AskAgain = [&](const model::OutboxRow& row) {
        asked = row.to;
        return answer;
    };
    dialog.Again();
    BOOST_TEST(asked == "ada@example.com");
    BOOST_TEST((State() == MailState::Unsure));
    BOOST_TEST(server.tried == 1);
    answer = true;
    dialog.Again();
    BOOST_REQUIRE(Rests());
    BOOST_TEST((State() == MailState::Sent));
    BOOST_TEST(server.tried == 2);
    const auto trail = clinic->Store().AuditTrail();
    BOOST_TEST(std::ranges::count(trail, "mail.retry", &store::AuditEntry::action) == 1);
}

BOOST_AUTO_TEST_CASE(one_that_waits_is_sent_again_without_a_question_and_withdrawn_for_good) {
    Queue(2);
    gui::OutboxDialog dialog(nullptr, context, keeper);
    dialog.Show();
    dialog.AskAgain = [](const model::OutboxRow&) -> bool { throw std::logic_error("nothing to ask"); };
    dialog.Withdraw();
    BOOST_TEST(StateIn(dialog) == "withdrawn");
    dialog.List()->SelectRow(1);
    dialog.Again();
    BOOST_REQUIRE(Rests());
    BOOST_TEST((Rows()[0].state == MailState::Withdrawn));
    BOOST_TEST((Rows()[1].state == MailState::Sent));
    BOOST_TEST(server.tried == 1);
}

BOOST_AUTO_TEST_CASE(what_the_outbox_does_by_itself_is_seen_in_its_window) {
    Queue();
    gui::OutboxDialog dialog(nullptr, context, keeper);
    dialog.Show();
    keeper.Start();
    BOOST_TEST(VisitFixture::Until([&] { return StateIn(dialog).find("sent ") == 0U; }));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(mail_account_dialog_tests, DialogFixture)

BOOST_AUTO_TEST_CASE(fields_are_checked_and_the_account_stays_as_it_was) {
    gui::MailAccountDialog dialog(nullptr, context, files, &server);
    dialog.Show();
    for (const char* wrong : {"", "mail example", "https://mail.example.org"}) {
        dialog.Server()->SetValue(wrong);
        BOOST_TEST(!dialog.Save(), wrong);
        BOOST_TEST(Shows(dialog, "The mail server is a name like"), wrong);
    }
    dialog.Server()->SetValue("mail.example.org");
    dialog.Address()->SetValue("two@example.org, three@example.org");
    BOOST_TEST(!dialog.Save());
    dialog.Address()->SetValue("praxis@example.org");
    dialog.Server()->SetValue("elsewhere.example.org");
    BOOST_TEST(!dialog.Save());
    BOOST_TEST(Shows(dialog, "give the password again"));
    BOOST_TEST((*desk::LoadMailAccount(*clinic) == Account()));
}

BOOST_AUTO_TEST_CASE(a_password_is_never_shown_again_and_the_port_follows) {
    gui::MailAccountDialog dialog(nullptr, context, files, &server);
    dialog.Show();
    BOOST_TEST(dialog.Password()->GetValue().empty());
    dialog.Password()->SetValue("another");
    dialog.Security()->SetSelection(1);
    wxCommandEvent chosen(wxEVT_CHOICE, dialog.Security()->GetId());
    chosen.SetInt(1);
    dialog.Security()->GetEventHandler()->ProcessEvent(chosen);
    BOOST_TEST(dialog.Port()->GetValue() == 465);
    BOOST_TEST(dialog.Save());
    BOOST_TEST(dialog.Password()->GetValue().empty());
    const gui::MailAccountDialog again(nullptr, context, files, &server);
    BOOST_TEST(again.Password()->GetValue().empty());
    BOOST_TEST(!Shows(again, "another"));
    BOOST_TEST((desk::LoadMailAccount(*clinic)->security == model::MailSecurity::Tls));
}

BOOST_AUTO_TEST_CASE(what_the_test_letter_found_is_one_sentence) {
    gui::MailAccountDialog dialog(nullptr, context, files, &server);
    dialog.Show();
    dialog.Test();
    BOOST_TEST(gui::Utf8(dialog.Told()).find("praxis@example.org") != std::string::npos);
    server.act = [](const auto&) { throw Failure(FailureKind::Login, "It refused {0}.", {"clinic"}, 535); };
    dialog.Test();
    BOOST_TEST(gui::Utf8(dialog.Told()) == "It refused clinic.");
    BOOST_TEST(Rows().empty());
}

BOOST_AUTO_TEST_CASE(certificates_of_a_server_of_ones_own_are_chosen_told_and_given_up) {
    gui::MailAccountDialog dialog(nullptr, context, files, &server);
    dialog.Show();
    BOOST_TEST(gui::Utf8(dialog.Trusted()) == "Those of this computer");
    files.to_open = dir.Path() / "ca.pem";
    std::ofstream(*files.to_open) << "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    dialog.ChooseAuthorities();
    BOOST_TEST(Shows(dialog, "certificate in the file is damaged"));
    BOOST_TEST(gui::Utf8(dialog.Trusted()) == "Those of this computer");
    std::ofstream(*files.to_open) << tests::kAuthority;
    dialog.ChooseAuthorities();
    BOOST_TEST(gui::Utf8(dialog.Trusted()).find("Test authority, valid until ") == 0U);
    BOOST_TEST(!dialog.Save(), "the password was given for what was trusted before");
    dialog.Password()->SetValue("secret");
    BOOST_TEST(dialog.Save());
    BOOST_TEST(desk::LoadMailAccount(*clinic)->authorities == tests::kAuthority);
    dialog.TrustThisComputer();
    dialog.Password()->SetValue("secret");
    BOOST_TEST(dialog.Save());
    BOOST_TEST(desk::LoadMailAccount(*clinic)->authorities.empty());
}

BOOST_AUTO_TEST_SUITE_END()
