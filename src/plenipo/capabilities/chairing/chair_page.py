"""The console of the chair: what the rule says now, the question, the gavel, ballots, rulings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.chairing.asking import Answered, answered
from plenipo.capabilities.chairing.ballot_page import Choice, choices
from plenipo.capabilities.chairing.ballots import (
    CLOSED,
    METHODS,
    OPEN,
    SECRET,
    Ballot,
)
from plenipo.capabilities.chairing.questions import CONSENSUS, Put
from plenipo.capabilities.chairing.standing import (
    Ruled,
    Standing,
    may_chair,
    next_number,
    rulings,
    sits,
    standing,
)
from plenipo.capabilities.chairing.state import Chairing, pending
from plenipo.capabilities.decisions.state import (
    OUTCOMES,
    Decisions,
    against,
    answer_as_cast,
    electorate,
    question,
)
from plenipo.capabilities.members.state import in_language, members_named
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions, session_named
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import Named
from plenipo.register.view import View

MOMENTS = (30, 60, 120, 300)
"""Seconds that the page offers for objections."""


class Gavel(msgspec.Struct, frozen=True):
    """An outcome that the chair can declare.

    :ivar against: whether it is another than the rule answers.
    :ivar objected: whether it is consensus against an objection.
    :ivar too_early: whether objections are still heard.
    """

    outcome: str
    against: bool
    objected: bool = False
    too_early: bool = False

    @property
    def asks_twice(self) -> bool:
        """Whether it is asked for once more, with a reason."""
        return self.against or self.objected


class BallotLine(msgspec.Struct, frozen=True):
    """A ballot as the chair sees it.

    :ivar says: what the rule answers of what was cast, once that is known.
    :ivar gavels: the outcomes that can be declared.
    :ivar cast: who voted how, as JSON, and ``counts``: the numbers, for ``vote.taken``.
    """

    vote: str
    title: str
    names: dict[str, str]
    method: str
    standing: str
    item: str
    text: str
    rule: str
    voted: tuple[Named, ...]
    waiting: tuple[Named, ...]
    choices: tuple[Choice, ...]
    complete: bool
    says: str
    gavels: tuple[Gavel, ...]
    cast: str
    counts: str


class Decided(msgspec.Struct, frozen=True):
    """The decision that stands on the item."""

    number: str
    outcome: str
    contested: bool
    reason: str
    moment: datetime
    entry: int


class Taken(msgspec.Struct, frozen=True):
    """A vote that can decide on an appeal: its number and the rule it was put under."""

    number: str
    rule: str
    outcome: str


class Numbers(msgspec.Struct, frozen=True):
    """The numbers that are suggested for what comes next."""

    decision: str = ""
    ballot: str = ""
    ruling: str = ""


class ChairPage(msgspec.Struct, frozen=True):
    """The console of the chair of a session.

    :ivar sits: whether there is a sitting to be shown.
    :ivar may: whether this person is in the chair, or its secretary; nothing else is shown else.
    :ivar item: the item that is looked at; empty where there is none.
    :ivar aside: whether it is put aside; ``closed``: whether the session is closed.
    :ivar declare: the outcome that is asked for once more; ``vote``: of which ballot.
    :ivar answer: None where its rule is not in force.
    :ivar ballots: those not declared yet, the latest first.
    """

    session: Named
    signed_in: bool
    may: bool
    sits: bool = False
    closed: bool = False
    item: str = ""
    title: str = ""
    text: str = ""
    agenda: str = ""
    aside: bool = False
    called: bool = False
    items: tuple[Named, ...] = ()
    rule: str = ""
    answer: Answered | None = None
    question: Standing | None = None
    decided: Decided | None = None
    gavels: tuple[Gavel, ...] = ()
    declare: str = ""
    vote: str = ""
    moments: tuple[int, ...] = MOMENTS
    methods: tuple[str, ...] = ()
    ballots: tuple[BallotLine, ...] = ()
    rulings: tuple[Ruled, ...] = ()
    votes: tuple[Taken, ...] = ()
    numbers: Numbers = Numbers()


def chair_page(view: View, session: Session, number: str, declare: str, vote: str) -> ChairPage:
    """Return the console; for who does not chair, that they do not."""
    named = session_named(view, session.code)
    if not may_chair(view, session):
        return ChairPage(named, bool(view.person), may=False, sits=sits(view, session))
    state, language = view.seen.state, view.wording.language
    current = state.of(Sittings).of(session.code).item(view.now)
    item = session.items.get(number or current) or _first_open(view, session)
    put = pending(state, session.code, view.now)
    page = ChairPage(
        session=named,
        signed_in=True,
        may=True,
        sits=sits(view, session),
        closed=session.closed is not None,
        items=tuple(
            Named(i.number, in_language(i.names, language)) for i in session.items.values()
        ),
        question=standing(view, put) if put else None,
        ballots=tuple(_ballots(view, session)),
        rulings=rulings(view, session),
        votes=tuple(_votes(view, session)),
        methods=_methods(view, session, item),
        numbers=_numbers(view, session),
    )
    if item is None:
        return page
    return _with_item(view, session, item, put, page, declare, vote)


def _with_item(  # noqa: PLR0913, PLR0917 - what the chair looks at
    view: View,
    session: Session,
    item: Item,
    put: Put | None,
    page: ChairPage,
    declare: str,
    vote: str,
) -> ChairPage:
    """Return the page with what is to be known of an item."""
    state = view.seen.state
    asked = question(state, session, item, moment=view.now)
    answer = answered(view, asked) if asked else None
    decision = state.of(Decisions).standing(session.code, item.number)
    mine = put if put and put.item == item.number else None
    gavels = tuple(_gavels(view, answer, mine)) if answer and not decision else ()
    return msgspec.structs.replace(
        page,
        item=item.number,
        title=in_language(item.names, view.wording.language),
        text=item.text,
        agenda=item.state,
        aside=item.state in ASIDE,
        called=state.of(Sittings).of(session.code).item(view.now) == item.number,
        rule=item.rule or session.rule,
        answer=answer,
        decided=Decided(
            decision.number,
            decision.outcome,
            decision.contested,
            decision.reason,
            decision.moment,
            decision.entry,
        )
        if decision
        else None,
        gavels=gavels,
        declare=declare if declare in OUTCOMES else "",
        vote=vote,
    )


def _first_open(view: View, session: Session) -> Item | None:
    """Return the first item that is neither decided nor put aside, or the first."""
    decisions, items = view.seen.state.of(Decisions), session.items.values()
    open_ = (
        item
        for item in items
        if item.state not in ASIDE and decisions.standing(session.code, item.number) is None
    )
    return next(open_, next(iter(items), None))


def _gavels(view: View, answer: Answered, put: Put | None) -> Iterator[Gavel]:
    """Return what can be declared of an item: what the rule answers first."""
    consensus = put is not None and put.kind == CONSENSUS
    objected = consensus and put is not None and bool(put.heard(view.now))
    early = consensus and put is not None and view.now < put.ends
    for outcome in sorted(OUTCOMES, key=lambda o: o != answer.says):
        adopting = outcome == OUTCOMES[0]
        contested = outcome != answer.says
        yield Gavel(outcome, contested, objected and adopting, early and adopting)


def _ballots(view: View, session: Session) -> Iterator[BallotLine]:
    """Return the ballots that are not declared, the latest first."""
    state = view.seen.state
    for ballot in reversed(state.of(Chairing).ballots.get(session.code, {}).values()):
        known = ballot.at(view.now) in {OPEN, CLOSED}
        if known and state.of(Decisions).vote(session.code, ballot.number) is None:
            yield _ballot(view, session, ballot)


def _ballot(view: View, session: Session, ballot: Ballot) -> BallotLine:
    state = view.seen.state
    voters = electorate(state, session, session.day(ballot.moment))
    complete = not ballot.secret or ballot.complete
    counted = ballot.at(view.now) == CLOSED and complete
    cast = {} if ballot.secret else ballot.by_choice()
    counts = ballot.counts()
    answer = (
        answer_as_cast(state, session, ballot.rule, ballot.method, cast, counts, view.now)
        if counted
        else None
    )
    says = answer.outcome if answer else ""
    return BallotLine(
        vote=ballot.number,
        title=in_language(ballot.names, view.wording.language),
        names=ballot.names,
        method=ballot.method,
        standing=ballot.at(view.now),
        item=ballot.item,
        text=ballot.text,
        rule=ballot.rule,
        voted=members_named(view, [code for code in voters if code in ballot.voted]),
        waiting=members_named(view, [code for code in voters if code not in ballot.voted]),
        choices=choices(view, ballot),
        complete=complete,
        says=says,
        gavels=tuple(Gavel(o, against(o, says)) for o in OUTCOMES) if says else (),
        cast=msgspec.json.encode({k: v for k, v in cast.items() if v}).decode(),
        counts=msgspec.json.encode(counts).decode(),
    )


def _votes(view: View, session: Session) -> Iterator[Taken]:
    """Return the votes of a session that are on no item: those on appeals are among them."""
    votes = view.seen.state.of(Decisions).votes.get(session.code, {})
    for vote in reversed(votes.values()):
        if not vote.item:
            yield Taken(vote.number, vote.rule, vote.verdict)


def _methods(view: View, session: Session, item: Item | None) -> tuple[str, ...]:
    """Return the ways to hold a ballot: in secret only where the rule allows it."""
    name = (item.rule if item else "") or session.rule
    rules, day = view.seen.state.of(Rulebook), session.day(view.now)
    barred = rules.no_such_rule(name, day) or rules.no_secret_ballot(name, day)
    return tuple(method for method in METHODS if method != SECRET or not barred)


def _numbers(view: View, session: Session) -> Numbers:
    """Return the numbers to suggest for the next decision, ballot and ruling."""
    state, code = view.seen.state, session.code
    decisions, chairing = state.of(Decisions), state.of(Chairing)
    own = [d.number for d in decisions.taken if d.session == code and not d.vote]
    ballots, votes = chairing.ballots.get(code, {}), decisions.votes.get(code, {})
    last = [*votes, *ballots]
    taken = {*decisions.by_number, *ballots, *votes}
    ruled = list(chairing.rulings.get(code, {}))
    return Numbers(
        next_number(own[-1] if own else "", f"{code}/1", taken),
        next_number(last[-1] if last else "", f"{code}/V1", taken),
        next_number(ruled[-1] if ruled else "", "1", ruled),
    )


def known_item(view: View, session: str, number: str) -> bool:
    """Tell whether an item is there."""
    return view.seen.state.of(Sessions).item(session, number) is not None
