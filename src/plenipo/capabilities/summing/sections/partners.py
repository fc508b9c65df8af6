"""Meetings with partners, and documents of cooperation that were signed."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.partners.state import HELD, Partnerships
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def partners(account: Account) -> Iterator[Block]:
    """Tell which meetings were held in the period, and which documents were signed."""
    meetings, documents = tuple(_meetings(account)), tuple(_documents(account))
    if not meetings and not documents:
        return
    yield account.heading(message("Partners of the organisation"))
    titles = ((message("Day"), 20), (message("Meeting"), 50), (message("Partners"), 30))
    if meetings:
        yield from account.table(titles, meetings)
    titles = ((message("Day"), 20), (message("Document signed"), 50), (message("Partners"), 30))
    if documents:
        yield from account.table(titles, documents)


def _meetings(account: Account) -> Iterator[Cells]:
    known = account.state.of(Partnerships).meetings.values()
    for meeting in sorted(known, key=lambda each: (each.on, each.code)):
        held = meeting.standing(account.view.now) == HELD
        if held and account.period.holds_day(meeting.on):
            day = account.view.wording.day(meeting.on)
            yield day, meeting.title(account.language), account.called(meeting.partners)


def _documents(account: Account) -> Iterator[Cells]:
    for document in account.state.of(Partnerships).cooperations.values():
        signed = document.signed
        if signed is not None and account.period.holds_day(signed.on):
            day = account.view.wording.day(signed.on)
            yield day, document.title(account.language), account.called(document.partners)
