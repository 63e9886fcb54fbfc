#!/usr/bin/env bash
# Many files into tables, beside a loop of single runs: packaging/linux/many.sh PROGRAM COUNT FILE…
# The files are taken in turn until there are COUNT; every tenth is a copy cut short in its middle.
set -euo pipefail
program=$(realpath "$1")
count=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
sources=("$@")
for n in $(seq "$count"); do
    source=${sources[$(((n - 1) % ${#sources[@]}))]}
    to=$work/in/$(printf '%04d' "$n")-$(basename "$source")
    if [ $((n % 10)) = 0 ]; then head -c $(($(stat -c %s "$source") / 2)) "$source" >"$to"; else cp "$source" "$to"; fi
done
# Resident memory of the program, seen every fifth of a second.
watch() {
    while kill -0 "$1" 2>/dev/null; do
        awk '/VmRSS/ { print $2 }' "/proc/$1/status" 2>/dev/null || true
        sleep 0.2
    done
}
for format in csv sqlite; do
    began=$(date +%s%N)
    "$program" export --format "$format" --out-dir "$work/$format" --quiet "$work"/in/* 2>"$work/$format.err" &
    process=$!
    watch $process >"$work/memory"
    code=0
    wait $process || code=$?
    echo "$format: $count files in $((($(date +%s%N) - began) / 1000000)) ms, exit code $code, $(wc -l <"$work/$format.err") failed"
    awk '{ n++; m[n] = $1 } END { if (n > 3) { q = int(n / 4); for (i = 1; i <= n; i++) { if (m[i] > most) most = m[i] } printf "  memory: %d MB after a quarter, %d MB at the end, %d MB at most\n", m[q] / 1024, m[n - 1] / 1024, most / 1024 } }' "$work/memory"
done
wc -l "$work"/csv/*.csv | sed 's/^/  /; s#/.*/csv/##'
awk -F, 'NR > 1 { print $2 }' "$work/csv/errors.csv" | sort | uniq -c | sed 's/^/  errors: /'
began=$(date +%s%N)
for file in "$work"/in/*; do "$program" export --format csv --table contents "$file" >/dev/null 2>&1 || true; done
echo "a loop of single runs, one table each: $((($(date +%s%N) - began) / 1000000)) ms"
