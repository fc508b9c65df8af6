"""The page of a vote: who voted how, the arithmetic, what would have turned it, and a trial."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions import trial as trials
from plenipo.capabilities.decisions.arithmetic import (
    Arithmetic,
    Looked,
    count,
    look_at,
)
from plenipo.capabilities.decisions.record import Line, Record
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.decisions.votes import (
    ANNOUNCED,
    CAST,
    Correction,
    Explanation,
    Vote,
    answer_to,
)
from plenipo.capabilities.members.state import Members, in_language, member_named, members_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named
from plenipo.procedure.answers import Asked
from plenipo.procedure.scale import ABSENT
from plenipo.register.view import View

SEATED, BY_NAME, BY_VOTE = "", "name", "vote"
ORDERS = (SEATED, BY_NAME, BY_VOTE)
"""The orders of members: as the body sits, in the reader's alphabet, by how they voted."""


class Seat(msgspec.Struct, frozen=True):
    """A member, and how it voted.

    :ivar voice: how it voted, or is tried to have voted; ``recorded``: how it did.
    :ivar meant: how it said afterwards it had meant to vote.
    :ivar decisive: whether it alone could turn the outcome.
    :ivar votes: whether it has a vote under the rule.
    :ivar next: the vote that is tried next, and
    :ivar trial: the trial with it.
    """

    member: Named
    voice: str
    recorded: str
    meant: str
    decisive: bool
    votes: bool
    next: str
    trial: str


class Number(msgspec.Struct, frozen=True):
    """How many voted in one way.

    :ivar announced: as the chair announced it, where that was otherwise than ``count``.
    """

    voice: str
    count: int
    announced: int | None


class Corrected(msgspec.Struct, frozen=True):
    """How a member had meant to vote; the result stays as it was."""

    member: Named
    voted: str
    meant: str
    statement: str
    moment: datetime
    entry: int


class Explained(msgspec.Struct, frozen=True):
    """What a member said of its vote."""

    member: Named
    statement: str
    before: bool
    moment: datetime
    entry: int


class Without(msgspec.Struct, frozen=True):
    """Members in a circumstance that takes their vote, where the rule says so."""

    role: str
    members: tuple[Named, ...]


class Change(msgspec.Struct, frozen=True):
    """One vote that is tried; ``trial`` without it."""

    member: Named
    recorded: str
    voice: str
    trial: str


class Trying(msgspec.Struct, frozen=True):
    """What is tried, beside the record: nothing of it is recorded.

    :ivar outcome: what the rule would answer; ``before``: what it answers without these votes.
    """

    changes: tuple[Change, ...]
    outcome: str
    before: str
    turned: bool


class VotePage(msgspec.Struct, frozen=True):
    """A vote: its outcome, its numbers, who voted how, and what would have turned it.

    :ivar result: what became of it: what was declared, or the rule's answer where nobody differs.
    :ivar numbers: how many voted how, with what is tried.
    :ivar counted: None where the rule is not known.
    :ivar trying: None unless something is tried.
    :ivar carried: what is tried, as in the address.
    """

    session: Named
    vote: str
    title: str
    names: dict[str, str]
    result: str
    declared: str
    says: str
    contested: bool
    rescinded: str
    reason: str
    note: str
    method: str
    rule: Named
    item: str
    item_title: str
    document: str
    text: str
    moment: datetime
    entry: int
    source: str
    numbers: tuple[Number, ...]
    attending: int | None
    in_class: dict[str, dict[str, int]]
    without: tuple[Without, ...]
    counted: Arithmetic | None
    seats: tuple[Seat, ...]
    order: str
    trying: Trying | None
    carried: str
    corrections: tuple[Corrected, ...]
    explanations: tuple[Explained, ...]
    sponsors: tuple[Named, ...]
    first_vote: str
    second_vote: str
    previous: str
    following: str


