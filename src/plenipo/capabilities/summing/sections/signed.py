"""Texts signed, instruments received, and what entered into force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.signing.state import Listing, Signings
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.capabilities.treaties.state import (
    FORCE,
    FORCE_FOR,
    LEAVES,
    Treaties,
    Treaty,
    dates,
)
from plenipo.core.page import message
from plenipo.core.paper import Block
from plenipo.treaty.instruments import SIGNS

FORCES = {
    FORCE: message("entered into force"),
    FORCE_FOR: message("entered into force for {who}"),
    LEAVES: message("the withdrawal of {who} took effect"),
}


def signed(account: Account) -> Iterator[Block]:
    """Tell what was signed and by how many, what was deposited, what entered into force."""
    rows = (*_treaties(account), *_documents(account))
    yield account.heading(message("Texts signed, instruments, entry into force"))
    yield from account.table(
        ((message("Text"), 60), (message("Signatures in the period"), 40)), rows
    )
    received = _instruments(account)
    if received:
        word = account.view.wording.word
        counts = ((word("instrument", kind), count) for kind, count in received.items())
        yield from account.chart(message("Instruments received"), counts)
    force = tuple(_force(account))
    if force:
        titles = ((message("Day"), 20), (message("Treaty"), 45), (message("What happened"), 35))
        yield from account.table(titles, force)


def _treaties(account: Account) -> Iterator[Cells]:
    """Yield the treaties that were signed in the period, with how many signatures."""
    for treaty in account.state.of(Treaties).treaties.values():
        items = [item for item in treaty.instruments if item.kind in SIGNS]
        own = [item.participant for item in items if account.period.holds_day(item.day)]
        if own:
            yield treaty.title(account.language), _by(account, own)


def _documents(account: Account) -> Iterator[Cells]:
    """Yield what was signed in the period that is no treaty."""
    for signing in account.state.of(Signings).signings.values():
        for listing in signing.listings.values():
            own = [c for c, it in listing.signatures.items() if account.period.holds_day(it.day)]
            if own:
                yield _title(account, listing), _by(account, own)


def _title(account: Account, listing: Listing) -> str:
    return in_language(listing.names, account.language) or listing.document or listing.number


def _by(account: Account, codes: list[str]) -> str:
    return f"{len(codes)}: {account.called(codes)}"


def _instruments(account: Account) -> Counter[str]:
    """Count what depositaries received in the period beside signatures, by its kind."""
    treaties = account.state.of(Treaties).treaties.values()
    received = (item for treaty in treaties for item in treaty.instruments)
    those = (item for item in received if account.period.holds_day(item.day))
    return Counter(item.kind for item in those if item.kind not in SIGNS)


def _force(account: Account) -> Iterator[Cells]:
    """Yield what entered into force in the period, and for whom, or ended for whom."""
    found = [
        (it.day, treaty, it)
        for treaty in account.state.of(Treaties).treaties.values()
        for it in dates(treaty, _last_day(account, treaty))
        if it.kind in FORCES and account.period.holds_day(it.day)
    ]
    for day, treaty, it in sorted(found, key=lambda each: (each[0], each[1].code)):
        if day <= _last_day(account, treaty):
            who = member_named(account.view, it.participant).name if it.participant else ""
            yield (
                account.view.wording.day(day),
                treaty.title(account.language),
                account.say(FORCES[it.kind], who=who),
            )


def _last_day(account: Account, treaty: Treaty) -> date:
    """Return the last day that is told of, where the depositary is."""
    return min(account.period.until, treaty.day(account.view.now))
