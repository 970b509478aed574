// Mail as the open clinic keeps it and hands it to who sends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/post.h"
#include "vault/secret.h"

namespace store {

struct OutgoingMail {
    model::ClientId client;
    model::VisitId visit;
    std::string plan;  // digest of the plan it holds
    std::string to, subject;
    std::vector<std::string> attachments;
    std::string message;  // its bytes
};

struct MailLogin {
    model::MailAccount account;
    vault::Secret password;
};

// Being sent from now on: until its outcome is told nobody else takes it.
struct TakenMail {
    model::OutboxRow row;
    std::string message;
    MailLogin login;
};

// Why a try came to nothing: an English message id and what fills it.
struct MailProblem {
    std::string sentence;
    std::vector<std::string> args;
};

}  // namespace store
