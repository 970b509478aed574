#!/usr/bin/env python3
"""Message ids of the data files, as a .pot on standard output: every word a person reads.

They have no context; what kind of word each is stands in a comment for the translator. Only a LIST is one message with a
context of its own, so that languages may have more or fewer words in it.
"""
import functools
import sys
import tomllib
from pathlib import Path

# file, table, key, kind of word; a key that holds a list gives one message per entry; no key: every value of the table.
WORDS = [
    ("templates/findings.toml", "finding", "name", "finding"),
    ("templates/findings.toml", "finding", "label", "finding label"),
    ("templates/findings.toml", "finding", "abbr", "finding abbr"),
    ("templates/findings.toml", "finding", "plain", "finding plain"),
    ("templates/findings.toml", "finding", "definition", "finding definition"),
    ("templates/techniques.toml", "technique", "name", "technique"),
    ("templates/techniques.toml", "technique", "plain", "technique plain"),
    ("templates/techniques.toml", "walton_level", "name", "pressure"),
    ("templates/techniques.toml", "walton_level", "plain", "pressure plain"),
    ("body_maps/regions.toml", "region", "name", "region"),
    ("body_maps/regions.toml", "region", "plain", "region plain"),
    ("body_maps/regions.toml", "region", "caution", "care at a region"),
    ("body_maps/zones.toml", "zone", "name", "zone of care"),
    ("body_maps/zones.toml", "zone", "caution", "care in a zone"),
    ("body_maps/levels.toml", "area", "name", "area of the body"),
    ("body_maps/levels.toml", "choir_area", "name", "area of a published body map"),
    ("templates/jurisdictions.toml", "jurisdiction", "name", "jurisdiction"),
    ("templates/retention.toml", "rule", "name", "jurisdiction"),
    ("templates/retention.toml", "rule", "source", "source of a rule how long records are kept"),
    ("templates/phrases.toml", "phrase", "text", "phrase of a note; names in braces stay as they are"),
    ("templates/pages.toml", "word", "text", "words of the client's plan"),
    ("templates/measures.toml", "measure", "name", "measure"),
    ("templates/measures.toml", "measure", "unit", "unit of a measure"),
    ("templates/measures.toml", "measure", "ask", "how a measure is asked"),
    ("templates/measures.toml", "measure", "flag", "measure outside"),
    ("templates/measures.toml", "range", "joint", "joint"),
    ("templates/measures.toml", "range", "motion", "motion of a joint"),
    ("templates/red_flag_questions.toml", "question", "text", "red flag question"),
    ("templates/consents.toml", "kind", "name", "kind of consent"),
    ("templates/contraindications.toml", "condition", "name", "condition"),
    ("templates/contraindications.toml", "condition", "intake_question", "condition question"),
    ("templates/contraindications.toml", "condition", "massage_action", "action of a rule"),
    ("templates/contraindications.toml", "condition", "refer", "referral"),
    ("templates/contraindications.toml", "condition", "refer_same_day", "referral"),
    ("templates/contraindications.toml", "rule", "reason", "rule reason"),
    ("templates/contraindications.toml", "unknown_rule", "reason", "rule reason"),
    ("templates/modalities.toml", "modality", "name", "modality"),
    ("templates/modalities.toml", "modality", "how", "modality how"),
    ("templates/modalities.toml", "modality", "stop", "modality stop"),
    ("templates/modalities.toml", "modality", "supervision", "modality how"),
    ("templates/modalities.toml", "modality", "start_low", "modality how"),
    ("templates/modalities.toml", "modality", "more_steps", "modality how"),
    ("templates/modalities.toml", "dose", "unit", "unit of a dose"),
    ("templates/modalities.toml", "dose", "mass_unit", "unit of a dose"),
    ("templates/routines.toml", "limit", "note", "a limit of a plan"),
    ("templates/modalities.toml", "claim", "say", "claim"),
    ("templates/routines.toml", "item", "name", "item"),
    ("templates/routines.toml", "load_rule", "item_name", "item"),
    ("templates/routines.toml", "item", "steps", "item step"),
    ("templates/routines.toml", "item", "stop_rule", "stop rule"),
    ("templates/routines.toml", "global_stop", "text", "stop rule"),
    ("templates/routines.toml", "item", "frequency", "frequency"),
    ("templates/routines.toml", "weekly", "frequency", "frequency"),
    ("templates/routines.toml", "load_rule", "detail", "rule detail"),
    ("templates/routines.toml", "load_rule", "plain_detail", "rule detail"),
    ("templates/routines.toml", "load_rule", "else_detail", "rule detail"),
    ("templates/routines.toml", "weekly", "detail", "rule detail"),
    ("templates/routines.toml", "weekly", "plain_detail", "rule detail"),
    ("templates/routines.toml", "race_rule", "advice", "rule detail"),
    ("templates/routines.toml", "race_rule", "massage_change", "rule detail"),
    ("templates/routines.toml", "race_rule", "strength_change", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "advice", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "tell", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "warn", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "massage_change", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "self_massage_change", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "cold_change", "rule detail"),
    ("templates/routines.toml", "after_race_rule", "strength_change", "rule detail"),
    ("templates/routines.toml", "conflict", "resolution", "rule detail"),
    ("templates/routines.toml", "finding_rule", "advice", "rule detail"),
    ("templates/routines.toml", "site_rule", "why", "rule reason"),
    ("templates/routines.toml", "screen_rule", "reason", "rule reason"),
    ("templates/routines.toml", "position_rule", "reason", "rule reason"),
    ("templates/routines.toml", "pain_rule", "action", "stop rule"),
    ("templates/routines.toml", "finding_tool", "detail", "rule detail"),
    ("templates/routines.toml", "progression_step", "note", "item step"),
    ("templates/routines.toml", "block_scope", "text", "rule reason"),
    ("templates/routines.toml", "notes", None, "rule reason"),
    ("templates/routines.toml", "red_flag", "name", "red flag"),
    ("templates/routines.toml", "red_flag", "look_for", "red flag look for"),
    ("templates/routines.toml", "red_flag_action", "text", "red flag action"),
    ("templates/routines.toml", "not_done", "name", "why a part of the home plan was not done"),
    ("templates/retired.toml", "retired", "text", "stands in plans of earlier days"),
]

