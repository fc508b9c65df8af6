"""Instruments: what States and organisations hand to a depositary, and what each kind does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

SIGNATURE: Final = "signature"
AD_REFERENDUM: Final = "signature-ad-referendum"
CONFIRMATION: Final = "confirmation-of-signature"
SIGNATURE_SUCCESSION: Final = "succession-to-signature"
DEFINITIVE: Final = "definitive-signature"
RATIFICATION: Final = "ratification"
ACCEPTANCE: Final = "acceptance"
APPROVAL: Final = "approval"
ACCESSION: Final = "accession"
SUCCESSION: Final = "succession"
FORMAL_CONFIRMATION: Final = "formal-confirmation"
CONSENT: Final = "consent-to-be-bound"
PARTICIPATION: Final = "participation"
SIMPLIFIED: Final = "simplified-procedure"
PROVISIONAL: Final = "provisional-application"
NO_PROVISIONAL: Final = "end-of-provisional-application"
OBJECTION: Final = "objection"
OBJECTION_LIFTED: Final = "withdrawal-of-objection"
EXTENSION: Final = "territorial-application"
EXCLUSION: Final = "territorial-exclusion"
WITHDRAWAL: Final = "withdrawal"
DENUNCIATION: Final = "denunciation"
WITHDRAWAL_LIFTED: Final = "revocation-of-withdrawal"
UNSIGNING: Final = "intention-not-to-become-party"
CONTINUATION: Final = "continuation"
DISSOLUTION: Final = "dissolution"

SIGNS: Final = frozenset((SIGNATURE, AD_REFERENDUM, CONFIRMATION, SIGNATURE_SUCCESSION, DEFINITIVE))
"""After these a State is a signatory."""

INITIALLED: Final = "initialled"
SIGNINGS: Final[Mapping[str, str]] = {
    "subject-to-ratification": SIGNATURE,
    "definitive": DEFINITIVE,
    "ad-referendum": AD_REFERENDUM,
    INITIALLED: "",
}
"""How a treaty is signed, and the kind of instrument that is; initials are none."""

BINDS: Final = frozenset(
    (
        DEFINITIVE,
        RATIFICATION,
        ACCEPTANCE,
        APPROVAL,
        ACCESSION,
        SUCCESSION,
        FORMAL_CONFIRMATION,
        CONSENT,
        PARTICIPATION,
        SIMPLIFIED,
    )
)
"""These express consent to be bound (VCLT 11)."""

OF_SIGNATORIES: Final = frozenset((RATIFICATION, ACCEPTANCE, APPROVAL))
"""By these signatories consent; acceptance and approval are open to others where a treaty says."""

LEAVES: Final = frozenset((WITHDRAWAL, DENUNCIATION))

ORDER: Final = (
    SIGNATURE_SUCCESSION,
    SIGNATURE,
    AD_REFERENDUM,
    CONFIRMATION,
    UNSIGNING,
    DEFINITIVE,
    RATIFICATION,
    ACCEPTANCE,
    APPROVAL,
    FORMAL_CONFIRMATION,
    ACCESSION,
    CONSENT,
    PARTICIPATION,
    SIMPLIFIED,
    SUCCESSION,
    PROVISIONAL,
    NO_PROVISIONAL,
    OBJECTION,
    OBJECTION_LIFTED,
    EXTENSION,
    EXCLUSION,
    WITHDRAWAL,
    DENUNCIATION,
    WITHDRAWAL_LIFTED,
    CONTINUATION,
    DISSOLUTION,
)
"""All kinds, as they follow one another where several are of one day and one participant."""

KINDS: Final = frozenset(ORDER)
_RANK = {kind: rank for rank, kind in enumerate(ORDER)}


class Instrument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One instrument in a depositary's hands.

    :ivar participant: whose it is, by code.
    :ivar kind: one of :data:`KINDS`.
    :ivar day: the depositary's day on which it was received in due form, or the signature given.
    :ivar effective: the day from which it has effect where it states another: a later one of a
        declaration of later effect or of a longer notice, the day of succession of a successor.
    :ivar of: of a succession or a continuation, the predecessor.
    :ivar territories: of territorial application or exclusion, the territories.
    :ivar reference: where it is published, like ``C.N.203.2023``.
    """

    participant: str
    kind: str
    day: date
    effective: date | None = None
    of: str = ""
    territories: tuple[str, ...] = ()
    reference: str = ""

    @property
    def since(self) -> date:
        """The day from which it is counted: never before it was there."""
        return max(self.day, self.effective) if self.effective else self.day


def in_order(instruments: Iterable[Instrument]) -> list[Instrument]:
    """Return instruments by day; those of one day do not depend on how they were recorded."""
    return sorted(instruments, key=_place)


def _place(item: Instrument) -> tuple[date, int, str, str, date, tuple[str, ...], str]:
    rank = _RANK.get(item.kind, len(_RANK))
    its = (item.participant, item.of, item.since, item.territories, item.reference)
    return (item.day, rank, *its)
