// libcurl, loaded with the first letter that is sent: it brings some thirty libraries along, which every
// start of the program would wait for.
#pragma once

#include <curl/curl.h>

namespace mail {

// Each as libcurl's own function of that name. Options are not checked by type here: a number is a long.
struct Curl {
    decltype(&::curl_global_init) global_init = nullptr;
    decltype(&::curl_easy_init) easy_init = nullptr;
    decltype(&::curl_easy_setopt) easy_setopt = nullptr;
    decltype(&::curl_easy_perform) easy_perform = nullptr;
    decltype(&::curl_easy_getinfo) easy_getinfo = nullptr;
    decltype(&::curl_easy_cleanup) easy_cleanup = nullptr;
    decltype(&::curl_slist_append) slist_append = nullptr;
    decltype(&::curl_slist_free_all) slist_free_all = nullptr;
};

// Ready for use, on any thread, to the end of the program. nullptr where this computer has none.
[[nodiscard]] const Curl* LoadedCurl();

}  // namespace mail
