"""All ceremonies of signing, and whether what is on their lists can be signed."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from plenipo.capabilities.signing.acts import (
    DocumentSigned,
    PaperBound,
    SignatoryNamed,
    SigningListed,
    SigningMoved,
    SigningPrepared,
    SigningUnlisted,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.signing.checks import of_text
from plenipo.capabilities.signing.readiness import Readiness, ToSign, readiness
from plenipo.capabilities.signing.signing import (
    Bound,
    Final,
    Listing,
    Representative,
    Signature,
    Signing,
    Task,
    Term,
)
from plenipo.core.act import Entry
from plenipo.core.errors import InputError
from plenipo.core.fold import State, folds
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said
from plenipo.treaty.instruments import INITIALLED

__all__ = (
    "Listing",
    "Readiness",
    "Signings",
    "ToSign",
    "against_ceremonies",
    "another_signs",
    "not_a_signatory",
    "readiness_of",
    "unclean",
)


class Signings(msgspec.Struct):
    """All ceremonies by their codes, in the order in which they were prepared."""

    signings: dict[str, Signing] = {}

    def no_such_signing(self, code: str) -> Refusal:
        """Object to a ceremony that is not there."""
        known = listed(self.signings) if self.signings else said("still to come: prepare one first")
        sentence = said(
            "There is no ceremony '{code}': the ceremonies are {known}.", code=code, known=known
        )
        return Refusal("no-such-signing", sentence)

    @folds(SigningPrepared)
    def signing_prepared(self, entry: Entry[SigningPrepared]) -> None:
        """Take in a ceremony; the first of a code stands."""
        act = entry.act
        signing = Signing(
            code=act.signing,
            names=act.names,
            session=act.session,
            zone=act.zone,
            language=act.language,
            alternat=act.alternat,
            source=act.source,
            moment=entry.effective,
            entry=entry.seq,
            terms=[Term(act.day, act.place, entry.effective, entry.seq)],
            audience=entry.audience,
        )
        try:
            signing.last_moment(entry.effective)
        except InputError:
            return
        self.signings.setdefault(act.signing, signing)

    @folds(SigningMoved)
    def signing_moved(self, entry: Entry[SigningMoved]) -> None:
        """Take in another day."""
        act = entry.act
        if found := self.signings.get(act.signing):
            place = act.place or found.term(entry.effective).place
            term = Term(act.day, place, entry.effective, entry.seq, act.reason)
            found.terms.append(term)
            found.terms.sort(key=lambda each: each.moment)

    @folds(SigningListed)
    def signing_listed(self, entry: Entry[SigningListed]) -> None:
        """Take in what is to be signed; the first of a number stands."""
        act = entry.act
        if found := self.signings.get(act.signing):
            listing = Listing(
                number=act.number,
                how=act.how,
                signatories=act.signatories,
                names=act.names,
                origin_session=act.origin_session,
                origin_item=act.origin_item,
                document=act.document,
                treaty=act.treaty,
                languages=act.languages,
                prevails=act.prevails,
                open_text=act.open_text,
                powers=act.powers,
                source=act.source,
                moment=entry.effective,
                entry=entry.seq,
            )
            found.listings.setdefault(act.number, listing)

    @folds(SigningUnlisted)
    def signing_unlisted(self, entry: Entry[SigningUnlisted]) -> None:
        """Take in that something is not signed."""
        if listing := self.listing(entry.act.signing, entry.act.number):
            listing.removed, listing.reason = entry.effective, entry.act.reason

    @folds(SignatoryNamed)
    def signatory_named(self, entry: Entry[SignatoryNamed]) -> None:
        """Take in who signs for somebody; who was named last does."""
        act = entry.act
        if found := self.signings.get(act.signing):
            people = found.people.setdefault(act.number, {})
            before = people.get(act.participant)
            if before is None or before.moment <= entry.effective:
                people[act.participant] = Representative(
                    act.person, act.office, act.powers, entry.effective, entry.seq, act.source
                )

    @folds(TextFinalised)
    def text_finalised(self, entry: Entry[TextFinalised]) -> None:
        """Take in that a text outside the register is final."""
        act = entry.act
        listing = self.listing(act.signing, act.number)
        if listing and (listing.final is None or listing.final.moment <= entry.effective):
            listing.final = Final(
                act.languages, act.reference, entry.effective, entry.seq, act.source
            )

    @folds(PaperBound)
    def paper_bound(self, entry: Entry[PaperBound]) -> None:
        """Take in originals."""
        act = entry.act
        listing = self.listing(act.signing, act.number)
        if listing and (listing.bound is None or listing.bound.moment <= entry.effective):
            listing.bound = Bound(
                act.copies, act.text, act.note, entry.effective, entry.seq, act.source
            )

    @folds(TaskGiven)
    def task_given(self, entry: Entry[TaskGiven]) -> None:
        """Take in what somebody is to do; the first of a code stands."""
        act = entry.act
        if found := self.signings.get(act.signing):
            task = Task(
                code=act.task,
                who=act.who,
                what=act.what,
                until=act.until,
                number=act.number,
                check=act.check,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
            )
            found.tasks.setdefault(act.task, task)

    @folds(TaskDone)
    def task_done(self, entry: Entry[TaskDone]) -> None:
        """Take in that it is done."""
        found = self.signings.get(entry.act.signing)
        task = found.tasks.get(entry.act.task) if found else None
        if task is not None:
            task.done, task.note = entry.effective, entry.act.note

    @folds(DocumentSigned)
    def document_signed(self, entry: Entry[DocumentSigned]) -> None:
        """Take in a signature; the first for somebody stands."""
        act = entry.act
        found = self.signings.get(act.signing)
        listing = self.listing(act.signing, act.number)
        if found is None or listing is None:
            return
        day = found.local_day(entry.effective)
        signature = Signature(act.person, act.office, entry.seq, day, entry.effective)
        listing.signatures.setdefault(act.participant, signature)

    def listing(self, signing: str, number: str) -> Listing | None:
        """Return what is or was on a list."""
        found = self.signings.get(signing)
        return found.listings.get(number) if found else None


def readiness_of(state: State, signing: str, at: datetime) -> Readiness | None:
    """Return whether what is on a ceremony's list can be signed; None without such a ceremony."""
    signings = state.of(Signings).signings
    found = signings.get(signing)
    if found is None:
        return None
    beside = [each for each in signings.values() if each.session == found.session]
    return readiness(state, found, beside, at)


