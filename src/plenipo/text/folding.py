"""A text as it would be: every bracket decided in one way.

Spaces and commas come out right whichever way a bracket falls: what falls takes one of the two
spaces around it, and no comma is left alone. Source: FIELD notes 3.2, folding and spacing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from plenipo.text.model import (
    LAST,
    OPPOSE,
    OPTION,
    PROPOSE,
    RIVAL,
    SUPPORT,
    UNKNOWN,
    Bracket,
    Content,
    Note,
    Piece,
    Provision,
    Run,
    Text,
    joined,
    words,
)

Choose = Callable[[Bracket], int | None]
"""Decides a bracket: which of its alternatives stays, counted from 0, or None where all fall."""

_GAP = re.compile(r"  +")
_BEFORE_MARK = re.compile(r" +(?=[,.;:)\]?!])")
_COMMAS = re.compile(r",(?:\s*,)+")
_COMMA_AND_STOP = re.compile(r"[,;]\s*(?=[.;:])")
_NO_TEXT = re.compile(r"\W*no text\W*", re.IGNORECASE)


def all_in(bracket: Bracket) -> int | None:
    """Decide that what stands in brackets stays; of several alternatives the first with words."""
    found = (n for n, each in enumerate(bracket.alternatives) if each.content)
    return next(found, 0)


def all_out(bracket: Bracket) -> int | None:
    """Decide that what stands in brackets falls; where there is a base text, that stays."""
    if len(bracket.alternatives) > 1:
        base = (n for n, each in enumerate(bracket.alternatives) if not each.parties(PROPOSE))
        return next(base, None)
    return None


def as_wanted_by(party: str) -> Choose:
    """Return how a party would have every bracket: what it proposed or supports stays.

    What it opposes falls; of what it has said nothing, the base text stays, and additions that
    others propose fall.
    """

    def choose(bracket: Bracket) -> int | None:
        for kind in (PROPOSE, SUPPORT):
            for number, alternative in enumerate(bracket.alternatives):
                if party in alternative.parties(kind):
                    return number
        if len(bracket.alternatives) == 1:
            only = bracket.alternatives[0]
            falls = party in only.parties(OPPOSE) or bool(only.parties(PROPOSE))
            return None if falls else 0
        return all_out(bracket)

    return choose


def folded(text: Text, choose: Choose) -> Text:
    """Return a text with every bracket decided; the notes of the facilitator go as well.

    Options fall to the first that is not *no text*, as :func:`all_in` has it for brackets; a
    provision of which nothing is left falls with its number.
    """
    ends = {bracket.id: bracket for _, bracket in text.brackets() if bracket.part == LAST}

    def choose_once(bracket: Bracket) -> int | None:
        return choose(ends.get(bracket.id, bracket))

    found = []
    for provision in _options(text.provisions):
        content = decided(provision.content, choose_once)
        if content or not provision.content:
            found.append(msgspec.structs.replace(provision, content=content))
    return Text(tuple(found), text.language)


def base_words(content: Content) -> str:
    """Return the words of a reading without what others propose inside it."""
    return words(decided(content, as_wanted_by(""))).strip()


def decided(content: Content, choose: Choose) -> Content:
    """Return a content with every bracket decided, spaces and commas put right."""
    return spaced(joined(_decided(content, choose)))


def _decided(content: Content, choose: Choose) -> Sequence[Piece]:
    found: list[Piece] = []
    taken = False
    for place, piece in enumerate(content):
        match piece:
            case Note():
                continue
            case Bracket():
                rival = taken and _rivals(content, place)
                chosen = None if rival else choose(piece)
                if chosen is not None:
                    found += _decided(piece.alternatives[chosen].content, choose)
                taken = rival or chosen is not None
            case Run(text=text) if not text.strip():
                found.append(piece)
            case _:
                taken = False
                found.append(piece)
    return found


def _rivals(content: Content, place: int) -> bool:
    """Tell whether the bracket before this one is its rival: declared, or of words run together.

    Of ``[furtherance][pursuit]`` the text does not tell; as both they would be no words.
    """
    this = content[place]
    for before in reversed(content[:place]):
        if isinstance(before, Bracket):
            near = content[place - 1] is before and before.relation == UNKNOWN
            return before.relation == RIVAL or (near and _run_together(before, this))
        if not (isinstance(before, Run) and not before.text.strip()):
            return False
    return False


def _run_together(before: Bracket, after: Piece) -> bool:
    """Tell whether two brackets' words would run into one, were both to stay."""
    first = words(before.alternatives[0].content)
    second = words(after.alternatives[0].content) if isinstance(after, Bracket) else ""
    return first[-1:].isalnum() and second[:1].isalnum()


def _options(provisions: Sequence[Provision]) -> list[Provision]:
    """Return provisions with one option of each group, and without its label."""
    found: list[Provision] = []
    falling: int | None = None
    chosen: set[int] = set()
    lifted: list[int] = []
    for place, provision in enumerate(provisions):
        if falling is not None and provision.depth > falling:
            continue
        falling = None
        lifted = [depth for depth in lifted if depth < provision.depth]
        chosen = {depth for depth in chosen if depth <= provision.depth}
        if provision.kind != OPTION:
            chosen.discard(provision.depth)
            found.append(_lifted(provision, lifted))
            continue
        if provision.depth in chosen or _says_no_text(provisions, place):
            falling = provision.depth
            continue
        chosen.add(provision.depth)
        if provision.content:
            bare = msgspec.structs.replace(provision, kind="paragraph", number="")
            found.append(_lifted(bare, lifted))
        lifted.append(provision.depth)
    return found


def _lifted(provision: Provision, lifted: Sequence[int]) -> Provision:
    if not lifted:
        return provision
    return msgspec.structs.replace(provision, depth=provision.depth - len(lifted))


def _says_no_text(provisions: Sequence[Provision], place: int) -> bool:
    option = provisions[place]
    said = "".join(p.text for p in option.content if isinstance(p, Run))
    if said.strip():
        return bool(_NO_TEXT.match(said))
    inside = provisions[place + 1] if place + 1 < len(provisions) else None
    if inside is None or inside.depth <= option.depth:
        return True
    only = "".join(p.text for p in inside.content if isinstance(p, Run))
    return bool(_NO_TEXT.fullmatch(only))


def spaced(content: Content) -> Content:
    """Put right what is left around words that fell: double spaces, lone commas."""
    found: list[Piece] = []
    ends_in_space, ends_in_comma = True, False
    for piece in content:
        if not isinstance(piece, Run):
            found.append(piece)
            ends_in_space = ends_in_comma = False
            continue
        said = _BEFORE_MARK.sub("", _GAP.sub(" ", piece.text))
        said = _COMMA_AND_STOP.sub("", _COMMAS.sub(",", said))
        if ends_in_space:
            said = said.lstrip(" ")
        if ends_in_comma and said.lstrip().startswith(","):
            said = said.lstrip()[1:]
        if said[:1] in {*",.;:)"} and found and isinstance(found[-1], Run):
            found[-1] = Run(found[-1].text.rstrip(" "), found[-1].style)
        if said:
            found.append(Run(said, piece.style))
            ends_in_space = said.endswith(" ")
            ends_in_comma = said.rstrip().endswith(",")
    if found and isinstance(found[-1], Run):
        found[-1] = Run(found[-1].text.rstrip(" "), found[-1].style)
    return joined(found)
