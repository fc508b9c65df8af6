"""Communiqués in the room: an embargo that nobody sees behind, and what the public replies."""

import re
from datetime import timedelta

import pytest
from assembled import Assembly
from secrets_of_kz import Still, bare
from story import JOINT, SINCE

from plenipo.capabilities.members.acts import OfficeFilled
from plenipo.capabilities.press.acts import ReplyAccepted, ReplyDeclined, StatementQuoted
from plenipo.capabilities.press.state import Press
from plenipo.web.accounts.attempts import REPLY
from plenipo.web.accounts.tokens import form_token
from plenipo.web.clerk import Clerk
from plenipo.web.replies import box

CODE, WORDS = "C-1", "The ministers met in secret"
DRAFTERS = ["secretariat", "chair"]
PAGES = (
    *("/press", "/press.json", "/press.atom", "/press.feed", f"/press/{CODE}"),
    *(f"/press/{CODE}.json", f"/press/{CODE}.pdf", f"/replies/{CODE}", "/journal"),
    *("/journal.json", f"/sessions/{JOINT}", f"/sessions/{JOINT}.json", "/statements.json"),
)


def prepare(assembly, *, to=()):
    """Prepare a communiqué, and settle that it is released in an hour."""
    secretary = assembly.browser("secretary")
    until = (assembly.clock() + timedelta(hours=1)).replace(microsecond=0)
    about = {"communique": CODE, "kind": "communique", "names": {"en": f"{WORDS}: title"}}
    texts = {"en": f"{WORDS}.\n\nThey agreed."}
    draft = {**about, "texts": texts, "session": JOINT}
    for kind, fields in (
        ("communique.prepared", draft),
        ("communique.scheduled", {"communique": CODE, "moment": until.isoformat(), "to": to}),
    ):
        answer = secretary.act(kind, **fields, _audience=DRAFTERS)
        assert answer.status_code == 201, answer.text
    return until


def mind(assembly):
    """Let a clerk record what is due by now."""
    clerk = Clerk(assembly.room.desk, lambda: None)
    assembly.client.blocking_portal.call(clerk.record_what_is_due)


def release(assembly):
    until = prepare(assembly)
    assembly.clock.go(hours=2)
    mind(assembly)
    return until


def shown(assembly, person=""):
    browser = assembly.browser(person)
    return {page: browser.get(page) for page in PAGES}


def test_before_the_embargo_ends_nobody_but_the_drafters_sees_anything_of_it(assembly):
    plain = {page: answer.status_code for page, answer in shown(assembly).items()}
    prepare(assembly)
    for person in ("", "am.head", "rs.observer"):
        found = shown(assembly, person)
        assert {page: answer.status_code for page, answer in found.items()} == plain
        told = {page for page, answer in found.items() if WORDS in answer.text}
        assert told == set()
        numbers = {page for page in ("/press.json", "/statements.json") if CODE in found[page].text}
        assert numbers == set()
    draft = assembly.browser("secretary").get(f"/press/{CODE}")
    assert WORDS in draft.text
    assert "Under embargo until" in draft.text


def test_under_embargo_all_is_as_where_something_else_was_recorded(tmp_path):
    """Two rooms: in one a communiqué is under embargo, in the other two offices were filled."""
    told = []
    for name, about in (("embargo", True), ("other", False)):
        with Assembly(tmp_path / f"{name}.plenipo", Still()) as assembly:
            if about:
                prepare(assembly)
            else:
                for number in (1, 2):
                    office = OfficeFilled(office=f"o-{number}", since=SINCE, holder="x")
                    assembly.record(office, audience=tuple(DRAFTERS))
            told.append({who: seen_by(assembly, who) for who in ("", "am.head", "rs.observer")})
    assert told[0] == told[1]


