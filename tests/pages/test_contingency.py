"""The pages of contingency: the board, a situation, a plan; and the mark of an exercise."""

from __future__ import annotations

import pytest

HOME = "/contingency"
AFGHANISTAN = f"{HOME}/afghanistan"
PLAN = f"{AFGHANISTAN}/plans/measures-2011"
THEN = "as_of=2012-10-01T00:00Z"
"""A moment of the illustrative year at which something is late, and something to be activated."""
PLAYED = "exercise=winter-watch&as_of=2012-12-31"
BANNER = "Exercise, exercise, exercise"


def by_code(page):
    return {line["measure"]["code"]: line for line in page["measures"]}


def test_the_board_says_what_is_urgent_in_any_situation_and_who_is_late(guest):
    data = guest.data(f"{HOME}.json?{THEN}")
    urgent = [(line["measure"]["code"], line["standing"]) for line in data["urgent"]]
    assert urgent == [("1", "late"), ("3", "waiting")]
    late = [each["who"]["code"] for each in data["urgent"][0]["responsible"] if each["late"]]
    assert late == ["UZ"]
    situations = {line["situation"]["code"]: line for line in data["situations"]}
    assert situations["afghanistan"]["late"] == situations["afghanistan"]["waiting"] == 1
    assert [each["code"] for each in situations["afghanistan"]["asking"]] == ["TJ"]
    said = guest.read(f"{HOME}?{THEN}").said
    assert "to be done by 29 March 2012, 12:01 UTC" in said
    assert HOME in guest.read("/").links


def test_a_situation_says_where_each_measure_stands(guest):
    lines = by_code(guest.data(f"{AFGHANISTAN}.json?{THEN}"))
    standing = {code: line["standing"] for code, line in lines.items()}
    assert standing == {"1": "late", "2": "done", "3": "waiting", "4": "planned", "5": "planned"}
    approval = {code: line["approval"] for code, line in lines.items()}
    assert approval == {
        "1": "approved",
        "2": "approved",
        "3": "approved",
        "4": "ad-referendum",
        "5": "bracketed",
    }


def test_a_trigger_is_told_question_by_question_with_what_it_finds(guest):
    (whole, asked, attacks) = by_code(guest.data(f"{AFGHANISTAN}.json?{THEN}"))["3"]["clauses"]
    assert (whole["depth"], asked["depth"], attacks["depth"]) == (0, 1, 1)
    assert [each["holds"] for each in (whole, asked, attacks)] == [True, True, True]
    assert attacks["text"] == "Attacks on border posts is at least 20 a month"
    assert attacks["now"] == "now 22"
    (before,) = by_code(guest.data(f"{AFGHANISTAN}.json?as_of=2011-12-31"))["1"]["clauses"]
    assert (before["holds"], before["now"]) == (None, "")
    assert "cannot be told" in guest.read(f"{AFGHANISTAN}?as_of=2011-12-31").said


def test_an_indicator_has_its_values_over_time(guest):
    attacks, *_ = guest.data(f"{AFGHANISTAN}.json?{THEN}")["indicators"]
    assert [each["value"] for each in attacks["values"]] == [22, 27, 24, 18, 15, 12, 11, 9, 8]
    assert (attacks["value"], attacks["alarming"]) == (22, True)
    heights = [stroke["y"] for stroke in attacks["curve"]["strokes"]]
    assert min(heights) < attacks["curve"]["alarm"] < max(heights)


def test_an_assurance_is_told_as_a_statement_and_the_level_stays(guest):
    page = guest.data(f"{HOME}/zhanaozen.json")
    assert page["level"] == "tense"
    (assurance,) = page["assurances"]
    assert (assurance["member"]["code"], assurance["source"]) == ("KZ", "F1")
    said = guest.read(f"{HOME}/zhanaozen").said
    assert "The situation has stabilised and an investigation is going on there." in said
    assert "is a statement of theirs: no level, indicator or measure follows from it" in said


def test_a_plan_says_what_is_approved_and_leads_to_each_provision(guest):
    data = guest.data(f"{PLAN}.json?{THEN}")
    assert (data["approved"], data["total"]) == (3, 5)
    rungs = {r["level"]: [m["measure"]["code"] for m in r["measures"]] for r in data["rungs"]}
    assert rungs == {"calm": ["1"], "tense": ["2", "3", "5"], "crisis": ["4"]}
    page = guest.read(f"{PLAN}?{THEN}")
    there = "/sessions/csc-2011-12-20/documents/measures-2011"
    assert any(link.startswith(there) and link.endswith("#p4") for link in page.links)
    assert not data["overdue"]
    assert guest.data(f"{PLAN}.json?as_of=2012-12-31")["overdue"]


@pytest.mark.parametrize("page", [AFGHANISTAN, PLAN])
def test_every_page_of_an_exercise_is_marked_and_no_other(guest, page):
    played, real = guest.read(f"{page}?{PLAYED}"), guest.read(f"{page}?as_of=2012-12-31")
    assert BANNER in played.said
    assert "Nothing on this page happened." in played.said
    assert "".join(played.words).strip().startswith("Exercise:")
    assert BANNER not in real.said
    assert guest.data(f"{page}.json?{PLAYED}")["played"]["exercise"]["code"] == "winter-watch"
    assert guest.data(f"{page}.json?as_of=2012-12-31")["played"] is None


def test_what_is_played_is_on_no_page_of_reality(guest):
    real = guest.data(f"{AFGHANISTAN}.json?as_of=2012-12-31")
    assert (real["level"], by_code(real)["4"]["activation"]) == ("watch", None)
    played = guest.data(f"{AFGHANISTAN}.json?{PLAYED}")
    assert (played["level"], by_code(played)["4"]["standing"]) == ("crisis", "done")
    assert "A post has fallen." not in guest.read(f"{AFGHANISTAN}?as_of=2012-12-31").said


def test_the_journal_marks_what_is_played(guest):
    lines = guest.data("/journal.json?act=measure.activated&as_of=2012-12-31")["lines"]
    said = [line["said"] for line in lines]
    assert said[0] == "Exercise winter-watch: Measure 4 of plan measures-2011 activated"
    assert [each for each in said if "measure 4" in each.lower()] == said[:1]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"{HOME}/none", "There is no situation “none”."),
        (f"{AFGHANISTAN}?exercise=none", "There is no exercise “none”."),
        (f"{HOME}/zhanaozen?exercise=winter-watch", "There is no exercise “winter-watch”."),
        (f"{AFGHANISTAN}/plans/none", "There is no plan “none”."),
        (f"{HOME}/zhanaozen/plans/measures-2011", "There is no plan “measures-2011”."),
    ],
)
def test_what_is_not_there_is_one_sentence(guest, address, sentence):
    assert sentence in guest.read(address, status=404).said
