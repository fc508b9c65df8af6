"""The annual report of the demonstration: its figures, its periods, its files, its readers."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from papers_told import plain
from registers import SECRETS
from visitor import Visitor

from plenipo.cli.main import main
from plenipo.exchange.texts.files import parties_of
from plenipo.text.reading import read

YEAR = "since=2011-01-01&until=2011-12-31"
HALVES = (
    "since=2011-01-01&until=2011-12-19",
    "since=2011-12-20&until=2011-12-31",
)
FIGURE = re.compile(r"(\w[\w ]+): (\d+)\.")
HAPPENED = {
    "Sessions opened",
    "Sittings opened",
    "Changes of position",
    "Instructions given in the period",
    "Acknowledged in it",
    "Reported in it",
}
"""What is told of a period in a sentence, and happened in it."""
DRAWN = {"What became of items", "Instruments received"}
DECIDED = ("adopted", "not adopted", "By a vote", "Against the rule's answer")


def report(who, query=YEAR):
    return who.data(f"/annual-report.json?{query}")


def blocks(who, kind, query=YEAR):
    return [b for b in report(who, query)["paper"]["blocks"] if b["type"] == kind]


def bars(who, title, query=YEAR):
    """The figures of a chart, by what they count."""
    drawn = [b for b in blocks(who, "bars", query) if b["title"] == title]
    return {bar["label"]: bar["value"] for chart in drawn for bar in chart["bars"]}


def told(who, query=YEAR):
    """The figures that are told in sentences."""
    text = " ".join(b["text"] for b in blocks(who, "paragraph", query))
    return {label.strip(): int(count) for label, count in FIGURE.findall(text)}


def table(who, first, query=YEAR):
    """The rows of the table whose first column has this heading, by the headings."""
    for one in blocks(who, "table", query):
        titles = [column["title"] for column in one["columns"]]
        if titles[0] == first:
            return [dict(zip(titles, row, strict=True)) for row in one["rows"]]
    return []


def still_open(who, query):
    """The titles of the items that are open at the end."""
    (rows,) = (
        b["rows"]
        for b in blocks(who, "table", query)
        if b["columns"][-1]["title"] == "Who holds it"
    )
    return {row[1].partition(". ")[2] for row in rows}


def figures(who, query):
    """All that happened in a period, counted."""
    found = Counter()
    for label, count in told(who, query).items():
        if label in HAPPENED:
            found[label] += count
    for title in DRAWN:
        found.update({(title, label): n for label, n in bars(who, title, query).items()})
    for row in table(who, "Rule", query):
        found.update({(row["Rule"], title): int(row[title]) for title in DECIDED})
    for title in ("Text",):
        found[title] += len(table(who, title, query))
    return +found


def test_the_year_2011_is_told_as_it_is_counted_by_hand(guest):
    became = bars(guest, "What became of items")
    assert became == {
        "adopted": 22,
        "not adopted": 0,
        "deferred": 8,
        "sent back": 0,
        "withdrawn": 0,
    }
    rules = {row["Rule"]: row["adopted"] for row in table(guest, "Rule")}
    assert list(rules.values()) == ["21", "1"]
    assert told(guest)["Sessions opened"] == 2
    assert told(guest)["Changes of position"] == 8
    (session, summit) = table(guest, "Session")
    assert (session["Items"], session["Decisions"]) == ("30", "22")
    assert (summit["Items"], summit["Decisions"]) == ("0", "0")


def test_who_moved_is_told_with_from_what_to_what_and_when(guest):
    found = next(b for b in blocks(guest, "table") if b["columns"][1]["title"] == "Member")
    day, member, item, before, after = found["rows"][0]
    assert (day, member, before, after) == ("19 December 2011", "Uzbekistan", "reserves", "agrees")
    assert item.startswith("1. List of measures")


def test_what_is_open_at_the_end_is_told_with_who_holds_it(guest):
    assert told(guest)["Items open at the end"] == 9
    held = bars(guest, "Who holds how many items")
    assert held["Council of Ministers of Defence"] == 8
    assert held["Armenia"] == 1
    before = "since=2011-01-01&until=2011-12-18"
    assert told(guest, before)["Items open at the end"] == 31


def test_instructions_are_told_as_they_stood_at_the_end(guest):
    (row,) = table(guest, "Instruction")
    assert [row[c] for c in ("Instructed", "Acknowledged", "Reported")] == ["7", "6", "0"]


def test_the_halves_of_a_period_add_up_to_the_whole(guest):
    first, second = (figures(guest, half) for half in HALVES)
    assert first
    assert second
    assert first + second == figures(guest, YEAR)


def test_what_was_done_later_does_not_change_a_year_that_is_over(guest):
    early, late = "as_of=2012-01-15T00:00Z", "as_of=2012-12-31T00:00Z"
    assert report(guest, f"{YEAR}&{early}") == report(guest, f"{YEAR}&{late}")


def test_without_days_it_is_the_presidency_or_the_last_year_of_which_there_is_something(guest):
    page = report(guest, "as_of=2012-03-01T00:00Z")
    term = guest.data("/presidencies/KZ-2012.json?as_of=2012-03-01T00:00Z")["turn"]
    last = date.fromisoformat(term["until"]) - timedelta(days=1)
    assert (page["since"], page["until"]) == (term["since"], str(last))
    assert page["paper"]["status"] == "Draft: the period is not over yet"
    page = report(guest, "as_of=2005-03-01T00:00Z")
    assert (page["since"], page["until"]) == ("2004-01-01", "2004-12-31")
    assert report(guest, "since=2011-03-01")["until"] == "2011-12-31"
    assert report(guest, "until=2011-03-01")["since"] == "2011-01-01"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=2011-12-31&until=2011-01-01", "before it begins"),
        ("since=2999-01-01&until=2999-12-31", "The period begins only on"),
        ("since=1950-01-01&until=1950-12-31", "before anything the register tells"),
        ("since=2011-02-30", "is not a day"),
        ("until=soon", "is not a day"),
    ],
)
def test_a_period_of_which_there_is_nothing_to_tell_is_refused_in_a_sentence(
    guest, demonstration, query, said, capsys
):
    for ending in ("", ".json", ".pdf"):
        answer = guest.ask(f"/annual-report{ending}?{query}")
        assert answer.status_code == 400
        assert said in answer.text
        assert "Traceback" not in answer.text
    days = [word for pair in query.split("&") for word in f"--{pair}".split("=")]
    assert main(["report", str(demonstration), *days]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_the_files_have_the_same_bytes_each_time_and_from_the_command(
    guest, demonstration, tmp_path, ending
):
    address = f"/annual-report{ending}?{YEAR}&lang=ar"
    body = guest.ask(address).content
    with Visitor(demonstration) as other:
        assert other.ask(address).content == body
    out = tmp_path / f"report{ending}"
    days = ["--since", "2011-01-01", "--until", "2011-12-31", "--language", "ar"]
    words = ["report", str(demonstration), *days, "--as", ending[1:], "--out", str(out)]
    assert main(words) == 0
    assert out.read_bytes() == body


def test_a_chart_is_drawn_with_its_figures_beside_it_and_no_style_inline(guest):
    text = guest.ask(f"/annual-report?{YEAR}").text
    chart = text.partition("What became of items")[2].partition("</table>")[0]
    assert re.findall(r'<rect width="([\d.]+)"', chart)[:3] == ["100.0", "0.0", "36.4"]
    assert re.findall(r'class="figure">(\d+)<', chart) == ["22", "0", "8", "0", "0"]
    assert "style=" not in text


@pytest.mark.parametrize("language", ["en", "ru", "fr", "ar"])
def test_the_text_is_clean_and_reads_as_it_was_written(demonstration, tmp_path, language, capsys):
    out = tmp_path / "report.md"
    days = ["--since", "2011-01-01", "--until", "2011-12-31", "--language", language]
    assert main(["report", str(demonstration), *days, "--out", str(out)]) == 0
    assert main(["report", str(demonstration), *days]) == 0
    assert out.read_text("utf-8") in capsys.readouterr().out
    assert main(["text", "check", str(out)]) == 0
    found = read(out.read_text("utf-8"), parties_of("AM"))
    assert not found.irregularities
    kinds = Counter(provision.kind for provision in found.text.provisions)
    assert kinds["heading"] == 11
    assert kinds["row"] > 40
    numbers = [p.number for p in found.text.provisions if p.number]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_nobody_is_told_what_they_may_not_read_nor_how_much_of_it_there_is(small):
    query = "since=2011-01-01&until=2012-12-31"
    with Visitor(small) as visitor, Visitor(small, "secretariat") as secretary:
        public, opened = (plain(str(report(who, query))) for who in (visitor, secretary))
        assert not [secret for secret in SECRETS if secret in public]
        assert SECRETS[1] in opened
        seen, known = (still_open(who, query) for who in (visitor, secretary))
        assert len(seen) == told(visitor, query)["Items open at the end"]
        assert known - seen == {SECRETS[1]}
        assert len(seen - known) == 1, "what was decided in secret is open to others"
        assert bars(secretary, "What became of items", query)["adopted"] == (
            bars(visitor, "What became of items", query)["adopted"] + 1
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "xx"], "There are no reports in 'xx'"),
        (["--as", "pdf"], "give --out a name"),
        (["--reader", "nobody"], "There is no circle of readers 'nobody'"),
        (["--as-of", "then"], "'then' is not a moment"),
    ],
)
def test_the_command_says_what_is_wrong(demonstration, words, said, capsys):
    assert main(["report", str(demonstration), *words]) == 2
    assert said in capsys.readouterr().err


def test_the_command_says_where_it_cannot_write(demonstration, tmp_path, capsys):
    (tmp_path / "taken").write_text("")
    out = str(tmp_path / "taken" / "report.md")
    assert main(["report", str(demonstration), "--since", "2011-01-01", "--out", out]) == 2
    assert "cannot be written" in capsys.readouterr().err
