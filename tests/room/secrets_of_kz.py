"""Two rooms that differ only in what Kazakhstan and Uzbekistan keep to themselves."""

from __future__ import annotations

import re
from datetime import date

from assembled import MORNING, Assembly, Clock
from story import JOINT, MEMBERS, SINCE, decision, item, position, vote
from test_leaks import COMMITTED

from plenipo.capabilities.contingency.acts import (
    PlanDrafted,
    SituationAssessed,
    SituationOpened,
)
from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.documents.acts import (
    DocumentTabled,
    ProvisionHeld,
    WordingHeld,
    WordingProposed,
)
from plenipo.capabilities.floor.acts import FloorRequested
from plenipo.capabilities.languages.acts import VersionTabled
from plenipo.capabilities.members.acts import BodyEstablished, MemberAdmitted, OfficeFilled
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemReferred, ItemRevised, SessionConvened
from plenipo.capabilities.silence.acts import SilenceBroken, SilenceOpened
from plenipo.capabilities.sittings.acts import RollCalled, SittingOpened
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.procedure.silence import instant

READERS = ("", "secretary", "chair", "am.head", "am.adviser", "by.head", "interpreter")
READERS += ("rs.observer",)
"""Who may read none of it: somebody who did not sign in, and all people of the room."""
OF_MEMBERS = (
    PositionStated,
    SilenceBroken,
    FloorRequested,
    ProvisionHeld,
    WordingHeld,
    WordingProposed,
)
WORDS = re.compile(r"veiled|VEILED", re.IGNORECASE)
AHEAD = instant("2011-12-22 12:00", "Europe/Moscow")


VEILED = {"session": JOINT, "document": "L.77"}


def named(words):
    return {"en": f"veiled {words}"}


def silence(code, **fields):
    told = {"names": named("silence"), "rule": "osce-silence", "expires": AHEAD}
    around = {"zone": "Europe/Moscow", "body": "cfm", "document": code}
    return SilenceOpened(silence=code, **{**told, **around, **fields})


def document(code, text):
    told = {"symbol": code, "names": {"en": text}, "text": text, "parties": ("KZ", "BY")}
    return DocumentTabled(session=JOINT, document=code, **told)


SECRETS = (
    position("2", "KZ", "object", text="sha256:a", reason="veiled objection"),
    position("1", "KZ", "reserve", condition="veiled condition"),
    item("77", "veiled item", text="sha256:veiled"),
    position("77", "KZ", "agree", text="sha256:veiled", statement="veiled word"),
    decision("77", "VEILED/77", text="sha256:veiled", says="not-adopted", reason="veiled"),
    vote("V-77", "FFFFAAX", rule="csto-procedural", names=named("vote"), says="adopted"),
    BodyEstablished(body="vault", names=named("body")),
    SessionConvened(
        session="hidden",
        names=named("session"),
        bodies=("cfm", "vault"),
        opens=MORNING.date(),
        rule="csto-consensus",
    ),
    ItemReferred(session=JOINT, item="3", body="vault", purpose="veiled purpose"),
    ItemRevised(session=JOINT, item="3", text="sha256:veiled-3"),
    OfficeFilled(office="chair", body="cfm", since=SINCE, holder="veiled holder"),
    CredentialsIssued(
        credential="VC-1", person="veiled", name="veiled person", role="adviser", delegation="KZ"
    ),
    CredentialsIssued(
        credential="VC-2",
        person="am.alternate",
        name="veiled name",
        role="adviser",
        delegation="AM",
    ),
    MemberAdmitted(member="ZZ", names=named("member"), since=SINCE),
    silence("veiled-1", decision="VEILED/1"),
    silence("veiled-2", session=JOINT, items=("1",)),
    SilenceBroken(silence="open-1", member="KZ", kind="objection", reason="veiled breach"),
    FloorRequested(session=JOINT, member="KZ", item="1"),
    SituationOpened(situation="veiled", names=named("situation"), concerns=("KZ",)),
    SituationAssessed(situation="veiled", level="crisis", text="veiled assessment"),
    PlanDrafted(plan="veiled", situation="veiled", names=named("plan")),
    document("L.77", "1. Veiled words [veiled - KZ]."),
    WordingProposed(
        **VEILED,
        proposal="KZ-1",
        member="KZ",
        action="replace",
        provision="p1",
        passage="Veiled words",
        words="on a veiled day",
    ),
    WordingHeld(**VEILED, bracket="b1", member="KZ", stance="oppose", note="veiled note"),
    ProvisionHeld(
        session=JOINT,
        document="L.4",
        provisions=("p1",),
        member="KZ",
        stance="object",
        reason="veiled reason",
    ),
)
"""What is for Kazakhstan alone in one room."""


class Still(Clock):
    """A clock that stands until it is moved."""

    def __call__(self):
        return self.moment


def open_room(path):
    """A room in which everybody may read all there is."""
    assembly = Assembly(path, Still())
    assembly.__enter__()
    for act in (
        RuleAdopted(rule="osce-silence", text=text_of("osce-silence")),
        RuleAdopted(rule="csto-procedural", text=text_of("csto-procedural")),
        document("L.4", "1. We act [firmly - BY] soon."),
        VersionTabled(session=JOINT, document="L.4", language="ru", of="L.4", text="1. Мы скоро."),
        silence("open-1", names={"en": "Draft of the calendar"}),
        SituationOpened(situation="afghan", names={"en": "Afghanistan"}),
        PlanDrafted(plan="list", situation="afghan", names={"en": "List of measures"}),
        RollCalled(session=JOINT, sitting="1", present=tuple(MEMBERS)),
        SittingOpened(session=JOINT, sitting="1", says="not-required"),
        *(position("2", member, "agree", text="sha256:a") for member in MEMBERS),
    ):
        record(assembly, act)
    return assembly


def kz_chair():
    """Credentials of somebody in the chair who is of the delegation that has the secrets."""
    told = {"person": "kz.chair", "name": "K"}
    yield CredentialsIssued(credential="KZ-H", role="head", delegation="KZ", **told)
    yield CredentialsIssued(credential="KZ-C", role="chair", **told)


def record(assembly, act, audience=("public",)):
    """Record something as its member does, a second after the last."""
    assembly.clock.go(seconds=1)
    member = getattr(act, "member", "") if isinstance(act, OF_MEMBERS) else ""
    proposed = Proposed(act, audience=audience)
    request = Request((proposed,), Author("keeper", member))
    answer = assembly.client.blocking_portal.call(assembly.room.desk.submit, request)
    assert isinstance(answer, Receipt), (act, answer)


def seal(assembly, *, veiled):
    """Record the secrets; or as many of another kind, which nobody else may read either."""
    for number, act in enumerate(SECRETS, 1):
        other = OfficeFilled(office=f"office-{number}", since=date(2001, 1, number), holder="x")
        record(assembly, act if veiled else other, ("member:KZ" if veiled else "member:UZ",))


def bare(text):
    """A text without what is random: commitments and keys."""
    return COMMITTED.sub("#", text)
