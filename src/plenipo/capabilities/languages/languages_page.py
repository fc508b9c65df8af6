"""The pages of a document's languages: which there are, and two of them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from plenipo.capabilities.languages.leading import Leading
from plenipo.capabilities.languages.state import Languages, Settled, Version
from plenipo.capabilities.languages.told import Bit, Tongue, bits, tongue
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import citations, shortened
from plenipo.text.model import Provision, words
from plenipo.text.parallel import STANDINGS, Pair, plain


class StandingCount(msgspec.Struct, frozen=True):
    """How many provisions stand in one way."""

    standing: str
    count: int


class VersionLine(msgspec.Struct, frozen=True):
    """One language of a document.

    :ivar leads: whether it is negotiated in this language.
    :ivar there: whether there is a text in it.
    :ivar of: the symbol of the version that was translated.
    :ivar entry: the number of the entry that tabled it.
    :ivar counts: how many provisions stand in each way.
    """

    tongue: Tongue
    leads: bool
    there: bool
    authentic: bool
    prevails: bool
    of: str = ""
    entry: int | None = None
    source: str = ""
    counts: tuple[StandingCount, ...] = ()


class LanguagesPage(msgspec.Struct, frozen=True):
    """The languages of a document.

    :ivar settled: whether it was settled which are authentic, with
    :ivar note: the clause, and
    :ivar entry: the number of the entry that did.
    """

    session: Named
    document: Named
    symbol: str
    lines: tuple[VersionLine, ...]
    settled: bool
    note: str
    entry: int | None


class ParallelLine(msgspec.Struct, frozen=True):
    """A provision in two languages.

    :ivar cited: how it is named in a sentence.
    :ivar leading: its words in the leading text, and
    :ivar notation: the same as a translation names them; empty where it does not stand there.
    :ivar own: its words in the other language, and
    :ivar translation: the same in notation.
    :ivar digest: by which a finding is bound to both.
    :ivar note: what was found of these words.
    """

    id: str
    kind: str
    depth: int
    cited: str
    leading_number: str
    leading: tuple[Bit, ...]
    notation: str
    own_number: str
    own: tuple[Bit, ...]
    translation: str
    standing: str
    reason: str
    digest: str
    hints: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    note: str


class LanguagePage(msgspec.Struct, frozen=True):
    """A document in two languages, side by side.

    :ivar shows: the standing of the provisions that are shown; empty for all.
    """

    session: Named
    document: Named
    symbol: str
    leading: Tongue
    own: Tongue
    of: str
    authentic: tuple[str, ...]
    prevails: str
    shows: str
    standings: tuple[StandingCount, ...]
    lines: tuple[ParallelLine, ...]


def languages_page(view: View, leading: Leading) -> LanguagesPage:
    """Return the languages of a document, the leading one first."""
    known = view.seen.state.of(Languages)
    settled = known.settled.get(leading.code)
    versions = {
        tag: version
        for tag, version in known.of_document(leading.code).items()
        if version.of in leading.issues
    }
    named = settled.authentic if settled else ()
    tags = dict.fromkeys((leading.text.language, *versions, *named))
    return LanguagesPage(
        session=session_named(view, leading.session),
        document=titled(view, leading),
        symbol=leading.symbol,
        lines=tuple(_line(leading, versions.get(tag), tag, settled) for tag in tags),
        settled=settled is not None,
        note=settled.note if settled else "",
        entry=settled.entry if settled else None,
    )


def _line(
    leading: Leading, version: Version | None, tag: str, settled: Settled | None
) -> VersionLine:
    leads = tag == leading.text.language
    line = VersionLine(
        tongue=tongue(tag),
        leads=leads,
        there=leads or version is not None,
        authentic=settled is not None and tag in settled.authentic,
        prevails=settled is not None and tag == settled.prevails,
    )
    if version is None:
        return line
    return msgspec.structs.replace(
        line,
        of=version.of,
        entry=version.entry,
        source=version.source,
        counts=counted(leading.pairs(version)),
    )


def language_page(view: View, leading: Leading, version: Version, shows: str) -> LanguagePage:
    """Return a document in two languages, all provisions or those that stand in one way."""
    settled = view.seen.state.of(Languages).settled.get(leading.code)
    pairs = leading.pairs(version)
    shown = [pair for pair in pairs if shows in {"", pair.standing}]
    return LanguagePage(
        session=session_named(view, leading.session),
        document=titled(view, leading),
        symbol=leading.symbol,
        leading=tongue(leading.text.language),
        own=tongue(version.language),
        of=version.of,
        authentic=settled.authentic if settled else (),
        prevails=settled.prevails if settled else "",
        shows=shows,
        standings=counted(pairs),
        lines=parallel_lines(leading, version, shown),
    )


def titled(view: View, leading: Leading) -> Named:
    """Return a document with its title in the reader's language."""
    return Named(leading.code, in_language(leading.names, view.wording.language) or leading.symbol)


def counted(pairs: Sequence[Pair]) -> tuple[StandingCount, ...]:
    """Return how many provisions stand in each way, in order; those in which none does are out."""
    counts = Counter(pair.standing for pair in pairs)
    return tuple(StandingCount(each, counts[each]) for each in STANDINGS if counts[each])


def parallel_lines(
    leading: Leading, version: Version, pairs: Sequence[Pair]
) -> tuple[ParallelLine, ...]:
    """Return provisions as they are shown side by side."""
    cited = citations(leading.text)
    return tuple(_parallel(pair, version, cited) for pair in pairs)


def _parallel(pair: Pair, version: Version, cited: dict[str, str]) -> ParallelLine:
    there = pair.leading or pair.own or Provision("", "paragraph")
    found = version.found.get(pair.id, {}).get(pair.digest)
    return ParallelLine(
        id=pair.id,
        kind=there.kind,
        depth=there.depth,
        cited=cited.get(pair.id) or there.number or shortened(words(there.content)) or pair.id,
        leading_number=pair.leading.number if pair.leading else "",
        leading=bits(pair.leading),
        notation=plain(pair.leading) if pair.leading else "",
        own_number=pair.own.number if pair.own else "",
        own=bits(pair.own),
        translation=plain(pair.own) if pair.own else "",
        standing=pair.standing,
        reason=pair.reason,
        digest=pair.digest,
        hints=pair.hints,
        figures=pair.figures,
        note=found.note if found else "",
    )
