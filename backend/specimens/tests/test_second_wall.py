"""With every scope of the application torn down, PostgreSQL still shows an organization its own specimens alone."""

import pytest

from accounts.who import who_is
from audit.who import SYSTEM, acting_as
from specimens.models import AccessionSeries, Manifest, ManifestLine, Specimen
from specimens.querysets import ManifestQuerySet, SpecimenQuerySet
from specimens.tests.wire import MANIFESTS, SPECIMENS, manifest_url, scan, send, step, url_of

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
TABLES = (Specimen, Manifest, ManifestLine)


@pytest.fixture
def no_scopes(monkeypatch) -> None:
    """The mistake that the wall is for: every queryset answers with everything."""
    for each in (SpecimenQuerySet, ManifestQuerySet):
        monkeypatch.setattr(each, "visible_to", lambda self, actor: self.all())


@pytest.fixture
def manifest(at_clinic, blood):
    step(at_clinic, blood, "collect", {})
    return send(at_clinic, blood).json()


@pytest.fixture
def stranger(make_member, request):
    return lambda organization: make_member(request.getfixturevalue(organization), "otto", "admin")


@pytest.mark.parametrize("organization", ["other_clinic", "other_lab"])
def test_strangers_see_nothing(
    manifest,
    blood,
    stranger,
    plain_role,
    no_scopes,
    client_for,
    organization,
):
    outsider = stranger(organization)
    client = client_for(outsider)

    assert client.get(SPECIMENS).json()["results"] == client.get(MANIFESTS).json()["results"] == []
    for path in (url_of(blood), manifest_url(manifest)):
        assert client.get(path).status_code == 404
    assert scan(client, blood.accession_number, "open").json()["result"] == "foreign"
    with acting_as(who_is(outsider)):
        for table in (*TABLES, AccessionSeries):
            assert not table.objects.exists(), table
        assert Specimen.objects.update(note="x") == 0


@pytest.mark.parametrize("side", ["clinic_staff", "lab_staff"])
def test_both_sides_see_theirs(manifest, blood, serum, plain_role, request, side):
    with acting_as(who_is(request.getfixturevalue(side))):
        assert [table.objects.count() for table in TABLES] == [2, 1, 1]
        assert AccessionSeries.objects.exists() == (side == "lab_staff")
    with acting_as(SYSTEM):
        assert AccessionSeries.objects.count() == 1


def test_work_goes_on_behind_it(plain_role, at_clinic, at_lab, blood, order, client_for):
    """Steps of both sides, a recollection with its number, a manifest: all as a role that bypasses nothing."""
    assert step(at_lab, blood, "receive", {}).status_code == 200
    assert step(at_lab, blood, "reject", {"reason_code": "leaked", "note": "Wet."}).status_code == 200
    again = Specimen.objects.get(replaces=blood)
    assert step(at_clinic, again, "collect", {}).status_code == 200
    sent = send(at_clinic, again).json()
    arrived = at_lab.post(manifest_url(sent, "receive/"), {"arrived": [str(again.pk)]})
    assert arrived.json()["specimens"][0]["status"] == "received"
    added = at_clinic.post(SPECIMENS, {"order": str(order.pk), "type": "Swab"})
    assert added.status_code == 201
