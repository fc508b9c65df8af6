"""What stands against taking a decision: above all, a wrong account of the rule's answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from plenipo.capabilities.chairing.state import not_as_cast, not_declaring
from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
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
    ANNOUNCED,
    BY_NUMBERS,
    CAST,
    DECLARED,
    MEANT,
    METHODS,
    SECRET,
    Vote,
    answer_to,
    contests,
    seats_of,
)
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.capabilities.sittings.state import Sittings, not_deciding
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.procedure.answers import SECOND_VOTE, Answer
from plenipo.procedure.explanation import explain
from plenipo.procedure.rules import ROLES, Rule


def refuse_decision_taken(state: State, act: DecisionTaken, by: Author, at: datetime) -> Refusals:
    """Refuse a decision on nothing, one decided already, and one that misstates the rule."""
    del by
    found = find(state, act.session, act.item)
    if found is None:
        return (state.of(Sessions).no_such_item(act.session, act.item),)
    session, item = found
    asked = question(state, session, item, moment=at)
    words = f"'{act.outcome}' is no outcome: it is {' or '.join(OUTCOMES)}."
    return collect(
        session.not_before_the_body(item, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", words),
        None if act.decision else Refusal("no-number", "Give the decision its number."),
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
    nothing = f"No decision '{act.decision}' stands on item {act.item} of '{act.session}'."
    when = write_moment(standing.moment) if standing else ""
    early = f"The decision '{act.decision}' was taken only on {when}."
    return collect(
        None if standing else Refusal("no-such-decision", nothing),
        Refusal("before-the-decision", early) if standing and at < standing.moment else None,
        None if act.reason.strip() else Refusal("no-reason", "Give a reason for taking it back."),
    )


def _twice(state: State, act: DecisionTaken) -> Refusals:
    decisions = state.of(Decisions)
    standing = decisions.standing(act.session, act.item)
    found: list[Refusal] = []
    if standing is not None:
        sentence = f"Item {act.item} was decided as {standing.number}: rescind that first."
        found.append(Refusal("already-decided", sentence))
    if act.decision and decisions.numbered(act.decision):
        sentence = f"There is a decision '{act.decision}' already: give another number."
        found.append(Refusal("number-taken", sentence))
    if decisions.vote(act.session, act.decision) is not None:
        sentence = f"A vote in '{act.session}' has the number '{act.decision}': give another."
        found.append(Refusal("number-taken", sentence))
    return tuple(found)


def _other_rule(act: DecisionTaken, rule: str) -> Refusal | None:
    if act.rule == rule:
        return None
    sentence = f"Item {act.item} is decided by the rule '{rule}', not by '{act.rule}'."
    return Refusal("other-rule", sentence, rule=rule)


def _spoke_later(state: State, act: DecisionTaken, at: datetime) -> Refusal | None:
    """Object to a decision before positions that stand: the rule can be asked only after them."""
    standing = state.of(Positions).on(act.session, act.item).positions
    later = [code for code, position in standing.items() if position.effective > at]
    if not later:
        return None
    last = write_moment(max(standing[code].effective for code in later))
    sentence = (
        f"Positions on item {act.item} were taken later, up to {last}, by {', '.join(later)}:"
        " a decision before that cannot be checked any more."
    )
    return Refusal("spoke-later", sentence)


def _misstated(act: DecisionTaken, asked: Question | None) -> Refusal | None:
    """Object to a decision that misstates the rule's answer, or overrules it without a reason."""
    if asked is None:
        sentence = f"The rule of item {act.item} is not in force that day: it cannot be decided."
        return Refusal("no-rule", sentence)
    if not asked.electorate:
        sentence = f"Nobody has a voice in '{act.session}' that day: nothing can be decided."
        return Refusal("nobody-to-decide", sentence)
    answer = asked.answer()
    why = explain(answer.finding)
    if act.says != answer.verdict:
        sentence = f"The rule answers '{answer.verdict}', not '{act.says}': {why}"
        return Refusal("misstates-the-rule", sentence, answer.rule, answer.article)
    if act.outcome != answer.verdict and not act.reason.strip():
        sentence = (
            f"Declaring '{act.outcome}' against the rule's answer '{answer.verdict}' needs a"
            f" reason: {why}"
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
        _already(state, act),
        _other_rule_of(item, act),
        no_rule,
        _odd_words(act),
        _not_voters(session, act, voters, day),
        _odd_numbers(act),
        _not_second(state, act),
        state.of(Sittings).suspended(act.session, at),
        state.of(Rulebook).no_secret_ballot(act.rule, day) if secret else None,
        _not_as_cast(state, act, at),
    )
    rule = state.of(Rulebook).rule(act.rule, at)
    if rule is not None:
        seats = seats_of(rule, day, voters)
        objections += collect(_too_many(act, seats), _odd_classes(act, rule, day))
    if objections or rule is None:
        return objections
    return collect(_told_wrong(act, answer_to(act, rule, day, voters)))


