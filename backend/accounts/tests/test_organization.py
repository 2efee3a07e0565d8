"""GET, PATCH /api/organization/: one's own house; its admin puts it in order."""

import pytest

from accounts.models import Organization
from accounts.tests.people import errors_of, refusal
from audit.models import AuditEvent

URL = "/api/organization/"
SPAN = ["08:00", "12:00"]
HOURS = {"mon": [["08:00", "12:00"], ["13:00", "17:00"]]}
HOLIDAYS = [{"date": "2026-12-25", "name": "Christmas Day"}, {"date": "2026-11-02", "name": ""}]
A_DAY = {"date": "2026-12-25", "name": ""}
DAYS = [{"date": f"20{year}-12-25", "name": "x" * 100} for year in range(10, 99)]


def test_any_member_sees_it(client_for, clinic_viewer, clinic):
    assert client_for(clinic_viewer).get(URL).json() == {
        "id": str(clinic.pk),
        "name": "Riverside Clinic",
        "kind": "clinic",
        "is_approved": False,
        "address": "",
        "phone": "",
        "email": "",
        "time_zone": "UTC",
        "opening_hours": {},
        "holidays": [],
        "requires_second_factor": False,
        "idle_lock_minutes": 15,
        "created_at": clinic.created_at.isoformat().replace("+00:00", "Z"),
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Riverside Health"),
        ("address", "1 Quay, Riverside"),
        ("phone", "+43 1 23 45"),
        ("email", "desk@riverside.example"),
        ("time_zone", "Europe/Vienna"),
        ("opening_hours", HOURS),
        ("opening_hours", {"mon": [SPAN] * 10, "tue": [SPAN] * 10}),
        ("holidays", HOLIDAYS),
        ("holidays", [*DAYS, *({**A_DAY, "date": f"20{year}-12-26"} for year in range(10, 21))]),
        ("idle_lock_minutes", 1),
        ("idle_lock_minutes", 240),
    ],
)
def test_its_admin_changes_each_field_alone(client_for, clinic_admin, clinic, field, value):
    client = client_for(clinic_admin)
    before = client.get(URL).json()

    response = client.patch(URL, {field: value})

    assert (response.status_code, response.json()) == (200, {**before, field: value})
    assert client.get(URL).json() == {**before, field: value}
    clinic.refresh_from_db()
    assert getattr(clinic, field) == value


def test_a_holiday_need_not_be_named(client_for, clinic_admin):
    response = client_for(clinic_admin).patch(URL, {"holidays": [{"date": "2026-12-25"}]})

    assert response.json()["holidays"] == [{"date": "2026-12-25", "name": ""}]


def test_all_at_once_and_the_record_names_the_fields(client_for, clinic_admin, clinic):
    changes = {"name": "Riverside Health", "time_zone": "Europe/Vienna", "idle_lock_minutes": 5}

    assert client_for(clinic_admin).patch(URL, changes).status_code == 200

    line = AuditEvent.objects.get(action="organization.changed")
    assert (line.organization_id, line.actor_id) == (clinic.pk, clinic_admin.user_id)
    assert (line.subject_type, line.subject_id) == ("organization", str(clinic.pk))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 201),
        ("name", None),
        ("address", "x" * 501),
        ("phone", "x" * 51),
        ("email", "no address"),
        ("time_zone", "Mars/Base"),
        ("time_zone", ""),
        ("opening_hours", {"monday": []}),
        ("opening_hours", {"mon": [["17:00", "08:00"]]}),
        ("opening_hours", "always"),
        ("opening_hours", {"mon": [SPAN] * 11}),
        ("holidays", "never"),
        ("holidays", None),
        ("holidays", [{"name": "Christmas Day"}]),
        ("holidays", ["2026-12-25"]),
        ("holidays", [{**A_DAY, "date": "2026-02-30"}]),
        ("holidays", [{**A_DAY, "date": "25.12.2026"}]),
        ("holidays", [{**A_DAY, "date": "2026-12-25T00:00:00Z"}]),
        ("holidays", [{**A_DAY, "name": "x" * 101}]),
        ("holidays", [{**A_DAY, "name": "\x00"}]),
        ("holidays", [A_DAY, {**A_DAY, "name": "Christmas"}]),
        ("holidays", [*DAYS, *({**A_DAY, "date": f"20{year}-12-26"} for year in range(10, 22))]),
        ("requires_second_factor", "perhaps"),
        ("requires_second_factor", None),
        ("idle_lock_minutes", 0),
        ("idle_lock_minutes", 241),
        ("idle_lock_minutes", -15),
        ("idle_lock_minutes", 1.5),
        ("idle_lock_minutes", None),
        ("idle_lock_minutes", 2**62),
    ],
)
def test_what_makes_no_sense_is_refused_and_named(client_for, clinic_admin, nothing_changes, field, value):
    client = client_for(clinic_admin)

    with nothing_changes():
        response = client.patch(URL, {field: value, "phone": value if field == "phone" else "+43 1"})

    assert {name.split(".")[0] for name, _ in errors_of(response)} == {field}


@pytest.mark.parametrize("role", ["clinic_staff", "clinic_viewer"])
def test_nobody_but_its_admin_changes_it(client_for, request, role, nothing_changes):
    client = client_for(request.getfixturevalue(role))

    with nothing_changes():
        assert refusal(client.patch(URL, {"name": "Mine"})) == (403, "permission_denied")


def test_strangers_have_none(client_for, administrator, nothing_changes):
    stranger, nobody = client_for(administrator), client_for(None)

    with nothing_changes():
        for method in ("get", "patch"):
            assert getattr(stranger, method)(URL).status_code == 403
            assert refusal(getattr(nobody, method)(URL)) == (401, "not_authenticated")


def test_what_is_read_only_is_ignored(client_for, waiting_lab, make_member):
    admin = make_member(waiting_lab, "walter", "admin")
    before = Organization.objects.filter(pk=waiting_lab.pk).values().get()

    response = client_for(admin).patch(
        URL,
        {
            "id": "0190aaaa-0000-7000-8000-000000000000",
            "kind": "clinic",
            "is_approved": True,
            "is_active": False,
            "created_at": "2001-01-01T00:00:00Z",
        },
    )

    assert response.status_code == 200
    assert Organization.objects.filter(pk=waiting_lab.pk).values().get() == before


def test_a_foreign_id_in_the_body_reaches_nobody(client_for, clinic_admin, clinic, other_clinic):
    client_for(clinic_admin).patch(
        URL, {"id": str(other_clinic.pk), "organization": str(other_clinic.pk), "name": "Riverside Health"}
    )

    clinic.refresh_from_db()
    other_clinic.refresh_from_db()
    assert (clinic.name, other_clinic.name) == ("Riverside Health", "Hillcrest Clinic")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_neither_made_nor_deleted_here(client_for, clinic_admin, nothing_changes, method):
    client = client_for(clinic_admin)

    with nothing_changes():
        assert refusal(getattr(client, method)(URL, {"name": "x"})) == (405, "method_not_allowed")


def test_the_profile_follows(client_for, clinic_admin, clinic_staff):
    client_for(clinic_admin).patch(URL, {"name": "Riverside Health", "idle_lock_minutes": 5})

    organization = client_for(clinic_staff).get("/api/auth/profile/").json()["organization"]
    assert (organization["name"], organization["idle_lock_minutes"]) == ("Riverside Health", 5)
