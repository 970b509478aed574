#include "terms/toml_packed.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <mutex>
#include <type_traits>
#include <utility>

#include "terms/toml_value.h"

namespace terms {
namespace {

using Value = Table::Value;

constexpr std::string_view kFormat = "palpate toml values 1\n";
constexpr int kMaxDepth = 32;
constexpr std::uintmax_t kMaxPacked = 8 * TomlFile::kMaxBytes;

class Writer {
public:
    std::string bytes;

    template <class T>
    void Plain(T value) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void Put(const std::string& text) {
        Plain(static_cast<std::uint32_t>(text.size()));
        bytes += text;
    }
    void Put(const Value& value) {
        Plain(static_cast<std::uint8_t>(value.held.index()));
        Plain(static_cast<std::int32_t>(value.line));
        std::visit([this](const auto& held) { Put(held); }, value.held);
    }

private:
    void Put(std::monostate) {}
    void Put(std::int64_t whole) { Plain(whole); }
    void Put(double number) { Plain(number); }
    void Put(bool flag) { Plain(flag); }
    void Put(const Value::List& list) {
        Plain(static_cast<std::uint32_t>(list.size()));
        for (const Value& each : list) Put(each);
    }
    void Put(const Value::Members& members) {
        Plain(static_cast<std::uint32_t>(members.size()));
        for (const auto& member : members) Put(member.key), Put(member.value);
    }
};

struct Damaged {};

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_left(bytes) {}

    Value Whole() {
        Value value;
        Read(value, 0);
        if (!m_left.empty()) throw Damaged{};
        return value;
    }

private:
    std::string_view Take(std::size_t length) {
        if (length > m_left.size()) throw Damaged{};
        const auto taken = m_left.substr(0, length);
        m_left.remove_prefix(length);
        return taken;
    }
    template <class T>
    T Plain() {
        T value;
        std::memcpy(&value, Take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string_view Text() { return Take(Plain<std::uint32_t>()); }
    // Each takes at least a byte, so no number can ask for more memory than the file is long.
    std::size_t Count() {
        const std::size_t count = Plain<std::uint32_t>();
        if (count > m_left.size()) throw Damaged{};
        return count;
    }
    void Read(Value& value, int depth) {
        if (depth > kMaxDepth) throw Damaged{};
        const auto kind = static_cast<ValueKind>(Plain<std::uint8_t>());
        value.line = Plain<std::int32_t>();
        switch (kind) {
            case ValueKind::Other:
                return;
            case ValueKind::Text:
                value.held.emplace<std::string>(Text());
                return;
            case ValueKind::Whole:
                value.held = Plain<std::int64_t>();
                return;
            case ValueKind::Number:
                value.held = Plain<double>();
                return;
            case ValueKind::Flag:
                value.held = Plain<std::uint8_t>() != 0;
                return;
            case ValueKind::List:
                return Read(value.held.emplace<Value::List>(Count()), depth);
            case ValueKind::Table:
                return Read(value.held.emplace<Value::Members>(Count()), depth);
        }
        throw Damaged{};
    }
    void Read(Value::List& list, int depth) {
        for (Value& each : list) Read(each, depth + 1);
    }
    void Read(Value::Members& members, int depth) {
        for (auto& member : members) {
            member.key = Text();
            Read(member.value, depth + 1);
        }
    }

    std::string_view m_left;
};

struct Folder {
    std::mutex one;
    std::filesystem::path path;
};

Folder& TheFolder() {
    static Folder folder;
    return folder;
}

std::string BytesOf(const std::filesystem::path& file) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    if (failed || size > kMaxPacked) return {};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream in(file, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return {};
    return bytes;
}

std::string Head(std::size_t length) {
    Writer head;
    head.bytes = kFormat;
    head.Plain(static_cast<std::uint32_t>(length));
    return head.bytes;
}

}  // namespace

std::string PackToml(std::string_view content, const std::string& name) {
    Writer writer;
    writer.bytes = Head(content.size());
    writer.bytes += content;
    writer.Put(ParseToml(content, name));
    return writer.bytes;
}

std::optional<Value> UnpackToml(std::string_view packed, std::string_view content) {
    const std::string head = Head(content.size());
    if (!packed.starts_with(head)) return {};
    packed.remove_prefix(head.size());
    if (!packed.starts_with(content)) return {};
    packed.remove_prefix(content.size());
    try {
        return Reader(packed).Whole();
    } catch (const Damaged&) {
        return {};
    }
}

void UsePackedToml(const std::filesystem::path& folder) {
    const std::lock_guard lock(TheFolder().one);
    TheFolder().path = folder;
}

std::optional<Value> PackedToml(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::path folder;
    {
        const std::lock_guard lock(TheFolder().one);
        folder = TheFolder().path;
    }
    if (folder.empty()) return {};
    return UnpackToml(BytesOf(folder / (file.filename().string() + ".values")), content);
}

}  // namespace terms
