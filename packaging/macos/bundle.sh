#!/usr/bin/env bash
# Makes Gongbao.app of a built program: packaging/macos/bundle.sh PROGRAM FOLDER. Needs sips and iconutil, which macOS has.
# Written without macOS at hand; never run. The bundle is not signed. Files that Finder hands to the running program are not
# taken: winit has no event for them.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
app=$2/Gongbao.app
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$program" "$app/Contents/MacOS/gongbao"
sed "s/@VERSION@/$version/" packaging/macos/Info.plist >"$app/Contents/Info.plist"
icons=$(mktemp -d)/gongbao.iconset
mkdir -p "$icons"
for size in 16 32 128 256; do
    sips -z "$size" "$size" assets/icon-256.png --out "$icons/icon_${size}x${size}.png" >/dev/null
done
iconutil -c icns "$icons" -o "$app/Contents/Resources/gongbao.icns"
