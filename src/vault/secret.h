// Bytes that must not leak: kept out of swap, wiped when released, never printed.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace vault {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::size_t size);  // zeros
    static Secret Random(std::size_t size);
    static Secret Of(std::string_view bytes);
    // The text is wiped.
    static Secret Take(std::string&& bytes);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    [[nodiscard]] std::span<unsigned char> Bytes() { return {m_data, m_size}; }
    [[nodiscard]] std::span<const unsigned char> Bytes() const { return {m_data, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] Secret Copy() const;
    // Compared in constant time.
    [[nodiscard]] bool SameAs(const Secret& other) const;
    // Lower-case hex, for an engine that takes its key as text.
    [[nodiscard]] Secret Hex() const;

private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

}  // namespace vault
