"""What stands against the acts of the chair, and of those who object, appeal and vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
    BallotCast,
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotReceived,
    ObjectionRaised,
    QuestionPut,
    QuestionWithdrawn,
    RulingAppealed,
    RulingDecided,
    RulingGiven,
)
from plenipo.capabilities.chairing.ballots import CLOSED, METHODS, NUMBER
from plenipo.capabilities.chairing.objections import (
    bad_choice,
    ballot_of,
    decided,
    decided_since,
    no_voice,
    not_open,
    not_voting,
    question_on,
    ruling_of,
    without_reason,
)
from plenipo.capabilities.chairing.questions import (
    CONSENSUS,
    KINDS,
    LONGEST_MOMENT,
    OVERRULED,
    UPHELD,
    VOTE,
    Ruling,
)
from plenipo.capabilities.chairing.state import Chairing, appeals_rule, pending
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said
from plenipo.procedure.answers import ADOPTED

SHOW_OF_HANDS = "show-of-hands"
_NUMBER = re.compile(r"[^\s/](.{0,30}[^\s/])?")


def refuse_question_put(state: State, act: QuestionPut, by: Author, at: datetime) -> Refusals:
    """Refuse a question beside another, on what is not before the body or decided, or odd."""
    del by
    sessions = state.of(Sessions)
    session, item = sessions.sessions.get(act.session), sessions.item(act.session, act.item)
    if session is None or item is None:
        return (sessions.no_such_item(act.session, act.item),)
    return collect(
        session.not_before_the_body(item, at),
        _odd_question(act),
        _beside_another(state, act.session, at),
        decided(state, act.session, act.item),
        item.other_text(act.text, at),
        state.of(Sittings).not_in_the_room(act.session, at),
    )


def refuse_question_withdrawn(
    state: State, act: QuestionWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what is not put, or without a reason."""
    del by
    put, missing = question_on(state, act.session, act.item, at)
    return collect(
        missing,
        decided_since(state, put, at) if put else None,
        without_reason(act.reason, said("taking the question back")),
    )


def refuse_objection_raised(
    state: State, act: ObjectionRaised, by: Author, at: datetime
) -> Refusals:
    """Refuse an objection to no question, too late, twice, or of who has no voice."""
    del by
    put, missing = question_on(state, act.session, act.item, at)
    if put is None:
        return collect(missing)
    of_vote = said("Item {item} is put to a vote: vote against it.", act)
    late = said("Objections on item {item} were heard until {when}.", act, when=put.ends)
    twice = said("'{member}' has objected already.", act)
    return collect(
        no_voice(state, act.session, act.member, at),
        Refusal("not-for-consensus", of_vote) if put.kind != CONSENSUS else None,
        Refusal("too-late", late) if put.kind == CONSENSUS and at >= put.ends else None,
        Refusal("objected-already", twice) if act.member in put.objections else None,
        decided_since(state, put, at),
    )


def refuse_ruling_given(state: State, act: RulingGiven, by: Author, at: datetime) -> Refusals:
    """Refuse a ruling twice, without words, or on an item that is not there."""
    del by
    sessions = state.of(Sessions)
    session, item = sessions.sessions.get(act.session), sessions.item(act.session, act.item)
    if session is None:
        return (sessions.no_such_session(act.session),)
    number = said("'{ruling}' is no number of a ruling: write it like 1 or 2 bis.", act)
    twice = said("There is a ruling '{ruling}' in '{session}': give another number.", act)
    empty = said("Write what was ruled.")
    known = state.of(Chairing).ruling(act.session, act.ruling)
    return collect(
        session.not_at(at),
        sessions.no_such_item(act.session, act.item) if act.item and item is None else None,
        None if _NUMBER.fullmatch(act.ruling) else Refusal("bad-number", number),
        Refusal("number-taken", twice) if known else None,
        None if act.words.strip() else Refusal("no-words", empty),
        state.of(Sittings).not_in_the_room(act.session, at),
    )


def refuse_ruling_appealed(state: State, act: RulingAppealed, by: Author, at: datetime) -> Refusals:
    """Refuse an appeal against no ruling, twice, or of who has no voice."""
    del by
    ruling, missing = ruling_of(state, act.session, act.ruling, at)
    if ruling is None:
        return collect(missing)
    who = ruling.appeal.member if ruling.appeal else ""
    twice = said("'{member}' has appealed already.", member=who)
    return collect(
        missing,
        no_voice(state, act.session, act.member, at),
        Refusal("appealed-already", twice) if ruling.appeal else None,
        state.of(Sittings).not_in_the_room(act.session, at),
    )


