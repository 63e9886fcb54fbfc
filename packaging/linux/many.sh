#!/usr/bin/env bash
# Many files into tables, beside a loop of single runs: packaging/linux/many.sh PROGRAM COUNT FILE-OR-FOLDER…
# The files (of a folder all in it) are taken in turn until there are COUNT; every tenth is a copy cut short in its middle,
# every fiftieth a file of nothing but noise. Held against each other: the rows and files of CSV and SQLite, what is told of
# errors, the memory in the course of the run, and the time of the processors beside a loop of single runs.
set -euo pipefail
program=$(realpath "$1")
count=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() { echo "FAILED: $*"; failed=1; }
mkdir "$work/in"
mapfile -d '' sources < <(find "$@" -type f -size -8M -print0 | sort -z)
[ ${#sources[@]} -gt 0 ] || { echo "no files in $*" >&2; exit 2; }
# In turn over the whole list, so that a part of it is a mix as well.
step=$((${#sources[@]} / count + 1))
for n in $(seq "$count"); do
    source=${sources[$(((n - 1) * step % ${#sources[@]}))]}
    to=$work/in/$(printf '%04d' "$n")-$(basename "$source")
    if [ $((n % 50)) = 0 ]; then head -c 20000 /dev/urandom >"$to"
    elif [ $((n % 10)) = 0 ]; then head -c $(($(stat -c %s "$source") / 2)) "$source" >"$to"
    else cp "$source" "$to"; fi
done
# Resident memory of the program and of the processes that read for it, seen every fifth of a second.
watch() {
    while kill -0 "$1" 2>/dev/null; do
        for process in "$1" $(pgrep -P "$1"); do
            awk '/VmRSS/ { print $2 }' "/proc/$process/status" 2>/dev/null || true
        done | awk '{ sum += $1 } END { print sum }'
        sleep 0.2
    done
}
# What a run of all took: seconds, and seconds of the processors.
taken() { awk '{ printf "%.1f s, %.1f s of the processors", $1, $2 + $3 }' "$work/time"; }
TIMEFORMAT='%R %U %S'
for format in csv sqlite; do
    { time {
        "$program" export --format "$format" --table all --out-dir "$work/$format" --quiet "$work"/in/* 2>"$work/$format.err" &
        process=$!
        watch $process >"$work/memory"
        code=0
        wait $process || code=$?
    }; } 2>"$work/time"
    echo "$format: $count files in $(taken), exit code $code"
    awk '{ n++; m[n] = $1 } END { if (n > 3) { q = int(n / 4); for (i = 1; i <= n; i++) { if (m[i] > most) most = m[i] } printf "  memory: %d MB after a quarter, %d MB at the end, %d MB at most\n", m[q] / 1024, m[n - 1] / 1024, most / 1024 } }' "$work/memory"
    [ "$code" = 5 ] || fail "$format: the exit code is $code, not 5, though some files can't be read"
done
python3 - "$work" "$count" <<'PY' || failed=1
import collections, csv, glob, os, sqlite3, sys
work, count = sys.argv[1], int(sys.argv[2])
bad = 0
def fail(text):
    global bad
    bad = 1
    print("FAILED:", text)
(base,) = glob.glob(f"{work}/sqlite/*.sqlite*") or [None]
base = sqlite3.connect(base)
tables = {name for (name,) in base.execute("select name from sqlite_master where type = 'table'")}
read, errors = set(), []
for path in sorted(glob.glob(f"{work}/csv/*.csv")):
    name = os.path.basename(path)[:-4]
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if name == "errors":
        errors = rows
        files = [next(iter(row.values())) for row in rows]
        if len(files) != len(set(files)):
            fail("a file has two errors")
        continue
    (held,) = base.execute(f'select count(*) from "{name}"').fetchone() if name in tables else (None,)
    print(f"  {name}: {len(rows)} rows" + ("" if held == len(rows) else f", but {held} in SQLite"))
    if held != len(rows):
        fail(f"{name}: CSV and SQLite differ")
    read |= {row.get("file") or row.get("文件名") or row.get("来源文件") for row in rows}
read.discard(None)
names = collections.Counter(list(row.values())[1] for row in errors)
print(f"  {count} files: {count - len(errors)} read, {len(errors)} errors:", dict(names))
(held,) = base.execute("select count(*) from errors").fetchone() if "errors" in tables else (None,)
if held != len(errors):
    fail(f"{len(errors)} errors in CSV, {held} in SQLite")
if len(read) > count - len(errors):
    fail(f"rows of {len(read)} files, of which {count - len(errors)} were read")
sys.exit(bad)
PY
{ time for file in "$work"/in/*; do "$program" export --format csv --table contents "$file" >/dev/null 2>&1 || true; done; } 2>"$work/time"
echo "a loop of single runs, one table each: $(taken)"
exit $failed
