#define BOOST_TEST_MODULE mail
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>

#include "mail/message.h"
#include "mail/python.h"

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(message_tests)

namespace {

using mail::Message;

Message Letter() {
    Message m;
    m.from = {"Praxis am Fluss", "praxis@example.org"};
    m.to = {"Ada Example", "ada@example.com"};
    m.subject = "Your plan";
    m.text = "Hello Ada,\n\nhere it is.\n";
    m.date = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{9};
    m.minutes_east = 60;
    m.id = "0198aaaa-0000-7000-8000-000000000001@example.org";
    m.boundary = "abc123";
    return m;
}

// Taken apart by another library.
struct Read {
    explicit Read(const Message& message) {
        support::WriteBytes(dir.Path() / "letter.eml", mail::Build(message));
        BOOST_REQUIRE(support::RunPython(
            "read_letter.py", (dir.Path() / "letter.eml").string() + " " + (dir.Path() / "out").string()));
    }
    [[nodiscard]] std::string operator[](const std::string& part) const {
        return support::ContentOf(dir.Path() / "out" / part);
    }
    support::TempDir dir;
};

std::string EveryByte() {
    std::string bytes;
    for (int i = 0; i < 3000; ++i) bytes += static_cast<char>(i * 7 % 256);
    return bytes;
}

void ExpectRefused(const Message& message, const std::string& says) {
    BOOST_CHECK_EXCEPTION((void)mail::Build(message), mail::Refusal, [&](const mail::Refusal& refusal) {
        BOOST_TEST_MESSAGE(refusal.what());
        return std::string(refusal.what()).find(says) != std::string::npos;
    });
}

constexpr const char* kNames[] = {
    "Ada Example",
    "Zoë Größer-Ñandú",
    "Łukasz Żółć",
    "Nguyễn Thị Ánh Tuyết",
    "Ελένη Παπαδοπούλου",
    "Алёна Щербакова-Воскресенская Преображенская-Вознесенская",
    "山田 花子 子子子子子子子子子子子子子子子子子子子子子子子子子子子子子子子子",
    "דוד בן־גוריון",
    "محمد عبد الله",
    "สมชาย ใจดี",
    "김민준",
    "Anna \"Annie\" O'Neil, R.M.T. (Kiel) <x@y>",
    "back\\slash; semi: colon @ home",
    "=?utf-8?B?QmNj?=",
    "🏃‍♀️ Läuferin",
};

}  // namespace

BOOST_DATA_TEST_CASE(names_of_every_script_arrive_as_they_are, data::make(kNames), name) {
    Message m = Letter();
    m.from.name = m.to.name = name;
    m.reply_to = {name, "back@example.org"};
    m.subject = std::string("Plan: ") + name;
    m.text = std::string("Hello ") + name + ",\n\n.\nFrom here = there \n" + std::string(300, 'x') + "\n" +
             name + "\n";
    m.attachments = {{std::string(name) + ".pdf", "application/pdf", EveryByte()}};
    const Read read(m);
    BOOST_TEST(read["From"] == name + std::string("|praxis@example.org"));
    BOOST_TEST(read["To"] == name + std::string("|ada@example.com"));
    BOOST_TEST(read["Reply-To"] == name + std::string("|back@example.org"));
    BOOST_TEST(read["Subject"] == m.subject);
    BOOST_TEST(read["text"] == m.text);
    BOOST_TEST(read["name0"] == m.attachments[0].name);
    BOOST_TEST((read["bytes0"] == m.attachments[0].bytes));
}

BOOST_AUTO_TEST_CASE(a_letter_holds_what_was_put_in) {
    Message m = Letter();
    m.unsent = true;
    m.attachments = {
        {"plan-2026-11-23.pdf", "application/pdf", EveryByte()},
        {"home-routine.ics", "text/calendar; charset=utf-8; method=PUBLISH", "BEGIN:VCALENDAR\r\n"},
        {"empty", "application/octet-stream", ""}};
    const Read read(m);
    BOOST_TEST(read["Message-ID"] == '<' + m.id + '>');
    BOOST_TEST(read["Date"] == "Mon, 23 Nov 2026 10:00:00 +0100");
    BOOST_TEST(read["X-Unsent"] == "1");
    BOOST_TEST(read["type0"] == "application/pdf");
    BOOST_TEST(read["type1"] == "text/calendar");
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(read["name" + std::to_string(i)] == m.attachments[i].name);
        BOOST_TEST((read["bytes" + std::to_string(i)] == m.attachments[i].bytes));
    }
    BOOST_TEST(read["headers"] ==
               "Date\nFrom\nTo\nSubject\nMessage-ID\nMIME-Version\nX-Unsent\nContent-Type");
    BOOST_TEST(mail::Build(m) == mail::Build(m));
}

