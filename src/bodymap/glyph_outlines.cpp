#include "bodymap/glyph_outlines.h"

#include <freetype/freetype.h>
#include <freetype/ftoutln.h>

#include <algorithm>
#include <map>

#include "model/problem.h"

namespace bodymap {

namespace {

struct Glyph {
    Path path;  // in parts of the font size, y downwards
    double advance = 0;
};
struct Face {
    FT_Face face = nullptr;
    std::map<char32_t, Glyph> glyphs;
};

// A path being written by FreeType, which has quadratic curves too.
struct Pencil {
    Path path;
    double unit = 1;

    [[nodiscard]] MapPoint At(const FT_Vector* p) const {
        return {static_cast<double>(p->x) * unit, -static_cast<double>(p->y) * unit};
    }
    void Move(MapPoint to) {
        if (!path.empty()) path.Close();
        path.Move(to);
    }
    void Conic(MapPoint control, MapPoint to) {
        const MapPoint from = path.steps.back().to;
        const auto third = [&](MapPoint end) {
            return MapPoint{end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3};
        };
        path.Curve(third(from), third(to), to);
    }
};

int MoveTo(const FT_Vector* to, void* user) {
    auto* pencil = static_cast<Pencil*>(user);
    pencil->Move(pencil->At(to));
    return 0;
}
int LineTo(const FT_Vector* to, void* user) {
    auto* pencil = static_cast<Pencil*>(user);
    pencil->path.Line(pencil->At(to));
    return 0;
}
int ConicTo(const FT_Vector* control, const FT_Vector* to, void* user) {
    auto* pencil = static_cast<Pencil*>(user);
    pencil->Conic(pencil->At(control), pencil->At(to));
    return 0;
}
int CubicTo(const FT_Vector* a, const FT_Vector* b, const FT_Vector* to, void* user) {
    auto* pencil = static_cast<Pencil*>(user);
    pencil->path.Curve(pencil->At(a), pencil->At(b), pencil->At(to));
    return 0;
}

Glyph Draw(FT_Face face, char32_t code) {
    const FT_UInt glyph = FT_Get_Char_Index(face, code);
    if (glyph == 0 || FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return {};
    Pencil pencil;
    pencil.unit = 1.0 / std::max<double>(face->units_per_EM, 1);
    const FT_Outline_Funcs steps{MoveTo, LineTo, ConicTo, CubicTo, 0, 0};
    if (FT_Outline_Decompose(&face->glyph->outline, &steps, &pencil) != 0) return {};
    if (!pencil.path.empty()) pencil.path.Close();
    return {std::move(pencil.path), static_cast<double>(face->glyph->metrics.horiAdvance) * pencil.unit};
}

const Glyph& Known(Face& font, char32_t code) {
    auto known = font.glyphs.find(code);
    if (known == font.glyphs.end()) known = font.glyphs.emplace(code, Draw(font.face, code)).first;
    return known->second;
}

void Append(Path& run, const Path& glyph, double size, double x, double y) {
    const Path placed = glyph.Moved(size, x, y);
    run.steps.insert(run.steps.end(), placed.steps.begin(), placed.steps.end());
}

// Length of the sequence that begins with this byte; 0: none does.
std::size_t Length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

}  // namespace

struct GlyphOutlines::Fonts {
    FT_Library library = nullptr;
    std::map<std::filesystem::path, Face> faces;

    Face& Of(const std::filesystem::path& file) {
        Face& known = faces[file];
        if (known.face == nullptr && FT_New_Face(library, file.string().c_str(), 0, &known.face) != 0) {
            known.face = nullptr;
            throw model::Error(model::ErrorKind::Environment, model::Msg("The font {0} cannot be read."),
                               {file.filename().string()});
        }
        return known;
    }
};

GlyphOutlines::GlyphOutlines() : m_fonts(std::make_unique<Fonts>()) {
    if (FT_Init_FreeType(&m_fonts->library) != 0)
        throw model::Error(model::ErrorKind::Environment, model::Msg("There is not enough memory for this."));
}

GlyphOutlines::~GlyphOutlines() {
    FT_Done_FreeType(m_fonts->library);  // and every face with it
}

Path GlyphOutlines::Of(const PageText& text) {
    Face& font = m_fonts->Of(text.font);
    Path run;
    double x = text.at.x;
    std::size_t place = 0;
    for (const char32_t code : Characters(text.text)) {
        Append(run, Known(font, code).path, text.size, x, text.at.y);
        if (place < text.advances.size()) x += text.advances[place++];
    }
    return run;
}

SetText GlyphOutlines::Set(const std::vector<std::filesystem::path>& fonts, std::string_view text,
                           double size) {
    SetText set;
    for (const char32_t code : Characters(text)) {
        for (const std::filesystem::path& file : fonts) {
            std::error_code ignored;
            if (&file != &fonts.front() && !std::filesystem::exists(file, ignored)) continue;
            Face& font = m_fonts->Of(file);
            if (FT_Get_Char_Index(font.face, code) == 0) continue;
            const Glyph& glyph = Known(font, code);
            Append(set.path, glyph.path, size, set.width, 0);
            set.width += glyph.advance * size;
            break;
        }
    }
    return set;
}

std::u32string Characters(std::string_view utf8) {
    std::u32string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = Length(lead);
        char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        bool good = length > 0 && at + length <= utf8.size();
        for (std::size_t i = 1; good && i < length; ++i) {
            const auto next = static_cast<unsigned char>(utf8[at + i]);
            good = (next & 0xC0U) == 0x80U;
            code = code << 6U | (next & 0x3FU);
        }
        out += good ? code : U'\xFFFD';
        at += good ? length : 1;
    }
    return out;
}

}  // namespace bodymap
