"""manage.py changepassword: from the console, by the rules of everybody else."""

import getpass

import pytest
from django.core.management import CommandError, call_command

from accounts.tests.people import NEW_PASSWORD, PASSWORD, give_password, is_alive, letters, log_in
from administration.management.commands import changepassword
from audit.models import AuditEvent


@pytest.fixture
def typed(monkeypatch):
    """``typed("a", "b")``: what somebody types at the console, one line after the other."""

    def type_in(*lines: str) -> None:
        rest = iter(lines)
        monkeypatch.setattr(changepassword, "getpass", lambda prompt: next(rest))

    assert changepassword.getpass is getpass.getpass
    return type_in


@pytest.mark.parametrize("name", ["jonas", "jonas@example.org"])
def test_sessions_end_the_owner_is_told_and_it_stands_in_the_record(typed, clinic_staff, clinic, name):
    give_password(clinic_staff)
    tokens = log_in("jonas").json()
    typed(NEW_PASSWORD, NEW_PASSWORD)

    call_command("changepassword", name)

    assert not is_alive(tokens)
    assert clinic_staff.user.sessions.get().ended_reason == "password_changed"
    assert (log_in("jonas", PASSWORD).status_code, log_in("jonas", NEW_PASSWORD).status_code) == (401, 200)
    assert [letter.to for letter in letters()] == [["jonas@example.org"]]
    line = AuditEvent.objects.get(action="password.changed")
    assert (line.actor_kind, line.organization_id) == ("system", clinic.pk)
    assert line.subject_id == str(clinic_staff.user_id)


@pytest.mark.parametrize(
    ("name", "lines", "said"),
    [
        ("nobody", [], "Nobody is called nobody"),
        ("jonas", [NEW_PASSWORD, "something-else"], "These two differ"),
        ("jonas", ["short", "short"], "too short"),
    ],
)
def test_what_is_refused_changes_nothing(typed, clinic_staff, nothing_changes, name, lines, said):
    give_password(clinic_staff)
    typed(*lines)

    with nothing_changes(), pytest.raises(CommandError, match=said):
        call_command("changepassword", name)

    assert not AuditEvent.objects.filter(action="password.changed").exists()
