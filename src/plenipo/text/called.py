"""What a provision can be called, and what a name that people write can mean.

Numbers are compared without what sets them off: ``(b)`` is ``b)``, ``2.bis`` is ``2 bis``, ``V`` of
an article is ``5``. Source: FIELD notes 3.1 and 3.2; the ways of citing are those of the UN.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from plenipo.text.account import HEADS, paths
from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    FOOTNOTE,
    HEADING,
    OPTION,
    PARAGRAPH,
    PART,
    RECITAL,
    ROW,
    SUBPARAGRAPH,
    TITLE,
    Provision,
    Text,
    words,
)
from plenipo.text.series import senses

_HEADS = frozenset((ARTICLE, PART, ANNEX))
_PARAGRAPHS = frozenset({PARAGRAPH, SUBPARAGRAPH, ROW, RECITAL})
PREAMBULAR, OPERATIVE = "preambular", "operative"
_PREAMBLE = (
    r"preambular(?: paragraphs?| paras?\.?)?|preamble(?: paragraph)?|recitals?|pp\.?"
    r"|considérants?|абзац преамбулы|преамбула|فقرة الديباجة"
)
_PARAGRAPH = (
    r"sub-?paragraphs?|sub-?paras?\.?|paragraphs?|paras?\.?|pars?\.|§+|alinéas?|paragraphes?"
    r"|пункты|пункт|пункте|подпункты|подпункт|п{1,2}\.|абзац|الفقرات|الفقرة|فقرة|párrafos?"
)
_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    (_PREAMBLE, frozenset({PREAMBULAR, RECITAL})),
    (r"operative(?: paragraphs?| paras?\.?)?|ops?\.?", frozenset({OPERATIVE})),
    (r"articles?|arts?\.?|статьи|статья|статье|ст\.?|المادة|مادة|artículos?", frozenset({ARTICLE})),
    (_PARAGRAPH, _PARAGRAPHS),
    (r"options?|alternatives?|variants?|вариант|الخيار", frozenset({OPTION})),
    (r"annexes|annexe?|appendix|schedule|приложение|المرفق|anexos?", frozenset({ANNEX})),
    (r"footnotes?|notes?|fn\.?|сноска|примечание|الحاشية", frozenset({FOOTNOTE})),
    (
        r"parts?|chapters?|sections?|partie|chapitre|часть|глава|раздел|الجزء|الفصل|الباب",
        frozenset({PART, HEADING, TITLE}),
    ),
    (r"rows?|ligne|строка|الصف", frozenset({ROW})),
    (r"headings?|title|titre|заголовок|العنوان", frozenset({HEADING, TITLE})),
)
"""What kinds of provisions are called, in the languages of the UN."""
_KINDS = tuple(
    (re.compile(rf"(?:{named})(?![^\W\d_])\s*", re.IGNORECASE), kinds) for named, kinds in _WORDS
)
_LATIN = r"(?:bis|ter|quater|quat|quinquies|sexies|septies|octies|novies|decies|alt)"
_NUMBER = re.compile(
    rf"\d+(?:\.\d+)*(?:\.? ?{_LATIN})*(?:(?<=\d)[a-z]{{1,2}}(?![a-z]))?(?:{_LATIN})*\+*"
    r"(?![^\W\d_])\.?"
    rf"|\(\s*\w{{1,6}}(?: \w)?(?:\.? ?{_LATIN})*\+*\s*\)"
    rf"|[a-z]{{1,6}}(?: ?{_LATIN})*\)"
    r"|[^\W\d_]{1,5}(?![^\W_])\.?",
    re.IGNORECASE,
)
_SUFFIXED = re.compile(r"(\d+(?:\.\d+)*)([a-z]{1,2})", re.IGNORECASE)
_BEGINS = re.compile(r"\[*(pp|op)\s?(\d+\w*(?: ?bis| ?ter)?)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:the|le|la|les|l['\u2019])\b", re.IGNORECASE)
_LONG = 8


class Token(msgspec.Struct, frozen=True):
    """One part of a citation: which kinds of provisions it can be, and its number or its words.

    :ivar kinds: none for any.
    """

    label: str
    kinds: frozenset[str] = frozenset()


STRONG, WEAK = 2, 1
"""How well a name answers to what is cited: by its number as printed, or as people speak."""


class Called(msgspec.Struct, frozen=True):
    """What one provision is called by itself.

    :ivar id: its identity.
    :ivar printed: its number as printed, or its words, without what sets them off.
    :ivar spoken: what else it is called, each with the kind of provision it is called so as:
        ``PP2``, the second paragraph without a number, article 5 that is printed V.
    """

    id: str
    kind: str
    printed: frozenset[str]
    spoken: frozenset[tuple[str, str]]

    def answers(self, token: Token) -> int:
        """Tell how well a token calls it: :data:`STRONG`, :data:`WEAK` or 0, not at all."""
        own = not token.kinds or self.kind in token.kinds
        if own and (token.label in self.printed or token.label == self.id.casefold()):
            return STRONG
        labels = {token.label, *_arabic(token.label)} if token.kinds & _HEADS else {token.label}
        for kind, spoken in self.spoken:
            if spoken in labels and (kind in token.kinds or (not token.kinds and kind in _HEADS)):
                return STRONG if kind in {PREAMBULAR, OPERATIVE} else WEAK
        return 0


def plain(written: str) -> str:
    """Return a name as it is compared: small letters, ASCII digits, single spaces."""
    return " ".join("".join(map(_digit, written)).casefold().split())


def _digit(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign


def label(number: str) -> str:
    """Return a number without what sets it off: ``2bis`` of ``2. bis``, ``b`` of ``(b)``."""
    return re.sub(r"[\s()\[\]'\u2018\u2019:]|\.(?!\d)", "", plain(number))


def called(text: Text) -> dict[str, tuple[Called, ...]]:
    """Return what each provision is called after all that it belongs to, by its identity."""
    found: dict[str, tuple[Called, ...]] = {}
    above: list[tuple[int, Called]] = []
    places = dict(_preamble(text)) | _footnotes(text)
    names = {identity: path[-1] for identity, path in paths(text).items()}
    for provision in text.provisions:
        above = [(depth, name) for depth, name in above if depth < provision.depth]
        one = _called(provision, names[provision.id], places.get(provision.id, ""))
        path = (*(name for _, name in above), one)
        above = [] if provision.kind == TITLE else [*above, (provision.depth, one)]
        found[provision.id] = path
    return found


def _called(provision: Provision, name: str, place: str) -> Called:
    number, kind = provision.number, provision.kind
    printed, spoken = {plain(name), label(name)}, set()
    for tokens in readings(name):
        if len(tokens) == 1 and tokens[0].kinds:
            spoken.add((kind, tokens[0].label))
            spoken |= {(kind, value) for value in _arabic(tokens[0].label) if kind in HEADS}
    if place:
        spoken.add((FOOTNOTE if kind == FOOTNOTE else PREAMBULAR, place))
    if number and kind == PARAGRAPH:
        spoken.add((OPERATIVE, label(number)))
    begins = _BEGINS.match(words(provision.content).lstrip())
    if begins:
        group = PREAMBULAR if begins[1].casefold() == "pp" else OPERATIVE
        spoken.add((group, label(begins[2])))
    return Called(provision.id, kind, frozenset(printed), frozenset(spoken))


def _arabic(number: str) -> Iterator[str]:
    """Yield what a Roman number is in Arabic digits."""
    for form, value in senses(number) if number.isascii() and number.isalpha() else ():
        if form.startswith("roman"):
            yield str(value)


def _footnotes(text: Text) -> dict[str, str]:
    """Return the footnotes with their places among them."""
    notes = (each.id for each in text.provisions if each.kind == FOOTNOTE)
    return {identity: str(place) for place, identity in enumerate(notes, 1)}


def _preamble(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the recitals with their numbers: those called so, else what stands before number 1."""
    recitals = [each.id for each in text.provisions if each.kind == RECITAL]
    if not recitals:
        recitals = list(_before_the_first(text))
    for place, identity in enumerate(recitals, 1):
        yield identity, str(place)


