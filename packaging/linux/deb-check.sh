#!/usr/bin/env bash
# Installs a Debian package, opens a file with it by xdg-open on a virtual screen, and removes it: packaging/linux/deb-check.sh PACKAGE
# Needs root, for dpkg, and Xvfb, xdotool and xdg-utils. Run it where the package is not installed: a container, a machine for tests.
set -euo pipefail
package=$(realpath "$1")
fail() { echo "FAILED: $*" >&2; exit 1; }
passed() { echo "ok: $*"; }
if dpkg-query -W -f='${Status}' gongbao 2>/dev/null | grep -q 'ok installed'; then fail "the package is installed already"; fi
work=$(mktemp -d)
children=()
windows() {
    local folder
    for folder in /proc/[0-9]*; do
        { tr '\0' '\n' <"$folder/environ" | grep -qx "HOME=$work/home"; } 2>/dev/null || continue
        case "$(readlink "$folder/exe" 2>/dev/null)" in *gongbao*) basename "$folder" ;; esac
    done
}
cleanup() {
    for child in $(windows) "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    dpkg --purge gongbao >/dev/null 2>&1 || true
    sleep 0.5
    rm -rf "$work"
}
trap cleanup EXIT
mkdir -p "$work/home" "$work/run"
chmod 700 "$work/run"
export HOME=$work/home XDG_DATA_HOME=$work/home/.local/share XDG_CONFIG_HOME=$work/home/.config XDG_RUNTIME_DIR=$work/run LANG=C.UTF-8
export LIBGL_ALWAYS_SOFTWARE=1
unset GONGBAO_DATA_DIR WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION DBUS_SESSION_BUS_ADDRESS XDG_DATA_DIRS
defaults() {
    local kind
    for kind in application/pdf text/plain application/zip inode/directory text/html application/msword; do
        echo "$kind $(xdg-mime query default "$kind")"
    done
}
defaults >"$work/before"
dpkg --install "$package" >"$work/dpkg.log" 2>&1 || { tail "$work/dpkg.log"; fail "dpkg did not install it"; }
passed "installed: $(dpkg-query -W -f='${Package} ${Version}' gongbao)"
dpkg-query -L gongbao | while read -r file; do [ -d "$file" ] || [ -f "$file" ] || fail "$file is not there"; done
[ "$(command -v gongbao)" = /usr/bin/gongbao ] || fail "the program is not on the path"
gongbao --version >/dev/null || fail "the program does not run: $(ldd /usr/bin/gongbao | grep 'not found')"
defaults >"$work/after"
# A kind that nothing opened before may be opened by us now; nobody's default is taken.
while read -r kind default; do
    now=$(sed -n "s#^$kind ##p" "$work/after")
    [ -z "$default" ] || [ "$now" = "$default" ] || fail "$kind is opened by '$now', not by '$default'"
done <"$work/before"
passed "no default was taken"
own=$(xdg-mime query default application/vnd.gongbao.issue+json)
[ "$own" = gongbao.desktop ] || fail "the program's own type is opened by '$own'"
gzip -t /usr/share/man/man1/gongbao.1.gz || fail "the man page is damaged"
passed "its own type, the man page and the completions are there"

printf '云山市人民政府\n关于加强供水管理的通知\n\n云政发〔2031〕3号\n\n各县人民政府：\n　　请认真贯彻执行。\n\n云山市人民政府\n2031年3月1日\n' >"$work/一.txt"
gongbao export "$work/一.txt" -o "$work/一.gongbao"
[ "$(xdg-mime query filetype "$work/一.gongbao")" = application/vnd.gongbao.issue+json ] || fail "the type of an exported issue is not known"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
children+=($!)
for _ in $(seq 50); do [ -s "$work/display" ] && break; sleep 0.2; done
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
xdg-open "$work/一.gongbao" >"$work/open.log" 2>&1 &
name=
for _ in $(seq 160); do
    name=$(xdotool search --onlyvisible --class gongbao getwindowname %@ 2>/dev/null || true)
    case "$name" in *供水*) break ;; esac
    sleep 0.25
done
case "$name" in *供水*) passed "xdg-open shows the issue" ;; *) fail "the window shows '$name': $(cat "$work/open.log")" ;; esac
for process in $(windows); do kill "$process"; done

dpkg --purge gongbao >"$work/purge.log" 2>&1 || { tail "$work/purge.log"; fail "dpkg did not remove it"; }
left=$(find /usr/bin /usr/share/applications /usr/share/metainfo /usr/share/mime/packages /usr/share/icons /usr/share/man \
    /usr/share/bash-completion /usr/share/zsh /usr/share/fish /usr/share/doc /usr/share/gongbao -iname '*gongbao*' 2>/dev/null || true)
[ -z "$left" ] || fail "removing left $left"
defaults >"$work/removed"
diff "$work/before" "$work/removed" || fail "removing changed a default"
passed "removed without a trace"
