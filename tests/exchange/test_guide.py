"""The guide to tables is in step with what the reading goes by."""

import re
from pathlib import Path

from plenipo.exchange import STANCES, read_table
from plenipo.exchange.guide import in_step
from plenipo.exchange.stances import words

PAGE = Path(__file__).parents[2] / "docs" / "guides" / "tables.md"


def test_the_page_lists_the_words_as_the_data_have_them():
    page = PAGE.read_text("utf-8")
    assert in_step(page) == page, "run: python -m plenipo.exchange.guide docs/guides/tables.md"


def test_the_page_tells_of_every_stance_kind_and_state():
    page = PAGE.read_text("utf-8")
    named = [
        *STANCES,
        *(k["name"] for k in words()["kind"]),
        *(s["state"] for s in words()["status"]),
    ]
    assert [name for name in named if f"`{name}`" not in page] == []


def test_every_table_shown_on_the_page_is_read_without_a_problem(tmp_path):
    shown = re.findall(r"```(toml|csv)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert {form for form, _ in shown} == {"toml", "csv"}
    for form, text in shown:
        path = tmp_path / f"table.{form}"
        path.write_text(text, encoding="utf-8")
        table = read_table(path)
        assert table.problems == ()
        assert all(cell.stance for row in table.sheets[0].rows[:1] for cell in row.cells)