def refuse_ruling_decided(state: State, act: RulingDecided, by: Author, at: datetime) -> Refusals:
    """Refuse to decide what was not appealed, or otherwise than the vote on it, or by no vote."""
    del by
    ruling, missing = ruling_of(state, act.session, act.ruling, at)
    if ruling is None:
        return collect(missing)
    appeal, settled = ruling.appeal, ruling.settled
    outcomes = either((UPHELD, OVERRULED))
    words = said("'{outcome}' is no outcome: it is {known}.", act, known=outcomes)
    nothing = said("Nobody had appealed by then against the ruling '{ruling}'.", act)
    twice = said("The appeal against the ruling '{ruling}' is decided already.", act)
    return collect(
        missing,
        Refusal("no-appeal", nothing) if appeal is None or at < appeal.moment else None,
        Refusal("decided-already", twice) if settled else None,
        None if act.outcome in {UPHELD, OVERRULED} else Refusal("bad-outcome", words),
        _not_the_vote(state, act, ruling, at) if appeal else None,
    )


def refuse_ballot_opened(state: State, act: BallotOpened, by: Author, at: datetime) -> Refusals:
    """Refuse a ballot twice, by an odd method or rule, or on what cannot be decided."""
    del by
    sessions = state.of(Sessions)
    session, item = sessions.sessions.get(act.session), sessions.item(act.session, act.item)
    if session is None:
        return (sessions.no_such_session(act.session),)
    if act.item and item is None:
        return (sessions.no_such_item(act.session, act.item),)
    method = said(
        "'{method}' is no way to hold a ballot: it is {known}.", act, known=listed(METHODS)
    )
    number = said("'{vote}' is no number of a vote: write it like 1 or J/V.2.", act)
    other = said("Item {item} is decided by another rule than '{rule}': open it under that.", act)
    nameless = said("Say in at least one language what is put to the vote.")
    rule = state.of(Rulebook).no_such_rule(act.rule, session.day(at))
    secret = act.method == "secret" and rule is None
    return collect(
        session.not_before_the_body(item, at) if item else session.not_at(at),
        None if act.method in METHODS else Refusal("bad-method", method),
        None if re.fullmatch(r"\S(.{0,62}\S)?", act.vote) else Refusal("bad-number", number),
        _number_taken(state, act),
        None if any(act.names.values()) else Refusal("no-name", nameless),
        rule,
        Refusal("other-rule", other) if item and item.rule and item.rule != act.rule else None,
        state.of(Rulebook).no_secret_ballot(act.rule, session.day(at)) if secret else None,
        decided(state, act.session, act.item) if item else None,
        item.other_text(act.text, at) if item else None,
        state.of(Sittings).not_in_the_room(act.session, at),
    )


def refuse_ballot_cast(state: State, act: BallotCast, by: Author, at: datetime) -> Refusals:
    """Refuse a vote in no open ballot by name, twice, in an odd word, or of who has none."""
    del by
    ballot, missing = ballot_of(state, act)
    if ballot is None:
        return collect(missing)
    secret = said("The ballot '{vote}' is secret: hand in a paper to the ballot box instead.", act)
    return collect(
        Refusal("secret-ballot", secret) if ballot.secret else None,
        bad_choice(act.cast),
        not_voting(state, ballot, act, at),
    )


def refuse_ballot_received(state: State, act: BallotReceived, by: Author, at: datetime) -> Refusals:
    """Refuse a paper in no open secret ballot, twice, or of who has no vote."""
    del by
    ballot, missing = ballot_of(state, act)
    if ballot is None:
        return collect(missing)
    by_name = said("The ballot '{vote}' is by name: cast the vote instead.", act)
    return collect(
        None if ballot.secret else Refusal("not-secret", by_name),
        not_voting(state, ballot, act, at),
    )


def refuse_ballot_counted(state: State, act: BallotCounted, by: Author, at: datetime) -> Refusals:
    """Refuse a paper twice, before the ballot is closed, or more papers than were handed in."""
    del by
    ballot, missing = ballot_of(state, act)
    if ballot is None:
        return collect(missing)
    by_name = said("The ballot '{vote}' is by name: it has no papers.", act)
    early = said("The ballot '{vote}' is not closed: its papers are counted after that.", act)
    number = said("The number of a paper has 32 hexadecimal digits in small letters.")
    twice = said("The paper {ballot} is counted already.", act)
    more = said(
        "Only {number} handed in a paper in the ballot '{vote}'.", act, number=len(ballot.handed)
    )
    known = act.ballot in ballot.papers
    return collect(
        None if ballot.secret else Refusal("not-secret", by_name),
        Refusal("not-closed", early) if ballot.at(at) != CLOSED else None,
        None if NUMBER.fullmatch(act.ballot) else Refusal("bad-number", number),
        bad_choice(act.cast),
        Refusal("counted-already", twice) if known else None,
        Refusal("more-papers", more)
        if ballot.secret and not known and len(ballot.papers) >= len(ballot.handed)
        else None,
    )


