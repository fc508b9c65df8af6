"""What is refused and accepted of a silence on paragraphs of a text of the register."""

from case import accepted, refused
from story import DRAFTING, on_draft

from plenipo.capabilities.documents.acts import (
    BracketResolved,
    ProvisionAgreed,
    RevisionIssued,
    WordingProposed,
)
from plenipo.capabilities.silence.tests.silence_cases import OSCE, opened

SYMBOL = "CSTO/CSC/2011/L.4"
TABLED = (OSCE, DRAFTING[0])
DECIDED = (
    *(on_draft(BracketResolved, bracket=bracket, alternative=1) for bracket in ("b1", "b2")),
)
REVISED = on_draft(RevisionIssued, symbol=f"{SYMBOL}/Rev.1")
ISSUED = (*TABLED, *DECIDED, REVISED)
CHANGED = on_draft(
    WordingProposed,
    proposal="BY-1",
    member="BY",
    action="insert",
    provision="p2",
    passage="drugs",
    words="of all kinds",
)


def on(*parts, symbol=f"{SYMBOL}/Rev.1"):
    """Return a silence on provisions of the draft statement."""
    return opened(document=symbol, parts=parts)


CASES = (
    accepted(on("p2", "p3"), "on two paragraphs", given=ISSUED),
    accepted(on(), "on the text as a whole", given=TABLED),
    accepted(on("2", symbol="J/2011/L.9"), "on parts of a text elsewhere", given=ISSUED),
    refused(on("p2", "3"), "on no provision", "no-such-provision", given=ISSUED),
    refused(on("p2", symbol=SYMBOL), "in brackets", "still-bracketed", given=TABLED),
    refused(
        on("p2"),
        "on what is agreed",
        "agreed-already",
        given=(*ISSUED, on_draft(ProvisionAgreed, provision="p2")),
    ),
    refused(on("p2", symbol=SYMBOL), "on words before", "other-words", given=ISSUED),
    refused(on("p2", "p3"), "on words changed since", "still-bracketed", given=(*ISSUED, CHANGED)),
)
