"""Votes: the record and its filters, a vote with its arithmetic, other votes to try, a member's."""

import pytest
from registers import MEMBERS, SCRIPT
from visitor import Visitor
from voting import ASSEMBLY, COUNCIL, ROUTINE, SECRET_VOTE, build_votes, vote

M1 = f"/votes/{ASSEMBLY}/M-1"
S2 = f"/votes/{COUNCIL}/S%2F2"
SINGLE = 13
"""How many lines of the record are told one by one."""


def numbers(data):
    return {n["voice"]: n["count"] for n in data["numbers"]}


def bars(data, kind="bars"):
    return [(b["have"], b["need"], b["base"], b["holds"]) for b in data["counted"][kind]]


def lines(visitor, query=""):
    return [line["number"] for line in visitor.data(f"/votes.json?{query}")["lines"]]


def test_the_record_begins_with_its_numbers(voter):
    data = voter.data("/votes.json")
    assert data["total"] == data["found"] == ROUTINE + SINGLE
    assert {r["code"]: r["count"] for r in data["results"]} == {
        "adopted": ROUTINE + 6,
        "not-adopted": 2,
        "blocked-by-veto": 1,
        "no-quorum": 1,
        "second-vote": 1,
        "undetermined": 1,
        "rescinded": 1,
    }
    said = voter.read("/votes").said
    assert said.index(f"{ROUTINE + 6} adopted") < said.index("Text or number")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("outcome=blocked-by-veto", ["S/2"]),
        ("outcome=rescinded", ["C-3"]),
        ("outcome=not-adopted", ["T-2", "S/4"]),
        (f"session={COUNCIL}", ["S/5", "S/4", "S/3", "S/2", "S/1"]),
        ("body=sc&outcome=adopted", ["S/1"]),
        ("rule=with-veto&way=show-of-hands", ["S/5"]),
        ("way=without-a-vote", ["D-1"]),
        ("member=RU&cast=against&session=council-2011", ["S/2"]),
        ("member=RU&cast=absent", ["S/3"]),
        ("member=RU&cast=apart", []),
        ("member=nobody", []),
        ("member=MD", []),
        ("q=budget", ["B-2"]),
        ("q=%D0%BE%D0%B1%D1%8B%D1%87%D0%BD%D1%8B%D0%B9+40", ["A/66/40"]),
        ("q=routine+l.17", ["A/66/17"]),
        ("q=seat+armenia&outcome=adopted", []),
        ("since=2011-11-02&until=2011-11-02&member=AM&cast=against", []),
        ("since=2011-11-02&until=2011-11-02", ["S/5", "S/4", "S/3", "S/2", "S/1"]),
        ("until=2011-09-20", ["A/66/5", "A/66/4", "A/66/3", "A/66/2", "A/66/1"]),
        ("since=2012-01-01", []),
        ("until=9999-12-31&q=programme", ["D-1"]),
    ],
)
def test_the_filters_narrow_the_record(voter, query, found):
    assert lines(voter, query) == found


def test_the_outcomes_are_counted_among_what_passes_the_other_filters(voter):
    data = voter.data(f"/votes.json?session={COUNCIL}&outcome=adopted")
    assert (data["total"], data["found"]) == (5, 1)
    assert sum(result["count"] for result in data["results"]) == 5


def test_the_record_is_told_page_by_page_and_no_line_is_lost(voter):
    first, second = (voter.data(f"/votes.json?page={page}") for page in (1, 2))
    assert (first["page"], first["pages"], len(first["lines"])) == (1, 2, 50)
    told = [line["entry"] for line in first["lines"] + second["lines"]]
    assert len(set(told)) == len(told) == ROUTINE + SINGLE
    moments = [line["moment"] for line in first["lines"] + second["lines"]]
    assert moments == sorted(moments, reverse=True)
    assert voter.data("/votes.json?page=99")["page"] == 2
    page = voter.read("/votes?way=recorded&page=1&q=a")
    assert page.attribute("a", "rel", href="/votes?page=2&way=recorded&q=a&member=") == []
    assert "Page 1 of 2" in voter.read("/votes").said


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/votes?since=yesterday", "This is not a day: write it like 2011-12-19."),
        (f"{M1}?if=AM", "Votes to try are written like AM:against,BY:absent"),
        (f"{M1}?if=AM:perhaps", "Votes to try are written like AM:against,BY:absent"),
        (f"{M1}?if=FR:for", "Votes to try are written like AM:against,BY:absent"),
        (f"/votes/{ASSEMBLY}/H-1?if=AM:for", "Votes to try are written like"),
    ],
)
def test_what_cannot_be_read_of_an_address_is_told_in_a_sentence(voter, address, sentence):
    assert sentence in voter.read(address, status=400).said


