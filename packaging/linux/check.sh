#!/usr/bin/env bash
# The double-click story on a virtual screen, with the desktop's real tools: packaging/linux/check.sh PROGRAM
# Needs Xvfb, xdotool, xdg-utils, desktop-file-utils, shared-mime-info and libfile-mimeinfo-perl (without it xdg-mime asks
# file(1), which knows no type that a program has brought). Everything happens in a home folder of its own.
set -euo pipefail
for tool in Xvfb xdotool xdg-open xdg-mime update-desktop-database update-mime-database mimetype; do
    command -v "$tool" >/dev/null || { echo "not checked: no $tool" >&2; exit 2; }
done
program=$(realpath "$1")
work=$(mktemp -d)
children=()
started=()
cleanup() {
    for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    # The windows that xdg-open started have this home in their environment.
    for process in $(windows); do kill "$process" 2>/dev/null || true; done
    sleep 0.5
    rm -rf "$work"
}
# The processes of the program that live in this home.
windows() {
    local folder
    for folder in /proc/[0-9]*; do
        # Processes come and go, and those of others can't be read.
        { tr '\0' '\n' <"$folder/environ" | grep -qx "HOME=$work/home"; } 2>/dev/null || continue
        case "$(readlink "$folder/exe" 2>/dev/null)" in *gongbao*) ;; *) continue ;; esac
        # Not the process that reads foreign files.
        { tr '\0' ' ' <"$folder/cmdline" | grep -q -- --reader-process; } 2>/dev/null || basename "$folder"
    done
}
trap cleanup EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
passed() { echo "ok: $*"; }

mkdir -p "$work"/home "$work"/system/applications "$work"/run "$work"/issues
chmod 700 "$work/run"
export HOME=$work/home XDG_DATA_HOME=$work/home/.local/share XDG_CONFIG_HOME=$work/home/.config XDG_RUNTIME_DIR=$work/run
export XDG_DATA_DIRS=$work/system:/usr/share LANG=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset GONGBAO_DATA_DIR WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION DBUS_SESSION_BUS_ADDRESS

# A system on which other programs open PDF and text; nobody opens ZIP and folders.
for kind in pdf:application/pdf text:text/plain; do
    printf '[Desktop Entry]\nType=Application\nName=Other\nExec=true %%f\nMimeType=%s;\n' "${kind#*:}" >"$work/system/applications/other-${kind%%:*}.desktop"
done
update-desktop-database "$work/system/applications"
defaults() {
    local kind
    for kind in application/pdf text/plain application/zip inode/directory text/html application/msword application/vnd.oasis.opendocument.text application/rtf; do
        echo "$kind $(xdg-mime query default "$kind")"
    done
}
refresh() {
    [ -d "$XDG_DATA_HOME/applications" ] && update-desktop-database "$XDG_DATA_HOME/applications" || true
}
files() { find "$HOME" -type f | sort; }

defaults >"$work/before"
files >"$work/files-before"
"$program" install >"$work/install.txt"
refresh
defaults >"$work/after"
diff "$work/before" "$work/after" || fail "installing took a default"
passed "no default was taken: $(tr '\n' ';' <"$work/after")"
grep -q "application/pdf=other-pdf.desktop;gongbao.desktop;" "$XDG_CONFIG_HOME/mimeapps.list" || fail "PDF is not offered"
passed "PDF and text are offered behind the programs that open them"
own=$(xdg-mime query default application/vnd.gongbao.issue+json)
[ "$own" = gongbao.desktop ] || fail "the program's own type is opened by '$own'"
passed "the program's own type is ours"

