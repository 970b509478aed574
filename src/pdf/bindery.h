// Turns the bytes libharu wrote without compression into the file that is kept: our objects are added, every
// stream is compressed, all else is packed into object streams.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

class Bindery {
public:
    // Throws std::logic_error if it is not what libharu 2.3 writes.
    explicit Bindery(std::string written);

    // The number of an object that is given later.
    [[nodiscard]] int Reserve();
    void Set(int id, std::string body);
    // `entries` of its dictionary, without /Length and /Filter. Metadata stays readable for other programs.
    void SetStream(int id, std::string_view entries, std::string data, bool compress = true);
    int Add(std::string body);
    int AddStream(std::string_view entries, std::string data, bool compress = true);

    // What a stream of libharu's holds, which it left empty.
    void Fill(int id, std::string data);

    // More entries for a dictionary of libharu's, at its end.
    void Extend(int id, std::string_view entries);
    // The same for the dictionary that follows `key` within it.
    void ExtendInner(int id, std::string_view key, std::string_view entries);
    [[nodiscard]] int Catalog() const { return m_root; }

    // The whole file. The same objects give the same bytes; /ID is a digest of them. Call once.
    [[nodiscard]] std::string Bind();

private:
    struct Object {
        std::string body;  // a stream: its dictionary without the closing >>
        std::string data;
        bool stream = false, compress = true, packed = false;
        std::size_t offset = 0;  // in the file; packed: number of its object stream
        int index = 0;           // in that
    };
    void Read(std::string_view bytes, std::size_t start);
    void ReadObject(int id, std::string_view text);
    void Compress();
    void Pack();
    void Write(std::string& file, int id);
    void WriteTable(std::string& file);

    std::vector<Object> m_objects;       // by number; 0 is none
    std::vector<std::size_t> m_lengths;  // objects that only say how long a stream was
    int m_root = 0, m_info = 0;
};

// Of all bytes, 16 of them: no secret, only tells one file from another.
[[nodiscard]] std::string Digest(std::string_view bytes);

}  // namespace pdf
