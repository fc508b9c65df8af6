"""Every page of the demonstration is there, its links lead somewhere, its twin says the same."""

import re
from datetime import date

import msgspec
import pytest
from visitor import LATER, Read, Visitor, carried, is_page, parted

from plenipo.assembly import house
from plenipo.capabilities.members.acts import BodyEstablished
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionConvened
from plenipo.core.act import Author
from plenipo.core.audience import EVERYONE
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import making
from plenipo.register.view import View
from plenipo.web.languages import wording
from plenipo.web.layout import all_pages
from plenipo.web.reading import ReadingRoom

SESSION = "/sessions/ministers-2011-12"
NINE = "2011-12-19T09:00:00Z"
STANCE_OF = {
    "A": "agree",
    "AR": "agree-ad-referendum",
    "R": "reserve",
    "O": "object",
    "AB": "abstain",
    "NP": "not-taking-part",
    "·": "silent",
    "?": "to-reconfirm",
}


def pattern(address):
    """What the addresses of a page look like."""
    *parts, last = re.split(r"{\w+}", address)
    return re.compile("[^/]+".join(map(re.escape, (*parts, last))))


def is_html(answer):
    return answer.headers["content-type"].startswith("text/html")


@pytest.fixture(scope="module")
def past_tour(guest):
    return guest.crawl(f"/?as_of={NINE}&lang=ar")


def test_every_declared_page_and_twin_is_reached_by_following_links(tours):
    paths = {parted(address)[0] for known, _ in tours for address in known}
    declared = [
        form for page in all_pages() if not page.personal for form in (page.address, page.twin)
    ]
    # The note, the calendars and the feeds are for programs: no page links to their twins.
    plain = {page.twin for page in all_pages() if page.plain}
    missing = [
        form for form in declared if not any(pattern(form).fullmatch(path) for path in paths)
    ]
    assert len(declared) > 20
    assert set(missing) == plain


def test_every_link_and_filter_leads_to_a_page_that_is_there(tours):
    for known, least in tours:
        assert len(known) > least
        assert {
            address for address, answer in known.items() if answer.status_code not in {200, 303}
        } == set()


def test_every_link_of_a_past_moment_leads_to_a_page_that_is_there_then(past_tour):
    assert len(past_tour) > 400
    assert {a for a, answer in past_tour.items() if answer.status_code not in {200, 303}} == set()


def test_every_link_carries_the_moment_and_the_language(past_tour):
    led = []
    for address, answer in past_tour.items():
        if not is_html(answer):
            continue
        page = Read(answer.text)
        apart = {link for link in page.links if not is_page(link) or link.startswith("#")}
        languages = set(page.attribute("a", "href", lang="en"))
        languages |= {
            h for tag in ("ru", "fr", "ar") for h in page.attribute("a", "href", lang=tag)
        }
        now = {link for link in page.links if carried(link) == (None, "ar")}
        others = set(page.links) - apart - languages - now
        led += [(address, link) for link in others if carried(link) != (NINE, "ar")]
        # One link leads back to now; those to other languages keep the moment.
        assert len(now) == 1, (address, now)
        assert {carried(link)[0] for link in languages} == {NINE}
    assert led == []


def test_a_link_of_the_slider_keeps_the_language(guest):
    page = guest.read(f"{SESSION}?as_of={NINE}&lang=ar")
    (earlier,) = page.attribute("a", "href", rel="prev")
    answer = guest.ask(earlier)
    assert answer.status_code == 303
    moment, language = carried(answer.headers["location"])
    assert language == "ar"
    assert moment < NINE


def test_every_filter_form_carries_the_moment_and_the_language_along(past_tour):
    forms = 0
    for address, answer in past_tour.items():
        if is_html(answer) and 'class="filters"' in answer.text:
            form = answer.text.partition('class="filters"')[2].partition("</form>")[0]
            assert f'name="as_of" value="{NINE}"' in form, address
            assert 'name="lang" value="ar"' in form, address
            forms += 1
    assert forms > 20


def test_every_page_says_where_its_twin_is_and_the_twin_says_the_same_as_the_page_was_made_of(
    demonstration, tour
):
    room = ReadingRoom(demonstration, house(), EVERYONE)
    seen, present = room.look()
    view = View(seen, present, wording("en"), LATER)
    pages = {page.name: page for page in all_pages()}
    made = {
        SESSION: pages["session"].answer(view, session="ministers-2011-12"),
        f"{SESSION}/items/23": pages["item"].answer(view, session="ministers-2011-12", item="23"),
        "/members/UZ": pages["member"].answer(view, code="UZ"),
        "/bodies/cfm": pages["body"].answer(view, code="cfm"),
        "/entries/60": pages["entry"].answer(view, number=60),
        "/journal": pages["journal"].answer(view),
        "/": pages["home"].answer(view),
    }
    for address, data in made.items():
        twins = Read(tour[address].text).attribute("link", "href", type="application/json")
        (twin,) = twins
        assert tour[twin].content == msgspec.json.encode(data), address
    room.leave()


