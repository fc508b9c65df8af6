"""What a reader may not read is in nothing that reader is shown: no page, twin, count or error.

Two registers are told alike in public and differ in what is sealed. To the public they must be one
and the same, but for the commitments and what is signed over them.
"""

import io
import re
import zipfile
from datetime import date, timedelta

import pytest
from registers import MEMBERS, NOON, SCRIPT, SECRETS, SESSION, Chronicle
from visitor import Visitor, parted

from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.decisions.acts import DecisionTaken, VoteTaken
from plenipo.capabilities.floor.acts import FloorGiven, FloorRequested
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OfficeFilled,
    OrganisationFounded,
    PartnerAdmitted,
)
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemDeferred,
    ItemProposed,
    ItemReferred,
    SessionConvened,
)
from plenipo.capabilities.sittings.acts import (
    ChairPassed,
    RollCalled,
    SittingOpened,
    SittingSuspended,
)
from plenipo.capabilities.treaties.acts import ReservationMade, TreatyOpened, TreatySigned
from plenipo.cli.main import main
from plenipo.core.act import wire_name
from plenipo.procedure.rule_file import text_of

COMMITTED = re.compile(
    r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"  # a digest
    r"|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43,}={0,2}"  # a root, key or signature
    r"|(?<=\+)[0-9a-f]{8}(?=\+)"  # the short name of a key
)
"""What must differ between registers that differ in what is sealed, and may."""

TODAY = NOON.date()
MOMENTS = ("", "as_of=2011-12-19T12:40:00Z", "as_of=2011-12-19T23:00:00Z&lang=ru")
OF_SECRETS = (
    "/sessions/hidden",
    "/sessions/hidden.json",
    f"/sessions/{SESSION}/items/77",
    f"/sessions/{SESSION}/items/77.json",
    "/sessions/hidden/items/1.json",
    "/sessions/hidden/papers",
    "/sessions/hidden/papers/record.docx",
    f"/sessions/{SESSION}/papers/next-steps.pdf",
    f"/sessions/{SESSION}/papers/record.docx",
    "/sessions/hidden/sitting.json",
    "/sessions/hidden/hall.json",
    f"/sessions/{SESSION}/sitting?number=2",
    f"/sessions/{SESSION}/tour.json?item=77",
    f"/sessions/{SESSION}?member=ZZ",
    f"/sessions/{SESSION}?body=vault",
    f"/sessions/{SESSION}.json?to=vault",
    f"/sessions/{SESSION}.json?q=veiled",
    "/members/ZZ",
    "/members/ZZ.json",
    "/bodies/vault",
    "/bodies/vault.json",
    "/rules/majority",
    "/votes",
    "/votes.json?q=veiled",
    "/votes.json?member=AM&cast=for",
    f"/votes/{SESSION}/V-77.json",
    "/members/AM/votes.json",
    "/treaties/vow",
    "/treaties/vow.json",
    "/treaties/pact/status.csv",
    "/treaties/pact/registration.docx",
    "/members/ZZ/treaties.json",
    "/people",
    "/people.json",
    "/people/veiled",
    "/journal?session=hidden",
    "/journal.json?member=ZZ",
    "/journal.json?act=decision.taken",
    "/moment?session=hidden&act=1&to=/",
    f"/moment?session={SESSION}&act=40&to=/sessions/{SESSION}",
)
"""Addresses a reader may guess."""


def named(words):
    return {"en": f"veiled {words}"}


