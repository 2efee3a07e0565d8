"""The status table as a picture (Mermaid), for the documentation."""

from orders.states import FINAL, TRANSITIONS, Side, Status

BEGIN, END = "<!-- status diagram: manage.py draw_statuses -->", "<!-- end of status diagram -->"


def draw_statuses() -> str:
    """A Mermaid state diagram; each arrow says the action and who takes it."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> draft: kept", "    [*] --> submitted: sent"]
    for action, transition in TRANSITIONS.items():
        who = " or ".join(sorted(transition.by - {Side.ADMINISTRATOR}))
        for source in (status for status in Status if status in transition.sources):
            targets = [transition.target] if transition.target else _before_a_hold()
            lines += [f"    {source} --> {target}: {action} ({who})" for target in targets]
    lines += [f"    {status} --> [*]" for status in Status if status in FINAL]
    return "\n".join([*lines, "```"])


def put_into(document: str) -> str:
    """``document`` with the diagram between its markers."""
    head, _, rest = document.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{draw_statuses()}\n{END}{tail}"


def _before_a_hold() -> list[Status]:
    return [status for status in Status if status in TRANSITIONS["hold"].sources]
