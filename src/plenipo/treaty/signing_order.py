"""Who signs after whom, and who stands first in which copy.

Signatories stand by the alphabet of their names in a chosen language. By the alternat each party
stands first in the copy it keeps, and the others follow in that order: the rule of treaties between
two. Sources: FIELD notes 4.1; Regulation of Vienna of 1815, article 7.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from plenipo.core.alphabet import alphabetical

TWO = 2
"""The parties of a treaty for which the alternat is usual."""


class Copy(msgspec.Struct, frozen=True):
    """One original of what is signed.

    :ivar keeper: the code of who keeps it: a party by the alternat, else the depositary.
    :ivar signatories: the codes of who signs it, in the order in which they stand there.
    """

    keeper: str
    signatories: tuple[str, ...]


def in_order(names: Mapping[str, str], language: str = "", first: str = "") -> tuple[str, ...]:
    """Return codes in the alphabet of their names; equal names by their codes.

    :param names: what each is called in the language, by code.
    :param language: its tag, for the letters that are its own.
    :param first: the code of who stands before the others, if it is among them.

    >>> in_order({"AM": "Армения", "RU": "Российская Федерация", "BY": "Беларусь"}, "ru")
    ('AM', 'BY', 'RU')
    """

    def key(code: str) -> tuple[bool, str, str]:
        return code != first, alphabetical(names[code], language), code

    return tuple(sorted(names, key=key))


def copies(
    names: Mapping[str, str], language: str = "", *, alternat: bool = False, keeper: str = ""
) -> tuple[Copy, ...]:
    """Return the originals: by the alternat one for each party, kept by it; else a single one.

    :param keeper: the code of who keeps the single one.

    >>> copies({"AM": "Armenia", "BY": "Belarus"}, alternat=True)[1]
    Copy(keeper='BY', signatories=('BY', 'AM'))
    """
    ordered = in_order(names, language)
    if not alternat:
        return (Copy(keeper, ordered),)
    return tuple(Copy(code, in_order(names, language, code)) for code in ordered)


def remaining(ordered: Sequence[str], signed: Collection[str]) -> tuple[str, ...]:
    """Return who has yet to sign, the next first."""
    return tuple(code for code in ordered if code not in signed)


def apart(parties: Iterable[str], members: Iterable[str]) -> tuple[str, ...]:
    """Return the members that stay out of a document signed in a narrow format, in their order."""
    among = frozenset(parties)
    return tuple(code for code in members if code not in among)
