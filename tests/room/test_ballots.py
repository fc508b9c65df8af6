"""Secret ballots in the room: who may vote, who learns what, and what a stop in the middle does."""

import re

import pytest
from assembled import Assembly
from story import ELECTION, JOINT, MEMBERS

from plenipo.capabilities.chairing.acts import BallotOpened
from plenipo.capabilities.chairing.state import Chairing
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed
from plenipo.core.act import wire_name
from plenipo.web.ballot_box import Paper

VOTE = "S-1"
HEADS = {code: f"{code.lower()}.head" for code in MEMBERS}


def number(n):
    return f"{n:032x}"


def open_ballot(assembly, vote=VOTE, **around):
    """Adopt the rule where it is not, and open a secret ballot."""
    if not assembly.registrar.state.of(Chairing).ballots:
        assembly.record(RuleAdopted(rule="election", text=ELECTION))
        assembly.record(
            ItemProposed(session=JOINT, item="9", names={"en": "An election"}, rule="election")
        )
        for n, (code, person) in enumerate(HEADS.items()):
            if code not in {"AM", "BY"}:
                given = CredentialsIssued(
                    credential=f"H-{n}", person=person, name=person, role="head", delegation=code
                )
                assembly.record(given)
    answer = assembly.browser("chair").act(
        "ballot.opened",
        session=JOINT,
        vote=vote,
        names={"en": "An election"},
        method="secret",
        rule="election",
        item="9",
        **around,
    )
    assert answer.status_code == 201, answer.text


def bring(browser, member, n, cast="for", vote=VOTE, **headers):
    """Hand in a paper as a program does."""
    paper = {"session": JOINT, "vote": vote, "member": member, "ballot": number(n), "cast": cast}
    return browser.assembly.client.post("/ballots", json=paper, headers=browser._headers(headers))


def vote_of(assembly, vote=VOTE):
    return assembly.registrar.state.of(Chairing).ballot(JOINT, vote)


def close(assembly, vote=VOTE):
    answer = assembly.browser("chair").act("ballot.closed", session=JOINT, vote=vote)
    assert answer.status_code == 201, answer.text
    quiet(assembly)


def quiet(assembly):
    """Wait until all that follows from an act is durable."""
    assembly.client.blocking_portal.call(assembly.room.desk._idle.wait)


def entries(assembly):
    return assembly.registrar.since(0)


def left_in(assembly):
    return assembly.office.row("SELECT count(*) FROM ballot_paper")[0]


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("am.head", 201),
        ("am.alternate", 201),
        ("am.adviser", 403),
        ("by.head", 403),
        ("secretary", 403),
        ("chair", 403),
        ("interpreter", 403),
        ("rs.observer", 403),
        ("", 401),
    ],
)
def test_a_paper_is_handed_in_for_ones_own_delegation_alone(assembly, person, status):
    open_ballot(assembly)
    answer = bring(assembly.browser(person), "AM", 1)
    assert answer.status_code == status, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert vote_of(assembly).voted == (("AM",) if status == 201 else ())
    assert left_in(assembly) == (status == 201)


def test_nobody_records_by_hand_what_the_box_records(assembly):
    open_ballot(assembly)
    for person in ("am.head", "chair", "secretary"):
        browser = assembly.browser(person)
        received = browser.act("ballot.received", session=JOINT, vote=VOTE, member="AM")
        counted = browser.act(
            "ballot.counted", session=JOINT, vote=VOTE, ballot=number(1), cast="for"
        )
        assert (received.status_code, counted.status_code) == (403, 403)


def test_the_register_knows_who_voted_and_nothing_of_how_until_it_is_closed(assembly):
    open_ballot(assembly)
    before = assembly.size
    for n, (code, person) in enumerate(HEADS.items()):
        cast = "against" if code == "BY" else "for"
        assert bring(assembly.browser(person), code, n, cast).status_code == 201
    told = entries(assembly)[before:]
    assert [(wire_name(e.act), e.principal) for e in told] == [
        ("ballot.received", code) for code in MEMBERS
    ]
    assert not any("against" in str(e) for e in told)
    close(assembly)
    *_, last = told
    papers = [e for e in entries(assembly) if wire_name(e.act) == "ballot.counted"]
    assert len(papers) == len(MEMBERS)
    assert {e.by for e in papers} == {"ballot-box"}
    assert {e.principal for e in papers} == {""}
    assert len({e.recorded for e in papers}) == 1
    assert min(e.seq for e in papers) > last.seq
    assert {e.act.ballot: e.act.cast for e in papers} == {
        number(n): "against" if code == "BY" else "for" for n, code in enumerate(MEMBERS)
    }
    assert left_in(assembly) == 0


