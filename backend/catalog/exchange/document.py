"""Reading a catalogue from JSON: what the export writes, of which parts may be left out."""

from typing import Any

from catalog.exchange.cells import MOST_PARTS
from catalog.exchange.columns import PANEL, TEST
from catalog.exchange.entries import Entry, FileFault

LISTS = {"tests": TEST, "panels": PANEL}


def read_document(body: Any) -> tuple[list[Entry], list[FileFault]]:
    """What a document says, and what of it cannot be understood."""
    if not isinstance(body, dict) or not any(isinstance(body.get(name), list) for name in LISTS):
        detail = "The file must hold a list “tests” or a list “panels”, as an export does."
        return [], [FileFault(None, None, "", detail)]
    entries: dict[tuple[str, str], Entry] = {}
    faults = []
    for name, kind in LISTS.items():
        for index, said in enumerate(_list_of(body, name)):
            path = f"{name}[{index}]"
            if (
                not isinstance(said, dict)
                or not isinstance(said.get("code"), str)
                or not said["code"].strip()
            ):
                faults.append(FileFault(None, path, "", "Say of each at least its code."))
                continue
            code = said["code"].strip()
            if _has_long_list(said):
                detail = f"It has a list of more than {MOST_PARTS} things. No list of a catalogue may."
                faults.append(FileFault(None, path, code, detail))
                continue
            if (kind, code.casefold()) in entries:
                faults.append(FileFault(None, path, code, f"This {kind} stands here twice. Remove one."))
                continue
            rest = {member: value for member, value in said.items() if member != "code"}
            entries[kind, code.casefold()] = Entry(kind, code, rest)
    return list(entries.values()), faults


def _has_long_list(said: Any) -> bool:
    """Whether any list in it is longer than any may be: each thing in it would be looked at before that is noticed."""
    if isinstance(said, dict):
        return any(map(_has_long_list, said.values()))
    return isinstance(said, list) and (len(said) > MOST_PARTS or any(map(_has_long_list, said)))


def _list_of(body: dict[str, Any], name: str) -> list[Any]:
    found = body.get(name)
    return found if isinstance(found, list) else []
