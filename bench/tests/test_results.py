import json

import pytest

from bench.results import BEGIN, END, Findings, Results, Table

MACHINE = {"processor": "2 × something", "orders": "1,000"}


def findings(rate: str) -> Findings:
    made = Findings("one quiet afternoon")
    made.add(Table("Pages", ["", "rate"], [["ours", rate]]), raw=[{"rate": rate}], rate_over_floor=0.4)
    return made


@pytest.fixture
def results() -> Results:
    return Results(MACHINE, {"pages": findings("100")})


def test_files_hold_what_was_measured(results, tmp_path):
    results.write(tmp_path)

    document = json.loads((tmp_path / "latest.json").read_text())
    assert document["subjects"]["pages"]["figures"] == {"rate_over_floor": 0.4}
    assert document["subjects"]["pages"]["raw"] == [{"title": "Pages", "results": [{"rate": "100"}]}]
    text = (tmp_path / "latest.md").read_text()
    for said in ("- processor: 2 × something", "| ours | 100 |", "| 0.400× | aim |", "one quiet afternoon"):
        assert said in text


def test_a_subject_measured_again_replaces_itself_alone(tmp_path):
    Results(MACHINE, {"pages": findings("100"), "sockets": findings("7")}).write(tmp_path)

    together = Results(MACHINE, {"pages": findings("200")}).with_former(tmp_path)

    assert {name: each.tables[0].rows[0][1] for name, each in together.subjects.items()} == {
        "pages": "200",
        "sockets": "7",
    }


def test_what_another_machine_measured_is_not_mixed_in(tmp_path):
    Results({**MACHINE, "orders": "20"}, {"sockets": findings("7")}).write(tmp_path)

    assert Results(MACHINE, {"pages": findings("200")}).with_former(tmp_path).subjects.keys() == {"pages"}


def test_a_document_keeps_what_stands_around_the_tables(results, tmp_path):
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")

    results.write_into(document)

    text = document.read_text()
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old" not in text
    assert "| ours | 100 |" in text


def test_a_document_without_a_place_is_left_alone(results, tmp_path):
    document = tmp_path / "performance.md"
    document.write_text("nothing here")

    with pytest.raises(ValueError, match="no place"):
        results.write_into(document)
    assert document.read_text() == "nothing here"
