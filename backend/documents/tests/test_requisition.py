"""The requisition says all that a lab must know, whatever its length."""

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from documents.requisition import print_requisition
from documents.tests.printed import assert_neat, codes_of, pages_of, pieces_of, text_of, texts_of
from documents.tests.samples import (
    LAB,
    LIPIDS,
    LONG,
    MORNING,
    a_line,
    a_patient,
    a_specimen,
    an_answer,
    an_order,
)
from orders.models import Priority

pytestmark = pytest.mark.one_engine


def test_the_order_number_is_readable_and_a_code():
    document = print_requisition(an_order(), [])

    assert codes_of(document) == [("Code 128", "7KQM-4XTD")]
    assert "7KQM-4XTD Laboratory requisition" in text_of(document)


def test_who_asks_whom_and_for_when():
    text = text_of(print_requisition(an_order(client_reference="RC-1182"), []))

    for said in (
        "Riverside Clinic 14 Quay Street, Galway H91 E2KV +353 91 555 0148 · desk@riverside.example",
        "To Helix Lab Harbour Park 7 +353 21 555 0199",
        "Priority Routine",
        "Promised by Tue 24 Nov 2026, 14:00 CET",
        "Sent Mon 23 Nov 2026, 18:12 CET",
        "Ordered by Amara Okafor",
        "Clinic's number RC-1182",
        "Report By e-mail",
    ):
        assert said in text


def test_the_patient_with_all_identifiers():
    text = text_of(print_requisition(an_order(), []))

    assert "Ní Bhriain, Aoife Born 7 Mar 1984 Sex Female (for ranges) · other (gender)" in text
    assert "MRN-004417 Riverside Clinic Identifier IHI 8211 0034 Health Service" in text


@pytest.mark.parametrize(
    ("born", "said"), [("1984-03", "Mar 1984"), ("1984", "Born 1984"), (None, "Born Not known")]
)
def test_a_date_of_birth_as_far_as_it_is_known(born, said):
    assert said in text_of(print_requisition(an_order(demographics=a_patient(born=born)), []))


def test_tests_stand_with_their_panel_and_their_answers():
    asked = a_line(
        "TRIG",
        "Triglycerides",
        panel=LIPIDS,
        answers=[
            an_answer("Fasting?", True, "yes_no"),
            an_answer("For how long?", 12.5, "number", "h"),
            an_answer("Since when?", "2026-11-02", "date"),
        ],
    )
    order = an_order()
    order.tests.append(asked)

    assert (
        "Tests (4) Lipid panel (LIPID) CHOL Cholesterol, total HDL HDL cholesterol TRIG Triglycerides "
        "Fasting? Yes For how long? 12.5 h Since when? 2 Nov 2026 Single tests TSH Thyrotropin"
    ) in text_of(print_requisition(order, []))


def test_why_and_how_it_is_collected():
    order = an_order(
        diagnosis_code="E87.5",
        diagnosis="Hyperkalaemia",
        collection="planned",
        collect_at=MORNING,
        notes="Call the ward.\nTwice.",
    )

    text = text_of(print_requisition(order, []))

    assert "Diagnosis E87.5 · Hyperkalaemia" in text
    assert "Collection Planned for later · Tue 24 Nov 2026, 08:41 CET" in text
    assert "Notes Call the ward. Twice." in text


def test_what_is_urgent_is_loud_and_says_why():
    document = print_requisition(an_order(priority=Priority.STAT, stat_reason="Peaked T waves."), [])

    assert "Laboratory requisition STAT Peaked T waves. To" in text_of(document)
    assert "STAT" not in text_of(print_requisition(an_order(), []))


@pytest.mark.parametrize(
    ("status", "said"), [("draft", "DRAFT"), ("cancelled", "CANCELLED"), ("rejected", "REJECTED")]
)
def test_a_paper_that_nobody_should_act_on_says_so(status, said):
    assert said in text_of(print_requisition(an_order(status=status), []))


def test_a_draft_is_promised_for_no_time():
    text = text_of(print_requisition(an_order(status="draft", submitted_at=None), []))

    assert "Promised" not in text


def test_specimens_with_what_the_collector_needs():
    taken = a_specimen(
        accession_number="HEL000043M", type="Whole blood", collected_at=MORNING, minimum_volume_ml=Decimal(10)
    )
    text = text_of(print_requisition(an_order(), [a_specimen(), taken]))

    assert "Specimens (2) Accession number Specimen Tests Collected at Initials" in text
    assert "HEL000042K Serum · SST tube 5 mL · gold cap" in " ".join(text.split())
    assert "Refrigerated · at least 2.5 mL · Fasting for 8 hours" in text
    assert "at least 10 mL" in text
    assert "24 Nov 2026, 08:41" in text


