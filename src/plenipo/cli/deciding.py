"""What a rule says of the votes of a file: each with its answer, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import msgspec

from plenipo.capabilities.decisions.votes import answer_to_numbers, ballot_of
from plenipo.exchange.tables import Problem
from plenipo.exchange.votes import Vote
from plenipo.procedure.answers import UNDETERMINED, Answer, Asked, Circumstances, put
from plenipo.procedure.explanation import Naming
from plenipo.procedure.headline import brief, headline
from plenipo.procedure.obstacles import too_many
from plenipo.procedure.reckoning import Reckoning, reckon
from plenipo.procedure.rules import Rule
from plenipo.procedure.scale import ABSENT, VOICES


class Question(msgspec.Struct, frozen=True):
    """What is asked of each vote.

    :ivar at: the moment for which each is asked, whatever its own day; None for its own.
    :ivar today: the day of a vote that does not say its own.
    :ivar circumstances: what holds for each vote: who attends, when it was put, whose vote is
        taken.
    """

    rule: Rule
    at: datetime | None
    today: date
    circumstances: Circumstances

    def day(self, vote: Vote) -> date:
        """Return the day whose rule is asked about a vote."""
        return self.at.date() if self.at else vote.day or self.today


class Decided(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a rule says of a vote; ``--json`` prints one a line.

    :ivar vote: what the file calls it, and ``where`` it stands.
    :ivar outcome: what the rule answers; ``undetermined`` where that cannot be told.
    :ivar brief: the outcome and what decided it, and ``sentence``: with the article.
    :ivar numbers: how many voted how.
    :ivar unheard: the members with a vote of whom nothing is said, counted as absent.
    :ivar gates: the provisions of what must still happen for it to have effect.
    :ivar until: when a period ends for which there is to wait.
    :ivar reckoning: the conditions, who was decisive, what would have turned it; None where
        the rule could not be asked, or this was not asked for.
    :ivar unread: whether the rule was not asked, since the vote could not be read.
    :ivar problems: what could not be read or taken in, in sentences.
    """

    vote: str
    where: str
    title: str
    day: date
    rule: str
    article: str
    outcome: str
    adopted: bool
    brief: str
    sentence: str
    numbers: dict[str, int]
    unheard: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    provisional: bool = False
    until: datetime | None = None
    reckoning: Reckoning | None = None
    unread: bool = False
    problems: tuple[str, ...] = ()


def decide_vote(vote: Vote, question: Question, name: Naming, *, whole: bool = True) -> Decided:
    """Ask the rule about a vote; what cannot be decided says why.

    :param name: what a member is called.
    :param whole: whether what stands behind the answer is asked for.
    """
    day = question.day(vote)
    members = question.rule.members_on(day)
    strangers = list(_strangers(vote, members, day, name))
    if strangers:
        cast = {v: tuple(m for m in who if m in members) for v, who in vote.cast.items()}
        vote = msgspec.structs.replace(vote, cast=cast)
    barring = [*map(str, vote.unread), *_barring(vote, question, day)]
    if barring:
        return _undecided(vote, question, day, (*barring, *strangers))
    voters = members or tuple(dict.fromkeys((*_named(vote), *vote.blank)))
    asked, answer = _ask(vote, question, day, voters)

    named = set(_named(vote))
    unheard = tuple(m for m in voters if m not in named) if vote.by_name else ()
    numbers = {v: len(who) for v, who in vote.cast.items()} if vote.by_name else dict(vote.counts)
    if unheard:
        numbers[ABSENT] = numbers.get(ABSENT, 0) + len(unheard)
    return Decided(
        vote=vote.number,
        where=vote.where,
        title=vote.title,
        day=day,
        rule=answer.rule,
        article=answer.article,
        outcome=answer.outcome,
        adopted=answer.adopted,
        brief=brief(answer, name),
        sentence=headline(answer, name),
        numbers={voice: numbers[voice] for voice in VOICES if voice in numbers},
        unheard=unheard,
        gates=tuple(gate.article for gate in answer.gates),
        provisional=answer.provisional,
        until=answer.until,
        reckoning=reckon(asked, answer, None if vote.by_name else voters, name) if whole else None,
        problems=(*strangers, *_miscounted(vote)),
    )


def _ask(
    vote: Vote, question: Question, day: date, voters: tuple[str, ...]
) -> tuple[Asked, Answer]:
    """Put a vote to the rule, by name or as numbers."""
    given = question.circumstances
    circumstances = msgspec.structs.replace(
        given,
        ad_referendum=vote.ad_referendum,
        attending=vote.attending if given.attending is None else given.attending,
        now=question.at or datetime.combine(day, time.max, UTC),
    )
    ballot = ballot_of(vote.cast, voters) if vote.by_name else {}
    asked = put(question.rule, day, ballot, circumstances)
    if vote.by_name:
        return asked, asked.answer()
    counts = {"": vote.counts}
    return asked, answer_to_numbers(question.rule, day, voters, counts, vote.cast, circumstances)


def _barring(vote: Vote, question: Question, day: date) -> Iterator[str]:
    """Yield what keeps the rule from being asked about a vote."""
    rule = question.rule
    if found := rule.obstacle(day):
        yield f"{vote.where}: {found}"
        return
    cast = {voice: len(who) for voice, who in vote.cast.items()}
    if vote.by_name and (more := too_many(rule.nearest(day), cast, rule.members_on(day))):
        yield f"{vote.where}: {more}"
    if not vote.cast and not vote.counts and not vote.unread:
        yield f"{vote.where}: no member under the rule '{rule.rule}' votes here."


def _undecided(vote: Vote, question: Question, day: date, problems: tuple[str, ...]) -> Decided:
    version = question.rule.nearest(day)
    return Decided(
        vote=vote.number,
        where=vote.where,
        title=vote.title,
        day=day,
        rule=question.rule.rule,
        article=version.article,
        outcome=UNDETERMINED,
        adopted=False,
        brief=f"Not decided: {problems[0].removesuffix('.')}",
        sentence=f"Not decided: {problems[0]}",
        numbers={voice: len(who) for voice, who in vote.cast.items()} or vote.counts,
        unread=True,
        problems=problems,
    )


def _strangers(vote: Vote, members: tuple[str, ...], day: date, name: Naming) -> Iterator[str]:
    """Yield the members who vote and are none under the rule; who is away is no matter."""
    for voice, who in vote.cast.items():
        for member in who:
            if members and voice != ABSENT and member not in members:
                what = f"{name(member)} is no member under the rule on {day}"
                place = vote.places.get(member, vote.where)
                yield str(Problem(place, member, f"{what}: its vote was passed over"))


def _miscounted(vote: Vote) -> Iterator[str]:
    """Yield where the numbers that are stated are not those of the names."""
    if not vote.by_name:
        return
    for voice, stated in vote.counts.items():
        named = len(vote.cast.get(voice, ()))
        if stated != named:
            what = f"{stated} stated {voice}, {named} by name: the names were counted"
            yield str(Problem(vote.where, "", what))


def _named(vote: Vote) -> Iterator[str]:
    return (member for who in vote.cast.values() for member in who)
