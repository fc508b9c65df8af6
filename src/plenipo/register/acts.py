"""The acts of the register itself."""

from __future__ import annotations

from plenipo.core.act import Act


class RegisterOpened(Act, frozen=True, kw_only=True, tag="register.opened/1"):
    """A register was opened: always its first entry.

    Binds the log's name and key into the log, so that neither can be changed behind it.

    :ivar origin: the log's name in its checkpoints, without blanks or ``+``.
    :ivar key: the public key that signs the checkpoints, as a signed-note verifier key.
    :ivar title: what the register is of, for people.
    """

    origin: str
    key: str
    title: str = ""
