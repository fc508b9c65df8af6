"""Slips: acts on a document that are prepared, kept in the office file until they are recorded.

``POST /slips`` takes a form: a line or fields of the desk (``_desk``), or the act of a delegation.
It keeps it, gives slips up (``_do=undo``), or records them (``_do=record``), each by the counter as
if it had just been handed in. A delegation's slips are seen by its own people alone; those of the
desk by chair and secretaries of the session.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request, post
from litestar.handlers import HTTPRouteHandler

from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.entering import Desk, Focus, told_in
from plenipo.capabilities.documents.slips import PREPARED, acts_of, codes_of, document_of
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Act, tag_of
from plenipo.core.authority import CHAIR, DELEGATION, SECRETARY, Place
from plenipo.core.draft import DESK, Slip
from plenipo.core.errors import InputError, PlenipoError
from plenipo.core.fold import State
from plenipo.core.page import message
from plenipo.core.said import said
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.answer import TEXT, Answer, Asking, answer
from plenipo.web.counter import BAD, CONFLICT, CREATED, Counter, Show, Told, Verdict
from plenipo.web.discretion import Look
from plenipo.web.forms import SLIPS, Handed, entered_in, read_form
from plenipo.web.site import Site
from plenipo.web.visitor import Gate, Visitor, sent_from_here
from plenipo.written import Written

MOST_BYTES = 64 * 1024
MOST_SLIPS = 300
"""How many slips one delegation or desk can have on a document."""
DO, UNDO, RECORD = "_do", "undo", "record"
ON_DESK = "_desk"
ENTERED = (
    *("line", "at", "on", "what", "owners", "provision", "passage", "occurrence"),
    *("words", "bracket", "reading", "proposal", "number", "note", "member"),
)
"""What the desk enters: a line and where somebody stands, or fields; and whose an act is."""

ELSEWHERE = message("The form was not sent from a page of this site, or is too old.")
NOT_YOURS = said(
    "What is prepared on a text is prepared by a delegation's own people, or the desk."
)
NO_DOCUMENT = said("There is no such document before the session.")
NOT_PREPARED = said("That is not prepared, but recorded at once: it does nothing to a text.")
GONE = said("That slip is not there any more: it was recorded or given up.")


class OfficeSlips:
    """The slips in an office file."""

    def __init__(self, office: Office) -> None:
        """Keep them in this file."""
        self._office = office

    def slips(self, whose: str, session: str, document: str) -> list[Slip]:
        """Return what was prepared on a document, in the order in which it was begun."""
        query = (
            "SELECT * FROM slip WHERE whose = ? AND session = ? AND document = ? ORDER BY number"
        )
        return [_read(row) for row in self._office.rows(query, whose, session, document)]

    def slip(self, number: int) -> Slip | None:
        """Return a slip by its number."""
        row = self._office.row("SELECT * FROM slip WHERE number = ?", number)
        return _read(row) if row else None

    def named(self, numbers: str) -> list[Slip]:
        """Return the slips of some numbers, in their order; those that are not there are left out.

        :param numbers: as a form has them, with commas between.
        """
        told = {int(n) for n in numbers.split(",") if n.isascii() and n.isdigit() and len(n) < 10}  # noqa: PLR2004
        found = (self.slip(number) for number in sorted(told))
        return [slip for slip in found if slip is not None]

    def keep_slip(self, slip: Slip) -> None:
        """Keep a slip: in place of the one of its number, or as a new one where that is 0."""
        told = slip.whose, slip.session, slip.document, slip.by, stamp(slip.at)
        act = msgspec.json.encode(slip.act).decode()
        statement = "INSERT OR REPLACE INTO slip VALUES(?, ?, ?, ?, ?, ?, ?, ?)"
        self._office.note(statement, slip.number or None, *told, act, slip.line)

    def give_up_slip(self, number: int) -> None:
        """Forget a slip."""
        self._office.note("DELETE FROM slip WHERE number = ?", number)


def _read(row: tuple[Any, ...]) -> Slip:
    number, whose, session, document, by, at, act, line = row
    told = msgspec.json.decode(act)
    return Slip(number, whose, session, document, by, moment(at), told, line)


class SlipCounter:
    """Takes slips from the people of delegations and of the desk, and records them for them."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it stands between
        self,
        slips: OfficeSlips,
        site: Site,
        gate: Gate,
        counter: Counter,
        look: Look,
        show: Show,
        changed: Callable[[], None],
    ) -> None:
        """Keep slips in this file.

        :param counter: where they are handed in.
        :param look: shows the register as its readers see it.
        :param show: shows somebody why their slip was not taken, with all they had entered.
        :param changed: is told when what is prepared has changed.
        """
        self._slips, self._site, self._gate = slips, site, gate
        self._counter, self._look, self._show, self._changed = counter, look, show, changed

    @property
    def route(self) -> HTTPRouteHandler:
        """The handler of slips."""

        @post("/slips", request_max_body_size=MOST_BYTES, status_code=303)
        async def slips(request: Request) -> Answer:  # type: ignore[type-arg]
            return await self._answer(request, await request.body())

        return slips

    async def _answer(self, request: Asking, body: bytes) -> Answer:
        try:
            handed = entered_in(body)
        except PlenipoError as error:
            return await asyncio.to_thread(self._site.failure, request, BAD, error.said)
        identity = self._gate.who(request)
        if identity is None or not sent_from_here(
            self._gate, request, identity, handed.token, form=True
        ):
            return await asyncio.to_thread(self._site.failure, request, 403, ELSEWHERE)
        visitor = await asyncio.to_thread(self._site.admit, request)
        if handed.entered.get(DO) == RECORD:
            verdict = await self._record(request, handed, visitor)
        else:
            verdict = await asyncio.to_thread(self._take, handed, visitor)
        self._changed()
        if verdict.status != CREATED:
            return await asyncio.to_thread(self._show, request, handed, verdict)
        return answer(b"", TEXT, {"Location": handed.to, "Cache-Control": "no-store"}, 303)

    def _take(self, handed: Handed, visitor: Visitor) -> Verdict:
        """Keep what was prepared, or give it up."""
        given = handed.entered
        try:
            if given.get(DO) == UNDO:
                for slip in self._named(given, visitor):
                    self._slips.give_up_slip(slip.number)
                return DONE
            whose = self._whose(given, visitor)
            made = self._look(visitor.reader, lambda state: self._made(state, given, whose))
            self._keep(given, visitor, whose, made)
        except SlipError as error:
            return _wrong(error.status, error.said)
        except PlenipoError as error:
            return _wrong(BAD, error.said)
        return DONE

    async def _record(self, request: Asking, handed: Handed, visitor: Visitor) -> Verdict:
        """Record slips one after the other, as far as nothing stands against them."""
        try:
            named = await asyncio.to_thread(self._named, handed.entered, visitor)
        except SlipError as error:
            return _wrong(error.status, error.said)
        for slip in named:
            act = await asyncio.to_thread(self._act_of, slip, visitor)
            if act is None:
                return _wrong(CONFLICT, NO_DOCUMENT)
            written = Written(act=act, key=f"slip-{slip.number}")
            one = msgspec.structs.replace(handed, acts=(written,), entered={})
            verdict = await self._counter.take(request, one)
            if verdict.status != CREATED:
                return verdict
            self._slips.give_up_slip(slip.number)
        return DONE

    def _act_of(self, slip: Slip, visitor: Visitor) -> Act | None:
        """Return the act of a slip as it is to be recorded now."""

        def ask(state: State) -> Act | None:
            document = document_of(state, slip.session, slip.document)
            found = acts_of(document, (slip,), state) if document else []
            return found[0][1] if found else None

        return self._look(visitor.reader, ask)

    def _named(self, given: dict[str, str], visitor: Visitor) -> list[Slip]:
        """Return the slips that a form names, in their order.

        :raises SlipError: when one is not there, or not theirs who sent it.
        """
        numbers = given.get(SLIPS, "")
        found = self._slips.named(numbers)
        theirs = all(self._belongs(slip.whose, slip.session, visitor) for slip in found)
        if not theirs or len(found) != len(set(numbers.split(","))):
            raise SlipError(CONFLICT, GONE)  # whether there is one of others is not told
        return found

    def _whose(self, given: dict[str, str], visitor: Visitor) -> str:
        """Return whose slip a form makes.

        :raises SlipError: when who sent it prepares nothing for them.
        """
        whose = DESK if given.get(ON_DESK) else given.get("member", "")
        if (whose or given.get(ON_DESK)) and self._belongs(
            whose, given.get("session", ""), visitor
        ):
            return whose
        raise SlipError(403, NOT_YOURS)

    def _belongs(self, whose: str, session: str, visitor: Visitor) -> bool:
        """Tell whether somebody is of a delegation, or of the desk of a session."""
        found = self._look(visitor.reader, lambda state: state.of(Sessions).sessions.get(session))
        place = Place(session, found.bodies if found else ())
        held = [each for each in visitor.capacities if each.covers(place)]
        if whose == DESK:
            return found is not None and any(each.role in {CHAIR, SECRETARY} for each in held)
        return any(each.role in DELEGATION and each.delegation == whose for each in held)

    def _made(self, state: State, given: dict[str, str], whose: str) -> tuple[Act, str]:
        """Return the act that a form prepares, and the line it was typed in.

        :raises PlenipoError: saying what is missing or not understood.
        """
        session, code = given.get("session", ""), given.get("document", "")
        document = document_of(state, session, code)
        if document is None:
            raise SlipError(CONFLICT, NO_DOCUMENT)
        if whose == DESK:
            return self._taken_down(state, document, given)
        act = read_form(Handed((), entered=given)).acts[0].act
        if tag_of(act) not in PREPARED:
            raise InputError(NOT_PREPARED)
        return act, ""

    def _taken_down(
        self, state: State, document: Document, given: dict[str, str]
    ) -> tuple[Act, str]:
        kept = self._slips.slips(DESK, document.session, document.code)
        desk = Desk(state, document, codes_of(kept))
        focus = Focus(given.get("at", ""), given.get("on", ""))
        return desk.act(told_in(given), focus), given.get("line", "").strip()

    def _keep(
        self, given: dict[str, str], visitor: Visitor, whose: str, made: tuple[Act, str]
    ) -> None:
        act, line = made
        session, document = given.get("session", ""), given.get("document", "")
        before = self._named(given, visitor) if given.get(SLIPS) else []
        if any((s.whose, s.session, s.document) != (whose, session, document) for s in before):
            raise SlipError(CONFLICT, GONE)
        if not before and len(self._slips.slips(whose, session, document)) >= MOST_SLIPS:
            sentence = said(
                "On one document no more than {most} are prepared: record or give up some first.",
                most=MOST_SLIPS,
            )
            raise SlipError(CONFLICT, sentence)
        self._slips.keep_slip(
            Slip(
                number=before[0].number if before else 0,
                whose=whose,
                session=session,
                document=document,
                by=visitor.person,
                at=self._site.clock(),
                act=msgspec.to_builtins(act),
                line=line,
            )
        )


class SlipError(InputError):
    """A slip cannot be kept or recorded for who asks."""

    def __init__(self, status: int, sentence: str) -> None:
        """Say why, with the status of the answer."""
        super().__init__(sentence)
        self.status = status


DONE = Verdict(CREATED, Told(ok=True))


def _wrong(status: int, error: str) -> Verdict:
    return Verdict(status, Told(ok=False, error=str(error)), error)
