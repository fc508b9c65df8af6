"""The acts of communiqués, of the replies to them, and of quotations.

A text is read by those who draft it until it is released. What is released is an act of its own,
which holds the words and has the audience of the release: so that nothing is there before.
"""

from __future__ import annotations

from datetime import date, datetime

from plenipo.core.act import Act, Names


class CommuniquePrepared(Act, frozen=True, kw_only=True, tag="communique.prepared/1"):
    """A communiqué was prepared, or prepared anew; it is read by those who draft it.

    These are the secretariat, the chair, and the body whose it is.

    :ivar communique: its code, by which later acts name it.
    :ivar kind: ``press-statement``, ``declaration``, ``communique`` or ``chairs-summary``.
    :ivar names: its title, in several languages.
    :ivar texts: its text, in several languages: paragraphs with an empty line between them; one
        that begins with ``#`` is a heading.
    :ivar document: the code of the document whose text it is, in all languages in which that
        stands; its own texts are in others, or the only ones where there is no document.
    :ivar body: the code of the body whose it is; empty for the organisation.
    :ivar session: the code of the session it is of, and
    :ivar item: the number of the item.
    :ivar decision: the number of the decision by which it was adopted.
    :ivar place: where it is given out, in several languages.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    communique: str
    kind: str
    names: Names
    texts: Names = {}
    document: str = ""
    body: str = ""
    session: str = ""
    item: str = ""
    decision: str = ""
    place: Names = {}
    source: str = ""


class CommuniqueScheduled(Act, frozen=True, kw_only=True, tag="communique.scheduled/1"):
    """It was settled when a communiqué is released, and to whom; until then it is under embargo.

    The last of them stands. At that moment the clock releases it.

    :ivar communique: its code.
    :ivar moment: when, with its offset; at once, where there is none.
    :ivar to: the circles that read it from then on; none stands for everybody.
    """

    communique: str
    moment: datetime | None = None
    to: tuple[str, ...] = ()


class CommuniqueEntrusted(Act, frozen=True, kw_only=True, tag="communique.entrusted/1"):
    """A communiqué was given to some before its release, under embargo.

    :ivar communique: its code.
    :ivar to: the circles it was given to.
    :ivar until: the moment of its release, with its offset: until then they keep it to themselves.
    :ivar kind: as it was prepared; so are
    :ivar names: its title,
    :ivar texts: its text in several languages,
    :ivar session: and the session it is of.
    """

    communique: str
    to: tuple[str, ...]
    until: datetime
    kind: str
    names: Names
    texts: Names
    session: str = ""


class CommuniqueReleased(Act, frozen=True, kw_only=True, tag="communique.released/1"):
    """A communiqué was released: from now on it is read by those it was released to.

    The clock records it at the moment that was settled, with all that is read of it.

    :ivar communique: its code.
    :ivar kind: as it was prepared; so are
    :ivar names: its title,
    :ivar texts: its text in several languages,
    :ivar digests: the digest of each of them, by its language,
    :ivar document: the document whose text it is,
    :ivar body: the body whose it is,
    :ivar session: the session it is of,
    :ivar item: the item,
    :ivar decision: the decision by which it was adopted,
    :ivar place: where it is given out,
    :ivar source: and where it is known from.
    """

    communique: str
    kind: str
    names: Names
    texts: Names
    digests: dict[str, str]
    document: str = ""
    body: str = ""
    session: str = ""
    item: str = ""
    decision: str = ""
    place: Names = {}
    source: str = ""


class CommuniqueCorrected(Act, frozen=True, kw_only=True, tag="communique.corrected/1"):
    """A communiqué that was released was corrected; what it said before stays to be seen.

    :ivar communique: its code.
    :ivar texts: its text in the languages in which it changes.
    :ivar reason: what was wrong.
    """

    communique: str
    texts: Names
    reason: str


class CommuniqueRetracted(Act, frozen=True, kw_only=True, tag="communique.retracted/1"):
    """A communiqué was taken back: it is not released, or stands no longer.

    :ivar communique: its code.
    :ivar reason: why.
    """

    communique: str
    reason: str


class StatementQuoted(Act, frozen=True, kw_only=True, tag="statement.quoted/1"):
    """What somebody said in public was taken down: that it was said, and not that it is so.

    :ivar statement: its code; the same again, with what was wrong, takes its place.
    :ivar speaker: who spoke.
    :ivar on: the day on which.
    :ivar words: what was said, in several languages.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    :ivar office: in what office, in several languages.
    :ivar member: the member they spoke for, if they did for one.
    :ivar place: where, in several languages.
    :ivar original: the language in which it was said, if that is known.
    :ivar reported: whether it is told in the words of who reported it, and not in the speaker's.
    :ivar session: the session it was said on, and
    :ivar item: the number of the item.
    :ivar correction: what was wrong with what was taken down before; empty the first time.
    """

    statement: str
    speaker: str
    on: date
    words: Names
    source: str
    office: Names = {}
    member: str = ""
    place: Names = {}
    original: str = ""
    reported: bool = False
    session: str = ""
    item: str = ""
    correction: str = ""


class ReplyAccepted(Act, frozen=True, kw_only=True, tag="reply.accepted/1"):
    """A reply that somebody sent to a communiqué was accepted: everybody reads it there.

    The address it was sent from is in no act: it stays in the office file.

    :ivar reply: its code, which says nothing of who sent it.
    :ivar communique: the code of the communiqué.
    :ivar name: what they call themselves.
    :ivar text: what they wrote, as plain text.
    :ivar sent: when it came.
    :ivar language: the language of the page it was written on.
    """

    reply: str
    communique: str
    name: str
    text: str
    sent: datetime
    language: str = ""


class ReplyDeclined(Act, frozen=True, kw_only=True, tag="reply.declined/1"):
    """A reply was not accepted, or is shown no longer; what it said is not told.

    :ivar reply: its code.
    :ivar communique: the code of the communiqué.
    :ivar reason: why.
    """

    reply: str
    communique: str
    reason: str
