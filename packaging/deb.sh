#!/usr/bin/env bash
# Makes the Debian package of a built program and holds it against lintian: packaging/deb.sh [PROFILE [OPTION…]]
# Options go to cargo-deb: --fast packs lightly, for a look.
# Needs cargo-deb, lintian, appstreamcli and desktop-file-validate. What is built with `cargo build --profile PROFILE` is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
shift || true
target=${CARGO_TARGET_DIR:-target}
program=$target/$profile/gongbao
[ -x "$program" ] || { echo "build it first: cargo build --profile $profile" >&2; exit 1; }
# Cargo.toml names this folder, wherever the program was built.
made=target/packaging
bash packaging/generated.sh "$program" "$made"
desktop-file-validate assets/gongbao.desktop
appstreamcli validate --no-net assets/gongbao.metainfo.xml
cargo deb --no-build --profile "$profile" --output "$made/" "$@"
package=$(ls -t "$made"/*.deb | head -n 1)
lintian --fail-on error "$package"
echo "$package"