"$program" default set text >/dev/null
[ "$(xdg-mime query default text/plain)" = gongbao.desktop ] || fail "text was not made ours"
passed "text was made ours when it was asked for"

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" 2>"$work/xvfb.log" &
children+=($!)
for _ in $(seq 50); do [ -s "$work/display" ] && break; sleep 0.2; done
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
issue() { # FILE TITLE
    printf '云山市人民政府\n关于%s的通知\n\n云政发〔2031〕3号\n\n各县人民政府：\n　　请认真贯彻执行。\n\n云山市人民政府\n2031年3月1日\n' "$2" >"$work/issues/$1"
}
issue 一.txt 加强供水管理
issue "二 号.txt" 加强排水管理
issue 三.txt 加强节水管理
# Waits until the window's title has a text.
title() {
    local name=
    for _ in $(seq 120); do
        name=$(xdotool search --onlyvisible --class gongbao getwindowname %@ 2>/dev/null || true)
        case "$name" in *"$1"*) passed "the window shows $1"; return 0 ;; esac
        sleep 0.25
    done
    fail "the window shows '$name', not $1"
}
xdg-open "$work/issues/一.txt" >"$work/first.log" 2>&1 &
title 供水
first=$(windows)
began=$(date +%s%N)
xdg-open "$work/issues/二 号.txt" >"$work/second.log" 2>&1 || fail "the second start: $(cat "$work/second.log")"
passed "the second start ended after $((($(date +%s%N) - began) / 1000000)) ms"
title 排水
[ "$(windows)" = "$first" ] || fail "there are more windows: $(windows | tr '\n' ' '), not $first"
passed "both files are in one program"
# The files that the window has open, as its session keeps them, in the order of the tabs.
tabs() { sed -n 's/.*path: "\([^"]*\)".*/\1/p' "$XDG_DATA_HOME/gongbao/session.ron" 2>/dev/null | xargs -rd '\n' -n 1 basename; }
# Waits until the tabs are these, each once.
tabs_are() {
    local wanted
    wanted=$(printf '%s\n' "$@")
    for _ in $(seq 60); do [ "$(tabs)" = "$wanted" ] && return 0; sleep 0.25; done
    fail "the tabs are $(tabs | tr '\n' ';'), not $*"
}
tabs_are 一.txt "二 号.txt"
# Once more the first file: its tab comes to the front, and no other is made.
xdg-open "$work/issues/一.txt" >/dev/null 2>&1 || fail "the third start"
title 供水
tabs_are 一.txt "二 号.txt"
passed "a file has one tab, however often it is opened"
issue 四.txt 加强蓄水管理
"$program" export "$work/issues/四.txt" -o "$work/issues/四.gongbao"
[ "$(xdg-mime query filetype "$work/issues/四.gongbao")" = application/vnd.gongbao.issue+json ] || fail "the type of an exported issue is not known"
xdg-open "$work/issues/四.gongbao" || fail "an exported issue is not opened"
title 蓄水
tabs_are 一.txt "二 号.txt" 四.gongbao
passed "an exported issue is opened by a double click"

# Another data folder is another program, and a new window one of its own.
GONGBAO_DATA_DIR=$work/home/other "$HOME/.local/bin/gongbao" "$work/issues/三.txt" >/dev/null 2>&1 &
started+=($!)
title 节水
[ "$(windows | wc -w)" = 2 ] || fail "another data folder is not another program"
passed "two data folders are two programs"
"$HOME/.local/bin/gongbao" --new-window "$work/issues/三.txt" >/dev/null 2>&1 &
started+=($!)
for _ in $(seq 80); do [ "$(windows | wc -w)" = 3 ] && break; sleep 0.25; done
[ "$(windows | wc -w)" = 3 ] || fail "no new window came"
passed "a new window is one of its own"

# The sessions of several windows are kept apart.
for _ in $(seq 60); do [ "$(ls "$XDG_DATA_HOME"/gongbao/session*.ron 2>/dev/null | wc -l)" -ge 2 ] && break; sleep 0.25; done
[ "$(ls "$XDG_DATA_HOME"/gongbao/session*.ron | wc -l)" -ge 2 ] || fail "two windows have one session"
tabs_are 一.txt "二 号.txt" 四.gongbao
passed "no window has overwritten the session of another"

# A death leaves a socket that nobody listens on.
for process in $(windows); do kill -9 "$process"; done
wait "${started[@]}" 2>/dev/null || true
sleep 0.5
ls "$XDG_RUNTIME_DIR"/gongbao/*.sock >/dev/null || fail "a kill leaves the socket"
xdg-open "$work/issues/一.txt" >/dev/null 2>&1 &
title 供水
passed "a dead socket was cleared"
mode=$(stat -c %a "$XDG_RUNTIME_DIR/gongbao")
[ "$mode" = 700 ] || fail "the runtime folder is open: $mode"
for process in $(windows); do kill "$process"; done
for _ in $(seq 40); do [ -z "$(windows)" ] && break; sleep 0.25; done

"$program" default undo text >/dev/null
defaults >"$work/undone"
diff "$work/before" "$work/undone" || fail "the choice of a default was not undone"
passed "the choice of a default was undone"
"$program" uninstall >/dev/null
refresh
defaults >"$work/removed"
diff "$work/before" "$work/removed" || fail "uninstalling changed a default"
# What the reader has opened is the reader's, not the installation's; caches and the session bus are the system's.
files | grep -v "/share/gongbao/\|/home/other/\|/.cache/\|/.dbus/" >"$work/files-after" || true
diff "$work/files-before" "$work/files-after" || fail "uninstalling left files"
passed "uninstalling left nothing"