def seen_by(assembly, person):
    """All that somebody finds who looks for it, and is told who tries to do something about it."""
    browser = assembly.browser(person)
    guesses = (
        *(f"/why.json?act=communique.scheduled&communique={CODE}", f"/press/{CODE}.docx"),
        *(f"/live?at=/press/{CODE}", f"/moment?session={JOINT}&act=99&to=/press/{CODE}"),
        *(f"/entries/{assembly.size - 1}.json", "/journal.json?act=communique.prepared"),
    )
    found = {page: browser.get(page) for page in (*PAGES, *guesses)}
    found["act"] = browser.act("communique.retracted", communique=CODE, reason="a guess")
    return {
        page: (answer.status_code, bare(answer.text.replace(browser.token or "\x00", "#")))
        for page, answer in found.items()
    }


def test_a_draft_is_for_its_drafters_and_for_nobody_else(assembly):
    draft = {"communique": CODE, "kind": "communique", "names": {"en": "x"}, "texts": {"en": "x"}}
    secretary = assembly.browser("secretary")
    answer = secretary.act("communique.prepared", **draft, _audience=["public"])
    assert answer.status_code == 409
    assert "secretariat, chair" in answer.text
    assert secretary.act("communique.prepared", **draft).status_code == 201
    assert set(assembly.last().audience) == {"secretariat", "chair"}


def test_at_that_moment_it_is_there_for_everybody_by_the_clock(assembly):
    before = assembly.browser().get("/press")
    until = prepare(assembly)
    mind(assembly)
    assert assembly.browser().get(f"/press/{CODE}").status_code == 404
    again = assembly.browser().get("/press", **{"If-None-Match": before.headers["etag"]})
    assert WORDS not in again.text
    assembly.clock.go(hours=1)
    mind(assembly)
    mind(assembly)
    entry = assembly.last()
    assert (entry.by, entry.effective, entry.audience) == ("clock", until, ("public",))
    found = shown(assembly)
    assert WORDS in found["/press"].text
    assert WORDS in found[f"/press/{CODE}"].text
    assert WORDS in found["/press.atom"].text
    assert WORDS in found["/press.feed"].text
    assert WORDS in found[f"/sessions/{JOINT}"].text
    assert found[f"/press/{CODE}.pdf"].content.startswith(b"%PDF")
    earlier = (until - timedelta(minutes=1)).isoformat().replace("+00:00", "Z")
    past = assembly.browser().get(f"/press/{CODE}?as_of={earlier}")
    assert past.status_code == 404


def test_what_was_due_while_the_room_was_shut_is_released_when_it_opens(tmp_path):
    path = tmp_path / "room.plenipo"
    with Assembly(path) as assembly:
        until, clock = prepare(assembly), assembly.clock
    clock.go(days=2)
    with Assembly(path, clock) as assembly:
        mind(assembly)
        found = assembly.registrar.state.of(Press).communiques[CODE]
        assert found.released.moment == until


def test_a_release_for_members_is_not_there_for_others(assembly):
    prepare(assembly, to=("members",))
    assembly.clock.go(hours=2)
    mind(assembly)
    assert assembly.browser("am.head").get(f"/press/{CODE}").status_code == 200
    for page in (f"/press/{CODE}", f"/replies/{CODE}"):
        assert assembly.browser().get(page).status_code == 404
    assert WORDS not in assembly.browser().get("/press.atom").text


def test_what_was_given_under_embargo_is_read_by_those_it_was_given_to_alone(assembly):
    until = prepare(assembly)
    given = {"communique": CODE, "kind": "communique", "names": {"en": f"{WORDS}: title"}}
    answer = assembly.browser("secretary").act(
        "communique.entrusted",
        **given,
        to=["member:BY"],
        until=until.isoformat(),
        texts={"en": f"{WORDS}.\n\nThey agreed."},
        session=JOINT,
        _audience=[*DRAFTERS, "member:BY"],
    )
    assert answer.status_code == 201, answer.text
    page = assembly.browser("by.head").get(f"/press/{CODE}")
    assert WORDS in page.text
    assert "Under embargo until" in page.text
    assert assembly.browser("am.head").get(f"/press/{CODE}").status_code == 404
    assembly.clock.go(hours=2)
    mind(assembly)
    assert "Under embargo until" not in assembly.browser("by.head").get(f"/press/{CODE}").text


