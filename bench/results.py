"""What was measured, subject by subject, as JSON for programs and Markdown for people."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.goals import goal_rows

FOLDER = Path(__file__).with_name("results")
DOCUMENT = FOLDER.parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- measured: dev.py bench -->", "<!-- end of measured -->"


@dataclass(frozen=True)
class Table:
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def as_markdown(self) -> str:
        lines = [self.headings, ["---", *["---:"] * (len(self.headings) - 1)], *self.rows]
        return "\n".join([f"**{self.title}**", "", *(f"| {' | '.join(line)} |" for line in lines)])


@dataclass
class Findings:
    """One subject's tables and figures, and under what load of the machine they came about."""

    circumstances: str
    tables: list[Table] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    raw: list[object] = field(default_factory=list)

    def add(self, table: Table, *, raw: object = None, **figures: float) -> None:
        """Keep and print a table; ``figures`` are measured goals by name."""
        self.tables.append(table)
        self.figures |= figures
        if raw is not None:
            self.raw.append({"title": table.title, "results": raw})
        print(f"\n{table.as_markdown()}\n", flush=True)

    def as_markdown(self) -> str:
        return "\n\n".join([*(table.as_markdown() for table in self.tables), f"*{self.circumstances}*"])

    @classmethod
    def read(cls, document: dict) -> "Findings":
        return cls(**{**document, "tables": [Table(**each) for each in document["tables"]]})


@dataclass
class Results:
    """The findings of one machine with so many orders; what is measured again replaces what was."""

    machine: dict[str, str]
    subjects: dict[str, Findings] = field(default_factory=dict)

    def goals(self) -> Table:
        figures = {name: value for each in self.subjects.values() for name, value in each.figures.items()}
        return Table("Goals", ["goal", "must", "aim", "measured", "reached"], goal_rows(figures))

    def as_markdown(self) -> str:
        machine = "\n".join(f"- {name}: {value}" for name, value in self.machine.items())
        return "\n\n".join(
            [machine, self.goals().as_markdown(), *(each.as_markdown() for each in self.subjects.values())]
        )

    def with_former(self, folder: Path = FOLDER) -> "Results":
        """These, and the subjects that were not measured now but before on the same machine and versions."""
        file = folder / "latest.json"
        former = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        if former.get("machine") != self.machine:
            return self
        kept = {name: Findings.read(each) for name, each in former["subjects"].items()}
        return Results(self.machine, kept | self.subjects)

    def write(self, folder: Path = FOLDER) -> None:
        """latest.json and latest.md."""
        folder.mkdir(exist_ok=True)
        (folder / "latest.json").write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        (folder / "latest.md").write_text(f"{self.as_markdown()}\n", encoding="utf-8")

    def write_into(self, document: Path = DOCUMENT) -> None:
        """Put the tables between the two marks of the document."""
        text = document.read_text(encoding="utf-8")
        between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
        if not between.search(text):
            raise ValueError(f"{document} has no place for the tables: {BEGIN} … {END}")
        filled = f"{BEGIN}\n{self.as_markdown()}\n{END}"
        document.write_text(between.sub(lambda _: filled, text), encoding="utf-8")
