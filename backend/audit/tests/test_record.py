"""What a line of the record says, and what never gets into it."""

import pytest

from audit.keys import is_genuine
from audit.models import AuditEvent
from audit.record import content_of, record
from audit.who import Who, acting_as


def test_a_line_says_who_did_what_to_what(clinic_admin, clinic_staff):
    who = Who(
        "user",
        user_id=clinic_admin.user_id,
        name="Amara",
        organization_id=clinic_admin.organization_id,
        address="192.0.2.7",
    )
    with acting_as(who):
        record("member.role_changed", subject=clinic_staff, data={"role": ["staff", "viewer"]})

    line = AuditEvent.objects.get()
    assert (line.actor_kind, line.actor_id, line.actor_name) == ("user", clinic_admin.user_id, "Amara")
    assert (line.organization_id, line.address) == (clinic_admin.organization_id, "192.0.2.7")
    assert (line.subject_type, line.subject_id) == ("membership", str(clinic_staff.pk))
    assert (line.outcome, line.data) == ("done", {"role": ["staff", "viewer"]})


def test_outside_of_a_request_the_system_acts(db):
    line = record("session.ended", subject=("session", 7, ""))

    assert (line.actor_kind, line.actor_id, line.subject_id) == ("system", None, "7")


def test_a_refusal_stands_in_the_record_of_the_organization_named(clinic_staff):
    record(
        "login.failed",
        subject=clinic_staff.user,
        outcome="refused",
        organization_id=clinic_staff.organization_id,
    )

    line = AuditEvent.objects.get()
    assert (line.outcome, line.organization_id) == ("refused", clinic_staff.organization_id)


def test_an_unknown_action_is_a_programming_error(db):
    with pytest.raises(KeyError):
        record("order.teleported")

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("data", [{"note": "x" * 65}, {"share": 0.5}, {"who": object()}])
def test_texts_and_fractions_do_not_get_in(db, data):
    with pytest.raises(ValueError, match="The record takes"):
        record("order.read", data=data)

    assert not AuditEvent.objects.exists()


def test_its_seal_holds_after_a_way_through_the_database(clinic_admin):
    record("organization.changed", subject=clinic_admin.organization, data={"fields": ["name", "ü"]})

    line = AuditEvent.objects.get()
    assert is_genuine(line.mac, content_of(line), line.key_id)


def test_the_seal_covers_every_column(clinic_admin):
    line = record("organization.changed", subject=clinic_admin.organization)
    for field in AuditEvent._meta.concrete_fields:
        if field.attname != "mac":
            before = getattr(line, field.attname)
            setattr(line, field.attname, "changed")
            assert not is_genuine(line.mac, content_of(line), line.key_id), field.attname
            setattr(line, field.attname, before)


def test_models_and_querysets_neither_edit_nor_delete(db):
    line = record("logout")
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()
    with pytest.raises(TypeError):
        AuditEvent.objects.update(outcome="failed")
    with pytest.raises(TypeError):
        AuditEvent.objects.all().delete()

    assert AuditEvent.objects.get().outcome == "done"
