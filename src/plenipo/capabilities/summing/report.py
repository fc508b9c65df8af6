"""The report of a period: all that the register tells of it, as a paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.summing.account import Account, account_of
from plenipo.capabilities.summing.period import Period
from plenipo.capabilities.summing.sections import SECTIONS
from plenipo.core.paper import Block, Paper
from plenipo.register.view import View

KIND = "annual-report"


def annual_report(view: View, period: Period) -> Paper:
    """Return the report of a period, as the register stood at its end."""
    account = account_of(view, period)
    wording, state = view.wording, account.state
    over = view.now > period.ends
    moment = period.ends if over else max(state.latest, datetime.combine(view.today, time(), UTC))
    moment = moment.replace(microsecond=0)
    return Paper(
        kind=KIND,
        reference=f"{KIND}/{period.since}/{period.until}",
        title=account.say("Annual report"),
        organisation=in_language(state.of(Members).names, wording.language),
        session="",
        meeting=f"{wording.day(period.since)} – {wording.day(period.until)}",
        moment=moment,
        dated=account.say("As of {moment}", moment=wording.moment(moment)),
        language=wording.language,
        status="" if over else account.say("Draft: the period is not over yet"),
        blocks=tuple(_blocks(account)),
    )


def _blocks(account: Account) -> Iterator[Block]:
    for section in SECTIONS:
        yield from section(account)