@pytest.mark.parametrize(
    "address", ["/votes/none/M-1", f"/votes/{ASSEMBLY}/none", f"/votes/{ASSEMBLY}/D-1"]
)
def test_a_vote_that_is_not_there_is_not_found(voter, address):
    assert "There is no vote" in voter.read(address, status=404).said


def test_a_vote_says_its_outcome_and_its_numbers_before_all_else(voter):
    said = voter.read(M1).said.partition("M-1 Miscounted")[2]
    outcome = said.index("adopted 4 in favour 2 against 1 abstaining")
    assert outcome < said.index("M-1 Miscounted")
    assert "Announced in favour: 5; counted by name: 4." in said
    assert "the board showed one vote in favour too many" in said
    assert f"Miscounted {SCRIPT}" in said


def test_a_vote_shows_each_condition_with_its_threshold(voter):
    data = voter.data(f"{S2.replace('S%2F2', 'S%2F1')}.json")
    assert bars(data, "quorum") == [(7, 4, 7, True)]
    assert bars(data) == [
        (6, 4, 7, True),
        (0, 0, 0, True),  # one of these suffices
        (370, 236, 428, True),  # half a million each
        (0, 1, 7, True),
        (0, 0, 2, True),
    ]
    assert [bar["told"] for bar in data["counted"]["bars"]][2] == ["185", "118", "214"]
    assert [bar["depth"] for bar in data["counted"]["bars"]] == [0, 0, 1, 1, 0]
    page = voter.read(f"/votes/{COUNCIL}/S%2F1")
    assert "185 of 214; at least 118" in page.attribute("svg", "aria-label", role="img")
    assert "0 of 2; at most 0" in page.attribute("svg", "aria-label", role="img")


def test_a_vote_blocked_by_a_veto_names_who_stands_in_the_way(voter):
    data = voter.data(f"{S2}.json")
    assert (data["result"], data["says"]) == ("blocked-by-veto", "blocked-by-veto")
    assert (data["declared"], data["contested"]) == ("not-adopted", False)
    assert [m["code"] for m in data["counted"]["decisive"]] == ["RU"]
    assert data["counted"]["turning"] == ["The fewest changes: 1. Enough is: Russia to abstain."]


def test_a_vote_that_was_adopted_says_what_would_have_defeated_it(voter):
    data = voter.data(f"{M1}.json")
    (said,) = data["counted"]["turning"]
    assert said.startswith("The fewest changes: 1. Enough is: Armenia, Belarus, Kazakhstan or")
    assert "What would have defeated it" in voter.read(M1).said


def test_what_is_told_to_turn_a_vote_does_turn_it_when_it_is_tried(voter):
    for member in ("AM", "BY", "KZ", "KG"):
        tried = voter.data(f"{M1}.json?if={member}:against")
        assert tried["trying"]["turned"], member
        assert (tried["trying"]["before"], tried["trying"]["outcome"]) == (
            "adopted",
            "second-vote",
        )
    assert voter.data(f"{S2}.json?if=RU:abstaining")["trying"]["outcome"] == "adopted"


def test_to_try_other_votes_counts_again_and_changes_nothing(voter):
    before = voter.ask(f"{M1}.json").content
    tried = voter.data(f"{M1}.json?if=AM:against,RU:absent")
    assert numbers(tried) == {"for": 3, "against": 2, "abstaining": 1, "absent": 1}
    changes = {c["member"]["code"]: (c["recorded"], c["voice"]) for c in tried["trying"]["changes"]}
    assert changes == {"AM": ("for", "against"), "RU": ("against", "absent")}
    assert [c["trial"] for c in tried["trying"]["changes"]] == ["RU:absent", "AM:against"]
    assert (tried["result"], tried["trying"]["outcome"]) == ("adopted", "adopted")
    assert voter.ask(f"{M1}.json").content == before
    page = voter.read(f"{M1}?if=AM:against,RU:absent")
    assert "You are trying something: nothing is recorded." in page.said
    assert "in truth: in favour" in page.said
    assert M1 in page.links