ITEM, SECOND = {"session": SESSION, "item": "3"}, {"session": SESSION, "item": "2"}
PACT = {"treaty": "pact", "reservation": "R-1", "participant": "AM"}
SECRET = {
    "veiled-objection": (
        "members",
        PositionStated(**SECOND, member="TJ", stance="object", reason="veiled-objection"),
    ),
    "veiled item": ("secretariat", ItemProposed(session=SESSION, item="77", names=named("item"))),
    "veiled-word": (
        "secretariat",
        PositionStated(
            session=SESSION, item="77", member="AM", stance="reserve", statement="veiled-word"
        ),
    ),
    "veiled-condition": (
        "member:AM",
        PositionStated(**ITEM, member="AM", stance="reserve", condition="veiled-condition"),
    ),
    "VEILED/1": (
        "chair",
        DecisionTaken(
            session=SESSION,
            item="1",
            decision="VEILED/1",
            outcome="adopted",
            rule="csto-consensus",
            says="adopted",
        ),
    ),
    "veiled vote": (
        "secretariat",
        VoteTaken(
            session=SESSION,
            vote="V-77",
            names=named("vote"),
            method="roll-call",
            rule="csto-consensus",
            says="adopted",
            cast={"for": tuple(MEMBERS)},
        ),
    ),
    "veiled-delay": ("body:cdm", ItemDeferred(**ITEM, reason="veiled-delay")),
    "veiled body": ("secretariat", BodyEstablished(body="vault", names=named("body"))),
    "veiled session": (
        "member:BY",
        SessionConvened(
            session="hidden",
            names=named("session"),
            bodies=("vault",),
            opens=TODAY,
            rule="csto-consensus",
        ),
    ),
    "veiled-purpose": (
        "secretariat",
        ItemReferred(
            session=SESSION, item="1", body="vault", purpose="veiled-purpose", to_session="hidden"
        ),
    ),
    "veiled-holder": (
        "members",
        OfficeFilled(office="chair", body="cfm", since=TODAY, holder="veiled-holder"),
    ),
    "veiled partner": (
        "chair",
        PartnerAdmitted(partner="PP", names=named("partner"), status="observer", since=TODAY),
    ),
    "veiled person": (
        "members",
        CredentialsIssued(
            credential="VC-1",
            person="veiled",
            name="veiled person",
            role="adviser",
            delegation="AM",
        ),
    ),
    "veiled-chair": (
        "secretariat",
        ChairPassed(session=SESSION, member="KZ", person="veiled-chair"),
    ),
    "veiled-pause": (
        "chair",
        SittingSuspended(session=SESSION, sitting="1", reason="veiled-pause"),
    ),
    "veiled member": (
        "secretariat",
        MemberAdmitted(member="ZZ", names=named("member"), since=TODAY),
    ),
    "veiled treaty": (
        "secretariat",
        TreatyOpened(
            treaty="vow", names=named("treaty"), clause="csto-charter", depositary="Secretariat"
        ),
    ),
    "veiled-reservation": (
        "member:AM",
        ReservationMade(**PACT, moment="signature", text="veiled-reservation"),
    ),
}
"""What is sealed in one register: the words that give it away, its audience, and the act."""

OTHERWISE = {
    f"other-{number}": (
        "member:UZ",
        OfficeFilled(
            office=f"office-{number}", since=date(2001, 1, number), holder=f"other-{number}"
        ),
    )
    for number in range(1, len(SECRET) + 1)
}
"""As many acts of another kind, time and audience: what is sealed in the other register."""
OF_WHY = {wire_name(act) for _, act in SECRET.values()}