# file, table, key of a list, context of the message made of it: its words joined by "; ".
LISTS = [
    ("body_maps/regions.toml", "region", "aliases", "region aliases"),
]
LIST_NOTE = "what people type to find a region, in this language: abbreviations, common and lay names; as many as are usual"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def texts(value):
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and any(c.isalpha() for c in text):
            yield text


@functools.cache
def content(path):
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def messages(root):
    """id -> (kinds, files), in the order of the files."""
    found = {}
    for file, table, key, kind in WORDS:
        rows = content(root / file).get(table, [])
        # Without a key: one table whose values are all words.
        for row in [{key: list(rows.values())}] if key is None else rows:
            for text in texts(row.get(key, [])):
                kinds, files = found.setdefault(text, ({}, {}))
                kinds[kind] = files[file] = True
    return found


def lists(root):
    """(context, id, file) of every list, each once."""
    found = {}
    for file, table, key, context in LISTS:
        for row in content(root / file).get(table, []):
            if row.get(key):
                found[context, "; ".join(row[key]), file] = True
    return found


def main():
    root = Path(sys.argv[1])
    for text, (kinds, files) in messages(root).items():
        print(f"\n#. {', '.join(kinds)}\n#: {' '.join(files)}\nmsgid {quoted(text)}\nmsgstr \"\"")
    for context, text, file in lists(root):
        print(f"\n#. {LIST_NOTE}\n#: {file}\nmsgctxt {quoted(context)}\nmsgid {quoted(text)}\nmsgstr \"\"")


if __name__ == "__main__":
    main()
