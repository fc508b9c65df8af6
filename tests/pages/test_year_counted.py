"""The annual report against a count of its own: of the acts themselves, as the reader has them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.assembly import house
from plenipo.capabilities.summing.period import period_of
from plenipo.capabilities.summing.report import annual_report
from plenipo.core.act import Entry, wire_name
from plenipo.core.audience import reader
from plenipo.core.fold import Lens
from plenipo.core.paper import Bars, Heading, Paragraph, Table, told
from plenipo.exchange.texts.of_papers import text_of
from plenipo.register.opening import open_to_read
from plenipo.register.view import Seen, View
from plenipo.text.writing import write
from plenipo.web.languages import wording

FIRST, LAST = date(1992, 1, 1), date(2012, 12, 31)
AFTER = datetime(2013, 6, 1, tzinfo=UTC)
CHARTED = {"What became of items": "outcome", "Instruments received": "instrument"}
"""The charts whose bars are of events; the others show what stands at the end."""
COUNTED = {
    "Sessions and sittings": ("Sessions opened", "Sittings opened"),
    "Silence procedures": ("Silences opened in the period", "Over in it"),
    "Positions that moved": ("Changes of position",),
    "Collective instructions": (
        "Instructions given in the period",
        "Acknowledged in it",
        "Reported in it",
    ),
}
"""Sections with the figures of their first line that are of events."""
LISTED = {
    "Meeting": "partner meeting",
    "Document signed": "cooperation signed",
    "What happened": "force",
    "Measure": "measure",
}
"""Tables of which each row is an event, by a column that only they have."""


def look(path, *circles, at=AFTER):
    seen = Seen(open_to_read(path, house()), Lens(reader(circles)))
    return View(seen, seen, wording("en"), at)


@pytest.fixture(scope="module")
def demo(demonstration):
    return look(demonstration)


@pytest.fixture(scope="module")
def quiet(silences):
    return look(silences)


def events(view, since, until):
    """What a report counts in its period: figures, bars and rows, as they are printed."""
    found, section = Counter(), ""
    for block in annual_report(view, period_of(view, str(since), str(until))).blocks:
        match block:
            case Heading():
                section = block.text
            case Paragraph():
                for figure in COUNTED.get(section, ()):
                    count = block.text.partition(f"{figure}: ")[2].partition(".")[0]
                    found[figure] += int(count or 0)
            case Bars() if block.title in CHARTED:
                found.update({(CHARTED[block.title], bar.label): bar.value for bar in block.bars})
            case Table():
                titles = [column.title for column in block.columns]
                for title in set(titles) & set(LISTED):
                    found[LISTED[title]] += len(block.rows)
                found.update(_columns(titles, block.rows))
    return +found


def _columns(titles, rows):
    """What is counted in the cells of a table."""
    for row in rows:
        cells = dict(zip(titles, row, strict=True))
        if "Rule" in cells:
            yield from [("rule", cells["Rule"])] * int(cells["adopted"])
        if "Signatures in the period" in cells:
            count = int(cells["Signatures in the period"].partition(":")[0])
            yield from ["signature"] * count
        if "Done in the period" in cells:
            yield from ["action done"] * int(cells["Done in the period"])
        if "Assessments" in cells:
            yield from ["assessment"] * int(cells["Assessments"])


def acts(view, since, until):
    """The acts of a period that are no play of an exercise, by their wire names."""
    begins = datetime.combine(since, time(), UTC)
    ends = datetime.combine(until + timedelta(days=1), time(), UTC)
    found = {}
    for seq in view.seen.index.lines:
        entry = view.seen.entry(seq)
        if not isinstance(entry, Entry) or getattr(entry.act, "exercise", ""):
            continue
        if begins <= entry.effective < ends:
            found.setdefault(wire_name(entry.act), []).append(entry)
    return found


YEARS = (2002, 2010, 2011, 2012)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("circles", [(), ("secretariat",)], ids=["guest", "secretariat"])
def test_the_figures_are_those_of_the_acts(demonstration, year, circles):
    view = look(demonstration, *circles)
    first, last = date(year, 1, 1), date(year, 12, 31)
    done, counted = acts(view, first, last), events(view, first, last)
    for figure, wire in (
        ("Instructions given in the period", "instruction.issued"),
        ("Acknowledged in it", "instruction.acknowledged"),
        ("Reported in it", "instruction.reported"),
        (("outcome", "deferred"), "item.deferred"),
        ("partner meeting", "partner-meeting.held"),
        ("cooperation signed", "cooperation.signed"),
        ("measure", "measure.activated"),
        ("assessment", "situation.assessed"),
        ("action done", "action.completed"),
        ("signature", "treaty.signed"),
    ):
        assert counted[figure] == len(done.get(wire, ())), figure
    assert counted[("outcome", "adopted")] == len(done.get("decision.taken", ()))
    received = Counter(entry.act.kind for entry in done.get("instrument.deposited", ()))
    told_of = {kind: count for (what, kind), count in _pairs(counted) if what == "instrument"}
    assert sum(told_of.values()) == sum(received.values())


def _pairs(told):
    return [(key, count) for key, count in told.items() if isinstance(key, tuple)]


def test_positions_that_moved_are_those_said_otherwise_before(demo):
    said = {}
    for entry in acts(demo, FIRST, LAST)["position.stated"]:
        key = (entry.act.session, entry.act.item, entry.act.member)
        said.setdefault(key, []).append((entry.effective, entry.seq, entry.act.stance))
    steps = [step for own in said.values() for step in pairwise(sorted(own))]
    moves = sum(before[2] != after[2] for before, after in steps)
    assert moves == 8
    assert events(demo, FIRST, LAST)["Changes of position"] == moves


def test_the_year_of_the_source_is_counted_by_hand(demo):
    counted = events(demo, date(2011, 1, 1), date(2011, 12, 31))
    assert counted == {
        "Sessions opened": 2,
        "Changes of position": 8,
        "Instructions given in the period": 1,
        "Acknowledged in it": 6,
        ("outcome", "adopted"): 22,
        ("outcome", "deferred"): 8,
        ("rule", "Consensus of the member States"): 21,
        ("rule", "Limited format: a member may stay out, but must not be against"): 1,
        ("instrument", "approval"): 1,
        ("instrument", "ratification"): 1,
        ("instrument", "provisional application"): 1,
        "signature": 5,
        "assessment": 2,
    }


def test_a_session_that_is_only_convened_is_not_held(demonstration):
    then = datetime(2011, 12, 10, tzinfo=UTC)
    seen = Seen(open_to_read(demonstration, house()), Lens(reader(()), then))
    view = View(seen, seen, wording("en"), then)
    assert "Sessions opened" not in events(view, date(2011, 1, 1), date(2011, 12, 31))


def test_what_went_on_is_told_after_the_period_it_began_in(demo):
    counted = events(demo, date(2012, 1, 1), date(2012, 12, 31))
    assert counted["Reported in it"] == 4
    assert "Instructions given in the period" not in counted


@given(cut=st.dates(FIRST, LAST - timedelta(days=1)))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_two_parts_of_a_period_count_what_the_whole_does(demo, cut):
    whole = events(demo, FIRST, LAST)
    assert whole["Reported in it"] == 4
    # The register begins in 1992: a part before it is nothing to sum up.
    cut = max(cut, date(1992, 6, 1))
    parts = events(demo, FIRST, cut) + events(demo, cut + timedelta(days=1), LAST)
    assert parts == whole


@pytest.mark.parametrize("day", [19, 20, 21, 22, 23, 24])
def test_silences_are_over_once(quiet, day):
    first, cut, last = date(2011, 12, 1), date(2011, 12, day), date(2012, 12, 31)
    whole = events(quiet, first, last)
    assert whole["Silences opened in the period"] >= whole["Over in it"] > 0
    assert events(quiet, first, cut) + events(quiet, cut + timedelta(days=1), last) == whole


def test_two_presidencies_in_a_row_are_summed_up_once_each(demonstration):
    periods = []
    for moment in (datetime(2011, 6, 1, tzinfo=UTC), datetime(2012, 6, 1, tzinfo=UTC)):
        seen = Seen(open_to_read(demonstration, house()), Lens(reader(()), moment))
        periods.append(period_of(View(seen, seen, wording("en"), moment), "", ""))
    belarus, kazakhstan = periods
    assert (belarus.since, belarus.until) == (date(2010, 12, 10), date(2011, 12, 19))
    assert (kazakhstan.since, kazakhstan.until) == (date(2011, 12, 20), date(2012, 12, 18))


def test_who_presided_in_the_year_is_told(demo):
    blocks = annual_report(demo, period_of(demo, "2011-01-01", "2011-12-31")).blocks
    (rows,) = [b.rows for b in blocks if isinstance(b, Table) and "Taken over at" in str(b.columns)]
    assert [row[:3] for row in rows] == [
        ("Belarus", "10 December 2010", "20 December 2011"),
        ("Kazakhstan", "20 December 2011", "19 December 2012"),
    ]


def test_a_report_as_a_text_has_no_marks_of_direction(demonstration):
    seen = Seen(open_to_read(demonstration, house()), Lens(reader(())))
    view = View(seen, seen, wording("ar"), AFTER)
    paper = annual_report(view, period_of(view, "2011-01-01", "2011-12-31"))
    assert "\u2068" in told(paper)
    assert not set("\u2066\u2067\u2068\u2069") & set(write(text_of(paper)))
