"""What people call provisions, found in a text: ``4 (b)``, ``paras 3-7``, ``Article 5, 2``.

The reverse of :func:`~plenipo.text.account.citations`, and lenient: spaces, stops and parentheses
do not matter, nor in which language a paragraph is called one. Where nothing is cited so, or
several provisions are, one sentence says it; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from plenipo.core.said import Said, either, listed, said
from plenipo.text.account import citations
from plenipo.text.called import STRONG, WEAK, Called, Token, called, plain, readings
from plenipo.text.model import FOOTNOTE, Text

_LIST = (
    re.compile(r"\s*[;؛\n]\s*"),
    re.compile(r"\s*(?:&|\band\b|\bet\b|\bи\b|\by\b|(?<=\s)و)\s*", re.IGNORECASE),
    re.compile(r"\s*[,،]\s*"),
)
"""What stands between the members of a list, the strongest first."""
_RANGE = re.compile(r"\s*[-\u2010-\u2014]\s*|\s+(?:to|through|à|au|al|a|по|إلى)\s+", re.IGNORECASE)
_FROM = re.compile(r"(?:from|du|de|с|del|من)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of(?: the)?|de la|de l['\u2019]|du|de|من)\s*(?=\S)", re.IGNORECASE)
_CHAPEAU = re.compile(
    r"[,\s]*\b(?:chapeau|вводная часть)\b(?:\s+(?:of|de|du)\b)?[,\s]*", re.IGNORECASE
)
MOST_TOLD = 5
"""How many of the provisions that could be meant are told."""


class Cited(msgspec.Struct, frozen=True):
    """What was found.

    :ivar named: the identities of the provisions that are cited, in the order of the text.
    :ivar whole: the same with what belongs to them: to a paragraph its sub-paragraphs, unless its
        ``chapeau`` is cited.
    :ivar problem: why nothing was found, in a sentence; nothing is half found.
    """

    named: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    problem: Said | None = None


class _Troubled(Exception):  # noqa: N818 - carries the sentence out of the list it stands in
    def __init__(self, problem: Said) -> None:
        self.problem = problem


def cited(text: Text, written: str) -> Cited:
    """Find the provisions that are cited, one or several: ``3-7, 4 (b) and Article 5, 2``."""
    if not written.strip():
        return Cited(problem=said("Say which provisions are meant: 3-7, 4 (b)."))
    search = _Search(text)
    try:
        found = search.found(" ".join(written.split()))
    except _Troubled as trouble:
        return Cited(problem=trouble.problem)
    order = {each.id: place for place, each in enumerate(text.provisions)}
    whole = {below for one in found for below in ((one.id,) if one.alone else search.below(one.id))}
    named = sorted({one.id for one in found}, key=order.__getitem__)
    return Cited(tuple(named), tuple(sorted(whole, key=order.__getitem__)))


class _Found(msgspec.Struct, frozen=True):
    """A provision that is cited; alone, or with what belongs to it."""

    id: str
    alone: bool = False


class _Search:
    """The names of a text, and what was found last: in a list what follows stands beside it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.told = citations(text)
        self.exact: dict[str, list[str]] = {}
        for identity, citation in self.told.items():
            self.exact.setdefault(plain(citation), []).append(identity)
        self.names = called(text)
        self.order = {each.id: place for place, each in enumerate(text.provisions)}
        self.context: tuple[Called, ...] = ()

    def found(self, written: str, level: int = 0) -> list[_Found]:
        """Find what is cited; a list is taken apart only where it is not one name.

        :raises _Troubled: where nothing is cited so, or several provisions are.
        """
        one = self._one(written) or self._range(written) or self._inside(written)
        if one:
            return one
        if level < len(_LIST):
            parts = [part for part in _LIST[level].split(written) if part]
            if len(parts) > 1:
                return list(self._each(parts, level))
            return self.found(written, level + 1)
        raise _Troubled(self._nothing(written))

    def below(self, identity: str) -> Iterator[str]:
        """Yield a provision and what belongs to it."""
        start = self.order[identity]
        depth = self.text.provisions[start].depth
        yield identity
        for each in self.text.provisions[start + 1 :]:
            if each.depth <= depth:
                return
            if each.kind != FOOTNOTE:
                yield each.id

    def _each(self, parts: Sequence[str], level: int) -> Iterator[_Found]:
        """Find the members of a list, each as long as it can be: ``Article 5, 2`` is one."""
        place = 0
        while place < len(parts):
            longest = len(parts) if level == len(_LIST) - 1 else place + 1
            for end in range(longest, place, -1):
                written = ", ".join(parts[place:end])
                last = end == place + 1
                one = self.found(written, level + 1) if last else self._one(written)
                if one:
                    yield from one
                    place = end
                    break

    def _one(self, written: str) -> list[_Found]:
        """Find one provision by what it is called; nothing where nothing is called so."""
        bare = _CHAPEAU.sub(" ", written).strip()
        alone = bare != written.strip()
        beside = [self._matching(tokens, beside=True) for tokens in readings(bare)]
        known = [found for found in beside if found] or [self.exact.get(plain(written), [])]
        if known[0]:
            return [self._taken(self._only(written, known[0]), alone=alone)]
        for tokens in readings(bare):
            matching = self._matching(tokens)
            if matching:
                return [self._taken(self._only(written, matching), alone=alone)]
        return []

    def _inside(self, written: str) -> list[_Found]:
        """Find what is cited the other way round: ``paragraph 2 of Article 5``."""
        parts = _OF.split(written)
        if len(parts) != 2:  # noqa: PLR2004 - what is meant, and where
            return []
        outer = self._one(parts[1])
        if len(outer) != 1:
            return []
        self.context = self.names[outer[0].id]
        return self.found(parts[0])

    def _range(self, written: str) -> list[_Found]:
        """Find a range: both ends, and what stands between them."""
        for gap in _RANGE.finditer(written):
            before, after = self.context, written[gap.end() :]
            first = self._one(_FROM.sub("", written[: gap.start()], count=1))
            last = self._one(after) if first else []
            if not first or not last:
                self.context = before
                continue
            start, end = self.order[first[0].id], self.order[last[0].id]
            if end < start:
                sentence = said(
                    "'{last}' stands before '{first}': begin a range with what stands first.",
                    first=self.told[first[0].id],
                    last=self.told[last[0].id],
                )
                raise _Troubled(sentence)
            return list(self._between(start, end))
        return []

    def _between(self, start: int, end: int) -> Iterator[_Found]:
        """Yield what stands between two places, each with what belongs to it up to the second."""
        provisions = self.text.provisions
        behind = self.order[list(self.below(provisions[end].id))[-1]]
        covered = start - 1
        for place in range(start, end + 1):
            each = provisions[place]
            if place <= covered or each.kind == FOOTNOTE:
                continue
            last = self.order[list(self.below(each.id))[-1]]
            covered = last if last <= behind else covered
            yield _Found(each.id, alone=last > behind)

    def _matching(self, tokens: tuple[Token, ...], *, beside: bool = False) -> list[str]:
        """Return what is called so: anywhere, or beside what was found last, the nearest first."""
        for deep in range(len(self.context), 0, -1) if beside else (0,):
            prefix = self.context[:deep]
            inside = {i: names[deep:] for i, names in self.names.items() if names[:deep] == prefix}
            for least in (STRONG, WEAK):
                found = [i for i, names in inside.items() if _is_called(names, tokens, least)]
                if found:
                    near = [each for each in found if len(inside[each]) == len(tokens)]
                    return near or found
        return []

    def _only(self, written: str, matching: Sequence[str]) -> str:
        if len(matching) == 1:
            return matching[0]
        told = [self.told[each] for each in matching[:MOST_TOLD]]
        if len(set(told)) == 1:
            sentence = said(
                "{count} provisions are cited as '{cited}': name them by their identities, {ids}.",
                count=len(matching),
                cited=written,
                ids=listed(matching[:MOST_TOLD]),
            )
            raise _Troubled(sentence)
        sentence = said("'{cited}' can be {places}: say which.", cited=written, places=either(told))
        raise _Troubled(sentence)

    def _taken(self, identity: str, *, alone: bool = False) -> _Found:
        self.context = self.names[identity][:-1]
        return _Found(identity, alone)

    def _nothing(self, written: str) -> Said:
        some = self._some()
        return said(
            "Nothing in this text is cited as '{cited}'; there are, for example, {some}.",
            cited=written,
            some=listed(some, "; "),
        )

    def _some(self) -> list[str]:
        numbered = [each.id for each in self.text.provisions if each.number]
        chosen: Iterable[str] = numbered or self.told
        return [self.told[each] for each in chosen][:MOST_TOLD]


def _is_called(names: tuple[Called, ...], tokens: tuple[Token, ...], least: int) -> bool:
    """Tell whether tokens call the last of some names, and in their order some before it.

    :param least: how well the last one is to be called.
    """
    if not names or names[-1].answers(tokens[-1]) < least:
        return False
    wanted = list(tokens[:-1])
    for name in reversed(names[:-1]):
        if wanted and name.answers(wanted[-1]):
            wanted.pop()
    return not wanted
