#!/usr/bin/env bash
# Makes an AppImage of a built program: packaging/linux/appimage.sh PROGRAM OUT
# Needs appimagetool on the path. Written without it at hand; never run.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "$1")
out=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/Gongbao.AppDir
install -Dm755 "$program" "$tree/usr/bin/gongbao"
install -Dm644 assets/gongbao.desktop "$tree/usr/share/applications/gongbao.desktop"
install -Dm644 assets/gongbao.metainfo.xml "$tree/usr/share/metainfo/io.github.gongbao.Gongbao.metainfo.xml"
install -Dm644 assets/gongbao-mime.xml "$tree/usr/share/mime/packages/gongbao.xml"
install -Dm644 assets/icon-256.png "$tree/usr/share/icons/hicolor/256x256/apps/gongbao.png"
cp assets/gongbao.desktop "$tree/gongbao.desktop"
cp assets/icon-256.png "$tree/gongbao.png"
ln -s usr/bin/gongbao "$tree/AppRun"
appimagetool "$tree" "$out"
