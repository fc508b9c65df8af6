"""What is wrong with a register, as values."""

from __future__ import annotations

import msgspec


class Fault(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing in a register that does not fit.

    :ivar code: what kind of thing, in kebab case, stable for programs (``digest``).
    :ivar sentence: one sentence for a person: what is wrong, and where.
    :ivar entry: the number of the entry, where one can be named.
    """

    code: str
    sentence: str
    entry: int | None = None
