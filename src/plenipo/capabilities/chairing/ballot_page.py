"""The page of a ballot: to cast one's vote, who has voted, and what the papers say."""

from __future__ import annotations

from datetime import datetime
from secrets import token_hex

import msgspec

from plenipo.capabilities.chairing.ballots import CHOICES, CLOSED, OPEN, Ballot
from plenipo.capabilities.chairing.standing import held_here, own_delegation, sits
from plenipo.capabilities.decisions.state import Decisions, electorate
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.core.authority import SECRETARY
from plenipo.core.page import Named
from plenipo.register.view import View

NUMBER_BYTES = 16


class Choice(msgspec.Struct, frozen=True):
    """A way to vote, how many chose it, and who, where that is known by name."""

    cast: str
    count: int
    members: tuple[Named, ...]


class PaperLine(msgspec.Struct, frozen=True):
    """A paper of a secret ballot, by its number."""

    ballot: str
    cast: str


class BallotPage(msgspec.Struct, frozen=True):
    """A ballot of a session.

    :ivar sits: whether there is a sitting to be shown.
    :ivar member: the delegation that this person votes for; None where they vote for none.
    :ivar on_behalf: whether a secretary enters for it; ``delegations``: those there are.
    :ivar can_vote: whether a vote can be cast now.
    :ivar own: how the delegation voted, of a ballot by name; ``done``: whether it did.
    :ivar paper: a fresh number for a paper, where one can be handed in.
    :ivar audience: the circles that may read of it, as forms send them.
    :ivar choices: the numbers, once they are known.
    :ivar papers: the papers that were counted, in the order of their numbers.
    :ivar complete: whether there are as many papers as members that handed one in.
    :ivar declared: whether the vote was declared.
    """

    session: Named
    vote: str
    title: str
    names: dict[str, str]
    method: str
    secret: bool
    standing: str
    rule: Named
    item: str
    item_title: str
    text: str
    moment: datetime
    entry: int
    reason: str
    sits: bool
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    can_vote: bool
    done: bool
    own: str
    paper: str
    audience: str
    ways: tuple[str, ...]
    voted: tuple[Named, ...]
    waiting: tuple[Named, ...]
    choices: tuple[Choice, ...]
    papers: tuple[PaperLine, ...]
    complete: bool
    declared: bool


def ballot_page(view: View, session: Session, ballot: Ballot, chosen: str) -> BallotPage:
    """Return a ballot, for the delegation of a person or one that a secretary chooses."""
    state, language = view.seen.state, view.wording.language
    voters = electorate(state, session, session.day(ballot.moment))
    member, on_behalf = _member(view, session, ballot, voters, chosen)
    standing, done = ballot.at(view.now), member in ballot.voted
    can_vote = bool(member) and standing == OPEN and not done
    item = state.of(Sessions).item(session.code, ballot.item)
    return BallotPage(
        session=session_named(view, session.code),
        vote=ballot.number,
        title=in_language(ballot.names, language),
        names=ballot.names,
        method=ballot.method,
        secret=ballot.secret,
        standing=standing,
        rule=rule_named(view, ballot.rule),
        item=ballot.item,
        item_title=in_language(item.names, language) if item else "",
        text=ballot.text,
        moment=ballot.moment,
        entry=ballot.entry,
        reason=ballot.reason,
        sits=sits(view, session),
        member=member_named(view, member) if member else None,
        on_behalf=on_behalf,
        delegations=members_named(view, voters) if on_behalf else (),
        can_vote=can_vote,
        done=done,
        own=ballot.casts[member].cast if member in ballot.casts else "",
        paper=token_hex(NUMBER_BYTES) if can_vote and ballot.secret else "",
        audience=",".join(ballot.audience),
        ways=CHOICES,
        voted=members_named(view, [code for code in voters if code in ballot.voted]),
        waiting=members_named(view, [code for code in voters if code not in ballot.voted]),
        choices=choices(view, ballot),
        papers=tuple(PaperLine(n, ballot.papers[n]) for n in sorted(ballot.papers)),
        complete=not ballot.secret or ballot.complete,
        declared=state.of(Decisions).vote(session.code, ballot.number) is not None,
    )


def choices(view: View, ballot: Ballot) -> tuple[Choice, ...]:
    """Return the numbers; of a secret ballot only once it is closed and counted."""
    if ballot.secret and not (ballot.complete and ballot.at(view.now) == CLOSED):
        return ()
    named, counts = ballot.by_choice(), ballot.counts()
    return tuple(Choice(c, counts[c], members_named(view, named[c])) for c in CHOICES)


def _member(
    view: View, session: Session, ballot: Ballot, voters: tuple[str, ...], chosen: str
) -> tuple[str, bool]:
    """Return for whom somebody votes, and whether on its behalf: never in a secret ballot."""
    own = own_delegation(view, session)
    if own and chosen in {"", own}:
        return own, False
    enters = any(held.role == SECRETARY for held in held_here(view, session))
    if not enters or ballot.secret or not voters:
        return "", False
    left = [code for code in voters if code not in ballot.voted]
    return chosen if chosen in voters else (left or voters)[0], True
