"""Cuts the headings', the interface's and the Kai face to the characters a gazette prints.

Called by make.sh, which fetches the sources. The body face keeps all its characters: names of people and
places use rare ones, and every other face falls back to it. In all faces the glyphs of common characters
stand side by side: what is drawn of a font that lies in the program's file then needs few pages of memory.
"""

import argparse
import bz2
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

# Everything in these blocks that a face has is kept: punctuation, numbers, units, frames, marks.
SYMBOL_BLOCKS = [
    (0x0020, 0x024F),  # Latin, with the tone marks of pinyin
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin additional
    (0x2000, 0x2BFF),  # punctuation, super- and subscripts, currency, arrows, maths, enclosed, frames, shapes, dingbats
    (0x2E3A, 0x2E3B),  # two- and three-em dash
    (0x3000, 0x312F),  # CJK punctuation, kana, bopomofo
    (0x31A0, 0x31BF),  # bopomofo extended
    (0x3200, 0x33FF),  # enclosed CJK, units
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # compatibility and small forms
    (0xFF00, 0xFFEF),  # full- and half-width forms
]

# Kept so that a line can be set and squeezed; the vertical features are of no use on a horizontal page.
FEATURES = ["ccmp", "locl", "liga", "kern", "mark", "mkmk", "halt", "palt", "chws"]


def unihan(folder: Path, file: str, name: str) -> dict[str, str]:
    """The characters that have the Unihan property `name`, with its value."""
    found = {}
    with bz2.open(folder / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, key, value = line.rstrip("\n").split("\t", 2)
                if key == name:
                    found[chr(int(code[2:], 16))] = value
    return found


def han(folder: Path) -> set[str]:
    """通用规范汉字表 (8,105), the other characters of GB 2312, and the traditional forms of its first level (3,500)."""
    table = unihan(folder, "OtherMappings", "kTGH")  # value: 2013:NUMBER
    assert len(table) == 8105, len(table)
    traditional = unihan(folder, "Variants", "kTraditionalVariant")
    kept = set(table)
    for char, value in table.items():
        if int(value.split()[0].split(":")[1]) <= 3500:
            kept.update(chr(int(code[2:], 16)) for code in traditional.get(char, "").split())
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            kept.add(bytes([first, second]).decode("gb2312", "ignore"))
    kept.discard("")
    return kept


def gather(font: TTFont) -> None:
    """Orders the glyphs: symbols and letters, the first level of GB 2312 (3,755 common characters), its second, the rest."""
    common = {}
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            char = bytes([first, second]).decode("gb2312", "ignore")
            if char:
                common[ord(char)] = 1 if first < 0xD8 else 2
    rank = {}
    for code, glyph in font.getBestCmap().items():
        is_han = 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xFAFF or code >= 0x20000
        rank[glyph] = min(rank.get(glyph, 3), common.get(code, 3 if is_han else 0))
    order = font.getGlyphOrder()
    # The first glyph stands for what is missing; sorting is stable.
    reorderGlyphs(font, order[:1] + sorted(order[1:], key=lambda glyph: rank.get(glyph, 3)))


def gather_file(source: Path, target: Path) -> None:
    """Writes `source` with its glyphs ordered and all else as it was."""
    font = TTFont(source, recalcTimestamp=False, lazy=False)
    gather(font)
    font.save(target, reorderTables=False)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size:,} bytes")


def cut(source: Path, target: Path, han_chars: set[str], *, all_rare: bool = False, family: str | None = None) -> None:
    """Writes `source` reduced to `han_chars` and the symbols; `all_rare` also keeps every Han character beyond U+FFFF."""
    font = TTFont(source, recalcTimestamp=False)
    wanted = {ord(char) for char in han_chars}
    for first, last in SYMBOL_BLOCKS:
        wanted.update(range(first, last + 1))
    if all_rare:
        wanted.update(code for code in font.getBestCmap() if code >= 0x20000)

    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.drop_tables += ["BASE", "STAT", "VORG", "vhea", "vmtx", "gasp"]
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if family:
        rename(font, family)
    font.save(target)
    gather_file(target, target)


def rename(font: TTFont, family: str) -> None:
    """Gives a changed font a name of its own, as a licence with Reserved Font Names asks; the copyright stays."""
    postscript = family.replace(" ", "")
    names = {1: family, 2: "Regular", 3: f"{postscript}-Regular", 4: f"{family} Regular", 6: f"{postscript}-Regular"}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in (1, 2, 3, 4, 6, 7, 16, 17)]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


# What the window and a gazette certainly print; every face must have these, or the making fails.
NEEDED = "〔〕［］【】《》〈〉「」『』（）“”‘’—…·、。，；：？！％‰℃№§＝＋－×÷±≤≥①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㎡○●◎△▲□■◇◆☆★←→↑↓✓▶▼◀"
RARE_NAMES = "㛃䶮堃𬭎"


def check(font: Path, chars: str) -> None:
    """Stops when a character of `chars` is not in `font`."""
    cmap = TTFont(font).getBestCmap()
    missing = [char for char in chars if ord(char) not in cmap]
    assert not missing, (font.name, missing)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("serif", "sans", "kai", "unihan", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    chars = han(args.unihan)
    body = args.out / "NotoSerifSC-Regular.ttf"
    gather_file(args.serif / "400Regular/NotoSerifSC_400Regular.ttf", body)
    cut(args.serif / "700Bold/NotoSerifSC_700Bold.ttf", args.out / "NotoSerifSC-Bold.subset.ttf", chars)
    cut(args.sans / "400Regular/NotoSansSC_400Regular.ttf", args.out / "NotoSansSC-Regular.subset.ttf", chars)
    cut(args.sans / "700Bold/NotoSansSC_700Bold.ttf", args.out / "NotoSansSC-Bold.subset.ttf", chars)
    cut(args.kai / "LXGWWenKai-Regular.ttf", args.out / "GongbaoKai-Regular.ttf", chars, all_rare=True, family="Gongbao Kai")
    for font in args.out.glob("*.ttf"):
        check(font, NEEDED + RARE_NAMES)


if __name__ == "__main__":
    main()