def test_every_member_is_a_button_that_tries_its_next_vote(voter):
    page = voter.read(f"{M1}?if=AM:against")
    offered = page.attribute("button", "value", name="if")
    assert offered == [
        "",  # undo
        "AM:abstaining",
        "AM:against,BY:against",
        "AM:against,KZ:against",
        "AM:against,KG:against",
        "AM:against,RU:abstaining",
        "AM:against,TJ:abstaining",
        "AM:against,UZ:apart",
    ]
    for trial in offered[1:]:
        assert voter.ask(f"{M1}?if={trial}").status_code == 200


def test_what_stands_on_the_record_anyhow_is_no_trial(voter):
    data = voter.data(f"{M1}.json?if=AM:for,UZ:abstaining")
    assert (data["trying"], data["carried"]) == (None, "")


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]),
        ("?order=vote", ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]),
        ("?order=vote&if=AM:absent", ["BY", "KZ", "KG", "RU", "TJ", "UZ", "AM"]),
        ("?order=nonsense", ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]),
    ],
)
def test_members_stand_as_the_body_sits_or_as_they_voted(voter, query, order):
    assert [s["member"]["code"] for s in voter.data(f"{M1}.json{query}")["seats"]] == order


def test_who_has_no_vote_is_marked_and_does_not_count(voter):
    data = voter.data(f"/votes/{ASSEMBLY}/T-1.json")
    assert [s["member"]["code"] for s in data["seats"] if not s["votes"]] == ["UZ"]
    assert data["without"] == [
        {"role": "concerned", "members": [{"code": "UZ", "name": "Uzbekistan"}]}
    ]
    assert data["second_vote"] == "T-2"
    assert voter.data(f"/votes/{ASSEMBLY}/T-2.json")["first_vote"] == "T-1"


def test_corrections_explanations_and_sponsors_stand_on_the_page_and_change_no_number(voter):
    data = voter.data(f"{M1}.json")
    (correction,) = data["corrections"]
    assert (correction["voted"], correction["meant"]) == ("against", "for")
    assert [(e["member"]["code"], e["before"]) for e in data["explanations"]] == [
        ("KZ", True),
        ("TJ", False),
    ]
    assert [m["code"] for m in data["sponsors"]] == ["AM", "RU"]
    assert numbers(data) == {"for": 4, "against": 2, "abstaining": 1}
    said = voter.read(M1).said
    assert "The result stays as it was." in said
    assert "had meant: in favour" in said


def test_of_a_show_of_hands_only_numbers_are_told(voter):
    data = voter.data(f"/votes/{ASSEMBLY}/H-1.json")
    assert (data["seats"], data["counted"]["outcome"]) == ([], "adopted")
    assert numbers(data) == {"for": 4, "against": 2, "abstaining": 1}
    hidden = voter.data(f"/votes/{COUNCIL}/S%2F5.json")
    assert hidden["counted"]["obstacle"].startswith("The numbers do not say who voted how")
    assert None in [bar["holds"] for bar in hidden["counted"]["bars"]]


def test_a_vote_against_the_rule_that_was_taken_back_says_both(voter):
    said = voter.read(f"/votes/{ASSEMBLY}/C-3").said
    assert "The chair declared “adopted” against the rule’s answer “not adopted”." in said
    assert "the chair holds that late votes count" in said
    assert "Taken back: the ruling was challenged" in said
    (decision,) = voter.data(f"/sessions/{ASSEMBLY}/items/3.json")["decisions"]
    assert decision["vote"] == "C-3"
    assert f"/votes/{ASSEMBLY}/C-3" in voter.read(f"/sessions/{ASSEMBLY}/items/3").links


def test_a_vote_leads_to_those_before_and_after_it_in_its_session(voter):
    data = voter.data(f"{S2}.json")
    assert (data["previous"], data["following"]) == ("S/1", "S/3")
    assert voter.data(f"/votes/{COUNCIL}/S%2F1.json")["previous"] == ""
    assert voter.data(f"/votes/{COUNCIL}/S%2F5.json")["following"] == ""


