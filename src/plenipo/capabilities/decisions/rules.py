"""What stands against taking a decision: above all, a wrong account of the rule's answer."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.chairing.state import not_declaring
from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
)
from plenipo.capabilities.decisions.objections import (
    already,
    not_second,
    not_voters,
    odd_classes,
    odd_numbers,
    odd_words,
    other_rule_of,
    told_wrong,
    too_many,
    unlike_the_ballot,
)
from plenipo.capabilities.decisions.state import (
    OUTCOMES,
    Decisions,
    Question,
    find,
    question,
    seated,
)
from plenipo.capabilities.decisions.votes import (
    MEANT,
    SECRET,
    Vote,
    answer_to,
    seats_of,
)
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.sittings.state import Sittings, not_deciding
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said
from plenipo.procedure.explanation import retold


def refuse_decision_taken(state: State, act: DecisionTaken, by: Author, at: datetime) -> Refusals:
    """Refuse a decision on nothing, one decided already, and one that misstates the rule."""
    del by
    found = find(state, act.session, act.item)
    if found is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    session, item = found
    asked = question(state, session, item, moment=at)
    words = said("'{outcome}' is no outcome: it is {known}.", act, known=either(OUTCOMES))
    return collect(
        session.not_before_the_body(item, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", words),
        None if act.decision else Refusal("no-number", said("Give the decision its number.")),
        _twice(state, act),
        _other_rule(act, item.rule or session.rule),
        _spoke_later(state, act, at) or _misstated(act, asked),
        item.other_text(act.text, at),
        not_deciding(state, session, at, item.rule),
        not_declaring(state, act.session, act.item, act.outcome, act.reason, at),
    )


def refuse_decision_rescinded(
    state: State, act: DecisionRescinded, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what was not decided, or without a reason."""
    del by
    taken = state.of(Decisions).on(act.session, act.item)
    standing = next((d for d in taken if d.number == act.decision and not d.rescinded), None)
    nothing = said("No decision '{decision}' stands on item {item} of '{session}'.", act)
    when = standing.moment if standing else ""
    early = said("The decision '{decision}' was taken only on {when}.", act, when=when)
    why = said("Give a reason for taking it back.")
    return collect(
        None if standing else Refusal("no-such-decision", nothing),
        Refusal("before-the-decision", early) if standing and at < standing.moment else None,
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def _twice(state: State, act: DecisionTaken) -> Refusals:
    decisions = state.of(Decisions)
    standing = decisions.standing(act.session, act.item)
    found: list[Refusal] = []
    if standing is not None:
        sentence = said(
            "Item {item} was decided as {number}: rescind that first.", act, number=standing.number
        )
        found.append(Refusal("already-decided", sentence))
    if act.decision and decisions.numbered(act.decision):
        sentence = said("There is a decision '{decision}' already: give another number.", act)
        found.append(Refusal("number-taken", sentence))
    if decisions.vote(act.session, act.decision) is not None:
        sentence = said("A vote in '{session}' has the number '{decision}': give another.", act)
        found.append(Refusal("number-taken", sentence))
    return tuple(found)


def _other_rule(act: DecisionTaken, rule: str) -> Refusal | None:
    if act.rule == rule:
        return None
    sentence = said(
        "Item {item} is decided by the rule '{rule}', not by '{other}'.",
        act,
        rule=rule,
        other=act.rule,
    )
    return Refusal("other-rule", sentence, rule=rule)


def _spoke_later(state: State, act: DecisionTaken, at: datetime) -> Refusal | None:
    """Object to a decision before positions that stand: the rule can be asked only after them."""
    standing = state.of(Positions).on(act.session, act.item).positions
    later = [code for code, position in standing.items() if position.effective > at]
    if not later:
        return None
    sentence = said(
        "Positions on item {item} were taken later, up to {last}, by {listed}: a decision before"
        " that cannot be checked any more.",
        act,
        last=max(standing[code].effective for code in later),
        listed=listed(later),
    )
    return Refusal("spoke-later", sentence)


def _misstated(act: DecisionTaken, asked: Question | None) -> Refusal | None:
    """Object to a decision that misstates the rule's answer, or overrules it without a reason."""
    if asked is None:
        sentence = said(
            "The rule of item {item} is not in force that day: it cannot be decided.", act
        )
        return Refusal("no-rule", sentence)
    if not asked.electorate:
        sentence = said("Nobody has a voice in '{session}' that day: nothing can be decided.", act)
        return Refusal("nobody-to-decide", sentence)
    answer = asked.answer()
    why = retold(answer.finding)
    if act.says != answer.verdict:
        sentence = said(
            "The rule answers '{answer}', not '{says}': {why}",
            answer=Word("outcome", answer.verdict),
            says=Word("outcome", act.says),
            why=why,
        )
        return Refusal("misstates-the-rule", sentence, answer.rule, answer.article)
    if act.outcome != answer.verdict and not act.reason.strip():
        sentence = said(
            "Declaring '{outcome}' against the rule's answer '{answer}' needs a reason: {why}",
            outcome=Word("outcome", act.outcome),
            answer=Word("outcome", answer.verdict),
            why=why,
        )
        return Refusal("against-the-rule", sentence, answer.rule, answer.article)
    return None


def refuse_vote_taken(state: State, act: VoteTaken, by: Author, at: datetime) -> Refusals:
    """Refuse a vote outside a session, of who has none, in odd words, or told wrong."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    item = session.items.get(act.item)
    if act.item and item is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    day = session.day(at)
    no_rule = state.of(Rulebook).no_such_rule(act.rule, day)
    secret = act.method == SECRET and no_rule is None
    voters = seated(state, session, day)
    objections = collect(
        session.not_before_the_body(item, at) if item else session.not_at(at),
        item.other_text(act.text, at) if item else None,
        already(state, act),
        other_rule_of(item, act),
        no_rule,
        odd_words(act),
        not_voters(session, act, voters, day),
        odd_numbers(act),
        not_second(state, act),
        state.of(Sittings).suspended(act.session, at),
        state.of(Rulebook).no_secret_ballot(act.rule, day) if secret else None,
        unlike_the_ballot(state, act, at),
    )
    rule = state.of(Rulebook).rule(act.rule, at)
    if rule is not None:
        seats = seats_of(rule, day, voters)
        objections += collect(too_many(act, seats), odd_classes(act, rule, day))
    if objections or rule is None:
        return objections
    return collect(told_wrong(act, answer_to(act, rule, day, voters)))


def refuse_vote_corrected(state: State, act: VoteCorrected, by: Author, at: datetime) -> Refusals:
    """Refuse to correct what was not cast by name, or to what it was."""
    del by
    vote = state.of(Decisions).vote(act.session, act.vote)
    if vote is None:
        return (_no_such_vote(state, act.session, act.vote),)
    words = said("'{word}' is no way to vote: write {known}.", word=act.meant, known=either(MEANT))
    by_hands = said("The vote '{vote}' has numbers only: nobody's vote is on record.", act)
    cast = vote.voice_of(act.member)
    without = said("'{member}' is not named in the vote '{vote}'.", act)
    same = said(
        "'{member}' voted '{meant}' on '{vote}': there is nothing to correct.",
        act,
        meant=Word("vote", act.meant),
    )
    return collect(
        _before_the_vote(vote, at),
        None if act.meant in MEANT else Refusal("bad-vote", words),
        None if vote.by_name else Refusal("no-names", by_hands),
        None if cast or not vote.by_name else Refusal("no-vote", without),
        Refusal("same-vote", same) if cast == act.meant else None,
    )


def refuse_vote_explained(state: State, act: VoteExplained, by: Author, at: datetime) -> Refusals:
    """Refuse an explanation of no vote, of who had none, and an empty one."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    vote = state.of(Decisions).vote(act.session, act.vote)
    if vote is None or session is None:
        return (_no_such_vote(state, act.session, act.vote),)
    day = session.day(vote.moment)
    without = said("'{member}' had no vote in '{session}' on {day}.", act, day=day)
    empty = said("Write what was said.")
    early = None if act.before else _before_the_vote(vote, at)
    return collect(
        early,
        None if act.member in seated(state, session, day) else Refusal("no-voice", without),
        None if act.statement.strip() else Refusal("no-statement", empty),
    )


def _no_such_vote(state: State, session: str, vote: str) -> Refusal:
    if session not in state.of(Sessions).sessions:
        return state.of(Sessions).no_such_session(session)
    sentence = said("The session '{session}' has no vote '{vote}'.", session=session, vote=vote)
    return Refusal("no-such-vote", sentence)


def _before_the_vote(vote: Vote, at: datetime) -> Refusal | None:
    if at >= vote.moment:
        return None
    sentence = said("The vote '{number}' was taken only on {when}.", vote, when=vote.moment)
    return Refusal("before-the-vote", sentence)
