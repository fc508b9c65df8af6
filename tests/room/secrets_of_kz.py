"""Two rooms that differ only in what Kazakhstan and Uzbekistan keep to themselves."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
from plenipo.capabilities.forces.acts import (
    CompatibilityRequired,
    EquipmentRecorded,
    ForceEstablished,
    ForceReferred,
    PackageFormed,
    StandardNamed,
    UnitPledged,
)
from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    InstructionAcknowledged,
    InstructionIssued,
    PostEstablished,
)
from plenipo.capabilities.languages.acts import VersionTabled
from plenipo.capabilities.members.acts import BodyEstablished, MemberAdmitted, OfficeFilled
from plenipo.capabilities.partners.acts import (
    ContactNamed,
    CooperationBegun,
    PartnerMeetingAnnounced,
)
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
    VenueSettled,
)
from plenipo.capabilities.press.acts import (
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueScheduled,
    StatementQuoted,
)
from plenipo.capabilities.press.texts import digests_of
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    MilestoneSet,
    PlanDrawn,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemReferred, ItemRevised, SessionConvened
from plenipo.capabilities.signing.acts import SignatoryNamed, SigningListed, SigningPrepared
from plenipo.capabilities.silence.acts import SilenceBroken, SilenceOpened
from plenipo.capabilities.sittings.acts import RollCalled, SittingOpened
from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    ReservationMade,
    TreatyOpened,
    TreatySigned,
)
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
    UnitPledged,
    EquipmentRecorded,
)
WORDS = re.compile(r"veiled|VEILED", re.IGNORECASE)
OF_OLD = date(2001, 1, 1)
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


def treaty(code, names):
    return TreatyOpened(treaty=code, names=names, clause="csto-charter", depositary="RU")


def signature(member):
    told = {"how": "subject-to-ratification", "person": "P", "office": "head-of-state"}
    return TreatySigned(treaty="pact", participant=member, **told)


PRESIDED = (
    RotationEstablished(
        rotation="csc", names={"en": "Presidency"}, body="csc", months=12, alphabet="ru"
    ),
    PresidencyAssumed(
        presidency="BY-2011",
        rotation="csc",
        member="BY",
        since=date(2010, 12, 10),
        until=date(2011, 12, 20),
    ),
    ProgrammePresented(presidency="BY-2011", names={"en": "Aims"}),
    PrioritySet(priority="forces", presidency="BY-2011", names={"en": "The forces"}),
    AnniversaryMarked(
        anniversary="treaty-20",
        names={"en": "Nineteen years"},
        presidency="BY-2011",
        origin=date(1992, 5, 15),
        years=19,
    ),
    PlanDrawn(plan="plan", session=JOINT, names={"en": "Plan"}),
)
"""A presidency, its programme and a plan, which everybody may read."""


def post(code, **fields):
    told = {"names": named("post"), "kind": "capital"}
    return PostEstablished(post=code, **{**told, **fields})


def instruction(code, **fields):
    told = {"names": named("instruction"), "text": "veiled text", "body": "cfm", "open": True}
    around = {"posts": ("ny",), "deadline": AHEAD}
    return InstructionIssued(instruction=code, **{**told, **around, **fields})


def cooperation(code, **fields):
    told = {"names": named("memorandum"), "partners": ("RS",), "kind": "memorandum"}
    return CooperationBegun(cooperation=code, **{**told, **fields})


def ambassador(member, **fields):
    return AmbassadorAccredited(post="ny", member=member, **{"name": "N. N.", **fields})


DRAFTERS = ("secretariat", "chair")
_COMMUNIQUE = {
    "communique": "C-1",
    "kind": "communique",
    "names": {"en": "The ministers met"},
    "texts": {"en": "They agreed."},
    "session": JOINT,
}
PUBLISHED = (
    (CommuniquePrepared(**_COMMUNIQUE), DRAFTERS),
    (CommuniqueScheduled(communique="C-1"), DRAFTERS),
    (CommuniqueReleased(**_COMMUNIQUE, digests=digests_of(_COMMUNIQUE["texts"])), ("public",)),
)
"""A communiqué that everybody may read."""


def force(code, names):
    return ForceEstablished(force=code, names=names, body="cdm", open=True)


def unit(code, of, **fields):
    told = {"names": {"en": f"{code} brigade"}, "kind": "airborne", "strength": 600, "notice": 20}
    return UnitPledged(force=of, unit=code, member="BY", since=SINCE, **{**told, **fields})


FIELDED = (
    force("rrf", {"en": "Rapid reaction force"}),
    CompatibilityRequired(force="rrf", families=("radio",)),
    unit("BY-38", "rrf"),
    unit("BY-39", "rrf"),
    PackageFormed(
        force="rrf",
        package="border",
        names={"en": "Border"},
        units=("BY-38", "BY-39"),
        notice=30,
        since=SINCE,
    ),
)
"""A force that everybody may read, its units and a package."""


SECRETS = (
    force("veiled", named("force")),
    ForceReferred(force="veiled", session=JOINT, item="1", note="veiled note"),
    StandardNamed(standard="veiled", family="radio", names=named("radio"), open=True),
    unit("veiled-1", "veiled", names=named("brigade"), caveats=("veiled caveat",)),
    EquipmentRecorded(
        unit="veiled-1", member="BY", family="radio", standards=("veiled",), note="veiled note"
    ),
    PackageFormed(
        force="veiled",
        package="veiled",
        names=named("task"),
        units=("veiled-1",),
        notice=30,
        since=SINCE,
    ),
    PriorityServed(priority="forces", what="item", number="1", session=JOINT),
    RotationExcepted(
        rotation="csc",
        kind="skipped",
        member="KZ",
        since=date(2011, 12, 20),
        reason="veiled reason",
        reference="veiled reference",
    ),
    PrioritySet(priority="veiled", presidency="BY-2011", names=named("priority")),
    MilestoneSet(
        priority="forces",
        milestone="veiled",
        names=named("milestone"),
        due=date(2011, 12, 1),
        responsible=("KZ",),
    ),
    ActionAssigned(
        plan="plan",
        action="veiled",
        names=named("action"),
        due=date(2012, 1, 1),
        responsible=("KZ",),
    ),
    ChairAssigned(body="cfm", role="vice-chair", member="KZ", person="veiled person", since=SINCE),
    VenueSettled(session=JOINT, host="KZ", place=named("place")),
    post("veiled-post"),
    ambassador("KZ", name="veiled ambassador"),
    instruction("veiled-1", session=JOINT, item="1"),
    InstructionAcknowledged(instruction="veiled-1", post="ny", member="KZ", note="veiled note"),
    cooperation("veiled-memo", session=JOINT, item="1", document="L.4"),
    PartnerMeetingAnnounced(
        meeting="veiled-talks",
        names=named("talks"),
        partners=("RS",),
        on=MORNING.date(),
        level="staff",
        session=JOINT,
        item="1",
    ),
    ContactNamed(contact="VC-3", partner="RS", name="veiled contact", side="partner"),
    StatementQuoted(
        statement="veiled",
        speaker="veiled speaker",
        on=MORNING.date(),
        words={"en": "veiled words"},
        member="KZ",
        session=JOINT,
        source="veiled source",
    ),
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
    treaty("vow", named("treaty")),
    signature("KZ"),
    ReservationMade(
        treaty="pact", reservation="R-77", participant="KZ", moment="signature", text="veiled text"
    ),
    DeclarationMade(treaty="pact", participant="ZZ", kind="optional", text="veiled declaration"),
)
"""What is for Kazakhstan alone in one room."""


SIGNING = (
    SigningPrepared(
        signing="council",
        names={"en": "Signing"},
        session=JOINT,
        day=MORNING.date(),
        zone="+04:00",
    ),
    SigningListed(
        signing="council",
        number="1",
        how="signed",
        signatories=("BY", "KZ"),
        origin_session=JOINT,
        origin_item="1",
        document="L.4",
        powers=True,
    ),
    SignatoryNamed(signing="council", participant="KZ", person="K", office="ambassador"),
)
"""A ceremony at which a text is to be signed on which Kazakhstan keeps something to itself."""


class Still(Clock):
    """A clock that stands until it is moved."""

    def __call__(self):
        return self.moment


def open_room(path):
    """A room in which everybody may read all there is."""
    assembly = Assembly(path, Still())
    assembly.__enter__()
    for act in (
        treaty("pact", {"en": "Pact"}),
        signature("BY"),
        RuleAdopted(rule="osce-silence", text=text_of("osce-silence")),
        RuleAdopted(rule="csto-procedural", text=text_of("csto-procedural")),
        document("L.4", "1. We act [firmly - BY] soon."),
        VersionTabled(session=JOINT, document="L.4", language="ru", of="L.4", text="1. Мы скоро."),
        post("ny", names={"en": "New York"}),
        ambassador("AM"),
        ambassador("BY"),
        instruction("I-1", names={"en": "Statement"}, text="Speak.", session=JOINT, item="1"),
        cooperation("rs-plan", names={"en": "Plan"}, session=JOINT, item="1", document="L.4"),
        silence("open-1", names={"en": "Draft of the calendar"}),
        SituationOpened(situation="afghan", names={"en": "Afghanistan"}),
        PlanDrafted(plan="plan", situation="afghan", names={"en": "List of measures"}),
        RollCalled(session=JOINT, sitting="1", present=tuple(MEMBERS)),
        SittingOpened(session=JOINT, sitting="1", says="not-required"),
        *SIGNING,
        *(position("2", member, "agree", text="sha256:a") for member in MEMBERS),
        *PRESIDED,
        *FIELDED,
    ):
        record(assembly, act)
    for act, audience in PUBLISHED:
        record(assembly, act, audience)
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
        other = OfficeFilled(
            office=f"office-{number}", since=OF_OLD + timedelta(days=number), holder="x"
        )
        record(assembly, act if veiled else other, ("member:KZ" if veiled else "member:UZ",))


def bare(text):
    """A text without what is random: commitments and keys."""
    return COMMITTED.sub("#", text)