def _before_the_first(text: Text) -> Iterator[str]:
    found = []
    for provision in text.provisions:
        if provision.number:
            break
        if provision.kind == PARAGRAPH:
            found.append(provision)
    else:
        return
    said = words(found[0].content).strip() if found else ""
    if said.endswith(",") and len(said.split()) <= _LONG and _OPENING.match(said):
        del found[0]  # who speaks: "The General Assembly,"
    yield from (each.id for each in found)


def readings(written: str) -> Iterator[tuple[Token, ...]]:
    """Yield what a citation can mean, the likeliest first; at the end, its own words."""
    for apart in (False, True):
        tokens = _tokens(written, apart=apart)
        if tokens:
            yield tokens
    pieces = [piece.strip() for piece in re.split("[,،]", written) if piece.strip()]
    named = [_tokens(piece, apart=False) or (Token(plain(piece)),) for piece in pieces]
    if named:
        yield tuple(token for each in named for token in each)
    yield (Token(plain(written)),)


def _tokens(written: str, *, apart: bool) -> tuple[Token, ...]:
    """Read numbers and what they are numbers of; nothing where there are other words.

    :param apart: whether ``4b`` is (b) of 4, and ``4.2`` is 2 of 4.
    """
    found: list[Token] = []
    place = 0
    written = plain(written)
    while place < len(written):
        if written[place] in " ,،.":
            place += 1
            continue
        kinds: frozenset[str] = frozenset()
        for pattern, each in _KINDS:
            kind = pattern.match(written, place)
            if kind:
                kinds, place = each, kind.end()
                break
        number = _NUMBER.match(written, place)
        if number is None or number.end() == place:
            return ()
        first, *others = _apart(number[0], apart=apart)
        found += [Token(first, kinds), *map(Token, others)]
        place = number.end()
    return tuple(found)


def _apart(number: str, *, apart: bool) -> list[str]:
    bare = label(number)
    if not apart:
        return [bare]
    suffixed = _SUFFIXED.fullmatch(bare)
    parts = [suffixed[1], suffixed[2]] if suffixed else [bare]
    return [*parts[0].split("."), *parts[1:]]
