#!/usr/bin/env python3
"""Makes variants.txt from the Unicode Character Database.

usage: variants.py UNICODE_FOLDER > variants.txt
The folder holds Unihan_Variants.txt.bz2 and EquivalentUnifiedIdeograph.txt (Debian: package unicode-data, /usr/share/unicode)."""
import bz2
import collections
import os
import sys

# Characters that GB 2312 has in other words, too, but that running text uses as traditional forms.
BY_HAND = {"後": "后", "於": "于", "徵": "征", "瞭": "了", "夥": "伙", "乾": "干", "産": "产"}
KINDS = ("kSimplifiedVariant", "kZVariant", "kSemanticVariant")


def is_in(c, charset):
    try:
        c.encode(charset)
        return True
    except UnicodeEncodeError:
        return False


def in_gb(c):
    return is_in(c, "gb2312")


def in_big5(c):
    return is_in(c, "big5")


def variants(folder):
    """For each character of the basic plane its variants by kind."""
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    with bz2.open(os.path.join(folder, "Unihan_Variants.txt.bz2"), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, kind, values = line.rstrip("\n").split("\t")
                found[chr(int(code[2:], 16))][kind] += [chr(int(v.split("<")[0][2:], 16)) for v in values.split()]
    return found


def radicals(folder):
    """The ideograph that each radical is."""
    found = {}
    with open(os.path.join(folder, "EquivalentUnifiedIdeograph.txt"), encoding="utf-8") as lines:
        for line in lines:
            fields = [f.strip() for f in line.split("#")[0].split(";")]
            if len(fields) == 2:
                first, _, last = fields[0].partition("..")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    found[chr(code)] = chr(int(fields[1], 16))
    return found


def main():
    folder = sys.argv[1]
    plain = dict(BY_HAND)
    table = variants(folder)
    # Twice: some lead over another form that GB 2312 lacks (裏, 裡, 里).
    for _ in range(2):
        for c, kinds in table.items():
            if in_gb(c) or c in plain or ord(c) > 0xFFFF:
                continue
            for kind in KINDS:
                likely = {plain.get(v, v) for v in kinds[kind] if v != c}
                likely = [v for v in kinds[kind] if plain.get(v, v) in likely and in_gb(plain.get(v, v)) and v != c]
                if likely and (kind == KINDS[0] or len({plain.get(v, v) for v in likely}) == 1):
                    plain[c] = plain.get(likely[0], likely[0])
                    break
    for c, ideograph in radicals(folder).items():
        if ord(c) <= 0xFFFF:
            plain[c] = plain.get(ideograph, ideograph)
    groups = collections.defaultdict(list)
    for c, to in plain.items():
        if c != to:
            groups[to].append(c)
    print("# Traditional forms, print variants and radicals: the first character of a line is what the others fold to (GB 2312 has")
    print("# it, but for some radicals), those that Big 5 has before a blank, rare ones behind it. Made by variants.py from the Unicode Character Database 15.0, under the Unicode licence.")
    for to in sorted(groups):
        usual = sorted(c for c in groups[to] if in_big5(c))
        rare = sorted(c for c in groups[to] if not in_big5(c))
        print(to + "".join(usual) + (" " + "".join(rare) if rare else ""))


main()
