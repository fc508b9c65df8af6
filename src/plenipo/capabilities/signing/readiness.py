"""Whether what is on a ceremony's list can be signed: what lacks, who must do it, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members, Names
from plenipo.capabilities.play.state import work_out
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.capabilities.signing import checks
from plenipo.capabilities.signing.signing import (
    DECISION,
    LANGUAGES,
    PAPER,
    POWERS,
    SIGNATORIES,
    TEXT,
    Listing,
    Signature,
    Signing,
    Task,
)
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.core.said import Said, said
from plenipo.treaty.instruments import INITIALLED, SIGNINGS
from plenipo.treaty.signing_order import apart, in_order, remaining

REFERRED = "item.referred"


class Check(msgspec.Struct, frozen=True):
    """One thing that makes a document ready.

    :ivar lacks: what is lacking, in sentences that can be told in every language; none where it
        is as it should be.
    :ivar who: the codes of who must do it, as it was asked of them or as it follows, and
    :ivar until: by when: as it was asked, or else by the ceremony.
    :ivar overdue: whether that is over.
    :ivar task: what they were asked to do, if they were.
    """

    check: str
    lacks: tuple[Said, ...]
    who: tuple[str, ...] = ()
    until: datetime | None = None
    overdue: bool = False
    task: Task | None = None

    @property
    def ready(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacks


class ToSign(msgspec.Struct, frozen=True):
    """What is to be signed, and where it stands.

    :ivar names: what it is called, in several languages.
    :ivar order: the codes of its signatories, in the order in which they sign.
    :ivar apart: the members of the session's bodies that stay out of it.
    :ivar signed: who has signed.
    """

    listing: Listing
    names: Names
    order: tuple[str, ...]
    apart: tuple[str, ...]
    signed: dict[str, Signature]
    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be signed."""
        return all(check.ready for check in self.checks)

    @property
    def remaining(self) -> tuple[str, ...]:
        """Who has yet to sign, the next first."""
        return remaining(self.order, self.signed)


class Readiness(msgspec.Struct, frozen=True):
    """Whether a ceremony can be held.

    :ivar tasks: what is to be done and makes no single check ready, by the day it is due.
    :ivar unlisted: the agreed items that were sent to its session and are not on its list.
    """

    signing: Signing
    papers: tuple[ToSign, ...]
    tasks: tuple[Task, ...]
    unlisted: tuple[tuple[Session, Item], ...]

    @property
    def count(self) -> int:
        """How many are ready."""
        return sum(each.ready for each in self.papers)

    @property
    def ready(self) -> bool:
        """Whether all can be signed; where nothing is listed, nothing can."""
        return bool(self.papers) and self.count == len(self.papers)

    @property
    def says(self) -> Said:
        """Whether the summit can sign, in a sentence."""
        total, count = len(self.papers), self.count
        if not total:
            return said("No: nothing is on the list yet.")
        if self.complete:
            return said("Signed: all have signed everything. Documents: {total}.", total=total)
        if self.ready:
            return said("Yes: everything can be signed. Documents: {total}.", total=total)
        return said(
            "No: not everything can be signed yet. Documents that are ready: {count} of {total}.",
            count=count,
            total=total,
        )

    @property
    def complete(self) -> bool:
        """Whether all have signed everything."""
        return bool(self.papers) and not any(each.remaining for each in self.papers)


def readiness(state: State, signing: Signing, beside: Sequence[Signing], at: datetime) -> Readiness:
    """Return whether what is on a ceremony's list can be signed, as things stand at a moment.

    :param beside: all ceremonies at the same session, this one among them.
    """
    tasks = [task for task in signing.tasks.values() if task.open(at)]
    papers = tuple(_to_sign(state, signing, listing, tasks, at) for listing in signing.listed(at))
    told = {check.task.code for each in papers for check in each.checks if check.task}
    left = sorted((t for t in tasks if t.code not in told), key=lambda task: task.until)
    return Readiness(signing, papers, tuple(left), tuple(_unlisted(state, beside, at)))