def test_the_order_of_the_papers_is_not_that_in_which_they_were_brought(assembly):
    orders = set()
    for turn in range(6):
        open_ballot(assembly, f"S-{turn}")
        for n, (code, person) in enumerate(HEADS.items()):
            bring(assembly.browser(person), code, 100 * turn + n, vote=f"S-{turn}")
        close(assembly, f"S-{turn}")
        numbers = list(vote_of(assembly, f"S-{turn}").papers)
        orders.add(tuple(int(each, 16) % 100 for each in numbers))
    assert len(orders) > 1


def test_the_very_same_paper_again_is_answered_again_and_another_is_refused(assembly):
    open_ballot(assembly)
    head, alternate = assembly.browser("am.head"), assembly.browser("am.alternate")
    for browser in (head, head, alternate):
        assert bring(browser, "AM", 1).status_code == 201
    for n in (2, 3):
        refused = bring(alternate, "AM", n, "against")
        assert refused.status_code == 409
    taken = bring(assembly.browser("by.head"), "BY", 1)
    assert taken.status_code == 409
    assert "choose another number" in taken.text
    close(assembly)
    assert vote_of(assembly).papers == {number(1): "for"}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"ballot": "12"}, 409),
        ({"cast": "maybe"}, 409),
        ({"vote": "S-9"}, 409),
        ({"session": "nowhere"}, 409),
        ({"ballot": 7}, 400),
    ],
)
def test_an_odd_paper_is_refused_and_nothing_is_kept(assembly, change, status):
    open_ballot(assembly)
    paper = {"session": JOINT, "vote": VOTE, "member": "AM", "ballot": number(1), "cast": "for"}
    browser = assembly.browser("am.head")
    sent = {**paper, **change}
    answer = assembly.client.post("/ballots", json=sent, headers=browser._headers({}))
    assert answer.status_code == status, answer.text
    assert not answer.json()["ok"]
    assert left_in(assembly) == 0
    assert vote_of(assembly).voted == ()


def test_a_paper_that_comes_after_the_close_is_refused(assembly):
    open_ballot(assembly)
    close(assembly)
    assert bring(assembly.browser("am.head"), "AM", 1).status_code == 409
    assert left_in(assembly) == 0


