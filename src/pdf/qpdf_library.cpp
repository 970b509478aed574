#include "pdf/qpdf_library.h"

#include <dlfcn.h>

#include <optional>

namespace pdf {

namespace {

template <class Function>
bool Find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

std::optional<Qpdf> Load() {
    // By the name of the interface whose headers this was built with.
    void* library = dlopen(PALPATE_QPDF_FILE, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return {};
    Qpdf qpdf;
    const bool whole = Find(library, "qpdf_init", qpdf.init) && Find(library, "qpdf_cleanup", qpdf.cleanup) &&
                       Find(library, "qpdf_get_error", qpdf.get_error) &&
                       Find(library, "qpdf_silence_errors", qpdf.silence_errors) &&
                       Find(library, "qpdf_set_suppress_warnings", qpdf.set_suppress_warnings) &&
                       Find(library, "qpdf_set_attempt_recovery", qpdf.set_attempt_recovery) &&
                       Find(library, "qpdf_read_memory", qpdf.read_memory) &&
                       Find(library, "qpdf_init_write_memory", qpdf.init_write_memory) &&
                       Find(library, "qpdf_set_object_stream_mode", qpdf.set_object_stream_mode) &&
                       Find(library, "qpdf_set_r6_encryption_parameters2", qpdf.set_encryption) &&
                       Find(library, "qpdf_write", qpdf.write) &&
                       Find(library, "qpdf_get_buffer_length", qpdf.buffer_length) &&
                       Find(library, "qpdf_get_buffer", qpdf.buffer);
    return whole ? std::optional(qpdf) : std::nullopt;
}

}  // namespace

const Qpdf* LoadedQpdf() {
    static const std::optional<Qpdf> qpdf = Load();
    return qpdf ? &*qpdf : nullptr;
}

}  // namespace pdf
