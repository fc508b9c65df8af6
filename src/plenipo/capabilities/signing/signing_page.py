"""The page of a ceremony: whether the summit can sign, and what is missing, by whom, by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.signing.checks import languages_of, text_of
from plenipo.capabilities.signing.readiness import Check, Readiness, ToSign
from plenipo.capabilities.signing.signing import CHECKS, Signing, Task
from plenipo.capabilities.treaties.state import Treaties, treaty_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Of(msgspec.Struct, frozen=True):
    """What a document is about: a document or an item, and the session it belongs to."""

    session: Named
    thing: Named


class CheckLine(msgspec.Struct, frozen=True):
    """One thing that makes a document ready.

    :ivar lacks: what is lacking, in sentences.
    :ivar who: who must do it, and
    :ivar until: by when, in words: as it was asked of them, or else by the ceremony.
    :ivar what: what they were asked to do; empty where nobody was asked.
    """

    check: str
    ready: bool
    lacks: tuple[str, ...] = ()
    who: tuple[Named, ...] = ()
    until: str = ""
    overdue: bool = False
    what: str = ""
    source: str = ""


class PaperLine(msgspec.Struct, frozen=True):
    """A document on the list.

    :ivar signatories: in the order in which they sign, and
    :ivar signed: how many of them have.
    :ivar apart: the members that stay out of it.
    :ivar languages: the tags of those in which it is signed, and
    :ivar prevails: of that which prevails; empty where all are equally authentic.
    """

    number: str
    title: str
    how: str
    ready: bool
    treaty: Named | None
    item: Of | None
    document: Of | None
    signatories: tuple[Named, ...]
    signed: int
    apart: tuple[Named, ...]
    languages: tuple[str, ...]
    prevails: str
    checks: tuple[CheckLine, ...]
    source: str
    entry: int


class TaskLine(msgspec.Struct, frozen=True):
    """Something that is to be done before the ceremony; ``number`` is that of the document."""

    code: str
    number: str
    who: Named
    what: str
    until: str
    overdue: bool
    source: str
    entry: int


class PersonLine(msgspec.Struct, frozen=True):
    """Who signs for somebody; ``number`` is that of the one document they sign, if it is one."""

    member: Named
    person: str
    office: str
    powers: str
    number: str
    source: str
    entry: int


class SigningPage(msgspec.Struct, frozen=True):
    """A ceremony.

    :ivar says: whether the summit can sign, in a sentence.
    :ivar day: the day that stands, and ``moved``: why it is another than was set first.
    :ivar kinds: what is asked of documents, in order.
    :ivar unlisted: agreed items that were sent to this session and are not on the list.
    """

    signing: Named
    session: Named
    day: date
    zone: str
    place: str
    moved: str
    ready: bool
    complete: bool
    says: str
    count: int
    total: int
    alternat: bool
    language: str
    kinds: tuple[str, ...]
    papers: tuple[PaperLine, ...]
    people: tuple[PersonLine, ...]
    tasks: tuple[TaskLine, ...]
    unlisted: tuple[Of, ...]
    source: str
    entry: int


def signing_page(view: View, found: Readiness) -> SigningPage:
    """Return the page of a ceremony as it stands at the moment that is shown."""
    signing, language = found.signing, view.wording.language
    term = signing.term(view.now)
    papers = tuple(_paper(view, signing, each) for each in found.papers)
    asked = {check.check for each in papers for check in each.checks}
    return SigningPage(
        signing=Named(signing.code, signing.title(language)),
        session=session_named(view, signing.session),
        day=term.day,
        zone=signing.zone,
        place=in_language(term.place, language),
        moved=term.reason,
        ready=found.ready,
        complete=found.complete,
        says=view.wording.told(found.says),
        count=found.count,
        total=len(papers),
        alternat=signing.alternat,
        language=signing.language,
        kinds=tuple(code for code in CHECKS if code in asked),
        papers=papers,
        people=tuple(_people(view, signing)),
        tasks=tuple(_task(view, signing, task) for task in found.tasks),
        unlisted=tuple(
            Of(session_named(view, session.code), Named(item.number, item.title(language)))
            for session, item in found.unlisted
        ),
        source=signing.source,
        entry=signing.entry,
    )


def _check(view: View, signing: Signing, check: Check) -> CheckLine:
    """Return a check as it is shown."""
    if check.ready:
        return CheckLine(check.check, ready=True)
    told, task = view.wording.told, check.task
    return CheckLine(
        check=check.check,
        ready=False,
        lacks=tuple(told(each) for each in check.lacks),
        who=members_named(view, check.who),
        until=signing.in_words(view.wording, check.until) if check.until else "",
        overdue=check.overdue,
        what=task.what if task else "",
        source=task.source if task else "",
    )


def _paper(view: View, signing: Signing, paper: ToSign) -> PaperLine:
    state, listing = view.seen.state, paper.listing
    languages, prevails = languages_of(state, listing)
    return PaperLine(
        number=listing.number,
        title=in_language(paper.names, view.wording.language),
        how=listing.how,
        ready=paper.ready,
        treaty=treaty_named(view, listing.treaty)
        if listing.treaty in view.seen.state.of(Treaties).treaties
        else None,
        item=_item(view, listing.origin_session, listing.origin_item),
        document=_document(view, text_of(state, listing)),
        signatories=members_named(view, paper.order),
        signed=len(paper.signed),
        apart=members_named(view, paper.apart),
        languages=languages,
        prevails=prevails,
        checks=tuple(_check(view, signing, each) for each in paper.checks),
        source=listing.source,
        entry=listing.entry,
    )


def _item(view: View, session: str, item: str) -> Of | None:
    if not item:
        return None
    return Of(session_named(view, session), Named(item, ""))


def _document(view: View, code: str) -> Of | None:
    found = view.seen.state.of(Documents).documents.get(code)
    if found is None:
        return None
    return Of(session_named(view, found.session), Named(found.code, found.symbol))


def _people(view: View, signing: Signing) -> Iterator[PersonLine]:
    for number, people in sorted(signing.people.items()):
        for code, who in people.items():
            yield PersonLine(
                member=member_named(view, code),
                person=who.person,
                office=who.office,
                powers=who.powers,
                number=number,
                source=who.source,
                entry=who.entry,
            )


def _task(view: View, signing: Signing, task: Task) -> TaskLine:
    return TaskLine(
        code=task.code,
        number=task.number,
        who=member_named(view, task.who),
        what=task.what,
        until=signing.in_words(view.wording, task.until),
        overdue=task.overdue(view.now),
        source=task.source,
        entry=task.entry,
    )