def refuse_vote_corrected(state: State, act: VoteCorrected, by: Author, at: datetime) -> Refusals:
    """Refuse to correct what was not cast by name, or to what it was."""
    del by
    vote = state.of(Decisions).vote(act.session, act.vote)
    if vote is None:
        return (_no_such_vote(state, act.session, act.vote),)
    words = f"'{act.meant}' is no way to vote: write {_listed(MEANT)}."
    by_hands = f"The vote '{act.vote}' has numbers only: nobody's vote is on record."
    cast = vote.voice_of(act.member)
    without = f"'{act.member}' is not named in the vote '{act.vote}'."
    same = f"'{act.member}' voted '{act.meant}' on '{act.vote}': there is nothing to correct."
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
    without = f"'{act.member}' had no vote in '{act.session}' on {day}."
    early = None if act.before else _before_the_vote(vote, at)
    return collect(
        early,
        None if act.member in seated(state, session, day) else Refusal("no-voice", without),
        None if act.statement.strip() else Refusal("no-statement", "Write what was said."),
    )


def _already(state: State, act: VoteTaken) -> Iterator[Refusal]:
    """Object to a number that is taken, and to voting on what is decided."""
    decisions = state.of(Decisions)
    if not act.vote:
        yield Refusal("no-number", "Give the vote its number.")
    if decisions.vote(act.session, act.vote) is not None:
        sentence = f"There is a vote '{act.vote}' in '{act.session}': give another number."
        yield Refusal("number-taken", sentence)
    if any(d.session == act.session and not d.vote for d in decisions.numbered(act.vote)):
        sentence = f"A decision in '{act.session}' has the number '{act.vote}': give another."
        yield Refusal("number-taken", sentence)
    standing = decisions.standing(act.session, act.item) if act.item else None
    if standing is not None:
        sentence = f"Item {act.item} was decided as {standing.number}: rescind that first."
        yield Refusal("already-decided", sentence)


def _other_rule_of(item: Item | None, act: VoteTaken) -> Refusal | None:
    if item is None or not item.rule or item.rule == act.rule:
        return None
    sentence = f"Item {item.number} is decided by the rule '{item.rule}', not by '{act.rule}'."
    return Refusal("other-rule", sentence, rule=item.rule)


def _odd_words(act: VoteTaken) -> Iterator[Refusal]:
    if act.method not in METHODS:
        yield Refusal("bad-method", f"'{act.method}' is no way to vote: it is {_listed(METHODS)}.")
    if act.outcome and act.outcome not in DECLARED:
        words = f"'{act.outcome}' is no outcome: it is {_listed(DECLARED)}."
        yield Refusal("bad-outcome", words)
    told: list[Iterable[str]] = [act.cast, act.counts, *act.in_class.values()]
    odd = [word for words in told for word in words if word not in CAST]
    if odd:
        yield Refusal("bad-vote", f"'{odd[0]}' is no way to vote: write {_listed(CAST)}.")
    roles = [role for role in act.roles if role not in ROLES]
    if roles:
        sentence = f"'{roles[0]}' is no circumstance: write {_listed(ROLES)}."
        yield Refusal("bad-role", sentence)


def _not_voters(
    session: Session, act: VoteTaken, voters: frozenset[str], day: date
) -> Iterator[Refusal]:
    """Object to who has no vote in the session that day, and to who votes twice."""
    named = [member for who in act.cast.values() for member in who]
    strangers = [member for member in dict.fromkeys(named) if member not in voters]
    if strangers:
        listed = ", ".join(strangers)
        yield Refusal("no-voice", f"These have no vote in '{session.code}' on {day}: {listed}.")
    if len(named) != len(set(named)):
        twice = [m for m in dict.fromkeys(named) if named.count(m) > 1]
        yield Refusal("votes-twice", f"These are named twice in the vote: {', '.join(twice)}.")


