"""The docs show the table as it is."""

from pathlib import Path

from sentences_told import KNOWN, main, page

WRITTEN = Path(__file__).parents[2] / "docs" / "guides" / "source.md"


def test_the_page_shows_the_table_that_is_asserted(rows):
    assert WRITTEN.read_text("utf-8") == page(rows), "run make docs"


def test_every_row_links_the_reference_of_its_acts(rows):
    lines = {line.split(" | ")[0]: line for line in page(rows).splitlines()}
    for row in rows.sentence:
        line = lines[f"| {row.number}"]
        for carrier in (row, *rows.of(row)):
            for carried in carrier.acts:
                link = f"(../reference/acts/{carried.act}.md)"
                assert (link in line) == (carried.act in KNOWN)
            assert all(f"`{seen.at}`" in line for seen in carrier.pages)
        assert row.says in line


def test_what_is_there_is_not_told_as_awaited(rows):
    for row, line in zip(
        rows.sentence, page(rows).split("| --- |\n")[-1].splitlines(), strict=False
    ):
        awaited = any(also.by in rows.awaiting for also in rows.of(row))
        assert ("not built yet" in line) == awaited


def test_the_page_is_written_where_it_is_named(tmp_path, rows, capsys):
    assert main([str(tmp_path / "source.md")]) == 0
    assert (tmp_path / "source.md").read_text("utf-8") == page(rows)
    assert main([]) == 2
    assert "Name the file to write" in capsys.readouterr().err
