"""Provisions before one person: how their delegation stands to them; agreeing, and silence."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.documents.asking import put_by_the_chair, rule_of
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.holding import Holding
from plenipo.capabilities.documents.play_page import OwnPosition, Said, said
from plenipo.capabilities.documents.shown import ShownProvision, shown
from plenipo.capabilities.members.state import Members, member_named, members_named
from plenipo.capabilities.rulebook.state import Rulebook, rule_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.core.authority import (
    ALTERNATE,
    CHAIR,
    DELEGATION,
    HEAD,
    SECRETARY,
    Place,
)
from plenipo.core.page import Named, NotThereError
from plenipo.procedure.answers import UNDETERMINED
from plenipo.procedure.scale import DEFAULT_SCALE
from plenipo.register.view import View
from plenipo.text.account import citations
from plenipo.text.citing import cited
from plenipo.text.model import OPEN, Text

KINDS = ("scrutiny", "parliamentary", "substantive", "linguistic", "general", "on a point")
"""The kinds of reservations that the page offers. Source: FIELD notes 3.3."""


class Chosen(msgspec.Struct, frozen=True):
    """A provision that was asked for.

    :ivar shown: the provision, in the version that was asked for.
    :ivar own: how the delegation stands to it, and ``outdated``: whether to other words.
    :ivar open: whether it is open, and without brackets.
    :ivar holders: who holds it under the rule, where all others went along.
    :ivar ad_referendum: whether it can be agreed ad referendum only.
    """

    shown: ShownProvision
    own: Said | None
    outdated: bool
    open: bool
    holders: tuple[Named, ...]
    ad_referendum: bool


class ProvisionsPage(msgspec.Struct, frozen=True):
    """Provisions of a document before one person.

    :ivar on: which were asked for, as it was written; ``problem``: why none were found.
    :ivar version: the symbol of the version whose words are meant; empty for the text as it stands.
    :ivar member: the delegation they act for; ``may``: whether they say how it stands.
    :ivar conducts: whether they agree provisions, and put them under silence.
    :ivar own: how the delegation stands to provisions, all it has said.
    :ivar silences: the rules that know silence; ``next``: the code of the next silence.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    may: bool
    conducts: bool
    on: str
    version: str
    versions: tuple[str, ...]
    problem: str
    chosen: tuple[Chosen, ...]
    stances: tuple[str, ...]
    kinds: tuple[str, ...]
    own: tuple[OwnPosition, ...]
    silences: tuple[Named, ...]


def provisions_page(  # noqa: PLR0913, PLR0917 - what is asked for
    view: View, session: Session, document: Document, member: str, on: str, version: str
) -> ProvisionsPage:
    """Return the provisions that were asked for, before a person.

    :raises NotThereError: where there is no version of that symbol.
    """
    issue = document.issue(version) if version else None
    if version and issue is None:
        raise NotThereError(view.wording.say("There is no document “{code}”.", code=version))
    text = issue.text if issue else document.text
    asked = cited(text, on) if on.strip() else None
    place = Place(session.code, session.bodies)
    here = [held for held in view.capacities if held.covers(place)]
    offices = {held.role for held in here}
    voters = _voters(view, session)
    own = [held for held in here if held.role in DELEGATION and held.delegation in voters]
    on_behalf = SECRETARY in offices and not own
    of = own[0].delegation if own else member if member in voters and on_behalf else ""
    of = of or (voters[0] if on_behalf and voters else "")
    return ProvisionsPage(
        session=session_named(view, session.code),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        member=member_named(view, of) if of else None,
        on_behalf=on_behalf,
        delegations=members_named(view, voters) if on_behalf else (),
        may=on_behalf or any(held.role in {HEAD, ALTERNATE} for held in own),
        conducts=bool(offices & {CHAIR, SECRETARY}),
        on=on,
        version=version,
        versions=tuple(each.symbol for each in document.issues),
        problem=view.wording.told(asked.problem) if asked and asked.problem else "",
        chosen=tuple(_chosen(view, document, text, asked.whole if asked else (), of)),
        stances=_scale(view, session, document),
        kinds=KINDS,
        own=tuple(_own(view, document, of)),
        silences=tuple(_with_silence(view)),
    )


def _voters(view: View, session: Session) -> tuple[str, ...]:
    state = view.seen.state
    return state.of(Members).ordered(seated(state, session, session.day(view.now)))


def _scale(view: View, session: Session, document: Document) -> tuple[str, ...]:
    name = rule_of(view.seen.state, document)
    rule = view.seen.state.of(Rulebook).rule(name, view.now)
    version = rule.on(session.day(view.now)) if rule else None
    return tuple(version.scale if version else DEFAULT_SCALE)


def _with_silence(view: View) -> Iterator[Named]:
    rulebook = view.seen.state.of(Rulebook)
    for name in rulebook.adopted:
        rule = rulebook.rule(name, view.now)
        version = rule.on(view.now.date()) if rule else None
        if version is not None and version.silence is not None:
            yield rule_named(view, name)


def _chosen(
    view: View, document: Document, text: Text, wanted: tuple[str, ...], of: str
) -> Iterator[Chosen]:
    found = {each.id: each for each in shown(document, text, lambda code: member_named(view, code))}
    for one in wanted:
        held = document.holdings.get(one, {}).get(of)
        now = document.text.provision(one)
        holders, ad_referendum = _held(view, document, one)
        yield Chosen(
            shown=found[one],
            own=said(view, held) if held and held.stance else None,
            outdated=held is not None and held.words != document.words(one),
            open=now is not None and now.status == OPEN and not found[one].brackets,
            holders=holders,
            ad_referendum=ad_referendum,
        )


def _held(view: View, document: Document, provision: str) -> tuple[tuple[Named, ...], bool]:
    """Return who holds a provision under the rule, and whether it is agreed ad referendum only."""
    asked = put_by_the_chair(view.seen.state, document, provision, view.now)
    answer = asked.answer() if asked else None
    if answer is None or answer.outcome == UNDETERMINED:
        return (), False
    holders = () if answer.adopted else answer.finding.holders
    return members_named(view, holders), answer.adopted and answer.provisional


def _own(view: View, document: Document, of: str) -> Iterator[OwnPosition]:
    told = citations(document.text)
    for provision, (now, then) in document.said().items():
        for held, words in (*_with(now, words=False), *_with(then, words=True)):
            if held.member == of:
                yield OwnPosition(provision, told.get(provision, ""), said(view, held, words))


def _with(holdings: tuple[Holding, ...], *, words: bool) -> Iterator[tuple[Holding, str]]:
    for held in holdings:
        yield held, held.words if words else ""
