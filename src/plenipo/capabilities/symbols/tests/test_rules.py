"""What is refused and accepted when it is settled how symbols are written, and afterwards."""

from __future__ import annotations

import pytest
from case import accepted, check, names, refused, state_after
from story import DRAFTING, JOINT, on_draft

from plenipo.capabilities.documents.acts import DocumentTabled, RevisionIssued
from plenipo.capabilities.symbols.acts import SymbolsSettled
from plenipo.capabilities.symbols.state import Symbols

TABLED = DRAFTING[0]
UN = SymbolsSettled(profile="un")
OWN = SymbolsSettled(profile="own", body="cfm", pattern="CFM-{year}-{number}")


def tabled(symbol):
    """Return a document under a symbol."""
    told = {"names": {"en": "Another"}, "text": "1. We act.", "symbol": symbol}
    return DocumentTabled(session=JOINT, document="L.5", **told)


def revised(symbol):
    """Return a revision of the draft."""
    return on_draft(RevisionIssued, symbol=symbol)


CASES = (
    accepted(UN, "as the United Nations"),
    accepted(OWN, "of its own"),
    accepted(SymbolsSettled(profile="own"), "as anybody likes", given=(UN,)),
    refused(SymbolsSettled(profile="nato"), "as nobody", "no-such-profile"),
    refused(SymbolsSettled(profile="un", body="vault"), "of no body", "no-such-body"),
    refused(SymbolsSettled(profile="eu", pattern="{year}"), "twice", "pattern-beside"),
    refused(SymbolsSettled(profile="own", pattern="{thing}"), "of no field", "bad-pattern"),
    accepted(tabled("anything, really"), "where nothing is settled"),
    accepted(tabled("CSTO/CSC/2011/L.5"), "as settled", given=(UN,)),
    refused(tabled("CSC 5"), "otherwise than settled", "malformed-symbol", given=(UN,)),
    accepted(tabled("CFM-2011-5"), "in the body's own way", given=(UN, OWN)),
    refused(tabled("A/66/L.5"), "not in the body's own way", "malformed-symbol", given=(UN, OWN)),
    accepted(revised("A/66/L.5/Rev.1"), "a revision", given=(TABLED, UN)),
    refused(revised("Rev.1"), "a revision otherwise", "malformed-symbol", given=(TABLED, UN)),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_cases(case):
    check(case)


def test_the_next_symbol_is_that_of_the_body():
    settled = state_after(OWN).of(Symbols)
    assert settled.revision(("cfm",), "CFM-2011-5") == "CFM-2011-5/Rev.1"
    assert settled.corrigendum(("cfm",), "CFM-2011-5/Rev.1") == "CFM-2011-5/Rev.1/Corr.1"
    assert settled.revision(("cfm",), "ST 5/11 INIT") == "ST 5/11 REV 1"  # as it looks like
    assert settled.profile(("csc",)) is None
    assert settled.read(("cfm",), "CFM-2011-5").fact("number").number == "5"