def names_of(state: State, listing: Listing) -> Names:
    """Return what something on a list is called."""
    if listing.names:
        return listing.names
    treaty = state.of(Treaties).treaties.get(listing.treaty)
    document = state.of(Documents).documents.get(checks.text_of(state, listing))
    item = state.of(Sessions).item(listing.origin_session, listing.origin_item)
    known = (each.names for each in (treaty, document, item) if each)
    return next(known, {"und": listing.number})


def order_of(state: State, signing: Signing, listing: Listing) -> tuple[str, ...]:
    """Return the signatories in the order in which they sign."""
    members = state.of(Members)
    language = signing.language or members.language
    names = {code: members.name(code, language) for code in listing.signatories}
    return in_order(names, language)


def signed_by(state: State, listing: Listing) -> dict[str, Signature]:
    """Return the signatures of those on the list; those of a treaty are before its depositary."""
    treaty = state.of(Treaties).treaties.get(listing.treaty)
    if treaty is None:
        return listing.signatures
    found: dict[str, Signature] = {}
    if listing.how == INITIALLED:
        entries = {
            notice.participant: notice.entry
            for notice in treaty.notices
            if notice.subject == INITIALLED
        }
        for code, day in treaty.initialled.items():
            found[code] = Signature("", "", entries.get(code, 0), day)
    for kept in treaty.received:
        item = kept.instrument
        if listing.how != INITIALLED and item.kind in SIGNINGS.values():
            mark = Signature(kept.person, kept.office, kept.entry, item.day)
            found.setdefault(item.participant, mark)
    return {code: mark for code, mark in found.items() if code in listing.signatories}


def _to_sign(
    state: State, signing: Signing, listing: Listing, tasks: list[Task], at: datetime
) -> ToSign:
    session = state.of(Sessions).sessions.get(signing.session)
    members, day = state.of(Members), signing.term(at).day
    bodies = session.bodies if session else ()
    there = members.ordered({code for body in bodies for code in members.sitting(body, day)})
    return ToSign(
        listing=listing,
        names=names_of(state, listing),
        order=order_of(state, signing, listing),
        apart=apart(listing.signatories, there),
        signed=signed_by(state, listing),
        checks=tuple(_checks(state, signing, listing, tasks, at)),
    )


def _checks(
    state: State, signing: Signing, listing: Listing, tasks: list[Task], at: datetime
) -> Iterator[Check]:
    def check(code: str, lacks: Iterable[Said], who: Iterable[str] = ()) -> Check:
        found, task = tuple(lacks), _task(tasks, listing.number, code)
        if not found:
            return Check(code, ())
        if task is None:
            return Check(code, found, tuple(who), end, end < at)
        return Check(code, found, (task.who,), task.until, task.overdue(at), task)

    end = signing.last_moment(at)
    if listing.origin_item:
        session = state.of(Sessions).sessions.get(listing.origin_session)
        chair = (session.chair,) if session and session.chair else ()
        yield check(DECISION, checks.of_decision(state, listing), chair)
    yield check(TEXT, checks.of_text(state, listing))
    yield check(LANGUAGES, checks.of_languages(state, listing))
    yield check(
        SIGNATORIES,
        checks.of_signatories(state, signing, listing),
        checks.unnamed(signing, listing),
    )
    if listing.treaty or listing.powers:
        lacking = checks.without_powers(state, signing, listing, at)
        yield check(POWERS, checks.of_powers(lacking), lacking)
    yield check(PAPER, checks.of_paper(state, signing, listing))


def _task(tasks: list[Task], number: str, check: str) -> Task | None:
    """Return what somebody was asked to do for a check of a document, the first that is due."""
    asked = [task for task in tasks if task.check == check and task.number in {number, ""}]
    return min(asked, key=lambda task: (not task.number, task.until), default=None)


def _unlisted(
    state: State, beside: Sequence[Signing], at: datetime
) -> Iterator[tuple[Session, Item]]:
    """Yield the agreed items that were sent to the session and are on no list there."""
    there = [each for signing in beside for each in signing.listed(at)]
    known = {(each.origin_session, each.origin_item) for each in there}
    to = {signing.session for signing in beside}
    for session in state.of(Sessions).sessions.values():
        for item in session.items.values():
            sent = any(step.act == REFERRED and step.session in to for step in item.steps)
            lost = sent and (session.code, item.number) not in known
            if lost and work_out(state, session, item).agreed:
                yield session, item
