#include "text/normal_form.h"

#include <boost/locale/conversion.hpp>
#include <boost/locale/generator.hpp>
#include <boost/locale/localization_backend.hpp>

namespace text {

std::string Composed(const std::string& utf8) {
    // Only conversions are asked for: collation and calendars take long to make.
    static const std::locale kUnicode = [] {
        boost::locale::generator make;
        make.categories(boost::locale::convert_facet);
        make.characters(boost::locale::char_facet);
        return make("en_US.UTF-8");
    }();
    return boost::locale::normalize(utf8, boost::locale::norm_nfc, kUnicode);
}

}  // namespace text
