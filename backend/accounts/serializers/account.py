"""Password, e-mail address and second factor on the wire."""

from typing import Any, Final

from rest_framework import serializers

from accounts.serializers.login import PASSWORD, TokenPairSerializer, TransportSerializer
from accounts.serializers.people import TokenSerializer

CODE: Final[dict[str, Any]] = {
    "max_length": 20,
    "write_only": True,
    "help_text": "Six digits of the app, or a recovery code.",
}
CHALLENGE: Final[dict[str, Any]] = {"max_length": 1000, "write_only": True, "help_text": "From the log-in."}


class PasswordChangeSerializer(serializers.Serializer[Any]):
    current_password = serializers.CharField(**PASSWORD)
    new_password = serializers.CharField(**PASSWORD)


class PasswordResetSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)


class PasswordResetConfirmSerializer(TokenSerializer):
    password = serializers.CharField(**PASSWORD)


class EmailChangeSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(**PASSWORD)


class SecondFactorStateSerializer(serializers.Serializer[Any]):
    enabled = serializers.BooleanField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    recovery_codes_left = serializers.IntegerField()


class VerifySerializer(TransportSerializer):
    challenge = serializers.CharField(**CHALLENGE)
    code = serializers.CharField(**CODE)


class EnrolSerializer(serializers.Serializer[Any]):
    """With a session the password, at a log-in the challenge."""

    password = serializers.CharField(required=False, **PASSWORD)
    challenge = serializers.CharField(required=False, **CHALLENGE)


class EnrolmentSerializer(serializers.Serializer[Any]):
    secret = serializers.CharField(help_text="To type into the app, Base32.")
    uri = serializers.CharField(help_text="otpauth://…, the Key URI Format.")
    qr = serializers.CharField(help_text="The same as a picture: a data: URI of an SVG.")


class ConfirmEnrolmentSerializer(TransportSerializer):
    code = serializers.CharField(**CODE)
    challenge = serializers.CharField(required=False, **CHALLENGE)


class RecoveryCodesSerializer(serializers.Serializer[Any]):
    recovery_codes = serializers.ListField(child=serializers.CharField())


class EnrolledSerializer(TokenPairSerializer):
    access = serializers.CharField(required=False, help_text="At a log-in.")
    recovery_codes = serializers.ListField(child=serializers.CharField())


class PasswordAndCodeSerializer(serializers.Serializer[Any]):
    password = serializers.CharField(**PASSWORD)
    code = serializers.CharField(**CODE)
