// libqpdf, loaded with the first file that gets a passphrase: with the libraries it brings along it would
// take a good part of every start of the program.
#pragma once

#include <qpdf/qpdf-c.h>

namespace pdf {

// Each as libqpdf's own function of that name.
struct Qpdf {
    decltype(&::qpdf_init) init = nullptr;
    decltype(&::qpdf_cleanup) cleanup = nullptr;
    decltype(&::qpdf_get_error) get_error = nullptr;
    decltype(&::qpdf_silence_errors) silence_errors = nullptr;
    decltype(&::qpdf_set_suppress_warnings) set_suppress_warnings = nullptr;
    decltype(&::qpdf_set_attempt_recovery) set_attempt_recovery = nullptr;
    decltype(&::qpdf_read_memory) read_memory = nullptr;
    decltype(&::qpdf_init_write_memory) init_write_memory = nullptr;
    decltype(&::qpdf_set_object_stream_mode) set_object_stream_mode = nullptr;
    decltype(&::qpdf_set_r6_encryption_parameters2) set_encryption = nullptr;
    decltype(&::qpdf_write) write = nullptr;
    decltype(&::qpdf_get_buffer_length) buffer_length = nullptr;
    decltype(&::qpdf_get_buffer) buffer = nullptr;
};

// Ready for use, on any thread, to the end of the program. nullptr where this computer has none.
[[nodiscard]] const Qpdf* LoadedQpdf();

}  // namespace pdf
