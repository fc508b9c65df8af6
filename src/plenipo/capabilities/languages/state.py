"""Texts in several languages: what was translated from what, and what was found of it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.core.act import Act, Entry
from plenipo.core.fold import folds
from plenipo.text.labels import labelled
from plenipo.text.model import Text
from plenipo.text.parallel import Pair, Rendered, Translation, named_apart, pair_of, parallel
from plenipo.text.parties import Parties
from plenipo.text.reading import read


class Finding(msgspec.Struct):
    """What somebody found of a pair of words: ``confirmed`` or ``differs``, and why."""

    finding: str
    note: str
    entry: int
    moment: datetime


class Version(msgspec.Struct):
    """A document in another language.

    :ivar of: the symbol of the version of the document that it was tabled as a translation of.
    :ivar text: as it was tabled; its provisions are called ``v1``, ``v2``, ...
    :ivar parties: the codes that are read as owners in its brackets.
    :ivar entry: the number of the entry that tabled it.
    :ivar changed: when anything was last said of it.
    :ivar rendered: what was translated since, by the identity of the provision.
    :ivar entries: the entries that did so, likewise.
    :ivar found: what was found, by the identity of a provision, then by the digest of the words.
    """

    document: str
    language: str
    of: str
    text: Text
    parties: tuple[str, ...]
    source: str
    entry: int
    changed: datetime
    rendered: dict[str, Rendered] = {}
    entries: dict[str, int] = {}
    found: dict[str, dict[str, Finding]] = {}

    def beside(self, leading: Text, base: Text) -> tuple[Pair, ...]:
        """Return how every provision stands in this language.

        :param leading: the leading text as it stands.
        :param base: the leading text that this was tabled as a translation of.
        """
        return parallel(leading, self._known(base))

    def pair(self, leading: Text, base: Text, identity: str) -> Pair | None:
        """Return how one provision stands."""
        return pair_of(leading, self._known(base), identity)

    def _known(self, base: Text) -> Translation:
        found = {
            identity: {digest: each.finding for digest, each in told.items()}
            for identity, told in self.found.items()
        }
        parties = Parties.of_codes(self.parties)
        return Translation(base, self.text, self.rendered, found, parties)


class Settled(msgspec.Struct):
    """In which languages a document is authentic, and which of them prevails."""

    authentic: tuple[str, ...]
    prevails: str
    note: str
    entry: int
    moment: datetime


class Languages(msgspec.Struct):
    """The versions of documents in other languages, by the document's code, then by language."""

    versions: dict[str, dict[str, Version]] = {}
    settled: dict[str, Settled] = {}

    def of_document(self, document: str) -> dict[str, Version]:
        """Return the versions of a document by their languages."""
        return self.versions.get(document, {})

    def version(self, document: str, language: str) -> Version | None:
        """Return the version of a document in a language."""
        return self.of_document(document).get(language)

    @folds(VersionTabled)
    def version_tabled(self, entry: Entry[VersionTabled]) -> None:
        """Take in a version; what was found of words holds wherever they stand again."""
        act = entry.act
        before = self.version(act.document, act.language)
        version = Version(
            document=act.document,
            language=act.language,
            of=act.of,
            text=translated(act),
            parties=act.parties,
            source=act.source,
            entry=entry.seq,
            changed=entry.effective,
            found=before.found if before else {},
        )
        self.versions.setdefault(act.document, {})[act.language] = version

    @folds(VersionAmended)
    def version_amended(self, entry: Entry[VersionAmended]) -> None:
        """Note what a provision was translated from, and as what."""
        act = entry.act
        version = self.version(act.document, act.language)
        if version is None:
            return
        before = version.rendered.get(act.provision)
        number = act.number or (before.number if before else "")
        words, of = (" ".join(each.split()) for each in (act.words, act.of))
        version.rendered[act.provision] = Rendered(words, of, number)
        version.entries[act.provision] = entry.seq
        _touched(version, entry)

    @folds(ConcordanceNoted)
    def concordance_noted(self, entry: Entry[ConcordanceNoted]) -> None:
        """Note what was found of a pair of words."""
        act = entry.act
        version = self.version(act.document, act.language)
        if version is None:
            return
        finding = Finding(act.finding, act.note, entry.seq, entry.effective)
        version.found.setdefault(act.provision, {})[act.digest] = finding
        _touched(version, entry)

    @folds(LanguagesSettled)
    def languages_settled(self, entry: Entry[LanguagesSettled]) -> None:
        """Note in which languages a document is authentic."""
        act = entry.act
        self.settled[act.document] = Settled(
            act.authentic, act.prevails, act.note, entry.seq, entry.effective
        )


def translated(act: VersionTabled) -> Text:
    """Return the text of a version as it is tabled."""
    parties = Parties.of_codes(act.parties)
    return named_apart(labelled(read(act.text, parties, language=act.language).text))


def _touched(version: Version, entry: Entry[Act]) -> None:
    version.changed = max(version.changed, entry.effective)
