"""What members said of an item, in words: what stands, and what stood before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Question
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.play.state import TO_RECONFIRM, StateOfPlay
from plenipo.capabilities.positions.state import NONE, Position, Positions
from plenipo.capabilities.sessions.state import Item, Session
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.page import Named
from plenipo.procedure.scale import SILENT, VOICES
from plenipo.register.view import View

SHEETS = 16
"""Of how many items what members said is kept in words, for each who may read the same."""
NAMING = "plenipo.capabilities.members.acts"
"""Where the acts are by which somebody is called otherwise."""


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


def positions(
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


def history(view: View, session: Session, item: Item) -> tuple[Stated, ...]:
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
