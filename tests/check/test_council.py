"""The EU Council's votes, a table nobody here made: counted by hand beside, and as csv and xlsx."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

VOTES = Path(__file__).parents[3] / "shared/data/eu-council/council_votes_2009_2016.csv"
MEMBERS = "AT BE BG CY CZ DE DK EE GR ES FI FR HU IE IT LT LU LV MT NL PL PT RO SE SI SK GB HR"

pytestmark = [
    pytest.mark.history,
    pytest.mark.skipif(not VOTES.exists(), reason="the Council's votes are not beside the project"),
]


@pytest.fixture(scope="module")
def rows():
    with VOTES.open(encoding="utf-8", newline="") as file:
        return [{**row, "act": row["act"].strip()} for row in csv.DictReader(file)]


def by_hand(rows):
    """An act is open while one member voted against; a blank is no voice, an abstention none."""
    return {row["act"] for row in rows if "-1" in [row[code] for code in MEMBERS.split()]}


def test_it_agrees_with_a_count_by_hand(plenipo, rows):
    codes = "1=agree,0=abstain,-1=object,=not-taking-part"
    answer = json.loads(plenipo("check", VOTES, "--stances", codes, "--json", code=1).stdout)
    (session,) = answer["sessions"]
    assert session["total"] == len({row["act"] for row in rows}) == 417
    found = {item["item"] for item in session["items"] if item["status"] == "open"}
    assert found == by_hand(rows)
    assert session["agreed"] == 417 - len(found) == 339


def test_who_holds_an_act_is_who_voted_against_it(plenipo, rows):
    codes = "1=agree,0=abstain,-1=object,=not-taking-part"
    answer = json.loads(plenipo("check", VOTES, "--stances", codes, "--json", code=1).stdout)
    against = {row["act"]: {code for code in MEMBERS.split() if row[code] == "-1"} for row in rows}
    for item in answer["sessions"][0]["items"]:
        assert {holder["member"] for holder in item.get("holders", [])} == against[item["item"]]


def test_the_same_table_as_a_workbook_gives_the_same_answer(plenipo, rows, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = VOTES.stem
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([int(v) if v in {"1", "0", "-1"} else v for v in row.values()])
    book.save(tmp_path / f"{VOTES.stem}.xlsx")
    codes = ("--stances", "1=agree,0=abstain,-1=object", "--json")
    one = json.loads(plenipo("check", VOTES, *codes, code=1).stdout)
    other = json.loads(plenipo("check", tmp_path / f"{VOTES.stem}.xlsx", *codes, code=1).stdout)
    assert other["sessions"] == one["sessions"]