def _odd_numbers(act: VoteTaken) -> Iterator[Refusal]:
    """Object to numbers that cannot be, and to those that differ from the names unexplained."""
    numbers = (act.counts, *act.in_class.values())
    if any(number < 0 for counts in numbers for number in counts.values()):
        yield Refusal("bad-count", "A number of votes is never below zero.")
    if act.method in BY_NUMBERS:
        if not act.counts:
            yield Refusal("no-count", "A vote that is not by name has numbers: give them.")
        if act.method == SECRET and any(act.cast.get(word) for word in ANNOUNCED):
            yield Refusal("names-in-secret", "A secret ballot names nobody by how they voted.")
        return
    if not act.cast:
        yield Refusal("no-names", "A vote by name names the members by how they voted.")
    differing = [
        f"{number} {word}, by name {len(act.cast.get(word, ()))}"
        for word, number in act.counts.items()
        if number != len(act.cast.get(word, ()))
    ]
    if differing and not act.note.strip():
        sentence = f"Numbers and names differ ({'; '.join(differing)}): correct them, or note why."
        yield Refusal("count-differs", sentence)


def _too_many(act: VoteTaken, seats: int) -> Refusal | None:
    """Object to more hands than there can be."""
    cast = sum(act.counts.values())
    if act.method not in BY_NUMBERS or cast <= seats:
        return None
    sentence = f"Only {seats} members have a vote, and {cast} were counted: correct it."
    return Refusal("too-many-votes", sentence)


def _not_as_cast(state: State, act: VoteTaken, at: datetime) -> Refusal | None:
    """Object to a vote that is told otherwise than the ballot that was opened for it."""
    told = act.method, act.rule, act.item
    return not_as_cast(
        state, act.session, act.vote, at, told=told, cast=act.cast, counts=act.counts
    )


def _odd_classes(act: VoteTaken, rule: Rule, day: date) -> Iterator[Refusal]:
    """Object to numbers of a class that the rule does not have, and of more than in all."""
    classes = rule.setting(day).classes
    for class_, counts in act.in_class.items():
        if class_ not in classes:
            sentence = f"The rule '{act.rule}' has no class '{class_}' on {day}."
            yield Refusal("no-such-class", sentence)
        more = [word for word, number in counts.items() if number > act.counts.get(word, 0)]
        if more:
            sentence = (
                f"More are counted {more[0]} in the class '{class_}' than in all: correct it."
            )
            yield Refusal("more-in-class", sentence)


def _not_second(state: State, act: VoteTaken) -> Refusal | None:
    """Object to a second vote where the first was not one that asks for it."""
    if not act.second_of:
        return None
    first = state.of(Decisions).vote(act.session, act.second_of)
    if first is not None and first.says == SECOND_VOTE:
        return None
    sentence = f"No vote '{act.second_of}' in '{act.session}' was equally divided."
    return Refusal("no-first-vote", sentence)


def _told_wrong(act: VoteTaken, answer: Answer) -> Refusal | None:
    """Object to a vote that misstates the rule's answer, or overrules it without a reason."""
    why = answer.obstacle.told() or explain(answer.quorum or answer.finding)
    if answer.quorum is not None and answer.quorum.holds:
        why = explain(answer.finding)
    if act.says != answer.outcome:
        sentence = f"The rule answers '{answer.outcome}', not '{act.says}': {why}"
        return Refusal("misstates-the-rule", sentence, answer.rule, answer.article)
    overruled = contests(act.outcome, answer.outcome) and not answer.obstacle
    if overruled and not act.reason.strip():
        sentence = (
            f"Declaring '{act.outcome}' against the rule's answer '{answer.outcome}' needs a"
            f" reason: {why}"
        )
        return Refusal("against-the-rule", sentence, answer.rule, answer.article)
    return None


def _no_such_vote(state: State, session: str, vote: str) -> Refusal:
    if session not in state.of(Sessions).sessions:
        return state.of(Sessions).no_such_session(session)
    return Refusal("no-such-vote", f"The session '{session}' has no vote '{vote}'.")


def _before_the_vote(vote: Vote, at: datetime) -> Refusal | None:
    if at >= vote.moment:
        return None
    sentence = f"The vote '{vote.number}' was taken only on {write_moment(vote.moment)}."
    return Refusal("before-the-vote", sentence)


def _listed(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