def refuse_ballot_closed(state: State, act: BallotClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close what is not open, or before somebody voted in it."""
    del by
    ballot, missing = ballot_of(state, act)
    if ballot is None:
        return collect(missing)
    on = said("Somebody voted in '{vote}' on {when}: it was open then.", act, when=ballot.last())
    early = bool(ballot.voted) and at < ballot.last()
    return collect(not_open(ballot, at), Refusal("went-on", on) if early else None)


def refuse_ballot_annulled(state: State, act: BallotAnnulled, by: Author, at: datetime) -> Refusals:
    """Refuse to annul twice, without a reason, or what was declared as a vote."""
    del by
    ballot, missing = ballot_of(state, act)
    if ballot is None:
        return collect(missing)
    taken = said("The vote '{vote}' is declared: it cannot be annulled any more.", act)
    twice = said("The ballot '{vote}' of '{session}' is annulled already.", act)
    early = said("The ballot '{vote}' was opened only on {when}.", act, when=ballot.moment)
    declared = state.of(Decisions).vote(act.session, act.vote) is not None
    return collect(
        Refusal("before-the-ballot", early) if at < ballot.moment else None,
        Refusal("annulled-already", twice) if ballot.annulled else None,
        Refusal("vote-declared", taken) if declared else None,
        without_reason(act.reason, said("annulling the ballot")),
    )


def _odd_question(act: QuestionPut) -> Iterator[Refusal]:
    """Object to a question of no kind, by an odd method, or with an odd moment for objections."""
    methods = (*METHODS, SHOW_OF_HANDS)
    if act.kind not in KINDS:
        sentence = said("'{kind}' is no way to put it: it is {known}.", act, known=either(KINDS))
        yield Refusal("bad-kind", sentence)
    if act.method not in (methods if act.kind == VOTE else ("", *methods)):
        sentence = said(
            "'{method}' is no way to vote on it: it is {known}.", act, known=listed(methods)
        )
        yield Refusal("bad-method", sentence)
    fits = 1 <= act.seconds <= LONGEST_MOMENT if act.kind == CONSENSUS else act.seconds == 0
    if not fits:
        sentence = said(
            "Objections to consensus are heard for 1 to {most} seconds; a vote has no such moment.",
            most=LONGEST_MOMENT,
        )
        yield Refusal("bad-moment", sentence)


def _beside_another(state: State, session: str, at: datetime) -> Refusal | None:
    put = pending(state, session, at)
    if put is None:
        return None
    sentence = said(
        "The question on item {item} of '{session}' stands: decide it, or take it back.", put
    )
    return Refusal("question-stands", sentence)


def _not_the_vote(
    state: State, act: RulingDecided, ruling: Ruling, at: datetime
) -> Iterator[Refusal]:
    """Object to a vote that is not there, from before the appeal, under another rule, or lost."""
    vote = state.of(Decisions).vote(act.session, act.vote)
    since = ruling.appeal.moment if ruling.appeal else ruling.moment
    if vote is None or not since <= vote.moment <= at:
        sentence = said(
            "No vote '{vote}' was taken in '{session}' after the appeal: record the vote on"
            " overruling first.",
            act,
        )
        yield Refusal("no-such-vote", sentence)
        return
    rule = appeals_rule(state, act.session, ruling.item, at)
    if vote.rule != rule:
        sentence = said(
            "An appeal is decided by the rule '{rule}', not by '{other}'.",
            rule=rule,
            other=vote.rule,
        )
        yield Refusal("other-rule", sentence, rule=rule)
    outcome = OVERRULED if vote.verdict == ADOPTED else UPHELD
    if act.outcome in {UPHELD, OVERRULED} and act.outcome != outcome:
        sentence = said(
            "By the vote '{vote}' the ruling '{ruling}' is {outcome}.",
            act,
            outcome=Word("outcome", outcome),
        )
        yield Refusal("not-as-voted", sentence)


def _number_taken(state: State, act: BallotOpened) -> Refusal | None:
    """Object to a number that a ballot, a vote or a decision of the session has."""
    decisions = state.of(Decisions)
    taken = (
        state.of(Chairing).ballot(act.session, act.vote),
        decisions.vote(act.session, act.vote),
        next((d for d in decisions.numbered(act.vote) if d.session == act.session), None),
    )
    if not any(taken):
        return None
    sentence = said(
        "A vote or decision '{vote}' is in '{session}' already: give another number.", act
    )
    return Refusal("number-taken", sentence)
