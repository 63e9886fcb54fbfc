#!/usr/bin/env bash
# What a package holds that the program tells of itself, and what changed, packed: packaging/generated.sh PROGRAM FOLDER
set -euo pipefail
program=$1
folder=$2
mkdir -p "$folder"
LANG=en_US.UTF-8 LANGUAGE= LC_ALL= "$program" manual | gzip -9n >"$folder/gongbao.1.gz"
"$program" completions bash >"$folder/gongbao.bash"
"$program" completions zsh >"$folder/_gongbao"
"$program" completions fish >"$folder/gongbao.fish"
gzip -9nc "$(dirname "$0")/../CHANGELOG.md" >"$folder/changelog.gz"
