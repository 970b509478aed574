#include <boost/test/unit_test.hpp>

#include <utility>

#include "exchange/csv.h"
#include "exchange/csv_write.h"

BOOST_AUTO_TEST_SUITE(csv_write_tests)

BOOST_AUTO_TEST_CASE(no_cell_runs_as_a_formula_and_every_cell_is_quoted_as_the_rfc_asks) {
    const std::pair<std::string, std::string> cases[] = {
        {"", ""},
        {"Ada Example", "Ada Example"},
        {"=1+2", "'=1+2"},
        {"+49 30 1", "'+49 30 1"},
        {"-5", "-5"},
        {"-1.83", "-1.83"},
        {"-5+1", "'-5+1"},
        {"-", "'-"},
        {"-inf", "'-inf"},
        {"+5", "'+5"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "'\tx"},
        {"\r=1", "\"'\r=1\""},
        {"a, b", "\"a, b\""},
        {"say \"ah\"", "\"say \"\"ah\"\"\""},
        {"two\nlines", "\"two\nlines\""},
        {"=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
        {"5-3=2", "5-3=2"},
        {"Größe", "Größe"}};
    for (const auto& [cell, written] : cases) BOOST_TEST(exchange::CsvLine({cell}) == written + "\r\n");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
    const std::vector<std::vector<std::string>> rows{
        {"a,b", "say \"ah\"", "two\r\nlines"}, {"", "x", ""}, {"'", "\"", ","}};
    const std::string text = exchange::WriteCsv({"one", "two", "three"}, rows);
    std::vector<std::vector<std::string>> read;
    exchange::ReadCsv(text, "table.csv", 10, [&](const exchange::CsvRow& row) { read.push_back(row.cells); });
    BOOST_REQUIRE_EQUAL(read.size(), 4U);
    BOOST_TEST(read.front() == (std::vector<std::string>{"one", "two", "three"}),
               boost::test_tools::per_element());
    for (std::size_t i = 0; i < rows.size(); ++i) BOOST_TEST((read[i + 1] == rows[i]));
}

BOOST_AUTO_TEST_SUITE_END()
