"""Whatever the description lets anybody send is answered as it says, and does no harm."""

import re
from urllib.parse import quote

import httpx
import msgspec
import pytest
from assembled import ROLES, Assembly
from described import Description, almost, drawn, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story import EVENTS, FOUNDING, JOINT, MEMBERS, on_behalf_of
from test_ballots import open_ballot

from plenipo.assembly import house
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.treaties.acts import TreatyOpened
from plenipo.core.act import Author, Entry
from plenipo.procedure.rule_file import text_of
from plenipo.register.state import Opening
from plenipo.register.verify import verify
from plenipo.web.layout import all_pages
from plenipo.web.openapi import describe
from plenipo.web.openapi_room import FORM, describe_room

TRACE = re.compile(r"Traceback|File \"|\.py\b|<class|object at 0x|NoneType|Error\(")
PEOPLE = st.sampled_from([*ROLES, *ROLES, ""])
MANY = settings(
    max_examples=400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PAPER = {"session": JOINT, "vote": "S-1", "member": "AM", "ballot": f"{1:032x}", "cast": "for"}
DEEP = 40
"""How many acts are recorded at least of a history of which others say almost the same."""
ASKED, FOUND = [], set()
"""The twins that were asked for, and what of all was there or was received."""
NOTIFIED: list[str] = []
"""The numbers of what a depositary notified, which no act holds."""
TREATY = TreatyOpened(treaty="river", names={"en": "River"}, clause="csto-charter", depositary="RU")
FEWER = settings(MANY, max_examples=60)
DESCRIBED = Description(msgspec.json.decode(describe(all_pages(), describe_room("plenipo"))))
SCHEMAS = DESCRIBED.schemas


@pytest.fixture(scope="module")
def assembly(tmp_path_factory):
    with Assembly(tmp_path_factory.mktemp("fuzz") / "room.plenipo") as assembly:
        for rule in ("osce-silence", "csto-procedural"):
            assembly.record(RuleAdopted(rule=rule, text=text_of(rule)))
        open_ballot(assembly, "S-1")
        assembly.record(TREATY)
        NOTIFIED.append(f"C.N.{assembly.registrar.state.size - 1}.2011")
        assembly.clock.go(minutes=10)
        assembly.browsers = {person: assembly.browser(person) for person in ("", *ROLES)}
        yield assembly


def is_sentence(said, sent):
    """Tell whether something is one line that tells nothing of the program; it may quote."""
    for word in sorted(words_of(sent), key=len, reverse=True):
        said = said.replace(word, "…")
    return bool(said.strip()) and "\n" not in said.strip() and not TRACE.search(said)


def words_of(sent):
    """The lines in what was sent, at any depth, which an answer may quote."""
    match sent:
        case str():
            return {sent} if "\n" in sent else set()
        case dict():
            return {word for pair in sent.items() for each in pair for word in words_of(each)}
        case list():
            return {word for each in sent for word in words_of(each)}
    return set()


def require_told(answer, sent):
    """Every refusal is told in sentences, a trace in none."""
    told = answer.json()
    refusals = told.get("refusals", ())
    said = [each if isinstance(each, str) else each["sentence"] for each in refusals]
    said += [told["error"]] if told.get("error") else []
    assert told["ok"] == (answer.status_code == 201)
    assert bool(said) == (not told["ok"]), told
    assert [sentence for sentence in said if not is_sentence(sentence, sent)] == []


def test_the_description_of_the_room_is_the_one_it_gives(assembly):
    assert assembly.client.get("/openapi.json").json() == DESCRIBED.told
    assert {"/acts", "/ballots", "/drafts", "/slips", "/live"} <= set(DESCRIBED.told["paths"])


def test_two_things_of_one_name_are_never_described_as_one():
    of_a_page = next(iter(Description(msgspec.json.decode(describe(all_pages()))).schemas))
    with pytest.raises(ValueError, match=of_a_page):
        describe(all_pages(), {"components": {"schemas": {of_a_page: {"type": "string"}}}})


def test_every_act_is_described_with_all_its_fields():
    for kind in house().acts:
        told = SCHEMAS[kind.__name__]
        names = {field.encode_name for field in msgspec.structs.fields(kind)}
        assert set(told["properties"]) == names | {"type"}
        assert {"$ref": f"#/components/schemas/{kind.__name__}"} in SCHEMAS["Act"]["oneOf"]
    assert len(SCHEMAS["Act"]["oneOf"]) == len(house().acts)


@MANY
@given(PEOPLE, drawn(DESCRIBED.body("/acts"), SCHEMAS))
def test_whatever_acts_are_handed_in_the_answer_is_as_described(assembly, person, told):
    answer = assembly.browsers[person].send(told)
    DESCRIBED.require(DESCRIBED.operations("post")["/acts"], answer)
    require_told(answer, told)


@pytest.mark.parametrize("kind", house().acts, ids=lambda kind: kind.__name__)
def test_every_kind_of_act_is_answered_as_described(assembly, kind):
    schema = SCHEMAS[kind.__name__]

    @settings(MANY, max_examples=25)
    @given(PEOPLE, drawn(schema, SCHEMAS), st.sampled_from([{}, {"audience": ["members"]}]))
    def hand_in(person, act, around):
        answer = assembly.browsers[person].send({"act": act, **around})
        DESCRIBED.require(DESCRIBED.operations("post")["/acts"], answer)
        require_told(answer, act)

    hand_in()


@MANY
@given(
    PEOPLE,
    st.one_of(
        drawn(DESCRIBED.body("/ballots"), SCHEMAS),
        almost(PAPER, SCHEMAS["BallotPaper"], SCHEMAS),
        st.sampled_from(sorted(MEMBERS)).map(lambda member: PAPER | {"member": member}),
    ),
)
def test_whatever_paper_is_put_into_the_box_is_answered_as_described(assembly, person, told):
    headers = assembly.browsers[person]._headers({"Content-Type": "application/json"})
    answer = assembly.client.post("/ballots", content=msgspec.json.encode(told), headers=headers)
    DESCRIBED.require(DESCRIBED.operations("post")["/ballots"], answer)
    require_told(answer, told)
    if answer.status_code == 201:
        FOUND.add("/ballots")


def test_papers_were_received_among_them():
    assert "/ballots" in FOUND


def test_what_is_almost_an_act_of_a_true_story_is_answered_as_described(assembly):
    """Deep in: each act of a history follows after what is almost that act, but not quite."""
    before = assembly.size
    for act in EVENTS:
        fields = msgspec.to_builtins(act)

        @settings(MANY, max_examples=4, database=None)
        @given(PEOPLE, almost(fields, SCHEMAS[type(act).__name__], SCHEMAS))
        def hand_in(person, told):
            answer = assembly.browsers[person].send({"act": told})
            DESCRIBED.require(DESCRIBED.operations("post")["/acts"], answer)
            require_told(answer, told)

        hand_in()
        answer = assembly.browsers["secretary"].send({"act": fields, "for": on_behalf_of(act)})
        DESCRIBED.require(DESCRIBED.operations("post")["/acts"], answer)
    assert assembly.size - before > DEEP


@FEWER
@given(PEOPLE, st.dictionaries(text, text, max_size=8), st.sampled_from(house().acts))
def test_whatever_form_is_sent_is_answered_by_a_page_or_a_sentence(assembly, person, told, kind):
    fields = {name: word for name, word in told.items() if not name.startswith("_")}
    answer = assembly.browsers[person].form(kind.__struct_config__.tag.partition("/")[0], **fields)
    assert answer.status_code in {303, 400, 401, 403, 409}
    assert not TRACE.search(answer.text)


@FEWER
@given(
    PEOPLE,
    drawn(DESCRIBED.body("/drafts", FORM), SCHEMAS, broken=False),
)
def test_whatever_draft_is_sent_is_answered_as_described(assembly, person, told):
    browser = assembly.browsers[person]
    told = {name: str(word) for name, word in told.items()}
    for token in (browser.token, told["_csrf"]):
        answer = assembly.client.post(
            "/drafts",
            data=told | {"_csrf": token, "member": "AM"},
            headers=browser._headers({}),
            follow_redirects=False,
        )
        DESCRIBED.require(DESCRIBED.operations("post")["/drafts"], answer)


@FEWER
@given(PEOPLE, drawn(DESCRIBED.body("/slips", FORM), SCHEMAS, broken=False))
def test_whatever_slip_is_sent_is_answered_as_described(assembly, person, told):
    browser = assembly.browsers[person]
    told = {name: str(word) for name, word in told.items()} | {"_csrf": browser.token}
    here = {"session": JOINT, "document": "L.4"}
    for around in ({}, {"_desk": "1", **here}, {"member": "AM", **here}):
        answer = assembly.client.post(
            "/slips",
            data=told | around,
            headers=browser._headers({}),
            follow_redirects=False,
        )
        DESCRIBED.require(DESCRIBED.operations("post")["/slips"], answer)
        assert not TRACE.search(answer.text)


def named_in_the_story(names):
    """The codes that acts of the story hold in fields of these names, as they stand together."""
    told = [msgspec.to_builtins(act) for act in [*FOUNDING, *EVENTS]]
    for fields in told:  # what an address calls otherwise than an act
        fields |= {"code": fields.get("body") or fields.get("member"), "number": "3"}
        fields |= {"paper": "journal"}
    told += [{"treaty": TREATY.treaty, "notification": number} for number in NOTIFIED]
    found = [{name: fields.get(name) for name in names} for fields in told]
    whole = [each for each in found if all(each.values())]
    return [each for place, each in enumerate(whole) if each not in whole[:place]]


def parameters(operation):
    """What fits the parameters of a twin; as often as not it is of something that is there."""
    kinds = {"integer": st.one_of(st.integers(-1, 10**30).map(str), text), "string": text}
    told = {}
    for parameter in operation["parameters"]:
        words = kinds.get(parameter["schema"].get("type"), text)
        if parameter["name"] == "as_of":
            words = st.sampled_from(
                ["", "2011-12-19T12:00Z", "2011", "0001-01-01", "9999-12-31", "x"]
            )
        told[parameter["name"], parameter["in"]] = words
    in_path = [name for name, where in told if where == "path"]
    there = [
        {(name, "path"): word for name, word in each.items()}
        for each in named_in_the_story(in_path)
    ]
    found = st.sampled_from(there or [{}])
    rest = st.fixed_dictionaries({}, optional=told)
    return st.one_of(found, st.builds(lambda one, other: other | one, found, rest), rest)


TWINS = [path for path in DESCRIBED.operations("get") if path != "/live"]  # that has no end


@pytest.mark.parametrize("path", TWINS)
def test_whatever_is_asked_of_a_twin_is_answered_as_described(assembly, path):
    operation = DESCRIBED.operations("get")[path]

    @settings(MANY, max_examples=40)
    @given(PEOPLE, parameters(operation))
    def ask(person, told):
        address = path
        for (name, where), word in told.items():
            if where == "path":
                address = address.replace(f"{{{name}}}", quote(word, safe="") or "x")
        query = {name: word for (name, where), word in told.items() if where == "query"}
        answer = assembly.client.get(
            address.replace("{", "x").replace("}", "x"),
            params=query,
            headers=assembly.browsers[person]._headers({}),
            follow_redirects=False,
        )
        DESCRIBED.require(operation, answer)
        if answer.status_code == 200:
            FOUND.add(path)

    ASKED.append(path)
    ask()


@FEWER
@given(
    PEOPLE, st.sampled_from([f"/sessions/{JOINT}", "/console", "/", "/x", "//[", "\x00", "ж"]), text
)
def test_whatever_is_asked_of_the_stream_is_answered_as_described(assembly, person, at, since):
    begun, sent = [], []

    async def ask():
        headers = assembly.browsers[person]._headers({"Accept": "text/event-stream"})
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/live",
            "raw_path": b"/live",
            "query_string": str(httpx.QueryParams({"at": at, "since": since})).encode(),
            "headers": [(n.lower().encode(), v.encode()) for n, v in headers.items()],
            "http_version": "1.1",
            "scheme": "http",
            "server": ("localhost", 8000),
            "client": ("127.0.0.1", 1),
            "root_path": "",
        }
        await assembly.client.app(scope, receive, send)

    async def receive():
        return {"type": "http.disconnect"} if begun else begun.append(1) or {"type": "http.request"}

    async def send(message):
        sent.append(message)

    assembly.client.blocking_portal.call(ask)
    status = str(sent[0]["status"])
    assert status in DESCRIBED.operations("get")["/live"]["responses"]
    assert not TRACE.search(b"".join(m.get("body", b"") for m in sent).decode())


def test_what_was_asked_of_each_twin_was_there_at_least_once():
    """Else only its failures were held against the description; this runs after those above."""
    assert [path for path in ASKED if path not in FOUND] == []


def test_nothing_was_recorded_that_the_rules_refuse_and_the_register_verifies(assembly):
    """This one is last: what all the others left behind is judged again, entry by entry."""
    state = house().new_state()
    entries = assembly.registrar.since(0)
    for entry in entries:
        assert isinstance(entry, Entry)
        if entry.seq:  # the first opens the register
            author = Author(entry.by, entry.principal)
            assert house().refuse(state, entry.act, author, entry.effective) == (), entry
        state.apply(entry)
    assert state.of(Opening).title == "A room"
    assert len(entries) > DEEP
    found = verify(assembly.path, house())
    assert found.faults == ()
    assert found.size == len(entries)
