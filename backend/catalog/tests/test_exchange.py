"""A catalogue goes out as a file and comes back: seen before, all of it or nothing."""

import csv
import io
import json
from typing import Any

import pytest

from accounts.models import Role
from audit.models import AuditEvent
from catalog.exchange.cells import MOST_PARTS
from catalog.exchange.columns import COLUMNS
from catalog.exchange.plan import plan_import
from catalog.exchange.sheet import MOST_ROWS, read_sheet
from catalog.models import CatalogPanel, CatalogPanelVersion, CatalogTest, CatalogTestVersion
from catalog.services.importing import CatalogueFile, export_catalogue, token_of
from catalog.tests.bodies import TESTS, analyte, body, fields_of
from common.spreadsheets import neutralise

EXPORT, PREVIEW, IMPORT = "/api/catalog/export/", "/api/catalog/import/preview/", "/api/catalog/import/"
PANELS = "/api/catalog/panels/"
CALCULATED = analyte(code="DOUBLE", loinc="", formula="GLU * 2", decimals=1)


def export(client: Any, file_format: str = "csv") -> bytes:
    response = client.get(EXPORT, {"file_format": file_format})
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content) if response.streaming else response.content


def read_rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def write_rows(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def send(client: Any, path: str, raw: bytes, media_type: str = "text/csv") -> Any:
    return client.generic("POST", path, raw, content_type=media_type)


def preview(client: Any, raw: bytes, media_type: str = "text/csv") -> dict[str, Any]:
    response = send(client, PREVIEW, raw, media_type)
    assert response.status_code == 200, response.content
    answered: dict[str, Any] = response.json()
    return answered


def bring_in(client: Any, raw: bytes, media_type: str = "text/csv") -> Any:
    seen = preview(client, raw, media_type)
    assert seen["faults"] == []
    return send(client, f"{IMPORT}?token={seen['token']}", raw, media_type)


def places(seen: dict[str, Any]) -> list[tuple[int | None, str | None]]:
    return [(fault["row"], fault["column"]) for fault in seen["faults"]]


def everything() -> list[Any]:
    """All rows that an import could touch."""
    models = (CatalogTest, CatalogTestVersion, CatalogPanel, CatalogPanelVersion)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.fixture
def stocked(admin, offer):
    """A lab with tests of every kind, a retired one and a panel."""
    offer()
    offer(
        code="CALC",
        name="=Twice; “quoted”, and\nin two lines",
        synonyms=["a|b", "back\\slash", "-1", "'=x"],
        price=None,
        repeat_after_hours=48,
        analytes=[
            CALCULATED,
            analyte(
                code="COLOUR",
                value_type="coded",
                unit="",
                decimals=None,
                values=[
                    {"code": "Y", "text": "yellow"},
                    {"code": "R", "text": "+ red", "is_abnormal": True},
                ],
                reference_ranges=[],
                critical=[],
            ),
        ],
        questions=[
            {"key": "weight", "text": "Weight?", "kind": "number", "unit": "kg"},
            {"key": "how", "text": "How?", "kind": "choice", "choices": ["1,5", "no"]},
            {"key": "a", "text": "A", "kind": "text", "shown_when": {"key": "weight", "equals": 1.5}},
            {"key": "b", "text": "B", "kind": "date", "shown_when": {"key": "how", "equals": "1,5"}},
            {"key": "c", "text": "C", "kind": "yes_no", "shown_when": {"key": "how", "equals": "no"}},
        ],
    )
    old = offer(code="OLD", analytes=[])
    assert admin.post(f"{TESTS}{old['id']}/retire/").status_code == 200
    ids = list(CatalogTest.objects.filter(status="active").values_list("id", flat=True))
    panel = {"code": "P", "name": "Both", "category": "Chemistry", "tests": [str(pk) for pk in ids]}
    assert admin.post(PANELS, panel, format="json").status_code == 201


FORMATS = [("csv", "text/csv"), ("json", "application/json")]


@pytest.mark.parametrize(("file_format", "media_type"), FORMATS)
class TestThereAndBack:
    def test_what_was_exported_changes_nothing(self, admin, stocked, file_format, media_type):
        before = everything()
        raw = export(admin, file_format)

        answer = bring_in(admin, raw, media_type)

        assert answer.json() == {"counts": {"new": 0, "changed": 0, "unchanged": 4}}
        assert everything() == before
        assert export(admin, file_format) == raw

    def test_another_lab_takes_it_over_whole(
        self, admin, stocked, client_for, other_lab_admin, lab_admin, file_format, media_type
    ):
        other = client_for(other_lab_admin)

        answer = bring_in(other, export(admin, file_format), media_type)

        assert answer.json()["counts"] == {"new": 4, "changed": 0, "unchanged": 0}
        assert export_catalogue(other_lab_admin) == export_catalogue(lab_admin)
        assert other.get(f"{TESTS}?search=glykamie").json()["results"][0]["code"] == "GLU"

    def test_the_whole_compendium_goes_there_and_back(
        self, admin, client_for, other_lab_admin, lab_admin, file_format, media_type
    ):
        admin.post("/api/catalog/compendium/")

        bring_in(client_for(other_lab_admin), export(admin, file_format), media_type)

        assert export_catalogue(other_lab_admin) == export_catalogue(lab_admin)


def test_no_cell_is_run_by_a_spreadsheet(admin, stocked):
    cells = [cell for row in read_rows(export(admin)) for cell in row.values()]

    dangerous = [cell for cell in cells if neutralise(cell) != cell]
    assert "'=Twice; “quoted”, and\nin two lines" in cells
    assert dangerous == []


class TestImporting:
    def test_what_changes_makes_a_version_and_a_line_of_the_record(self, admin, stocked, lab_admin):
        rows = read_rows(export(admin))
        for row in rows:
            if (row["row"], row["code"]) == ("test", "GLU"):
                row["name"], row["routine_hours"] = "Dextrose", "12"
            if (row["row"], row["code"]) == ("panel", "P"):
                row["status"] = "retired"
        rows.append({"row": "test", "code": "NEW", "name": "New", "category": "Other", "stat_hours": "1"})
        raw = write_rows(rows)

        seen = preview(admin, raw)
        answer = bring_in(admin, raw)

        changed = {row["code"]: (row["change"], row["fields"]) for row in seen["rows"]}
        assert changed["GLU"] == ("changed", ["name", "turnaround_hours"])
        assert changed["P"] == ("changed", ["status"])
        assert changed["NEW"] == ("new", [])
        assert seen["counts"] == answer.json()["counts"] == {"new": 1, "changed": 2, "unchanged": 2}
        test = CatalogTest.objects.get(code="GLU")
        assert (test.name, test.version) == ("Dextrose", 2)
        latest = test.versions.get(version=2)
        assert (latest.changed_by, latest.content["turnaround_hours"]["routine"]) == (lab_admin.user, 12)
        assert CatalogPanel.objects.get().status == "retired"
        line = AuditEvent.objects.get(action="catalog.imported")
        assert line.data["tests"] == {"changed": ["GLU"], "new": ["NEW"]}
        assert line.data["panels"] == {"retired": ["P"]}
        found = admin.get(f"{TESTS}?search=dextrose").json()["results"]
        assert [each["code"] for each in found] == ["GLU"]

    def test_a_blank_status_leaves_it_as_it_is(self, admin, stocked):
        rows = read_rows(export(admin))
        for row in rows:
            if row["status"]:
                row["status"], row["name"] = "", "x"

        seen = preview(admin, write_rows(rows))

        assert [(row["code"], row["fields"]) for row in seen["rows"]] == [
            (code, ["name"]) for code in ("CALC", "GLU", "OLD", "P")
        ]

    def test_what_the_file_does_not_name_stays(self, admin, stocked):
        rows = [row for row in read_rows(export(admin)) if row["code"] == "GLU"]

        answer = bring_in(admin, write_rows(rows))

        assert answer.json()["counts"] == {"new": 0, "changed": 0, "unchanged": 1}
        assert CatalogTest.objects.filter(status="active").count() == 2

    @pytest.mark.parametrize("delimiter", [";", "\t"])
    def test_a_decimal_comma_where_cells_are_parted_otherwise(self, admin, stocked, delimiter):
        rows = read_rows(export(admin))
        for row in rows:
            if row["row"] == "specimen":
                row["minimum_volume_ml"] = "2,25"
            if row["row"] == "test" and row["price"]:
                row["price"] = "5,80"

        bring_in(admin, write_rows(rows, delimiter))

        latest = CatalogTest.objects.get(code="GLU").versions.get(version=2).content
        assert latest["specimens"][0]["minimum_volume_ml"] == 2.25
        assert latest["price"] == {"amount": "5.80", "currency": "EUR"}
        # An answer that is no number keeps its comma.
        questions = CatalogTest.objects.get(code="CALC").versions.latest("version").content["questions"]
        assert questions[3]["shown_when"]["equals"] == "1,5"

    def test_a_catalogue_changed_since_the_preview_is_left_alone(self, admin, stocked, offer):
        raw = write_rows([{**row, "name": row["name"] and "x"} for row in read_rows(export(admin))])
        token = preview(admin, raw)["token"]
        offer(code="MEANWHILE")
        before = everything()

        response = send(admin, f"{IMPORT}?token={token}", raw)

        assert (response.status_code, response.json()["code"]) == (409, "catalogue_changed")
        assert everything() == before

    def test_a_token_of_another_file(self, admin, stocked):
        raw = export(admin)
        token = preview(admin, raw)["token"]
        other = write_rows([{**row, "name": row["name"] and "x"} for row in read_rows(raw)])
        before = everything()

        for given in (f"?token={token}", ""):
            assert fields_of(send(admin, IMPORT + given, other)) == [("token", "other_file")]
        assert everything() == before


class TestFaults:
    def spoil(self, client: Any, edit: Any) -> dict[str, Any]:
        """The lab's own sheet after ``edit`` of its rows, as the preview sees it; nothing can be imported by it."""
        rows = read_rows(export(client))
        edit(rows)
        before = everything()
        raw = write_rows(rows)
        seen = preview(client, raw)
        assert seen["token"] is None
        assert send(client, f"{IMPORT}?token={self.token(raw)}", raw).status_code == 400
        assert everything() == before
        return seen

    def token(self, raw: bytes) -> str:
        """What the preview would give, were nothing wrong with the file."""
        file = CatalogueFile(raw, *read_sheet(raw))
        plan = plan_import(CatalogTest.objects.first().lab, file.entries, file.faults)
        return token_of(file, plan)

    def number(self, client: Any, **cells: str) -> int:
        """The number of the first row that has these cells."""
        rows = read_rows(export(client))
        return next(
            number
            for number, row in enumerate(rows, start=2)
            if all(row[column] == text for column, text in cells.items())
        )

    @pytest.mark.parametrize(
        ("kind", "column", "cell", "says"),
        [
            ("test", "routine_hours", "a day", "whole number"),
            ("test", "loinc", "2345-8", "check digit"),
            ("test", "price", "four", "number such as 4.5"),
            ("test", "status", "gone", "active or retired"),
            ("specimen", "minimum_volume_ml", "1.5 mL", "without a unit"),
            ("specimen", "transport_temperature", "warm", "not a valid choice"),
            ("question", "required", "maybe", "yes or no"),
            ("analyte", "unit", "mg per dL", "UCUM"),
            ("range", "low", "1000", "below the upper"),
            ("range", "high", "1,234.5", "number such as 4.5"),
        ],
    )
    def test_a_bad_cell_is_named(self, admin, offer, kind, column, cell, says):
        offer()
        number = self.number(admin, row=kind)

        def edit(rows):
            rows[number - 2][column] = cell

        seen = self.spoil(admin, edit)

        assert (number, column) in places(seen)
        assert any(says in fault["detail"] for fault in seen["faults"] if fault["column"] == column)

    def test_a_hole_is_told_at_its_analyte(self, admin, offer):
        offer()
        number = self.number(admin, row="analyte")

        def edit(rows):
            rows.remove(next(row for row in rows if row["row"] == "range"))

        # nobody of either sex has one
        assert places(self.spoil(admin, edit)) == [(number, None)] * 2

    def test_rows_that_belong_nowhere(self, admin, offer):
        offer()
        last = len(read_rows(export(admin))) + 2

        def edit(rows):
            rows.append({"row": "specimen", "code": "NONE", "specimen": "Serum"})
            rows.append({"row": "range", "code": "GLU", "analyte": "NONE", "low": "1"})
            more = {"specimen": "Serum", "transport_temperature": "ambient", "low": "4"}
            rows.append({"row": "specimen", "code": "GLU", **more})
            rows.append({"row": "nonsense", "code": "GLU"})
            rows.append({"row": "test", "code": "glu", "name": "Again"})
            rows.append({"row": "test", "name": "Without a code"})

        expected = [
            (last, "code"),
            (last + 1, "analyte"),
            (last + 2, "low"),
            (last + 3, "row"),
            (last + 4, "code"),
            (last + 5, "code"),
        ]
        assert places(self.spoil(admin, edit)) == expected

    def test_retiring_what_others_need(self, admin, stocked):
        """Without the rows of the panel and of the calculated test, which stay as they are."""

        def edit(rows):
            rows[:] = [row for row in rows if row["code"] == "GLU"]
            rows[0]["status"] = "retired"

        seen = self.spoil(admin, edit)

        assert [(fault["row"], fault["column"], fault["code"]) for fault in seen["faults"]] == [
            (None, None, "CALC"),
            (2, "status", "GLU"),
        ]

    def test_a_panel_of_what_is_not_there(self, admin, stocked):
        number = self.number(admin, row="panel")

        def edit(rows):
            rows[number - 2]["tests"] = "GLU|NONE|OLD|glu"

        seen = self.spoil(admin, edit)

        assert places(seen) == [(number, "tests")] * 3
        told = " ".join(fault["detail"] for fault in seen["faults"])
        assert all(words in told for words in ("NONE", "OLD is retired", "glu stands here twice"))

    @pytest.mark.parametrize(("file_format", "media_type"), FORMATS)
    def test_a_formula_that_cannot_be_read(self, admin, stocked, file_format, media_type):
        raw = export(admin, file_format).replace(b"GLU * 2", b"GLU *")

        for path in (PREVIEW, f"{IMPORT}?token={self.token(raw)}"):
            answer = send(admin, path, raw, media_type)
            assert answer.status_code == (200 if path == PREVIEW else 400)
        faults = preview(admin, raw, media_type)["faults"]
        assert [(fault["code"], fault["column"]) for fault in faults] == [
            ("CALC", "formula" if file_format == "csv" else "analytes[0].formula")
        ]

    def test_a_panel_of_a_new_test_with_a_fault_is_not_blamed(self, admin):
        rows = [
            {"row": "test", "code": "NEW", "name": "New", "category": "Other"},
            {"row": "panel", "code": "P", "name": "Panel", "category": "Other", "tests": "NEW"},
        ]

        assert [fault["code"] for fault in preview(admin, write_rows(rows))["faults"]] == ["NEW"]

    def test_formulas_of_the_file_lead_back_to_themselves(self, admin, stocked):
        number = self.number(admin, row="analyte", code="GLU")

        def edit(rows):
            rows[number - 2]["formula"] = "DOUBLE / 2"

        assert (number, "formula") in places(self.spoil(admin, edit))

    @pytest.mark.parametrize(
        ("raw", "says"),
        [
            (b"", "Columns are missing"),
            (b"row,code\r\n", "Columns are missing"),
            ((",".join([*COLUMNS, "colour"])).encode(), "no such column"),
            ((",".join([*COLUMNS, "name"])).encode(), "stands here twice"),
            (",".join(COLUMNS).encode("utf-16"), "not UTF-8"),
            (",".join(COLUMNS).encode() + b"\r\ntest,\xe4", "not UTF-8"),
            (",".join(COLUMNS).encode() + b'\r\n"test', "no CSV"),
            (b"PK\x03\x04\0\0", "no text"),
        ],
    )
    def test_what_is_no_sheet_of_ours(self, admin, raw, says):
        seen = preview(admin, raw)

        assert seen["token"] is None
        assert any(says in fault["detail"] for fault in seen["faults"])

    @pytest.mark.parametrize(
        "document",
        [
            [],
            {},
            {"tests": {}},
            {"tests": [1, {"code": 1}, {"code": ""}]},
            {"tests": [{"code": "K"}, {"code": "k"}]},
            {"tests": [{**body(), "colour": "red"}]},
            {"panels": [{"code": "P", "name": "x", "category": "y", "tests": [[1]]}]},
            {"panels": [{"code": "P", "name": "x", "category": "y", "tests": "GLU", "status": []}]},
        ],
    )
    def test_what_is_no_document_of_ours(self, admin, document):
        seen = preview(admin, json.dumps(document).encode(), "application/json")

        assert seen["token"] is None
        assert seen["fault_count"] == len(seen["faults"]) > 0

    @pytest.mark.parametrize("media_type", ["TEXT/CSV", "Text/csv; charset=utf-8", "text/*"])
    def test_the_type_of_a_sheet_however_it_is_spelled(self, admin, stocked, media_type):
        assert preview(admin, export(admin), media_type)["faults"] == []

    def test_a_sheet_of_too_many_rows(self, admin):
        raw = ",".join(COLUMNS).encode() + b"\nx" * (MOST_ROWS + 1)

        assert [fault["row"] for fault in preview(admin, raw)["faults"]] == [1]

    @pytest.mark.parametrize("kind", ["synonyms", "values"])
    def test_a_list_of_thousands_is_refused_before_it_is_looked_through(self, admin, kind):
        test = body()
        holder = test if kind == "synonyms" else test["analytes"][0]
        holder[kind] = ["x"] * (MOST_PARTS + 1)

        seen = preview(admin, json.dumps({"tests": [test]}).encode(), "application/json")

        assert [fault["column"] for fault in seen["faults"]] == ["tests[0]"]

    def test_many_faults_are_counted_and_the_first_are_shown(self, admin):
        rows = [{"row": "test", "code": f"T{number}"} for number in range(200)]

        seen = preview(admin, write_rows(rows))

        assert (seen["fault_count"] > 300, len(seen["faults"])) == (True, 300)

    def test_another_format_of_export(self, admin):
        assert fields_of(admin.get(EXPORT, {"file_format": "xlsx"})) == [("file_format", "invalid_choice")]


def test_nobody_but_the_labs_admin_imports(client_for, lab, make_member, clinic_admin, admin, stocked):
    raw = export(admin)
    before = everything()
    staff = client_for(make_member(lab, "sara", Role.STAFF))
    assert len(export(staff)) == len(raw)
    for client in (staff, client_for(clinic_admin)):
        assert send(client, PREVIEW, raw).status_code == 403
        assert send(client, f"{IMPORT}?token=x", raw).status_code == 403
    assert client_for(clinic_admin).get(EXPORT).status_code == 403
    assert everything() == before
