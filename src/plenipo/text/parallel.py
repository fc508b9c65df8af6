"""Parallel versions: what of a text in another language was translated from which words.

Nothing is marked as behind or up to date. Of each provision it is known from which words of the
leading text its words were made; whether those still stand there follows. The same holds of what a
reader of both languages found: it is said of a pair of words, and holds while both stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Final

import msgspec

from plenipo.core import codes
from plenipo.text.concordance import FIGURES, NUMBER, concordance, link
from plenipo.text.model import OPEN, ROW, Alternative, Bracket, Content, Provision, Text
from plenipo.text.parties import Parties
from plenipo.text.reading import read_content
from plenipo.text.writing import write_content

LINKED, BEHIND, DIFFERS, CONFIRMED = "linked", "behind", "differs", "confirmed"
STANDINGS: Final = (BEHIND, DIFFERS, LINKED, CONFIRMED)
"""How a provision can stand in another language; what is to be done about comes first."""
FINDINGS: Final = (CONFIRMED, DIFFERS)
"""What a reader of both languages can find of a pair of words."""
CHANGED, ADDED, REMOVED = "changed", "added", "removed"
REASONS: Final = (CHANGED, ADDED, REMOVED)
"""Why a provision is behind: the leading words are others now, or new, or do not stand there."""
BRACKETS = "brackets"
HINTS: Final = (NUMBER, FIGURES, BRACKETS)
"""What machines can tell to differ between two languages; it is shown, and decides nothing."""
_CELL, _BAR = "\t", " | "
"""What sets the cells of a row apart: in a text, and in notation."""


Figures = tuple[tuple[str, ...], ...]


class Rendered(msgspec.Struct, frozen=True):
    """One provision in another language, by whom it translates.

    :ivar words: its words in notation; none for one that has none in this language.
    :ivar of: the words of the leading text that it was made from, as :func:`plain` writes them.
    :ivar number: its number in this language; as it was before, if empty.
    """

    words: str
    of: str
    number: str = ""


class Pair(msgspec.Struct, frozen=True):
    """A provision in two languages.

    :ivar id: its identity in the leading text; of one that only the other has, that which it has
        there.
    :ivar leading: as it stands in the leading text, if it does.
    :ivar own: as it stands in the other language, if it does: its kind and depth are the leading
        one's.
    :ivar of: the leading words that its words were made from, in notation.
    :ivar standing: one of :data:`STANDINGS`.
    :ivar reason: of one that is behind, one of :data:`REASONS`.
    :ivar digest: of both words as they stand, by which a finding is bound to them; empty where
        only one of them stands.
    :ivar hints: of :data:`HINTS`.
    :ivar figures: the figures that only the leading words have, and those that only the others do.
    """

    id: str
    leading: Provision | None
    own: Provision | None
    of: str
    standing: str
    reason: str = ""
    digest: str = ""
    hints: tuple[str, ...] = ()
    figures: Figures = ()


def bare(content: Content) -> Content:
    """Return a content without those who hold its brackets: they are the same in all languages."""
    return tuple(
        msgspec.structs.replace(
            piece,
            alternatives=tuple(Alternative(bare(each.content)) for each in piece.alternatives),
        )
        if isinstance(piece, Bracket)
        else piece
        for piece in content
    )


@lru_cache(maxsize=20_000)
def plain(provision: Provision) -> str:
    """Return the words of a provision in notation, on one line, without those who hold them."""
    written = write_content(bare(provision.content), marked=True)
    return " ".join(written.replace(_CELL, _BAR).split())


def content_of(written: str, kind: str, parties: Parties) -> Content:
    """Return the content of a provision of some kind that :func:`plain` wrote, or a person."""
    line = " ".join(written.split())
    return bare(read_content(line.replace(_BAR, _CELL) if kind == ROW else line, parties))


def digest(leading: str, own: str) -> str:
    """Return the digest of a pair of words, as :func:`plain` writes them."""
    both = f"{leading}\n{own}"
    return codes.digest(both.encode())


class Translation(msgspec.Struct, frozen=True):
    """What is known of a text in another language.

    :ivar base: the leading text that it was tabled as a translation of; what is the same provision
        has the same identity there and in the leading text as it stands.
    :ivar tabled: as it was tabled; its identities are none of the leading text.
    :ivar rendered: what was translated since, by identity.
    :ivar found: what was found of pairs of words: by identity, then by their digest.
    :ivar parties: whose names are attributions.
    """

    base: Text
    tabled: Text
    rendered: Mapping[str, Rendered]
    found: Mapping[str, Mapping[str, str]]
    parties: Parties


def parallel(leading: Text, translation: Translation) -> tuple[Pair, ...]:
    """Return how every provision stands in another language, in the order of the leading text.

    What does not stand in the leading text any more comes after what it followed there.

    :param leading: the leading text as it stands.
    """
    version = _Version(translation)
    gone = version.gone({provision.id for provision in leading.provisions})
    return (
        *gone.get("", ()),
        *(
            pair
            for provision in leading.provisions
            for pair in (version.pair(provision), *gone.get(provision.id, ()))
        ),
    )


def pair_of(leading: Text, translation: Translation, identity: str) -> Pair | None:
    """Return how one provision stands, without asking for all."""
    version, provision = _Version(translation), leading.provision(identity)
    if provision is not None:
        return version.pair(provision)
    gone = version.gone({each.id for each in leading.provisions})
    found = (pair for some in gone.values() for pair in some)
    return next((pair for pair in found if pair.id == identity), None)


def text_of(pairs: tuple[Pair, ...], language: str) -> Text:
    """Return the text in the other language as it stands, in the order of the leading one."""
    return Text(tuple(pair.own for pair in pairs if pair.own is not None), language)


class _Version:
    """A translation, and which of its provisions is which of the text that it translates."""

    def __init__(self, known: Translation) -> None:
        self._known = known
        self._base = {provision.id: provision for provision in known.base.provisions}
        self._tabled = {provision.id: provision for provision in known.tabled.provisions}
        self._links = _linked(known.base, known.tabled)
        self._own = {ours: theirs for ours, theirs in self._links if ours and theirs}

    def pair(self, provision: Provision) -> Pair:
        """Return how a provision of the leading text stands."""
        own, of = self._words(provision.id, provision.kind, provision.depth, provision.number)
        now = plain(provision)
        if own is None and now:
            return Pair(provision.id, provision, None, of, BEHIND, ADDED)
        if own is None:  # a number alone
            return Pair(provision.id, provision, provision, of, LINKED)
        hints, figures = _pointed(provision, own)
        bound = digest(now, plain(own))
        finding = self._known.found.get(provision.id, {}).get(bound, "")
        standing = finding or (LINKED if of == now else BEHIND)
        reason = CHANGED if standing == BEHIND else ""
        return Pair(provision.id, provision, own, of, standing, reason, bound, hints, figures)

    def _words(
        self, identity: str, kind: str, depth: int, number: str
    ) -> tuple[Provision | None, str]:
        """Return a provision in this language, and the leading words it was made from."""
        before = self._tabled.get(self._own.get(identity, ""))
        number = before.number if before else number
        told = self._known.rendered.get(identity)
        if told is not None:
            if not told.words:
                return None, told.of
            content = content_of(told.words, kind, self._known.parties)
            return Provision(identity, kind, told.number or number, depth, content), told.of
        if before is None:
            return None, ""
        made = Provision(identity, kind, number, depth, bare(before.content))
        return made, plain(self._base[identity])

    def gone(self, stands: set[str]) -> dict[str, list[Pair]]:
        """Return what has words in this language alone, by what stands and it comes after."""
        after = ""
        told: dict[str, list[Pair]] = {}
        for ours, theirs in self._links:
            if ours in stands:
                after = ours
                continue
            told.setdefault(after, []).extend(self._alone(ours or theirs))
        known = {ours or theirs for ours, theirs in self._links} | stands
        for identity in self._known.rendered:
            if identity not in known:
                told.setdefault(after, []).extend(self._alone(identity))
        return told

    def _alone(self, identity: str) -> Iterator[Pair]:
        """Yield a provision that the leading text has not, while it has words here."""
        like = self._base.get(identity) or self._tabled.get(identity) or Provision("", "paragraph")
        own, of = self._words(identity, like.kind, like.depth, "")
        if own is None and identity not in self._known.rendered and identity in self._tabled:
            own = msgspec.structs.replace(like, content=bare(like.content))
        if own is not None:
            yield Pair(identity, None, own, of, BEHIND, REMOVED)


@lru_cache(maxsize=16)
def _linked(base: Text, tabled: Text) -> tuple[tuple[str, str], ...]:
    """Return which provision of a text is which of its translation: (``p1``, ``v1``), ..."""
    told = (each.identities for each in concordance((base, tabled)).links)
    return tuple((ours, theirs) for ours, theirs in told)


@lru_cache(maxsize=20_000)
def _pointed(leading: Provision, own: Provision) -> tuple[tuple[str, ...], Figures]:
    """Return what machines can tell to differ, and which figures."""
    told = link((msgspec.structs.replace(leading, status=OPEN), own))
    same = _brackets(leading) == _brackets(own)
    hints = tuple(each for each in told.differs if each in HINTS)
    return (hints if same else (*hints, BRACKETS)), told.figures


def named_apart(text: Text) -> Text:
    """Return a text whose provisions are ``v1``, ``v2``: the leading one has none of these."""
    number = count(1)
    return Text(
        tuple(
            msgspec.structs.replace(provision, id=f"v{next(number)}")
            for provision in text.provisions
        ),
        text.language,
    )


def _brackets(provision: Provision) -> int:
    return len(provision.brackets)