def test_every_twin_is_json_of_the_struct_its_page_declares(tour, voting_tour, sitting_tour):
    kinds = {page.twin: page.data for page in all_pages()}
    read = 0
    for address, answer in (*tour.items(), *voting_tour.items(), *sitting_tour.items()):
        path = parted(address)[0]
        if not path.endswith(".json") or path == "/openapi.json":
            continue
        (kind,) = [kind for twin, kind in kinds.items() if pattern(twin).fullmatch(path)]
        msgspec.json.decode(answer.content, type=kind, strict=True)
        read += 1
    assert read > 400


def test_the_matrix_shows_the_same_stances_as_the_twin(guest):
    page, data = guest.read(SESSION), guest.data(f"{SESSION}.json")
    told = [[STANCE_OF[letter] for letter in row] for row in page.cells()]
    assert len(told) == 30
    assert told == [row["stances"] for row in data["rows"]]
    assert all(row["title"] in page.said for row in data["rows"])


def test_the_state_of_play_begins_with_its_numbers(guest):
    page, data = guest.read(SESSION), guest.data(f"{SESSION}.json")
    assert (data["agreed"], data["total"]) == (22, 30)
    assert data["counts"] == [
        {"status": "agreed", "count": 22},
        {"status": "deferred", "count": 8},
    ]
    assert page.said.index("22 of 30 agreed") < page.said.index("Who holds what")
    assert page.said.index("Who holds what") < page.said.index("Items by members")


def test_the_picture_of_progress_says_its_numbers_in_words_too(guest):
    page = guest.read(SESSION)
    assert page.attribute("svg", "aria-label", role="img") == ["agreed: 22, deferred: 8"]


def test_the_page_of_the_session_says_who_holds_what_and_why(guest):
    holders = {h["member"]["code"]: h for h in guest.data(f"{SESSION}.json")["holders"]}
    (objecting, *_) = holders["UZ"]["groups"]
    assert objecting["stance"] == "object"
    assert objecting["told"][0] == {
        "item": "23",
        "title": "Criteria for a collective response to a crisis spilling over from Afghanistan",
        "reason": "no collective mechanism without the consent of the State concerned",
        "condition": "",
    }
    assert holders["UZ"]["count"] == 6
    assert "objects no collective mechanism without" in guest.read(SESSION).said


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("state=deferred", ["23", "24", "25", "26", "27", "28", "29", "30"]),
        ("member=KG", ["25", "26", "28"]),
        ("member=KG&state=agreed", []),
        ("q=drug", ["13", "21"]),
        ("q=%D0%BD%D0%B0%D1%80%D0%BA&lang=ru", ["13", "21"]),
        ("to=csc&q=security", ["2"]),
        ("body=cfm&state=deferred&member=RU", ["30"]),
        ("state=nonsense", []),
        ("member=nobody", []),
    ],
)
def test_the_filters_narrow_the_matrix(guest, query, items):
    assert [row["item"] for row in guest.data(f"{SESSION}.json?{query}")["rows"]] == items


def test_a_filter_keeps_what_was_chosen_and_says_how_many_items_pass(guest):
    page = guest.read(f"{SESSION}?state=deferred&q=common")
    assert page.attribute("input", "value", name="q") == ["common"]
    assert '<option value="deferred" selected>' in page.text
    assert "3 of 30 items" in page.said


def test_an_item_says_its_rule_its_arithmetic_its_decision_and_its_path(guest):
    said = guest.read(f"{SESSION}/items/1").said
    for part in (
        "The rule says: adopted",
        "CSTO Charter, Article 12",
        "7 of 7 heard, all needed.",
        "MIN/2011/1 declared adopted",
        "Proposed",
        "Put on the agenda",
        "Session of the Collective Security Council (summit)",
        "for signature on 20 December",
    ):
        assert part in said, part


