"""Where the public replies to a communiqué, and where the secretariat lets replies through."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

import msgspec
from anyio import from_thread

from plenipo.assembly import house
from plenipo.capabilities.press.acts import ReplyAccepted, ReplyDeclined
from plenipo.capabilities.press.communique_page import may_reply
from plenipo.capabilities.press.objections import NAME, TEXT
from plenipo.capabilities.press.state import Press, communique_named
from plenipo.core.act import Author
from plenipo.core.audience import PUBLIC
from plenipo.core.page import Named, message
from plenipo.core.refusal import Refusals
from plenipo.core.request import Proposed, Refused, Request
from plenipo.register.desk import Desk
from plenipo.register.view import View
from plenipo.web.accounts.pages_account import own
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.visit import Handle, Rooms, Visit
from plenipo.web.answer import Answer
from plenipo.web.mail.sight import Sight
from plenipo.web.replies import box
from plenipo.web.replies.box import ADDRESS, Waiting

log = logging.getLogger("plenipo.web")

REPLIES, MODERATION = "/replies", "/moderation"
SETTLED_ALREADY = message("This reply was read meanwhile.")

OK, CREATED, CONFLICT, UNFIT = 200, 201, 409, 422


class ReplyPage(msgspec.Struct, frozen=True):
    """The form by which anybody replies to a communiqué.

    :ivar given: what was typed, by field.
    :ivar errors: what stands against it.
    :ivar received: whether it was taken, and waits to be read.
    """

    token: str
    communique: Named
    given: dict[str, str]
    errors: tuple[str, ...]
    received: bool
    longest: dict[str, int]


class WaitingLine(msgspec.Struct, frozen=True):
    """A reply that waits, or whose address is still kept."""

    code: str
    communique: Named
    name: str
    email: str
    paragraphs: tuple[str, ...]
    sent: datetime


class ModerationPage(msgspec.Struct, frozen=True):
    """The replies that wait to be read, and the addresses that are still kept."""

    token: str
    waiting: tuple[WaitingLine, ...]
    settled: tuple[WaitingLine, ...]
    errors: tuple[str, ...]


def reply_pages(rooms: Rooms, sight: Sight, desk: Desk) -> None:
    """Give the form for replies, and the page on which they are let through, their addresses."""
    form, moderation = ReplyForm(sight), Moderation(sight, desk)
    rooms.get(f"{REPLIES}/{{communique}}", form.show)
    rooms.post(f"{REPLIES}/{{communique}}", form.take)
    rooms.get(MODERATION, moderating(lambda visit, _: moderation.page(visit)))
    rooms.post(f"{MODERATION}/accept", moderating(moderation.accept))
    rooms.post(f"{MODERATION}/decline", moderating(moderation.decline))
    rooms.post(f"{MODERATION}/forget", moderating(moderation.forget))


def moderating(handle: Callable[[Visit, Account], Answer]) -> Handle:
    """Let in the secretariat; to everybody else there is no such page."""

    def answered(visit: Visit, account: Account) -> Answer:
        if not visit.accounts.may_invite(account.code):
            raise visit.not_found()
        return handle(visit, account)

    return own(answered)


class ReplyForm:
    """The form for replies; of what everybody does not read there is none."""

    def __init__(self, sight: Sight) -> None:
        """Ask what the public sees."""
        self._sight = sight

    def show(self, visit: Visit) -> Answer:
        """Show the form."""
        return self._page(visit, self._communique(visit))

    def take(self, visit: Visit) -> Answer:
        """Keep a reply until it is read; the same one again is answered the same."""
        communique = self._communique(visit)
        visit.pace(("reply", visit.accounts.address(visit.request)))
        reply = Waiting(
            code="",
            communique=communique.code,
            name=visit.fields.get("name", "").strip(),
            email=visit.fields.get("email", "").strip(),
            text="\n".join(visit.fields.get("text", "").splitlines()).strip(),
            language=visit.wording.language,
            sent=visit.now,
        )
        refusals = box.take(visit.office, reply)
        if refusals:
            return self._page(visit, communique, refusals, UNFIT)
        return self._page(visit, communique, received=True, status=CREATED)

    def _communique(self, visit: Visit) -> Named:
        code = visit.part("communique")

        def ask(view: View) -> Named | None:
            found = view.seen.state.of(Press).communiques.get(code)
            return communique_named(view, code) if found and may_reply(found) else None

        named = self._sight.of_everybody(visit.wording.language, ask)
        if named is None:
            raise visit.not_found()
        return named

    def _page(
        self,
        visit: Visit,
        communique: Named,
        refusals: Refusals = (),
        status: int = OK,
        *,
        received: bool = False,
    ) -> Answer:
        given = {"name": NAME, "email": ADDRESS, "text": TEXT}
        data = ReplyPage(
            token=visit.form_token,
            communique=communique,
            given={field: visit.fields.get(field, "")[: 2 * most] for field, most in given.items()},
            errors=tuple(refusal.told(visit.wording) for refusal in refusals),
            received=received,
            longest=given,
        )
        return visit.page("replies/reply.html", data, status)


class Moderation:
    """Lets replies through, or not."""

    def __init__(self, sight: Sight, desk: Desk) -> None:
        """Record at a desk what was let through."""
        self._sight, self._desk = sight, desk

    def page(self, visit: Visit, errors: tuple[str, ...] = (), status: int = OK) -> Answer:
        """Show what waits."""
        data = ModerationPage(
            token=visit.form_token,
            waiting=tuple(self._line(visit, each) for each in box.waiting(visit.office)),
            settled=tuple(self._line(visit, each) for each in box.settled(visit.office)),
            errors=errors,
        )
        return visit.page("replies/moderation.html", data, status, MODERATION)

    def accept(self, visit: Visit, account: Account) -> Answer:
        """Record a reply as it came, and keep of it the address alone."""
        found = self._meant(visit)
        act = ReplyAccepted(
            reply=found.code,
            communique=found.communique,
            name=found.name,
            text=found.text,
            sent=found.sent,
            language=found.language,
        )
        refusals = from_thread.run(self._record, act, account.code)
        if refusals:
            return self._refused(visit, refusals)
        box.settle(visit.office, found.code, visit.now)
        log.info("%s let the reply %s through.", account.code, found.code)
        return visit.go(visit.at(MODERATION))

    def decline(self, visit: Visit, account: Account) -> Answer:
        """Record that a reply is not shown, and delete it."""
        found = self._meant(visit)
        reason = visit.fields.get("reason", "").strip()
        act = ReplyDeclined(reply=found.code, communique=found.communique, reason=reason)
        refusals = from_thread.run(self._record, act, account.code)
        if refusals:
            return self._refused(visit, refusals)
        box.forget(visit.office, found.code)
        log.info("%s declined the reply %s.", account.code, found.code)
        return visit.go(visit.at(MODERATION))

    def forget(self, visit: Visit, account: Account) -> Answer:
        """Delete the address of somebody whose reply was let through."""
        found = box.find(visit.office, visit.fields.get("code", ""))
        if found is not None and found.settled is not None:
            box.forget(visit.office, found.code)
            log.info("%s deleted the address of the reply %s.", account.code, found.code)
        return visit.go(visit.at(MODERATION))

    async def _record(self, act: ReplyAccepted | ReplyDeclined, person: str) -> Refusals:
        """Record what became of a reply; what stands against it. What is recorded stays so."""
        state = self._desk.registrar.state
        known = state.of(Press).communiques.get(act.communique)
        if isinstance(act, ReplyAccepted) and known and act.reply in known.replies:
            return ()
        audience = house().audience(state, act) or PUBLIC
        request = Request((Proposed(act, None, audience),), Author(person), f"reply:{act.reply}")
        answer = await self._desk.submit(request)
        return answer.refusals if isinstance(answer, Refused) else ()

    def _meant(self, visit: Visit) -> Waiting:
        found = box.find(visit.office, visit.fields.get("code", ""))
        if found is None or found.settled is not None:
            raise visit.refused(CONFLICT, SETTLED_ALREADY)
        return found

    def _refused(self, visit: Visit, refusals: Refusals) -> Answer:
        return self.page(visit, tuple(each.told(visit.wording) for each in refusals), CONFLICT)

    def _line(self, visit: Visit, reply: Waiting) -> WaitingLine:
        def ask(view: View) -> Named:
            return communique_named(view, reply.communique)

        return WaitingLine(
            code=reply.code,
            communique=self._sight.of_everybody(visit.wording.language, ask),
            name=reply.name,
            email=reply.email,
            paragraphs=tuple(line for part in reply.text.split("\n") if (line := part.strip())),
            sent=reply.sent,
        )
