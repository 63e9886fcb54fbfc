#!/usr/bin/env bash
# Every export held against the validator of its form: packaging/linux/exports.sh PROGRAM FILE [FILE…]
# Uses what is there of: xmllint with the schema of Akoma Ntoso 3.0 (AKN_SCHEMA names the file akomantoso30.xsd, beside it
# xml.xsd), epubcheck, qpdf, LibreOffice, python3 with jsonschema. What is missing is said.
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
    if has qpdf; then check "PDF" qpdf --check "$work/out.pdf"; else missing PDF qpdf; fi
    if grep -qa "pdfaid:part" "$work/out.pdf"; then echo "ok: the PDF says it is PDF/A"; else echo "note: the PDF does not say it is PDF/A"; fi
    if has xmllint; then
        check "HTML is well-formed as HTML 5" sh -c "xmllint --html --noout '$work/out.html' 2>&1 | grep -v 'Tag \(article\|nav\) invalid\|^<\|\^' | grep -i 'error' && exit 1 || exit 0"
    fi
    if has soffice; then
        for form in docx csv; do
            mkdir -p "$work/$form"
            check "LibreOffice opens the $form" soffice --headless --convert-to pdf --outdir "$work/$form" "$work/out.$form"
            [ -s "$work/$form/out.pdf" ] || { echo "FAILED: LibreOffice made nothing of the $form"; failed=1; }
        done
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
