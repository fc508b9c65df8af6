"""The page of an item: what each member says of it, what the rule answers, where it goes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions, Question, question
from plenipo.capabilities.members.state import calling, in_language, member_named, members_named
from plenipo.capabilities.play.state import TO_RECONFIRM, StateOfPlay
from plenipo.capabilities.positions.state import NONE, Position, Positions
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions, Step, session_named
from plenipo.capabilities.silence.state import on_item
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.conditions import Finding
from plenipo.procedure.explanation import told_missing
from plenipo.procedure.scale import SILENT, VOICES
from plenipo.register.view import View

SHEETS = 16
"""Of how many items what members said is kept in words, for each who may read the same."""
NAMING = "plenipo.capabilities.members.acts"
"""Where the acts are by which somebody is called otherwise."""

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


class Stated(msgspec.Struct, frozen=True):
    """A position as it was stated, by whom it was entered, and for whom.

    :ivar stance: ``silent`` where nothing was said; ``withdrawn`` for a withdrawal in the history.
    :ivar outdated: whether it was taken on an earlier text, and is to be reconfirmed.
    :ivar voice: how the rule hears it (``for``, ``against``, ``silent`` ...).
    """

    member: Named
    stance: str
    voice: str = ""
    kind: str = ""
    reason: str = ""
    condition: str = ""
    statement: str = ""
    outdated: bool = False
    text: str = ""
    moment: datetime | None = None
    by: str = ""
    principal: str = ""
    entry: int | None = None
    source: str = ""


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
        positions=_positions(view, play, found, asked),
        history=_history(view, home, found),
        answer=_answered(view, play, asked) if asked else None,
        decisions=tuple(_declared(view, d) for d in state.of(Decisions).on(session, item)),
        silences=tuple(_under_silence(view, session, item)),
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


Told = dict[str, tuple[tuple[object, ...], Stated]]
"""What members said of one item, by their codes, with what it was made of."""


class Lines:
    """What members said, in words, of the items looked at last; until they say something else."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._sheets: OrderedDict[tuple[str, str, str], Told] = OrderedDict()

    def on(self, session: str, item: str, language: str) -> Told:
        """Return what was said of an item, in a language; it may be added to."""
        place = session, item, language
        sheet = self._sheets.setdefault(place, {})
        self._sheets.move_to_end(place)
        if len(self._sheets) > SHEETS:
            self._sheets.popitem(last=False)
        return sheet

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Forget them where somebody may be called otherwise."""
        if any(type(entry.act).__module__ == NAMING for entry in entries):
            self._sheets.clear()


def _positions(
    view: View, play: StateOfPlay, item: Item, asked: Question | None
) -> tuple[Stated, ...]:
    """Return what each member with a voice says now, in the order of the body."""
    voices = {m: v for v in VOICES for m in (asked.ballot.get(v, ()) if asked else ())}
    standing = view.seen.state.of(Positions).on(play.code, item.number).positions
    lines = view.seen.keep(Lines, "", Lines).on(play.code, item.number, view.wording.language)
    found = []
    for code in play.electorate:
        position, voice = standing.get(code), voices.get(code, SILENT)
        said = (position.entry, position.stance) if position else ()
        made_of = said, voice, item.text
        known = lines.get(code)
        if known is None or known[0] != made_of:
            known = lines[code] = made_of, _standing(view, item, code, position, voice)
        found.append(known[1])
    return tuple(found)


def _standing(view: View, item: Item, code: str, position: Position | None, voice: str) -> Stated:
    entry = view.seen.entry(position.entry) if position else None
    if position is None or position.stance == NONE or entry is None:
        return Stated(member_named(view, code), SILENT, voice)
    stated = _stated(view, entry, position.stance)
    outdated = position.text != item.text
    stance = TO_RECONFIRM if outdated else position.stance
    return msgspec.structs.replace(stated, voice=voice, outdated=outdated, stance=stance)


def _history(view: View, session: Session, item: Item) -> tuple[Stated, ...]:
    """Return the positions that were superseded or withdrawn, and the withdrawals, newest first."""
    sheet = view.seen.state.of(Positions).on(session.code, item.number)
    standing = {p.entry for p in sheet.positions.values() if p.stance != NONE}
    past = (view.seen.entry(seq) for seq in reversed(sheet.history) if seq not in standing)
    return tuple(_stated(view, entry) for entry in past if entry is not None)


def _stated(view: View, entry: Entry[Act], stance: str = "") -> Stated:
    """Return a position as it stands in the register; a withdrawal has no stance of its own."""
    plain = msgspec.structs.asdict(entry.act)
    withdrawn = wire_name(entry.act) == "position.withdrawn"
    return Stated(
        member=member_named(view, plain["member"]),
        stance="withdrawn" if withdrawn else stance or plain["stance"],
        kind=plain.get("kind", ""),
        reason=plain.get("reason", ""),
        condition=plain.get("condition", ""),
        statement=plain.get("statement", ""),
        text=plain.get("text", ""),
        moment=entry.effective,
        by=entry.by,
        principal=member_named(view, entry.principal).name if entry.principal else "",
        entry=entry.seq,
        source=plain.get("source", ""),
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
