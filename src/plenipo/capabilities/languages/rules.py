"""What stands against keeping a text in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.capabilities.languages.leading import Leading, leading_of
from plenipo.capabilities.languages.state import Languages, Version, translated
from plenipo.core.act import Author
from plenipo.core.codes import TAG
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said
from plenipo.text.model import PARAGRAPH, deepest
from plenipo.text.parallel import DIFFERS, FINDINGS, Pair, content_of, plain
from plenipo.text.parties import Parties

MOST_DEEP = 30
"""How many brackets can stand in each other, as in the leading text."""


def refuse_version_tabled(state: State, act: VersionTabled, by: Author, at: datetime) -> Refusals:
    """Refuse a version of nothing, in no language, in the leading one, or without text."""
    del by
    leading, found = _leading(state, act.document, act.session)
    if leading is None:
        return found
    before = state.of(Languages).version(act.document, act.language)
    of = said(
        "The document '{document}' has no version '{of}' by then: it has {symbols}.",
        act,
        symbols=listed(leading.issued(at)),
    )
    same = said("'{language}' is the language in which '{document}' is negotiated.", act)
    there = said(
        "There is a version of '{of}' in '{language}' already: translate single provisions anew.",
        act,
    )
    empty = said("The version has no text: give its paragraphs, in bracket notation.")
    text = translated(act)
    return collect(
        found,
        *_no_language(act.language),
        Refusal("leading-language", same) if act.language == leading.text.language else None,
        Refusal("no-such-symbol", of) if act.of not in leading.issued(at) else None,
        Refusal("version-exists", there) if before is not None and before.of == act.of else None,
        Refusal("no-text", empty) if not text.provisions else None,
        _too_deep(max((deepest(each.content) for each in text.provisions), default=0)),
        _before(before, at),
    )


def refuse_version_amended(state: State, act: VersionAmended, by: Author, at: datetime) -> Refusals:
    """Refuse words of no provision, or without those that they translate."""
    del by
    leading, version, found = _version(state, act.document, act.session, act.language, at)
    if leading is None or version is None:
        return found
    pair = leading.pair(version, act.provision)
    nothing = said("Give the words in '{language}': provision '{provision}' stands.", act)
    stands = pair is not None and pair.leading is not None and bool(plain(pair.leading))
    unsaid = said("Say from which words of the leading text the new words are made.")
    alone = said(
        "Provision '{provision}' does not stand in the leading text: it can only be taken out.", act
    )
    gone = pair is not None and pair.leading is None
    return collect(
        found,
        _no_provision(leading, pair, act.provision),
        Refusal("no-words", nothing) if stands and not act.words.strip() else None,
        Refusal("translated-from-nothing", unsaid) if stands and not act.of.strip() else None,
        Refusal("only-here", alone) if gone and act.words.strip() else None,
        _too_deep(deepest(content_of(act.words, PARAGRAPH, Parties({})))),
    )


def refuse_concordance_noted(
    state: State, act: ConcordanceNoted, by: Author, at: datetime
) -> Refusals:
    """Refuse a finding that there is not, or of words that do not stand there."""
    del by
    leading, version, found = _version(state, act.document, act.session, act.language, at)
    if leading is None or version is None:
        return found
    pair = leading.pair(version, act.provision)
    findings = said(
        "Nothing is found '{finding}': say one of {findings}.",
        act,
        findings=either(Word("finding", each) for each in FINDINGS),
    )
    changed = said(
        "The words of provision '{provision}' are not those that were looked at: look at them as"
        " they stand, in both languages.",
        act,
    )
    lone = said("Provision '{provision}' has words in one language alone.", act)
    why = said("Say where the words of provision '{provision}' differ.", act)
    bound = pair.digest if pair is not None else ""
    return collect(
        found,
        Refusal("no-such-finding", findings) if act.finding not in FINDINGS else None,
        _no_provision(leading, pair, act.provision),
        Refusal("nothing-beside", lone) if pair is not None and not bound else None,
        Refusal("words-changed", changed) if bound and bound != act.digest else None,
        Refusal("no-reason", why) if act.finding == DIFFERS and not act.note.strip() else None,
    )


def refuse_languages_settled(
    state: State, act: LanguagesSettled, by: Author, at: datetime
) -> Refusals:
    """Refuse languages that are none, twice, or a prevailing one that is not authentic."""
    del by
    leading, found = _leading(state, act.document, act.session)
    if leading is None:
        return found
    nothing = said("Name at least one language in which the document is authentic.")
    twice = said("A language is named twice: name each once.")
    other = said("'{prevails}' cannot prevail: it is not among the authentic languages.", act)
    settled = state.of(Languages).settled.get(act.document)
    late = said(
        "The languages were settled at {moment}: what changes it is done after that.",
        moment=settled.moment if settled else at,
    )
    missing = bool(act.prevails) and act.prevails not in act.authentic
    return collect(
        found,
        *_no_language(*act.authentic),
        Refusal("no-language-named", nothing) if not act.authentic else None,
        Refusal("named-twice", twice) if len(set(act.authentic)) < len(act.authentic) else None,
        Refusal("not-authentic", other) if missing else None,
        Refusal("settled-since", late) if settled and at < settled.moment else None,
    )


def _leading(state: State, document: str, session: str) -> tuple[Leading | None, Refusals]:
    """Return a document's leading text, or that there is none."""
    missing = state.of(Documents).no_such_document(document, session)
    return (None, (missing,)) if missing else (leading_of(state, session, document), ())


def _version(
    state: State, document: str, session: str, language: str, at: datetime
) -> tuple[Leading | None, Version | None, Refusals]:
    """Return a document and its version in a language, and what stands against changing it."""
    leading, found = _leading(state, document, session)
    version = state.of(Languages).version(document, language)
    if leading is None or version is None or version.of not in leading.issues:
        sentence = said(
            "There is no version of '{document}' in '{language}': table it first.",
            document=document,
            language=language,
        )
        return leading, None, found or (Refusal("no-such-version", sentence),)
    return leading, version, collect(found, _before(version, at))


def _before(version: Version | None, at: datetime) -> Refusal | None:
    """Object to what is done to a version before what was done to it last."""
    if version is None or at >= version.changed:
        return None
    sentence = said(
        "The version in '{language}' changed at {moment}: what is done to it is done after that.",
        language=version.language,
        moment=version.changed,
    )
    return Refusal("before-the-version", sentence)


def _no_provision(leading: Leading, pair: Pair | None, provision: str) -> Refusal | None:
    if pair is not None:
        return None
    sentence = said(
        "Neither the text of '{document}' nor this version has a provision '{provision}'.",
        document=leading.code,
        provision=provision,
    )
    return Refusal("no-such-provision", sentence)


def _no_language(*tags: str) -> Iterator[Refusal]:
    for tag in tags:
        if not TAG.fullmatch(tag):
            sentence = said(
                "'{language}' is no tag of a language: it is like en, ru or zh-Hant.", language=tag
            )
            yield Refusal("no-such-language", sentence)


def _too_deep(deep: int) -> Refusal | None:
    if deep <= MOST_DEEP:
        return None
    sentence = said(
        "The words would stand in {count} brackets, one in the other, and {most} is the most.",
        count=deep,
        most=MOST_DEEP,
    )
    return Refusal("too-deep", sentence)
