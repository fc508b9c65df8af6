"""How a document becomes its next version: proposals are carried along, or return to who made them.

Nothing that a delegation proposed is dropped, nor put among other words than it was made for.
"""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.acts import RevisionIssued, WordingProposed
from plenipo.capabilities.documents.document import (
    ALTERNATIVE,
    CHAIR_CODE,
    DECIDED,
    MERGING,
    MOVING,
    PROVISION,
    RETURNED,
    STANDING,
    UNSUPPORTED,
    Document,
    Lapsed,
    Proposal,
)
from plenipo.capabilities.documents.noting import return_stranded
from plenipo.capabilities.documents.wording import (
    ENDS,
    SAYING,
    backing,
    changed_bracket,
    read_text,
    reading_of,
    with_proposal,
    with_status,
    without_support,
)
from plenipo.text.amending import bracket_of, held
from plenipo.text.carrying import carried
from plenipo.text.folding import base_words
from plenipo.text.model import OPEN, Alternative, Bracket, Provision, Stance, Text, words
from plenipo.text.succession import predecessors, succeeded


def next_text(document: Document, act: RevisionIssued) -> Text:
    """Return the text of a revision, with the identities of the one before where it follows it."""
    new = read_text(act.text, act.parties or document.parties, document.text.language)
    before = act.identities
    if len(before) != len(new.provisions):
        before = predecessors(document.text, new)
    return succeeded(document.text, new, before, f"r{len(document.issues) + 1}")


def take_revision(document: Document, act: RevisionIssued) -> None:
    """Let a document be its revision."""
    for code in act.settled:
        _end(document.proposals.get(code), DECIDED, act.symbol)
    for proposal in document.standing():
        if proposal.member == CHAIR_CODE or document.bracket(proposal.bracket) is None:
            continue
        if backing(document, proposal) < document.support:
            document.text = without_support(document, proposal)
            _end(proposal, UNSUPPORTED, act.symbol)
    document.kind = act.kind or document.kind
    document.symbol = act.symbol
    if act.text:
        _follow(document, next_text(document, act), act.symbol)
    return_stranded(document)


def place_now(document: Document, act: WordingProposed) -> int | None:
    """Return which time the passage of a proposal made on an older version occurs now.

    None where it does not stand there any more, or the version does not have the provision.
    """
    issue = document.issue(act.version)
    was = issue.text.provision(act.provision) if issue else None
    now = document.text.provision(act.provision)
    if was is None or now is None:
        return 1 if act.provision == "" else None
    if act.action in {PROVISION, ALTERNATIVE, MOVING, MERGING}:
        return act.occurrence
    return carried(was.content, now.content, act.passage, act.occurrence)


def _end(proposal: Proposal | None, state: str, symbol: str) -> None:
    if proposal is not None and proposal.state == STANDING:
        proposal.state, proposal.ended = state, symbol


def _follow(document: Document, new: Text, symbol: str) -> None:
    """Let another text stand, and carry to it what is agreed and proposed."""
    standing, before = document.standing(), document.text
    document.text = new
    for identity in tuple(document.agreed):
        was, now = before.provision(identity), new.provision(identity)
        if was is None or now is None:
            del document.agreed[identity]
        elif now.status == OPEN:
            document.text = with_status(document.text, identity, was.status)
    for proposal in standing:
        if not _carry(document, proposal):
            _end(proposal, RETURNED, symbol)
    _carry_stances(document, before, symbol)


def _carry_stances(document: Document, before: Text, symbol: str) -> None:
    """Keep what parties said of readings that stand still; the rest goes back to who said it."""
    owners = {each.bracket: each.parties for each in document.proposals.values()}
    for provision, was in before.brackets():
        if was.part not in ENDS:
            continue
        now = bracket_of(document.text, was.id)
        there = {said.party for each in now.alternatives for said in each.stances} if now else set()
        for reading in was.alternatives:
            said = base_words(reading.content)
            for stance in reading.stances:
                own = stance.party in owners.get(was.id, ()) or stance.party in there
                if own or _kept(document, now, said, stance):
                    continue
                lapsed = Lapsed(stance.party, stance.kind, stance.note, provision.id, said, symbol)
                document.lapsed.append(lapsed)


def _kept(document: Document, now: Bracket | None, said: str, stance: Stance) -> bool:
    """Let a party say of a reading what it said before, if the reading stands; tell whether."""
    readings = now.alternatives if now else ()
    same = (n for n, each in enumerate(readings, 1) if base_words(each.content) == said)
    number = next(same, 0)
    if now is None or not number:
        return False
    change = held(number, stance)
    document.text = changed_bracket(
        document.text, now.id, lambda one: change(one) if one.part in ENDS else one
    )
    return True


def _carry(document: Document, proposal: Proposal) -> bool:
    """Put a proposal into the text that follows; tell whether it stands there."""
    if document.bracket(proposal.bracket) is not None:
        return _in_its_bracket(document, proposal)
    if proposal.action == ALTERNATIVE:
        return False
    found = document.text.provision(proposal.provision)
    if proposal.action == PROVISION:
        taken_up = found is None and bool(proposal.provision)
    elif found is None or found.status != OPEN or _taken_up(document, proposal, found):
        return False
    else:
        there = carried(proposal.home, found.content, proposal.before, proposal.occurrence)
        taken_up = there is None
        proposal.occurrence = there or proposal.occurrence
    changed = None if taken_up else with_proposal(document, proposal)
    if changed is None:
        return False
    proposal.home = found.content if found else ()
    document.text = changed
    return True


def _in_its_bracket(document: Document, proposal: Proposal) -> bool:
    """Let a proposal stand in the bracket that it had, which the text that follows has too."""
    kind = SAYING.get(proposal.action)
    if kind is None and reading_of(document, proposal):
        return True
    if kind is None:
        beside = msgspec.structs.replace(proposal, action=ALTERNATIVE)
        document.text = with_proposal(document, beside) or document.text
        return True
    for party in proposal.parties:
        document.text = _saying(document.text, proposal.bracket, Stance(party, kind))
    return True


def _saying(text: Text, bracket: str, stance: Stance) -> Text:
    """Return a text in which a party says this of a bracket's words, if it does not already."""
    same = (each.stances for each in _readings(text, bracket))
    if any((said.party, said.kind) == (stance.party, stance.kind) for one in same for said in one):
        return text
    change = held(1, stance)
    return changed_bracket(text, bracket, lambda one: change(one) if one.part in ENDS else one)


def _readings(text: Text, bracket: str) -> tuple[Alternative, ...]:
    found = bracket_of(text, bracket)
    return found.alternatives if found else ()


def _taken_up(document: Document, proposal: Proposal, now: Provision) -> bool:
    """Tell whether the words that are proposed stand there already, more often than before."""
    new = words(document.content(proposal.words, proposal.code)).strip()
    return bool(new) and words(now.content).count(new) > words(proposal.home).count(new)
