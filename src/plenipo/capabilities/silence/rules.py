"""What stands against the acts of a silence: above all, what comes too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceConcluded,
    SilenceExtended,
    SilenceLifted,
    SilenceObjected,
    SilenceOpened,
    SilenceWithdrawn,
)
from plenipo.capabilities.silence.clock import conclusion, number_taken
from plenipo.capabilities.silence.instants import told
from plenipo.capabilities.silence.objections import (
    article_of,
    before,
    ended,
    heard_since,
    never_began,
    no_such_part,
    not_for,
    not_later,
    not_open,
    odd_offset,
    odd_provisions,
    without_voice,
)
from plenipo.capabilities.silence.record import Silence
from plenipo.capabilities.silence.standing import (
    AGREES,
    OBJECTS,
    breaking,
    procedure_of,
    standing_at,
    voices,
    voters,
)
from plenipo.capabilities.silence.state import Silences
from plenipo.core.act import Author
from plenipo.core.codes import CODE
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Said, Word, either, listed, said
from plenipo.procedure.answers import ADOPTED as DECIDED
from plenipo.procedure.silence import (
    ADOPTED,
    AMENDMENT,
    BROKEN,
    NEVER_BEGAN,
    OBJECTION,
    RUNNING,
    Procedure,
)

KINDS = (OBJECTION, AMENDMENT)
OUTCOMES = (ADOPTED, BROKEN, NEVER_BEGAN)


def refuse_silence_opened(state: State, act: SilenceOpened, by: Author, at: datetime) -> Refusals:
    """Refuse a silence twice, on nothing, that nobody can break, or under a rule without any."""
    del by
    known = state.of(Silences).silences
    code = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=act.silence
    )
    twice = said("The silence '{silence}' is already opened: choose another code.", act)
    nameless = said("Give the silence '{silence}' a title in at least one language.", act)
    nothing = said("Name what is put under silence: a document, the digest of a text, or items.")
    taken = said("The number '{decision}' is taken: give another.", act)
    return collect(
        None if CODE.fullmatch(act.silence) else Refusal("bad-code", code),
        Refusal("already-open", twice) if act.silence in known else None,
        None if any(act.names.values()) else Refusal("no-name", nameless),
        None if act.document or act.text or act.items else Refusal("no-subject", nothing),
        Refusal("number-taken", taken)
        if act.decision and number_taken(state, act.decision, act.silence)
        else None,
        _addressed(state, act, at),
        _on_items(state, act, at),
        _odd_parts(act),
        odd_provisions(state, act),
        _time_of(state, act, at),
    )


def refuse_silence_objected(
    state: State, act: SilenceObjected, by: Author, at: datetime
) -> Refusals:
    """Refuse an objection to the procedure where the rule knows none, or not in the meeting."""
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    procedure = procedure_of(state, silence, at)
    session = state.of(Sessions).sessions.get(silence.session)
    against = said(
        "The rule '{rule}' does not let a member object to the procedure itself: break the"
        " silence.",
        silence,
    )
    again = said("'{member}' has objected to the silence '{silence}' already.", act)
    return collect(
        not_for(act.member, by),
        without_voice(state, silence, act.member, at),
        not_open(silence, at) or (session.not_at(at) if session else None),
        None
        if procedure.terms.refusable
        else Refusal("not-refusable", against, silence.rule, article_of(state, silence)),
        Refusal("already-objected", again)
        if voices(state, silence, at).get(act.member) == OBJECTS
        else None,
    )


def refuse_silence_broken(state: State, act: SilenceBroken, by: Author, at: datetime) -> Refusals:
    """Refuse a breaking that comes too late, of who has no voice, in an unknown way."""
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    terms = procedure_of(state, silence, at).terms
    word = said("'{kind}' does not break a silence: it is {known}.", act, known=either(KINDS))
    instead = said(
        "Under the rule '{rule}' only an {breaks} breaks it, not an {kind}.",
        silence,
        breaks=listed((Word("breaking", kind) for kind in terms.broken_by), " or "),
        kind=Word("breaking", act.kind),
    )
    without = said("An amendment proposes another text: give it as the proposal.")
    broken = breaking(state, silence, at).get(act.member)
    again = said("'{member}' has broken the silence '{silence}' on this already.", act)
    parts = act.parts or silence.parts
    return collect(
        not_for(act.member, by),
        without_voice(state, silence, act.member, at),
        not_open(silence, at) or never_began(state, silence, at),
        no_such_part(silence, act.parts),
        Refusal("bad-kind", word) if act.kind not in KINDS else None,
        Refusal("does-not-break", instead, silence.rule, article_of(state, silence))
        if act.kind in KINDS and act.kind not in terms.broken_by
        else None,
        Refusal("no-proposal", without)
        if act.kind == AMENDMENT and not act.proposal.strip()
        else None,
        Refusal("already-broken", again)
        if broken is not None and set(parts) <= set(broken)
        else None,
    )


def refuse_silence_lifted(state: State, act: SilenceLifted, by: Author, at: datetime) -> Refusals:
    """Refuse to take back what was not broken, or after the expiry."""
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    broken = breaking(state, silence, at).get(act.member)
    nothing = (
        said(
            "'{member}' has not broken the silence '{silence}' on {parts}: leave it as it is.",
            act,
            parts=listed(act.parts),
        )
        if act.parts
        else said("'{member}' has not broken the silence '{silence}': leave it as it is.", act)
    )
    return collect(
        not_for(act.member, by),
        not_open(silence, at),
        no_such_part(silence, act.parts),
        Refusal("not-broken", nothing)
        if broken is None or not set(act.parts) <= set(broken)
        else None,
    )


def refuse_silence_agreed(state: State, act: SilenceAgreed, by: Author, at: datetime) -> Refusals:
    """Refuse agreement of who has no voice, broke the silence, or has agreed; and what is late."""
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    voice = voices(state, silence, at).get(act.member)
    broke = said("'{member}' has broken the silence '{silence}': lift that first.", act)
    again = said("'{member}' has said already that it agrees to '{silence}'.", act)
    return collect(
        not_for(act.member, by),
        without_voice(state, silence, act.member, at),
        not_open(silence, at) or never_began(state, silence, at),
        Refusal("has-broken", broke) if voice == BROKEN else None,
        Refusal("already-agreed", again) if voice == AGREES else None,
    )


def refuse_silence_extended(
    state: State, act: SilenceExtended, by: Author, at: datetime
) -> Refusals:
    """Refuse to extend what does not run any more, to an instant that is not later."""
    del by
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    found = standing_at(state, silence, at).standing
    over = said(
        "The silence '{code}' is {standing} and does not run: open another.",
        silence,
        standing=Word("silence", found),
    )
    odd = odd_offset(act.expires, silence.zone)
    return collect(
        not_open(silence, at) or (None if found == RUNNING else Refusal("not-running", over)),
        odd or not_later(silence, act.expires),
        _no_reason(act.reason, said("extending the silence '{silence}'", act)),
    )


def refuse_silence_withdrawn(
    state: State, act: SilenceWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw what has expired or ended, or without a reason."""
    del by
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    return collect(
        not_open(silence, at),
        _no_reason(act.reason, said("withdrawing the silence '{silence}'", act)),
    )


