#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <limits>
#include <set>

#include "text/human_date.h"
#include "text/month_name.h"

namespace {

using namespace std::chrono;
using text::DateStyle;
using text::HumanDate;
using text::HumanNumber;
using text::Translator;

const std::filesystem::path kShipped = std::filesystem::path(PALPATE_BINARY_DIR) / "i18n";

struct Case {
    const char* language;
    year_month_day day;
    DateStyle style;
    const char* expected;
};

const std::vector<Case>& Dates() {
    static const auto monday = 2026y / November / 23;
    static const std::vector<Case> cases{
        {"en", monday, DateStyle::Short, "23 Nov 2026"},
        {"en", monday, DateStyle::Long, "23 November 2026"},
        {"en", monday, DateStyle::Weekday, "Mon 23 Nov"},
        {"en", monday, DateStyle::Full, "Monday 23 November 2026"},
        {"de", monday, DateStyle::Short, "23. Nov. 2026"},
        {"de", monday, DateStyle::Long, "23. November 2026"},
        {"de", monday, DateStyle::Weekday, "Mo 23. Nov."},
        {"de", monday, DateStyle::Full, "Montag, 23. November 2026"},
        {"es", monday, DateStyle::Short, "23 nov 2026"},
        {"es", monday, DateStyle::Long, "23 de noviembre de 2026"},
        {"es", monday, DateStyle::Weekday, "lun 23 nov"},
        {"es", monday, DateStyle::Full, "lunes, 23 de noviembre de 2026"},
        {"de", 2024y / February / 29, DateStyle::Full, "Donnerstag, 29. Februar 2024"},
        {"es", 2025y / March / 1, DateStyle::Full, "sábado, 1 de marzo de 2025"},
        {"de", 2025y / March / 1, DateStyle::Short, "1. März 2025"},
        {"en", 2025y / May / 4, DateStyle::Full, "Sunday 4 May 2025"},
        {"de", 2025y / February / 29, DateStyle::Full, ""},
    };
    return cases;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(human_date_tests)

BOOST_AUTO_TEST_CASE(a_month_has_its_short_name_and_no_other_number_has_one) {
    for (const auto& [language, name] : {std::pair{"en", "Mar"}, {"de", "März"}, {"es", "mar"}})
        BOOST_TEST(text::ShortMonth(Translator(kShipped, language), March) == name);
    BOOST_TEST(text::ShortMonth(Translator(), std::chrono::month(13)).empty());
}

BOOST_AUTO_TEST_CASE(dates_in_three_languages) {
    for (const auto& c : Dates()) {
        BOOST_TEST_CONTEXT(c.language << " " << c.expected) {
            BOOST_TEST(HumanDate(Translator(kShipped, c.language), c.day, c.style) == c.expected);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_month_and_weekday_has_its_own_words) {
    for (const auto& language : text::Languages()) {
        const Translator words(kShipped, language.code);
        BOOST_TEST(words.Language() == language.code);
        std::set<std::string> full, heads;
        for (unsigned month = 1; month <= 12; ++month) {
            const auto day = year_month_day(sys_days(2026y / std::chrono::month(month) / 1));
            full.insert(HumanDate(words, day, DateStyle::Long));
            full.insert(HumanDate(words, day, DateStyle::Weekday));
        }
        BOOST_TEST(full.size() == 24u);
        for (int i = 0; i < 7; ++i) {
            const auto head = WeekdayHead(words, year_month_day(sys_days(2026y / November / 23) + days(i)));
            heads.insert(head.substr(0, head.find(' ')));
        }
        BOOST_TEST(heads.size() == 7u);
    }
}

BOOST_AUTO_TEST_CASE(week_heads) {
    const auto day = 2026y / November / 24;
    BOOST_TEST(WeekdayHead(Translator(), day) == "Tue 24");
    BOOST_TEST(WeekdayHead(Translator(kShipped, "de"), day) == "Di 24.");
    BOOST_TEST(WeekdayHead(Translator(kShipped, "es"), day) == "mar 24");
    BOOST_TEST(WeekdayHead(Translator(), 2026y / November / 31).empty());
}

BOOST_AUTO_TEST_CASE(times) {
    BOOST_TEST(text::HumanTime(14, 30) == "14:30");
    BOOST_TEST(text::HumanTime(0, 5) == "00:05");
}

BOOST_AUTO_TEST_CASE(numbers) {
    const Translator english;
    const Translator german(kShipped, "de");
    BOOST_TEST(HumanNumber(english, 7.5) == "7.5");
    BOOST_TEST(HumanNumber(german, 7.5) == "7,5");
    BOOST_TEST(HumanNumber(Translator(kShipped, "es"), -0.25, 2) == "-0,25");
    BOOST_TEST(HumanNumber(german, 7.0) == "7");
    BOOST_TEST(HumanNumber(german, 100, 0) == "100");
    BOOST_TEST(HumanNumber(english, 1200) == "1200");
    BOOST_TEST(HumanNumber(english, -0.01) == "0");
    BOOST_TEST(HumanNumber(english, 2.999) == "3");
    BOOST_TEST(HumanNumber(english, 1.25, 2) == "1.25");
    BOOST_TEST(HumanNumber(english, 1.5, -3) == "2");
    BOOST_TEST(HumanNumber(english, std::numeric_limits<double>::max()).size() == 309u);
    BOOST_TEST(HumanNumber(english, std::numeric_limits<double>::quiet_NaN()) == "–");
}

BOOST_AUTO_TEST_SUITE_END()