def test_an_order_that_names_nobody_and_asks_for_nothing():
    document = print_requisition(an_order(demographics=None, tests=[]), [])

    assert "No patient named" in text_of(document)
    assert "Tests" not in text_of(document)
    assert_neat(document)


def long_order():
    order = an_order(
        priority=Priority.URGENT,
        stat_reason="It cannot wait. " * 30,
        notes="\n".join(f"Line {count} of the notes." for count in range(100)),
        demographics=a_patient(name=LONG[:260], identifiers=[{"issuer": LONG[:100], "value": "W" * 64}] * 20),
        tests=[
            a_line(
                f"{count}_CODE_OF_THIRTY_SIGNS_AND_NO_MORE"[:30],
                LONG[:300],
                panel=LIPIDS if count % 2 else None,
                answers=[an_answer(LONG[:200], "long answer " * 80)] if count == 7 else [],
            )
            for count in range(20)
        ],
    )
    prepared = [f"{LONG[:200]}{count}" for count in range(4)]
    codes = [{"code": line["code"]} for line in order.tests]
    specimens = [
        a_specimen(order, accession_number=f"HELX00000{count}K", patient_preparation=prepared, tests=codes)
        for count in range(1, 6)
    ]
    return order, specimens


def test_what_is_long_goes_on_overleaf_and_nothing_is_cut_off():
    order, specimens = long_order()

    document = print_requisition(order, specimens)
    text = text_of(document).replace(" ", "")

    assert_neat(document)
    for line in order.tests:
        assert line["code"] in text
    assert text.count(LONG[:300].replace(" ", "")) == 20
    assert text.count("longanswer") == 80
    for count in range(100):
        assert f"Line{count}ofthenotes." in text
    for specimen in specimens:
        assert specimen.accession_number in text
        for preparation in specimen.patient_preparation:
            assert preparation.replace(" ", "") in text


def test_each_page_names_the_order_and_the_patient_and_counts():
    order, specimens = long_order()
    order.demographics["name"] = "Ní Bhriain, Aoife"

    pages = texts_of(print_requisition(order, specimens))

    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert text.endswith(
            f"Order 7KQM-4XTD · Born 7 Mar 1984 · Ní Bhriain, Aoife Page {number} of {len(pages)}"
        )


def test_a_table_that_goes_on_repeats_its_head():
    specimens = [a_specimen(accession_number=f"HEL0000{count}K") for count in range(10, 50)]

    pages = texts_of(print_requisition(an_order(), specimens))

    assert len(pages) > 2
    assert all("Accession number Specimen Tests Collected at Initials" in text for text in pages)


@pytest.mark.parametrize("name", ["Ελένη " * 40, "محمد عبد الرحمن " * 16, "王小明" * 80])
def test_names_of_any_script_however_long(name):
    document = print_requisition(an_order(demographics=a_patient(name=name)), [a_specimen()])

    assert_neat(document)
    assert text_of(document).replace(" ", "").count(name.split()[0]) >= name.count(name.split()[0])


def test_times_are_the_clinics_with_their_zone():
    order = an_order(due_at=datetime(2026, 7, 1, 10, 0, tzinfo=UTC))

    assert "Promised by Wed 1 Jul 2026, 12:00 CEST" in text_of(print_requisition(order, []))


def test_a_zone_without_a_name_is_told_by_its_hours():
    order = an_order(clinic=type(LAB)(name="Dune Clinic", time_zone="Asia/Dubai"))

    assert "Tue 24 Nov 2026, 17:00 UTC+04" in text_of(print_requisition(order, []))


def test_the_same_order_makes_the_same_bytes():
    first = print_requisition(an_order(), [a_specimen()])

    assert print_requisition(an_order(), [a_specimen()]) == first
    assert print_requisition(an_order(notes="More."), [a_specimen()]) != first


def test_it_brings_its_typefaces_along():
    document = print_requisition(an_order(demographics=a_patient(name="محمد 王小明 Ελένη")), [])
    faces = set(re.findall(rb"/BaseFont /(\S+)", document))

    assert len(faces) > 2
    assert all(re.match(rb"[A-Z]{6}\+", face) for face in faces)


def test_a_name_that_is_read_from_the_right_takes_no_number_along():
    order = an_order(demographics=a_patient(name="محمد"))

    (page,) = pages_of(print_requisition(order, []))

    assert "Order 7KQM-4XTD · Born 7 Mar 1984 ·" in pieces_of(page)