def refuse_silence_concluded(
    state: State, act: SilenceConcluded, by: Author, at: datetime
) -> Refusals:
    """Refuse a conclusion that misstates what follows, that comes too early, or a second one."""
    del by
    silence = state.of(Silences).silences.get(act.silence)
    if silence is None:
        return (state.of(Silences).no_such_silence(act.silence),)
    words = said("'{outcome}' is no outcome: it is {known}.", act, known=either(OUTCOMES))
    taken = said("The number '{decision}' is taken: give another.", act)
    nothing = said("Nothing was adopted by this silence: leave out the number of a decision.")
    return collect(
        ended(silence) or before(silence, at) or heard_since(silence, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", words),
        _misstated(state, silence, act, at),
        Refusal("number-taken", taken)
        if act.decision and number_taken(state, act.decision, silence.code)
        else None,
        Refusal("number-of-nothing", nothing)
        if act.decision and act.outcome != ADOPTED and not act.kept
        else None,
    )


def _addressed(state: State, act: SilenceOpened, at: datetime) -> Iterator[Refusal]:
    """Object to a silence of no session or body, of unknown ones, or that nobody can break."""
    session = state.of(Sessions).sessions.get(act.session)
    if not act.session and not act.body:
        yield Refusal("nobody-addressed", said("Name the session or the body that may break it."))
        return
    if act.session and session is None:
        yield state.of(Sessions).no_such_session(act.session)
    if session is not None and (outside := session.not_at(at)):
        yield outside
    if act.body and (no_body := state.of(Members).no_such_body(act.body)):
        yield no_body
    elif session is not None and act.body and act.body not in session.bodies:
        sentence = said(
            "The body '{body}' does not meet in '{session}': leave one of them out.", act
        )
        yield Refusal("not-of-the-session", sentence)
    elif (session or not act.session) and not voters(state, act.session, act.body, at):
        sentence = said(
            "Nobody had a voice there on {day}: nobody could break the silence.", day=at.date()
        )
        yield Refusal("nobody-to-break", sentence)


def _on_items(state: State, act: SilenceOpened, at: datetime) -> Iterator[Refusal]:
    """Object to items that are not before the body, decided, or under silence already."""
    if act.items and not act.session:
        yield Refusal("items-of-no-session", said("Name the session that the items are of."))
    session = state.of(Sessions).sessions.get(act.session)
    for number in act.items if session else ():
        item = session.items.get(number) if session else None
        if session is None or item is None:
            yield state.of(Sessions).no_such_item(act.session, number)
            continue
        outside = None if session.not_at(at) else session.not_before_the_body(item, at)
        if outside:
            yield outside
        decision = state.of(Decisions).standing(act.session, number)
        if decision is not None and decision.outcome == DECIDED:
            sentence = said(
                "Item {item} was adopted by decision {decision}: rescind it first.",
                item=number,
                decision=decision.number,
            )
            yield Refusal("already-decided", sentence)
        for other in state.of(Silences).on(act.session, number):
            if other.code != act.silence and other.ended is None:
                sentence = said(
                    "Item {item} is under the silence '{silence}' already.",
                    item=number,
                    silence=other.code,
                )
                yield Refusal("under-silence", sentence)


def _odd_parts(act: SilenceOpened) -> Iterator[Refusal]:
    """Object to a part named twice, and to parts of a list of items that are not its items."""
    for what in (act.items, act.parts):
        if len(set(what)) < len(what):
            twice = next(part for part in what if what.count(part) > 1)
            sentence = said("'{part}' is named twice: name each part once.", part=twice)
            yield Refusal("part-twice", sentence)
    if act.items and act.parts and set(act.items) != set(act.parts):
        sentence = said(
            "The parts of a list of items are all of its items, or none, where they stand or fall"
            " together."
        )
        yield Refusal("not-the-items", sentence)


def _time_of(state: State, act: SilenceOpened, at: datetime) -> Refusals:
    """Object to a rule without silence, a zone or instant that is none, and a term too short."""
    rule = state.of(Rulebook).rule(act.rule, at)
    version = rule.on(at.date()) if rule else None
    no_rule = state.of(Rulebook).no_such_rule(act.rule, at.date())
    odd = odd_offset(act.expires, act.zone)
    if no_rule or odd or version is None:
        return collect(no_rule, odd)
    if version.silence is None:
        sentence = said(
            "The rule '{rule}' knows no silence procedure: name a rule that has one.", act
        )
        return (Refusal("no-silence", sentence, act.rule, version.article),)
    obstacle = Procedure(version.silence, at, act.expires).obstacle()
    return (Refusal("too-short", obstacle, act.rule, version.article),) if obstacle else ()


def _misstated(
    state: State, silence: Silence, act: SilenceConcluded, at: datetime
) -> Refusal | None:
    """Object to a conclusion other than the one that follows from the rule at that moment."""
    found = standing_at(state, silence, at)
    if act.outcome not in OUTCOMES or silence.ended:
        return None
    if found.standing == RUNNING:
        sentence = said(
            "The silence '{code}' runs until {when}.",
            silence,
            when=told(silence.expires, silence.zone),
        )
        return Refusal("still-running", sentence)
    follows = conclusion(state, silence, at)
    if (act.outcome, act.kept, act.reopened) == (follows.outcome, follows.kept, follows.reopened):
        return None
    outcome = Word("outcome", follows.outcome)
    details = (
        said("by {members}", members=listed(found.broken_by)) if found.broken_by else None,
        said("kept {parts}", parts=listed(follows.kept)) if follows.kept else None,
        said("reopened {parts}", parts=listed(follows.reopened)) if follows.reopened else None,
    )
    more = [part for part in details if part is not None]
    sentence = said("From the rule follows '{outcome}': state that.", outcome=outcome)
    if more:
        sentence = said(
            "From the rule follows '{outcome}', {more}: state that.",
            outcome=outcome,
            more=listed(more),
        )
    return Refusal("misstates-the-rule", sentence, silence.rule, article_of(state, silence))


def _no_reason(reason: str, what: Said) -> Refusal | None:
    sentence = said("Give a reason for {what}.", what=what)
    return None if reason.strip() else Refusal("no-reason", sentence)
