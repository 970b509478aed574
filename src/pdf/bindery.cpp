#include "pdf/bindery.h"

#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace pdf {

namespace {

// Of 12: 7 takes half as long again and makes a plan smaller by a half per cent.
constexpr int kLevel = 5;
constexpr std::size_t kInPack = 200;  // objects a reader must unpack to reach one of them

[[noreturn]] void Foreign(const char* what) {
    throw std::logic_error(std::string("libharu wrote a PDF of another shape: ") + what);
}

std::size_t NumberAt(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t value = 0;
    const auto end = text.data() + text.size();
    if (at > text.size() || std::from_chars(text.data() + at, end, value).ec != std::errc{})
        Foreign("no number");
    return value;
}

std::size_t After(std::string_view text, std::string_view key) {
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos) Foreign("no key");
    return at + key.size();
}

class Compressor {
public:
    std::string operator()(const std::string& data) const {
        std::string packed(libdeflate_zlib_compress_bound(m_compressor.get(), data.size()), '\0');
        packed.resize(libdeflate_zlib_compress(m_compressor.get(), data.data(), data.size(), packed.data(),
                                               packed.size()));
        return packed;
    }

private:
    struct Free {
        void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
    };
    std::unique_ptr<libdeflate_compressor, Free> m_compressor{libdeflate_alloc_compressor(kLevel)};
};

const Compressor& Deflate() {
    thread_local const Compressor compressor;
    return compressor;
}

std::string Hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        hex += digits[static_cast<unsigned char>(c) >> 4U];
        hex += digits[static_cast<unsigned char>(c) & 15U];
    }
    return hex;
}

}  // namespace

std::string Digest(std::string_view bytes) {
    std::string digest;
    for (std::uint64_t hash : {0xcbf29ce484222325ULL, 0x84222325cbf29ce4ULL}) {
        for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        for (unsigned shift = 0; shift < 64; shift += 8) digest += static_cast<char>(hash >> shift & 0xFFU);
    }
    return digest;
}

Bindery::Bindery(std::string written) {
    Read(written, NumberAt(written, After(written, "startxref\n")));
}

void Bindery::Read(std::string_view bytes, std::size_t start) {
    constexpr std::size_t kRow = 20;
    if (start > bytes.size() || !bytes.substr(start).starts_with("xref\n0 ")) Foreign("no table");
    const std::size_t count = NumberAt(bytes, start + 7);
    const std::size_t rows = bytes.find('\n', start + 5) + 1;
    if (count == 0 || rows + count * kRow > bytes.size()) Foreign("a short table");
    std::vector<std::pair<std::size_t, int>> places{{start, 0}};
    for (std::size_t i = 1; i < count; ++i) {
        if (bytes[rows + i * kRow + 17] == 'n')
            places.emplace_back(NumberAt(bytes, rows + i * kRow), static_cast<int>(i));
    }
    std::sort(places.begin(), places.end());
    m_objects.resize(count);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        if (places[i + 1].first > start) Foreign("an object behind the table");
        ReadObject(places[i].second, bytes.substr(places[i].first, places[i + 1].first - places[i].first));
    }
    for (const std::size_t length : m_lengths) m_objects.at(length) = {};
    const std::string_view trailer = bytes.substr(start);
    m_root = static_cast<int>(NumberAt(trailer, After(trailer, "/Root ")));
    m_info = static_cast<int>(NumberAt(trailer, After(trailer, "/Info ")));
}

// "7 0 obj\n<<\n…>>\nstream\r\n…\nendstream\nendobj\n", the length in an object of its own.
void Bindery::ReadObject(int id, std::string_view text) {
    constexpr std::string_view kEnd = "\nendobj\n", kStream = "\nstream\r\n", kEndStream = "\nendstream";
    Object& object = m_objects[static_cast<std::size_t>(id)];
    const std::size_t begin = text.find(" obj\n");
    if (begin == std::string_view::npos || !text.ends_with(kEnd)) Foreign("an object without an end");
    text = text.substr(begin + 5, text.size() - begin - 5 - kEnd.size());
    const std::size_t stream = text.find(kStream);
    if (stream == std::string_view::npos || !text.ends_with(kEndStream)) {
        object.body = text;
        return;
    }
    object.stream = true;
    object.data =
        text.substr(stream + kStream.size(), text.size() - stream - kStream.size() - kEndStream.size());
    std::string head(text.substr(0, stream));
    if (!head.ends_with(">>")) Foreign("a stream without a dictionary");
    head.resize(head.size() - 2);
    const std::size_t length = head.find("/Length ");
    if (length == std::string::npos) Foreign("a stream without a length");
    m_lengths.push_back(NumberAt(head, length + 8));
    head.erase(length, head.find('\n', length) - length);
    object.compress = head.find("/Filter") == std::string::npos;
    object.body = std::move(head);
}

int Bindery::Reserve() {
    m_objects.emplace_back();
    return static_cast<int>(m_objects.size()) - 1;
}

