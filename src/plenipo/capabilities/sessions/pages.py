"""The page of an item: what each member says of it, what the rule answers, where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions, Question, question
from plenipo.capabilities.forces.state import force_named
from plenipo.capabilities.forces.state import on_item as forces_on
from plenipo.capabilities.instructions.state import instruction_named
from plenipo.capabilities.instructions.state import on_item as instructed_on
from plenipo.capabilities.members.state import calling, in_language, member_named, members_named
from plenipo.capabilities.partners.state import cooperation_named
from plenipo.capabilities.partners.state import on_item as cooperating_on
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.programme.state import served_by
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.said import Stated, history, positions
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions, Step, session_named
from plenipo.capabilities.silence.state import on_item
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.conditions import Finding
from plenipo.procedure.explanation import told_missing
from plenipo.register.view import View

WORDS = {
    "item": {
        "proposed": message("proposed for the agenda"),
        "adopted": message("on the agenda"),
        "deferred": message("deferred"),
        "returned": message("sent back"),
        "withdrawn": message("withdrawn"),
    },
    "act": {
        "session.convened": message("Session convened"),
        "session.closed": message("Session closed"),
        "item.proposed": message("Proposed"),
        "item.adopted": message("Put on the agenda"),
        "item.revised": message("Text revised"),
        "item.referred": message("Referred"),
        "item.recommended": message("Recommended"),
        "item.deferred": message("Deferred"),
        "item.returned": message("Sent back"),
        "item.withdrawn": message("Withdrawn"),
        "item.resumed": message("Resumed"),
    },
}

SENTENCES = {
    "session.convened": message("Session “{session}” convened, for {bodies}, to open on {opens}"),
    "session.closed": message("Session “{session}” closed"),
    "item.proposed": message("Item {item} proposed: {names}"),
    "item.adopted": message("Item {item} put on the agenda"),
    "item.revised": message("Another text before the body on item {item}"),
    "item.referred": message("Item {item} referred to {body}"),
    "item.recommended": message("Item {item} recommended to the agenda of {body}"),
    "item.deferred": message("Item {item} deferred"),
    "item.returned": message("Item {item} sent back"),
    "item.withdrawn": message("Item {item} withdrawn"),
    "item.resumed": message("Item {item} resumed"),
}


class Happening(msgspec.Struct, frozen=True):
    """One thing that happened to the item, from its proposal on.

    :ivar until: the day by which a deferred item is to come back.
    :ivar text: the digest of the text it put before the body.
    """

    act: str
    moment: datetime
    entry: int
    body: Named | None
    session: Named | None
    reason: str
    source: str
    until: date | None
    text: str


class Elsewhere(msgspec.Struct, frozen=True):
    """The same matter as an item of another session."""

    session: Named
    item: str
    title: str


class Answered(msgspec.Struct, frozen=True):
    """What the rule says of the positions as they are.

    :ivar bars: its conditions, and ``quorum``: those of the quorum.
    :ivar missing: what is missing, in sentences: the fewest changes that would turn it.
    :ivar decisive: who alone could turn it.
    """

    rule: Named
    article: str
    since: date
    outcome: str
    provisional: bool
    bars: tuple[Bar, ...]
    quorum: tuple[Bar, ...]
    missing: tuple[str, ...]
    decisive: tuple[Named, ...]
    binds: tuple[Named, ...]
    everybody: bool
    outdated: tuple[Named, ...]


class Declared(msgspec.Struct, frozen=True):
    """A decision as the chair declared it, beside what the rule had answered.

    :ivar contested: whether the chair declared against the rule's answer, and ``reason``: why.
    :ivar rescinded: why it was taken back; empty while it stands.
    :ivar text: the digest of the text that was decided on.
    :ivar vote: the number of the vote it was taken by, if there was one.
    """

    number: str
    outcome: str
    rule: Named
    says: str
    contested: bool
    reason: str
    rescinded: str
    text: str
    moment: datetime
    entry: int
    source: str
    vote: str


class UnderSilence(msgspec.Struct, frozen=True):
    """A silence that the item was put under, and how it stands there."""

    silence: Named
    standing: str


class ItemPage(msgspec.Struct, frozen=True):
    """An item of a session.

    :ivar status: where it stands in the state of play; ``agenda``: where on the agenda.
    :ivar aside: the step that put it aside; None while it is before the body.
    :ivar answer: None where its rule is not adopted.
    :ivar serves: the priorities of presidencies that it serves.
    """

    session: Named
    item: str
    title: str
    names: dict[str, str]
    status: str
    agenda: str
    aside: Happening | None
    proposer: Named | None
    note: str
    text: str
    source: str
    origin: Elsewhere | None
    continues: tuple[Elsewhere, ...]
    steps: tuple[Happening, ...]
    positions: tuple[Stated, ...]
    history: tuple[Stated, ...]
    answer: Answered | None
    decisions: tuple[Declared, ...]
    silences: tuple[UnderSilence, ...]
    serves: tuple[Named, ...]
    instructions: tuple[Named, ...]
    cooperations: tuple[Named, ...]
    forces: tuple[Named, ...]
    previous: str
    following: str


@page("/sessions/{session}/items/{item}")
def item(view: View, session: str, item: str) -> ItemPage:
    """Return an item with its positions, its rule's answer and its path."""
    state, language = view.seen.state, view.wording.language
    home = state.of(Sessions).sessions.get(session)
    found = home.items.get(item) if home else None
    if home is None or found is None:
        sentence = message("There is no item {item} in a session “{code}”.")
        raise NotThereError(view.wording.say(sentence, item=item, code=session))
    play = view.seen.keep(StateOfPlay, home.code, lambda: StateOfPlay(state, home))
    asked = question(state, home, found, play.electorate)
    before, after = _neighbours(home, item)
    origin = state.of(Sessions).item(found.origin_session, found.origin_item)
    coming = state.of(Sessions).coming_from(session, item)
    aside = found.last(f"item.{found.state}") if found.state in ASIDE else None
    return ItemPage(
        session=session_named(view, home.code),
        item=found.number,
        title=in_language(found.names, language),
        names=found.names,
        status=play.standings[item].status,
        agenda=found.state,
        aside=_happening(view, aside) if aside else None,
        proposer=member_named(view, found.proposer) if found.proposer else None,
        note=found.note,
        text=found.text,
        source=found.source,
        origin=_elsewhere(view, found.origin_session, origin) if origin else None,
        continues=tuple(_elsewhere(view, s.code, i) for s, i in coming),
        steps=tuple(_happening(view, step) for step in found.steps),
        positions=positions(view, play, found, asked),
        history=history(view, home, found),
        answer=_answered(view, play, asked) if asked else None,
        decisions=tuple(_declared(view, d) for d in state.of(Decisions).on(session, item)),
        silences=tuple(_under_silence(view, session, item)),
        serves=served_by(view, session, item),
        instructions=tuple(_instructed(view, session, item)),
        cooperations=tuple(_cooperating(view, session, item)),
        forces=tuple(force_named(view, f.code) for f in forces_on(state, session, item)),
        previous=before,
        following=after,
    )


