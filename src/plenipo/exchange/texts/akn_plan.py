"""Where each provision of a text goes in an Akoma Ntoso document, and what it is called there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FOOTNOTE,
    PARAGRAPH,
    PART,
    RECITAL,
    SUBPARAGRAPH,
    TITLE,
    Bracket,
    Content,
    Mark,
    Provision,
    Text,
)

SHORT: Final = {PARAGRAPH: "para", SUBPARAGRAPH: "point", PART: "part", ARTICLE: "art"} | {
    RECITAL: "rec",
    FOOTNOTE: "fn",
}
"""What a provision's name in the document begins with; else its kind."""
_NO_LETTERS = re.compile(r"[^\w]+")


@dataclass
class Node:
    """A provision with those that belong to it.

    :ivar below: how deep what belongs to the one above it stands, if nothing else is said.
    """

    provision: Provision
    below: int
    name: str = ""
    children: list[Node] = field(default_factory=list)


@dataclass
class Plan:
    """Where everything goes.

    :ivar notes: of each footnote that is written where it is called, its place and itself.
    :ivar names: what every other provision is called in the document, by its identity.
    """

    notes: dict[str, tuple[int, Provision]]
    titles: list[Node]
    preamble: list[Node]
    body: list[Node]
    annexes: list[Node]
    names: dict[str, str]


def planned(text: Text) -> Plan:
    """Return where each provision goes: titles, preamble, body, annexes."""
    notes = _notes(text)
    kept = [p for p in text.provisions if p.id not in notes]
    nodes = _tree(kept)
    titles = _leading(nodes, lambda node: node.provision.kind == TITLE and not node.children)
    rest = nodes[len(titles) :]
    preamble = _leading(rest, _is_recital)
    rest = rest[len(preamble) :]
    ahead = len(rest) - len(_leading(rest[::-1], _is_annex))
    plan = Plan(notes, titles, preamble, rest[:ahead], rest[ahead:], {})
    _give_names(nodes, "", plan.names)
    return plan


def _notes(text: Text) -> dict[str, tuple[int, Provision]]:
    """Return the footnotes that are called once, from no other footnote, and stand alone."""
    calls = Counter(
        to
        for provision in text.provisions
        for to in _calls(provision.content)
        # Twice, so that a note called from a note is written in its place.
        for _ in range(2 if provision.kind == FOOTNOTE else 1)
    )
    after = (*text.provisions[1:], None)
    return {
        provision.id: (place, provision)
        for place, (provision, next_) in enumerate(zip(text.provisions, after, strict=False))
        if provision.kind == FOOTNOTE
        and calls[provision.id] == 1
        and (next_ is None or next_.depth <= provision.depth)
    }


def _calls(content: Content) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, Mark):
            yield piece.to
        elif isinstance(piece, Bracket):
            for alternative in piece.alternatives:
                yield from _calls(alternative.content)


def _tree(provisions: Iterable[Provision]) -> list[Node]:
    """Return provisions with what stands deeper inside what it belongs to."""
    top: list[Node] = []
    above: list[Node] = []
    for provision in provisions:
        while above and above[-1].provision.depth >= provision.depth:
            above.pop()
        owner = above[-1] if above else None
        node = Node(provision, owner.provision.depth + 1 if owner else 0)
        (owner.children if owner else top).append(node)
        above.append(node)
    return top


def _leading(nodes: Sequence[Node], fits: Callable[[Node], bool]) -> list[Node]:
    return list(takewhile(fits, nodes))


def _is_recital(node: Node) -> bool:
    """Tell whether it can stand in a preamble: a recital, with sub-paragraphs at most."""
    inside = node.children
    fits = all(one.provision.kind == SUBPARAGRAPH and not one.children for one in inside)
    return node.provision.kind == RECITAL and fits


def _is_annex(node: Node) -> bool:
    return node.provision.kind == ANNEX and not node.provision.depth


def _give_names(nodes: Sequence[Node], above: str, names: dict[str, str]) -> None:
    """Give each its name by the standard's convention: ``para_3__point_a``, each only once."""
    taken: set[str] = set()
    for place, node in enumerate(nodes, 1):
        kind = node.provision.kind
        number = _NO_LETTERS.sub("", node.provision.number).lower() or str(place)
        stem = f"{above}{SHORT.get(kind, kind)}_{number}"
        node.name = stem if stem not in taken else f"{stem}-{place}"
        taken.add(node.name)
        names[node.provision.id] = node.name
        _give_names(node.children, f"{node.name}__", names)
