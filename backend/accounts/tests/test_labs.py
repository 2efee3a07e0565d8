"""GET /api/labs/: the labs a clinic can choose, and no others."""

import pytest

from accounts.models import Organization, OrganizationKind

URL = "/api/labs/"


@pytest.fixture
def closed_lab(db) -> Organization:
    return Organization.objects.create(
        kind=OrganizationKind.LAB, name="Closed Lab", is_approved=True, is_active=False
    )


def names(response) -> list[str]:
    assert response.status_code == 200
    return [row["name"] for row in response.json()["results"]]


def test_approved_and_active_labs_only_by_name(
    client_for, clinic_staff, lab, other_lab, waiting_lab, closed_lab, other_clinic
):
    assert names(client_for(clinic_staff).get(URL)) == ["Helix Lab", "Northgate Lab"]


def test_a_lab_on_the_wire(client_for, clinic_staff, lab):
    Organization.objects.filter(pk=lab.pk).update(
        address="1 Mill Lane",
        phone="+43 1",
        email="in@helix.example",
        opening_hours={"mon": [["08:00", "17:00"]]},
        holidays=[{"date": "2026-12-25", "name": "Christmas Day"}],
    )

    response = client_for(clinic_staff).get(f"{URL}{lab.pk}/")

    assert response.json() == {
        "id": str(lab.pk),
        "name": "Helix Lab",
        "address": "1 Mill Lane",
        "phone": "+43 1",
        "email": "in@helix.example",
        "time_zone": "UTC",
        "opening_hours": {"mon": [["08:00", "17:00"]]},
        "holidays": [{"date": "2026-12-25", "name": "Christmas Day"}],
    }
    assert client_for(clinic_staff).get(URL).json() == {
        "next": None,
        "previous": None,
        "results": [response.json()],
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("helix", ["Helix Lab"]),
        ("HELIX lab", ["Helix Lab"]),
        ("lab", ["Helix Lab", "Northgate Lab"]),
        ("mill", ["Helix Lab"]),
        ("helix north", []),
        ("%", []),
        ("", ["Helix Lab", "Northgate Lab"]),
    ],
)
def test_search_by_name_and_address(client_for, clinic_staff, lab, other_lab, words, found):
    Organization.objects.filter(pk=lab.pk).update(address="1 Mill Lane")

    assert names(client_for(clinic_staff).get(URL, {"search": words})) == found


def test_search_with_a_nul_character_is_refused(client_for, clinic_staff):
    response = client_for(clinic_staff).get(URL, {"search": "a\x00b"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "search"


@pytest.mark.parametrize("actor", ["clinic_viewer", "lab_viewer", "waiting_lab_staff"])
def test_every_member_may_look(client_for, lab, request, actor):
    client = client_for(request.getfixturevalue(actor))

    assert "Helix Lab" in names(client.get(URL))
    assert client.get(f"{URL}{lab.pk}/").status_code == 200


@pytest.mark.parametrize("which", ["waiting_lab", "closed_lab", "other_clinic"])
def test_what_takes_no_orders_is_not_there(client_for, clinic_staff, request, which):
    organization = request.getfixturevalue(which)

    assert client_for(clinic_staff).get(f"{URL}{organization.pk}/").status_code == 404


def test_a_waiting_lab_does_not_see_itself_among_them(client_for, waiting_lab_staff, waiting_lab):
    assert client_for(waiting_lab_staff).get(f"{URL}{waiting_lab.pk}/").status_code == 404


def test_nobody_and_administrators_do_not_look(client_for, administrator, lab):
    assert client_for(None).get(URL).status_code == 401
    assert client_for(administrator).get(URL).status_code == 403


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_here(client_for, clinic_admin, lab, nothing_changes, method):
    client = client_for(clinic_admin)

    with nothing_changes():
        assert getattr(client, method)(URL, {}).status_code == 405
        assert getattr(client, method)(f"{URL}{lab.pk}/", {}).status_code == 405


def test_an_unknown_filter_is_refused(client_for, clinic_staff):
    response = client_for(clinic_staff).get(URL, {"is_approved": "false"})

    assert (response.status_code, response.json()["code"]) == (400, "unknown_filter")


def test_pages_of_labs(client_for, clinic_staff):
    for number in range(7):
        Organization.objects.create(kind="lab", name=f"Lab {number // 2}", is_approved=True)
    client, url, seen = client_for(clinic_staff), f"{URL}?page_size=2", []
    while url:
        page = client.get(url).json()
        seen += [row["id"] for row in page["results"]]
        url = page["next"]

    expected = Organization.objects.labs_open_for_orders().order_by("name", "id").values_list("id", flat=True)
    assert seen == [str(pk) for pk in expected]
