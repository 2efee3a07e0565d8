"""Labels fit on tubes and can be scanned as a thermal printer of 203 dots an inch makes them."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from documents.barcodes import modules_of
from documents.labels import DOT, SIZE, print_labels
from documents.tests.printed import A_LABEL_PRINTER, assert_neat, codes_of, pages_of, text_of, texts_of
from documents.tests.samples import LONG, MORNING, a_patient, a_specimen, an_order
from orders.models import Priority
from specimens.accession import make_accession_number

pytestmark = pytest.mark.one_engine


def labelled(name: str, **said):
    return a_specimen(an_order(demographics=a_patient(name=name)), **said)


def test_what_stands_on_a_label():
    assert text_of(print_labels([a_specimen()])) == (
        "Ní Bhriain, Aoife Born 7 Mar 1984 7KQM-4XTD HEL000042K Serum · SST tube 5 mL · gold cap Collected by"
    )


def test_a_collected_specimen_says_when_and_by_whom():
    taken = a_specimen(collected_at=MORNING, collected_by="J. Weber")

    assert text_of(print_labels([taken])).endswith("Collected 24 Nov 2026, 08:41 · by J. Weber")


def test_a_label_is_50_by_25_mm_and_has_a_page_of_its_own():
    pages = [page.get_size() for page in pages_of(print_labels([a_specimen(), a_specimen()], copies=3))]

    assert len(pages) == 6
    for width, height in pages:
        assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((50, 25), abs=0.01)


@pytest.mark.parametrize("prefix", ["HEL", "HELX"])
@pytest.mark.parametrize("serial", [1, 42, 123_456, 9_999_999, 123_456_789_012])
def test_every_number_scans_as_a_label_printer_prints_it(prefix, serial):
    number = make_accession_number(prefix, serial)

    codes = codes_of(print_labels([a_specimen(accession_number=number)]), dpi=A_LABEL_PRINTER)

    assert codes == [("Code 128", number)]


def test_bars_are_whole_dots_and_their_quiet_zones_are_free():
    number = make_accession_number("HELX", 123_456_789_012)
    (page,) = pages_of(print_labels([a_specimen(accession_number=number)]))
    bars = [
        bounds
        for bounds in (each.get_bounds() for each in page.get_objects())
        if bounds[3] - bounds[1] > 15  # nothing else is as high
    ]

    assert len(bars) > 20
    for left, _, right, _ in bars:
        for edge in (left / DOT, (right - left) / DOT / 2):
            assert edge == pytest.approx(round(edge), abs=0.01)
    ten_modules = 20 * DOT
    assert bars[0][0] >= ten_modules - 0.01
    assert SIZE[0] - bars[-1][2] >= ten_modules - 0.01
    assert modules_of(number) * 2 * DOT == pytest.approx(bars[-1][2] - bars[0][0], abs=0.01)


NAMES = {
    "long": LONG[:260],
    "greek": "Ελένη Παπαδοπούλου Κωνσταντίνου " * 6,
    "arabic": "محمد عبد الرحمن الأحمد القرطبي " * 6,
    "chinese": "王小明" * 60,
    "wide": "W" * 200,
}


@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_whatever_is_long_is_shrunk_and_cut_and_overlaps_nothing(name, priority):
    order = an_order(demographics=a_patient(name=name), priority=priority)
    for said in ({}, {"collected_at": MORNING, "collected_by": LONG[:200]}):
        document = print_labels([a_specimen(order, type=LONG[:100], container=LONG[:100], **said)])

        assert_neat(document)
        assert "…" in text_of(document)
        assert [text for _, text in codes_of(document, dpi=A_LABEL_PRINTER)] == ["HEL000042K"]


@pytest.mark.parametrize("name", ["Ελένη Παπαδοπούλου", "محمد عبد الرحمن", "王小明", "Дмитрий Ёлкин"])
def test_names_of_any_script_are_whole_where_they_fit(name):
    text = text_of(print_labels([labelled(name)]))

    assert name in text
    assert "…" not in text


def test_what_is_urgent_says_so():
    for priority, said in ((Priority.STAT, "STAT"), (Priority.URGENT, "URGENT")):
        document = print_labels([a_specimen(an_order(priority=priority))])

        assert said in text_of(document)


def test_nobody_named_and_no_date_of_birth():
    assert "No patient named" in text_of(print_labels([a_specimen(an_order(demographics=None))]))
    unknown = print_labels([a_specimen(an_order(demographics=a_patient(born=None)))])
    assert "Date of birth not known" in text_of(unknown)
    assert_neat(unknown)


def test_copies_stand_beside_each_other():
    one, other = a_specimen(accession_number="HEL000001X"), a_specimen(accession_number="HEL000002X")

    numbers = [re.findall(r"HEL\d+X", text) for text in texts_of(print_labels([one, other], copies=2))]

    assert numbers == [["HEL000001X"]] * 2 + [["HEL000002X"]] * 2


def test_the_same_specimens_make_the_same_bytes_in_any_thread():
    specimens = [labelled(name) for name in NAMES.values()]
    alone = print_labels(specimens)

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: print_labels(specimens), range(24)))

    assert set(together) == {alone}
