#include "text/late_library.h"

#include <dlfcn.h>

namespace text {

LateLibrary::LateLibrary(const char* file) : m_handle(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {}

void* LateLibrary::Address(const char* name) const {
    return m_handle != nullptr ? dlsym(m_handle, name) : nullptr;
}

}  // namespace text
