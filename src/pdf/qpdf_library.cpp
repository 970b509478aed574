#include "pdf/qpdf_library.h"

#include <optional>

#include "text/late_library.h"

namespace pdf {

namespace {

std::optional<Qpdf> Load() {
    // By the name of the interface whose headers this was built with.
    const text::LateLibrary library(PALPATE_QPDF_FILE);
    Qpdf qpdf;
    const bool whole = library.Find("qpdf_init", qpdf.init) && library.Find("qpdf_cleanup", qpdf.cleanup) &&
                       library.Find("qpdf_get_error", qpdf.get_error) &&
                       library.Find("qpdf_silence_errors", qpdf.silence_errors) &&
                       library.Find("qpdf_set_suppress_warnings", qpdf.set_suppress_warnings) &&
                       library.Find("qpdf_set_attempt_recovery", qpdf.set_attempt_recovery) &&
                       library.Find("qpdf_read_memory", qpdf.read_memory) &&
                       library.Find("qpdf_init_write_memory", qpdf.init_write_memory) &&
                       library.Find("qpdf_set_object_stream_mode", qpdf.set_object_stream_mode) &&
                       library.Find("qpdf_set_r6_encryption_parameters2", qpdf.set_encryption) &&
                       library.Find("qpdf_write", qpdf.write) &&
                       library.Find("qpdf_get_buffer_length", qpdf.buffer_length) &&
                       library.Find("qpdf_get_buffer", qpdf.buffer);
    return whole ? std::optional(qpdf) : std::nullopt;
}

}  // namespace

const Qpdf* LoadedQpdf() {
    static const std::optional<Qpdf> qpdf = Load();
    return qpdf ? &*qpdf : nullptr;
}

}  // namespace pdf