class TreatySignature(Protocol):
    """An act by which a treaty is signed."""

    @property
    def treaty(self) -> str:
        """The treaty's code."""

    @property
    def participant(self) -> str:
        """The code of who signs."""

    @property
    def how(self) -> str:
        """How it is signed."""

    @property
    def person(self) -> str:
        """The name of the person who signs."""


def against_ceremonies(state: State, act: TreatySignature, at: datetime) -> Refusals:
    """Object to a signature of a treaty against the ceremony at which it is to be signed.

    Until the ceremony's day it is only initialled; on that day those sign it who are on the list,
    and a text that is settled. Afterwards it is as open for signature as its clauses say.
    """
    found: list[Refusal] = []
    for signing in state.of(Signings).signings.values():
        for listing in signing.listed(at):
            before = act.how == INITIALLED and listing.how != INITIALLED
            if listing.treaty == act.treaty and not before:
                found += _against(state, signing, listing, act, at)
    return tuple(found)


def _against(
    state: State, signing: Signing, listing: Listing, act: TreatySignature, at: datetime
) -> Refusals:
    day, today = signing.term(at).day, signing.local_day(at)
    if today > day:
        return ()
    early = said(
        "'{treaty}' is signed on {day}, in the ceremony '{signing}'.",
        treaty=listing.treaty,
        day=day,
        signing=signing.code,
    )
    return collect(
        Refusal("not-that-day", early) if today < day else None,
        not_a_signatory(signing, listing, act.participant),
        another_signs(signing, listing, act.participant, act.person),
        unclean(state, listing),
    )


def not_a_signatory(signing: Signing, listing: Listing, participant: str) -> Refusal | None:
    """Object to who does not sign what is on a list."""
    if participant in listing.signatories:
        return None
    sentence = said(
        "'{participant}' does not sign number {number} of '{signing}': its signatories are"
        " {known}.",
        participant=participant,
        number=listing.number,
        signing=signing.code,
        known=listed(listing.signatories),
    )
    return Refusal("not-a-signatory", sentence)


def another_signs(
    signing: Signing, listing: Listing, participant: str, person: str
) -> Refusal | None:
    """Object to another person than the one who was named."""
    named = signing.representative(listing.number, participant)
    if named is None or named.person == person:
        return None
    sentence = said(
        "{named} was named to sign for '{participant}', not {person}: name who signs instead.",
        named=named.person,
        participant=participant,
        person=person,
    )
    return Refusal("another-signs", sentence)


def unclean(state: State, listing: Listing) -> Refusal | None:
    """Object to signing a text that is not settled."""
    lacking = next(of_text(state, listing), None)
    if lacking is None or listing.open_text:
        return None
    sentence = said(
        "Number {number} cannot be signed before its text is clean. {lacking}",
        number=listing.number,
        lacking=lacking,
    )
    return Refusal("text-not-clean", sentence)