def test_an_item_that_is_held_says_who_objects_and_why(guest):
    data = guest.data(f"{SESSION}/items/23.json")
    assert data["answer"]["outcome"] == "not-adopted"
    (bar,) = [bar for bar in data["answer"]["bars"] if not bar["holds"]]
    assert bar["sentence"] == "Objecting: Kazakhstan, Uzbekistan."
    assert (bar["have"], bar["base"], bar["need"], bar["at_most"]) == (2, 7, 0, True)
    assert data["answer"]["missing"] == [
        "The fewest changes: 2. Enough is: Kazakhstan, Uzbekistan to lift the objection."
    ]
    assert {p["member"]["code"]: p["reason"] for p in data["positions"] if p["reason"]} == {
        "KZ": "levels and triggers are to be defined first",
        "UZ": "no collective mechanism without the consent of the State concerned",
    }


def test_a_session_says_what_other_sessions_sent_to_it(guest):
    coming = guest.data("/sessions/csc-2011-12-20.json")["coming"]
    assert {(move["what"], move["session"]["code"]): len(move["items"]) for move in coming} == {
        ("item.referred", "ministers-2011-12"): 22,
        ("item.recommended", "ministers-2011-12"): 4,
    }
    page = guest.read("/sessions/csc-2011-12-20")
    assert "No items yet." in page.said
    assert f"{SESSION}/items/22" in page.links


def test_a_member_says_what_it_holds_and_what_awaits_its_word(stranger):
    (summit, ministers) = stranger.data("/members/TJ.json")["sessions"]
    assert [held["item"] for held in summit["awaits"]] == ["1"]
    assert [(held["item"], held["stance"]) for held in ministers["awaits"]] == [
        ("7", "to-reconfirm"),
        ("29", "silent"),
        ("30", "silent"),
        ("12/1 bis", "silent"),
    ]


@pytest.mark.parametrize("code", ["AM", "KG", "RU", "UZ"])
def test_a_member_holds_as_many_items_on_its_page_as_on_that_of_the_session(guest, code):
    holders = guest.data(f"{SESSION}.json")["holders"]
    (counted,) = [h["count"] for h in holders if h["member"]["code"] == code]
    sessions = guest.data(f"/members/{code}.json")["sessions"]
    (ministers,) = [each for each in sessions if SESSION.endswith(each["session"]["code"])]
    assert len(ministers["holds"]) == counted
    assert len({*(i["item"] for i in ministers["holds"])}) == counted


def test_the_journal_and_an_entry_name_the_item_and_the_session_they_lead_to(guest):
    entry = guest.data("/entries/60.json")
    assert entry["title"].startswith("Collective instructions of the ministers")
    assert entry["session_title"].startswith("Joint session of the ministers")
    lines = guest.data("/journal.json?session=ministers-2011-12")["lines"]
    titles = {line["entry"]: line["title"] for line in lines}
    assert titles[355] == entry["session_title"]
    assert titles[354] == "Common list of terrorist and extremist organisations"
    assert "22 Common list of terrorist" in guest.read("/journal?session=ministers-2011-12").said


def test_a_session_of_one_moment_has_nothing_to_look_back_to(guest, once):
    assert once.read("/sessions/alone").attribute("input", "type", id="act") == []
    assert guest.read(SESSION).attribute("input", "type", id="act") == ["range"]


@pytest.fixture
def once(tmp_path):
    """Somebody who looks at a register in which one session was convened, and no more."""
    path = tmp_path / "once.plenipo"
    names = {"en": "Alone"}
    acts = [
        BodyEstablished(body="all", names=names),
        RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus")),
        SessionConvened(
            session="alone",
            names=names,
            bodies=("all",),
            opens=date(2030, 1, 1),
            rule="csto-consensus",
        ),
    ]
    with making(path, house(), origin="once.example", title="Once") as registrar:
        for act in acts:
            (answer,) = registrar.record([Request((Proposed(act),), Author("keeper"))])
            assert isinstance(answer, Receipt), answer
    with Visitor(path) as visitor:
        yield visitor


def test_illustrative_data_are_marked_on_the_page(guest):
    marked = [
        row["item"]
        for row in guest.data(f"{SESSION}.json")["rows"]
        if row["source"] == "illustrative"
    ]
    page = guest.read(SESSION)
    matrix = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert marked[0] == "17"
    assert matrix.count(">illustrative<") == len(marked)


def test_the_checkpoint_is_served_as_the_note_that_other_tools_read(guest):
    answer = guest.ask("/checkpoint")
    assert answer.headers["content-type"].startswith("text/plain")
    size = guest.data("/checkpoint.json")["size"]
    assert answer.text.startswith(f"demo.plenipo.example/csto-2011\n{size}\n")
    assert guest.data("/checkpoint.json")["note"] == answer.text
