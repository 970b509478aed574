#include "mail/transport.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <utility>

#include "mail/curl.h"

namespace mail {

namespace {

constexpr const char* Msg(const char* id) {
    return id;
}

[[noreturn]] void CannotSend() {
    throw Failure(FailureKind::Other, Msg("Mail cannot be sent from this computer."));
}

const Curl& Library() {
    static const Curl* const curl = LoadedCurl();
    if (curl == nullptr) CannotSend();
    return *curl;
}

struct Handle {
    void operator()(CURL* curl) const { Library().easy_cleanup(curl); }
    void operator()(curl_slist* list) const { Library().slist_free_all(list); }
};

// One letter on its way, as libcurl asks for it.
struct Upload {
    std::string_view message;
    std::size_t done = 0;
    const Progress* progress = nullptr;
    bool stopped = false;
    std::array<char, CURL_ERROR_SIZE> said{};  // in libcurl's words: "RCPT failed: 550"

    static std::size_t Read(char* to, std::size_t size, std::size_t count, void* self) {
        auto& upload = *static_cast<Upload*>(self);
        const std::size_t n = std::min(size * count, upload.message.size() - upload.done);
        std::memcpy(to, upload.message.data() + upload.done, n);
        upload.done += n;
        return n;
    }
    static int Look(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        auto& upload = *static_cast<Upload*>(self);
        if (!*upload.progress) return 0;
        upload.stopped = !(*upload.progress)(static_cast<long long>(upload.done),
                                             static_cast<long long>(upload.message.size()));
        return upload.stopped ? 1 : 0;
    }
    [[nodiscard]] bool WholeLetterLeft() const { return done == message.size(); }
};

template <class T>
void Set(CURL* curl, CURLoption option, T value) {
    // An option this libcurl does not know must not be passed over: some of them are what keeps the letter
    // safe.
    if (Library().easy_setopt(curl, option, value) != CURLE_OK) CannotSend();
}

void SetSecurity(CURL* curl, const Server& server) {
    Set(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    Set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    Set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    Set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (server.authorities.empty()) return;
    curl_blob blob{const_cast<char*>(server.authorities.data()), server.authorities.size(), CURL_BLOB_COPY};
    Set(curl, CURLOPT_CAINFO_BLOB, &blob);
    Set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
}

std::string Url(const Server& server) {
    const char* scheme = server.security == Security::Tls ? "smtps://" : "smtp://";
    // The name behind the slash is what the client says of itself.
    return scheme + server.host + ':' + std::to_string(server.port) + "/palpate.invalid";
}

void SetServer(CURL* curl, const Server& server, std::size_t size) {
    Set(curl, CURLOPT_URL, Url(server).c_str());
    Set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    Set(curl, CURLOPT_PROXY, "");
    Set(curl, CURLOPT_NOSIGNAL, 1L);
    Set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_time.count()));
    // A large letter takes its time on a slow line: a second more for each 16 KiB.
    const auto all = server.total_time + std::chrono::seconds(size / 16384);
    Set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(all.count()));
    Set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
        static_cast<long>(std::max<long long>(server.total_time.count() / 1000, 1)));
    Set(curl, CURLOPT_USERNAME, server.user.c_str());
    Set(curl, CURLOPT_PASSWORD, server.password.Text().c_str());
}

void SetUpload(CURL* curl, Upload& upload) {
    Set(curl, CURLOPT_ERRORBUFFER, upload.said.data());
    Set(curl, CURLOPT_UPLOAD, 1L);
    Set(curl, CURLOPT_READFUNCTION, &Upload::Read);
    Set(curl, CURLOPT_READDATA, static_cast<void*>(&upload));
    Set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(upload.message.size()));
    Set(curl, CURLOPT_NOPROGRESS, 0L);
    Set(curl, CURLOPT_XFERINFOFUNCTION, &Upload::Look);
    Set(curl, CURLOPT_XFERINFODATA, static_cast<void*>(&upload));
}

// A 4xx is meant for now, a 5xx for good.
bool IsForNow(int reply) {
    return reply >= 400 && reply < 500;
}

Failure SaidNo(int reply, const Upload& upload) {
    const std::vector<std::string> args{std::to_string(reply)};
    if (reply == 552 || reply == 523 || reply == 534)
        return {FailureKind::TooLarge,
                Msg("The mail server takes no letter as large as this one (answer {0})."), args, reply};
    if (std::string_view(upload.said.data()).starts_with("MAIL"))
        return {FailureKind::Sender,
                Msg("The mail server does not take mail from this sender’s address (answer {0})."), args,
                reply};
    if (std::string_view(upload.said.data()).starts_with("RCPT"))
        return {FailureKind::Recipient, Msg("The mail server refused the recipient’s address (answer {0})."),
                args, reply};
    if (upload.WholeLetterLeft() || std::string_view(upload.said.data()).starts_with("DATA"))
        return {FailureKind::Refused, Msg("The mail server refused the letter (answer {0})."), args, reply};
    return {FailureKind::NoConnection, Msg("The mail server takes no letters now (answer {0})."), args,
            reply};
}

Failure Broken(FailureKind kind, const char* sentence, const Server& server, const Upload& upload) {
    if (upload.WholeLetterLeft())
        return {kind,
                Msg("The letter went to the mail server {0}, but its answer did not come: it may have been "
                    "sent."),
                {server.host},
                0,
                true};
    return {kind, sentence, {server.host}};
}

