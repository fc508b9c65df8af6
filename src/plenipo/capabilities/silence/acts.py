"""The acts of the silence procedure. Source: FIELD notes 2.1 (12), 2.2, 2.3 and 2.4."""

from __future__ import annotations

from datetime import datetime

from plenipo.core.act import Act, Names


class SilenceOpened(Act, frozen=True, kw_only=True, tag="silence.opened/1"):
    """A text was put under silence: it is adopted unless a member breaks it before it expires.

    :ivar silence: its code, by which later acts name it.
    :ivar names: what is put under silence, in several languages.
    :ivar rule: the rule by which silence is agreement; its version of that day says how.
    :ivar expires: the instant at which it expires, with its offset; what comes then is too late.
    :ivar zone: the time zone it was announced in (``Europe/Vienna``), or an offset (``+01:00``).
    :ivar session: the session it was opened in, if it was; those who sit in its bodies may break
        it.
    :ivar body: the body whose members may break it, where no session or not all of its bodies are
        meant.
    :ivar document: the symbol of the document (``A/80/L.5``).
    :ivar text: the digest of the text.
    :ivar items: the numbers of the items of the session that are put under silence.
    :ivar parts: the paragraphs, or all of the items, where each stands for itself; none where all
        stand or fall together. Of a document of the register, the identities of its provisions.
    :ivar reference: the letter or note by which it was circulated.
    :ivar decision: the number the decision is to have if the silence is not broken.
    :ivar note: what else is to be known of it.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    silence: str
    names: Names
    rule: str
    expires: datetime
    zone: str
    session: str = ""
    body: str = ""
    document: str = ""
    text: str = ""
    items: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    reference: str = ""
    decision: str = ""
    note: str = ""
    source: str = ""


class SilenceObjected(Act, frozen=True, kw_only=True, tag="silence.objected/1"):
    """A member objected to the use of the procedure: where the rule allows it, it never began.

    OSCE Rules of Procedure, Annex 1(A): in the meeting in which the silence is proposed.

    :ivar silence: the code of the silence.
    :ivar member: the code of the member.
    :ivar reason: why.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    silence: str
    member: str
    reason: str = ""
    source: str = ""


class SilenceBroken(Act, frozen=True, kw_only=True, tag="silence.broken/1"):
    """A member broke the silence, on all of the text or on some of its parts.

    A letter that came in time may be recorded later: it takes effect when it came.

    :ivar silence: the code of the silence.
    :ivar member: the code of the member.
    :ivar kind: ``objection``, or ``amendment`` for one that proposes another text.
    :ivar parts: the parts of the text that it is about; none stands for all of it.
    :ivar letter: the reference of the letter.
    :ivar reason: why.
    :ivar proposal: the text that is proposed instead.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    silence: str
    member: str
    kind: str
    parts: tuple[str, ...] = ()
    letter: str = ""
    reason: str = ""
    proposal: str = ""
    source: str = ""


class SilenceLifted(Act, frozen=True, kw_only=True, tag="silence.lifted/1"):
    """A member took back its breaking of the silence: it is silent again.

    :ivar silence: the code of the silence.
    :ivar member: the code of the member.
    :ivar parts: the parts on which it does so; none stands for all of the text.
    :ivar letter: the reference of the letter.
    :ivar reason: why.
    """

    silence: str
    member: str
    parts: tuple[str, ...] = ()
    letter: str = ""
    reason: str = ""


class SilenceAgreed(Act, frozen=True, kw_only=True, tag="silence.agreed/1"):
    """A member said while the silence ran that it agrees: it is not silent.

    :ivar silence: the code of the silence.
    :ivar member: the code of the member.
    :ivar statement: what it said, if it is recorded.
    :ivar letter: the reference of the letter.
    """

    silence: str
    member: str
    statement: str = ""
    letter: str = ""


class SilenceExtended(Act, frozen=True, kw_only=True, tag="silence.extended/1"):
    """A silence that runs was extended.

    :ivar silence: the code of the silence.
    :ivar expires: the later instant at which it expires, with its offset.
    :ivar reason: why.
    :ivar reference: the letter or note by which it was announced.
    """

    silence: str
    expires: datetime
    reason: str
    reference: str = ""


class SilenceWithdrawn(Act, frozen=True, kw_only=True, tag="silence.withdrawn/1"):
    """A silence was withdrawn by those who had opened it: nothing follows from it.

    :ivar silence: the code of the silence.
    :ivar reason: why.
    :ivar reference: the letter or note by which it was announced.
    """

    silence: str
    reason: str
    reference: str = ""


class SilenceConcluded(Act, frozen=True, kw_only=True, tag="silence.concluded/1"):
    """What followed from a silence was put on record, at the instant at which it expired.

    It follows without this act too; the registrar checks that it is not misstated.

    :ivar silence: the code of the silence.
    :ivar outcome: ``adopted``, ``broken`` or ``never-began``.
    :ivar kept: the parts on which nobody broke the silence, where each stands for itself.
    :ivar reopened: the parts on which somebody broke the silence.
    :ivar decision: the number of the decision, where something was adopted.
    :ivar statement: what the chair wrote to all, if it is recorded.
    """

    silence: str
    outcome: str
    kept: tuple[str, ...] = ()
    reopened: tuple[str, ...] = ()
    decision: str = ""
    statement: str = ""
