"""What was prepared on a document and is not recorded, as its people see it before it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.documents import acts
from plenipo.capabilities.documents.authority import GRANTS
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.entering import Desk, renewed
from plenipo.capabilities.documents.shown import ShownProvision, shown
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.documents.trying import Tried, tried
from plenipo.capabilities.documents.wording import changed_where
from plenipo.capabilities.members.state import member_named
from plenipo.core.act import Act, Author, tag_of, wire_name
from plenipo.core.draft import Slip
from plenipo.core.fold import State
from plenipo.core.page import Named
from plenipo.register.view import View

AT_ONCE = (acts.DocumentTabled, acts.DocumentProjected, acts.ProjectionEnded)
PREPARED: dict[str, type[Act]] = {tag_of(act): act for act in GRANTS if act not in AT_ONCE}
"""The acts that can be prepared, by their tags: all that is done to a text that is there."""


class SlipLine(msgspec.Struct, frozen=True):
    """A prepared act.

    :ivar by: who prepared it, and ``own``: whether that is who looks at it.
    :ivar act: its wire name.
    :ivar member: the delegation it is of; None for what the chair decides.
    :ivar code: the code of the proposal or bracket that it would be, or is about.
    :ivar detail: what is done: an action, a stance, or the number of a reading.
    :ivar where: the provision it changes, as it would be cited.
    :ivar after: the provision after it; None where nothing would be left, or it cannot be recorded.
    :ivar problems: what stands against recording it as the text is now.
    :ivar opened: whether its people may record it: a chair takes down what a secretary records.
    :ivar line: what was typed for it.
    """

    number: int
    by: Named
    own: bool
    act: str
    member: Named | None
    sponsors: tuple[Named, ...]
    code: str
    detail: str
    where: str
    before: str
    words: str
    note: str
    after: ShownProvision | None
    problems: tuple[str, ...]
    opened: bool
    line: str

    @property
    def ready(self) -> bool:
        """Whether it can be recorded as the text is now, by who looks at it."""
        return self.opened and not self.problems


def act_of(slip: Slip) -> Act | None:
    """Return the act that a slip would be; None where this program knows none such."""
    kind = PREPARED.get(str(slip.act.get("type")))
    try:
        return msgspec.convert(slip.act, kind) if kind else None
    except msgspec.ValidationError:
        return None


def acts_of(document: Document, slips: Iterable[Slip], state: State) -> list[tuple[Slip, Act]]:
    """Return the acts that slips would be; codes that others took meanwhile are other ones."""
    desk = Desk(state, document)
    found = ((slip, act_of(slip)) for slip in slips)
    return [(slip, renewed(act, desk)) for slip, act in found if act is not None]


def codes_of(slips: Iterable[Slip]) -> set[str]:
    """Return the codes that slips have given to proposals and brackets."""
    return {
        str(code)
        for slip in slips
        for name in ("proposal", "bracket")
        if (code := slip.act.get(name))
    }


def slip_lines(
    view: View, document: Document, slips: Sequence[Slip], roles: Iterable[str]
) -> tuple[SlipLine, ...]:
    """Return prepared acts as their people see them, each tried after those before it.

    :param roles: of who looks at them.
    """
    prepared = acts_of(document, slips, view.seen.state)
    authors = [(act, Author(view.person, str(getattr(act, "member", "")))) for _, act in prepared]
    results = tried(view.seen.state, document, authors, view.now)
    here = frozenset(roles)
    before, found = document, []
    for (slip, _), result in zip(prepared, results, strict=True):
        found.append(_line(view, slip, result, before, here))
        before = result.document
    return tuple(found)


def _line(
    view: View, slip: Slip, result: Tried, before: Document, roles: frozenset[str]
) -> SlipLine:
    act, people = result.act, view.seen.state.of(Credentials)

    def name(code: str) -> Named:
        return member_named(view, code)

    def told(field: str) -> str:
        return str(getattr(act, field, ""))

    place = changed_where(before, act)
    after = next(
        (p for p in shown(result.document, result.document.text, name) if p.id == place), None
    )
    cited = after or next((p for p in shown(before, before.text, name) if p.id == place), None)
    number = str(act.alternative) if isinstance(act, acts.BracketResolved) else ""
    return SlipLine(
        number=slip.number,
        by=Named(slip.by, people.name(slip.by)),
        own=slip.by == view.person,
        act=wire_name(act),
        member=name(told("member")) if told("member") else None,
        sponsors=tuple(name(each) for each in getattr(act, "sponsors", ())),
        code=told("proposal") or told("bracket"),
        detail=told("action") or told("stance") or number,
        where=cited.cited if cited else "",
        before=told("passage"),
        words=told("words"),
        note=told("reason") or told("note") or told("decided"),
        after=None if result.refusals else after,
        problems=tuple(each.told(view.wording) for each in result.refusals),
        opened=any(not grant.own and roles & set(grant.roles) for grant in GRANTS[type(act)])
        or bool(slip.whose),
        line=slip.line,
    )


def document_of(state: State, session: str, code: str) -> Document | None:
    """Return a document before a session; None where it is not there."""
    found = state.of(Documents).documents.get(code)
    return found if found is not None and found.session == session else None