def test_a_form_without_its_token_or_from_elsewhere_is_refused(assembly):
    open_ballot(assembly)
    head = assembly.browser("am.head")
    paper = {"session": JOINT, "vote": VOTE, "member": "AM", "ballot": number(1), "cast": "for"}
    for more, headers in (
        ({"_csrf": "x"}, {}),
        ({"_csrf": head.token}, {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}),
    ):
        answer = assembly.client.post(
            "/ballots", data={**paper, **more}, headers=head._headers(headers)
        )
        assert answer.status_code == 403
    assert bring(head, "AM", 1, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert left_in(assembly) == 0


def test_the_form_gives_a_receipt_and_leaves_no_trace_in_an_address(assembly):
    open_ballot(assembly)
    head = assembly.browser("am.head")
    paper = {"session": JOINT, "vote": VOTE, "member": "AM", "ballot": number(5), "cast": "for"}
    answer = assembly.client.post(
        "/ballots", data={**paper, "_csrf": head.token}, headers=head._headers({})
    )
    assert answer.status_code == 201
    assert number(5) in answer.text
    assert "location" not in answer.headers
    assert not re.search(rf'(href|action)="[^"]*{number(5)}', answer.text)


def test_who_may_not_read_of_a_ballot_does_not_vote_in_it(assembly):
    assembly.record(RuleAdopted(rule="election", text=ELECTION))
    opened = BallotOpened(
        session=JOINT, vote=VOTE, names={"en": "Apart"}, method="secret", rule="election"
    )
    assembly.record(opened, audience=("chair", "member:BY"))
    assert bring(assembly.browser("am.head"), "AM", 1).status_code == 403
    assert bring(assembly.browser("by.head"), "BY", 2).status_code == 201
    assert assembly.last().audience == ("chair", "member:BY")
    close(assembly)
    papers = [e for e in entries(assembly) if wire_name(e.act) == "ballot.counted"]
    assert [e.audience for e in papers] == [("chair", "member:BY")]


class StoppedError(Exception):
    """The machine stops."""


def stopped_and_started(tmp_path, do):
    """Do something in a room, stop it, and start it again."""
    path = tmp_path / "room.plenipo"
    with Assembly(path) as first:
        open_ballot(first)
        assert bring(first.browser("am.head"), "AM", 1).status_code == 201
        do(first)
        clock = first.clock
    return Assembly(path, clock)


def test_a_paper_that_was_in_the_box_when_the_machine_stopped_is_received(tmp_path):
    def stop_before_the_register(room):
        box = room.room.box
        box.tidy = lambda: None
        room.room.desk.submit = lambda _: (_ for _ in ()).throw(StoppedError)
        with pytest.raises(StoppedError):
            room.client.blocking_portal.call(box.receive, paper("BY", 2, "against"), "by.head")
        assert vote_of(room).voted == ("AM",)

    with stopped_and_started(tmp_path, stop_before_the_register) as room:
        assert vote_of(room).voted == ("AM", "BY")
        entry = room.last()
        assert (entry.by, entry.principal) == ("by.head", "BY")
        assert bring(room.browser("by.head"), "BY", 2, "against").status_code == 201
        assert bring(room.browser("by.head"), "BY", 3).status_code == 409
        close(room)
        assert vote_of(room).papers == {number(1): "for", number(2): "against"}


def paper(member, n, cast):
    return Paper(JOINT, VOTE, member, number(n), cast)


def test_what_was_closed_before_a_stop_is_counted_after_it(tmp_path):
    def close_and_stop(room):
        room.room.box.tidy = lambda: None
        room.room.box.papers.put(paper("BY", 2, "against"), "by.head")
        close(room)
        assert vote_of(room).papers == {}

    with stopped_and_started(tmp_path, close_and_stop) as room:
        quiet(room)
        ballot = vote_of(room)
        assert ballot.voted == ("AM", "BY")
        assert ballot.papers == {number(1): "for", number(2): "against"}
        assert ballot.handed["BY"] < ballot.closed
        assert left_in(room) == 0


def test_what_was_counted_before_a_stop_is_not_counted_again(tmp_path):
    def count_and_stop(room):
        room.room.box.papers.empty = lambda *_: None
        close(room)
        assert len(vote_of(room).papers) == 1
        assert left_in(room) == 1

    with stopped_and_started(tmp_path, count_and_stop) as room:
        quiet(room)
        assert left_in(room) == 0
        counted = [e for e in entries(room) if wire_name(e.act) == "ballot.counted"]
        assert len(counted) == 1


def test_the_papers_of_an_annulled_ballot_are_destroyed_uncounted(assembly):
    open_ballot(assembly)
    bring(assembly.browser("am.head"), "AM", 1)
    told = {"session": JOINT, "vote": VOTE, "reason": "a candidate was left out"}
    assert assembly.browser("chair").act("ballot.annulled", **told).status_code == 201
    quiet(assembly)
    assert left_in(assembly) == 0
    assert vote_of(assembly).papers == {}


def test_the_papers_are_nowhere_in_the_files_while_they_wait_beside_whose_they_are(assembly):
    open_ballot(assembly)
    bring(assembly.browser("am.head"), "AM", 1)
    columns = {
        table: {row[1] for row in assembly.office.rows(f"PRAGMA table_info({table})")}
        for table in ("ballot_paper", "ballot_voter")
    }
    assert columns["ballot_paper"] == {"number", "session", "vote", "choice"}
    assert columns["ballot_voter"] == {"session", "vote", "member", "by"}
    assert number(1).encode() not in assembly.path.read_bytes()


def test_a_vote_is_declared_as_the_papers_say_and_not_otherwise(assembly):
    open_ballot(assembly)
    bring(assembly.browser("am.head"), "AM", 1)
    bring(assembly.browser("by.head"), "BY", 2, "abstaining")
    chair = assembly.browser("chair")
    told = {
        "session": JOINT,
        "vote": VOTE,
        "names": {"en": "An election"},
        "method": "secret",
        "rule": "election",
        "item": "9",
        "says": "adopted",
        "outcome": "adopted",
        "counts": {"for": 1, "against": 0, "abstaining": 1},
    }
    early = chair.act("vote.taken", **told)
    assert [r["code"] for r in early.json()["refusals"]] == ["ballot-open"]
    close(assembly)
    other = chair.act("vote.taken", **{**told, "counts": {"for": 2}})
    assert [r["code"] for r in other.json()["refusals"]] == ["not-as-cast"]
    assert chair.act("vote.taken", **told).status_code == 201
