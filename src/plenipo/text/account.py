"""The account of a text: what stands in brackets, where, and what each party holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FOOTNOTE,
    OPEN,
    OPTION,
    PART,
    TITLE,
    WHOLE,
    Blank,
    Bracket,
    Content,
    Note,
    Provision,
    Text,
    brackets,
    words,
)

LONGEST = 60
"""How many characters of a bracket's words are quoted."""


class Held(msgspec.Struct, frozen=True):
    """What one party says of one alternative.

    :ivar provision: the identity of the provision, and
    :ivar where: how it is cited: ``Article 3, 1, Option 2``.
    :ivar bracket: the identity of the bracket.
    :ivar alternative: which of its alternatives, counted from 1.
    :ivar kind: one of ``propose``, ``support``, ``oppose``, ``reserve``, ...
    :ivar note: what else was said.
    :ivar words: the words of the alternative, shortened; empty for *no text*.
    """

    provision: str
    where: str
    bracket: str
    alternative: int
    kind: str
    note: str
    words: str


class Stretch(msgspec.Struct, frozen=True):
    """How much of an article, or of another part of a text, is open.

    :ivar where: its number, or its heading.
    :ivar provisions: how many it has, itself included; footnotes apart.
    :ivar open: in how many of them something stands in brackets or is missing.
    :ivar brackets: how many brackets stand there.
    :ivar agreed: how many provisions the text itself says are agreed, ad referendum or not.
    """

    where: str
    provisions: int
    open: int
    brackets: int
    agreed: int


class Account(msgspec.Struct, frozen=True):
    """What a text holds.

    :ivar provisions: how many it has, and
    :ivar open: in how many of them something stands in brackets or is missing.
    :ivar agreed: how many the text itself says are agreed.
    :ivar brackets: how many there are, the parts of one counted once, and
    :ivar alternatives: how many readings they give, and
    :ivar unowned: how many of the brackets nobody has said anything of.
    :ivar options: how many options there are, and
    :ivar blanks: how many values or words are missing, and
    :ivar notes: how many notes of the facilitator.
    :ivar parties: what each party holds, by its code.
    :ivar stretches: article by article.
    """

    provisions: int
    open: int
    agreed: int
    brackets: int
    alternatives: int
    unowned: int
    options: int
    blanks: int
    notes: int
    parties: dict[str, tuple[Held, ...]]
    stretches: tuple[Stretch, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is left to negotiate: no bracket, no option, nothing missing."""
        return not (self.brackets or self.options or self.blanks)


def account(text: Text) -> Account:
    """Take the account of a text."""
    cited = citations(text)
    once = {bracket.id: bracket for _, bracket in text.brackets() if bracket.part in _COUNTED}
    held: dict[str, list[Held]] = {}
    owned: set[str] = set()
    for provision, bracket in text.brackets():
        for party, each in _held(provision, bracket, cited[provision.id]):
            held.setdefault(party, []).append(each)
            owned.add(bracket.id)
    return Account(
        provisions=len(text.provisions),
        open=sum(map(is_open, text.provisions)),
        agreed=sum(provision.status != OPEN for provision in text.provisions),
        brackets=len(once),
        alternatives=sum(len(bracket.alternatives) for bracket in once.values()),
        unowned=len(once.keys() - owned),
        options=sum(provision.kind == OPTION for provision in text.provisions),
        blanks=sum(_count(provision.content, Blank) for provision in text.provisions),
        notes=sum(_count(provision.content, Note) for provision in text.provisions),
        parties={party: tuple(held[party]) for party in sorted(held)},
        stretches=tuple(_stretches(text)),
    )


_COUNTED = {WHOLE, "first"}


def is_open(provision: Provision) -> bool:
    """Tell whether anything of a provision is not agreed, or missing."""
    kinds = (Bracket, Blank)
    return provision.kind == OPTION or any(isinstance(p, kinds) for p in provision.content)


def _held(provision: Provision, bracket: Bracket, where: str) -> Iterator[tuple[str, Held]]:
    for number, alternative in enumerate(bracket.alternatives, 1):
        said = shortened(words(alternative.content))
        for stance in alternative.stances:
            yield (
                stance.party,
                Held(provision.id, where, bracket.id, number, stance.kind, stance.note, said),
            )


def _count(content: Content, kind: type) -> int:
    found = sum(isinstance(piece, kind) for piece in content)
    for bracket in brackets(content):
        for alternative in bracket.alternatives:
            found += sum(isinstance(piece, kind) for piece in alternative.content)
    return found


def _stretches(text: Text) -> Iterator[Stretch]:
    """Return the stretches of a text, each from one heading to the next."""
    parts: list[list[Provision]] = []
    for provision in text.provisions:
        if provision.kind in HEADS or not parts:
            parts.append([])
        if provision.kind != FOOTNOTE:
            parts[-1].append(provision)
    for part in filter(None, parts):
        first = part[0]
        named = first.number or shortened(words(first.content)) if first.kind in HEADS else ""
        inside = {b.id for provision in part for b in provision.brackets}
        yield Stretch(
            named,
            len(part),
            sum(map(is_open, part)),
            len(inside),
            sum(provision.status != OPEN for provision in part),
        )


HEADS = (ARTICLE, PART, ANNEX, "heading", "title")
"""The kinds of provisions that begin a stretch."""


def citations(text: Text) -> dict[str, str]:
    """Return how each provision is cited, by its identity: ``Article 3, 1, Option 2``."""
    return {identity: ", ".join(names[-3:]) for identity, names in paths(text).items()}


def paths(text: Text) -> dict[str, tuple[str, ...]]:
    """Return what each provision is called, after all that it belongs to, by its identity."""
    found: dict[str, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    unnumbered = 0
    for provision in text.provisions:
        above = [(depth, name) for depth, name in above if depth < provision.depth]
        name = provision.number
        if not name and provision.kind in HEADS:
            name, unnumbered = shortened(words(provision.content)), 0
        elif not name and provision.kind == FOOTNOTE:
            name = f"footnote {provision.id.removeprefix('f')}"
        elif not name:
            unnumbered += 1
            name = f"{provision.kind} {unnumbered}"
        above.append((provision.depth, name))
        if provision.kind == TITLE:
            above = []  # it is the text that is cited
        found[provision.id] = tuple([each for _, each in above if each]) or (name,)
    return found


def shortened(said: str, longest: int = LONGEST) -> str:
    """Return words on one line, cut where they grow too long."""
    line = " ".join(said.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;") + " ..."


def by_kind(held: Sequence[Held]) -> dict[str, int]:
    """Return how often a party says each thing: ``{"propose": 3, "oppose": 1}``."""
    counted: dict[str, int] = {}
    for each in held:
        counted[each.kind] = counted.get(each.kind, 0) + 1
    return counted
