"""The acts towards a depositary. Source: FIELD notes 4.1 and 4.3; VCLT 7 to 23, 54 to 56.

The day of an act is that of its effective moment, in the time zone of the treaty's depositary: of
a deposit, the day on which the instrument was received in due form.
"""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act


class TreatyOpened(Act, frozen=True, kw_only=True, tag="treaty.opened/1"):
    """A treaty was opened for signature, or laid before its depositary.

    :ivar treaty: its code, by which later acts name it.
    :ivar names: its title by language.
    :ivar clause: when it enters into force: the text of a clause file, or the name of a clause of
        the library.
    :ivar depositary: who keeps it: a code, or words.
    :ivar adopted: the day its text was adopted.
    :ivar place: where.
    :ivar document: the code of the document its text comes from.
    :ivar authentic: the tags of the languages in which it is authentic.
    :ivar prevails: the tag of that which prevails where they diverge; none, if all are equal.
    :ivar order: the tag of the language in whose alphabet its signatories stand.
    :ivar until: the last day on which it is open for signature; none, if it stays open.
    :ivar may_sign: the codes of those who may sign; none stands for all whom the register knows.
    :ivar may_accede: the codes of those who may accede; none stands for all whom it knows.
    :ivar reserving: when a reservation may be made: at ``signature``, ``consent``; none stands for
        both. A later one is circulated.
    :ivar amends: the code of the treaty that it amends; it has parties of its own (VCLT 40).
    :ivar leaving: where its clause says nothing of leaving: ``implied``, that it can be left with
        twelve months' notice (VCLT 56(2)); ``excluded``, that it cannot (VCLT 56(1)).
    :ivar review: the day on which it is first to be reviewed.
    :ivar review_every: how many years after each review the next is due; 0 for no next.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    treaty: str
    names: dict[str, str]
    clause: str
    depositary: str
    adopted: date | None = None
    place: str = ""
    document: str = ""
    authentic: tuple[str, ...] = ()
    prevails: str = ""
    order: str = ""
    until: date | None = None
    may_sign: tuple[str, ...] = ()
    may_accede: tuple[str, ...] = ()
    reserving: tuple[str, ...] = ()
    amends: str = ""
    leaving: str = ""
    review: date | None = None
    review_every: int = 0
    source: str = ""


class EventEstablished(Act, frozen=True, kw_only=True, tag="event.established/1"):
    """It was established that something happened on which a treaty's entry into force depends.

    :ivar treaty: the treaty's code.
    :ivar event: the event, by the name it has in the treaty's clause.
    :ivar note: how it is known.
    """

    treaty: str
    event: str
    note: str = ""


class TreatySigned(Act, frozen=True, kw_only=True, tag="treaty.signed/1"):
    """A treaty was signed or initialled for a State or organisation.

    :ivar treaty: the treaty's code.
    :ivar participant: the code of who signed.
    :ivar how: ``subject-to-ratification``, ``definitive``, ``ad-referendum`` or ``initialled``.
    :ivar person: the name of the person who signed.
    :ivar office: ``head-of-state``, ``head-of-government`` or ``foreign-minister``, who need no
        full powers; another office in words.
    :ivar powers: the code of the full powers, where they are needed.
    :ivar source: where it is known from.
    """

    treaty: str
    participant: str
    how: str
    person: str
    office: str = ""
    powers: str = ""
    source: str = ""


class SignatureConfirmed(Act, frozen=True, kw_only=True, tag="signature.confirmed/1"):
    """A signature ad referendum was confirmed, and is a full one (VCLT 12).

    :ivar treaty: the treaty's code.
    :ivar participant: the code of who signed.
    :ivar note: by what it was confirmed.
    """

    treaty: str
    participant: str
    note: str = ""


class InstrumentDeposited(Act, frozen=True, kw_only=True, tag="instrument.deposited/1"):
    """An instrument was received by the depositary, and found in due form.

    :ivar treaty: the treaty's code.
    :ivar participant: the code of whose it is.
    :ivar kind: ``ratification``, ``acceptance``, ``approval``, ``accession``, ``succession``,
        ``formal-confirmation``, ``continuation``, ``territorial-application``,
        ``territorial-exclusion``, ``provisional-application``,
        ``end-of-provisional-application``, ``revocation-of-withdrawal``,
        ``intention-not-to-become-party``.
    :ivar person: the name of who signed it.
    :ivar office: ``head-of-state``, ``head-of-government`` or ``foreign-minister``, whose
        signature is due form; another office in words.
    :ivar powers: the code of full powers to express consent, where another signed it.
    :ivar dated: the day it bears.
    :ivar takes_effect: the day from which it has effect, if it says another than that of receipt.
    :ivar of: of a succession or a continuation, the code of the predecessor.
    :ivar territories: to which the treaty is extended, or from which it is kept away.
    :ivar provisions: of provisional application, the provisions; none stands for the whole treaty.
    :ivar source: where it is known from.
    """

    treaty: str
    participant: str
    kind: str
    person: str
    office: str = ""
    powers: str = ""
    dated: date | None = None
    takes_effect: date | None = None
    of: str = ""
    territories: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    source: str = ""


class InstrumentReturned(Act, frozen=True, kw_only=True, tag="instrument.returned/1"):
    """An instrument was examined, found not to be in due form, and returned.

    :ivar treaty: the treaty's code.
    :ivar participant: the code of whose it is.
    :ivar kind: its kind.
    :ivar reason: what is not in due form.
    """

    treaty: str
    participant: str
    kind: str
    reason: str


class ReservationMade(Act, frozen=True, kw_only=True, tag="reservation.made/1"):
    """A reservation was made, and circulated to the others.

    :ivar treaty: the treaty's code.
    :ivar reservation: its code, by which later acts name it.
    :ivar participant: the code of who makes it.
    :ivar moment: when: at ``signature``, at ``consent``, or ``late``.
    :ivar text: its text.
    :ivar provisions: the provisions whose effect it excludes or modifies.
    """

    treaty: str
    reservation: str
    participant: str
    moment: str
    text: str
    provisions: tuple[str, ...] = ()


class ReservationConfirmed(Act, frozen=True, kw_only=True, tag="reservation.confirmed/1"):
    """A reservation made at signature was confirmed when its author consented (VCLT 23(2)).

    :ivar treaty: the treaty's code.
    :ivar reservation: the reservation's code.
    """

    treaty: str
    reservation: str


class ObjectionMade(Act, frozen=True, kw_only=True, tag="objection.made/1"):
    """Somebody objected to a reservation.

    :ivar treaty: the treaty's code.
    :ivar reservation: the reservation's code.
    :ivar participant: the code of who objects.
    :ivar text: what it says.
    :ivar precludes: whether it opposes the entry into force between both (VCLT 20(4)(b)).
    """

    treaty: str
    reservation: str
    participant: str
    text: str = ""
    precludes: bool = False


class ReservationWithdrawn(Act, frozen=True, kw_only=True, tag="reservation.withdrawn/1"):
    """A reservation was withdrawn by who made it (VCLT 22).

    :ivar treaty: the treaty's code.
    :ivar reservation: the reservation's code.
    :ivar note: what is said with it.
    """

    treaty: str
    reservation: str
    note: str = ""


class WithdrawalNotified(Act, frozen=True, kw_only=True, tag="withdrawal.notified/1"):
    """A party notified the depositary that it leaves a treaty.

    :ivar treaty: the treaty's code.
    :ivar participant: the code of the party.
    :ivar kind: ``withdrawal`` or ``denunciation``, as the treaty calls it.
    :ivar takes_effect: the day it takes effect, where the notice says a later one than the treaty.
    :ivar reason: the reasons it gives.
    """

    treaty: str
    participant: str
    kind: str
    takes_effect: date | None = None
    reason: str = ""


class DeclarationMade(Act, frozen=True, kw_only=True, tag="declaration.made/1"):
    """A declaration was made under a treaty, or on how it is understood.

    :ivar treaty: the treaty's code.
    :ivar participant: the code of who makes it.
    :ivar kind: ``interpretative``, ``optional`` or ``mandatory``.
    :ivar text: its text.
    :ivar article: the provision it is made under, or about.
    """

    treaty: str
    participant: str
    kind: str
    text: str
    article: str = ""