// Before the connection is encrypted; nothing was said yet.
Failure NotConnected(CURLcode code, const Server& server) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return {FailureKind::NoHost,
                    Msg("There is no mail server {0}, or this computer is not on the internet."),
                    {server.host}};
        case CURLE_USE_SSL_FAILED:
            return {FailureKind::NoEncryption,
                    Msg("The mail server {0} offers no encryption; nothing was sent."),
                    {server.host}};
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
            return {FailureKind::Certificate,
                    Msg("The mail server {0} could not prove that it is the one; nothing was sent."),
                    {server.host}};
        case CURLE_SSL_CONNECT_ERROR:
            return {FailureKind::NoEncryption,
                    Msg("No encrypted connection to the mail server {0} came about; nothing was sent. Check "
                        "its port and kind of encryption."),
                    {server.host}};
        default:
            return {FailureKind::NoConnection,
                    Msg("The mail server {0} does not answer on port {1}."),
                    {server.host, std::to_string(server.port)}};
    }
}

Failure LoginDenied(int reply, const Server& server) {
    if (IsForNow(reply))
        return {FailureKind::Login,
                Msg("The mail server {0} cannot check the name and the password now (answer {1})."),
                {server.host, std::to_string(reply)},
                reply};
    return {FailureKind::Login,
            Msg("The mail server {0} refused the name or the password."),
            {server.host},
            reply};
}

Failure FailureOf(CURLcode code, CURL* curl, const Server& server, const Upload& upload) {
    long reply = 0;
    Library().easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    const int said = reply >= 400 ? static_cast<int>(reply) : 0;
    switch (code) {
        case CURLE_LOGIN_DENIED:
            return LoginDenied(said, server);
        case CURLE_OPERATION_TIMEDOUT:
            return Broken(FailureKind::TimeOut, Msg("The mail server {0} did not answer in time."), server,
                          upload);
        case CURLE_ABORTED_BY_CALLBACK:
            if (!upload.stopped) break;
            return Broken(FailureKind::Cancelled, Msg("Sending was stopped."), server, upload);
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UPLOAD_FAILED:
            if (said != 0) return SaidNo(said, upload);
            return Broken(FailureKind::ConnectionLost,
                          Msg("The connection to the mail server {0} broke off."), server, upload);
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_USE_SSL_FAILED:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_COULDNT_CONNECT:
            return NotConnected(code, server);
        default:
            break;
    }
    return Broken(FailureKind::Other, Msg("The letter could not be sent through the mail server {0}."),
                  server, upload);
}

}  // namespace

void Wipe(std::string& text) noexcept {
    // Not to be left out by the compiler, though nobody reads it any more.
    explicit_bzero(text.data(), text.capacity());
    text.clear();
}

Password::Password(std::string&& text) : m_text(text) {
    Wipe(text);
}
Password::~Password() {
    Wipe(m_text);
}
Password::Password(Password&& other) noexcept : m_text(std::move(other.m_text)) {
    Wipe(other.m_text);
}
Password& Password::operator=(Password&& other) noexcept {
    if (this == &other) return *this;
    Wipe(m_text);
    m_text = std::move(other.m_text);
    Wipe(other.m_text);
    return *this;
}

Failure::Failure(FailureKind kind, std::string message, std::vector<std::string> args, int reply,
                 bool maybe_sent)
    : Refusal(std::move(message), std::move(args)), m_kind(kind), m_reply(reply), m_maybe_sent(maybe_sent) {}

bool Failure::OfThisLetter() const {
    return m_kind == FailureKind::Recipient || m_kind == FailureKind::TooLarge ||
           m_kind == FailureKind::Refused;
}

bool Failure::Passing() const {
    switch (m_kind) {
        case FailureKind::NoHost:
        case FailureKind::NoConnection:
        case FailureKind::TimeOut:
        case FailureKind::ConnectionLost:
        case FailureKind::Cancelled:
        case FailureKind::Other:
            return true;
        case FailureKind::Sender:
        case FailureKind::Recipient:
        case FailureKind::TooLarge:
        case FailureKind::Refused:
        case FailureKind::Login:
            return IsForNow(m_reply);
        case FailureKind::NoEncryption:
        case FailureKind::Certificate:
            return false;
    }
    return false;
}

void SmtpTransport::Send(const Server& server, const std::string& from, const std::string& to,
                         std::string_view message, const Progress& progress) const {
    CheckAddress(from);
    CheckAddress(to);
    const std::unique_ptr<CURL, Handle> curl(Library().easy_init());
    if (!curl) CannotSend();
    Upload upload{message, 0, &progress};
    SetServer(curl.get(), server, message.size());
    SetSecurity(curl.get(), server);
    SetUpload(curl.get(), upload);
    const std::unique_ptr<curl_slist, Handle> recipients(
        Library().slist_append(nullptr, ('<' + to + '>').c_str()));
    Set(curl.get(), CURLOPT_MAIL_FROM, ('<' + from + '>').c_str());
    Set(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    const CURLcode code = Library().easy_perform(curl.get());
    if (code != CURLE_OK) throw FailureOf(code, curl.get(), server, upload);
}

}  // namespace mail
