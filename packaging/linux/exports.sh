#!/usr/bin/env bash
# Every export held against the validator of its form: packaging/linux/exports.sh PROGRAM FILE [FILE…]
# Uses what is there of: xmllint with the schema of Akoma Ntoso 3.0 (AKN_SCHEMA names the file akomantoso30.xsd, beside it
# xml.xsd), epubcheck, the Nu HTML checker (VNU_JAR names its vnu.jar) or else tidy, qpdf, LibreOffice, python3 with jsonschema. What is
# missing is said.
set -uo pipefail
program=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work LANG=C.UTF-8
failed=0
check() { # NAME COMMAND…
    local name=$1
    shift
    if "$@" >"$work/log" 2>&1; then echo "ok: $name"; else echo "FAILED: $name"; tail -n 15 "$work/log"; failed=1; fi
}
missing() { echo "not checked: $1 (no $2)"; }
has() { command -v "$1" >/dev/null; }
# Debian's epubcheck is an archive of Java that the system runs only where it was told to.
epub() {
    local checker
    checker=$(command -v epubcheck)
    if [ "$(head -c 2 "$checker")" = PK ]; then java -jar "$checker" "$1"; else "$checker" "$1"; fi
}
# What LibreOffice read of the Word file and of the CSV is what was written.
opened() {
    python3 - "$work" <<'PY'
import collections, csv, json, sys
work = sys.argv[1]
han = lambda text: collections.Counter(c for c in text if "\u3400" <= c <= "\u9fff")
blocks = [b["text"] for d in json.load(open(f"{work}/out.json", encoding="utf-8"))["documents"] for b in d["blocks"]]
wanted, got = han("".join(blocks)), han(open(f"{work}/office/out.txt", encoding="utf-8-sig").read())
lost = wanted - got
assert not lost, f"lost of the text: {sum(lost.values())} of {sum(wanted.values())}: {lost.most_common(9)}"
read = lambda path: [row for row in csv.reader(open(path, encoding="utf-8-sig", newline=""))]
cells, shown = read(f"{work}/out.csv"), read(f"{work}/office/out.csv")
assert len(cells) == len(shown), f"{len(cells)} rows were written, {len(shown)} are read"
# Days and numbers may be shown otherwise: cells with Chinese text are held against each other.
for n, (a, b) in enumerate(zip(cells, shown), 1):
    for x, y in zip(a, b):
        assert not han(x) or x.split() == y.split(), f"row {n}: {x!r} is read as {y!r}"
print(f"{sum(wanted.values())} characters, {len(cells)} rows")
PY
}
for file in "$@"; do
    echo "== $(basename "$file")"
    for form in json ndjson csv pdf epub docx html md xml ics; do
        check "$form is written" "$program" export "$file" -o "$work/out.$form"
    done
    if [ -n "${AKN_SCHEMA:-}" ] && has xmllint; then
        check "Akoma Ntoso by its schema" xmllint --noout --nonet --schema "$AKN_SCHEMA" "$work/out.xml"
    else
        missing "Akoma Ntoso by its schema" "AKN_SCHEMA or xmllint"
    fi
    if has epubcheck; then check "EPUB" epub "$work/out.epub"; else missing EPUB epubcheck; fi
    if has qpdf; then
        check "PDF" qpdf --check "$work/out.pdf"
        check "PDF without a warning" sh -c "! qpdf --check '$work/out.pdf' 2>&1 | grep -i warning"
    else
        missing PDF qpdf
    fi
    if grep -qa "pdfaid:part" "$work/out.pdf"; then echo "ok: the PDF says it is PDF/A"; else echo "note: the PDF does not say it is PDF/A"; fi
    if [ -n "${VNU_JAR:-}" ] && has java; then
        check "HTML by the Nu checker" java -jar "$VNU_JAR" --errors-only "$work/out.html"
    elif has tidy; then
        # Warnings (1) are about the look of the source; errors are 2.
        check "HTML by tidy" sh -c "tidy -quiet -errors -utf8 '$work/out.html'; [ \$? -lt 2 ]"
    else
        missing HTML "VNU_JAR with java, or tidy"
    fi
    if has soffice; then
        mkdir -p "$work/office"
        check "LibreOffice opens the Word file" soffice --headless --convert-to txt:Text --outdir "$work/office" "$work/out.docx"
        check "LibreOffice opens the CSV" soffice --headless --infilter='Text - txt - csv (StarCalc):44,34,76' --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76' --outdir "$work/office" "$work/out.csv"
        check "LibreOffice has the words of the Word file and the cells of the CSV" opened
    else
        missing "DOCX and CSV" LibreOffice
    fi
    if python3 -c 'import jsonschema' 2>/dev/null; then
        "$program" schema issue >"$work/issue.schema.json"
        "$program" schema rows >"$work/rows.schema.json"
        check "JSON and lines by their schemas" python3 - "$work" <<'PY'
import json, sys
from jsonschema import Draft202012Validator
work = sys.argv[1]
load = lambda name: json.load(open(f"{work}/{name}", encoding="utf-8"))
Draft202012Validator(load("issue.schema.json")).validate(load("out.json"))
rows = Draft202012Validator(load("rows.schema.json"))
for line in open(f"{work}/out.ndjson", encoding="utf-8"):
    rows.validate(json.loads(line))
PY
    else
        missing "JSON by its schema" "python3 module jsonschema; the tests of the program check it"
    fi
done
exit $failed