def vote_page(  # noqa: PLR0913, PLR0917 - what is asked of it
    view: View, record: Record, line: Line, vote: Vote, text: str, order: str
) -> VotePage:
    """Return the page of a vote, with what is to be tried."""
    looked = look_at(view, vote, text)
    language, state = view.wording.language, view.seen.state
    item = state.of(Sessions).item(vote.session, vote.item)
    asked, counted = count(looked)
    before, after = record.neighbours(vote.session, vote.number)
    return VotePage(
        session=session_named(view, vote.session),
        vote=vote.number,
        title=in_language(vote.names, language),
        names=vote.names,
        result=line.result,
        declared=vote.outcome,
        says=vote.says,
        contested=vote.contested,
        rescinded=line.rescinded,
        reason=vote.reason,
        note=vote.note,
        method=vote.method,
        rule=rule_named(view, vote.rule),
        item=vote.item,
        item_title=in_language(item.names, language) if item else "",
        document=vote.document,
        text=vote.text,
        moment=vote.moment,
        entry=vote.entry,
        source=vote.source,
        numbers=tuple(_numbers(looked)),
        attending=vote.attending,
        in_class=vote.in_class,
        without=tuple(Without(role, members_named(view, who)) for role, who in vote.roles.items()),
        counted=counted,
        seats=_seats(looked, asked, counted, order),
        order=order,
        trying=_trying(looked, line, counted),
        carried=trials.write(looked.trial),
        corrections=tuple(_correction(view, vote, c) for c in vote.corrections),
        explanations=tuple(_explanation(view, e) for e in vote.explanations),
        sponsors=members_named(view, vote.sponsors),
        first_vote=vote.second_of,
        second_vote=_second(view, vote),
        previous=before.number if before else "",
        following=after.number if after else "",
    )


def _numbers(looked: Looked) -> Iterable[Number]:
    vote, tried = looked.vote, looked.tried
    if not vote.by_name:
        yield from (Number(v, vote.counts[v], None) for v in CAST if v in vote.counts)
        return
    counted = tried.recounted()
    counted[ABSENT] += len(looked.voters) - sum(counted.values())
    for voice in CAST:
        announced = vote.counts.get(voice)
        differs = announced not in {None, counted[voice]} and not looked.trial
        if counted[voice] or differs or voice in ANNOUNCED:
            yield Number(voice, counted[voice], announced if differs else None)


def _seats(
    looked: Looked, asked: Asked | None, counted: Arithmetic | None, order: str
) -> tuple[Seat, ...]:
    """Return the members in the order that is asked for; of a show of hands, who is known."""
    view, vote, tried = looked.view, looked.vote, looked.tried
    voices = {member: voice for voice, who in tried.cast.items() for member in who}
    members = view.seen.state.of(Members)
    shown = looked.voters if vote.by_name else frozenset(voices)
    language = "" if order == SEATED else view.wording.language
    codes = members.ordered(shown, language)
    if order == BY_VOTE:
        codes = tuple(sorted(codes, key=lambda code: CAST.index(voices.get(code, ABSENT))))
    voting = frozenset().union(*asked.ballot.values()) if asked and vote.by_name else shown
    decisive = {named.code for named in counted.decisive} if counted else set()
    meant = {c.member: c.meant for c in vote.corrections}
    return tuple(
        _seat(looked, code, voices.get(code, ABSENT), meant, code in decisive, code in voting)
        for code in codes
    )


def _seat(  # noqa: PLR0913, PLR0917 - what is told of a member
    looked: Looked,
    code: str,
    voice: str,
    meant: dict[str, str],
    decisive: bool,  # noqa: FBT001
    votes: bool,  # noqa: FBT001
) -> Seat:
    following = trials.following(voice)
    return Seat(
        member=member_named(looked.view, code),
        voice=voice,
        recorded=trials.recorded(looked.vote, code),
        meant=meant.get(code, ""),
        decisive=decisive,
        votes=votes,
        next=following,
        trial=trials.changed(looked.trial, looked.vote, code, following),
    )


def _trying(looked: Looked, line: Line, counted: Arithmetic | None) -> Trying | None:
    if not looked.trial:
        return None
    vote, rule = looked.vote, looked.rule
    now = counted.outcome if counted else line.result
    before = answer_to(vote, rule, looked.day, looked.seats).outcome if rule else now
    changes = tuple(
        Change(
            member_named(looked.view, member),
            trials.recorded(vote, member),
            voice,
            trials.changed(looked.trial, vote, member, trials.recorded(vote, member)),
        )
        for member, voice in looked.trial.items()
    )
    return Trying(changes, now, before, now != before)


def _second(view: View, vote: Vote) -> str:
    votes = view.seen.state.of(Decisions).votes.get(vote.session, {}).values()
    return next((v.number for v in votes if v.second_of == vote.number), "")


def _correction(view: View, vote: Vote, correction: Correction) -> Corrected:
    return Corrected(
        member=member_named(view, correction.member),
        voted=trials.recorded(vote, correction.member),
        meant=correction.meant,
        statement=correction.statement,
        moment=correction.moment,
        entry=correction.entry,
    )


def _explanation(view: View, explanation: Explanation) -> Explained:
    return Explained(
        member=member_named(view, explanation.member),
        statement=explanation.statement,
        before=explanation.before,
        moment=explanation.moment,
        entry=explanation.entry,
    )