class Reader:
    """Somebody who did not sign in, with a browser that keeps its cookie."""

    def __init__(self, assembly, host="198.51.100.7"):
        self.assembly = assembly
        self.host = host
        browser = assembly.browser()
        page = browser.get(f"/replies/{CODE}")
        assert page.status_code == 200, page.text
        (self.cookie,) = re.findall(r"plenipo=([^;]+)", page.headers["set-cookie"])
        self.headers = browser._headers({"Cookie": f"plenipo={self.cookie}"})
        assembly.client.cookies.clear()

    def reply(self, name="A reader", email="reader@example.org", text="Why in secret?", **more):
        data = {"name": name, "email": email, "text": text, "token": form_token(self.cookie)}
        answer = self.assembly.client.post(
            f"/replies/{CODE}", data={**data, **more}, headers=self.headers
        )
        self.assembly.client.cookies.clear()
        return answer


def moderate(assembly, what, person="secretary", **fields):
    browser = assembly.browser(person)
    data = {"token": browser.token, **fields}
    return assembly.client.post(
        f"/moderation/{what}", data=data, headers=browser._headers({}), follow_redirects=False
    )


def everything(assembly):
    """All bytes of the register and all its pages that the public, or a member, sees."""
    entries = str([entry.act for entry in assembly.registrar.since(0)])
    pages = [a.text for who in ("", "am.head") for a in shown(assembly, who).values()]
    return "\n".join([entries, *pages])


def test_a_reply_waits_and_is_shown_with_its_name_once_it_is_let_through(assembly):
    release(assembly)
    size = assembly.size
    answer = Reader(assembly).reply(text="Why in secret?\r\n\r\n2 < 3 & so on.")
    assert answer.status_code == 201
    assert "awaits moderation" in answer.text
    assert assembly.size == size
    assert "Why in secret" not in everything(assembly)
    (waiting,) = box.waiting(assembly.office)
    page = assembly.browser("secretary").get("/moderation")
    assert "reader@example.org" in page.text
    assert moderate(assembly, "accept", code=waiting.code).status_code == 303
    act = assembly.last().act
    assert isinstance(act, ReplyAccepted)
    assert (act.name, act.text) == ("A reader", "Why in secret?\n\n2 < 3 & so on.")
    assert assembly.last().by == "secretary"
    page = assembly.browser().get(f"/press/{CODE}")
    assert "2 &lt; 3 &amp; so on." in page.text
    assert "reader@example.org" not in everything(assembly)
    assert moderate(assembly, "accept", code=waiting.code).status_code == 409


def test_an_address_is_deleted_when_it_is_asked_for(assembly):
    release(assembly)
    Reader(assembly).reply()
    (waiting,) = box.waiting(assembly.office)
    moderate(assembly, "accept", code=waiting.code)
    (kept,) = box.settled(assembly.office)
    assert (kept.email, kept.text) == ("reader@example.org", "")
    assert moderate(assembly, "forget", code=waiting.code).status_code == 303
    assert box.settled(assembly.office) == []
    assert b"reader@example.org" not in assembly.office.path.read_bytes()


def test_a_reply_that_is_declined_is_deleted_and_its_words_are_nowhere(assembly):
    release(assembly)
    Reader(assembly).reply(text="Something rude")
    (waiting,) = box.waiting(assembly.office)
    assert moderate(assembly, "decline", code=waiting.code, reason=" ").status_code == 409
    assert moderate(assembly, "decline", code=waiting.code, reason="rude").status_code == 303
    entry = assembly.last()
    assert isinstance(entry.act, ReplyDeclined)
    assert entry.audience == ("secretariat",)
    assert box.waiting(assembly.office) == []
    assert b"Something rude" not in assembly.office.path.read_bytes()
    assert "rude" not in assembly.browser().get(f"/press/{CODE}.json").text


