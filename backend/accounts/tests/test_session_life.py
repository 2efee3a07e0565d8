"""What ends a session takes effect on the next request; and asking costs one query."""

from collections.abc import Callable
from datetime import timedelta

import jwt
import pytest
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import Membership, Organization, Role, Session, User
from accounts.sessions import end_sessions, start_session
from accounts.tokens import SessionAccessToken
from orders.models import Order

PROFILE = "/api/auth/profile/"


def change_password(member: Membership) -> None:
    member.user.set_password("another-long-password")
    member.user.save()


def disable_user(member: Membership) -> None:
    User.objects.filter(pk=member.user_id).update(is_active=False)


def disable_organization(member: Membership) -> None:
    Organization.objects.filter(pk=member.organization_id).update(is_active=False)


def remove_membership(member: Membership) -> None:
    Membership.objects.filter(pk=member.pk).delete()


def delete_user(member: Membership) -> None:
    User.objects.filter(pk=member.user_id).delete()


def give_membership_to_somebody_else(member: Membership) -> None:
    somebody = User.objects.create(username="somebody", email="somebody@example.org")
    Membership.objects.filter(pk=member.pk).update(user=somebody)


def end_every_session(member: Membership) -> None:
    end_sessions(Q(user=member.user), reason="administrator")


def let_it_expire(member: Membership) -> None:
    Session.objects.filter(user=member.user).update(expires_at=timezone.now())


ENDS = [
    change_password,
    disable_user,
    disable_organization,
    remove_membership,
    delete_user,
    give_membership_to_somebody_else,
    end_every_session,
    let_it_expire,
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_it_ends_on_the_next_request(
    client_for, clinic_staff, other_clinic_staff, end: Callable[[Membership], None]
):
    client, bystander = client_for(clinic_staff), client_for(other_clinic_staff)
    assert client.get("/api/orders/").status_code == 200

    end(clinic_staff)

    for path in ("/api/orders/", PROFILE, "/api/notifications/"):
        refused = client.get(path)
        assert (refused.status_code, refused.json()["code"]) == (401, "session_ended")
        assert refused["WWW-Authenticate"] == 'Bearer realm="api"'
    assert bystander.get("/api/orders/").status_code == 200


def test_a_changed_role_counts_on_the_next_request(client_for, clinic_staff, lab):
    client, body = client_for(clinic_staff), {"lab": str(lab.pk), "delivery_method": "email"}
    assert client.post("/api/orders/", body).status_code == 201

    Membership.objects.filter(pk=clinic_staff.pk).update(role=Role.VIEWER)

    assert client.post("/api/orders/", body).status_code == 403
    assert Order.objects.count() == 1


def test_a_session_acts_for_exactly_one_organization(client_for, clinic_staff, other_clinic, order_maker):
    order = order_maker()
    elsewhere = Membership.objects.create(user=clinic_staff.user, organization=other_clinic, role=Role.ADMIN)

    here, there = client_for(clinic_staff), client_for(elsewhere)

    assert [row["id"] for row in here.get("/api/orders/").json()["results"]] == [str(order.pk)]
    assert there.get("/api/orders/").json()["results"] == []
    assert there.get(f"/api/orders/{order.pk}/").status_code == 404


def test_the_session_with_its_people_is_loaded_in_one_query(
    client_for, clinic_staff, django_assert_num_queries
):
    client = client_for(clinic_staff)

    with django_assert_num_queries(2):  # the session; the labs
        assert client.get("/api/labs/").status_code == 200
    with django_assert_num_queries(3):  # the session; the memberships; the second factor
        assert client.get(PROFILE).status_code == 200
    with django_assert_num_queries(1):  # the session alone
        assert client.post("/api/orders/", {}).status_code == 400


class TestForgery:
    """A token counts only with our signature, our kind, our session."""

    @pytest.fixture
    def claims(self, clinic_staff) -> dict:
        session = start_session(user=clinic_staff.user, membership=clinic_staff)[0]
        return SessionAccessToken.for_session(session).payload

    def ask_with(self, token: str):
        return APIClient().get(PROFILE, HTTP_AUTHORIZATION=f"Bearer {token}")

    def sign(self, claims: dict, key: str = settings.JWT_SIGNING_KEY, algorithm: str = "HS256") -> str:
        return jwt.encode(claims, key, algorithm=algorithm)

    def test_the_true_one_is_accepted(self, claims):
        assert self.ask_with(self.sign(claims)).status_code == 200

    def test_another_key_or_none(self, claims):
        for token in (
            self.sign(claims, "some-other-key-that-is-long-enough-to-sign"),
            self.sign(claims, settings.JWT_SIGNING_KEY, "HS512"),
            self.sign(claims, "", "none"),
        ):
            refused = self.ask_with(token)
            assert (refused.status_code, refused.json()["code"]) == (401, "token_invalid")

    def test_an_expired_one_is_told_apart(self, claims):
        claims["exp"] = int((timezone.now() - timedelta(seconds=5)).timestamp())

        refused = self.ask_with(self.sign(claims))
        assert (refused.status_code, refused.json()["code"]) == (401, "token_expired")

    @pytest.mark.parametrize("sid", [None, 7, "", "not-a-uuid", ["x"]])
    def test_a_session_id_of_another_shape(self, claims, sid):
        refused = self.ask_with(self.sign({**claims, "sid": sid}))

        assert (refused.status_code, refused.json()["code"]) == (401, "token_invalid")

    def test_no_session_id_at_all(self, claims):
        del claims["sid"]

        assert self.ask_with(self.sign(claims)).json()["code"] == "token_invalid"

    @pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Token abc", "Basic YTpi", "Bearer a b"])
    def test_another_header(self, db, header):
        refused = APIClient().get(PROFILE, HTTP_AUTHORIZATION=header)

        assert (refused.status_code, refused.json()["code"]) == (401, "token_invalid")
