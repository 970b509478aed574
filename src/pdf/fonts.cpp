#include <algorithm>

#include "bodymap/font_names.h"
#include "pdf/bidi.h"
#include "pdf/type.h"

namespace pdf {

namespace {

static_assert(bodymap::kFontNames.size() == kFontFiles);
constexpr const auto& kFileNames = bodymap::kFontNames;

std::array<std::size_t, 3> FallbackOf(Face face) {
    return {face == Face::Regular ? std::size_t{3} : std::size_t{4}, 5, 6};
}

}  // namespace

Fonts::Fonts(const std::filesystem::path& folder) : m_folder(folder) {
    for (std::size_t i = 0; i < kFaces; ++i) m_files[i] = std::make_unique<FontFace>(folder / kFileNames[i]);
}

const FontFace* Fonts::Fallback(std::size_t file) const {
    if (m_files[file] || m_absent[file]) return m_files[file].get();
    std::error_code ignored;
    m_absent[file] = !std::filesystem::exists(m_folder / kFileNames[file], ignored);
    if (!m_absent[file]) m_files[file] = std::make_unique<FontFace>(m_folder / kFileNames[file]);
    return m_files[file].get();
}

std::size_t Fonts::FileFor(char32_t code, Face face) const {
    const auto own = static_cast<std::size_t>(face);
    if (code == kArrow || m_files[own]->Has(code)) return own;
    for (const std::size_t file : FallbackOf(face)) {
        const FontFace* font = Fallback(file);
        if (font != nullptr && font->Has(code)) return file;
    }
    return own;
}

std::optional<std::size_t> Fonts::FileForAll(std::u32string_view codes, Face face) const {
    const auto holds = [codes](const FontFace* font) {
        return font != nullptr && std::all_of(codes.begin(), codes.end(),
                                              [font](char32_t c) { return IsUnseen(c) || font->Has(c); });
    };
    const auto own = static_cast<std::size_t>(face);
    if (holds(m_files[own].get())) return own;
    for (const std::size_t file : FallbackOf(face)) {
        if (holds(Fallback(file))) return file;
    }
    return {};
}

double Fonts::Advance(char32_t code, const Style& style, std::size_t file) const {
    if (code == kArrow) return kArrowAdvance * style.size;
    const FontFace& font = File(file);
    return (font.Has(code) ? font.Advance(code) : kBoxAdvance) * style.size;
}

double Fonts::Advance(char32_t code, const Style& style) const {
    if (code == 0x2010 || code == 0x2011) code = '-';
    return Advance(code, style, FileFor(code, style.face));
}

}  // namespace pdf
