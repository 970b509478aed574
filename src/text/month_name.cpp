#include "text/month_name.h"

#include <array>

#include "text/fill.h"

namespace text {
namespace {

constexpr std::array kShortMonths{
    MsgIn("month short", "Jan"), MsgIn("month short", "Feb"), MsgIn("month short", "Mar"),
    MsgIn("month short", "Apr"), MsgIn("month short", "May"), MsgIn("month short", "Jun"),
    MsgIn("month short", "Jul"), MsgIn("month short", "Aug"), MsgIn("month short", "Sep"),
    MsgIn("month short", "Oct"), MsgIn("month short", "Nov"), MsgIn("month short", "Dec")};

}  // namespace

std::string ShortMonth(const Translator& words, std::chrono::month month) {
    if (!month.ok()) return {};
    return words.In("month short", kShortMonths[static_cast<unsigned>(month) - 1]);
}

}  // namespace text
