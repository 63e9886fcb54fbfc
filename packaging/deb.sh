#!/usr/bin/env bash
# Makes the Debian package of a built program and holds it against lintian: packaging/deb.sh [PROFILE]
# Needs cargo-deb, lintian, appstreamcli and desktop-file-validate. What is built with `cargo build --profile PROFILE` is taken.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
target=${CARGO_TARGET_DIR:-target}
program=$target/$profile/gongbao
[ -x "$program" ] || { echo "build it first: cargo build --profile $profile" >&2; exit 1; }
bash packaging/generated.sh "$program" "$target/packaging"
desktop-file-validate assets/gongbao.desktop
appstreamcli validate --no-net assets/gongbao.metainfo.xml
cargo deb --no-build --profile "$profile" --output "$target/packaging/"
package=$(ls -t "$target"/packaging/*.deb | head -n 1)
lintian --fail-on error "$package"
echo "$package"
