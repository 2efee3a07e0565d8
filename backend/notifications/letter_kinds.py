"""The letters about accounts: one table of their words. A new letter is one row here and one way to its link."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter.

    Attributes:
        title: what administrators call it.
        subject, says: ``{organization}`` and ``{inviter}`` are filled in for invitations, nothing
            else.
        button: what the link says; blank for letters that only tell.
        closing: the last line: what to do if it is a surprise.
    """

    title: str
    subject: str
    says: str
    button: str = ""
    closing: str = ""


NOT_YOU = "If it was not you, set a new password at once and end all sessions in your settings."

LETTERS: Final[Mapping[str, LetterKind]] = MappingProxyType(
    {
        "invitation": LetterKind(
            "Invitation",
            "{organization} invites you",
            "{inviter} invites you to work with {organization} in the order network. The invitation is for this "
            "e-mail address, works once and lasts seven days.",
            button="See the invitation",
            closing="If you do not know {organization}, leave this e-mail alone: nothing happens.",
        ),
        "password_reset": LetterKind(
            "Password reset",
            "Set a new password",
            "Somebody, hopefully you, asked for a new password for your account. The link works once, for one hour.",
            button="Set a new password",
            closing="If it was not you, leave this e-mail alone: your password stays as it is.",
        ),
        "password_changed": LetterKind(
            "Password changed",
            "Your password was changed",
            "The password of your account has just been changed, and every other session was ended.",
            closing=NOT_YOU,
        ),
        "email_change": LetterKind(
            "E-mail change: proof",
            "Is this your new address?",
            "You asked to use this address for your account. The link works once, for one day.",
            button="Use this address",
            closing="If you know nothing of it, leave this e-mail alone: nothing changes.",
        ),
        "email_change_notice": LetterKind(
            "E-mail change: notice",
            "Your e-mail address is about to change",
            "Somebody with your password asked to use another address for your account. Until that address is "
            "proven, nothing changes.",
            closing=NOT_YOU,
        ),
        "email_replaced": LetterKind(
            "E-mail address replaced",
            "Your account has another e-mail address",
            "An administrator has given your account another e-mail address. Letters about it, with links to set a "
            "new password, go there from now on.",
            closing="If you did not ask for it, tell whoever runs this installation at once.",
        ),
        "second_factor_enabled": LetterKind(
            "Second factor set up",
            "A second factor was set up",
            "From now on a log-in to your account asks for a code of your authenticator app.",
            closing=NOT_YOU,
        ),
        "second_factor_disabled": LetterKind(
            "Second factor removed",
            "The second factor was removed",
            "From now on your password alone is enough to log in to your account.",
            closing=NOT_YOU,
        ),
    }
)
LETTER_KINDS: Final = [(kind, letter.title) for kind, letter in LETTERS.items()]
