#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "exchange/image_parts.h"
#include "model/problem.h"

namespace exchange {

namespace {

std::uint32_t Big(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

// --- the file as chunks, before anything is decoded ---

struct Layout {
    std::uint32_t width = 0, height = 0;
    int depth = 0, colour = 0;
    bool interlaced = false;
    int orientation = 1;
    std::vector<std::string_view> data;  // IDAT, in order
};

struct Chunk {
    std::string_view type, data;
};

class Chunks {
public:
    Chunks(std::string_view bytes, const std::string& name) : m_rest(bytes.substr(8)), m_name(name) {}
    [[nodiscard]] bool Empty() const { return m_rest.empty(); }

    Chunk Next() {
        constexpr std::size_t kFrame = 12;
        if (m_rest.size() < kFrame) RefuseDamaged(m_name);
        const std::size_t size = Big(m_rest);
        if (size > m_rest.size() - kFrame) RefuseDamaged(m_name);
        const std::string_view named = m_rest.substr(4, 4 + size);
        const auto sum =
            crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
        if (sum != Big(m_rest.substr(8 + size))) RefuseDamaged(m_name);
        m_rest.remove_prefix(kFrame + size);
        return {named.substr(0, 4), named.substr(4)};
    }

private:
    std::string_view m_rest;
    const std::string& m_name;
};

void ReadHead(std::string_view head, const std::string& name, Layout& layout) {
    if (head.size() != 13) RefuseDamaged(name);
    layout.width = Big(head);
    layout.height = Big(head.substr(4));
    layout.depth = static_cast<unsigned char>(head[8]);
    layout.colour = static_cast<unsigned char>(head[9]);
    layout.interlaced = head[12] != 0;
    DemandSize(layout.width, layout.height, name);
}

Layout ReadLayout(std::string_view bytes, const std::string& name) {
    Layout layout;
    Chunks chunks(bytes, name);
    const Chunk first = chunks.Next();
    if (first.type != "IHDR") RefuseDamaged(name);
    ReadHead(first.data, name, layout);
    for (Chunk chunk = first; chunk.type != "IEND";) {
        chunk = chunks.Next();
        if (chunk.type == "IDAT") layout.data.push_back(chunk.data);
        if (chunk.type == "eXIf") layout.orientation = OrientationOf(chunk.data);
        if (chunk.type == "acTL")
            throw model::Error(model::ErrorKind::BadInput,
                               model::Msg("{0} is an animation; a picture that stands still was expected."),
                               {name});
    }
    // What stands behind the end is often the part that somebody cut away.
    if (!chunks.Empty() || layout.data.empty()) RefuseDamaged(name);
    return layout;
}

// --- the rows, packed ---

std::uint64_t RowBytes(const Layout& layout, std::uint64_t width) {
    static constexpr std::array<std::uint64_t, 7> kChannels{1, 0, 3, 1, 2, 0, 4};
    const auto colour = static_cast<std::size_t>(layout.colour);
    const std::uint64_t channels = colour < kChannels.size() ? kChannels[colour] : 0;
    return (width * channels * static_cast<std::uint64_t>(layout.depth) + 7) / 8 + 1;  // 1: the row's filter
}

// Bytes of all rows as the head promises them; interlaced ones come in the seven passes of the format.
std::uint64_t PromisedBytes(const Layout& layout) {
    struct Pass {
        std::uint32_t x, y, dx, dy;
    };
    static constexpr std::array<Pass, 7> kAdam7{
        {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
    if (!layout.interlaced) return RowBytes(layout, layout.width) * layout.height;
    std::uint64_t sum = 0;
    for (const Pass& pass : kAdam7) {
        const std::uint64_t columns = (layout.width + pass.dx - 1 - pass.x) / pass.dx;
        const std::uint64_t rows = (layout.height + pass.dy - 1 - pass.y) / pass.dy;
        if (columns > 0) sum += RowBytes(layout, columns) * rows;
    }
    return sum;
}

class Inflater {
public:
    Inflater() { inflateInit(&m_stream); }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    // False: damaged, or more than `most` bytes so far.
    bool Feed(std::string_view packed, std::uint64_t most) {
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        m_stream.avail_in = static_cast<uInt>(packed.size());
        while (m_stream.avail_in > 0) {
            if (m_ended) return false;
            m_stream.next_out = m_block.data();
            m_stream.avail_out = static_cast<uInt>(m_block.size());
            const int state = inflate(&m_stream, Z_NO_FLUSH);
            m_bytes += m_block.size() - m_stream.avail_out;
            m_ended = state == Z_STREAM_END;
            if ((state != Z_OK && !m_ended) || m_bytes > most) return false;
        }
        return true;
    }
    [[nodiscard]] bool EndedAt(std::uint64_t bytes) const { return m_ended && m_bytes == bytes; }

private:
    z_stream m_stream{};
    std::array<Bytef, 1 << 16> m_block{};
    std::uint64_t m_bytes = 0;
    bool m_ended = false;
};

// The decoder would go on through all that a bomb unpacks to.
void DemandPromisedBytes(const Layout& layout, const std::string& name) {
    const std::uint64_t promised = PromisedBytes(layout);
    Inflater inflater;
    for (const std::string_view packed : layout.data) {
        if (!inflater.Feed(packed, promised)) RefuseDamaged(name);
    }
    if (!inflater.EndedAt(promised)) RefuseDamaged(name);
}

// --- the decoder: it leaves by longjmp, so its functions own nothing ---

struct Source {
    const char* next;
    std::size_t left;
};

void Hand(png_structp png, png_bytep to, png_size_t size) {
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (size > source->left) png_error(png, "end of file");
    std::memcpy(to, source->next, size);
    source->next += size;
    source->left -= size;
}

void Ignore(png_structp, png_const_charp) {}

// The default one would write to standard error first.
void Leave(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}

class Decoder {
public:
    Decoder() : m_png(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, Leave, Ignore)) {
        if (m_png != nullptr) m_info = png_create_info_struct(m_png);
    }
    ~Decoder() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // Four bytes a pixel into `rows`; with a stride of 0 every row into the same place.
    bool Run(Source& source, std::uint32_t width, std::uint32_t height, png_bytep rows, std::size_t stride) {
        if (m_info == nullptr || setjmp(png_jmpbuf(m_png)) != 0) return false;
        png_set_read_fn(m_png, &source, Hand);
        png_set_user_limits(m_png, width, height);
        png_set_chunk_malloc_max(m_png, png_alloc_size_t{4} << 20);
        png_read_info(m_png, m_info);
        png_set_expand(m_png);
        png_set_scale_16(m_png);
        png_set_gray_to_rgb(m_png);
        png_set_add_alpha(m_png, 255, PNG_FILLER_AFTER);
        const int passes = png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        if (png_get_rowbytes(m_png, m_info) != std::size_t{width} * 4) return false;
        for (int pass = 0; pass < passes; ++pass) {
            for (std::uint32_t y = 0; y < height; ++y) png_read_row(m_png, rows + y * stride, nullptr);
        }
        return true;
    }

private:
    png_structp m_png;
    png_infop m_info = nullptr;
};

// Four bytes a pixel to three, in place, over white.
void DropAlpha(std::vector<std::uint8_t>& pixels) {
    std::size_t to = 0;
    for (std::size_t from = 0; from < pixels.size(); from += 4) {
        const unsigned alpha = pixels[from + 3];
        for (std::size_t i = 0; i < 3; ++i)
            pixels[to++] = static_cast<std::uint8_t>((pixels[from + i] * alpha + 255 * (255 - alpha)) / 255);
    }
    pixels.resize(to);
}

}  // namespace

RawImage ReadPng(std::string_view bytes, const std::string& name, bool keep_pixels) {
    const Layout layout = ReadLayout(bytes, name);
    DemandPromisedBytes(layout, name);
    const std::size_t row = std::size_t{layout.width} * 4;
    std::vector<std::uint8_t> pixels(keep_pixels ? row * layout.height : row);
    Source source{bytes.data(), bytes.size()};
    Decoder decoder;
    if (!decoder.Run(source, layout.width, layout.height, pixels.data(), keep_pixels ? row : 0))
        RefuseDamaged(name);
    RawImage image{static_cast<int>(layout.width), static_cast<int>(layout.height), layout.orientation, {}};
    if (keep_pixels) {
        DropAlpha(pixels);
        image.rgb = std::move(pixels);
    }
    return image;
}

}  // namespace exchange
