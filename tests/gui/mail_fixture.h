// A clinic with a plan that may be sent, an account, and a server that does as it is told.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "desk/consents.h"
#include "desk/planned_clinic.h"
#include "desk/post.h"
#include "gui/context.h"
#include "mail/transport.h"

#include "visit_fixture.h"

namespace tests {

// "Test authority", valid until 2081.
inline const std::string kAuthority =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBtDCCAVugAwIBAgIUEr8hThx+IqVeV/Y542Qq9rgvNQkwCgYIKoZIzj0EAwIw\n"
    "LzEUMBIGA1UECgwLUHJheGlzIFpvw6sxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5\n"
    "MCAXDTI2MTEzMDA4MzAyNFoYDzIwODEwOTAyMDgzMDI0WjAvMRQwEgYDVQQKDAtQ\n"
    "cmF4aXMgWm/DqzEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwWTATBgcqhkjOPQIB\n"
    "BggqhkjOPQMBBwNCAARJTGcD2W8g08Z5H2zJ5QBYEbDaVovAjoZRaM48FiAJ2nbQ\n"
    "mFi/wEI/g3pjtPETFEqVzf8DQ6pkJ8fa41Kb5TWko1MwUTAdBgNVHQ4EFgQUl/IF\n"
    "Ze6ZggAXL8pmfNg8Hom8dQcwHwYDVR0jBBgwFoAUl/IFZe6ZggAXL8pmfNg8Hom8\n"
    "dQcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBqtnqxykpq8sZD\n"
    "M5pylZcD7o0uz2MFaUj5QjRqJcidEgIgKBZrafKTyfLsYy5/YlsB1IH8aXfAtdE4\n"
    "0avdIID6P00=\n"
    "-----END CERTIFICATE-----\n";

// Takes letters, fails or hangs as told, never on the window's thread.
struct ToldServer final : mail::Transport {
    std::function<void(const mail::Progress&)> act;
    mutable std::atomic<int> taken = 0, tried = 0;
    mutable std::atomic<bool> beside = true;
    std::thread::id window = std::this_thread::get_id();

    void Send(const mail::Server&, const std::string&, const std::string&, std::string_view,
              const mail::Progress& progress) const override {
        ++tried;
        beside = beside && std::this_thread::get_id() != window;
        if (act) act(progress);
        ++taken;
    }
};

// As a server that says nothing, until the letter is stopped.
inline void HangUntilStopped(const mail::Progress& progress) {
    while (progress(0, 1)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    throw mail::Failure(mail::FailureKind::Cancelled, "Sending was stopped.");
}

struct MailFixture : support::PlannedClinic {
    ToldServer server;
    std::vector<std::string> said, failures;
    text::Translator words;
    const gui::Context context{support::TestResources(), *clinic, words,
                               [this](const wxString& text) { said.push_back(gui::Utf8(text)); },
                               [this](const std::exception& error) { failures.emplace_back(error.what()); }};

    MailFixture() {
        client.email = "ada@example.com";
        client = clinic->SaveClient(client);
        editor->ClientChanged(client);
        Agree();
        editor->SetPlan(support::Approved(editor->Propose()), "Approve");
        desk::SaveMailAccount(*clinic, Account(), "secret");
    }
    static model::MailAccount Account() {
        model::MailAccount account;
        account.server = "mail.example.org";
        account.user = "clinic";
        account.from_name = "Praxis";
        account.from_address = "praxis@example.org";
        return account;
    }
    void Agree() {
        desk::ConsentGiven given;
        given.kinds = {"email"};
        given.given_by = client.name;
        given.how = model::ConsentHow::OnPaper;
        client = desk::RecordConsents(*clinic, client.id, given);
    }
    [[nodiscard]] desk::PlanMail Letter() const { return {editor->Visit().id, "k7qm-4xrt-hw2c"}; }
    void Queue(int count = 1) {
        for (int i = 0; i < count; ++i) {
            clock.Set(clock.Now() + std::chrono::seconds(1));
            (void)desk::QueuePlanMail(*clinic, Letter());
        }
    }
    [[nodiscard]] std::vector<model::OutboxRow> Rows() { return desk::Outbox(*clinic); }
    [[nodiscard]] model::MailState State() { return Rows().front().state; }
    [[nodiscard]] bool Said(const std::string& words_of) const {
        return std::ranges::any_of(
            said, [&](const std::string& text) { return text.find(words_of) != std::string::npos; });
    }
};

}  // namespace tests
