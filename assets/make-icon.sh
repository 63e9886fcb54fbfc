#!/usr/bin/env bash
# Renders icon.svg: the window's icon-256.png and Windows' icon.ico (16, 32, 48 and 256 px). Needs rsvg-convert and python3.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 32 48 256; do
    rsvg-convert -w "$size" -h "$size" icon.svg -o "$work/$size.png"
done
cp "$work/256.png" icon-256.png
python3 - "$work" <<'PY'
import struct, sys
from pathlib import Path

pictures = [(size, Path(sys.argv[1], f"{size}.png").read_bytes()) for size in (16, 32, 48, 256)]
head = struct.pack("<HHH", 0, 1, len(pictures))
offset = len(head) + 16 * len(pictures)
entries, data = b"", b""
for size, png in pictures:
    # 256 is written as 0 in an icon's directory.
    entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset + len(data))
    data += png
Path("icon.ico").write_bytes(head + entries + data)
PY
