#include "text/translator.h"

#include <boost/locale/gnu_gettext.hpp>

#include <algorithm>
#include <climits>
#include <locale>
#include <utility>

#include "text/fill.h"
#include "text/mo_file.h"

namespace text {
namespace {

namespace gettext = boost::locale::gnu_gettext;
using Facet = boost::locale::message_format<char>;

bool IsLanguageCode(const std::string& text) {
    return text.size() >= 2 && text.size() <= 8 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Counts beyond int keep their last digits, which is what plural rules look at.
int PluralNumber(long n) {
    const auto size = n < 0 ? 0UL - static_cast<unsigned long>(n) : static_cast<unsigned long>(n);
    return size <= INT_MAX ? static_cast<int>(size) : static_cast<int>(1'000'000 + size % 1'000'000);
}

std::string English(std::string_view one, std::string_view many, long n) {
    return std::string(n == 1 || n == -1 ? one : many);
}

}  // namespace

struct Translator::Catalogue {
    std::locale owner;  // keeps the facet alive
    const Facet* messages = nullptr;

    explicit Catalogue(std::vector<char> bytes, const std::string& language) {
        gettext::messages_info info;
        info.language = language;
        info.encoding = "UTF-8";
        info.domains.emplace_back(std::string("palpate"));
        info.paths.emplace_back(".");
        info.callback = [&](const std::string&, const std::string&) { return std::exchange(bytes, {}); };
        auto* facet = gettext::create_messages_facet<char>(info);
        if (facet == nullptr) return;
        owner = std::locale(std::locale::classic(), facet);
        messages = facet;
    }

    // nullptr: no such message. Context "" means none.
    [[nodiscard]] const char* Find(std::string_view context, std::string_view id) const {
        if (id.empty()) return nullptr;
        const std::string in(context);
        return messages->get(0, in.empty() ? nullptr : in.c_str(), std::string(id).c_str());
    }
};

Translator::Translator() = default;

Translator::Translator(const std::filesystem::path& catalogues, std::string language) {
    if (!IsLanguageCode(language)) return;
    auto bytes = ReadCatalogue(catalogues / (language + ".mo"));
    if (!IsSoundCatalogue(bytes)) return;
    try {
        auto catalogue = std::make_shared<const Catalogue>(std::move(bytes), language);
        if (catalogue->messages == nullptr) return;
        m_catalogue = std::move(catalogue);
        m_language = std::move(language);
    } catch (const std::runtime_error&) {
        // What the reader cannot use leaves English, as the header promises.
        m_catalogue.reset();
    }
}

std::string Translator::Text(std::string_view id) const {
    return In({}, id);
}

std::string Translator::In(std::string_view context, std::string_view id) const {
    const char* found = m_catalogue ? m_catalogue->Find(context, id) : nullptr;
    if (m_catalogue && found == nullptr && !context.empty()) found = m_catalogue->Find({}, id);
    return found != nullptr && *found != '\0' ? std::string(found) : std::string(id);
}

std::string Translator::Plural(std::string_view one, std::string_view many, long n) const {
    if (!m_catalogue || one.empty()) return English(one, many, n);
    const char* found = m_catalogue->messages->get(0, nullptr, std::string(one).c_str(), PluralNumber(n));
    return found != nullptr && *found != '\0' ? std::string(found) : English(one, many, n);
}

std::string Translator::Say(std::string_view id, const std::vector<std::string>& args) const {
    return Fill(Text(id), args);
}

std::string Translator::SayIn(std::string_view context, std::string_view id,
                              const std::vector<std::string>& args) const {
    return Fill(In(context, id), args);
}

std::string Translator::SayPlural(std::string_view one, std::string_view many, long n,
                                  const std::vector<std::string>& args) const {
    return Fill(Plural(one, many, n), args);
}

const std::vector<LanguageName>& Languages() {
    static const std::vector<LanguageName> languages{{"en", "English"}, {"de", "Deutsch"}, {"es", "Español"}};
    return languages;
}

}  // namespace text
