"""The site: takes a request to the page it asks for, and the page's data to HTML or JSON."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial
from typing import Any

import msgspec

from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.silence.state import Silences
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.audience import EVERYONE
from plenipo.core.clock import Clock, write_moment
from plenipo.core.draft import Drafts
from plenipo.core.errors import UsageError
from plenipo.core.page import NotThereError, Page, message
from plenipo.exchange.documents import formats_of
from plenipo.register.view import NO_DRAFTS, Seen, View
from plenipo.web import address
from plenipo.web.address import Asked
from plenipo.web.answer import (
    HTML,
    JSON,
    TEXT,
    Answer,
    Asking,
    Kept,
    Shelf,
    answer,
    attached,
    described,
    has,
    mark,
    takes_gzip,
    takes_json,
)
from plenipo.web.asking import (
    arguments,
    asked_of,
    document_of,
    number,
    session_of,
    shown_to,
    values,
)
from plenipo.web.finding import find
from plenipo.web.languages import wording
from plenipo.web.layout import Canvas, Parts, enclose, template_of
from plenipo.web.reading import ReadingRoom
from plenipo.web.shared import Shared
from plenipo.web.structured import facts_of
from plenipo.web.visitor import Doorkeeper, Visitor

NO_ACT = message("There is no such act in the session.")
NO_PAGE = message("There is no page at this address.")

MAIN = '<main id="main" tabindex="-1" data-live="main">'
"""How what a page is about begins, in the layout."""

NOT_KEPT = {"Cache-Control": "no-store"}
DIFFERS_BY = "Accept-Encoding, Accept-Language"


class ErrorPage(msgspec.Struct, frozen=True):
    """What a page or twin says when it cannot answer."""

    error: str
    advice: str
    status: int


class Rendering(msgspec.Struct, frozen=True):
    """A page as those who watch it need it.

    :ivar size: how many entries the register had.
    :ivar parts: the parts that can change, as HTML, by name.
    :ivar frame: what changes with all that is in no part.
    """

    size: int
    parts: Parts
    frame: str


class Site:
    """All pages of one register, for whoever asks."""

    def __init__(  # noqa: PLR0913 - what a site is told once
        self,
        room: ReadingRoom,
        clock: Clock,
        build: str,
        doorkeeper: Doorkeeper,
        *,
        door: bool = False,
        as_files: tuple[str, ...] = (),
        drafts: Drafts = NO_DRAFTS,
    ) -> None:
        """Answer from this room.

        :param build: what changes with the program, so that browsers ask again.
        :param door: whether people can sign in.
        :param as_files: the languages its pages are written as files in; none where it is served.
        :param drafts: what delegations prepare, for their own people.
        """
        self._door = door
        self._as_files = as_files
        self._drafts = drafts
        self.room = room
        self._doorkeeper = doorkeeper
        self.clock = clock
        self._build = build
        self._shelf = Shelf()
        self._shared = Shared()
        self._canvases: dict[str, Canvas] = {}
        self.turn = threading.Lock()

    def at_hand(self, page: Page, request: Asking) -> Answer | None:
        """Answer at once what was answered before and still holds; None where work is to be done.

        :raises PlenipoError: what :meth:`failure` then tells.
        """
        asked = asked_of(request)
        if page.personal or asked.as_of or document_of(page, asked) is not None:
            return None
        if not self.turn.acquire(blocking=False):
            return None
        try:
            if not self.room.ready(self._doorkeeper(request).reader):
                return None
            visitor, view = self._seat(request, asked)
            tag = self._mark(asked, visitor, view)
            if has(request, tag):
                return answer(b"", HTML, self._caching(tag, visitor), 304)
            kept = self._shelf.get(tag)
            return self._told(page, request, asked, tag, visitor, kept) if kept else None
        finally:
            self.turn.release()

    def page(self, page: Page, request: Asking) -> Answer:
        """Answer a request for a page, or for its twin.

        :raises PlenipoError: what :meth:`failure` then tells.
        """
        asked = asked_of(request)
        found = document_of(page, asked)
        if found is not None:
            return self.document(page, request, *found)
        given = arguments(page, request, asked)
        with self.turn:
            visitor, view = self._seat(request, asked)
            if page.personal:
                made = self._make(page, asked, view, given, visitor)
                return answer(made, JSON if asked.twin else HTML, NOT_KEPT)
            tag = self._mark(asked, visitor, view)
            if has(request, tag):
                return answer(b"", HTML, self._caching(tag, visitor), 304)
            kept = self._shelf.get(tag) or self._shelf.put(
                tag, self._drawn(page, asked, view, given, visitor)
            )
        return self._told(page, request, asked, tag, visitor, kept)

    def _told(  # noqa: PLR0913, PLR0917 - what an answer is made of
        self,
        page: Page,
        request: Asking,
        asked: Asked,
        tag: str,
        visitor: Visitor,
        kept: Kept,
    ) -> Answer:
        """Answer with a page in the form that the browser reads."""
        kind = JSON if asked.twin else page.kind if page.plain else HTML
        headers = self._caching(tag, visitor)
        if kept.packed and takes_gzip(request):
            return answer(kept.body, kind, {**headers, "Content-Encoding": "gzip"})
        return answer(kept.plain(), kind, headers)

    def document(self, page: Page, request: Asking, ending: str, asked: Asked) -> Answer:
        """Answer a request for what a page shows as a file of a format.

        It is written outside of the turn: others need not wait for it.

        :raises PlenipoError: what :meth:`failure` then tells.
        """
        given = arguments(page, request, asked, ending)
        kind = formats_of(page)[ending]
        with self.turn:
            visitor, view = self._seat(request, asked)
            tag = self._mark(asked, visitor, view, ending)
            headers = {**self._caching(tag, visitor), **described(kind.described)}
            if has(request, tag):
                return answer(b"", kind.media, headers, 304)
            kept = self._shelf.get(tag)
            data = None if kept else page.answer(shown_to(page, view), **given)
        if kept is None:
            body = kind.write(getattr(data, page.document))
            with self.turn:
                kept = self._shelf.put(tag, body)
        what = () if page.address.endswith("}") else (page.name,)
        named = [*map(str, given.values())]
        named[len(request.path_params) :] = [*what, *named[len(request.path_params) :]]
        name = "-".join((*filter(None, named), asked.language))
        return answer(kept.plain(), kind.media, {**headers, **attached(f"{name}{ending}")})

    def leave(self) -> None:
        """Close the register, once nobody reads in it."""
        with self.turn:
            self.room.leave()

    def admit(self, request: Asking) -> Visitor:
        """Return who asks."""
        with self.turn:
            return self._doorkeeper(request)

    def follow(self) -> int:
        """Take in what was appended to the register; returns how many entries it has."""
        with self.turn:
            return self.room.look(EVERYONE)[1].state.size

    def sight(self, visitor: Visitor) -> Seen:
        """Return the register as somebody sees it: one for all who may read the same."""
        return self.sights([visitor])[0]

    def sights(self, visitors: Iterable[Visitor]) -> list[Seen]:
        """Return the register as each of some sees it at one moment."""
        with self.turn:
            return self.room.presents(visitor.reader for visitor in visitors)

    def render(self, asked: Asked, visitor: Visitor) -> Rendering:
        """Return the parts of a page that can change, as they are now.

        :raises NotThereError: when there is no such page, or what it is about is not there.
        """
        found = find(asked.path)
        if found is None:
            raise NotThereError(NO_PAGE)
        page, in_path = found
        given = values(page, in_path, asked)
        parts: Parts = {}
        with self.turn:
            view = self._look(asked, visitor)
            data = page.answer(shown_to(page, view), **given)
            session = session_of(page, given)
            html = self._draw(template_of(page), data, asked, view, visitor, session, parts=parts)
        body = html.decode().partition(MAIN)[2].partition("</main>")[0]
        whole = {} if parts else {"main": f"{MAIN}{body}</main>"}
        return Rendering(view.present.state.size, parts or whole, body if parts else "")

    def moment(self, request: Asking) -> Answer:
        """Lead to a page at the moment of an act of a session, counted from 1; the last is now.

        :raises UsageError: when there is no such act, or the page is not one of this site.
        """
        given = dict(request.query_params.multi_items())
        there = address.read_link(*address.local(given.get("to", "/")))
        with self.turn:
            index = self._seat(request, there)[1].present.index
            session, told = given.get("session", ""), number(given.get("act", ""))
            count = index.moments(session)
            if not 1 <= told <= count:
                raise UsageError(NO_ACT)
            moment = "" if told == count else write_moment(index.moment(session, told))
        target = there.here(as_of=moment)
        return answer(b"", TEXT, {"Location": target, "Cache-Control": "no-store"}, 303)

    def failure(self, request: Asking, status: int, error: str, advice: str = "") -> Answer:
        """Say in a sentence why a page cannot be shown; never more than the sentence."""
        asked, view = asked_of(request, forgiving=True), None
        tell = wording(asked.language).told
        page = ErrorPage(tell(error), tell(advice), status)
        headers = {"Cache-Control": "no-store", "Vary": DIFFERS_BY}
        if asked.twin or takes_json(request):
            body = msgspec.json.encode({"ok": False, "error": page.error})
            return answer(body, JSON, headers, status)
        with self.turn:
            visitor = Visitor()
            if status < 500:  # noqa: PLR2004 - otherwise the register itself may be the trouble
                visitor, view = self._seat(request, asked)
            # Of a page that was not there yet, the slider still leads to when it is.
            session = str(request.scope.get("path_params", {}).get("session", ""))
            html = self._draw("web/error.html", page, asked, view, visitor, session, gone=True)
        return answer(html, HTML, headers, status)

    def draw(self, request: Asking, template: str, data: msgspec.Struct, here: str) -> bytes:
        """Draw a page that is not of the register, such as those of accounts; it is not live.

        :param here: the address it stands at.
        """
        asked = msgspec.structs.replace(asked_of(request, forgiving=True), as_of=None)
        if asked.path != here:
            asked = msgspec.structs.replace(asked, path=here, query=())
        with self.turn:
            visitor, view = self._seat(request, asked)
            return self._draw(template, data, asked, view, visitor, own=False)

    def _seat(self, request: Asking, asked: Asked) -> tuple[Visitor, View]:
        """Return who asks, and what they see.

        Who they are is asked again once the register was looked at: what ends their standing may
        have come with what only the others may read.
        """
        while True:
            visitor = self._doorkeeper(request)
            view = self._look(asked, visitor)
            if self._doorkeeper(request) == visitor:
                return visitor, view

    def _look(self, asked: Asked, visitor: Visitor) -> View:
        seen, present = self.room.look(visitor.reader, asked.as_of)
        now, told = asked.as_of or self.clock(), wording(asked.language)
        return View(seen, present, told, now, visitor.person, visitor.capacities, self._drafts)

    def _drawn(
        self, page: Page, asked: Asked, view: View, given: dict[str, Any], visitor: Visitor
    ) -> bytes:
        """Make a page; for who signed in, of one that is drawn for all who may read the same."""
        if not visitor.person or asked.twin or page.plain:
            return self._make(page, asked, view, given, visitor)
        place = self._mark(asked, Visitor(), view)
        draw = partial(self._make, page, asked, view, given)
        return self._shared.draw(view.seen, place, visitor, draw)

    def _make(
        self, page: Page, asked: Asked, view: View, given: dict[str, Any], visitor: Visitor
    ) -> bytes:
        """Make the bytes of a page or twin."""
        data = page.answer(shown_to(page, view), **given)
        if asked.twin:
            return msgspec.json.encode(data)
        if page.plain:
            return str(getattr(data, page.plain)).encode()
        session = session_of(page, given)
        return self._draw(template_of(page), data, asked, view, visitor, session)

    def _draw(  # noqa: PLR0913, PLR0917 - what a page is made of
        self,
        template: str,
        data: msgspec.Struct,
        asked: Asked,
        view: View | None,
        visitor: Visitor,
        session: str = "",
        gone: bool = False,  # noqa: FBT001, FBT002
        parts: Parts | None = None,
        own: bool = True,  # noqa: FBT001, FBT002
    ) -> bytes:
        canvas = self._canvases.get(asked.language)
        if canvas is None:
            canvas = self._canvases[asked.language] = Canvas(asked.language)
        shell = enclose(
            asked, view, visitor, session, gone, door=self._door, as_files=self._as_files
        )
        if not own:
            shell = msgspec.structs.replace(shell, twin="", live="", canonical="")
        elif view is not None:
            shell = msgspec.structs.replace(shell, facts=facts_of(data))
        fields = {name: getattr(data, name) for name in data.__struct_fields__}
        return canvas.draw(template, fields, shell, asked, parts).encode()

    def _mark(self, asked: Asked, visitor: Visitor, view: View, ending: str = "") -> str:
        circles = ",".join(sorted(visitor.reader))
        who = circles, visitor.person, visitor.name, visitor.token
        # What the clock changes with no act: the day, what has expired, and what is late.
        state = view.seen.state
        abroad = sorted(state.of(Treaties).days(view.now))
        expired = state.of(Silences).expired(view.now)
        late = state.of(Contingency).turned(view.now), state.of(Press).turned(view.now)
        turned = view.today, expired, *late, *abroad
        twin, here = asked.twin, asked.here()
        made = asked.language, twin, here, ending
        return mark(self._build, self.room.mark, *who, *turned, *made)

    def _caching(self, tag: str, visitor: Visitor) -> dict[str, str]:
        """Return what tells browsers to keep an answer, and to ask whether it still holds."""
        shared = "public" if visitor == Visitor() else "private"
        return {"ETag": tag, "Cache-Control": f"{shared}, no-cache", "Vary": DIFFERS_BY}
