// Files of the person at the desk: read with a bound, written whole.
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "desk/plan_builder.h"
#include "model/problem.h"
#include "store/clinic_folder.h"
#include "store/platform.h"

namespace desk {

using model::ErrorKind;
using model::Msg;

void WriteWhole(const std::filesystem::path& file, const std::string& bytes) {
    std::error_code ignored;
    const std::vector<std::string> name{store::PathText(file)};
    if (std::filesystem::is_directory(file, ignored)) {
        throw model::Error(ErrorKind::Environment, Msg("{0} is a folder, a file name was expected."), name);
    }
    // A device or a pipe would be replaced by a file.
    if (std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored)) {
        throw model::Error(ErrorKind::Environment, Msg("{0} is no ordinary file; choose another name."),
                           name);
    }
    if (store::ClinicFolder::LiesInOne(file)) {
        throw model::Error(ErrorKind::Usage, Msg("{0} lies inside a clinic folder; choose another place."),
                           name);
    }
    store::ReplaceFile(file, bytes);
}

namespace {

// Opened, or one sentence about why not.
std::ifstream OpenToRead(const std::filesystem::path& file) {
    std::error_code failed;
    const std::vector<std::string> name{store::PathText(file)};
    if (std::filesystem::is_directory(file, failed)) {
        throw model::Error(ErrorKind::BadInput, Msg("{0} is a folder, a file name was expected."), name);
    }
    if (!std::filesystem::exists(file, failed) && failed.value() != EACCES) {
        throw model::Error(ErrorKind::BadInput, Msg("There is no file {0}."), name);
    }
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in && errno == EACCES) store::ThrowSystemError(errno, file);
    if (!in) throw model::Error(ErrorKind::Environment, Msg("The file {0} cannot be read."), name);
    return in;
}

}  // namespace

std::string ReadWhole(const std::filesystem::path& file, std::size_t limit) {
    const std::string name = store::PathText(file);
    std::ifstream in = OpenToRead(file);
    std::string bytes;
    // Grown piece by piece it would be held twice.
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    if (!failed) bytes.reserve(static_cast<std::size_t>(std::min<std::uintmax_t>(size, limit)) + 1);
    std::string block(std::min<std::size_t>(limit + 1, std::size_t{1} << 20), '\0');
    while (bytes.size() <= limit &&
           (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)) {
        bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) throw model::Error(ErrorKind::Environment, Msg("The file {0} cannot be read."), {name});
    if (bytes.size() > limit) {
        throw model::Error(ErrorKind::BadInput,
                           Msg("The file {0} is larger than the {1} bytes that are read at most."),
                           {name, std::to_string(limit)});
    }
    return bytes;
}

}  // namespace desk