def begin(c):
    """Record what everybody may read, up to the secrets."""
    c.record(OrganisationFounded(names={"en": "Alliance"}))
    for code, (name, _) in MEMBERS.items():
        c.record(MemberAdmitted(member=code, names={"en": name}, since=date(1994, 4, 20)))
    for body in ("csc", "cfm", "cdm"):
        c.record(BodyEstablished(body=body, names={"en": f"Body {body}"}))
    c.record(RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus")))
    convened = {"bodies": ("cfm", "cdm"), "opens": TODAY, "rule": "csto-consensus"}
    c.record(SessionConvened(session=SESSION, names={"en": "Session"}, **convened))
    for item in ("1", "2", "3"):
        c.record(ItemProposed(session=SESSION, item=item, names={"en": f"Matter {item}"}))
    for code in MEMBERS:
        c.position("1", code, "agree")
    c.record(
        RollCalled(session=SESSION, sitting="1", present=tuple(MEMBERS)),
        SittingOpened(session=SESSION, sitting="1", says="not-required"),
        FloorRequested(session=SESSION, member="AM", item="2"),
        FloorGiven(session=SESSION, member="BY", item="2", seconds=600),
        TreatyOpened(
            treaty="pact", names={"en": "Pact"}, clause="csto-charter", depositary="Secretariat"
        ),
        TreatySigned(
            treaty="pact",
            participant="AM",
            how="subject-to-ratification",
            person="P",
            office="head-of-state",
        ),
    )


def seal(c, secrets):
    """Record the secrets, the moments they are done at between those of public acts."""
    for audience, act in secrets.values():
        principal = getattr(act, "member", "") if isinstance(act, PositionStated) else ""
        c.record(act, principal=principal, audience=(audience,))


def go_on(c):
    """Record what everybody may read, after the secrets."""
    c.moment = NOON + timedelta(hours=2)
    for code in MEMBERS:
        c.position("2", code, "agree", reason=f"as others {SCRIPT}")
    c.record(ItemProposed(session=SESSION, item="4", names={"en": "Matter 4"}))


@pytest.fixture(scope="module")
def registers(tmp_path_factory):
    """The two registers, and what somebody saw who had them open all the while."""
    folder = tmp_path_factory.mktemp("registers")
    paths, watched = [], []
    for name, secrets in (("one", SECRET), ("other", OTHERWISE)):
        paths.append(folder / f"{name}.plenipo")
        chronicle = Chronicle(paths[-1])
        begin(chronicle)
        with Visitor(paths[-1]) as watcher:
            look_around(watcher, MOMENTS[:1])
            seal(chronicle, secrets)
            look_around(watcher, MOMENTS[:2])
            go_on(chronicle)
            watched.append(look_around(watcher))
        chronicle.close()
    return paths, watched


def look_around(visitor, moments=MOMENTS):
    """Everything there is to see, veiled; and what is said to guesses.

    Of a past moment, why one may not is asked of the acts of the secrets alone: there are hundreds.
    """
    seen = {}
    for carried in moments:
        beside = is_of_others if carried else None
        for address, answer in visitor.crawl(f"/?{carried}".removesuffix("?"), beside).items():
            seen[address] = veiled(answer)
        for guess in OF_SECRETS:
            address = f"{guess}{'&' if '?' in guess else '?'}{carried}"
            seen[address] = veiled(visitor.ask(address))
    return seen


def is_of_others(address):
    """Tell whether an address asks why one may not do what is no act of the secrets."""
    path, told = parted(address)
    return path in {"/why", "/why.json"} and told.get("act") not in {None, *OF_WHY}


def why_of_none(address):
    """Tell whether an address asks why one may not do something."""
    path, told = parted(address)
    return path in {"/why", "/why.json"} and "act" in told


def veiled(answer):
    """An answer without what is committed to: its status, where it leads, its text."""
    text = COMMITTED.sub("#", answer.text)
    return answer.status_code, answer.headers.get("location", ""), text


def words_of(answer):
    """All that stands in an answer; of a Word document, in its parts; a PDF is made of the same."""
    if not answer.content.startswith(b"PK"):
        return answer.content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_to_the_public_registers_are_the_same_whatever_is_sealed_in_them(registers):
    paths, _ = registers
    seen = []
    for path in paths:
        with Visitor(path) as visitor:
            seen.append(look_around(visitor))
    one, other = seen
    assert len(one) > 300
    assert set(one) == set(other)
    assert [address for address in one if one[address] != other[address]] == []


def test_whoever_has_the_pages_open_while_secrets_are_sealed_sees_no_more(registers):
    paths, (one, other) = registers
    with Visitor(paths[0]) as visitor:
        assert look_around(visitor) == one
    assert one == other


def test_the_registers_compared_do_differ_for_whoever_may_read_them(registers):
    paths, _ = registers
    homes = []
    for path in paths:
        with Visitor(path, "keeper") as keeper:
            homes.append(keeper.ask(f"/sessions/{SESSION}.json").content)
    assert homes[0] != homes[1]


@pytest.mark.parametrize(
    "circle",
    ["public", "members", "secretariat", "chair", "member:AM", "member:BY", "body:cdm", "keeper"],
)
def test_a_reader_sees_the_secrets_of_the_circles_they_stand_in_and_no_others(registers, circle):
    (path, _), _ = registers
    with Visitor(path, circle) as visitor:
        answers = list(visitor.crawl("/", why_of_none).values())
        answers += [visitor.ask(guess) for guess in OF_SECRETS if "q=" not in guess]
    shown = "\n".join(map(words_of, answers))
    assert {words for words in SECRET if words in shown} == {
        words for words, (audience, _) in SECRET.items() if circle in {audience, "keeper"}
    }


def test_sealed_entries_are_told_of_only_by_number_and_the_moment_they_were_recorded(registers):
    (path, _), _ = registers
    with Visitor(path) as visitor:
        lines = visitor.data("/journal.json")["lines"]
        sealed = [line for line in lines if not line["act"]]
        page = visitor.data(f"/entries/{sealed[0]['entry']}.json")
    assert len(sealed) == len(SECRET)
    for line in sealed:
        told = {field for field, value in line.items() if value not in {"", None}}
        assert told == {"entry", "recorded"}
    assert page["sealed"]
    known = {"entry", "sealed", "recorded", "leaf", "digest", "size", "root", "proof"}
    told = {field for field, value in page.items() if value not in ("", None, [])}
    assert told == known | {"checkpoint", "previous", "following"}


@pytest.mark.parametrize("command", ["log", "export"])
def test_what_commands_write_for_the_public_is_the_same_whatever_is_sealed(
    registers, command, capfd, tmp_path
):
    paths, _ = registers
    written = []
    for path in paths:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        words = [str(copy), "-"] if command == "export" else [str(copy)]
        assert main([command, *words, "--reader", "public"]) == 0
        written.append(COMMITTED.sub("#", capfd.readouterr().out.replace(str(copy), "")))
    assert len(written[0].splitlines()) > 40
    assert written[0] == written[1]
    assert not any(words in written[0] for words in SECRET)


def test_nothing_sealed_in_the_small_register_is_in_any_byte_the_public_is_shown(small):
    with Visitor(small) as visitor:
        shown = [answer.content for answer in visitor.crawl("/").values()]
    assert len(shown) > 800
    assert [words for words in SECRETS if any(words.encode() in body for body in shown)] == []
    with Visitor(small, "secretariat") as secretary:
        opened = b"".join(answer.content for answer in secretary.crawl("/").values())
    assert [words for words in SECRETS if words.encode() not in opened] == []
