"""Workbooks that cannot be used, or only in part: one clear sentence each."""

import io
import struct
import zipfile

import pytest

from plenipo.exchange import TableError

TABLE = [["No", "Title", "AM", "BY"], [1, "Charter", "yes", "no"]]
READ = ["1 Charter: AM agree, BY object"]
SHEET = "xl/worksheets/sheet1.xml"
FREE, LAST, TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def refused(read, path, **options):
    """What the refusal says after the name of the file; it must be a sentence, with advice."""
    with pytest.raises(TableError) as error:
        read(path, **options)
    message, advice = str(error.value), error.value.advice
    assert message.startswith(f"{path} ")
    assert message.endswith(".")
    assert advice.endswith(".")
    return message.removeprefix(f"{path} ")


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def compound(**streams):
    """An OLE container, as of old Office files and of new ones under a password (MS-CFB)."""
    table, sectors, entries = [TABLE_SECTOR, LAST], b"", [("Root Entry", 5, 1, FREE, LAST, 0)]
    for place, (name, content) in enumerate(streams.items(), 1):
        count = -(-len(content) // 512)
        start = len(table) if count else LAST
        table += [*range(len(table) + 1, len(table) + count), LAST] if count else []
        sectors += content.ljust(512 * count, b"\0")
        beside = place + 1 if place < len(streams) else FREE
        entries.append((name, 2, FREE, beside, start, len(content)))
    directory = b"".join(
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
        + struct.pack(
            "<HBBIII16sIQQIQ",
            2 * len(name) + 2, kind, 1, FREE, beside, child, b"", 0, 0, 0, start, size,
        )
        for name, kind, child, beside, start, size in entries
    )  # fmt: skip
    header = struct.pack(
        "<8s16sHHHHH6s9I109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, LAST, 0, LAST, 0, 0, *[FREE] * 108,
    )  # fmt: skip
    sizes = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    return header + sizes + directory.ljust(512, b"\0") + sectors


def old_workbook(labels, merged=None, *, password=False):
    """The stream of an .xls workbook with one sheet of these labels (BIFF8)."""

    def record(kind, content=b""):
        return struct.pack("<HH", kind, len(content)) + content

    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    book = record(0x0809, begin) + (record(0x002F, b"\x01" + bytes(53)) if password else b"")
    name = b"Ministers"
    at = len(book) + 4 + 8 + len(name) + 4
    book += record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name) + record(0x000A)
    sheet = record(0x0809, begin.replace(b"\x05\0", b"\x10\0"))
    for (row, column), text in labels.items():
        head = struct.pack("<HHHHB", row, column, 0, len(text), 0)
        sheet += record(0x0204, head + text.encode("latin-1"))
    if merged:
        sheet += record(0x00E5, struct.pack("<HHHHH", 1, *merged))
    return (book + sheet + record(0x000A)).ljust(4096, b"\0")


def opendocument(rows, manifest=b"<manifest/>"):
    """An .ods file of one sheet; every third row stands for all but the last two there are."""
    repeated = [' table:number-rows-repeated="1048572"' if n == 2 else "" for n in range(len(rows))]
    lines = "".join(
        f"<table:table-row{times}>{''.join(row)}</table:table-row>"
        for times, row in zip(repeated, rows, strict=True)
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Ministers">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


@pytest.mark.parametrize("name", ["missing.xlsx", "missing.toml"])
def test_a_file_that_is_not_there(read, tmp_path, name):
    assert refused(read, tmp_path / name) == "does not exist."


def test_a_folder(read, tmp_path):
    assert refused(read, tmp_path) == "is a folder."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty."),
        (b"%PDF-1.7\n...", "is a PDF, whatever its name says."),
        (b"\x89PNG\r\n\x1a\n....", "is a picture (PNG), whatever its name says."),
        (b"\xff\xd8\xff\xe0....", "is a picture (JPEG), whatever its name says."),
        (b"PK\x05\x06" + b"\0" * 18, "is an empty zip archive, whatever its name says."),
        (b"PK\x03\x04 and then nothing more", "is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", "is damaged."),
        (compound(EncryptedPackage=b"", EncryptionInfo=b""), "is protected by a password."),
        (compound(WordDocument=b""), "is a Word document."),
        (compound(Something=b""), "is no workbook."),
        (zipped({"word/document.xml": b"<x/>"}), "is a Word document, whatever its name says."),
        (zipped({"xl/workbook.bin": b""}), "is a binary Excel workbook (.xlsb), whatever its "),
        (zipped({"readme.txt": b"hello"}), "is a zip archive and no workbook."),
        (zipped({"xl/workbook.xml": b"<workbook"}), "is damaged."),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "holds nothing."),
    ],
)
def test_a_file_that_is_something_else_than_its_name_says(read, file, content, sentence):
    assert refused(read, file(content, "positions.xlsx")).startswith(sentence)


