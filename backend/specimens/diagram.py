"""The status table as a picture (Mermaid), for the documentation."""

from specimens.states import AWAITED, TRANSITIONS, Status

BEGIN, END = "<!-- status diagram: manage.py draw_specimens -->", "<!-- end of status diagram -->"


def draw_statuses() -> str:
    """A Mermaid state diagram; each arrow says the action and who takes it."""
    lines = [
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> expected: planned, added or asked for again",
    ]
    for action, row in TRANSITIONS.items():
        who = " or ".join(sorted(row.by))
        for source in (status for status in Status if status in row.sources):
            targets = [row.target] if row.target else [status for status in Status if status in AWAITED]
            lines += [f"    {source} --> {target}: {action} ({who})" for target in targets]
    ends = (status for status in Status if not any(status in row.sources for row in TRANSITIONS.values()))
    lines += [f"    {status} --> [*]" for status in ends]
    return "\n".join([*lines, "```"])


def put_into(document: str) -> str:
    """``document`` with the diagram between its markers."""
    head, _, rest = document.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{draw_statuses()}\n{END}{tail}"
