// Certificates of a mail server of one's own: read, told, and nothing else taken for one.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "mail/certificates.h"
#include "mail/python.h"

BOOST_AUTO_TEST_SUITE(certificates_tests)

namespace {

constexpr const char* kBegin = "-----BEGIN CERTIFICATE-----\n";
constexpr const char* kEnd = "-----END CERTIFICATE-----\n";
// "O=Praxis Zoë, CN=Test authority", valid until 2 Sep 2081.
const std::string kBody =
    "MIIBtDCCAVugAwIBAgIUEr8hThx+IqVeV/Y542Qq9rgvNQkwCgYIKoZIzj0EAwIw\n"
    "LzEUMBIGA1UECgwLUHJheGlzIFpvw6sxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5\n"
    "MCAXDTI2MTEzMDA4MzAyNFoYDzIwODEwOTAyMDgzMDI0WjAvMRQwEgYDVQQKDAtQ\n"
    "cmF4aXMgWm/DqzEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwWTATBgcqhkjOPQIB\n"
    "BggqhkjOPQMBBwNCAARJTGcD2W8g08Z5H2zJ5QBYEbDaVovAjoZRaM48FiAJ2nbQ\n"
    "mFi/wEI/g3pjtPETFEqVzf8DQ6pkJ8fa41Kb5TWko1MwUTAdBgNVHQ4EFgQUl/IF\n"
    "Ze6ZggAXL8pmfNg8Hom8dQcwHwYDVR0jBBgwFoAUl/IFZe6ZggAXL8pmfNg8Hom8\n"
    "dQcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBqtnqxykpq8sZD\n"
    "M5pylZcD7o0uz2MFaUj5QjRqJcidEgIgKBZrafKTyfLsYy5/YlsB1IH8aXfAtdE4\n"
    "0avdIID6P00=\n";

std::string Whole() {
    return kBegin + kBody + kEnd;
}

std::string SentenceOf(const std::string& text) {
    try {
        (void)mail::ReadCertificates(text);
    } catch (const mail::Refusal& refusal) {
        return refusal.Message();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_certificate_tells_its_name_and_how_long_it_is_valid) {
    using namespace std::chrono;
    const auto found = mail::ReadCertificates(Whole());
    BOOST_REQUIRE(found.list.size() == 1U);
    BOOST_TEST(found.list[0].name == "Test authority");
    BOOST_TEST((floor<days>(found.list[0].until) == sys_days{year{2081} / 9 / 2}));
    BOOST_TEST(found.pem == Whole());
}

BOOST_AUTO_TEST_CASE(a_key_and_words_beside_it_stay_outside_and_reading_again_changes_nothing) {
    const std::string key = "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n";
    std::string one_line = kBody;
    std::erase(one_line, '\n');
    const auto found =
        mail::ReadCertificates("our house\r\n" + key + Whole() + key + kBegin + one_line + kEnd);
    BOOST_TEST(found.list.size() == 2U);
    BOOST_TEST(found.pem == Whole() + Whole());
    BOOST_TEST(mail::ReadCertificates(found.pem).pem == found.pem);
}

BOOST_AUTO_TEST_CASE(what_is_none_is_refused_with_the_sentence_that_fits) {
    for (const std::string none : {"", "nonsense", "-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n"})
        BOOST_TEST(SentenceOf(none).find("holds none") != std::string::npos, none);
    const std::string damaged[] = {std::string(kBegin),
                                   std::string(kBegin) + kEnd,
                                   std::string(kBegin) + "!!!!\n" + kEnd,
                                   std::string(kBegin) + "MAA=\n" + kEnd,
                                   std::string(kBegin) + "MIIB\n" + kEnd,
                                   kBegin + kBody + "AAAA\n" + kEnd};
    for (const std::string& text : damaged)
        BOOST_TEST(SentenceOf(text).find("damaged") != std::string::npos, text);
    BOOST_TEST(SentenceOf(std::string(mail::kMostCertificateBytes + 1, 'x')).find("256 KiB") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(cut_short_anywhere_it_is_no_certificate) {
    std::string flat = kBody;
    std::erase(flat, '\n');
    for (std::size_t length = 0; length + 4 < flat.size(); ++length)
        BOOST_TEST(!SentenceOf(kBegin + flat.substr(0, length) + "\n" + kEnd).empty(), length);
}

BOOST_AUTO_TEST_CASE(a_changed_letter_never_leads_beyond_the_bytes) {
    for (std::size_t at = 0; at < kBody.size(); ++at) {
        std::string changed = kBody;
        changed[at] = changed[at] == '/' ? 'A' : '/';
        (void)SentenceOf(kBegin + changed + kEnd);
    }
    BOOST_TEST(SentenceOf(Whole()).empty());
}

BOOST_AUTO_TEST_CASE(every_authority_of_this_computer_is_read) {
    const std::filesystem::path bundle = "/etc/ssl/certs/ca-certificates.crt";
    if (!std::filesystem::exists(bundle)) return;
    const std::string text = support::ContentOf(bundle);
    if (text.size() > mail::kMostCertificateBytes) return;
    const auto found = mail::ReadCertificates(text);
    BOOST_TEST(found.list.size() > 50U);
    BOOST_TEST(std::ranges::count(found.list, std::string(), &mail::Certificate::name) < 10);
}

BOOST_AUTO_TEST_SUITE_END()