@pytest.mark.parametrize("name", ["positions.csv", "positions.toml", "positions", "positions.xls"])
def test_a_workbook_under_another_name_is_read_as_what_it_is(workbook, read, items, name):
    assert items(read(workbook(TABLE, name=name))) == READ


def test_a_text_called_a_workbook_is_read_as_text(file, read, items):
    assert items(read(file("no,title,AM,BY\n1,Charter,yes,no\n", "positions.xlsx"))) == READ


def test_a_workbook_with_a_part_under_password_is_locked(read, workbook):
    path = workbook(TABLE)
    data = bytearray(path.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(bytes(data))
    assert refused(read, path) == "is protected by a password."


def test_a_workbook_that_declares_entities_is_refused(read, workbook, edit):
    path = workbook(TABLE)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '
    edit(path, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb)
    assert refused(read, path) == (
        "declares XML entities, which no workbook needs and which can do harm."
    )


def test_a_workbook_of_far_too_many_cells_is_refused_before_it_is_read(read, workbook, edit):
    path = workbook(TABLE)
    edit(path, "xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/big.xml")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book,
        book.open("xl/worksheets/big.xml", "w") as part,
    ):
        for _ in range(97):
            part.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    assert refused(read, path) == "holds far more cells than a table of positions."


def test_a_zip_bomb_that_declares_a_small_size_is_damaged(read, workbook):
    path = workbook(TABLE)
    with zipfile.ZipFile(path) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size
    data = path.read_bytes()
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    assert data[entry + 24 : entry + 28] == struct.pack("<I", size)
    path.write_bytes(data[: entry + 24] + struct.pack("<I", size // 2) + data[entry + 28 :])
    assert refused(read, path) == "is damaged."


def test_fifty_megabytes_of_pictures_do_not_keep_a_table_from_being_read(read, workbook, items):
    path = workbook(TABLE)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as book,
        book.open("xl/media/photograph.png", "w") as part,
    ):
        for _ in range(50):
            part.write(bytes(2**20))
    assert path.stat().st_size > 50 * 2**20
    assert items(read(path)) == READ


def test_a_formula_without_its_result_is_reported(workbook, read, items, problems):
    path = workbook([TABLE[0], [1, "Charter", "=B9", "no"]])
    table = read(path)
    assert items(table) == ["1 Charter: AM unread, BY object"]
    assert problems(table) == [
        (
            "Ministers!C2: the cell holds a formula without its result: open the file and save it "
            "again."
        )
    ]


def test_a_formula_with_its_result_counts_as_the_result(workbook, edit, read, items):
    path = workbook([TABLE[0], [1, "Charter", "=B9", "no"], [2, "Bases", "yes", "no"]])
    formula = b'<c r="C2"><f>B9</f><v></v></c>'
    edit(path, SHEET, formula, b'<c r="C2" t="str"><f>B9</f><v>agree</v></c>')
    assert items(read(path))[0] == "1 Charter: AM agree, BY object"


def test_a_formula_whose_result_is_blank_is_a_blank(workbook, edit, read, items, problems):
    path = workbook([TABLE[0], [1, "Charter", "=B9", "no"]])
    formula = b'<c r="C2"><f>B9</f><v></v></c>'
    edit(path, SHEET, formula, b'<c r="C2" t="str"><f>B9</f><v></v></c>')
    table = read(path)
    assert items(table) == ["1 Charter: AM blank, BY object"]
    assert problems(table) == []


def test_an_error_for_a_position_or_a_number_is_reported(workbook, edit, read, items, problems):
    path = workbook([TABLE[0], ["=A9", "Charter", "=B9", "no"]])
    for cell in (b"A", b"B"):
        place = {b"A": b"A2", b"B": b"C2"}[cell]
        formula = b'<c r="' + place + b'"><f>' + cell + b"9</f><v></v></c>"
        error = formula.replace(b'">', b'" t="e">', 1).replace(b"<v></v>", b"<v>#REF!</v>")
        edit(path, SHEET, formula, error)
    table = read(path)
    assert items(table) == ["row 2 Charter: AM unread, BY object"]
    assert problems(table) == [
        (
            "Ministers!A2: the error #REF! stands where an item number should, and the item is "
            "called "
            '"row 2" here.'
        ),
        "Ministers!C2: the cell holds the error #REF!.",
    ]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([["hello", "world"]], "names no members that are known in any row or column."),
        (TABLE[:1], "names members but has no items below them."),
        ([[]], "holds nothing."),
        (
            [TABLE[0], [1, "Charter", "1", "perhaps"]],
            'has no position that is known in its 2 filled cells, as "1", "perhaps".',
        ),
    ],
)
def test_a_workbook_without_a_table_that_can_be_used(workbook, read, lines, sentence):
    assert refused(read, workbook(lines)) == sentence


