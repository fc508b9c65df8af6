"""What stands against preparing a communiqué, settling its release, and giving it to some."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.press.acts import (
    CommuniqueEntrusted,
    CommuniquePrepared,
    CommuniqueScheduled,
)
from plenipo.capabilities.press.communique import KINDS, Communique
from plenipo.capabilities.press.objections import (
    already_released,
    bad_circles,
    bad_code,
    bad_languages,
    bad_moment,
    before_it,
    nameless,
    no_offset,
    on_its_way,
    retracted,
    still_bracketed,
    too_long,
    unknown_body,
    unknown_place,
)
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.press.texts import bracketed, texts_of
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import either, said


def refuse_communique_prepared(
    state: State, act: CommuniquePrepared, by: Author, at: datetime
) -> Refusals:
    """Refuse a communiqué of no kind, without a title or a text, or of what is unknown."""
    del by
    kind = said("There is no kind of communiqué '{kind}': it is {known}.", act, known=either(KINDS))
    before = state.of(Press).communiques.get(act.communique)
    return collect(
        bad_code(act.communique),
        None if act.kind in KINDS else Refusal("bad-kind", kind),
        nameless(act.names, said("the communiqué '{communique}'", act)),
        bad_languages(act.texts),
        too_long(act.texts),
        _one_text(state, act),
        unknown_body(state, act.body),
        unknown_place(state, act.session, act.item),
        _undecided(state, act),
        _anew(before, act, at) if before else None,
    )


def refuse_communique_scheduled(
    state: State, act: CommuniqueScheduled, by: Author, at: datetime
) -> Refusals:
    """Refuse an embargo in the past or before the session, and a text that has brackets."""
    del by
    found = on_its_way(state, act.communique, at)
    if not isinstance(found, Communique):
        return found
    return collect(
        no_offset(act.moment),
        bad_moment(state, found, act.moment, at),
        bad_circles(act.to),
        still_bracketed(found.code, bracketed(state, found)),
        _sooner(found, act),
    )


def refuse_communique_entrusted(
    state: State, act: CommuniqueEntrusted, by: Author, at: datetime
) -> Refusals:
    """Refuse to give to nobody, or to everybody, what is under no embargo or reads otherwise."""
    del by
    found = on_its_way(state, act.communique, at)
    if not isinstance(found, Communique):
        return found
    nobody = said("Say to whom '{communique}' is given.", act)
    everybody = said("What is given to everybody is released: '{communique}' is not yet.", act)
    return collect(
        None if act.to else Refusal("nobody", nobody),
        Refusal("everybody", everybody) if "public" in act.to else None,
        bad_circles(act.to),
        still_bracketed(found.code, bracketed(state, found)),
        _other_embargo(found, act, at),
        _other_words(state, found, act),
    )


def _one_text(state: State, act: CommuniquePrepared) -> Refusal | None:
    """Object to a communiqué with no text, with two in one language, or of no document."""
    own = [tag for tag, text in act.texts.items() if text.strip()]
    document = state.of(Documents).documents.get(act.document)
    if act.document and document is None:
        sentence = said("There is no document '{document}': table it first.", act)
        return Refusal("no-such-document", sentence)
    if document and document.text.language in own:
        sentence = said(
            "The text of '{communique}' in '{tag}' is that of '{document}': give no other.",
            act,
            tag=document.text.language,
        )
        return Refusal("two-texts", sentence)
    if document or own:
        return None
    sentence = said("Give '{communique}' a text in at least one language, or a document.", act)
    return Refusal("no-text", sentence)


def _undecided(state: State, act: CommuniquePrepared) -> Refusal | None:
    if not act.decision or state.of(Decisions).numbered(act.decision):
        return None
    return Refusal("no-such-decision", said("There is no decision '{decision}'.", act))


def _anew(before: Communique, act: CommuniquePrepared, at: datetime) -> Refusals:
    """Object to preparing anew what was released, taken back, or is in the hands of others."""
    given = said(
        "'{communique}' was given to others as it is: retract it, and prepare another.",
        act,
    )
    body = said("'{communique}' is drafted by '{other}': keep to that.", act, other=before.body)
    nobody = said("'{communique}' is drafted by the organisation: name no body.", act)
    other = before.body != act.body
    return collect(
        before_it(before, at),
        retracted(before),
        already_released(before),
        Refusal("given-already", given) if before.entrusted else None,
        Refusal("other-body", body if before.body else nobody) if other else None,
    )


def _sooner(found: Communique, act: CommuniqueScheduled) -> Refusal | None:
    """Object to changing the moment of what others were given until then."""
    until = found.embargo()
    if not found.entrusted or until is None or act.moment == until:
        return None
    sentence = said(
        "'{code}' was given to others under embargo until {until}: that moment stands.",
        found,
        until=until,
    )
    return Refusal("other-embargo", sentence)


def _other_embargo(found: Communique, act: CommuniqueEntrusted, at: datetime) -> Refusal | None:
    """Object to an embargo that is not the one that was settled, or is over."""
    until = found.schedule.moment if found.schedule else None
    if until is None or until <= at:
        sentence = said("Settle first when '{communique}' is released.", act)
        return Refusal("no-embargo", sentence)
    if act.until == until:
        return None
    sentence = said("'{communique}' is released on {until}: name that moment.", act, until=until)
    return Refusal("other-embargo", sentence)


def _other_words(state: State, found: Communique, act: CommuniqueEntrusted) -> Refusal | None:
    """Object to giving anything else than was prepared."""
    own = (found.kind, found.names, found.session, texts_of(state, found))
    if own == (act.kind, act.names, act.session, act.texts):
        return None
    sentence = said("'{communique}' reads otherwise than it was prepared: give it as it is.", act)
    return Refusal("other-words", sentence)
