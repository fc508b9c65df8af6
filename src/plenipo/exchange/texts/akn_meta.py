"""What an Akoma Ntoso document says of its text: symbol, dates, addresses (IRIs), votes, steps.

Source: the UN's naming convention in its guidelines (AKN4UN), and the documents that the UN
publishes under it, whose shorter addresses are kept as they are.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from plenipo.core.errors import InputError
from plenipo.text.model import Text

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN4UN: Final = "http://un.org/akn4un"
OURS: Final = "urn:plenipo:text:1"
"""The namespace of brackets, stances, identities and statuses, which the standard lacks."""

CHOICES: Final = {"inFavour": "for", "against": "against", "abstaining": "abstaining"}
"""What the UN calls the voices, and what we do; others are kept as they are."""


class AknError(InputError):
    """An Akoma Ntoso document that cannot be read, or a text that cannot be written as one."""

    code = "input.akn"


class Tally(msgspec.Struct, frozen=True, omit_defaults=True):
    """How many voted one way, and who.

    :ivar choice: ``for``, ``against``, ``abstaining``, or the document's own word.
    :ivar members: their names as the document writes them; none where it names nobody.
    """

    choice: str
    count: int
    members: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """A formal step on the way of the text: tabled, sponsored, adopted.

    :ivar date: in ISO form; empty where the document has none.
    :ivar by: who took it, or how it came out (``Adopted 13-0-2, 9771st meeting``).
    :ivar document: the symbol of its paper or record (``S/PV.9771``).
    :ivar basis: what it rests on (``Chapter VII``).
    """

    outcome: str
    date: str = ""
    by: str = ""
    document: str = ""
    basis: str = ""


class AknMeta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is said of a text.

    :ivar kind: which statement it is: ``resolution``, ``decision``.
    :ivar date: of the work, in ISO form: the day it was adopted, or of the draft.
    :ivar issued: of this language version, in ISO form; empty where it is the same day.
    :ivar actor: the short name of the body in addresses (``sc``).
    :ivar body: its name, in the language of the text.
    :ivar adoption: the sentence that says when and where it was adopted.
    :ivar work: the address of the work, whatever its language; made by :func:`work_iri` if empty.
    :ivar expression: the address of this language version; likewise.
    """

    symbol: str = ""
    title: str = ""
    kind: str = "resolution"
    date: str = ""
    issued: str = ""
    actor: str = ""
    body: str = ""
    adoption: str = ""
    work: str = ""
    expression: str = ""
    subjects: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    tallies: tuple[Tally, ...] = ()


class Read(msgspec.Struct, frozen=True):
    """What was read of an Akoma Ntoso document.

    :ivar lost: sentences: what of the document no text of ours holds.
    :ivar doubts: sentences: where the document does not agree with itself.
    """

    text: Text
    meta: AknMeta
    lost: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def work_iri(
    meta: AknMeta, *, country: str = "un", form: str = "statement", nature: str = "deliberation"
) -> str:
    """Return the address of a work: ``/akn/un/statement/deliberation/sc/2024-03-14/S-RES-2726``."""
    number = meta.symbol.replace("/", "-").replace(" ", "_") or "nn"
    actor = meta.actor.replace(" ", "_") or "nn"
    return f"/akn/{country}/{form}/{nature}/{actor}/{meta.date}/{number}"


def expression_iri(work: str, language: str, date: str) -> str:
    """Return the address of a language version of a work: the work's, then ``/eng@2024-03-14``."""
    return f"{work.rstrip('/')}/{long_tag(language)}@{date}"


@cache
def long_tag(language: str) -> str:
    """Return the tag of three letters of a language (``eng`` of ``en``); ``und`` if unknown."""
    import pycountry  # noqa: PLC0415 - slow to import, rarely needed

    first = language.partition("-")[0].lower()
    key = "alpha_2" if len(first) == 2 else "alpha_3"  # noqa: PLR2004 - as the standard has it
    found = pycountry.languages.get(**{key: first})
    return str(found.alpha_3) if found else "und"


@cache
def short_tag(language: str) -> str:
    """Return the tag of a language as it is used on pages (``en`` of ``eng``)."""
    import pycountry  # noqa: PLC0415 - slow to import, rarely needed

    plain = language.strip().lower()
    found = pycountry.languages.get(alpha_3=plain) or pycountry.languages.get(bibliographic=plain)
    return str(getattr(found, "alpha_2", plain)) if found else plain or "und"
