"""plenipo check on tables: the answer, its forms, its exit codes."""

import csv
import json
import sqlite3

import openpyxl


def test_it_says_how_many_items_are_agreed_and_what_is_open(plenipo, table):
    answer = plenipo("check", table, code=1).stdout
    assert "3 of 5 agreed, 1 of them ad referendum; 2 open." in answer


def test_it_names_the_rule_it_applied(plenipo, table):
    answer = plenipo("check", table, code=1).stdout
    assert "Rule: Consensus: everybody has been heard and nobody objects (consensus" in answer


def test_each_open_item_says_who_holds_it_and_why(plenipo, table):
    lines = [line.strip() for line in plenipo("check", table, code=1).stdout.splitlines()]
    third = lines.index("12 bis  Third")
    assert lines[third + 1 : third + 3] == [
        "BY reserve (parliamentary): until March",
        "RU object: contrary to article 5",
    ]
    assert lines[lines.index("4       Fourth") + 1] == "not yet heard: BY"


def test_each_member_that_holds_something_is_listed_with_it(plenipo, table):
    answer = plenipo("check", table, code=1).stdout
    assert "Belarus (BY)  2 open: 12 bis, 4" in answer
    assert "Russia (RU)  1 open: 12 bis" in answer
    assert "Armenia" not in answer


def test_the_json_answer_holds_the_same(plenipo, table):
    answer = json.loads(plenipo("check", table, "--json", code=1).stdout)
    (session,) = answer["sessions"]
    assert session["counts"] == {
        "agreed": 2,
        "agreed-ad-referendum": 1,
        "open": 2,
        "deferred": 0,
        "returned": 0,
        "withdrawn": 0,
        "not-adopted": 0,
    }
    third = next(item for item in session["items"] if item["item"] == "12 bis")
    assert third["holders"][0] == {
        "member": "BY",
        "name": "Belarus",
        "stance": "reserve",
        "kind": "parliamentary",
        "reason": "until March",
    }
    assert answer["all_agreed"] is False


def test_another_rule_gives_another_answer(plenipo, table):
    answer = plenipo("check", table, "--rule", "majority", code=1).stdout
    assert "4 of 5 agreed, 1 of them ad referendum; 1 open." in answer


def test_a_rule_can_stand_in_a_file(plenipo, table, tmp_path):
    rule = tmp_path / "ours.yaml"
    rule.write_text(
        "rule: ours\ntitle: {en: Ours}\nsource: ours\nversions:\n"
        "  - since: 2000-01-01\n    article: Article 7\n    condition:\n"
        '      share: {of: for, out_of: members, at_least: "1/3"}\n'
    )
    answer = plenipo("check", table, "--rule", rule, code=0).stdout
    assert "Rule: Ours (ours; Article 7)." in answer


def test_an_unknown_rule_is_answered_with_the_nearest_and_where_all_are_listed(plenipo, table):
    said = plenipo("check", table, "--rule", "consenus", code=2).stderr
    assert said == (
        "There is no rule 'consenus' in the library: did you mean 'consensus'?\n"
        "'plenipo rules' lists them.\n"
    )


def test_all_agreed_is_exit_code_nought(plenipo, tmp_path):
    path = tmp_path / "small.csv"
    path.write_text("item,title,AM,BY\n1,One,agree,agree\n2,Two,✓,yes\n")
    assert "2 of 2 agreed." in plenipo("check", path, code=0).stdout


def test_a_deferred_item_is_told_apart_with_its_reason(plenipo, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "item,title,status,AM,BY\n"
        "1,One,,agree,agree\n"
        "2,Two,deferred: needs a conceptual approach,agree,object\n"
    )
    answer = plenipo("check", path, code=1).stdout
    assert "1 of 2 agreed; 1 deferred." in answer
    assert "needs a conceptual approach" in answer
    assert "Belarus (BY)  1 put aside: 2" in answer