def test_the_same_reply_sent_again_is_kept_once(assembly):
    release(assembly)
    reader = Reader(assembly)
    assert {reader.reply().status_code for _ in range(3)} == {201}
    assert len(box.waiting(assembly.office)) == 1
    (waiting,) = box.waiting(assembly.office)
    moderate(assembly, "accept", code=waiting.code)
    assert reader.reply().status_code == 201
    assert box.waiting(assembly.office) == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", " ", "Give your name"),
        ("name", "<b>me</b>", "plain text"),
        ("email", "", "is no e-mail address"),
        ("email", "nobody", "is no e-mail address"),
        ("text", "", "Write something"),
        ("text", "x" * 5_000, "of at most 4000 characters"),
        ("text", "<script>alert(1)</script>", "A reply is plain text"),
        ("text", "see [this](https://example.org)", "A reply is plain text"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_a_sentence_and_stays_typed(
    assembly, field, value, sentence
):
    release(assembly)
    answer = Reader(assembly).reply(**{field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "<script>alert" not in answer.text
    assert ("Why in secret?" in answer.text) == (field != "text")
    assert box.waiting(assembly.office) == []


def test_a_form_of_another_site_is_not_taken(assembly):
    release(assembly)
    reader = Reader(assembly)
    assert reader.reply(token="0" * 64).status_code == 403
    reader.headers = {**reader.headers, "Sec-Fetch-Site": "cross-site"}
    assert reader.reply().status_code == 403
    assert box.waiting(assembly.office) == []


def test_who_sends_many_replies_must_wait(assembly):
    release(assembly)
    reader = Reader(assembly)
    codes = [reader.reply(text=f"Reply {n}").status_code for n in range(REPLY.free + 2)]
    assert codes == [201] * REPLY.free + [429, 429] or codes[-1] == 429
    assert codes[: REPLY.free] == [201] * REPLY.free
    assembly.clock.go(hours=2)
    assert reader.reply(text="Later").status_code == 201


def test_there_are_not_more_replies_waiting_than_can_be_read(assembly, monkeypatch):
    release(assembly)
    monkeypatch.setattr(box, "MOST", 1)
    reader = Reader(assembly)
    assert reader.reply().status_code == 201
    answer = reader.reply(text="Another")
    assert answer.status_code == 422
    assert "Too many replies wait" in answer.text


@pytest.mark.parametrize("person", ["am.head", "chair"])
def test_nobody_but_the_secretariat_reads_what_waits(assembly, person):
    release(assembly)
    Reader(assembly).reply()
    (waiting,) = box.waiting(assembly.office)
    assert assembly.browser(person).get("/moderation").status_code == 404
    assert moderate(assembly, "accept", person, code=waiting.code).status_code == 404
    answer = assembly.browser("secretary").act(
        "reply.accepted",
        reply="r-9",
        communique=CODE,
        name="x",
        text="x",
        sent="2011-12-19T12:00:00Z",
    )
    assert answer.status_code == 403
    assert len(box.waiting(assembly.office)) == 1


def test_after_a_retraction_nobody_replies_and_what_waits_is_not_let_through(assembly):
    release(assembly)
    Reader(assembly).reply()
    answer = assembly.browser("secretary").act(
        "communique.retracted", communique=CODE, reason="sent by mistake"
    )
    assert answer.status_code == 201, answer.text
    assert assembly.browser().get(f"/replies/{CODE}").status_code == 404
    (waiting,) = box.waiting(assembly.office)
    refused = moderate(assembly, "accept", code=waiting.code)
    assert refused.status_code == 409
    assert "was retracted" in refused.text
    page = assembly.browser().get(f"/press/{CODE}")
    assert "sent by mistake" in page.text


def test_a_quotation_is_shown_as_said_with_speaker_day_and_place(assembly):
    said = StatementQuoted(
        statement="S-1",
        speaker="Sergey Martynov",
        on=assembly.clock().date(),
        words={"en": "We have made serious progress."},
        source="F1",
        office={"en": "Minister of Foreign Affairs of Belarus"},
        member="BY",
        place={"en": "Moscow"},
        session=JOINT,
    )
    assembly.record(said)
    page = assembly.browser().get("/statements?member=BY").text
    for word in (said.speaker, said.words["en"], said.office["en"], "Moscow", "19 December 2011"):
        assert word in page
    assert "serious progress" not in assembly.browser().get("/statements?member=KZ").text
    assert f"/statements?session={JOINT}" in assembly.browser().get(f"/sessions/{JOINT}").text
