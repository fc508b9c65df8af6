"""From a table of positions to acts: what a table says that the register does not say yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from plenipo.assembly import House
from plenipo.capabilities.members.acts import BodyEstablished, MemberAdmitted, OrganisationFounded
from plenipo.capabilities.members.state import MEMBER, Members
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.acts import (
    ItemDeferred,
    ItemProposed,
    ItemReturned,
    ItemWithdrawn,
    SessionConvened,
)
from plenipo.capabilities.sessions.state import ASIDE, Sessions
from plenipo.core.act import Act, Author, Entry
from plenipo.core.clock import Clock, system_clock
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.request import Proposed, Request
from plenipo.exchange.tables import Cell, Row, Sheet, Table
from plenipo.procedure.rules import Rule

NOT_SAID = "as the table says, without a reason"
WITH_KIND = ("reserve", "object")


class Origin(msgspec.Struct, frozen=True):
    """What a table does not say of itself.

    :ivar rule: the rule its items are decided by, and
    :ivar rule_text: the words of that rule.
    :ivar day: the day of its sessions.
    :ivar author: who enters it.
    """

    rule: Rule
    rule_text: str
    day: date
    author: str = "secretariat"


class TableActs:
    """The requests that bring a state up to what a table says.

    They are made while the state takes them in, so that nothing is stated twice.
    """

    def __init__(self, table: Table, state: State, origin: Origin) -> None:
        """Compare this table with this state."""
        self.table = table
        self.state = state
        self.origin = origin
        self.places: list[str] = []
        """Where in the table each request comes from, in the order of the requests."""

    def __iter__(self) -> Iterator[Request]:
        """Return the requests, in order."""
        for place, act, principal in self._acts():
            self.places.append(place)
            yield Request((Proposed(act),), Author(self.origin.author, principal))

    def session_codes(self) -> dict[str, str]:
        """Return the code of each sheet's session, by the sheet's name."""
        codes: dict[str, str] = {}
        for number, sheet in enumerate(self.table.sheets, 1):
            code = slug(sheet.name) or f"sheet-{number}"
            codes[sheet.name] = f"{code}-{number}" if code in codes.values() else code
        return codes

    def _acts(self) -> Iterator[tuple[str, Act, str]]:
        if not self.state.of(Members).names:
            name = Path(self.table.source).stem
            yield self.table.source, OrganisationFounded(names={"und": name}), ""
        rule = self.origin.rule.rule
        if self.state.of(Rulebook).texts.get(rule) != self.origin.rule_text:
            yield self.table.source, RuleAdopted(rule=rule, text=self.origin.rule_text), ""
        for sheet in self.table.sheets:
            yield from self._sheet(sheet, self.session_codes()[sheet.name])

    def _sheet(self, sheet: Sheet, code: str) -> Iterator[tuple[str, Act, str]]:
        yield from self._members(sheet)
        if code not in self.state.of(Sessions).sessions:
            yield from self._session(sheet, code)
        for row in sheet.rows:
            if self.state.of(Sessions).item(code, row.number) is None:
                proposed = ItemProposed(
                    session=code,
                    item=row.number,
                    names={"und": row.title or row.number},
                    note=row.notes,
                )
                yield row.ref, proposed, ""
            yield from self._positions(row, code)
            yield from self._status(row, code)

    def _members(self, sheet: Sheet) -> Iterator[tuple[str, Act, str]]:
        for column in sheet.columns:
            known = self.state.of(Members).members.get(column.code)
            if known is None or known.standing_on(self.origin.day) not in {MEMBER, "suspended"}:
                names = dict(column.names)
                admitted = MemberAdmitted(member=column.code, names=names, since=self.origin.day)
                yield column.ref, admitted, ""

    def _session(self, sheet: Sheet, code: str) -> Iterator[tuple[str, Act, str]]:
        if code not in self.state.of(Members).bodies:
            seated = tuple(column.code for column in sheet.columns)
            yield (
                sheet.name,
                BodyEstablished(body=code, names={"und": sheet.name}, members=seated),
                "",
            )
        convened = SessionConvened(
            session=code,
            names={"und": sheet.title or sheet.name},
            bodies=(code,),
            opens=self.origin.day,
            rule=self.origin.rule.rule,
        )
        yield sheet.name, convened, ""

    def _positions(self, row: Row, code: str) -> Iterator[tuple[str, Act, str]]:
        item = self.state.of(Sessions).item(code, row.number)
        text = item.text if item else ""
        standing = self.state.of(Positions).on(code, row.number).positions
        for cell in row.cells:
            if cell.stance is None:
                continue
            stated = _position(cell, code, row.number, text)
            before = standing.get(cell.member)
            same = before is not None and (
                (before.stance, before.kind, before.reason, before.condition)
                == (stated.stance, stated.kind, stated.reason, stated.condition)
            )
            if not same:
                yield cell.ref, stated, cell.member

    def _status(self, row: Row, code: str) -> Iterator[tuple[str, Act, str]]:
        item = self.state.of(Sessions).item(code, row.number)
        if row.status is None or item is None or item.state in ASIDE:
            return
        status, reason = row.status
        acts = {"deferred": ItemDeferred, "returned": ItemReturned, "withdrawn": ItemWithdrawn}
        if status in acts:
            aside = acts[status](session=code, item=row.number, reason=reason or NOT_SAID)
            yield row.ref, aside, ""


def _position(cell: Cell, session: str, item: str, text: str) -> PositionStated:
    """Return a cell's position; the kind of what is no reservation is kept as what was said."""
    with_kind = cell.stance in WITH_KIND
    return PositionStated(
        session=session,
        item=item,
        member=cell.member,
        stance=cell.stance or "",
        kind=cell.kind if with_kind else "",
        statement="" if with_kind else cell.kind,
        reason=cell.reason,
        condition=cell.condition,
        text=text,
    )


class Objection(msgspec.Struct, frozen=True):
    """What of a table was not taken in: where it stands, and why."""

    place: str
    refusal: Refusal


def take_in(
    table: Table, house: House, origin: Origin, clock: Clock = system_clock
) -> tuple[State, tuple[str, ...], tuple[Objection, ...]]:
    """Fold a table without a register, under the same rules.

    :returns: the state, the codes of the sessions, and what was not taken in.
    """
    state = house.new_state()
    acts = TableActs(table, state, origin)
    objections: list[Objection] = []
    moment = clock()
    for request in acts:
        (proposed,) = request.acts
        refusals = house.refuse(state, proposed.act, request.author, moment)
        objections += [Objection(acts.places[-1], refusal) for refusal in refusals]
        if not refusals:
            entry = Entry(
                seq=state.size,
                recorded=moment,
                effective=moment,
                by=request.author.name,
                principal=request.author.principal,
                act=proposed.act,
            )
            state.apply(entry)
    return state, tuple(acts.session_codes().values()), tuple(objections)


def slug(name: str) -> str:
    """Return a code made of a name: ASCII letters and digits, joined by hyphens.

    >>> slug("Ministers (Dec. 2011)")
    'ministers-dec-2011'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
