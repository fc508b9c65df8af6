"""The pages of decisions and votes, and how they are told, in words and in the journal."""

from __future__ import annotations

from plenipo.capabilities.decisions.record import Filters, Record
from plenipo.capabilities.decisions.record_page import (
    MemberVotesPage,
    RecordPage,
    day,
    member_votes_page,
    record_page,
)
from plenipo.capabilities.decisions.vote_page import ORDERS, VotePage, vote_page
from plenipo.capabilities.members.state import Members
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "outcome": {
        "adopted": message("adopted"),
        "not-adopted": message("not adopted"),
        "blocked-by-veto": message("blocked by a veto"),
        "no-quorum": message("no quorum"),
        "second-vote": message("equally divided: a second vote"),
        "chair-decides": message("equally divided: the chair decides"),
        "further-discussion": message("equally divided: further discussion"),
        "waiting": message("waiting"),
        "referred": message("referred"),
        "undetermined": message("cannot be told from the numbers"),
        "rescinded": message("taken back"),
    },
    "method": {
        "roll-call": message("roll call"),
        "recorded": message("recorded vote"),
        "show-of-hands": message("show of hands"),
        "secret": message("secret ballot"),
        "without-a-vote": message("without a vote"),
    },
    "vote": {
        "for": message("in favour"),
        "against": message("against"),
        "abstaining": message("abstaining"),
        "apart": message("not taking part"),
        "absent": message("absent"),
    },
    "role": {
        "suspended": message("suspended"),
        "concerned": message("concerned"),
        "party-to-the-dispute": message("party to the dispute"),
    },
    "act": {
        "decision.taken": message("Decision taken"),
        "decision.rescinded": message("Decision taken back"),
        "vote.taken": message("Vote taken"),
        "vote.corrected": message("Vote corrected"),
        "vote.explained": message("Vote explained"),
    },
}

SENTENCES = {
    "decision.taken": message("Decision {decision} on item {item}: {outcome}"),
    "decision.rescinded": message("Decision {decision} on item {item} taken back"),
    "vote.taken": message("Vote {vote}, {method}: {names}: {says}"),
    "vote.corrected": message("{member} corrected its vote {vote}: it had meant {meant}"),
    "vote.explained": message("{member} explained its vote {vote}"),
}


@page("/votes", menu=message("Votes"), place=4)
def votes(  # noqa: PLR0913, PLR0917 - the filters
    view: View,
    session: str = "",
    body: str = "",
    rule: str = "",
    outcome: str = "",
    way: str = "",
    member: str = "",
    cast: str = "",
    since: str = "",
    until: str = "",
    q: str = "",
    page: int = 1,
) -> RecordPage:
    """Return what was decided and voted on; the filters narrow it."""
    filters = Filters(
        session=session,
        body=body,
        rule=rule,
        outcome=outcome,
        way=way,
        member=member,
        cast=cast,
        since=day(since),
        until=day(until),
        q=q.strip(),
    )
    return record_page(view, _record(view), filters, page)


@page("/votes/{session}/{vote}")
def vote(view: View, session: str, vote: str, order: str = "", if_: str = "") -> VotePage:
    """Return a vote, or what it would have come to with other votes; nothing is recorded."""
    record = _record(view)
    line = record.numbered(session, vote)
    if line is None or line.vote is None:
        sentence = message("There is no vote {number} in a session “{code}”.")
        raise NotThereError(view.wording.say(sentence, number=vote, code=session))
    in_order = order if order in ORDERS else ORDERS[0]
    return vote_page(view, record, line, line.vote, if_, in_order)


@page("/members/{code}/votes")
def member_votes(  # noqa: PLR0913, PLR0917 - the filters
    view: View, code: str, cast: str = "", session: str = "", q: str = "", page: int = 1
) -> MemberVotesPage:
    """Return how a member voted, and who voted most like it; the filters narrow the votes."""
    if code not in view.seen.state.of(Members).members:
        raise NotThereError(view.wording.say("There is no member “{code}”.", code=code))
    filters = Filters(member=code, cast=cast, session=session, q=q.strip())
    return member_votes_page(view, _record(view), filters, page)


def _record(view: View) -> Record:
    state = view.seen.state
    return view.seen.keep(Record, "", lambda: Record(state))
