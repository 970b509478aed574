#!/usr/bin/env python3
"""check.py CATALOGUE.po …: fails on untranslated or fuzzy entries and on {0} places that got lost."""
import re
import sys
from pathlib import Path

PLACE = re.compile(r"\{\d\}")
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*")$')
ESCAPE = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
SHOWN = 20


def unquoted(text):
    return re.sub(r"\\(.)", lambda m: ESCAPE.get(m[1], m[1]), text[1:-1])


def entries(path):
    """Dicts of msgctxt, msgid, msgid_plural, msgstr or msgstr[n], plus fuzzy and line; obsolete ones left out."""
    entry, field = {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() + [""], 1):
        found = FIELD.match(line)
        if not line.strip():
            if "msgid" in entry:
                yield entry
            entry, field = {}, None
        elif found:
            field = found[1]
            entry[field] = unquoted(found[2])
            entry.setdefault("line", number)
        elif line.startswith('"') and field:
            entry[field] += unquoted(line)
        elif line.startswith("#,") and "fuzzy" in line:
            entry["fuzzy"] = True


def faults(entry):
    ids = [entry[key] for key in ("msgid", "msgid_plural") if key in entry]
    forms = [text for key, text in entry.items() if key.startswith("msgstr")]
    if entry.get("fuzzy"):
        yield "fuzzy"
    if not forms or not all(forms):
        yield "untranslated"
        return
    wanted = sorted(PLACE.findall(ids[-1]))
    if len(ids) == 1 and sorted(PLACE.findall(forms[0])) != wanted:
        yield "places like {0} differ"
    # The form for one may say the number in words; the last form may not.
    if len(ids) == 2:
        known = set(PLACE.findall(ids[0])) | set(wanted)
        lost = sorted(PLACE.findall(forms[-1])) != wanted
        if lost or any(set(PLACE.findall(form)) - known for form in forms):
            yield "places like {0} differ"


def main():
    failed = False
    for name in sys.argv[1:]:
        bad = [(entry, fault) for entry in entries(Path(name)) if entry["msgid"] for fault in faults(entry)]
        for entry, fault in bad[:SHOWN]:
            print(f"{name}:{entry['line']}: {fault}: {entry['msgid'][:60]!r}")
        if bad:
            print(f"{name}: {len(bad)} entries to mend")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
