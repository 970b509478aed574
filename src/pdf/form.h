// What pages to be filled in by hand share: lines to write on, boxes to tick, running head and footers.
#pragma once

#include <string>

#include "pdf/parts.h"

namespace pdf {

class Form {
public:
    static constexpr double kText = 10.5, kLeading = 13.5;  // points: read by people of every age
    static constexpr double kLine = 25;                     // from one line to write on to the next
    static constexpr double kTick = 8.5;                    // side of a box
    static constexpr double kGap = 18;                      // between columns

    // Sets the composer's lower bound, so that footers have their room.
    explicit Form(Composer& composer);

    Style text, strong;

    // Lines to write on with their label in front, or above where it would leave no room for a hand; `known`
    // is printed on it, whole. Two beside each other, one over the full width; both go on to the next line.
    void Pair(const std::string& left, const std::string& right, const std::string& known_left = {},
              const std::string& known_right = {});
    void Wide(const std::string& label, const std::string& known = {});
    void Tick(double x, double top, bool ticked = false);
    // Name and signature of who signs for a minor.
    void Guardian();

    // Of the pages after the first: the clinic, and a line for the name unless it is known.
    void RunningHead(const std::string& clinic, const std::string& client);
    // On every page, once their number is known.
    void Footers(const std::string& left);

private:
    struct Field {
        Lines label, known;
        bool above = false;  // the label
        [[nodiscard]] double Height() const;
    };
    [[nodiscard]] Field FieldOf(const std::string& label, double width, const std::string& known) const;
    // Its line at the lower edge of the room it gets.
    void Put(const Field& field, double x, double width, double height);
    [[nodiscard]] Lines OwnFooter() const;
    [[nodiscard]] double FooterTop() const;
    Composer& c;
};

}  // namespace pdf
