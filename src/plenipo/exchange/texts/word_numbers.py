"""The numbers that Word prints before paragraphs, worked out of its lists.

Source: ECMA-376 part 1, 17.9. Paragraphs hold no number, only a list and a level; the number
is counted in the order of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
LEVELS = 9
"""How many levels a list has."""
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_LEGIBLE = re.compile(r"[\s\u2000-\u25ff\-*o·§]+")


@dataclass(slots=True)
class Level:
    """How one level of a list counts.

    :ivar shape: how a number is written (``decimal``, ``lowerLetter``, ``bullet``).
    :ivar words: what is printed: ``Article %1``, ``%1.%2``.
    :ivar restart: after which level (from 1) it begins anew; 0: never; None: after any above it.
    :ivar style: the paragraph style that stands for this level, or "".
    """

    start: int = 1
    shape: str = "decimal"
    words: str = ""
    restart: int | None = None
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class Printed:
    """A number as printed, with what is known of it.

    :ivar text: such as ``3.``, ``(a)``, ``Article 4``; "" where nothing is printed.
    :ivar level: from 0.
    :ivar shape: as of its level.
    """

    text: str
    level: int
    shape: str


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Lists:
    """The lists of a document; :meth:`next` counts on."""

    def __init__(self, root: Element | None) -> None:
        """Read the lists of a document (``numbering.xml``), if it has any."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self.unknown: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstracts = {a.get("abstractNumId", ""): a for a in root.iter("abstractNum")}
        styled = {
            link.get("val", ""): number
            for number, a in abstracts.items()
            if (link := a.find("styleLink")) is not None
        }
        for number in root.iter("num"):
            target = _value(number, "abstractNumId")
            abstract = abstracts.get(target)
            if abstract is None:
                continue
            link = abstract.find("numStyleLink")
            if link is not None and link.get("val", "") in styled:
                target = styled[link.get("val", "")]
                abstract = abstracts[target]
            found = _List(target, {_index(lvl): _level(lvl) for lvl in abstract.iter("lvl")})
            for override in number.iter("lvlOverride"):
                own = override.find("lvl")
                if own is not None:
                    found.levels[_index(override)] = _level(own)
                start = override.find("startOverride")
                if start is not None:
                    found.starts[_index(override)] = _integer(start.get("val"), 1)
            self._lists[number.get("numId", "")] = found

    def level_of(self, number: str, style: str) -> int | None:
        """Return which level of a list a paragraph style stands for."""
        found = self._lists.get(number)
        levels = found.levels.items() if found else ()
        return next((place for place, level in levels if style and level.style == style), None)

    def next(self, number: str, place: int) -> Printed | None:
        """Count one further paragraph of a list, and return its number."""
        found = self._lists.get(number)
        level = found.levels.get(place) if found and 0 <= place < LEVELS else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if not found.begun:
            found.begun = True
            for other, start in found.starts.items():
                counts[other] = start - 1
        counts[place] = counts.get(place, level.start - 1) + 1
        for above in range(place):
            counts.setdefault(above, found.levels.get(above, Level()).start)
        for below in [other for other in counts if other > place]:
            restart = found.levels.get(below, Level()).restart
            if restart is None or place < restart:
                del counts[below]
        return Printed(self._printed(found, place, counts), place, level.shape)

    def _printed(self, found: _List, place: int, counts: dict[int, int]) -> str:
        level = found.levels[place]
        if level.shape == "bullet":
            plain = level.words.strip()
            return plain if plain and _LEGIBLE.fullmatch(plain) else _BULLET
        if level.shape == "none":
            return _PLACE.sub("", level.words).strip()

        def written(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            shape = found.levels.get(other, Level()).shape
            shape = "decimal" if level.legal and shape != "none" else shape
            text = written_number(counts.get(other, 1), shape)
            if text is None:
                self.unknown.add(shape)
            return str(counts.get(other, 1)) if text is None else text

        return _PLACE.sub(written, level.words).strip()


def written_number(number: int, shape: str) -> str | None:  # noqa: PLR0911 - one for each shape
    """Write a number in one of Word's shapes; None if the shape is not known."""
    match shape:
        case "decimal" | "none":
            return str(number) if shape == "decimal" else ""
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return _ordinal(number)
        case "lowerLetter" | "upperLetter":
            text = _letters(number, "abcdefghijklmnopqrstuvwxyz")
            return text.upper() if shape == "upperLetter" else text
        case "lowerRoman" | "upperRoman":
            text = _roman(number)
            return text.upper() if shape == "upperRoman" else text
        case "russianLower" | "russianUpper":
            text = _letters(number, _RUSSIAN)
            return text.upper() if shape == "russianUpper" else text
        case "arabicAlpha" | "arabicAbjad":
            return _letters(number, _ARABIC if shape == "arabicAlpha" else _ABJAD)
        case _:
            return None


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _letters(number: int, alphabet: str) -> str:
    """Write 1 as ``a``, 27 as ``aa``, 28 as ``bb``, as Word does."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * min(times + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number < 5000:  # noqa: PLR2004 - Roman letters go no further
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _level(element: Element) -> Level:
    restart = element.find("lvlRestart")
    legal = element.find("isLgl")
    return Level(
        start=_integer(_value(element, "start"), 0 if element.find("start") is None else 1),
        shape=_value(element, "numFmt") or "decimal",
        words=_value(element, "lvlText"),
        restart=None if restart is None else _integer(restart.get("val"), 0),
        style=_value(element, "pStyle"),
        legal=legal is not None and legal.get("val", "1") not in {"0", "false", "off"},
    )


def _index(element: Element) -> int:
    return _integer(element.get("ilvl"), 0)


def _value(element: Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else found.get("val", "")


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
