"""What stands against that which makes a document ready to be signed."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.signing.acts import (
    PaperBound,
    SignatoryNamed,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.signing.checks import text_of
from plenipo.capabilities.signing.objections import no_person, on_list, reached
from plenipo.capabilities.signing.rules.preparing import bad_languages
from plenipo.capabilities.signing.signing import CHECKS, Listing, Signing
from plenipo.capabilities.signing.state import not_a_signatory, unclean
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_signatory_named(state: State, act: SignatoryNamed, by: Author, at: datetime) -> Refusals:
    """Refuse nobody, who signs for somebody who does not sign, or powers that are not there."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    listing, absent = on_list(signing, act.number, at) if act.number else (None, None)
    powers = state.of(Credentials).powers
    unknown = said("There are no full powers '{powers}': record them first.", act)
    return collect(
        missing,
        absent,
        not_a_signatory(signing, listing, act.participant) if listing else None,
        None if act.number else _signs_nothing(signing, act, at),
        no_person(act.person, act.participant),
        Refusal("no-such-powers", unknown) if act.powers and act.powers not in powers else None,
    )


def refuse_text_finalised(state: State, act: TextFinalised, by: Author, at: datetime) -> Refusals:
    """Refuse to say of a text of the register what the register knows, or to say it of none."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    listing, absent = on_list(signing, act.number, at)
    known = said(
        "The text of number {number} is in the register, which tells itself whether it is clean.",
        act,
    )
    none = said("Say in which languages the text of number {number} is final.", act)
    return collect(
        missing,
        absent,
        Refusal("text-in-register", known) if listing and text_of(state, listing) else None,
        None if act.languages else Refusal("no-languages", none),
        bad_languages(act.languages),
    )


def refuse_paper_bound(state: State, act: PaperBound, by: Author, at: datetime) -> Refusals:
    """Refuse no copies, another text than the one that stands, or one that is not clean."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    listing, absent = on_list(signing, act.number, at)
    none = said("Say how many originals of number {number} there are: one at least.", act)
    return collect(
        missing,
        absent,
        None if act.copies > 0 else Refusal("no-copies", none),
        *((_other_text(state, listing, act), unclean(state, listing)) if listing else ()),
    )


def refuse_task_given(state: State, act: TaskGiven, by: Author, at: datetime) -> Refusals:
    """Refuse a task twice, for nobody, of nothing, or that is due already."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    twice = said("There is a task '{task}' already: choose another code.", act)
    nobody = said("Say who is to do '{task}'.", act)
    nothing = said("Say what is to be done under '{task}'.", act)
    naive = said("Write the offset of the moment by which '{task}' is to be done.", act)
    due = said("'{task}' cannot be due on {until}: that is over.", act)
    kinds = said(
        "Nothing is made ready by '{check}': say {known}.",
        act,
        known=either(Word("signing-check", each) for each in CHECKS),
    )
    aware = act.until.tzinfo is not None
    return collect(
        missing,
        on_list(signing, act.number, at)[1] if act.number else None,
        Refusal("code-taken", twice) if act.task in signing.tasks else None,
        None if act.who.strip() else Refusal("no-one", nobody),
        None if act.what.strip() else Refusal("nothing-to-do", nothing),
        None if aware else Refusal("no-offset", naive),
        Refusal("due-already", due) if aware and act.until < at else None,
        Refusal("no-such-check", kinds) if act.check not in {"", *CHECKS} else None,
    )


def refuse_task_done(state: State, act: TaskDone, by: Author, at: datetime) -> Refusals:
    """Refuse what nobody was asked to do, or that is done."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    task = signing.tasks.get(act.task)
    if task is None or at < task.moment:
        unknown = said("There is no task '{task}' in '{signing}'.", act)
        return collect(missing, Refusal("no-such-task", unknown))
    done = said("'{task}' was done already.", act)
    return collect(missing, Refusal("done-already", done) if task.done else None)


def _signs_nothing(signing: Signing, act: SignatoryNamed, at: datetime) -> Refusal | None:
    if any(act.participant in listing.signatories for listing in signing.listed(at)):
        return None
    sentence = said("'{participant}' signs nothing that is on the list of '{signing}'.", act)
    return Refusal("not-a-signatory", sentence)


def _other_text(state: State, listing: Listing, act: PaperBound) -> Refusal | None:
    """Object to originals of another text than the register has."""
    document = state.of(Documents).documents.get(text_of(state, listing))
    stands = document.digest() if document else ""
    if act.text == stands:
        return None
    if not stands:
        sentence = said("The register has no text of number {number}: leave out its digest.", act)
        return Refusal("no-text", sentence)
    sentence = said(
        "The text of number {number} is {text}: state it.", number=act.number, text=stands
    )
    return Refusal("other-text", sentence)