def test_a_number_with_a_slash_keeps_it_in_every_link_of_its_page(voter):
    page = voter.read(S2)
    assert f"{S2}.json" in page.links
    assert f"{S2}?lang=fr" in page.links
    assert voter.ask(f"{S2}?lang=fr").status_code == 200


def test_the_record_of_a_member_counts_how_it_voted(voter):
    data = voter.data("/members/UZ/votes.json")
    half = ROUTINE // 2
    assert {c["code"]: c["count"] for c in data["casts"]} == {
        "for": half + 1,
        "against": half + 3,
        "abstaining": 4,
        "apart": 1,
        "absent": 1,
    }
    assert data["total"] == sum(c["count"] for c in data["casts"]) == ROUTINE + 10
    assert voter.data("/members/MD/votes.json")["total"] == 0
    assert "There is no member" in voter.read("/members/FR/votes", status=404).said


def test_the_record_of_a_member_says_who_voted_most_like_it(voter):
    data = voter.data("/members/AM/votes.json")
    nearest = {a["member"]["code"]: (a["alike"], a["both"]) for a in data["most"]}
    assert next(iter(nearest)) == "BY"
    assert nearest["BY"] == (ROUTINE + 10, ROUTINE + 10)
    assert list(nearest)[-2:] == ["UZ", "TJ"]
    assert nearest["UZ"] == (1, ROUTINE + 8)


def test_the_record_of_a_member_is_narrowed_to_a_way_to_vote(voter):
    found = voter.data(f"/members/RU/votes.json?cast=against&session={COUNCIL}")
    assert [line["number"] for line in found["lines"]] == ["S/2"]
    assert {line["cast"] for line in voter.data("/members/RU/votes.json")["lines"]} >= {"for"}
    assert "/members/RU/votes" in voter.read("/members/RU").links


def test_a_body_leads_to_its_record(voter):
    assert "/votes?body=sc" in voter.read("/bodies/sc").links


def test_at_a_past_moment_there_are_only_the_votes_of_before(voter):
    data = voter.data("/votes.json?as_of=2011-11-02T15:00:30Z")
    assert data["lines"][0]["number"] == "S/1"
    assert data["total"] == ROUTINE + 1
    assert voter.ask(f"{M1}?as_of=2011-11-02T15:00:30Z").status_code == 404
    early = voter.data(f"{M1}.json?as_of=2011-12-01T10:05:00Z")
    assert (early["corrections"], early["explanations"]) == ([], [])


def test_a_sealed_vote_is_in_no_page_count_filter_or_search_of_the_public(votes, voting_tour):
    assert [a for a, answer in voting_tour.items() if SECRET_VOTE in answer.text] == []
    with Visitor(votes) as public, Visitor(votes, "secretariat") as secretary:
        assert lines(public, f"q={SECRET_VOTE}") == []
        assert public.ask(f"/votes/{ASSEMBLY}/{SECRET_VOTE}").status_code == 404
        assert lines(secretary, f"q={SECRET_VOTE}") == [SECRET_VOTE]
        seen, known = (
            reader.data("/members/AM/votes.json")["casts"] for reader in (public, secretary)
        )
        against = [
            next(c["count"] for c in casts if c["code"] == "against") for casts in (seen, known)
        ]
        assert against[1] == against[0] + 1


def test_votes_that_are_recorded_while_the_pages_are_open_are_taken_in(tmp_path):
    grown, told = tmp_path / "grown.plenipo", []
    chronicle = build_votes(grown, keep=True)
    with Visitor(grown) as visitor:
        addresses = ("/votes.json", "/members/AM/votes.json", f"/votes/{ASSEMBLY}/N-1.json")
        assert [visitor.ask(address).status_code for address in addresses] == [200, 200, 404]
        chronicle.record(vote("N-1", "FFFFFFF"), vote("N-2", "AAAAAAX", says="not-adopted"))
        told.append([visitor.ask(address).content for address in addresses])
    chronicle.close()
    with Visitor(grown) as visitor:
        told.append([visitor.ask(address).content for address in addresses])
    assert told[0] == told[1]
    assert b"N-2" in told[0][0]


@pytest.mark.parametrize("code", MEMBERS)
def test_every_member_is_told_on_every_roll_call_once(voter, code):
    total = voter.data(f"/members/{code}/votes.json")["total"]
    assert total == ROUTINE + 10
    assert sum(c["count"] for c in voter.data(f"/members/{code}/votes.json")["casts"]) == total