BOOST_AUTO_TEST_CASE(no_field_makes_a_header_of_its_own) {
    const std::pair<const char*, std::function<void(Message&, const std::string&)>> fields[] = {
        {"From", [](Message& m, const std::string& text) { m.from.name = text; }},
        {"From", [](Message& m, const std::string& text) { m.from.address = text; }},
        {"To", [](Message& m, const std::string& text) { m.to.name = text; }},
        {"To", [](Message& m, const std::string& text) { m.to.address = text; }},
        {"Reply-To",
         [](Message& m, const std::string& text) {
             m.reply_to = {text, "a@b.example"};
         }},
        {"Subject", [](Message& m, const std::string& text) { m.subject = text; }},
        {"Message-ID", [](Message& m, const std::string& text) { m.id = text; }},
        {"Attachment",
         [](Message& m, const std::string& text) {
             m.attachments = {{text, "a/b", ""}};
         }},
        {"Attachment",
         [](Message& m, const std::string& text) {
             m.attachments = {{"a", text, ""}};
         }},
    };
    const std::string evil[] = {"X\r\nBcc: x@y",
                                "X\nBcc: x@y",
                                "X\rBcc: x@y",
                                std::string("X\0Y", 3),
                                "X\x7f",
                                "X\xc2\x85"
                                "Bcc: x@y",
                                "X\xe2\x80\xa8"
                                "Bcc: x@y"};
    for (const auto& [field, put] : fields)
        for (const std::string& text : evil) {
            Message m = Letter();
            put(m, text);
            ExpectRefused(m, field);
        }
    Message m = Letter();
    m.boundary = "x\r\nBcc: x@y";
    m.attachments = {{"a", "a/b", "c"}};
    BOOST_TEST(mail::Build(m).find("\r\nBcc") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_body_ends_no_part_and_no_letter) {
    Message m = Letter();
    m.text = ".\n..\n--=_abc123\n--=_abc123--\nFrom me\n\n";
    m.attachments = {{"a.txt", "text/plain", "--=_abc123--\r\n.\r\n"}};
    const Read read(m);
    BOOST_TEST(read["text"] == m.text);
    BOOST_TEST(read["bytes0"] == m.attachments[0].bytes);
}

BOOST_AUTO_TEST_CASE(an_address_is_one_mailbox) {
    for (const char* good :
         {"a@b.example", "first.last+tag@sub.example.org", "o'neil@example.org", "a@xn--mnchen-3ya.example"})
        BOOST_CHECK_NO_THROW(mail::CheckAddress(good));
    const std::pair<const char*, const char*> bad[] = {
        {"", "not one mail address"},
        {"a", "not one mail address"},
        {"@b.example", "not one"},
        {"a@", "not one"},
        {"a@b@c", "not one"},
        {"a@b.example, c@d.example", "not one"},
        {"Ada <a@b.example>", "not one"},
        {"a@b.example>", "not one"},
        {"a..b@c.example", "not one"},
        {"a@-b.example", "not one"},
        {"zoë@example.org", "plain English"},
        {"a@münchen.example", "xn--"},
        {"a@b.example\r\nRCPT TO:x", "not one"},
    };
    for (const auto& [address, says] : bad)
        BOOST_CHECK_EXCEPTION(mail::CheckAddress(address), mail::Refusal, [&](const mail::Refusal& refusal) {
            return std::string(refusal.what()).find(says) != std::string::npos;
        });
}

BOOST_AUTO_TEST_CASE(a_letter_is_of_bounded_size) {
    Message m = Letter();
    m.attachments = {{"a.pdf", "application/pdf", std::string(18u << 20, 'x')}};
    BOOST_TEST(mail::Build(m).size() < mail::kMaxMessageBytes);
    m.attachments[0].bytes.resize(19u << 20);
    ExpectRefused(m, "25 MB");
    m.attachments.assign(21, {"a", "a/b", ""});
    ExpectRefused(m, "20 attachments");
    m = Letter();
    m.text = "\xff";
    ExpectRefused(m, "UTF-8");
}

BOOST_AUTO_TEST_SUITE_END()
