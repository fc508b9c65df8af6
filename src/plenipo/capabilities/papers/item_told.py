"""What was said and done on an item, in reported speech: the sentences of the summary record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.papers.decided import count
from plenipo.capabilities.papers.subject import Subject
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.sessions.state import Item, Sessions, Step
from plenipo.core.act import wire_name
from plenipo.core.page import message

STATED = {
    "agree": message("{members} agreed"),
    "agree-ad-referendum": message("{members} agreed ad referendum"),
    "reserve": message("{members} entered a reservation"),
    "object": message("{members} objected"),
    "abstain": message("{members} abstained"),
    "not-taking-part": message("{members} did not take part"),
    "withdrawn": message("{members} withdrew the position stated before"),
}
OTHERWISE = message("{members} stated: {stance}")
DONE = {
    "item.revised": message("Another text was put before the body"),
    "item.referred": message("The item was referred to {body}"),
    "item.recommended": message("The item was recommended to the agenda of {body}"),
    "item.deferred": message("The item was deferred"),
    "item.returned": message("The item was sent back"),
    "item.withdrawn": message("The item was withdrawn"),
    "item.resumed": message("The item was taken up again"),
}
OF_KIND = {
    "reserve": message("{members} entered a reservation ({kind})"),
    "object": message("{members} objected ({kind})"),
}
WORDS_SAID = {
    "reason": message("the reason given: {words}"),
    "condition": message("on the condition: {words}"),
    "statement": message("it said: “{words}”"),
}


class Event(msgspec.Struct, frozen=True):
    """Something said or done on an item.

    :ivar told: the sentence; empty for a position without a word more, and
    :ivar stance: what was said then.
    :ivar member: who said it; empty for what was done.
    """

    moment: datetime
    entry: int
    told: str
    stance: str = ""
    member: str = ""


def consideration(subject: Subject, item: Item) -> Iterator[str]:
    """Return what happened to an item, a sentence for each thing, in the order it was done."""
    yield from _coming(subject, item)
    events = [*_positions(subject, item), *_steps(subject, item), *_decisions(subject, item)]
    events.sort(key=lambda event: (event.moment, event.entry))
    for group in together(events):
        first = group[0]
        yield first.told or _sentence(subject, first.stance, group)


def together(events: Iterable[Event]) -> list[list[Event]]:
    """Put together who said the same, without a word more, in one round of positions.

    What one member said is never told in another order; nothing is moved past what was done.
    """
    groups: list[list[Event]] = []
    for event in events:
        joined = None if event.told else _joined(groups, event)
        if joined is None:
            groups.append([event])
        else:
            joined.append(event)
    return groups


def _joined(groups: list[list[Event]], event: Event) -> list[Event] | None:
    """Return the group that a position can be told with; None where there is none."""
    for group in reversed(groups):
        if not group[0].member:
            return None
        if any(other.member == event.member for other in group):
            return None
        if not group[0].told and group[0].stance == event.stance:
            return group
    return None


def _coming(subject: Subject, item: Item) -> Iterator[str]:
    """Return who proposed an item, and from which session it comes."""
    if item.proposer:
        yield subject.say(
            "The item was proposed by {member}.", member=subject.called(item.proposer)
        )
    origin = subject.state.of(Sessions).sessions.get(item.origin_session)
    if origin is not None:
        title = origin.title(subject.view.wording.language)
        yield subject.say(
            "The item came from {session}, where it was item {number}.",
            session=title,
            number=item.origin_item,
        )


def _sentence(subject: Subject, stance: str, group: Iterable[Event]) -> str:
    """Return one sentence for all who said the same, without a word more."""
    members = subject.called(*dict.fromkeys(event.member for event in group))
    return _ended(_stated(subject, stance, members))


def _stated(subject: Subject, stance: str, members: str, kind: str = "") -> str:
    if kind and stance in OF_KIND:
        word = subject.view.wording.word("kind", kind)
        return subject.say(OF_KIND[stance], members=members, kind=word)
    if stance in STATED:
        return subject.say(STATED[stance], members=members)
    word = subject.view.wording.word("stance", stance)
    return subject.say(OTHERWISE, members=members, stance=word)


def _positions(subject: Subject, item: Item) -> Iterator[Event]:
    """Return every position taken, those that were superseded among them."""
    sheet = subject.state.of(Positions).on(subject.session.code, item.number)
    for number in sheet.history:
        entry = subject.view.seen.entry(number)
        if entry is None:
            continue
        act = msgspec.structs.asdict(entry.act)
        withdrawn = wire_name(entry.act) == "position.withdrawn"
        stance = "withdrawn" if withdrawn else act["stance"]
        words, kind, member = list(_words(subject, act)), act.get("kind", ""), act["member"]
        said = _stated(subject, stance, subject.called(member), kind)
        alone = _ended(subject.say("; ").join((said, *words))) if words or kind else ""
        yield Event(entry.effective, entry.seq, alone, stance, member)


def _words(subject: Subject, act: dict[str, Any]) -> Iterator[str]:
    """Return the words that stand with a position: its reason, condition and statement."""
    for field, text in WORDS_SAID.items():
        words = act.get(field, "")
        if words:
            yield subject.say(text, words=words)


def _steps(subject: Subject, item: Item) -> Iterator[Event]:
    for step in item.steps:
        if step.act in DONE:
            yield Event(step.moment, step.entry, _done(subject, step))


def _done(subject: Subject, step: Step) -> str:
    text = DONE[step.act]
    body = subject.called(step.body) if step.body else ""
    if step.act == "item.returned" and body:
        text = message("The item was sent back to {body}")
    said = [subject.say(text, body=body)]
    if step.until is not None:
        day = subject.view.wording.day(step.until)
        said.append(subject.say("to come back by {day}", day=day))
    if step.reason:
        purpose = step.act == "item.referred"
        reason = message("the purpose: {words}") if purpose else WORDS_SAID["reason"]
        said.append(subject.say(reason, words=step.reason))
    return _ended(subject.say("; ").join(said))


def _decisions(subject: Subject, item: Item) -> Iterator[Event]:
    for decision in subject.state.of(Decisions).on(subject.session.code, item.number):
        said = " ".join(_decided(subject, decision))
        yield Event(decision.moment, decision.entry, said)


def _decided(subject: Subject, decision: Decision) -> Iterator[str]:
    """Return a decision in sentences: the count, what was declared, and what became of it."""
    say, word = subject.say, subject.view.wording.word
    numbers = count(subject, decision)
    if numbers:
        yield say("The item was put to the vote: {numbers}", numbers=numbers)
    text = (
        message("The item was adopted, as decision {number} ({rule}).")
        if decision.outcome == "adopted"
        else message("The item was not adopted: decision {number} ({rule}).")
    )
    rule = subject.rule(decision.rule, decision.moment)
    yield say(text, number=decision.number, rule=rule)
    if decision.contested:
        yield say(
            "It was declared against the rule’s answer, which was: {says}.",
            says=word("outcome", decision.says),
        )
    if decision.reason:
        yield _ended(say("The reason given: {words}", words=decision.reason))
    if decision.rescinded:
        yield _ended(say("The decision was taken back: {words}", words=decision.rescinded))
    vote = subject.state.of(Decisions).vote(decision.session, decision.vote)
    for explained in vote.explanations if vote else ():
        text = (
            message("{member}, explaining its vote before it was taken, said: “{words}”")
            if explained.before
            else message("{member}, explaining its vote, said: “{words}”")
        )
        yield say(text, member=subject.called(explained.member), words=explained.statement)


def _ended(sentence: str) -> str:
    """Return a sentence with its full stop."""
    return sentence if sentence.endswith((".", ".”", "!", "?", "؟")) else f"{sentence}."
