#include <boost/test/unit_test.hpp>

// clang-format off
#include <cstdio>  // jpeglib.h needs it first
#include <jpeglib.h>
// clang-format on
#include <zlib.h>

#include <random>

#include "exchange/base64.h"
#include "exchange/image.h"
#include "model/picture.h"
#include "model/problem.h"
#include "support/pictures.h"

BOOST_AUTO_TEST_SUITE(image_tests)

using exchange::ImageHead;
using support::Chunk;
using support::Png;
using support::PngHead;
using support::PngStart;

namespace {

const std::string kDamaged = "p is damaged: the picture in it cannot be read to its end.";
const std::string kTooLarge =
    "p: a picture may have at most 8 MiB, 6,000 pixels a side and 24 million pixels.";
const std::string kUnknown = "p is no picture of the kinds PNG and JPEG.";

// The sentence a file is refused with; empty: it was taken.
std::string Refusal(const std::string& bytes) {
    try {
        (void)exchange::ReadPicture(bytes, "p");
    } catch (const model::Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
        return error.what();
    }
    return {};
}

std::string Packed(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
              static_cast<uLong>(bytes.size()), 9);
    out.resize(size);
    return out;
}

std::string PngOf(const std::string& head, const std::string& rows, const std::string& more = {}) {
    return PngStart() + head + more + Chunk("IDAT", Packed(rows)) + Chunk("IEND", "");
}

struct JpegKind {
    bool progressive = false;
    int components = 3;
};

// Left half dark, right half light, so that a turn shows.
std::string Jpeg(int width, int height, JpegKind kind = {}) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = static_cast<JDIMENSION>(width);
    info.image_height = static_cast<JDIMENSION>(height);
    info.input_components = kind.components;
    info.in_color_space = kind.components == 1 ? JCS_GRAYSCALE : kind.components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    if (kind.progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    std::vector<unsigned char> row(static_cast<std::size_t>(width * kind.components));
    for (std::size_t x = 0; x < row.size(); ++x) row[x] = x < row.size() / 2 ? 20 : 230;
    JSAMPROW rows = row.data();
    while (info.next_scanline < info.image_height) jpeg_write_scanlines(&info, &rows, 1);
    jpeg_finish_compress(&info);
    std::string bytes(reinterpret_cast<char*>(out), size);
    jpeg_destroy_compress(&info);
    free(out);
    return bytes;
}

std::string Exif(int orientation, bool little) {
    const auto number = [&](unsigned value, int size) {
        std::string bytes;
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> 8 * (little ? i : size - 1 - i) & 255);
        return bytes;
    };
    return (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(1, 2) + number(0x112, 2) +
           number(3, 2) + number(1, 4) + number(static_cast<unsigned>(orientation), 2) + number(0, 2) +
           number(0, 4);
}

std::string Turned(std::string jpeg, int orientation, bool little) {
    const std::string data = std::string("Exif\0\0", 6) + Exif(orientation, little);
    const auto size = static_cast<unsigned>(data.size() + 2);
    return jpeg.insert(
        2, std::string("\xFF\xE1") + static_cast<char>(size >> 8) + static_cast<char>(size) + data);
}

