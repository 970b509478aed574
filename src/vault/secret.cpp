#include "vault/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

#include "vault/sodium_ready.h"

namespace vault {

Secret::Secret(std::size_t size) : m_size(size) {
    if (size == 0) return;
    SodiumReady();
    m_data = static_cast<unsigned char*>(sodium_malloc(size));
    if (!m_data) throw std::bad_alloc();
    sodium_memzero(m_data, size);
}

Secret Secret::Random(std::size_t size) {
    Secret secret(size);
    if (size) randombytes_buf(secret.m_data, size);
    return secret;
}

Secret Secret::Of(std::string_view bytes) {
    Secret secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.m_data);
    return secret;
}

Secret Secret::Take(std::string&& bytes) {
    Secret secret = Of(bytes);
    sodium_memzero(bytes.data(), bytes.size());
    bytes.clear();
    return secret;
}

Secret::~Secret() {
    sodium_free(m_data);
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

Secret Secret::Copy() const {
    Secret copy(m_size);
    std::copy_n(m_data, m_size, copy.m_data);
    return copy;
}

bool Secret::SameAs(const Secret& other) const {
    return m_size == other.m_size && (m_size == 0 || sodium_memcmp(m_data, other.m_data, m_size) == 0);
}

Secret Secret::Hex() const {
    Secret with_end(2 * m_size + 1);
    sodium_bin2hex(reinterpret_cast<char*>(with_end.m_data), with_end.m_size, m_data, m_size);
    Secret hex(2 * m_size);
    std::copy_n(with_end.m_data, hex.m_size, hex.m_data);
    return hex;
}

}  // namespace vault
