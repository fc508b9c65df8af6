"""What a communiqué says in each language, be it its own text or that of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.state import Languages
from plenipo.capabilities.press.acts import CommuniqueReleased
from plenipo.capabilities.press.communique import Communique
from plenipo.core import codes
from plenipo.core.act import Names
from plenipo.core.fold import BEGINNING, State
from plenipo.core.paper import Block, Heading, Paragraph
from plenipo.text.model import FOOTNOTE, Blank, Bracket, Provision, Text, words
from plenipo.text.parallel import BEHIND, DIFFERS
from plenipo.text.writing import HEADED

SIGN = "# "
"""How a line begins that is a heading."""
BRACKETS = frozenset("[]\uff3b\uff3d\u3010\u3011")
_OTHER = frozenset({BEHIND, DIFFERS})


def texts_of(state: State, communique: Communique) -> Names:
    """Return what a communiqué that is not released yet would say, by language.

    Of a document these are the text as it stands, and the versions in other languages in which
    nothing is behind it or differs from it; its own texts are in the languages left.
    """
    own = {tag: text.strip() for tag, text in communique.texts.items() if text.strip()}
    return {**own, **dict(_of_document(state, communique.document))}


def release_of(state: State, communique: Communique) -> CommuniqueReleased:
    """Return the act by which a communiqué is released as it stands."""
    texts = texts_of(state, communique)
    return CommuniqueReleased(
        communique=communique.code,
        kind=communique.kind,
        names=communique.names,
        texts=texts,
        digests=digests_of(texts),
        document=communique.document,
        body=communique.body,
        session=communique.session,
        item=communique.item,
        decision=communique.decision,
        place=communique.place,
        source=communique.source,
    )


def words_since(state: State, communique: Communique) -> datetime:
    """Return since when a communiqué that is not released yet says what it does."""
    document = state.of(Documents).documents.get(communique.document)
    versions = state.of(Languages).of_document(communique.document).values()
    changed = [each.changed for each in versions]
    return max(communique.worded, *changed, *([document.changed] if document else ()), BEGINNING)


def digests_of(texts: Names) -> dict[str, str]:
    """Return the digest of each text, by its language."""
    return {tag: codes.digest(text.encode()) for tag, text in texts.items()}


def bracketed(state: State, communique: Communique) -> tuple[str, ...]:
    """Return the languages of the texts in which brackets still stand."""
    document = state.of(Documents).documents.get(communique.document)
    if document is not None and _open(document.text.provisions):
        return (document.text.language,)
    return in_brackets(texts_of(state, communique))


def in_brackets(texts: Names) -> tuple[str, ...]:
    """Return the languages of the texts that hold a bracket."""
    return tuple(tag for tag, text in texts.items() if not BRACKETS.isdisjoint(text))


def blocks_of(text: str) -> Iterator[Block]:
    """Yield a text as headings and paragraphs."""
    for part in text.split("\n\n"):
        line = " ".join(part.split())
        if line.startswith(SIGN):
            yield Heading(line.removeprefix(SIGN))
        elif line:
            yield Paragraph(line)


def _of_document(state: State, code: str) -> Iterator[tuple[str, str]]:
    """Yield the text of a document in the languages in which it stands."""
    document = state.of(Documents).documents.get(code)
    if document is None:
        return
    yield document.text.language, _written(document.text.provisions)
    for tag, version in state.of(Languages).of_document(document.code).items():
        issue = document.issue(version.of)
        pairs = version.beside(document.text, issue.text if issue else Text())
        own = [pair.own for pair in pairs if pair.own is not None]
        if own and not _open(own) and all(pair.standing not in _OTHER for pair in pairs):
            yield tag, _written(own)


def _open(provisions: Iterable[Provision]) -> bool:
    """Tell whether anything is in brackets, or still missing."""
    content = (piece for each in provisions for piece in each.content)
    return any(isinstance(piece, Bracket | Blank) for piece in content)


def _written(provisions: Iterable[Provision]) -> str:
    """Return provisions as paragraphs, each with its number."""
    return "\n\n".join(
        " ".join(filter(None, (_mark(each), words(each.content).strip())))
        for each in provisions
        if each.kind != FOOTNOTE
    )


def _mark(provision: Provision) -> str:
    number = provision.number
    if provision.kind in HEADED:
        return f"#{' ' if number else ''}{number}"
    return f"{number}." if number and number[-1].isalnum() else number