def test_a_table_of_none_of_the_members_of_the_body(workbook, read):
    path = workbook(TABLE)
    assert refused(read, path, members=["FR", "DE"]) == (
        "has a column for none of the members of the body."
    )


RUNS = b"<r><t>res</t></r><r><t>erve: </t></r><rPh><t>no</t></rPh><r><t>a_x000A_b</t></r>"
YES = b'<c r="C2" t="inlineStr"><is><t>yes</t></is></c>'


def test_a_string_of_runs_in_its_cell_is_read_without_reading_aids(workbook, edit, read, items):
    path = workbook(TABLE)
    edit(path, SHEET, YES, b'<c r="C2" t="inlineStr"><is>' + RUNS + b"</is></c>")
    assert items(read(path)) == ["1 Charter: AM reserve because a\nb, BY object"]


def test_a_string_that_cells_share_is_read_without_reading_aids(workbook, edit, read, items):
    path = workbook(TABLE)
    edit(path, SHEET, YES, b'<c r="C2" t="s"><v>1</v></c>')
    strings = b'<sst xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><si><t>no</t></si><si>'
    edit(path, "xl/sharedStrings.xml", None, strings + RUNS + b"</si></sst>")
    assert items(read(path)) == ["1 Charter: AM reserve because a\nb, BY object"]


def test_an_opendocument_sheet_is_read_with_merged_and_repeated_cells_and_notes(read, file, items):
    def cell(text, attributes="", note=""):
        note = note and f"<office:annotation><text:p>{note}</text:p></office:annotation>"
        return f"<table:table-cell {attributes}>{note}<text:p>{text}</text:p></table:table-cell>"

    rows = [
        [cell("No"), cell("Title"), cell("AM"), cell("BY"), cell("RU")],
        [
            cell("1.10", 'office:value-type="float" office:value="1.1"'),
            cell("Charter"),
            cell("agree", 'table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>",
            cell("reserve", note="until March"),
        ],
        ["<table:table-cell table:number-columns-repeated='16384'/>"],
        [cell("2"), cell("Bases"), cell("no", 'table:number-columns-repeated="3"')],
    ]
    path = file(opendocument(rows), "positions.ods")
    assert items(read(path)) == [
        "1.10 Charter: AM agree, BY agree, RU reserve because until March",
        "2 Bases: AM object, BY object, RU object",
    ]
    assert read(path, sheet="ministers").sheets[0].rows[1].ref == "Ministers!A1048575"
    assert refused(read, path, sheet="Defence") == 'has no sheet called "Defence".'


def test_an_opendocument_sheet_under_password_is_locked(read, file):
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    path = file(opendocument([], manifest), "positions.ods")
    assert refused(read, path) == "is protected by a password."


def test_an_opendocument_sheet_that_repeats_without_end_is_refused(read, file):
    row = ["<table:table-cell table:number-columns-repeated='999999999'><text:p>x</text:p>"]
    row.append("</table:table-cell>")
    assert refused(read, file(opendocument([row, row]), "positions.ods")) == (
        "holds far more cells than a table of positions."
    )


def test_an_old_workbook_is_read_with_merged_cells(read, file, items):
    labels = {(0, 0): "No", (0, 1): "Title", (0, 2): "AM", (0, 3): "BY"}
    labels |= {(1, 0): "1", (1, 1): "Charter", (1, 2): "agree"}
    path = file(compound(Workbook=old_workbook(labels, merged=(1, 1, 2, 3))), "positions.xls")
    assert items(read(path)) == ["1 Charter: AM agree, BY agree"]


def test_an_old_workbook_under_password_is_locked(read, file):
    path = file(compound(Workbook=old_workbook({}, password=True)), "positions.xls")
    assert refused(read, path) == "is protected by a password."


def test_an_old_workbook_that_is_cut_off_is_damaged(read, file):
    path = file(compound(Workbook=old_workbook({(0, 0): "No"})[:30].ljust(4096, b"\xff")), "p.xls")
    assert refused(read, path) == "is damaged."
