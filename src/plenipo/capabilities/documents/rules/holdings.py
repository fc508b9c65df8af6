"""What stands against positions on provisions; and who holds a provision that is to be agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.documents.acts import ProvisionAgreed, ProvisionHeld
from plenipo.capabilities.documents.asking import put_by_the_chair, rule_of
from plenipo.capabilities.documents.document import NONE, Document
from plenipo.capabilities.documents.objections import no_such_version, not_for
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, listed, said
from plenipo.procedure.answers import UNDETERMINED
from plenipo.procedure.explanation import retold
from plenipo.text.account import citations

NOT_AGREEING = ("reserve", "object")
"""The stances that have a kind: that of a reservation."""


def refuse_provision_held(state: State, act: ProvisionHeld, by: Author, at: datetime) -> Refusals:
    """Refuse a position on what is not there, of who has no voice, or off the scale."""
    missing = state.of(Documents).no_such_document(act.document, act.session)
    session = state.of(Sessions).sessions.get(act.session)
    if missing is not None or session is None:
        return collect(missing)
    document = state.of(Documents).documents[act.document]
    return collect(
        session.not_at(at),
        not_for(act.member, by),
        not_heard_here(state, session, act.member, at),
        no_such_version(document, act.version) or before_the_words(document, act.version, at),
        odd_provisions(document, act),
        off_the_scale(state, document, act.stance, at) if act.stance != NONE else None,
        odd_kind(act),
        nothing_held(document, act) if act.stance == NONE else None,
    )


def not_heard_here(state: State, session: Session, member: str, at: datetime) -> Refusal | None:
    """Object to a member without a voice in the session that day."""
    day = session.day(at)
    unknown = state.of(Members).no_such_member(member)
    if unknown is not None or member in seated(state, session, day):
        return unknown
    sentence = said(
        "'{member}' has no voice in '{session}' on {day}.",
        member=member,
        session=session.code,
        day=day,
    )
    return Refusal("without-voice", sentence)


def before_the_words(document: Document, symbol: str, at: datetime) -> Refusal | None:
    """Object to what is said of words before they stood there."""
    issue = document.issue(symbol) if symbol else None
    since = issue.moment if issue else document.changed
    if at >= since:
        return None
    sentence = said(
        "These words of '{document}' stand there only since {moment}: name the version that was"
        " meant.",
        document=document.code,
        moment=since,
    )
    return Refusal("before-the-text", sentence)


def odd_provisions(document: Document, act: ProvisionHeld) -> Iterator[Refusal]:
    """Object to no provisions, and to those that the text, or the version, does not have."""
    if not act.provisions:
        sentence = said("Say which provisions are meant: name at least one.")
        yield Refusal("no-provisions", sentence)
    if act.version and document.issue(act.version) is None:
        return
    for provision in dict.fromkeys(act.provisions):
        if document.words(provision, act.version) is None:
            sentence = said(
                "The text of '{document}' has no provision '{provision}'.",
                document=document.code,
                provision=provision,
            )
            yield Refusal("no-such-provision", sentence)


def off_the_scale(state: State, document: Document, stance: str, at: datetime) -> Refusal | None:
    """Object to a stance that the rule in force does not know."""
    name = rule_of(state, document)
    session = state.of(Sessions).sessions.get(document.session)
    rule = state.of(Rulebook).rule(name, at)
    version = rule.on(session.day(at)) if rule and session else None
    if version is None or stance in version.scale:
        return None
    sentence = said(
        "There is no stance '{stance}': the scale is {known}.",
        stance=stance,
        known=listed(version.scale),
    )
    return Refusal("off-the-scale", sentence, rule=name, article=version.article)


def odd_kind(act: ProvisionHeld) -> Refusal | None:
    """Object to a kind where there is no reservation."""
    if not act.kind or act.stance in NOT_AGREEING:
        return None
    sentence = said(
        "Only a reservation or an objection has a kind, not '{stance}'.",
        stance=Word("stance", act.stance),
    )
    return Refusal("kind-without-reservation", sentence)


def nothing_held(document: Document, act: ProvisionHeld) -> Iterator[Refusal]:
    """Object to taking back what was not said."""
    cited = citations(document.text)
    for provision in dict.fromkeys(act.provisions):
        held = document.holdings.get(provision, {}).get(act.member)
        if provision in cited and (held is None or not held.stance):
            sentence = said(
                "'{member}' has said nothing of '{cited}': nothing is to be taken back.",
                act,
                cited=cited[provision],
            )
            yield Refusal("nothing-said", sentence)


def held_by_somebody(
    state: State, document: Document, act: ProvisionAgreed, at: datetime
) -> Refusal | None:
    """Object to agreeing what somebody holds under the rule, although all others went along."""
    asked = put_by_the_chair(state, document, act.provision, at)
    answer = asked.answer() if asked else None
    if asked is None or answer is None or answer.outcome == UNDETERMINED:
        return None
    cited = citations(document.text).get(act.provision, act.provision)
    if not answer.adopted:
        sentence = said(
            "'{cited}' cannot be agreed under the rule '{rule}': it is held by {holders}. {why}",
            cited=cited,
            rule=answer.rule,
            holders=listed(answer.finding.holders),
            why=retold(answer.finding),
        )
        return Refusal("held", sentence, answer.rule, answer.article)
    if not answer.provisional or act.ad_referendum:
        return None
    subject = [m for m, p in asked.positions.items() if p.stance == "agree-ad-referendum"]
    sentence = said(
        "To '{cited}' {members} agreed ad referendum: it can be agreed ad referendum only.",
        members=listed(subject),
        cited=cited,
    )
    return Refusal("only-ad-referendum", sentence, answer.rule, answer.article)