// The bytes one after the other, some changed, so that whatever happens it is an answer.
void ExpectAnswers(const std::string& whole, unsigned seed) {
    std::mt19937 random(seed);
    for (int round = 0; round < 400; ++round) {
        std::string bytes = whole;
        for (unsigned i = 0; i < 1 + random() % 4; ++i)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        if (random() % 4 == 0) bytes.resize(random() % bytes.size());
        (void)Refusal(bytes);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(true_pictures_are_read) {
    const std::string sixteen(3 * (1 + 2 * 8), '\0'), bits(9 * (1 + 2), '\0');
    struct Row {
        const char* name;
        std::string bytes;
        ImageHead head;
    };
    const Row rows[] = {
        {"PNG", Png(5, 3), {"image/png", 5, 3}},
        {"PNG of one pixel", Png(1, 1), {"image/png", 1, 1}},
        {"PNG, 16 bits and alpha", PngOf(PngHead(2, 3, 16, 6), sixteen), {"image/png", 2, 3}},
        {"PNG, one bit", PngOf(PngHead(11, 9, 1, 0), bits), {"image/png", 11, 9}},
        {"JPEG", Jpeg(40, 30), {"image/jpeg", 40, 30}},
        {"JPEG, grey", Jpeg(40, 30, {false, 1}), {"image/jpeg", 40, 30}},
        {"JPEG, progressive", Jpeg(33, 17, {true}), {"image/jpeg", 33, 17}},
        {"JPEG with a camera's trailer", Jpeg(8, 8) + "trailer", {"image/jpeg", 8, 8}},
        {"the widest",
         PngOf(PngHead(6000, 4000, 1, 0), std::string(4000 * 751, '\0')),
         {"image/png", 6000, 4000}},
    };
    for (const Row& row : rows) {
        BOOST_TEST(Refusal(row.bytes) == "", row.name);
        BOOST_TEST((exchange::ReadPicture(row.bytes, "p") == row.head), row.name);
    }
}

BOOST_AUTO_TEST_CASE(interlaced_rows_come_in_seven_passes) {
    std::string head = support::BigEndian(3) + support::BigEndian(3) + std::string("\x08\0\0\0\1", 5);
    std::string rows;
    // One pass short.
    for (const int count : {1, 2, 1, 1, 3})
        rows += '\0' + std::string(static_cast<std::size_t>(count), '\x50');
    BOOST_TEST(Refusal(PngOf(Chunk("IHDR", head), rows)) == kDamaged);
    rows.clear();
    // Passes of a 3 × 3 picture: 1×1, –, –, 1×1, 2×1, 1×2, 3×1.
    for (const int count : {1, 1, 2, 1, 1, 3})
        rows += '\0' + std::string(static_cast<std::size_t>(count), '\x50');
    BOOST_TEST(Refusal(PngOf(Chunk("IHDR", head), rows)) == "");
    const auto image = exchange::DecodePicture(PngOf(Chunk("IHDR", head), rows), "p");
    BOOST_TEST((image.rgb == std::vector<std::uint8_t>(27, 0x50)));
}

BOOST_AUTO_TEST_CASE(what_is_no_whole_still_picture_is_refused) {
    const std::string png = Png(5, 3), jpeg = Jpeg(40, 30);
    std::string wrong_crc = png, garbage = jpeg;
    wrong_crc[wrong_crc.size() - 13] ^= 1;
    for (std::size_t i = garbage.size() / 2; i < garbage.size(); ++i) garbage[i] = '\x55';
    const std::string text = Chunk("tEXt", "Title");
    std::string wrong_text = text;
    wrong_text.back() ^= 1;
    const std::string head = PngHead(5, 3), end = Chunk("IEND", "");
    const std::string moving = Chunk("acTL", support::BigEndian(2) + support::BigEndian(0));
    struct Row {
        const char* name;
        std::string bytes, says;
    };
    const Row rows[] = {
        {"0 bytes", "", kUnknown},
        {"text that is called .png", "These are words, not pixels.", kUnknown},
        {"GIF", "GIF89a\1\0\1\0", kUnknown},
        {"only the first bytes of a PNG", PngStart(), kDamaged},
        {"only the first bytes of a JPEG", "\xFF\xD8\xFF\xE0", kDamaged},
        {"9 MiB", png + std::string(9 << 20, '\0'), kTooLarge},
        {"PNG, 100,000 × 100,000", PngOf(PngHead(100'000, 100'000), "x"), kTooLarge},
        {"PNG, 6001 wide", PngOf(PngHead(6001, 1), "x"), kTooLarge},
        {"PNG, 6000 × 4001", PngOf(PngHead(6000, 4001), "x"), kTooLarge},
        {"PNG, 0 × 5", PngOf(PngHead(0, 5), "x"), kTooLarge},
        {"PNG, 65535 × 1 by wrap-around", PngOf(PngHead(0xFFFFFFFF, 2), "x"), kTooLarge},
        {"PNG, wrong checksum", wrong_crc, kDamaged},
        {"PNG, wrong checksum of a note", PngStart() + head + wrong_text + png.substr(33), kDamaged},
        {"PNG, no rows", PngStart() + head + end, kDamaged},
        {"PNG, no head", PngStart() + Chunk("IDAT", Packed("x")) + end, kDamaged},
        {"PNG, rows missing", PngOf(head, std::string(16, '\0')), kDamaged},
        {"PNG, more rows than promised", PngOf(head, std::string(16 * 4, '\0')), kDamaged},
        {"PNG, unknown filter", PngOf(head, std::string(16 * 3, '\x09')), kDamaged},
        {"PNG, unknown colours", PngOf(PngHead(5, 3, 8, 5), std::string(48, '\0')), kDamaged},
        {"PNG, depth of no kind", PngOf(PngHead(5, 3, 7, 2), std::string(48, '\0')), kDamaged},
        {"PNG, palette missing", PngOf(PngHead(5, 3, 8, 3), std::string(18, '\0')), kDamaged},
        {"PNG, something behind its end", png + "cut away", kDamaged},
        {"PNG that moves", PngOf(head, std::string(48, '\0'), moving),
         "p is an animation; a picture that stands still was expected."},
        {"JPEG with garbage", garbage, kDamaged},
        {"JPEG without its end", jpeg.substr(0, jpeg.size() - 40), kDamaged},
        {"JPEG for print", Jpeg(8, 8, {false, 4}),
         "p has colours for print; save it with colours for the screen (RGB)."},
    };
    for (const Row& row : rows) BOOST_TEST(Refusal(row.bytes) == row.says, row.name);
}

BOOST_AUTO_TEST_CASE(cut_files_are_refused_wherever_the_cut_is) {
    const std::string png = Png(9, 7), jpeg = Jpeg(24, 24);
    for (std::size_t size = 0; size < png.size(); ++size)
        BOOST_TEST(Refusal(png.substr(0, size)) != "", "PNG of " << size << " bytes");
    for (std::size_t size = 0; size + 2 < jpeg.size(); ++size)
        BOOST_TEST(Refusal(jpeg.substr(0, size)) != "", "JPEG of " << size << " bytes");
}

// Packed zeros unpack a thousandfold; the reading stops at what the head promises.
BOOST_AUTO_TEST_CASE(a_bomb_is_unpacked_no_further_than_its_promise) {
    const std::string bomb = Packed(std::string(64 << 20, '\0'));
    const std::string file = PngStart() + PngHead(10, 10) + Chunk("IDAT", bomb) + Chunk("IEND", "");
    BOOST_TEST(Refusal(file) == kDamaged);
    std::string many = PngStart() + PngHead(10, 10);
    for (int i = 0; i < 40; ++i) many += Chunk("IDAT", bomb);
    BOOST_TEST(Refusal(many + Chunk("IEND", "")) == kDamaged);
    // A note that unpacks to as much is passed by.
    const std::string note = Chunk("zTXt", std::string("Title\0\0", 7) + bomb);
    BOOST_TEST(Refusal(PngOf(PngHead(5, 3), std::string(48, '\0'), note)) == "");
}

BOOST_AUTO_TEST_CASE(a_photo_stored_turned_is_taken_upright) {
    const std::string flat = Jpeg(32, 16);
    const auto brightness = [](const exchange::Image& image, int x, int y) {
        return int{image.rgb[static_cast<std::size_t>((y * image.width + x) * 3)]};
    };
    // Where the dark left half of the stored picture lies once it is upright.
    const char* const dark[] = {"left", "right", "right", "left", "top", "top", "bottom", "bottom"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        for (const bool little : {false, true}) {
            const std::string bytes = Turned(flat, orientation, little);
            const auto head = exchange::ReadPicture(bytes, "p");
            const auto image = exchange::DecodePicture(bytes, "p");
            const bool sideways = orientation > 4;
            BOOST_TEST(head.width == (sideways ? 16 : 32));
            BOOST_TEST(head.height == (sideways ? 32 : 16));
            BOOST_TEST(image.width == head.width);
            BOOST_TEST(image.rgb.size() == 32U * 16U * 3U);
            const int right = image.width - 1, bottom = image.height - 1;
            const std::string found =
                brightness(image, 0, 0) < 99 && brightness(image, right, 0) < 99             ? "top"
                : brightness(image, 0, bottom) < 99 && brightness(image, right, bottom) < 99 ? "bottom"
                : brightness(image, 0, 0) < 99                                               ? "left"
                                                                                             : "right";
            BOOST_TEST(found == dark[orientation - 1], "orientation " << orientation);
        }
    }
    for (const int nonsense : {0, 9, 65535})
        BOOST_TEST((exchange::ReadPicture(Turned(flat, nonsense, true), "p").width == 32));
    const std::string png = PngOf(PngHead(5, 3), std::string(48, '\0'), Chunk("eXIf", Exif(6, false)));
    BOOST_TEST((exchange::ReadPicture(png, "p") == ImageHead{"image/png", 3, 5}));
}

// Each corner pixel by name, since halves do not tell a turn from a mirror.
BOOST_AUTO_TEST_CASE(corners_land_where_exif_says) {
    // Stored: A B / C D (grey levels 10, 20, 30, 40).
    std::string rows;
    for (const char* row : {"\x0A\x14", "\x1E\x28"}) rows += '\0' + std::string(row);
    const char* const upright[] = {"ABCD", "BADC", "DCBA", "CDAB", "ACBD", "CADB", "DBCA", "BDAC"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const auto image = exchange::DecodePicture(
            PngOf(PngHead(2, 2, 8, 0), rows, Chunk("eXIf", Exif(orientation, true))), "p");
        std::string found;
        for (std::size_t i = 0; i < 4; ++i) found += static_cast<char>('A' + image.rgb[i * 3] / 10 - 1);
        BOOST_TEST(found == upright[orientation - 1], "orientation " << orientation);
    }
}

BOOST_AUTO_TEST_CASE(what_is_transparent_stands_on_white) {
    const std::string row("\0\x64\x64\x64\0\x64\x64\x64\xFF", 9);
    const auto image = exchange::DecodePicture(PngOf(PngHead(2, 1, 8, 6), row), "p");
    BOOST_TEST((image.rgb == std::vector<std::uint8_t>{255, 255, 255, 100, 100, 100}));
}

BOOST_AUTO_TEST_CASE(thousands_of_scans_are_refused) {
    std::string jpeg = Jpeg(16, 16, {true});
    const auto scan = jpeg.rfind("\xFF\xDA");
    const std::string last = jpeg.substr(scan, jpeg.size() - 2 - scan);
    jpeg.resize(jpeg.size() - 2);
    for (int i = 0; i < 5000; ++i) jpeg += last;
    BOOST_TEST(Refusal(jpeg + "\xFF\xD9") == kDamaged);
}

BOOST_AUTO_TEST_CASE(altered_bytes_get_an_answer) {
    ExpectAnswers(Png(20, 20), 1);
    ExpectAnswers(Jpeg(48, 48), 2);
    ExpectAnswers(Turned(Jpeg(48, 48, {true}), 6, true), 3);
}

BOOST_AUTO_TEST_CASE(photos_are_packed_as_jpeg_and_drawings_without_loss) {
    exchange::Image drawing{200, 120, std::vector<std::uint8_t>(200 * 120 * 3, 255)};
    for (std::size_t i = 0; i < drawing.rgb.size(); i += 3 * 40) drawing.rgb[i] = 0;
    const exchange::PackedImage plain = exchange::Pack(drawing);
    BOOST_TEST(!plain.jpeg);
    BOOST_TEST((plain.bytes == std::string(drawing.rgb.begin(), drawing.rgb.end())));

    exchange::Image photo{200, 120, {}};
    std::minstd_rand random(7);
    for (int i = 0; i < 200 * 120 * 3; ++i)
        photo.rgb.push_back(static_cast<std::uint8_t>(60 + i / 3 % 200 / 2 + static_cast<int>(random() % 9)));
    const exchange::PackedImage packed = exchange::Pack(photo);
    BOOST_TEST(packed.jpeg);
    BOOST_TEST(packed.bytes.size() < photo.rgb.size() / 4);
    const exchange::Image back = exchange::DecodePicture(packed.bytes, "p");
    BOOST_TEST((back.width == 200 && back.height == 120));
    double off = 0;
    for (std::size_t i = 0; i < back.rgb.size(); ++i) off += std::abs(back.rgb[i] - photo.rgb[i]);
    BOOST_TEST(off / static_cast<double>(back.rgb.size()) < 4);
}

BOOST_AUTO_TEST_CASE(base64_goes_both_ways_and_takes_nothing_else) {
    using exchange::FromBase64;
    const std::pair<const char*, const char*> examples[] = {// RFC 4648, section 10
                                                            {"", ""},
                                                            {"f", "Zg=="},
                                                            {"fo", "Zm8="},
                                                            {"foo", "Zm9v"},
                                                            {"foob", "Zm9vYg=="},
                                                            {"fooba", "Zm9vYmE="},
                                                            {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : examples) {
        BOOST_TEST(exchange::ToBase64(bytes) == text);
        BOOST_TEST((FromBase64(text) == std::string(bytes)), text);
    }
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    BOOST_TEST((FromBase64(exchange::ToBase64(all)) == all));
    for (const char* wrong :
         {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "=", "====", "Z===", "Zg==Zg==", "Zm 8", "Zm-_", "Zm9v\n"})
        BOOST_TEST(!FromBase64(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
