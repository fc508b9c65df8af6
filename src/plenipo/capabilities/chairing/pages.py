"""The chair's console and the ballot, and how both are told, in words and in the journal."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.chairing.ballot_page import BallotPage, ballot_page
from plenipo.capabilities.chairing.ballots import OPEN
from plenipo.capabilities.chairing.chair_page import ChairPage, chair_page, known_item
from plenipo.capabilities.chairing.standing import (
    Ruled,
    Standing,
    own_delegation,
    rulings,
    session_of,
    sits,
    standing,
)
from plenipo.capabilities.chairing.state import Chairing, pending
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "kind": {
        "consensus": message("for consensus"),
        "vote": message("to a vote"),
    },
    "outcome": {
        "upheld": message("upheld"),
        "overruled": message("overruled"),
    },
    "ballot": {
        "": message("not yet opened for voting"),
        "open": message("open for voting"),
        "closed": message("closed for voting"),
        "annulled": message("annulled"),
    },
    "ruling": {
        "": message("stands"),
        "appealed": message("appealed against"),
        "upheld": message("upheld by the body"),
        "overruled": message("overruled by the body"),
    },
    "act": {
        "question.put": message("Question put"),
        "question.withdrawn": message("Question taken back"),
        "objection.raised": message("Objection raised"),
        "ruling.given": message("Ruling given"),
        "ruling.appealed": message("Ruling appealed against"),
        "ruling.decided": message("Appeal decided"),
        "ballot.opened": message("Ballot opened"),
        "ballot.cast": message("Ballot cast"),
        "ballot.received": message("Ballot paper received"),
        "ballot.counted": message("Ballot paper counted"),
        "ballot.closed": message("Ballot closed"),
        "ballot.annulled": message("Ballot annulled"),
    },
}

SENTENCES = {
    "question.put": message("Question put on item {item}, {kind}"),
    "question.withdrawn": message("Question on item {item} taken back"),
    "objection.raised": message("{member} objected to consensus on item {item}"),
    "ruling.given": message("Ruling {ruling} of the chair: {words}"),
    "ruling.appealed": message("{member} appealed against ruling {ruling}"),
    "ruling.decided": message("Ruling {ruling} {outcome}, by vote {vote}"),
    "ballot.opened": message("Ballot {vote} opened, {method}: {names}"),
    "ballot.cast": message("{member} voted {cast} in ballot {vote}"),
    "ballot.received": message("Ballot {vote}: the paper of {member} received"),
    "ballot.counted": message("Paper {ballot} in ballot {vote}: {cast}"),
    "ballot.closed": message("Ballot {vote} closed"),
    "ballot.annulled": message("Ballot {vote} annulled"),
}


class OpenBallot(msgspec.Struct, frozen=True):
    """A ballot that is open."""

    vote: str
    title: str
    method: str
    done: bool


class QuestionPage(msgspec.Struct, frozen=True):
    """What a delegation is asked now in a session.

    :ivar sits: whether there is a sitting to be shown.
    :ivar member: the delegation that this person speaks for; None where for none.
    :ivar can_object: whether it can still object to the question that stands.
    :ivar objected: whether it did.
    :ivar ballots: the ballots that are open, and whether the delegation has voted in them.
    """

    session: Named
    signed_in: bool
    sits: bool
    member: Named | None
    question: Standing | None
    can_object: bool
    objected: bool
    ballots: tuple[OpenBallot, ...]
    rulings: tuple[Ruled, ...]


@page("/sessions/{session}/chair", personal=True)
def chair(view: View, session: str, item: str = "", declare: str = "", vote: str = "") -> ChairPage:
    """Return the console of the chair of a session; nothing of it is recorded by looking."""
    found = session_of(view, session)
    if item and not known_item(view, session, item):
        sentence = message("There is no item {item} in a session “{code}”.")
        raise NotThereError(view.wording.say(sentence, item=item, code=session))
    return chair_page(view, found, item, declare, vote)


@page("/sessions/{session}/question", personal=True)
def question(view: View, session: str) -> QuestionPage:
    """Return what a delegation is asked: the question that stands, ballots, rulings."""
    found, state = session_of(view, session), view.seen.state
    put, own = pending(state, session, view.now), own_delegation(view, found)
    shown = standing(view, put) if put else None
    objected = put is not None and own in put.objections
    open_ = [
        b for b in state.of(Chairing).ballots.get(session, {}).values() if b.at(view.now) == OPEN
    ]
    language = view.wording.language
    return QuestionPage(
        session=session_named(view, session),
        signed_in=bool(view.person),
        sits=sits(view, found),
        member=member_named(view, own) if own else None,
        question=shown,
        can_object=bool(own and shown and not shown.over and not objected),
        objected=objected,
        ballots=tuple(
            OpenBallot(b.number, in_language(b.names, language), b.method, own in b.voted)
            for b in open_
        ),
        rulings=rulings(view, found),
    )


@page("/sessions/{session}/ballot/{vote}", personal=True)
def ballot(view: View, session: str, vote: str, member: str = "") -> BallotPage:
    """Return a ballot: to cast a vote while it is open, what came of it when it is closed."""
    found = session_of(view, session)
    known = view.seen.state.of(Chairing).ballot(session, vote)
    if known is None:
        sentence = message("There is no ballot {number} in a session “{code}”.")
        raise NotThereError(view.wording.say(sentence, number=vote, code=session))
    return ballot_page(view, found, known, member)
