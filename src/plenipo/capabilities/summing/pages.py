"""The page of the annual report."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.summing.period import period_of
from plenipo.capabilities.summing.report import annual_report as report_of
from plenipo.core.page import message, page
from plenipo.core.paper import Paper, digest
from plenipo.register.view import View


class AnnualReportPage(msgspec.Struct, frozen=True):
    """The report of a period; with ``.docx`` or ``.pdf`` at its address it is had as a file."""

    since: date
    until: date
    paper: Paper
    digest: str


@page("/annual-report", menu=message("Annual report"), place=3, document="paper")
def annual_report(view: View, since: str = "", until: str = "") -> AnnualReportPage:
    """Return what the register tells of a period; without days, of the year that is shown."""
    period = period_of(view, since, until)
    made = report_of(view, period)
    return AnnualReportPage(period.since, period.until, made, digest(made))
