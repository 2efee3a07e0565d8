"""What is signed, and how: the chain's links and its checkpoints. Nothing here reads or writes a row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from audit.canonical import canonical
from audit.keys import current_key_id, is_genuine, mac_of

# What the first link continues.
GENESIS = "0" * 64


def link(previous: str, seq: int, event_id: UUID, event_mac: str) -> str:
    """The message of one link: it names its line, its place, and the link before."""
    return canonical(["link", previous, seq, event_id, event_mac])


def signed_checkpoint(*, seq: int, mac: str, before: datetime) -> dict[str, Any]:
    """The columns of a checkpoint, signed."""
    key_id = current_key_id()
    signature = mac_of(_checkpoint(seq, mac, before), key_id)
    return {"seq": seq, "mac": mac, "before": before, "key_id": key_id, "signature": signature}


def is_genuine_checkpoint(checkpoint: Any) -> bool:
    """Whether this installation made it."""
    message = _checkpoint(checkpoint.seq, checkpoint.mac, checkpoint.before)
    return is_genuine(checkpoint.signature, message, checkpoint.key_id)


def _checkpoint(seq: int, mac: str, before: datetime) -> str:
    return canonical(["checkpoint", seq, mac, before])
