"""The acts by which a signing is made ready, and held. Source: FIELD notes 4.1; VCLT 7, 10 to 12.

Whether a paper is ready is nowhere recorded where the register knows: it follows from the decision,
the text, its languages and the full powers. A treaty is signed by ``treaty.signed``.
"""

from __future__ import annotations

from datetime import date, datetime

from plenipo.core.act import Act, Names


class SigningPrepared(Act, frozen=True, kw_only=True, tag="signing.prepared/1"):
    """A ceremony was set at which documents are to be signed.

    :ivar signing: its code, by which later acts name it.
    :ivar names: what it is called, in several languages.
    :ivar session: the code of the session at which it is held.
    :ivar day: the day on which it is held, and
    :ivar zone: the time zone of that day (``Europe/Moscow``), or an offset (``+04:00``).
    :ivar place: where, in several languages.
    :ivar language: the tag of the language in whose alphabet they sign; that of the organisation
        unless told.
    :ivar alternat: whether there is an original for each party, in which it stands first.
    :ivar source: where it is known from; ``illustrative`` for one that was made up.
    """

    signing: str
    names: Names
    session: str
    day: date
    zone: str
    place: Names = {}
    language: str = ""
    alternat: bool = False
    source: str = ""


class SigningMoved(Act, frozen=True, kw_only=True, tag="signing.moved/1"):
    """A ceremony was moved to another day.

    :ivar signing: the ceremony's code.
    :ivar day: the day on which it is held now.
    :ivar reason: why.
    :ivar place: where, if that is another place.
    """

    signing: str
    day: date
    reason: str
    place: Names = {}


class SigningListed(Act, frozen=True, kw_only=True, tag="signing.listed/1"):
    """Something was put on the list of what is to be signed at a ceremony.

    :ivar signing: the ceremony's code.
    :ivar number: its number on the list, by which later acts name it.
    :ivar how: how it is signed: a decision or another document is ``signed`` or ``initialled``; a
        treaty ``subject-to-ratification``, ``definitive``, ``ad-referendum`` or ``initialled``.
    :ivar signatories: the codes of those who sign it; others stay out (narrow format).
    :ivar names: its title; unless told, that of the treaty, the document or the item.
    :ivar origin_session: the code of the session that agreed it, and
    :ivar origin_item: the number of the item there.
    :ivar document: the code of the document that has its text.
    :ivar treaty: the code of the treaty that it is, if it is one.
    :ivar languages: the tags of the languages in which it is signed; unless told, those in which
        the treaty, or the document, is authentic.
    :ivar prevails: the tag of that which prevails where they diverge; none, if all are equal.
    :ivar open_text: whether it is signed though not all of its text is settled.
    :ivar powers: whether who signs it needs full powers, unless their office makes up for them; of
        a treaty they are always needed.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    number: str
    how: str
    signatories: tuple[str, ...]
    names: Names = {}
    origin_session: str = ""
    origin_item: str = ""
    document: str = ""
    treaty: str = ""
    languages: tuple[str, ...] = ()
    prevails: str = ""
    open_text: bool = False
    powers: bool = False
    source: str = ""


class SigningUnlisted(Act, frozen=True, kw_only=True, tag="signing.unlisted/1"):
    """Something was taken from the list: it is not signed at this ceremony.

    :ivar signing: the ceremony's code.
    :ivar number: its number on the list.
    :ivar reason: why.
    """

    signing: str
    number: str
    reason: str


class SignatoryNamed(Act, frozen=True, kw_only=True, tag="signatory.named/1"):
    """It was made known who signs for a State or organisation at a ceremony.

    :ivar signing: the ceremony's code.
    :ivar participant: the code of for whom.
    :ivar person: the name of the person.
    :ivar office: ``head-of-state``, ``head-of-government`` or ``foreign-minister``, who need no
        full powers; another office in words.
    :ivar powers: the code of the full powers, where they are needed.
    :ivar number: the number of the one document that this is about; none stands for all.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    participant: str
    person: str
    office: str = ""
    powers: str = ""
    number: str = ""
    source: str = ""


class TextFinalised(Act, frozen=True, kw_only=True, tag="text.finalised/1"):
    """A text that is kept outside the register was found final, and its languages concordant.

    :ivar signing: the ceremony's code.
    :ivar number: its number on the list.
    :ivar languages: the tags of the languages in which it is final.
    :ivar reference: the symbol or letter under which it was sent out.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    number: str
    languages: tuple[str, ...]
    reference: str = ""
    source: str = ""


class PaperBound(Act, frozen=True, kw_only=True, tag="paper.bound/1"):
    """What is to be signed was printed on treaty paper and bound.

    :ivar signing: the ceremony's code.
    :ivar number: its number on the list.
    :ivar copies: how many originals there are.
    :ivar text: the digest of the text that was printed, where the register has the text.
    :ivar note: what else is to be known (``blue folders, in the registry's safe``).
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    number: str
    copies: int
    text: str = ""
    note: str = ""
    source: str = ""


class TaskGiven(Act, frozen=True, kw_only=True, tag="task.given/1"):
    """Somebody was asked to do something before a ceremony.

    :ivar signing: the ceremony's code.
    :ivar task: its code, by which it is told that it is done.
    :ivar who: the code of the member or body that is to do it; somebody else in words.
    :ivar what: what is to be done.
    :ivar until: by when, with its offset.
    :ivar number: the number on the list of the document it is about; none stands for all.
    :ivar check: what it makes ready: ``decision``, ``text``, ``languages``, ``signatories``,
        ``powers``, ``paper``; none for something else.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    task: str
    who: str
    what: str
    until: datetime
    number: str = ""
    check: str = ""
    source: str = ""


class TaskDone(Act, frozen=True, kw_only=True, tag="task.done/1"):
    """Something that somebody was asked to do before a ceremony is done.

    :ivar signing: the ceremony's code.
    :ivar task: the code of the task.
    :ivar note: what is said with it.
    """

    signing: str
    task: str
    note: str = ""


class DocumentSigned(Act, frozen=True, kw_only=True, tag="document.signed/1"):
    """A document that is no treaty was signed at a ceremony for a State or organisation.

    :ivar signing: the ceremony's code.
    :ivar number: its number on the list.
    :ivar participant: the code of for whom.
    :ivar person: the name of the person who signed.
    :ivar office: ``head-of-state``, ``head-of-government`` or ``foreign-minister``; another office
        in words.
    :ivar powers: the code of the full powers, where they are needed.
    :ivar source: where it is known from; ``illustrative`` for what was made up.
    """

    signing: str
    number: str
    participant: str
    person: str
    office: str = ""
    powers: str = ""
    source: str = ""
