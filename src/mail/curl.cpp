#include "mail/curl.h"

#include <dlfcn.h>

#include <optional>

namespace mail {

namespace {

// By the name of its interface, which has been the same since 2006.
constexpr const char* kFile = "libcurl.so.4";

template <class Function>
bool Find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

std::optional<Curl> Load() {
    void* library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return {};
    Curl curl;
    const bool whole = Find(library, "curl_global_init", curl.global_init) &&
                       Find(library, "curl_easy_init", curl.easy_init) &&
                       Find(library, "curl_easy_setopt", curl.easy_setopt) &&
                       Find(library, "curl_easy_perform", curl.easy_perform) &&
                       Find(library, "curl_easy_getinfo", curl.easy_getinfo) &&
                       Find(library, "curl_easy_cleanup", curl.easy_cleanup) &&
                       Find(library, "curl_slist_append", curl.slist_append) &&
                       Find(library, "curl_slist_free_all", curl.slist_free_all);
    if (!whole || curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return {};
    return curl;
}

}  // namespace

const Curl* LoadedCurl() {
    static const std::optional<Curl> curl = Load();
    return curl ? &*curl : nullptr;
}

}  // namespace mail
