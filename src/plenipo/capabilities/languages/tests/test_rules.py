"""What is refused and accepted when a text is kept in several languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import accepted, after, check, names, refused
from story import DRAFTING, JOINT, MEETING, TRANSLATED, on_draft

from plenipo.capabilities.documents.acts import BracketResolved, RevisionIssued, WordingProposed
from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.capabilities.sessions.acts import SessionClosed
from plenipo.text.parallel import digest

TABLED = DRAFTING[0]
SYMBOL = "CSTO/CSC/2011/L.4"
EARLY = MEETING - timedelta(minutes=10)
SECOND = "We ask the [extreme] patience of our partners and our neighbours."
TRANSLATION = "Мы просим [крайнего] терпения наших партнёров и [наших] соседей."
BOTH = digest(SECOND, TRANSLATION)


def version(**fields):
    """Return the Russian version of the draft."""
    return on_draft(VersionTabled, **{"language": "ru", "of": SYMBOL, "text": TRANSLATED, **fields})


def amended(**fields):
    """Return the second paragraph translated anew."""
    told = {"provision": "p3", "of": SECOND, "words": "Мы просим терпения.", **fields}
    return on_draft(VersionAmended, **{"language": "ru", **told})


def noted(**fields):
    """Return the second paragraph confirmed."""
    told = {"provision": "p3", "finding": "confirmed", "digest": BOTH, **fields}
    return on_draft(ConcordanceNoted, **{"language": "ru", **told})


def settled(**fields):
    """Return the languages settled: English and Russian, unless told."""
    return on_draft(LanguagesSettled, **{"authentic": ("en-GB", "ru"), **fields})


HERE = (TABLED, version())
CLOSED = SessionClosed(session=JOINT)
REVISED = on_draft(RevisionIssued, symbol=f"{SYMBOL}/Rev.1")
ADDED = on_draft(
    WordingProposed,
    proposal="KG-1",
    member="KG",
    action="provision",
    provision="p3",
    words="We thank you.",
)
FALLEN = (ADDED, on_draft(BracketResolved, bracket="KG-1", alternative=0))

CASES = (
    accepted(version(), "a translation", given=(TABLED,)),
    accepted(version(), "after the session", given=(TABLED, CLOSED)),
    accepted(version(of=REVISED.symbol), "of a revision", given=(*HERE, REVISED)),
    refused(version(), "of no document", "no-such-document"),
    refused(version(language="Russian"), "in no language", "no-such-language", given=(TABLED,)),
    refused(version(language="en-GB"), "in its own", "leading-language", given=(TABLED,)),
    refused(version(of="L.9"), "of no version", "no-such-symbol", given=(TABLED,)),
    refused(
        version(of=REVISED.symbol),
        "of a version to come",
        "no-such-symbol",
        given=(TABLED, after(9, REVISED)),
    ),
    refused(version(), "twice", "version-exists", given=HERE),
    refused(version(text="\n"), "without text", "no-text", given=(TABLED,)),
    refused(version(text="1. " + "[a " * 31 + "]" * 31), "deep", "too-deep", given=(TABLED,)),
    refused(
        version(of=REVISED.symbol),
        "before what was done to it",
        "before-the-version",
        given=(TABLED, REVISED, after(5, version())),
    ),
    accepted(amended(), "a provision", given=HERE),
    accepted(amended(of="Other words."), "translated from what stands no more", given=HERE),
    accepted(amended(provision="+KG-1", of="[We thank you.]"), "a new one", given=(*HERE, ADDED)),
    accepted(
        amended(provision="v4", of="", words=""),
        "one that stands here alone, taken out",
        given=(TABLED, version(text=f"{TRANSLATED}\n3. Мы.\n")),
    ),
    accepted(
        amended(provision="+KG-1", of="", words=""),
        "one that fell, taken out",
        given=(*HERE, ADDED, amended(provision="+KG-1", of="[We thank you.]"), FALLEN[1]),
    ),
    refused(amended(), "of no document", "no-such-document"),
    refused(amended(), "of no version", "no-such-version", given=(TABLED,)),
    refused(amended(language="fr"), "in another language", "no-such-version", given=HERE),
    refused(amended(provision="p9"), "that is nowhere", "no-such-provision", given=HERE),
    refused(amended(words=" "), "without words", "no-words", given=HERE),
    refused(amended(of=" "), "from nothing", "translated-from-nothing", given=HERE),
    refused(
        amended(provision="v4"),
        "one that stands here alone, with words",
        "only-here",
        given=(TABLED, version(text=f"{TRANSLATED}\n3. Мы.\n")),
    ),
    refused(amended(words="[a " * 31 + "]" * 31), "too deep", "too-deep", given=HERE),
    refused(amended(), "before the version", "before-the-version", given=HERE, at=EARLY),
    accepted(noted(), "the same", given=HERE),
    accepted(noted(finding="differs", note="extreme"), "not the same", given=HERE),
    refused(noted(), "in no document", "no-such-document"),
    refused(noted(), "in no version", "no-such-version", given=(TABLED,)),
    refused(noted(finding="nice"), "no finding", "no-such-finding", given=HERE),
    refused(noted(finding="differs"), "not the same, but how", "no-reason", given=HERE),
    refused(noted(provision="p9"), "nowhere", "no-such-provision", given=HERE),
    refused(
        noted(provision="+KG-1"), "in one language alone", "nothing-beside", given=(*HERE, ADDED)
    ),
    refused(noted(digest="sha256:0"), "of other words", "words-changed", given=HERE),
    refused(noted(), "of words before", "words-changed", given=(*HERE, amended())),
    refused(noted(), "before the version", "before-the-version", given=HERE, at=EARLY),
    accepted(settled(), "two languages", given=(TABLED,)),
    accepted(settled(prevails="ru"), "of which one prevails", given=(TABLED,)),
    refused(settled(), "of no document", "no-such-document"),
    refused(settled(authentic=()), "none", "no-language-named", given=(TABLED,)),
    refused(settled(authentic=("en", "RU")), "that is none", "no-such-language", given=(TABLED,)),
    refused(settled(authentic=("en", "en")), "one twice", "named-twice", given=(TABLED,)),
    refused(settled(prevails="fr"), "another prevails", "not-authentic", given=(TABLED,)),
    refused(settled(), "before", "settled-since", given=(TABLED, settled()), at=EARLY),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_cases(case):
    check(case)