def test_what_cannot_be_read_is_told_by_place_and_the_rest_is_answered(plenipo, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("item,title,AM,BY\n1,One,agree,agreee\n2,Two,agree,agree\n")
    answer = plenipo("check", path, code=1).stdout
    assert "1 of 2 agreed; 1 open." in answer
    assert "Could not be read or taken in (1):" in answer
    assert "line 2, column 4" in answer
    assert "agree" in answer.split("line 2, column 4")[1]


def test_a_file_that_is_no_table_is_one_sentence(plenipo, tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"%PDF-1.7 nothing")
    done = plenipo("check", path, code=2)
    assert done.stdout == ""
    assert str(path) in done.stderr


def test_a_missing_file_is_one_sentence(plenipo, tmp_path):
    assert "nothing.csv" in plenipo("check", tmp_path / "nothing.csv", code=2).stderr


def test_the_reports_hold_the_answer(plenipo, table, tmp_path):
    for ending in ("xlsx", "html", "csv"):
        plenipo("check", table, "--output", tmp_path / f"report.{ending}", code=1)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "3 of 5 agreed" in page
    assert "BY reserve (parliamentary): until March" in page
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["item"]: row for row in csv.DictReader(file)}
    assert rows["12 bis"]["status"] == "open"
    assert rows["12 bis"]["RU"] == "object"
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book["State of play"]["A2"].value == "3 of 5 agreed"
    assert [cell.value for cell in book["ministers"]["A"]][1:] == ["1", "1.2", "12 bis", "4", "5"]


def test_a_report_of_an_unknown_kind_is_one_sentence(plenipo, table, tmp_path):
    said = plenipo("check", table, "--output", tmp_path / "report.doc", code=2).stderr
    assert said.startswith("A report cannot be written as 'report.doc'")


def test_no_report_is_a_formula_or_markup(plenipo, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('item,title,AM\n1,"=HYPERLINK(""http://x"")<script>",object: =1+1\n')
    for ending in ("xlsx", "html", "csv"):
        plenipo("check", path, "--output", tmp_path / f"r.{ending}", code=1)
    assert "<script>" not in (tmp_path / "r.html").read_text("utf-8")
    title = openpyxl.load_workbook(tmp_path / "r.xlsx")["t"]["B2"]
    assert (title.data_type, title.value[:2]) == ("s", "=H")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["title"].startswith("'=")


def test_a_table_recorded_in_a_register_gives_the_same_answer_there(plenipo, table, tmp_path):
    register = tmp_path / "r.plenipo"
    direct = json.loads(plenipo("check", table, "--json", code=1).stdout)
    recorded = plenipo("check", table, "--register", register, code=1).stdout
    assert "acts recorded in" in recorded
    plenipo("verify", register, code=0)
    again = json.loads(plenipo("check", register, "--json", code=1).stdout)
    assert again["sessions"] == direct["sessions"]


def test_recording_a_changed_table_records_only_what_changed(plenipo, table, tmp_path):
    register = tmp_path / "r.plenipo"
    plenipo("check", table, "--register", register, code=1)
    assert "0 acts recorded" in plenipo("check", table, "--register", register, code=1).stdout
    table.write_text(table.read_text().replace("object: contrary to article 5", "agree"))
    assert "1 acts recorded" in plenipo("check", table, "--register", register, code=1).stdout
    answer = json.loads(plenipo("check", register, "--json", code=1).stdout)
    (third,) = [i for i in answer["sessions"][0]["items"] if i["item"] == "12 bis"]
    assert [holder["member"] for holder in third["holders"]] == ["BY"]


def test_options_of_registers_are_refused_for_tables_and_the_other_way(plenipo, table, tmp_path):
    assert "--as-of is for registers" in plenipo("check", table, "--as-of", "2011-12-19").stderr
    register = tmp_path / "r.plenipo"
    plenipo("check", table, "--register", register, code=1)
    assert "--rule is for tables" in plenipo("check", register, "--rule", "majority").stderr


def test_any_other_sqlite_file_is_not_taken_for_a_register(plenipo, tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t(x)")
    assert "not a register of Plenipo" in plenipo("check", path, code=2).stderr
