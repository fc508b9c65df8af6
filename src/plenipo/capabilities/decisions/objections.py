"""What stands against a vote that was taken: odd words, odd numbers, a wrong account of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from plenipo.capabilities.chairing.state import not_as_cast
from plenipo.capabilities.decisions.acts import (
    VoteTaken,
)
from plenipo.capabilities.decisions.state import (
    Decisions,
)
from plenipo.capabilities.decisions.votes import (
    ANNOUNCED,
    BY_NUMBERS,
    CAST,
    DECLARED,
    METHODS,
    SECRET,
    contests,
)
from plenipo.capabilities.sessions.state import Item, Session
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, either, listed, said
from plenipo.procedure.answers import SECOND_VOTE, Answer
from plenipo.procedure.explanation import retold
from plenipo.procedure.rules import ROLES, Rule


def already(state: State, act: VoteTaken) -> Iterator[Refusal]:
    """Object to a number that is taken, and to voting on what is decided."""
    decisions = state.of(Decisions)
    if not act.vote:
        yield Refusal("no-number", said("Give the vote its number."))
    if decisions.vote(act.session, act.vote) is not None:
        sentence = said("There is a vote '{vote}' in '{session}': give another number.", act)
        yield Refusal("number-taken", sentence)
    if any(d.session == act.session and not d.vote for d in decisions.numbered(act.vote)):
        sentence = said("A decision in '{session}' has the number '{vote}': give another.", act)
        yield Refusal("number-taken", sentence)
    standing = decisions.standing(act.session, act.item) if act.item else None
    if standing is not None:
        sentence = said(
            "Item {item} was decided as {number}: rescind that first.", act, number=standing.number
        )
        yield Refusal("already-decided", sentence)


def other_rule_of(item: Item | None, act: VoteTaken) -> Refusal | None:
    """Object to another rule than that of the item."""
    if item is None or not item.rule or item.rule == act.rule:
        return None
    sentence = said(
        "Item {item} is decided by the rule '{rule}', not by '{other}'.",
        act,
        rule=item.rule,
        other=act.rule,
    )
    return Refusal("other-rule", sentence, rule=item.rule)


def odd_words(act: VoteTaken) -> Iterator[Refusal]:
    """Object to words that are no method, outcome, vote or circumstance."""
    if act.method not in METHODS:
        words = said("'{method}' is no way to vote: it is {known}.", act, known=either(METHODS))
        yield Refusal("bad-method", words)
    if act.outcome and act.outcome not in DECLARED:
        words = said("'{outcome}' is no outcome: it is {known}.", act, known=either(DECLARED))
        yield Refusal("bad-outcome", words)
    told: list[Iterable[str]] = [act.cast, act.counts, *act.in_class.values()]
    odd = [word for words in told for word in words if word not in CAST]
    if odd:
        words = said("'{word}' is no way to vote: write {known}.", word=odd[0], known=either(CAST))
        yield Refusal("bad-vote", words)
    roles = [role for role in act.roles if role not in ROLES]
    if roles:
        sentence = said(
            "'{role}' is no circumstance: write {known}.", role=roles[0], known=either(ROLES)
        )
        yield Refusal("bad-role", sentence)


def not_voters(
    session: Session, act: VoteTaken, voters: frozenset[str], day: date
) -> Iterator[Refusal]:
    """Object to who has no vote in the session that day, and to who votes twice."""
    named = [member for who in act.cast.values() for member in who]
    strangers = [member for member in dict.fromkeys(named) if member not in voters]
    if strangers:
        sentence = said(
            "These have no vote in '{code}' on {day}: {listed}.",
            session,
            day=day,
            listed=listed(strangers),
        )
        yield Refusal("no-voice", sentence)
    if len(named) != len(set(named)):
        twice = [m for m in dict.fromkeys(named) if named.count(m) > 1]
        sentence = said("These are named twice in the vote: {listed}.", listed=listed(twice))
        yield Refusal("votes-twice", sentence)


def odd_numbers(act: VoteTaken) -> Iterator[Refusal]:
    """Object to numbers that cannot be, and to those that differ from the names unexplained."""
    numbers = (act.counts, *act.in_class.values())
    if any(number < 0 for counts in numbers for number in counts.values()):
        yield Refusal("bad-count", said("A number of votes is never below zero."))
    if act.method in BY_NUMBERS:
        if not act.counts:
            yield Refusal("no-count", said("A vote that is not by name has numbers: give them."))
        if act.method == SECRET and any(act.cast.get(word) for word in ANNOUNCED):
            sentence = said("A secret ballot names nobody by how they voted.")
            yield Refusal("names-in-secret", sentence)
        return
    if not act.cast:
        yield Refusal("no-names", said("A vote by name names the members by how they voted."))
    differing = [
        said(
            "{number} {word}, by name {named}",
            number=number,
            word=Word("vote", word),
            named=len(act.cast.get(word, ())),
        )
        for word, number in act.counts.items()
        if number != len(act.cast.get(word, ()))
    ]
    if differing and not act.note.strip():
        sentence = said(
            "Numbers and names differ ({listed}): correct them, or note why.",
            listed=listed(differing, "; "),
        )
        yield Refusal("count-differs", sentence)


def too_many(act: VoteTaken, seats: int) -> Refusal | None:
    """Object to more hands than there can be."""
    cast = sum(act.counts.values())
    if act.method not in BY_NUMBERS or cast <= seats:
        return None
    sentence = said(
        "Only {seats} members have a vote, and {cast} were counted: correct it.",
        seats=seats,
        cast=cast,
    )
    return Refusal("too-many-votes", sentence)


def unlike_the_ballot(state: State, act: VoteTaken, at: datetime) -> Refusal | None:
    """Object to a vote that is told otherwise than the ballot that was opened for it."""
    told = act.method, act.rule, act.item
    return not_as_cast(
        state, act.session, act.vote, at, told=told, cast=act.cast, counts=act.counts
    )


def odd_classes(act: VoteTaken, rule: Rule, day: date) -> Iterator[Refusal]:
    """Object to numbers of a class that the rule does not have, and of more than in all."""
    classes = rule.setting(day).classes
    for class_, counts in act.in_class.items():
        if class_ not in classes:
            sentence = said(
                "The rule '{rule}' has no class '{name}' on {day}.", act, name=class_, day=day
            )
            yield Refusal("no-such-class", sentence)
        more = [word for word, number in counts.items() if number > act.counts.get(word, 0)]
        if more:
            sentence = said(
                "More are counted {word} in the class '{name}' than in all: correct it.",
                word=Word("vote", more[0]),
                name=class_,
            )
            yield Refusal("more-in-class", sentence)


def not_second(state: State, act: VoteTaken) -> Refusal | None:
    """Object to a second vote where the first was not one that asks for it."""
    if not act.second_of:
        return None
    first = state.of(Decisions).vote(act.session, act.second_of)
    if first is not None and first.says == SECOND_VOTE:
        return None
    sentence = said("No vote '{second_of}' in '{session}' was equally divided.", act)
    return Refusal("no-first-vote", sentence)


def told_wrong(act: VoteTaken, answer: Answer) -> Refusal | None:
    """Object to a vote that misstates the rule's answer, or overrules it without a reason."""
    if answer.quorum is not None and answer.quorum.holds:
        why = retold(answer.finding)
    elif answer.obstacle:
        why = answer.obstacle.retold()
    else:
        why = retold(answer.quorum or answer.finding)
    if act.says != answer.outcome:
        sentence = said(
            "The rule answers '{answer}', not '{says}': {why}",
            answer=Word("outcome", answer.outcome),
            says=Word("outcome", act.says),
            why=why,
        )
        return Refusal("misstates-the-rule", sentence, answer.rule, answer.article)
    overruled = contests(act.outcome, answer.outcome) and not answer.obstacle
    if overruled and not act.reason.strip():
        sentence = said(
            "Declaring '{outcome}' against the rule's answer '{answer}' needs a reason: {why}",
            outcome=Word("outcome", act.outcome),
            answer=Word("outcome", answer.outcome),
            why=why,
        )
        return Refusal("against-the-rule", sentence, answer.rule, answer.article)
    return None
