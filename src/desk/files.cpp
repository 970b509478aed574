// Files of the person at the desk: read with a bound, written whole.
#include "desk/files.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "model/problem.h"
#include "store/clinic_folder.h"
#include "store/platform.h"

namespace desk {

using model::ErrorKind;
using model::Msg;

namespace {

void DemandPlaceFor(const std::filesystem::path& file) {
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
}

}  // namespace

void WriteWhole(const std::filesystem::path& file, const std::string& bytes) {
    DemandPlaceFor(file);
    store::ReplaceFile(file, bytes);
}

PieceWriter::PieceWriter(const std::filesystem::path& file)
    : m_file(file), m_part(file.parent_path() / ("." + store::PathText(file.filename()) + ".palpate-part")) {
    DemandPlaceFor(file);
    store::ReplaceFile(m_part, {});
}

PieceWriter::~PieceWriter() {
    std::error_code ignored;
    std::filesystem::remove(m_part, ignored);
}

void PieceWriter::Add(std::string_view piece) {
    store::ExtendFile(m_part, m_size, piece);
    m_size += piece.size();
}

void PieceWriter::Finish() {
    std::error_code failed;
    std::filesystem::rename(m_part, m_file, failed);
    if (failed) store::ThrowSystemError(failed.value(), m_file);
    store::SyncFolder(std::filesystem::absolute(m_file).parent_path());
}

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
