#include "mail/curl.h"

#include <optional>

#include "text/late_library.h"

namespace mail {

namespace {

// By the name of its interface, which has been the same since 2006.
constexpr const char* kFile = "libcurl.so.4";

std::optional<Curl> Load() {
    const text::LateLibrary library(kFile);
    Curl curl;
    const bool whole = library.Find("curl_global_init", curl.global_init) &&
                       library.Find("curl_easy_init", curl.easy_init) &&
                       library.Find("curl_easy_setopt", curl.easy_setopt) &&
                       library.Find("curl_easy_perform", curl.easy_perform) &&
                       library.Find("curl_easy_getinfo", curl.easy_getinfo) &&
                       library.Find("curl_easy_cleanup", curl.easy_cleanup) &&
                       library.Find("curl_slist_append", curl.slist_append) &&
                       library.Find("curl_slist_free_all", curl.slist_free_all);
    if (!whole || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return {};
    return curl;
}

}  // namespace

const Curl* LoadedCurl() {
    static const std::optional<Curl> curl = Load();
    return curl ? &*curl : nullptr;
}

}  // namespace mail
