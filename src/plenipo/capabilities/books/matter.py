"""What a signing book is made of: the authentic texts, and who signs them, in what order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import msgspec
from babel import Locale
from babel.core import UnknownLocaleError

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.state import Languages
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core import codes
from plenipo.core.act import Names
from plenipo.core.fold import State
from plenipo.text.account import account
from plenipo.text.folding import spaced
from plenipo.text.model import OPEN, TITLE, Content, Note, Text, joined, words
from plenipo.text.parallel import BEHIND, DIFFERS, Pair, text_of
from plenipo.text.writing import write
from plenipo.treaty.instruments import SIGNINGS
from plenipo.treaty.signing_order import in_order
from plenipo.treaty.testimonium import city

WAYS = {kind: how for how, kind in SIGNINGS.items() if kind}
"""How a signature was given, by the kind of instrument that it is."""


class Signed(msgspec.Struct, frozen=True):
    """A signature of a treaty: whose, how, and when."""

    participant: str
    person: str
    how: str
    day: date


class Matter(msgspec.Struct, frozen=True):
    """What a book is made of.

    :ivar treaty: the code of the treaty; empty for a document that is signed as it is.
    :ivar names: the title by language.
    :ivar languages: the tags of the authentic languages, in their order.
    :ivar prevails: the tag of that which prevails; none, if all are equal.
    :ivar order: the tag of the language in whose alphabet the signatories stand.
    :ivar texts: what there is of the authentic texts, by language, without the marks of
        negotiation.
    :ivar open: the languages in which something is left to negotiate, and
    :ivar behind: those in which the words of some provision are not those that stand, each with how
        many provisions that holds of.
    :ivar signatories: the codes of those who sign, in their order.
    :ivar place: where it was done, by language; empty where it is not known, as is
    :ivar day: when.
    :ivar depositary: a code, or words.
    :ivar changed: when anything of this last changed.
    """

    treaty: str
    session: str
    document: str
    symbol: str
    names: Names
    languages: tuple[str, ...]
    prevails: str
    order: str
    texts: Mapping[str, Text]
    open: Mapping[str, int]
    behind: Mapping[str, int]
    signatories: tuple[str, ...]
    place: Names
    day: date | None
    depositary: str
    changed: datetime
    initialled: Mapping[str, date] = {}
    signed: tuple[Signed, ...] = ()

    def title(self, language: str) -> str:
        """Return the title: as the text itself has it, else as it is called."""
        text = self.texts.get(language)
        first = text.provisions[0] if text and text.provisions else None
        if first is not None and first.kind == TITLE:
            return " ".join(words(first.content).split())
        for tag in (language, self.order, "en"):
            if self.names.get(tag):
                return self.names[tag]
        return next(iter(self.names.values()), self.symbol)

    def ordered(self, first: str = "") -> tuple[str, ...]:
        """Return who signs, somebody before all others: in the original that it keeps."""
        return tuple(sorted(self.signatories, key=lambda code: code != first))


def notation(text: Text) -> str:
    """Return a text as it is attached to a book: in bracket notation, without brackets."""
    return write(text)


def digest(text: Text) -> str:
    """Return the digest of a text as it is attached to a book."""
    return codes.digest(notation(text).encode())


def name_of(state: State, code: str, language: str, day: date | None = None) -> str:
    """Return what somebody is called in full in a language, on a day.

    Of a State without a name in that language, it is the one that CLDR has.
    """
    members = state.of(Members)
    if code in members.members:
        naming = members.members[code].naming(day)
        known = naming.official.get(language) or naming.short.get(language)
        other = members.members[code].official(language, day)
    else:
        known = members.partners[code].names.get(language) if code in members.partners else None
        other = members.name(code, language)
    return known or _territory(code, language) or other


def _territory(code: str, language: str) -> str:
    try:
        return str(Locale.parse(language, sep="-").territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def matter_of(state: State, code: str) -> Matter | None:
    """Return what a book of a treaty of a code is made of, or of a document, if there is none."""
    treaty = matter_of_treaty(state, code)
    found = state.of(Documents).documents.get(code)
    if treaty or found is None:
        return treaty
    return matter_of_document(state, found.session, code)


def matter_of_treaty(state: State, code: str) -> Matter | None:
    """Return what a book of a treaty is made of; None where there is no text to sign."""
    treaty = state.of(Treaties).treaties.get(code)
    found = state.of(Documents).documents.get(treaty.document) if treaty else None
    if treaty is None or found is None:
        return None
    matter = _of_text(state, found.code, treaty.authentic, treaty.prevails)
    day = treaty.adopted or treaty.day(treaty.since)
    order = treaty.order or matter.order
    parties = treaty.may_sign or state.of(Members).on(day)
    return msgspec.structs.replace(
        matter,
        treaty=code,
        names={**matter.names, **treaty.names},
        order=order,
        signatories=_in_order(state, parties, order, day),
        place=_place(state, treaty.place, matter),
        day=day,
        depositary=treaty.depositary,
        changed=max(matter.changed, treaty.since),
        initialled=treaty.initialled,
        signed=tuple(
            Signed(each.participant, received.person, WAYS[each.kind], each.day)
            for received in treaty.received
            if (each := received.instrument).kind in WAYS
        ),
    )


def matter_of_document(state: State, session: str, code: str) -> Matter | None:
    """Return what a book of a document that is signed as it is is made of."""
    found = state.of(Documents).documents.get(code)
    if found is None or found.session != session:
        return None
    return _of_text(state, code, (), "")


def _of_text(state: State, code: str, authentic: tuple[str, ...], prevails: str) -> Matter:
    """Return what is known of a text, of which nothing more is said than the document does."""
    found = state.of(Documents).documents[code]
    session = state.of(Sessions).sessions.get(found.session)
    settled = state.of(Languages).settled.get(code)
    if not authentic and settled is not None:
        authentic, prevails = settled.authentic, settled.prevails
    languages = authentic or (found.text.language,)
    texts = {found.text.language: found.text}
    behind: dict[str, int] = {}
    changed = found.changed
    issues = {issue.symbol: issue.text for issue in found.issues}
    for tag, version in state.of(Languages).of_document(code).items():
        if tag in languages and version.of in issues:
            pairs = version.beside(found.text, issues[version.of])
            texts[tag] = text_of(pairs, tag)
            behind[tag] = _unsettled(pairs)
            changed = max(changed, version.changed)
    day = session.opens if session else None
    body = session.bodies[0] if session and session.bodies else ""
    members = state.of(Members)
    parties = members.of_body(body, day or changed.date())
    return Matter(
        treaty="",
        session=found.session,
        document=code,
        symbol=found.symbol,
        names=found.names,
        languages=languages,
        prevails=prevails,
        order=languages[0],
        texts={tag: _as_signed(texts[tag]) for tag in languages if tag in texts},
        open={tag: _open(texts[tag]) for tag in languages if tag in texts and _open(texts[tag])},
        behind={tag: behind[tag] for tag in languages if behind.get(tag)},
        signatories=_in_order(state, parties, languages[0], day or changed.date()),
        place={},
        day=None,
        depositary="",
        changed=changed,
    )


def _in_order(state: State, parties: tuple[str, ...], language: str, day: date) -> tuple[str, ...]:
    """Return who signs, in the alphabet of short names, as members stand everywhere."""
    return in_order({code: _short(state, code, language, day) for code in parties}, language)


def _short(state: State, code: str, language: str, day: date) -> str:
    members = state.of(Members)
    member = members.members.get(code)
    name = member.name(language, day) if member else members.name(code, language)
    return _territory(code, language) or name if name == code else name


def _unsettled(pairs: tuple[Pair, ...]) -> int:
    """Return how many provisions do not say in a language what stands in the leading one."""
    return sum(pair.standing in {BEHIND, DIFFERS} for pair in pairs)


def _open(text: Text) -> int:
    found = account(text)
    return found.brackets + found.options + found.blanks


def _as_signed(text: Text) -> Text:
    """Return a text without the marks of its negotiation: what is agreed, the chair's notes."""
    return msgspec.structs.replace(
        text,
        provisions=tuple(
            msgspec.structs.replace(each, status=OPEN, content=_without_notes(each.content))
            for each in text.provisions
        ),
    )


def _without_notes(content: Content) -> Content:
    kept = tuple(each for each in content if not isinstance(each, Note))
    return kept if len(kept) == len(content) else spaced(joined(kept))


def _place(state: State, place: str, matter: Matter) -> Names:
    """Return what a place is called in each language: as the session says, else as CLDR does."""
    if not place:
        return {}
    session = state.of(Sessions).sessions.get(matter.session)
    known = session.place if session and place in session.place.values() else {}
    return {tag: known.get(tag) or city(place, tag) for tag in matter.languages}
