// clang-format off
#include <cstdio>  // jpeglib.h needs it first
#include <jpeglib.h>
// clang-format on

#include <csetjmp>

#include "exchange/image_parts.h"
#include "model/problem.h"

namespace exchange {

namespace {

// Each scan of a progressive file goes over the whole picture; nobody writes more than a dozen.
constexpr int kMostScans = 100;
constexpr int kExif = JPEG_APP0 + 1;

// --- the decoder: it leaves by longjmp, so its functions own nothing ---

struct Client {
    std::jmp_buf leave;
    bool damaged = false;
};

void Leave(j_common_ptr info) {
    std::longjmp(static_cast<Client*>(info->client_data)->leave, 1);
}

// Below zero it is damage that the decoder would paint over.
void Note(j_common_ptr info, int level) {
    if (level < 0) static_cast<Client*>(info->client_data)->damaged = true;
}

void Silent(j_common_ptr) {}

void CountScans(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) Leave(info);
}

class Decoder {
public:
    explicit Decoder(std::string_view bytes) : m_bytes(bytes) {
        m_info.err = jpeg_std_error(&m_errors);
        m_info.client_data = &m_client;
        m_errors.error_exit = Leave;
        m_errors.emit_message = Note;
        m_errors.output_message = Silent;
        m_progress.progress_monitor = CountScans;
        if (setjmp(m_client.leave) != 0) return;
        jpeg_create_decompress(&m_info);
        m_info.progress = &m_progress;
    }
    ~Decoder() { jpeg_destroy_decompress(&m_info); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    bool ReadHead() {
        if (m_info.mem == nullptr || setjmp(m_client.leave) != 0) return false;
        jpeg_mem_src(&m_info, reinterpret_cast<const unsigned char*>(m_bytes.data()),
                     static_cast<unsigned long>(m_bytes.size()));
        jpeg_save_markers(&m_info, kExif, 0xFFFF);
        return jpeg_read_header(&m_info, TRUE) == JPEG_HEADER_OK;
    }

    // Three bytes a pixel into `rows`; with a stride of 0 every row into the same place.
    bool ReadRows(std::uint8_t* rows, std::size_t stride) {
        if (setjmp(m_client.leave) != 0) return false;
        m_info.out_color_space = JCS_RGB;
        jpeg_start_decompress(&m_info);
        while (m_info.output_scanline < m_info.output_height) {
            JSAMPROW row = rows + m_info.output_scanline * stride;
            jpeg_read_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_decompress(&m_info);
        return !m_client.damaged;
    }

    [[nodiscard]] const jpeg_decompress_struct& Info() const { return m_info; }

private:
    std::string_view m_bytes;
    jpeg_decompress_struct m_info{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    Client m_client;
};

int Orientation(const jpeg_decompress_struct& info) {
    constexpr std::string_view kMark("Exif\0\0", 6);
    for (const auto* marker = info.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (marker->marker == kExif && data.starts_with(kMark))
            return OrientationOf(data.substr(kMark.size()));
    }
    return 1;
}

}  // namespace

RawImage ReadJpeg(std::string_view bytes, const std::string& name, bool keep_pixels) {
    Decoder decoder(bytes);
    if (!decoder.ReadHead()) RefuseDamaged(name);
    const auto& info = decoder.Info();
    DemandSize(info.image_width, info.image_height, name);
    if (info.num_components != 1 && info.num_components != 3)
        throw model::Error(
            model::ErrorKind::BadInput,
            model::Msg("{0} has colours for print; save it with colours for the screen (RGB)."), {name});
    RawImage image{
        static_cast<int>(info.image_width), static_cast<int>(info.image_height), Orientation(info), {}};
    const std::size_t row = std::size_t{info.image_width} * 3;
    std::vector<std::uint8_t> pixels(keep_pixels ? row * info.image_height : row);
    if (!decoder.ReadRows(pixels.data(), keep_pixels ? row : 0)) RefuseDamaged(name);
    if (keep_pixels) image.rgb = std::move(pixels);
    return image;
}

}  // namespace exchange
