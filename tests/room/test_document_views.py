"""The views of a text in the room, and the files that are taken along: made of what one may see."""

import csv
import io
import zipfile

import docx
import pytest
from assembled import Assembly
from pypdf import PdfReader
from story import JOINT

from plenipo.exchange.texts.akn_reading import read_akn
from plenipo.text.parties import Parties
from plenipo.text.reading import read

HERE = f"/sessions/{JOINT}/documents/L.4"
ABOUT = {"session": JOINT, "document": "L.4"}
DRAFT = (
    "# Statement\n\n1. We act [at once / in time - BY] against drugs.\n\n"
    "2. We meet [again - RU; KZ delete] soon.\n"
)
VEILED = f"/sessions/{JOINT}/documents/L.9"
CODES = Parties.of_codes(["AM", "BY", "RU", "KZ"])


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A text that was negotiated, and one that only members read."""
    with Assembly(tmp_path_factory.mktemp("room") / "room.plenipo") as found:
        told = {"symbol": "CSTO/L.4", "names": {"en": "Statement"}, "text": DRAFT}
        told["parties"] = ["BY", "RU", "KZ"]
        words = {**ABOUT, "member": "AM", "proposal": "AM-1", "action": "replace"}
        words |= {"provision": "p2", "passage": "drugs", "words": "all drugs", "reason": "more"}
        done = {**ABOUT, "bracket": "AM-1", "alternative": 2, "decided": "by the chair"}
        new = {**ABOUT, "member": "AM", "proposal": "AM-2", "action": "insert", "provision": "p3"}
        new |= {"passage": "soon", "words": "=in Minsk"}
        for person, kind, act in (
            ("secretary", "document.tabled", {**ABOUT, **told}),
            ("am.head", "wording.proposed", words),
            ("chair", "bracket.resolved", done),
            ("am.head", "wording.proposed", new),
        ):
            assert found.browser(person).act(kind, **act).status_code == 201
        veiled = {**ABOUT, **told, "document": "L.9", "symbol": "CSTO/L.9"}
        veiled |= {"text": DRAFT.replace("at once", "veiled")}
        act = {"type": "document.tabled", **veiled}
        circles = ["members", "secretariat", "chair"]
        answer = found.browser("secretary").send({"act": act, "audience": circles})
        assert answer.status_code == 201
        yield found


@pytest.fixture
def reader(room):
    return room.browser("by.head")


def notation(reader, query):
    return reader.get(f"{HERE}/text.md?{query}").text


def test_each_phrase_tells_who_proposed_it_and_how_it_was_decided(reader):
    told = reader.get(f"{HERE}/provenance.json").json()
    one = told["provisions"][1]["phrases"]
    (new,) = [each for each in one if each["pieces"][0]["text"].strip() == "all drugs"]
    source, decision = told["sources"][str(new["entry"])], told["sources"][str(*new["decided"])]
    assert (source["about"], source["reason"]) == ("AM-1", "more")
    assert [party["code"] for party in source["parties"]] == ["AM"]
    assert (decision["reading"], decision["reason"]) == (2, "by the chair")
    base = {each["entry"] for each in one} - {new["entry"]}
    assert [told["sources"][str(entry)]["tabled"] for entry in base] == [True]
    page = reader.get(f"{HERE}/provenance").text
    assert "Since it was tabled" in page
    assert "AM-1 decided, reading 2 stays" in page


def test_only_what_one_delegation_holds(reader):
    assert notation(reader, "only=AM").strip() == "2. We meet soon[ =in Minsk - AM]."
    told = reader.get(f"{HERE}.json?only=BY").json()
    assert [each["id"] for each in told["provisions"]] == ["p2"]
    assert told["only"]["code"] == "BY"
    assert reader.get(f"{HERE}?only=TJ").status_code == 404


def test_as_if_one_reading_prevailed(reader):
    assert "We act in time against all drugs." in notation(reader, "reading=b1:2")
    both = notation(reader, "reading=b1:0,b2:1")
    assert "We act against all drugs." in both
    assert "We meet again soon[ =in Minsk - AM]." in both
    page = reader.get(f"{HERE}?reading=b1:2").text
    assert "As if this had prevailed" in page
    for wrong in ("b1:3", "b9:1", "b1", "b1:two", "b1:1,"):
        assert reader.get(f"{HERE}?reading={wrong}").status_code == 404


def test_views_are_put_together(reader):
    assert "We act at once" in notation(reader, "reading=b1:1&as=BY")
    told = reader.get(f"{HERE}/text.json?as=BY&reading=b2:1").json()
    assert told["taken"]["view"] == "b2: 1, as Belarus wants it"
    assert told["taken"]["clean"]


def test_the_brackets_by_delegation_by_part_and_over_time(reader):
    told = reader.get(f"{HERE}/brackets.json").json()
    assert told["stances_said"] == ["propose", "oppose"]
    parties = {each["party"]["code"]: each for each in told["parties_told"]}
    assert parties["KZ"]["said"] == [0, 1]
    assert [(each["where"], each["brackets"]) for each in told["stretches"]] == [("Statement", 3)]
    assert [point["open"] for point in told["burn"]["points"]] == [2, 3, 2, 3]
    assert [line["without"] for line in told["lines"]] == ["b1:0", "b2:0", "AM-2:0"]
    page = reader.get(f"{HERE}/brackets?reading=b1:2")
    assert 'name="reading" value="b1:2,b2:1"' in page.text
    assert 'name="reading" value="b1:1"' in page.text
    assert "style=" not in page.text


def test_the_compilation_in_columns(reader):
    told = reader.get(f"{HERE}/compilation.json").json()["sheet"]
    assert [column["title"] for column in told["columns"]] == [
        "New paragraph",
        "Source paragraph",
        "Contributing parties",
        "Consolidation and rationale",
    ]
    head, one, two = told["rows"]
    assert head == ["Statement", "Statement", "", "unchanged"]
    assert one[0].endswith("We act [at once / in time - BY] against all drugs.")
    assert one[1].endswith("against drugs.")
    assert one[2] == "Armenia: proposes\nBelarus: proposes"
    assert "AM-1 Replace the words “drugs” → “all drugs” (decided): more" in one[3]
    assert "AM-1 decided, reading 2 stays: by the chair" in one[3]
    assert "Kazakhstan: wants it deleted" in two[2]
    same = reader.get(f"{HERE}/compilation.json?since=1&until=1").json()["sheet"]
    assert {row[3] for row in same["rows"]} == {"unchanged"}
    assert reader.get(f"{HERE}/compilation?since=7").status_code == 404


def test_the_compilation_as_rows_and_as_a_word_document(reader):
    answer = reader.get(f"{HERE}/compilation.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    name = f"{JOINT}-L.4-compilation-en.csv"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    sheet = reader.get(f"{HERE}/compilation.json").json()["sheet"]
    assert rows[1:] == sheet["rows"]
    paper = docx.Document(io.BytesIO(reader.get(f"{HERE}/compilation.docx").content))
    (table,) = paper.tables
    assert [cell.text for cell in table.rows[2].cells] == sheet["rows"][1]


def test_a_text_is_taken_along_in_every_format_and_view(reader):
    for query, name in (("", ""), ("as=BY", "-BY"), ("as=all-out", "-all-out"), ("only=AM", "-AM")):
        written = notation(reader, query)
        for ending in ("docx", "pdf", "xml", "md"):
            answer = reader.get(f"{HERE}/text.{ending}?{query}")
            assert answer.status_code == 200, (ending, query)
            file = f"{JOINT}-L.4-text{name}-en.{ending}"
            assert answer.headers["content-disposition"] == f'attachment; filename="{file}"'
            again = reader.get(f"{HERE}/text.{ending}?{query}")
            assert again.content == answer.content
        text = read(written, CODES).text
        found = read_akn(reader.get(f"{HERE}/text.xml?{query}").content, name="text.xml").text
        assert [p.number for p in found.provisions] == [p.number for p in text.provisions]
        for ending in ("docx", "tracked.docx"):
            word = reader.get(f"{HERE}/text.{ending}?{query}").content
            assert zipfile.ZipFile(io.BytesIO(word)).testzip() is None


def test_what_is_proposed_is_a_tracked_change_by_its_delegation(reader):
    answer = reader.get(f"{HERE}/text.tracked.docx")
    name = f"{JOINT}-L.4-text-en.tracked.docx"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    written = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    assert 'w:author="Armenia"' in written
    plain = zipfile.ZipFile(io.BytesIO(reader.get(f"{HERE}/text.docx").content))
    assert "w:author" not in plain.read("word/document.xml").decode()


def test_a_printed_view_says_on_its_page_that_it_is_one(reader):
    pages = PdfReader(io.BytesIO(reader.get(f"{HERE}/text.pdf?as=BY").content)).pages
    said = pages[0].extract_text()
    assert "as Belarus wants it" in said
    assert "We act in time against all drugs." in said
    whole = PdfReader(io.BytesIO(reader.get(f"{HERE}/text.pdf").content)).pages[0].extract_text()
    assert "as Belarus wants it" not in whole


def test_what_is_no_format_is_not_there(reader):
    for path in ("/text.odt", "/text.csv", "/compilation.pdf", "/brackets.docx", ".docx", ".md"):
        assert reader.get(f"{HERE}{path}").status_code == 404, path


PATHS = (
    *("/provenance", "/provenance.json", "/brackets", "/brackets.json", "/compilation"),
    *("/compilation.json", "/compilation.csv", "/text", "/text.json", "/text.md", "/text.xml"),
)


@pytest.mark.parametrize("path", PATHS)
def test_what_few_may_see_is_in_no_view_and_no_file_of_others(room, path):
    assert "veiled" in room.browser("am.head").get(f"{VEILED}{path}").text
    observer = room.browser("rs.observer")
    answer, nothing = (observer.get(f"{at}{path}") for at in (VEILED, f"{HERE}7"))
    assert answer.status_code == nothing.status_code == 404
    assert "veiled" not in answer.text


@pytest.mark.parametrize("ending", ["docx", "tracked.docx", "pdf"])
def test_nor_is_there_a_file_of_it_for_others_and_no_cache_of_all_keeps_it(room, ending):
    answer = room.browser("am.head").get(f"{VEILED}/text.{ending}")
    assert answer.status_code == 200
    assert "private" in answer.headers["cache-control"]
    assert room.browser("rs.observer").get(f"{VEILED}/text.{ending}").status_code == 404
