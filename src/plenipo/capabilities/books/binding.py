"""Binds a book: puts the words of a text, its testimonium and its signatories together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from babel import Locale
from babel.core import UnknownLocaleError

from plenipo.capabilities.books.book import (
    CERTIFIED,
    INITIALLED,
    ORIGINAL,
    Book,
    Certificate,
    Leaf,
    Slot,
    Told,
)
from plenipo.capabilities.books.matter import Matter, digest, name_of, notation
from plenipo.capabilities.members.state import Members, in_language
from plenipo.core.fold import State
from plenipo.text.model import Text, words
from plenipo.treaty.signing_order import TWO
from plenipo.treaty.testimonium import (
    Done,
    Formulae,
    concluding,
    day_in_words,
    ends_with_testimonium,
    formulae,
)

LAST = 6
"""In how many of its last paragraphs a text is looked through for its own testimonium."""


def bind(state: State, matter: Matter, variant: str = ORIGINAL, keeper: str = "") -> Book:
    """Return a book of what there is of a text.

    :param variant: what it is: an original, a text to initial, or a certified copy.
    :param keeper: who stands first in it and keeps it; nobody where there is one original.
    """
    tags = tuple(tag for tag in matter.languages if tag in matter.texts)
    return Book(
        variant=variant,
        treaty=matter.treaty,
        session=matter.session,
        document=matter.document,
        symbol=matter.symbol,
        keeper=keeper,
        moment=matter.changed,
        organisation=_once(Told(tag, in_language(state.of(Members).names, tag)) for tag in tags),
        titles=_once(Told(tag, matter.title(tag)) for tag in tags),
        marks=tuple(_marks(state, matter, tags, variant, keeper)),
        dated=_once(Told(tag, _dated(matter, tag)) for tag in tags),
        leaves=tuple(_leaf(matter, tag) for tag in tags),
        signatures=_said(tags, lambda its: its.signatures),
        slots=tuple(_slots(state, matter, tags, variant, keeper)),
        attached=_said(tags, lambda its: its.attached),
        attached_note=_said(tags, lambda its: its.attached_note),
        certificates=tuple(_certificates(state, matter, tags)) if variant == CERTIFIED else (),
    )


def done_at(matter: Matter, language: str) -> Done:
    """Return where and when a text was done, as its testimonium in a language tells it."""
    return Done(
        languages=matter.languages,
        place=matter.place.get(language, ""),
        day=matter.day,
        prevails=matter.prevails,
        originals=TWO if len(matter.signatories) == TWO else 1,
    )


def _leaf(matter: Matter, tag: str) -> Leaf:
    text, title = matter.texts[tag], matter.title(tag)
    name = matter.treaty or matter.document
    return Leaf(
        language=tag,
        named=_own_name(tag),
        title=title,
        text=text,
        file=f"{name}.{tag}.md",
        notation=notation(text),
        digest=digest(text),
        testimonium=() if _has_its_own(text) else concluding(tag, title, done_at(matter, tag)),
    )


def _has_its_own(text: Text) -> bool:
    return ends_with_testimonium(words(each.content) for each in text.provisions[-LAST:])


def _marks(
    state: State, matter: Matter, tags: tuple[str, ...], variant: str, keeper: str
) -> Iterator[Told]:
    """Say what a copy is, or who keeps an original."""
    if variant == CERTIFIED:
        yield from _said(tags, lambda its: its.certified)
    if variant == INITIALLED:
        yield from _said(tags, lambda its: its.initialled)
    if keeper and variant != CERTIFIED:
        for tag in tags:
            its = formulae(tag)
            if its:
                name = name_of(state, keeper, tag, matter.day)
                yield Told(tag, its.kept_by.format(keeper=name))


def _dated(matter: Matter, tag: str) -> str:
    place = matter.place.get(tag, "")
    its = formulae(tag)
    if matter.day is None or not place or its is None:
        return ""
    return its.certificate_done.format(place=place, day=day_in_words(matter.day, tag))


def _slots(
    state: State, matter: Matter, tags: tuple[str, ...], variant: str, keeper: str
) -> Iterator[Slot]:
    """Return the places for signatures; of a certified copy those in which somebody signed."""
    for code in matter.ordered(keeper):
        lines = tuple(_lines(matter, code, tags, variant))
        signed = any(each.participant == code for each in matter.signed)
        if variant != CERTIFIED or signed or not matter.signed:
            names = [Told(tag, name_of(state, code, tag, matter.day)) for tag in tags]
            yield Slot(code, _once(names), lines)


def _lines(matter: Matter, code: str, tags: tuple[str, ...], variant: str) -> Iterator[Told]:
    """Tell who signed for somebody, or that somebody initialled it."""
    tag = matter.order if formulae(matter.order) else next(filter(formulae, tags), "")
    its = formulae(tag) if tag else None
    if its is None:
        return
    if variant == INITIALLED and code in matter.initialled:
        day = day_in_words(matter.initialled[code], tag)
        yield Told(tag, its.initialled_by.format(day=day))
    if variant != CERTIFIED:
        return
    for each in matter.signed:
        if each.participant == code:
            yield Told(tag, f"{its.signed} {each.person}".strip())
            said = (its.ways.get(each.how, ""), day_in_words(each.day, tag))
            yield Told(tag, ", ".join(filter(None, said)))


def _certificates(state: State, matter: Matter, tags: tuple[str, ...]) -> Iterator[Certificate]:
    for tag in tags:
        its = formulae(tag)
        if its is None:
            continue
        depositary = name_of(state, matter.depositary, tag, matter.day)
        yield Certificate(
            language=tag,
            heading=its.certified,
            words=its.certificate.format(title=matter.title(tag)),
            depositary=its.depositary.format(depositary=depositary),
            seal=its.seal,
            dated=its.dated,
        )


def _said(tags: tuple[str, ...], which: Callable[[Formulae], str]) -> tuple[Told, ...]:
    """Return one of the formulae in each language that we have words for."""
    told = ((tag, formulae(tag)) for tag in tags)
    return tuple(Told(tag, which(its)) for tag, its in told if its)


def _once(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return words without those that another language says as well, or that are none."""
    found: dict[str, Told] = {}
    for each in told:
        if each.words:
            found.setdefault(each.words, each)
    return tuple(found.values())


def _own_name(tag: str) -> str:
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    return str(locale.get_display_name(locale) or tag).capitalize()
