#!/usr/bin/env bash
# Makes every font of this folder again from the packages named in README.md.
# Needs npm, apt-get, dpkg and python3; writes its downloads to a temporary folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3
for face in serif sans; do
    mkdir "$face"
    tar xzf "expo-google-fonts-noto-$face-sc-0.4.3.tgz" -C "$face" --strip-components=1
done
apt-get download fonts-lxgw-wenkai unicode-data
for deb in *.deb; do dpkg -x "$deb" debian; done

python3 -m venv venv
venv/bin/pip install --quiet 'fonttools==4.68.0'
venv/bin/python "$here/make.py" --serif serif --sans sans \
    --kai debian/usr/share/fonts/truetype/lxgw-wenkai \
    --unihan debian/usr/share/unicode --out "$here"
