// A table of texts over the page's width, for as many pages as it takes: its head is repeated.
#pragma once

#include <string>
#include <vector>

namespace pdf {

class Composer;
class Form;

struct Listing {
    std::string title;
    std::string about;  // a sentence; may be empty
    std::vector<std::string> heads;
    std::vector<double> widths;  // shares of the page's width, one for each head
    std::vector<std::vector<std::string>> rows;
    std::string none;  // a sentence where there are no rows
};

void PutListing(Composer& c, const Form& form, const Listing& listing);

}  // namespace pdf