def _neighbours(session: Session, number: str) -> tuple[str, str]:
    """Return the numbers of the items before and after one on the agenda."""
    numbers = list(session.items)
    place = numbers.index(number)
    before = numbers[place - 1] if place else ""
    return before, numbers[place + 1] if place + 1 < len(numbers) else ""


def _under_silence(view: View, session: str, item: str) -> Iterator[UnderSilence]:
    for found in on_item(view.seen.state, session, item, view.now):
        title = found.silence.title(view.wording.language)
        yield UnderSilence(Named(found.silence.code, title), found.standing)


def _instructed(view: View, session: str, item: str) -> Iterator[Named]:
    for found in instructed_on(view.seen.state, session, item):
        yield instruction_named(view, found.code)


def _cooperating(view: View, session: str, item: str) -> Iterator[Named]:
    for found in cooperating_on(view.seen.state, session, item, view.now):
        yield cooperation_named(view, found.code)


def _elsewhere(view: View, code: str, item: Item) -> Elsewhere:
    language = view.wording.language
    return Elsewhere(session_named(view, code), item.number, in_language(item.names, language))


def _happening(view: View, step: Step) -> Happening:
    session = session_named(view, step.session) if step.session else None
    body = member_named(view, step.body) if step.body else None
    return Happening(
        act=step.act,
        moment=step.moment,
        entry=step.entry,
        body=body,
        session=session,
        reason=step.reason,
        source=step.source,
        until=step.until,
        text=step.text,
    )


def _answered(view: View, play: StateOfPlay, question: Question) -> Answered:
    asked, language = question.asked(), view.wording.language
    answer = asked.answer()

    def drawn(finding: Finding | None) -> tuple[Bar, ...]:
        if finding is None:
            return ()
        return bars(finding, asked.ballot, asked.setting, calling(view), view.wording.translate)

    missing = told_missing(
        asked.missing(answer), calling(view), view.wording.translate, lifting=True
    )
    return Answered(
        rule=Named(answer.rule, in_language(question.rule.title, language)),
        article=answer.article,
        since=answer.since,
        outcome=answer.outcome,
        provisional=answer.provisional,
        bars=drawn(answer.finding),
        quorum=drawn(answer.quorum),
        missing=tuple(missing),
        decisive=members_named(view, asked.decisive(answer)),
        binds=members_named(view, answer.binds),
        everybody=len(answer.binds) == len(play.electorate),
        outdated=members_named(view, question.outdated),
    )


def _declared(view: View, decision: Decision) -> Declared:
    rule = view.seen.state.of(Rulebook).rule(decision.rule)
    title = in_language(rule.title, view.wording.language) if rule else decision.rule
    return Declared(
        number=decision.number,
        outcome=decision.outcome,
        rule=Named(decision.rule, title),
        says=decision.says,
        contested=decision.contested,
        reason=decision.reason,
        rescinded=decision.rescinded,
        text=decision.text,
        moment=decision.moment,
        entry=decision.entry,
        source=decision.source,
        vote=decision.vote,
    )
