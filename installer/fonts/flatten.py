"""flatten.py SOURCE TARGET FAMILY STYLE [FIRST-LAST ...]: a TrueType font without composite glyphs, under another name.

Every glyph is an outline of its own, so that no glyph cut out of the font (src/pdf/font_program.h) needs another.
Only what a page can ask for by a 16-bit character number is kept, of that the ranges named, if any are. The same
source gives the same bytes.
"""

import sys

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

BASIC_PLANE = 0x10000


def flatten(font, names):
    """Every glyph as outlines of its own."""
    glyphs = font.getGlyphSet()
    flat = {}
    for name in names:
        if font["glyf"][name].isComposite():
            recorded = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(recorded)
            pen = TTGlyphPen(None)
            recorded.replay(pen)
            flat[name] = pen.glyph()
    for name, glyph in flat.items():
        font["glyf"][name] = glyph


def reduce(font, codes):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "MATH", "kern", "vhea", "vmtx"]
    options.drop_tables += ["TSI0", "TSI1", "TSI2", "TSI3", "TSI5"]  # sources of hints
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def rename(font, family, style):
    """Licences ask for another name; what they say about the authors stays."""
    full = family if style == "Regular" else f"{family} {style}"
    words = {1: family, 2: style, 3: full, 4: full, 6: f"{family.replace(' ', '')}-{style}"}
    old = {number: font["name"].getDebugName(number) for number in (0, 13, 14)}
    font["name"].names = []
    for number, text in sorted({**words, **{n: t for n, t in old.items() if t}}.items()):
        font["name"].setName(text, number, 3, 1, 0x409)
        if number in words:
            font["name"].setName(text, number, 1, 0, 0)


def wanted(ranges):
    if not ranges:
        return set(range(BASIC_PLANE))
    ends = [[int(end, 16) for end in span.split("-")] for span in ranges]
    return {code for first, last in ends for code in range(first, last + 1)}


def main(source, target, family, style, *ranges):
    font = TTFont(source, recalcTimestamp=False)
    codes = wanted(ranges)
    plane = {code: name for code, name in font.getBestCmap().items() if code in codes}
    flatten(font, sorted(set(plane.values()) | {".notdef"}))
    reduce(font, sorted(plane))
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code < BASIC_PLANE}
    font["cmap"].tables = [t for t in font["cmap"].tables if (t.platformID, t.platEncID) == (3, 1)]
    rename(font, family, style)
    font.save(target, reorderTables=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
