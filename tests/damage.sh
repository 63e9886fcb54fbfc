#!/bin/sh
# Reads damaged copies of files of every kind (tests/core/damaged_files.rs), more of them than a run of all tests has time for:
#   tests/damage.sh [RUNS [SEED [KIND]]]     2,000 copies of each sample, of those whose name has KIND; the same for the same SEED
# Its bounds are of work (CPU time), so that they hold on a machine that is busy, too. What it prints are copies, how many could be read, losses told, the slowest, memory.
set -eu
cd "$(dirname "$0")/.."
GONGBAO_FUZZ_RUNS=${1:-2000} GONGBAO_FUZZ_SEED=${2:-$(date +%s)} GONGBAO_FUZZ_ONLY=${3:-}
export GONGBAO_FUZZ_RUNS GONGBAO_FUZZ_SEED GONGBAO_FUZZ_ONLY
exec nice -n 5 cargo test --profile ci --no-default-features --test core damaged_files_never -- --nocapture