void Bindery::Set(int id, std::string body) {
    m_objects.at(static_cast<std::size_t>(id)).body = std::move(body);
}

void Bindery::SetStream(int id, std::string_view entries, std::string data, bool compress) {
    Object& object = m_objects.at(static_cast<std::size_t>(id));
    object.body = "<<" + std::string(entries);
    object.data = std::move(data);
    object.stream = true;
    object.compress = compress;
}

void Bindery::Fill(int id, std::string data) {
    Object& object = m_objects.at(static_cast<std::size_t>(id));
    if (!object.stream || !object.data.empty()) Foreign("no empty stream");
    object.data = std::move(data);
}

int Bindery::Add(std::string body) {
    const int id = Reserve();
    Set(id, std::move(body));
    return id;
}

int Bindery::AddStream(std::string_view entries, std::string data, bool compress) {
    const int id = Reserve();
    SetStream(id, entries, std::move(data), compress);
    return id;
}

void Bindery::Extend(int id, std::string_view entries) {
    std::string& body = m_objects.at(static_cast<std::size_t>(id)).body;
    if (!body.ends_with(">>")) Foreign("no dictionary");
    body.insert(body.size() - 2, entries);
}

void Bindery::ExtendInner(int id, std::string_view key, std::string_view entries) {
    std::string& body = m_objects.at(static_cast<std::size_t>(id)).body;
    const std::size_t at = body.find(std::string(key) + " <<");
    if (at == std::string::npos) Foreign("no inner dictionary");
    body.insert(at + key.size() + 3, entries);
}

void Bindery::Compress() {
    for (Object& object : m_objects) {
        if (!object.stream) continue;
        if (object.compress && !object.data.empty()) {
            object.data = Deflate()(object.data);
            object.body += "/Filter/FlateDecode";
        }
        object.body += "/Length " + std::to_string(object.data.size()) + ">>";
    }
}

// Everything that is no stream, a pack after the other.
void Bindery::Pack() {
    const std::size_t all = m_objects.size();
    std::vector<std::size_t> pack;
    const auto close = [&] {
        if (pack.empty()) return;
        std::string head, body;
        for (std::size_t i = 0; i < pack.size(); ++i) {
            Object& object = m_objects[pack[i]];
            head += std::to_string(pack[i]) + ' ' + std::to_string(body.size()) + ' ';
            body += object.body + '\n';
            object.packed = true, object.offset = m_objects.size(), object.index = static_cast<int>(i);
        }
        AddStream("/Type/ObjStm/N " + std::to_string(pack.size()) + "/First " + std::to_string(head.size()),
                  head + body);
        pack.clear();
    };
    for (std::size_t id = 1; id < all; ++id) {
        if (m_objects[id].stream || m_objects[id].body.empty()) continue;
        pack.push_back(id);
        if (pack.size() == kInPack) close();
    }
    close();
}

void Bindery::Write(std::string& file, int id) {
    Object& object = m_objects[static_cast<std::size_t>(id)];
    object.offset = file.size();
    file +=
        std::to_string(id) + " 0 obj\n" + object.body + "\nstream\n" + object.data + "\nendstream\nendobj\n";
}

// A cross-reference stream; each row holds the differences to the one above it, as PNG's filter Up does.
void Bindery::WriteTable(std::string& file) {
    constexpr std::size_t kWidth = 7;  // 1 for the kind, 4 for a place, 2 for an index
    const std::string digest = Hex(Digest(file));
    const int id = Reserve();
    m_objects.back().offset = file.size();
    m_objects.back().stream = true;
    std::string rows, above(kWidth, '\0');
    for (const Object& object : m_objects) {
        std::string row(1, object.packed ? '\2' : object.stream ? '\1' : '\0');
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            row += static_cast<char>(object.offset >> shift & 0xFFU);
        row += static_cast<char>(object.index >> 8), row += static_cast<char>(object.index);
        rows += '\2';
        for (std::size_t i = 0; i < kWidth; ++i) rows += static_cast<char>(row[i] - above[i]);
        above = row;
    }
    const std::string packed = Deflate()(rows);
    file += std::to_string(id) + " 0 obj\n<</Type/XRef/Size " + std::to_string(m_objects.size()) +
            "/W[1 4 2]/Root " + std::to_string(m_root) + " 0 R/Info " + std::to_string(m_info) + " 0 R/ID[<" +
            digest + "><" + digest + ">]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/Length " +
            std::to_string(packed.size()) + ">>\nstream\n" + packed + "\nendstream\nendobj\nstartxref\n" +
            std::to_string(m_objects.back().offset) + "\n%%EOF\n";
}

std::string Bindery::Bind() {
    Pack();
    Compress();
    std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    for (std::size_t id = 1; id < m_objects.size(); ++id) {
        if (m_objects[id].stream) Write(file, static_cast<int>(id));
    }
    WriteTable(file);
    return file;
}

}  // namespace pdf
