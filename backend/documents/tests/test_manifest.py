"""The manifest lists what travels together, coldest first, for those who hand it over and take it."""

import pytest

from accounts.models import User
from documents.manifest import print_manifest
from documents.tests.printed import assert_neat, codes_of, text_of, texts_of
from documents.tests.samples import LONG, MORNING, a_manifest, a_patient, a_specimen, an_order

pytestmark = pytest.mark.one_engine


def some(count: int, **said):
    temperatures = ("ambient", "frozen", "refrigerated", "")
    return [
        a_specimen(
            accession_number=f"HEL{index:06}X",
            transport_temperature=temperatures[index % 4],
            collected_at=MORNING,
            **said,
        )
        for index in range(count)
    ]


def test_the_number_is_readable_and_a_code():
    document = print_manifest(a_manifest(), some(2))

    assert codes_of(document) == [("Code 128", "M-7KQM-4XTD")]
    assert "M-7KQM-4XTD Specimen manifest" in text_of(document)


def test_who_sends_what_to_whom():
    manifest = a_manifest(sent_by=User(first_name="Amara", last_name="Okafor"), note="Courier\nat four.")

    text = text_of(print_manifest(manifest, some(7)))

    assert text.startswith("Riverside Clinic 14 Quay Street")
    assert "To Helix Lab Harbour Park 7" in text
    assert (
        "Specimens 7 Frozen 2 Refrigerated 2 Ambient 2 No temperature stated 1 "
        "Sent Tue 24 Nov 2026, 08:41 CET Sent by Amara Okafor Note Courier at four."
    ) in text


def test_the_coldest_stand_first_and_then_by_number():
    text = text_of(print_manifest(a_manifest(), list(reversed(some(8)))))

    assert "Frozen (2) Accession number Patient Born Specimen Collected at HEL000001X" in text
    numbers = [word for word in text.split() if word.startswith("HEL")]
    assert [number[3:9].lstrip("0") or "0" for number in numbers] == ["1", "5", "2", "6", "0", "4", "3", "7"]


def test_a_line_names_the_patient_and_when_it_was_collected():
    text = text_of(print_manifest(a_manifest(), some(1)))

    assert ("HEL000000X Ní Bhriain, Aoife 7 Mar 1984 Serum · SST tube 5 mL 24 Nov 2026, 08:41") in text


def test_there_is_room_to_sign():
    text = text_of(print_manifest(a_manifest(), some(1)))

    for who in ("Handed over", "Carried", "Received"):
        assert f"{who} Name Date and time Signature" in text


def test_a_withdrawn_one_says_so():
    assert "WITHDRAWN" in text_of(print_manifest(a_manifest(status="withdrawn"), some(1)))
    assert "WITHDRAWN" not in text_of(print_manifest(a_manifest(), some(1)))


def test_many_specimens_take_many_pages_and_each_names_the_manifest_and_counts():
    document = print_manifest(a_manifest(), some(120))
    pages = texts_of(document)

    assert len(pages) > 2
    assert_neat(document)
    for number, text in enumerate(pages, start=1):
        assert text.endswith(
            f"Manifest M-7KQM-4XTD · Riverside Clinic to Helix Lab Page {number} of {len(pages)}"
        )
        assert "Accession number Patient Born Specimen Collected at" in text or "Handed over" in text
    assert all(f"HEL{index:06}X" in " ".join(pages) for index in range(120))


@pytest.mark.parametrize("name", [LONG[:260], "Ελένη " * 40, "محمد عبد الرحمن " * 16, "王小明" * 80])
def test_what_is_long_is_wrapped(name):
    order = an_order(demographics=a_patient(name=name))
    specimens = some(9, order=order, type=LONG[:100], container=LONG[:100])

    document = print_manifest(a_manifest(note=LONG), specimens)

    assert_neat(document)
    assert text_of(document).count("24 Nov 2026, 08:41") == 10  # when it was sent, too


def test_the_same_manifest_makes_the_same_bytes():
    assert print_manifest(a_manifest(), some(9)) == print_manifest(a_manifest(), some(9))
