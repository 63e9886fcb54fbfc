#!/bin/sh
# How well worn pages are read, as a table; beside tesseract where it and its simplified Chinese are installed.
# Takes some minutes: the models are optimised in the profile `ci`, too.
set -eu
cd "$(dirname "$0")/.."
exec cargo test --profile ci --test core scan_bench -- --ignored --nocapture
