// clang-format off
#include <cstdio>  // jpeglib.h needs it first
#include <jpeglib.h>
// clang-format on
#include <zlib.h>

#include <csetjmp>
#include <cstdlib>

#include "exchange/image.h"
#include "model/problem.h"

namespace exchange {

namespace {

constexpr int kQuality = 88;  // on paper nobody tells it from the original

// --- the encoder: it leaves by longjmp, so its functions own nothing ---

void Leave(j_common_ptr info) {
    std::longjmp(*static_cast<std::jmp_buf*>(info->client_data), 1);
}

void Silent(j_common_ptr) {}

class Encoder {
public:
    Encoder() {
        m_info.err = jpeg_std_error(&m_errors);
        m_info.client_data = &m_leave;
        m_errors.error_exit = Leave;
        m_errors.output_message = Silent;
        if (setjmp(m_leave) != 0) return;
        jpeg_create_compress(&m_info);
    }
    ~Encoder() {
        jpeg_destroy_compress(&m_info);
        std::free(m_bytes);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    bool Write(const std::uint8_t* rgb, int width, int height) {
        if (m_info.mem == nullptr || setjmp(m_leave) != 0) return false;
        jpeg_mem_dest(&m_info, &m_bytes, &m_size);
        m_info.image_width = static_cast<JDIMENSION>(width);
        m_info.image_height = static_cast<JDIMENSION>(height);
        m_info.input_components = 3;
        m_info.in_color_space = JCS_RGB;
        jpeg_set_defaults(&m_info);
        jpeg_set_quality(&m_info, kQuality, TRUE);
        jpeg_start_compress(&m_info, TRUE);
        while (m_info.next_scanline < m_info.image_height) {
            auto* row =
                const_cast<JSAMPROW>(rgb + std::size_t{m_info.next_scanline} * m_info.image_width * 3);
            jpeg_write_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_compress(&m_info);
        return true;
    }
    [[nodiscard]] std::string Bytes() const { return {reinterpret_cast<const char*>(m_bytes), m_size}; }

private:
    std::jmp_buf m_leave;
    jpeg_compress_struct m_info{};
    jpeg_error_mgr m_errors{};
    unsigned char* m_bytes = nullptr;
    unsigned long m_size = 0;
};

// What these bytes come to in a zlib stream.
std::size_t Deflated(const std::vector<std::uint8_t>& bytes) {
    auto size = compressBound(static_cast<uLong>(bytes.size()));
    std::vector<Bytef> out(size);
    const int done = compress2(out.data(), &size, bytes.data(), static_cast<uLong>(bytes.size()), 6);
    return done == Z_OK ? size : out.size();
}

}  // namespace

PackedImage Pack(const Image& image) {
    Encoder encoder;
    if (!encoder.Write(image.rgb.data(), image.width, image.height))
        throw model::Error(model::ErrorKind::Environment, model::Msg("The picture could not be written."));
    PackedImage packed{image.width, image.height, true, encoder.Bytes()};
    if (Deflated(image.rgb) <= packed.bytes.size()) {
        packed.jpeg = false;
        packed.bytes.assign(image.rgb.begin(), image.rgb.end());
    }
    return packed;
}

}  // namespace exchange
