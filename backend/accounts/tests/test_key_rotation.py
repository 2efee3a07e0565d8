"""Changing the signing key: nobody is logged out while the former key is still believed, everybody after."""

import json

import jwt
import pytest
from rest_framework.test import APIClient

from accounts.sessions import start_session
from accounts.signing import key_id_of

FORMER, PRESENT = "former-" + "f" * 40, "present-" + "p" * 40
PROFILE, REFRESH = "/api/auth/profile/", "/api/auth/token/refresh/"


@pytest.fixture
def old_tokens(settings, clinic_staff):
    """Tokens that were made with the former key, which has been replaced since."""
    settings.JWT_SIGNING_KEY = FORMER
    tokens = start_session(user=clinic_staff.user, membership=clinic_staff)[1]
    settings.JWT_SIGNING_KEY = PRESENT
    return tokens


def ask(access: str):
    return APIClient().get(PROFILE, HTTP_AUTHORIZATION=f"Bearer {access}")


def test_a_token_names_its_key(old_tokens):
    assert jwt.get_unverified_header(old_tokens.access)["kid"] == key_id_of(FORMER)


def test_a_former_key_is_believed_while_it_is_listed(settings, old_tokens):
    settings.JWT_PREVIOUS_KEYS = [FORMER]

    assert ask(old_tokens.access).status_code == 200


def test_refreshing_moves_a_session_to_the_present_key(settings, old_tokens):
    settings.JWT_PREVIOUS_KEYS = [FORMER]

    fresh = APIClient().post(REFRESH, {"refresh": old_tokens.refresh}).json()

    assert {jwt.get_unverified_header(fresh[name])["kid"] for name in ("access", "refresh")} == {
        key_id_of(PRESENT)
    }


def test_a_dropped_key_is_believed_no_more(old_tokens):
    assert (ask(old_tokens.access).status_code, ask(old_tokens.access).json()["code"]) == (
        401,
        "token_invalid",
    )


def test_a_key_cannot_be_named_for_anothers_signature(settings, old_tokens):
    settings.JWT_PREVIOUS_KEYS = [FORMER]
    claims = jwt.decode(old_tokens.access, FORMER, algorithms=["HS256"])
    forged = jwt.encode(claims, "f" * 40, algorithm="HS256", headers={"kid": key_id_of(FORMER)})

    assert ask(forged).json()["code"] == "token_invalid"


@pytest.mark.parametrize("named", ["", "../secret", 7, ["x"], {"a": 1}, None])
def test_nonsense_in_the_key_id_is_no_crash(old_tokens, settings, named):
    claims = jwt.decode(old_tokens.access, FORMER, algorithms=["HS256"])
    segments = jwt.encode(claims, PRESENT, algorithm="HS256").split(".")
    header = jwt.utils.base64url_encode(json.dumps({"alg": "HS256", "kid": named}).encode())
    forged = ".".join([header.decode(), *segments[1:]])

    assert ask(forged).status_code == 401
