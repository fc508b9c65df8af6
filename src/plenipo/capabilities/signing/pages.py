"""The pages of signing: whether a summit can sign, its screen, its table; how it is told."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.signing.ceremony_page import CeremonyPage, ceremony_page
from plenipo.capabilities.signing.readiness import Readiness
from plenipo.capabilities.signing.signing_page import SigningPage, signing_page
from plenipo.capabilities.signing.state import Signings, readiness_of
from plenipo.capabilities.signing.table_page import TablePage, table_page
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "signing.prepared": message("Signing prepared"),
        "signing.moved": message("Signing moved"),
        "signing.listed": message("Listed for signature"),
        "signing.unlisted": message("Taken from the list for signature"),
        "signatory.named": message("Signatory named"),
        "text.finalised": message("Text found final"),
        "paper.bound": message("Originals bound"),
        "task.given": message("Task given"),
        "task.done": message("Task done"),
        "document.signed": message("Document signed"),
    },
    "way-of-signing": {
        "signed": message("signature"),
        "subject-to-ratification": message("signature subject to ratification"),
        "definitive": message("definitive signature"),
        "ad-referendum": message("signature ad referendum"),
        "initialled": message("initialling"),
    },
    "signing-check": {
        "decision": message("Decision"),
        "text": message("Text"),
        "languages": message("Languages"),
        "signatories": message("Signatories"),
        "powers": message("Full powers"),
        "paper": message("Originals"),
    },
}

SENTENCES = {
    "signing.prepared": message("Signing {signing} prepared for {day}: {names}"),
    "signing.moved": message("Signing {signing} moved to {day}"),
    "signing.listed": message("Number {number} listed for signature in {signing}: {names}"),
    "signing.unlisted": message("Number {number} taken from the list of {signing}"),
    "signatory.named": message("{person} signs for {participant} in {signing}"),
    "text.finalised": message("Text of number {number} of {signing} found final"),
    "paper.bound": message("Originals of number {number} of {signing} bound: {copies}"),
    "task.given": message("{who} asked in {signing}, by {until}: {what}"),
    "task.done": message("Task {task} of {signing} done"),
    "document.signed": message("{person} signed number {number} of {signing} for {participant}"),
}


class SigningLine(msgspec.Struct, frozen=True):
    """A ceremony in the list, and whether its documents can be signed."""

    signing: Named
    session: Named
    day: date
    ready: bool
    says: str


class SigningsPage(msgspec.Struct, frozen=True):
    """All ceremonies, the latest day first."""

    signings: tuple[SigningLine, ...]


@page("/signings", menu=message("Signings"), place=5)
def signings(view: View) -> SigningsPage:
    """Return the ceremonies of signing, and whether each can be held."""
    state, now = view.seen.state, view.now
    found = state.of(Signings).signings.values()
    ordered = sorted(found, key=lambda each: each.term(now).day, reverse=True)
    return SigningsPage(tuple(_line(view, _found(view, each.code)) for each in ordered))


@page("/signings/{signing}")
def signing(view: View, signing: str) -> SigningPage:
    """Return whether a summit can sign: what is missing, who must do it, by when."""
    return signing_page(view, _found(view, signing))


@page("/signings/{signing}/ceremony")
def ceremony(view: View, signing: str) -> CeremonyPage:
    """Return the screen of a ceremony: who has signed, and who is next."""
    return ceremony_page(view, _found(view, signing))


@page("/signings/{signing}/table", personal=True)
def table(view: View, signing: str) -> TablePage:
    """Return the signing table: where the secretary records each signature."""
    return table_page(view, _found(view, signing))


def _found(view: View, code: str) -> Readiness:
    found = readiness_of(view.seen.state, code, view.now)
    if found is None:
        raise NotThereError(view.wording.say("There is no signing “{code}”.", code=code))
    return found


def _line(view: View, found: Readiness) -> SigningLine:
    signing = found.signing
    return SigningLine(
        signing=Named(signing.code, signing.title(view.wording.language)),
        session=session_named(view, signing.session),
        day=signing.term(view.now).day,
        ready=found.ready,
        says=view.wording.told(found.says),
    )
