"""The cast of all tests, and a story in which every act occurs: an alliance in December 2011.

The seven members, the bodies and the session are those of the source report; what they say here is
made up for the tests. ``python tests/laws/story.py`` writes the golden file of each act that has
none yet; it never changes one that is there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypeVar

from cooperating import COOPERATING
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from instructing import INSTRUCTING
from pledging import PLEDGING
from presiding import PRESIDING
from releasing import PREPARING, RELEASING

from plenipo.assembly import house
from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
    BallotCast,
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotReceived,
    ObjectionRaised,
    QuestionPut,
    QuestionWithdrawn,
    RulingAppealed,
    RulingDecided,
    RulingGiven,
)
from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssistanceWithdrawn,
    AssuranceGiven,
    ConsultationHeld,
    ConsultationRequested,
    ExerciseClosed,
    ExerciseOpened,
    IndicatorDefined,
    IndicatorMeasured,
    MeasureActivated,
    MeasureEnded,
    MeasurePlanned,
    MeasureReported,
    MeasureReviewed,
    PlanDrafted,
    SituationAssessed,
    SituationOpened,
)
from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
)
from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionHeld,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionAmended,
    VersionTabled,
)
from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberReinstated,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    OrganisationFounded,
    PartnerAdmitted,
    PartnerEnded,
)
from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.capabilities.signing.acts import (
    DocumentSigned,
    PaperBound,
    SignatoryNamed,
    SigningListed,
    SigningMoved,
    SigningPrepared,
    SigningUnlisted,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceConcluded,
    SilenceExtended,
    SilenceLifted,
    SilenceObjected,
    SilenceOpened,
    SilenceWithdrawn,
)
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    AttendanceTaken,
    ChairPassed,
    ItemCalled,
    RollCalled,
    SittingAdjourned,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from plenipo.capabilities.symbols.acts import SymbolsSettled
from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    EventEstablished,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    ReservationWithdrawn,
    SignatureConfirmed,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.core.act import Act, Entry, tag_of
from plenipo.procedure.rule_file import text_of
from plenipo.register.acts import RegisterOpened
from plenipo.register.checkpoint import Signer
from plenipo.text.parallel import digest

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "acts"
ORIGIN = "csto.example/register"
SIGNER = Signer(ORIGIN, Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
"""A key everybody knows: for tests only."""

BEGIN = datetime(2011, 12, 1, 9, tzinfo=UTC)
MEETING = datetime(2011, 12, 19, 12, tzinfo=UTC)
DAY = date(2011, 12, 19)
SUMMIT = date(2011, 12, 20)
SINCE = date(1994, 4, 20)
JOINT, COUNCIL = "joint-2011", "csc-2011"
MEMBERS = {
    "AM": ("Armenia", "Армения"),
    "BY": ("Belarus", "Беларусь"),
    "KZ": ("Kazakhstan", "Казахстан"),
    "KG": ("Kyrgyzstan", "Кыргызстан"),
    "RU": ("Russia", "Россия"),
    "TJ": ("Tajikistan", "Таджикистан"),
    "UZ": ("Uzbekistan", "Узбекистан"),
}
"""The members in the order of the Russian alphabet, with their names in English and Russian."""

BODIES = {
    "csc": "Collective Security Council",
    "cfm": "Council of Foreign Ministers",
    "cdm": "Council of Defence Ministers",
    "cssc": "Committee of Secretaries of Security Councils",
}


class Done(NamedTuple):
    """An act as it was done: when, and on whose behalf."""

    act: Act
    at: datetime
    principal: str = ""


def on_behalf_of(act: Act) -> str:
    """Return the member that speaks in an act: by a position, on words, in a silence, of help."""
    speaks = tag_of(act).startswith(
        (
            *("position.", "silence.", "wording.", "provision.held"),
            *("assistance.", "assurance.", "consultation.requested"),
        )
    )
    return getattr(act, "member", "") if speaks else ""


def one_by_one(acts: list[Act], begin: datetime) -> list[Done]:
    """Return acts as done one minute after another."""
    return [Done(a, begin + timedelta(minutes=i), on_behalf_of(a)) for i, a in enumerate(acts)]


def item(number: str, title: str, **fields: str) -> ItemProposed:
    """Propose an item, to the joint session unless told."""
    return ItemProposed(**{"session": JOINT, **fields}, item=number, names={"en": title})


def position(number: str, member: str, stance: str, **fields: str) -> PositionStated:
    """State a position on an item, of the joint session unless told."""
    told = {"session": JOINT, **fields}
    return PositionStated(**told, item=number, member=member, stance=stance)


def positions(number: str, stances: dict[str, str]) -> list[Act]:
    """State positions: the others agree."""
    return [position(number, member, stances.get(member, "agree")) for member in MEMBERS]


def decision(number: str, name: str, **fields: str) -> DecisionTaken:
    """Declare an item adopted, as the rule says; of the joint session unless told."""
    told = {"session": JOINT, "outcome": "adopted", "rule": "csto-consensus", "says": "adopted"}
    return DecisionTaken(**{**told, **fields}, item=number, decision=name)


A = TypeVar("A", bound=Act)
DRAFT = """# Statement on Afghanistan

1. We act [at once / in time - RU; UZ reserve] against the threat of drugs and the threat of arms.

2. We ask the [extreme - UZ; KZ delete] patience of our partners and our neighbours.
"""
REVISED = """# Statement on Afghanistan

1. We act in time against the threat of drugs and the menace of arms.

2. We ask the [extreme - UZ] patience of our partners and all our neighbours.
"""


CLAUSE = """clause: pact
title: {en: Pact}
source: illustrative
events: {parent: the parent treaty is in force}
force:
  article: Pact, article 9
  condition: {all_of: [{count: {of: for, at_least: 2}}, {fact: {that: parent}}]}
  after: 30 days
withdrawal: {article: "Pact, article 12", after: 6 months, in_force_for: 1 year}
"""


def on_pact(what: type[A], /, **fields: object) -> A:
    """Return an act about the pact that is before its depositary."""
    return what(treaty="pact", **fields)


PARENT = TreatyOpened(
    treaty="treaty-of-1992",
    names={"en": "Treaty"},
    clause="collective-security-treaty",
    depositary="RU",
)
"""The treaty that the pact amends."""

TREATY: list[Act] = [
    on_pact(
        TreatyOpened,
        names={"en": "Pact"},
        clause=CLAUSE,
        depositary="RU",
        adopted=DAY,
        place="Moscow",
        document="L.4",
        authentic=("ru", "en"),
        prevails="ru",
        order="ru",
        until=date(2014, 12, 31),
        may_sign=tuple(MEMBERS),
        may_accede=(*MEMBERS, "ME"),
        reserving=("signature", "consent"),
        amends="treaty-of-1992",
        leaving="implied",
        review=date(2016, 12, 20),
        review_every=5,
        source="illustrative",
    ),
    on_pact(EventEstablished, event="parent", note="a letter of the other depositary"),
    on_pact(
        TreatySigned,
        participant="AM",
        how="ad-referendum",
        person="Serzh",
        office="head-of-state",
        powers="AM-FP-1",
        source="illustrative",
    ),
    on_pact(SignatureConfirmed, participant="AM", note="a note of the embassy"),
    on_pact(
        ReservationMade,
        reservation="AM-1",
        participant="AM",
        moment="signature",
        text="Not bound by article 7.",
        provisions=("7",),
    ),
    on_pact(
        InstrumentDeposited,
        participant="AM",
        kind="ratification",
        person="Serzh",
        office="head-of-state",
        powers="AM-FP-1",
        dated=DAY,
        takes_effect=DAY,
        of="SU",  # neither it nor territories are asked for here: an example has every field
        territories=("all",),
        provisions=("3", "4"),
        source="illustrative",
    ),
    on_pact(ReservationConfirmed, reservation="AM-1"),
    on_pact(
        TreatySigned,
        participant="BY",
        how="definitive",
        person="Aliaksandr",
        office="head-of-state",
    ),
    on_pact(ObjectionMade, reservation="AM-1", participant="BY", text="Article 7.", precludes=True),
    on_pact(ReservationWithdrawn, reservation="AM-1", note="in whole"),
    on_pact(InstrumentReturned, participant="TJ", kind="accession", reason="nobody has signed it"),
    on_pact(
        WithdrawalNotified,
        participant="BY",
        kind="denunciation",
        takes_effect=date(2013, 1, 1),
        reason="grave",
    ),
    on_pact(
        DeclarationMade,
        participant="KZ",
        kind="interpretative",
        text="Aid is not armed aid.",
        article="4",
    ),
]
"""A pact before its depositary."""

CLEAN = "# Agreement on the Lake\n\n1. We share the Lake.\n"
BOOK: list[Act] = [
    DocumentTabled(
        session=JOINT,
        document="L.9",
        symbol="J/2011/L.9",
        names={"en": "Agreement on the Lake"},
        text=CLEAN,
        kind="clean text",
    ),
    TreatyOpened(
        treaty="lake",
        names={"en": "Agreement on the Lake"},
        clause=CLAUSE,
        depositary="RU",
        document="L.9",
        may_sign=("AM", "BY"),
    ),
    BookMade(
        book="lake-BY",
        session=JOINT,
        document="L.9",
        treaty="lake",
        pdf=f"sha256:{1:064x}",
        texts={"en": f"sha256:{sha256(CLEAN.encode()).hexdigest()}"},
        signatories=("BY", "AM"),
        keeper="BY",
    ),
    BookSigned(
        book="lake-BY",
        participant="AM",
        person="Serzh",
        subject="CN=Serzh, C=AM",
        certificate=f"sha256:{2:064x}",
        before=f"sha256:{1:064x}",
        after=f"sha256:{3:064x}",
    ),
]
"""The book in which an agreement of two is signed."""


def at_signing(what: type[A], /, **fields: object) -> A:
    """Return an act about the ceremony of the Council's session."""
    return what(signing="council", **fields)


SIGNING: list[Act] = [
    at_signing(
        SigningPrepared,
        names={"en": "Signing at the session of the Council"},
        session=COUNCIL,
        day=SUMMIT,
        zone="+04:00",
        place={"en": "Moscow, the Kremlin"},
        language="ru",
        alternat=True,
        source="illustrative",
    ),
    at_signing(
        SigningListed,
        number="1",
        how="definitive",
        signatories=("RU", "AM"),
        names={"en": "Measures on Afghanistan"},
        origin_session=JOINT,
        origin_item="1",
        document="L.4",
        treaty="pact",
        languages=("ru", "en"),
        prevails="ru",
        open_text=True,
        powers=True,
        source="illustrative",
    ),
    at_signing(
        SigningListed,
        number="2",
        how="signed",
        signatories=("RU", "BY"),
        names={"en": "List of exercises"},
    ),
    at_signing(
        SigningListed,
        number="3",
        how="signed",
        signatories=("AM",),
        names={"en": "Calendar"},
        open_text=True,
    ),
    at_signing(
        SignatoryNamed,
        participant="AM",
        person="Anahit Sahakyan",
        office="ambassador",
        powers="AM-FP-1",
        number="1",
        source="illustrative",
    ),
    at_signing(
        TaskGiven,
        task="T-1",
        who="AM",
        what="hand in the full powers",
        until=datetime(2011, 12, 20, 6, tzinfo=UTC),
        number="1",
        check="powers",
        source="illustrative",
    ),
    at_signing(TaskDone, task="T-1", note="handed in by note"),
    at_signing(
        TextFinalised,
        number="2",
        languages=("ru", "en"),
        reference="CSTO/CSC/2011/7",
        source="illustrative",
    ),
    at_signing(
        PaperBound,
        number="1",
        copies=2,
        text="sha256:d5ba5048fe6abd178a6acec744edaf31d913e7422697d00d9050cb5b73660aab",
        note="blue folders",
        source="illustrative",
    ),
    at_signing(SigningUnlisted, number="2", reason="Belarus asks for a week"),
    at_signing(
        SigningMoved,
        day=DAY,
        reason="the heads of State leave earlier",
        place={"en": "Moscow, Novo-Ogaryovo"},
    ),
    at_signing(
        DocumentSigned,
        number="3",
        participant="AM",
        person="Anahit Sahakyan",
        office="ambassador",
        powers="AM-FP-1",
        source="illustrative",
    ),
]
"""What is made ready to be signed, and signed."""


def on_draft(what: type[A], /, **fields: object) -> A:
    """Return an act about the draft statement that is before the joint session."""
    return what(session=JOINT, document="L.4", **fields)


DRAFTING: list[Act] = [
    DocumentTabled(
        session=JOINT,
        document="L.4",
        symbol="CSTO/CSC/2011/L.4",
        names={"en": "Statement on Afghanistan", "ru": "Заявление по Афганистану"},
        kind="zero draft",
        text=DRAFT,
        parties=("RU", "UZ", "KZ"),
        originator="TJ",
        item="1",
        language="en-GB",
        source="illustrative",
        support=1,
    ),
    on_draft(
        WordingProposed,
        proposal="BY-1",
        member="BY",
        action="replace",
        provision="p2",
        passage="the threat",
        occurrence=2,
        bracket="b1",  # not asked for here, nor a number: an example has every field
        number="2",
        other="p3",
        version="CSTO/CSC/2011/L.4",
        words="any threat",
        sponsors=("AM",),
        reason="drugs are not the only one",
    ),
    on_draft(
        WordingProposed,
        proposal="TJ-1",
        member="TJ",
        action="alternative",
        bracket="b1",
        words="when asked",
    ),
    on_draft(
        WordingProposed,
        proposal="KG-1",
        member="KG",
        action="provision",
        provision="p3",
        number="3",
        words="We thank Tajikistan.",
    ),
    on_draft(WordingWithdrawn, proposal="KG-1", member="KG", reason="for the closing"),
    on_draft(
        WordingHeld, bracket="BY-1", alternative=2, member="KZ", stance="reserve", note="scrutiny"
    ),
    on_draft(
        ProvisionHeld,
        provisions=("p2", "p3"),
        member="UZ",
        stance="reserve",
        version="CSTO/CSC/2011/L.4",
        kind="scrutiny",
        reason="parliament has not seen it",
        condition="provided that no troops are sent",
        statement="We need a week.",
    ),
    on_draft(
        BracketOpened,
        bracket="chair-1",
        provision="p3",
        passage="our",
        occurrence=2,
        reason="who they are",
    ),
    on_draft(
        BracketResolved, bracket="b1", alternative=2, decided="by the chair", reason="no objection"
    ),
    on_draft(BracketResolved, bracket="BY-1", alternative=1),
    on_draft(ProvisionAgreed, provision="p2", ad_referendum=True),
    on_draft(ProvisionReopened, provision="p2", member="UZ", reason="for one term"),
    on_draft(
        WordingSuggested,
        proposal="chair-2",
        action="replace",
        provision="p3",
        passage="our",
        occurrence=2,
        bracket="chair-1",  # neither it nor a number is asked for: an example has every field
        words="all our",
        number="2",
        reason="nobody is left out",
    ),
    on_draft(
        WordingProposed, proposal="AM-1", member="AM", action="move", provision="p3", other="p1"
    ),
    on_draft(BracketOpened, bracket="chair-3", provision="p3", passage="patience"),
    on_draft(BracketRelated, bracket="b2", relation="independent"),
    on_draft(WordingAccepted, proposal="chair-2", decided="no objection", reason="as it was"),
    on_draft(RevisionIssued, symbol="CSTO/CSC/2011/L.4/Rev.1", kind="rolling text", note="late"),
    on_draft(
        CorrigendumIssued,
        symbol="CSTO/CSC/2011/L.4/Rev.1/Corr.1",
        provision="p2",
        passage="threat",
        occurrence=2,
        words="menace",
        reason="as it was read out",
    ),
    on_draft(
        RevisionIssued,
        symbol="CSTO/CSC/2011/L.4/Rev.2",
        kind="chair's text",
        text=REVISED,
        parties=("UZ",),
        identities=("p1", "p2", "p3"),
        settled=("AM-1",),
        note="consolidated",
    ),
    on_draft(DocumentProjected, provision="p2"),
    on_draft(ProjectionEnded),
]
"""A draft statement is negotiated: proposals, brackets, what is agreed and reopened."""

TRANSLATED = """# Заявление по Афганистану

1. Мы действуем [немедленно / своевременно] против угрозы наркотиков и угрозы оружия.

2. Мы просим [крайнего] терпения наших партнёров и [наших] соседей.
"""
PAIRED = digest(
    "We ask the [extreme] patience of our partners and all our neighbours.",
    "Мы просим [крайнего] терпения наших партнёров и [наших] соседей.",
)
TRANSLATING: list[Act] = [
    on_draft(
        VersionTabled,
        language="ru",
        of="CSTO/CSC/2011/L.4",
        text=TRANSLATED,
        parties=("RU", "UZ", "KZ"),
        source="illustrative",
    ),
    on_draft(
        VersionAmended,
        language="ru",
        provision="p2",
        of="We act in time against the threat of drugs and the menace of arms.",
        words="Мы своевременно действуем против угрозы наркотиков и угрозы оружия.",
        number="1",
    ),
    on_draft(
        ConcordanceNoted,
        language="ru",
        provision="p3",
        finding="differs",
        digest=PAIRED,
        note="extreme is not 'крайний'",
    ),
    on_draft(
        LanguagesSettled, authentic=("en-GB", "ru"), prevails="ru", note="Article 12 of the draft"
    ),
]
"""The draft is translated into Russian, a provision again; where they differ is noted."""

DIVIDED = text_of("csto-procedural").replace("csto-procedural", "divided") + (
    "    tie: second-vote\n    without: [concerned]\nclasses: {western: [AM, BY]}\n"
)
"""A rule by which an equal division is put again, and who is concerned has no vote."""


def vote(number: str, letters: str, **fields: object) -> VoteTaken:
    """Record a vote of the joint session: a letter for each member, in order.

    F stands for in favour, A against, B abstaining, N not taking part, X absent.
    """
    words = {"F": "for", "A": "against", "B": "abstaining", "N": "apart", "X": "absent"}
    cast = {
        word: tuple(m for m, said in zip(MEMBERS, letters, strict=True) if said == letter)
        for letter, word in words.items()
        if letter in letters
    }
    told = {"session": JOINT, "method": "recorded", "rule": "divided", "says": "adopted"}
    given = {"cast": cast, "names": {"en": "The motion of order"}, "outcome": "", **told, **fields}
    return VoteTaken(vote=number, **given)


OPENING = RegisterOpened(
    origin=ORIGIN, key=SIGNER.verifier.write(), title="Register of the alliance"
)
FOUNDING: list[Act] = [
    OrganisationFounded(
        names={
            "en": "Collective Security Treaty Organization",
            "ru": "Организация Договора о коллективной безопасности",
        },
        short={"en": "CSTO", "ru": "ОДКБ"},
        language="ru",
        source="FIELD notes 1.1",
    ),
    *(
        MemberAdmitted(
            member=code,
            names={"en": en, "ru": ru},
            official={"en": f"Republic of {en}"},
            since=SINCE,
            codes={"alpha-3": f"{code}X"},
            source="FIELD notes 1.1; official names and codes are illustrative",
        )
        for code, (en, ru) in MEMBERS.items()
    ),
    BodyEstablished(body="csc", names={"en": BODIES["csc"]}, rule="csto-consensus"),
    *(
        BodyEstablished(
            body=code,
            names={"en": BODIES[code]},
            short={"en": code.upper()},
            parent="csc",
            seats="ministers or secretaries",
            members=tuple(MEMBERS),
            rule="csto-consensus",
            since=SINCE,
            source="FIELD notes 1.2",
        )
        for code in ("cfm", "cdm", "cssc")
    ),
    RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus")),
    RuleAdopted(rule="csto-limited-format", text=text_of("csto-limited-format")),
    SessionConvened(
        session=JOINT,
        names={"en": "Joint session of ministers and secretaries"},
        bodies=("cfm", "cdm", "cssc"),
        place={"en": "Moscow"},
        opens=DAY,
        closes=DAY,
        chair="BY",
        source="FIELD notes 1.5",
        rule="csto-consensus",
    ),
    SessionConvened(
        session=COUNCIL,
        names={"en": "Session of the Council"},
        bodies=("csc",),
        opens=SUMMIT,
        rule="csto-consensus",
    ),
    item("1", "Situation in Afghanistan", proposer="TJ"),
    item("2", "Information security", text="sha256:a"),
    item("3", "Limited format", rule="csto-limited-format"),
]
FOUNDATION = one_by_one(FOUNDING, BEGIN)
"""What every case stands on: members, bodies, rules, two sessions, three items."""

QUIET = "quiet-1"
EXPIRES = MEETING + timedelta(minutes=8)
SILENCES: list[Act] = [
    RuleAdopted(rule="osce-silence", text=text_of("osce-silence")),
    SilenceOpened(
        silence=QUIET,
        names={"en": "Afghanistan and information security"},
        rule="osce-silence",
        expires=EXPIRES,
        zone="Europe/Moscow",
        session=JOINT,
        body="cfm",
        document="J/2011/L.1",
        text="sha256:l",
        items=("1", "2"),
        parts=("1", "2"),
        reference="J/2011/NOTE/7",
        decision="J-0",
        note="interim text",
        source="illustrative",
    ),
    SilenceBroken(
        silence=QUIET,
        member="UZ",
        kind="amendment",
        parts=("2",),
        letter="UZ/2011/3",
        reason="paragraph 3 goes too far",
        proposal="Delete paragraph 3.",
        source="illustrative",
    ),
    SilenceBroken(silence=QUIET, member="KZ", kind="objection"),
    SilenceLifted(
        silence=QUIET, member="KZ", parts=("1",), letter="KZ/2011/9", reason="new instructions"
    ),
    SilenceAgreed(silence=QUIET, member="AM", statement="We agree.", letter="AM/2011/2"),
    SilenceExtended(
        silence=QUIET,
        expires=MEETING + timedelta(minutes=10),
        reason="capitals ask for time",
        reference="J/2011/NOTE/8",
    ),
    SilenceOpened(
        silence="quiet-2",
        names={"en": "Calendar of meetings"},
        rule="osce-silence",
        expires=MEETING + timedelta(days=4),
        zone="+03:00",
        body="csc",
        document="CSC/2011/L.2",
    ),
    SilenceObjected(
        silence="quiet-2", member="UZ", reason="it is to be debated", source="illustrative"
    ),
    SilenceWithdrawn(silence="quiet-2", reason="debated instead", reference="CSC/2011/NOTE/1"),
    SilenceConcluded(
        silence=QUIET,
        outcome="broken",
        kept=("1",),
        reopened=("2",),
        decision="J-0",
        statement="The silence was broken on item 2.",
    ),
]
"""A silence on two items that is broken on one, and one that never began; a minute each."""

LIST = """# List of measures

1. Border troops stand ready.

2. Observers are sent.
"""
"""The measures of a plan, as the document by whose provisions they are approved."""


def on_afghan(what: type[A], /, **fields: object) -> A:
    """Return an act about the situation that is watched."""
    return what(situation="afghan", **fields)


def on_border(what: type[A], /, **fields: object) -> A:
    """Return an act about a measure of its plan: the first, unless told."""
    return what(**{"plan": "list", "measure": "1", **fields})


CONTINGENCY: list[Act] = [
    DocumentTabled(
        session=JOINT,
        item="2",
        document="measures",
        symbol="J/2011/L.12",
        names={"en": "List of measures"},
        text=LIST,
        originator="BY",
    ),
    ProvisionAgreed(session=JOINT, document="measures", provision="p2"),
    on_afghan(
        SituationOpened,
        names={"en": "Afghanistan after the withdrawal"},
        concerns=("TJ", "KG"),
        place="Afghanistan",
        session=JOINT,
        item="1",
        source="illustrative",
    ),
    on_afghan(
        IndicatorDefined,
        indicator="attacks",
        names={"en": "Attacks on border posts"},
        unit="a month",
        least=-1,
        most=500,
        alarm=20,
        source="the border service",
    ),
    on_afghan(
        IndicatorDefined,
        indicator="calm-days",
        names={"en": "Days without an incident"},
        unit="days a month",
        least=-1,
        most=31,
        alarm=10,
        falling=True,
        source="the border service",
    ),
    on_afghan(
        PlanDrafted,
        plan="list",
        names={"en": "List of measures"},
        document="measures",
        review=date(2012, 12, 1),
        source="illustrative",
    ),
    on_border(
        MeasurePlanned,
        names={"en": "Border troops stand ready"},
        level="tense",
        within=72,
        members=("TJ", "KG"),
        bodies=("cdm",),
        decides="cfm",
        trigger="count: {of: members, counted_by: attacks, at_least: 20}",
        automatic=True,
        until="count: {of: members, counted_by: attacks, at_most: 5}",
        review=30,
        provision="p2",
        assists="TJ",
        source="illustrative",
    ),
    on_afghan(
        ExerciseOpened,
        exercise="X-1",
        names={"en": "Rubezh"},
        until=MEETING + timedelta(days=3),
        source="illustrative",
    ),
    on_afghan(
        SituationAssessed,
        level="tense",
        text="Posts are attacked every day.",
        assessor="the duty officer",
        session=JOINT,
        document="measures",
        exercise="X-1",
        source="illustrative",
    ),
    on_afghan(
        IndicatorMeasured,
        indicator="attacks",
        value=25,
        source="illustrative",
        note="made up for the exercise",
        exercise="X-1",
    ),
    on_afghan(
        ConsultationRequested,
        consultation="U-1",
        member="TJ",
        body="cfm",
        due=MEETING + timedelta(days=1),
        text="What happens at the border",
        reference="TJ/NOTE/1",
        exercise="X-1",
    ),
    on_afghan(
        ConsultationHeld,
        consultation="U-1",
        outcome="The ministers follow it.",
        session=JOINT,
        exercise="X-1",
    ),
    on_afghan(
        AssistanceRequested,
        member="TJ",
        text="Equipment for border posts",
        reference="TJ/NOTE/2",
        exercise="X-1",
        source="illustrative",
    ),
    on_border(MeasureActivated, decision="X-D-1", reason="as decided in the play", exercise="X-1"),
    on_border(
        MeasureReported,
        member="TJ",
        progress="done",
        text="The troops are there.",
        exercise="X-1",
        source="illustrative",
    ),
    on_border(
        MeasureReviewed, text="It is still needed.", following=date(2012, 2, 1), exercise="X-1"
    ),
    on_border(MeasureEnded, decision="X-D-2", reason="the border is quiet", exercise="X-1"),
    on_afghan(AssistanceWithdrawn, member="TJ", reason="not needed any more", exercise="X-1"),
    on_afghan(
        AssuranceGiven,
        member="TJ",
        text="The border is under control.",
        person="the minister of Tajikistan",
        session=JOINT,
        item="1",
        exercise="X-1",
        source="illustrative",
    ),
    ExerciseClosed(exercise="X-1", lessons="The telephones failed."),
]
"""A situation that is watched, a plan for it, and an exercise in which all of it is played."""

PEOPLE: list[Act] = [
    PartnerAdmitted(
        partner="SCO",
        names={"en": "Shanghai Cooperation Organisation"},
        status="partner",
        since=date(2007, 10, 5),
        source="illustrative",
    ),
    CredentialsIssued(
        credential="AM-1",
        person="a.sahakyan",
        name="Anahit Sahakyan",
        role="head",
        delegation="AM",
        body="cfm",
        session=JOINT,
        position="Minister of Foreign Affairs",
        issuer="Head of State",
        form="original",
        until=SUMMIT,
        source="illustrative",
    ),
    CredentialsIssued(
        credential="S-1", person="s.ivanova", name="Svetlana Ivanova", role="secretary", body="cfm"
    ),
    CredentialsExamined(
        credential="AM-1", finding="provisional", reason="a copy came first", report="J/CRED/1"
    ),
    CredentialsRevoked(credential="S-1", reason="replaced by S-2"),
    FullPowersIssued(
        powers="AM-FP-1",
        person="a.sahakyan",
        name="Anahit Sahakyan",
        delegation="AM",
        acts=("negotiate", "sign"),
        treaty="J/2011/7",
        issuer="Head of State",
        until=SUMMIT,
        source="illustrative",
    ),
    FullPowersRevoked(powers="AM-FP-1", reason="the Head of State signs"),
    ParticipationGranted(
        partner="SCO",
        session=JOINT,
        items=("1",),
        may=("speak", "receive-documents"),
        reason="invited by the chair",
    ),
    ParticipationEnded(partner="SCO", session=JOINT, reason="item 1 is done"),
]
"""Who takes part, as it is recorded."""

ELECTION = text_of("majority").replace("rule: majority", "rule: election") + (
    "    secret_ballot: yes\n    appeals_decided_by: election\n"
)
"""A rule by which a vote may be secret."""

PAPERS = (f"{7:032x}", f"{1:032x}")
CHAIRING: list[Act] = [
    RuleAdopted(rule="election", text=ELECTION),
    item("6", "The next Secretary General", rule="election", text="sha256:f"),
    QuestionPut(
        session=JOINT,
        item="6",
        kind="consensus",
        method="recorded",
        seconds=120,
        text="sha256:f",
    ),
    ObjectionRaised(session=JOINT, item="6", member="KG", reason="there are two candidates"),
    QuestionWithdrawn(session=JOINT, item="6", reason="a vote is asked for"),
    RulingGiven(
        session=JOINT,
        ruling="1",
        words="The vote is secret.",
        item="6",
        source="illustrative",
    ),
    RulingAppealed(session=JOINT, ruling="1", member="TJ", reason="the rule says that it may be"),
    BallotOpened(
        session=JOINT,
        vote="R-1",
        names={"en": "To overrule the chair"},
        method="roll-call",
        rule="election",
    ),
    BallotCast(session=JOINT, vote="R-1", member="TJ", cast="for"),
    BallotCast(session=JOINT, vote="R-1", member="BY", cast="against"),
    BallotClosed(session=JOINT, vote="R-1"),
    VoteTaken(
        session=JOINT,
        vote="R-1",
        names={"en": "To overrule the chair"},
        method="roll-call",
        rule="election",
        says="not-adopted",
        cast={"for": ("TJ",), "against": ("BY",)},
    ),
    RulingDecided(session=JOINT, ruling="1", outcome="upheld", vote="R-1"),
    QuestionPut(session=JOINT, item="6", kind="vote", method="secret", text="sha256:f"),
    BallotOpened(
        session=JOINT,
        vote="S-1",
        names={"en": "The next Secretary General", "ru": "Следующий Генеральный секретарь"},
        method="secret",
        rule="election",
        item="6",
        text="sha256:f",
    ),
    BallotReceived(session=JOINT, vote="S-1", member="AM"),
    BallotReceived(session=JOINT, vote="S-1", member="UZ"),
    BallotClosed(session=JOINT, vote="S-1"),
    *(BallotCounted(session=JOINT, vote="S-1", ballot=paper, cast="for") for paper in PAPERS),
    VoteTaken(
        session=JOINT,
        vote="S-1",
        names={"en": "The next Secretary General"},
        method="secret",
        rule="election",
        says="adopted",
        outcome="adopted",
        item="6",
        counts={"for": 2, "against": 0, "abstaining": 0},
        text="sha256:f",
    ),
    BallotOpened(
        session=JOINT, vote="S-2", names={"en": "Again"}, method="secret", rule="election"
    ),
    BallotAnnulled(session=JOINT, vote="S-2", reason="opened by mistake"),
]
"""A question that is put and taken back, a ruling that is appealed, a secret ballot."""

EVENTS: list[Act] = [
    *SILENCES,
    *PEOPLE,
    PartnerAdmitted(
        partner="RS",
        names={"en": "Serbia"},
        status="observer",
        since=date(2010, 1, 1),
        source="illustrative",
    ),
    PartnerEnded(partner="RS", since=DAY, reason="its own wish"),
    OfficeFilled(
        office="chair",
        names={"en": "Chair of the Council"},
        holder="the head of State",
        member="BY",
        body="csc",
        since=date(2010, 12, 10),
        until=SUMMIT,
        source="FIELD notes 1.4",
    ),
    OfficeVacated(office="chair", body="csc", since=SUMMIT, reason="the presidency passes on"),
    BodyComposed(body="cssc", members=tuple(MEMBERS)[:5], since=SUMMIT, reason="rotation"),
    ItemAdopted(session=JOINT, item="1"),
    *positions("1", {"UZ": "agree-ad-referendum"}),
    decision("1", "J-1"),
    DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip of the pen"),
    decision("1", "J-2"),
    ItemReferred(
        session=JOINT,
        item="1",
        body="csc",
        to_session=COUNCIL,
        purpose="for signature",
        source="illustrative",
    ),
    ItemProposed(
        session=COUNCIL,
        item="1",
        names={"en": "Situation in Afghanistan"},
        proposer="cfm",
        rule="csto-limited-format",
        text="sha256:c",
        note="as agreed by the ministers",
        origin_session=JOINT,
        origin_item="1",
        source="illustrative",
    ),
    position("2", "AM", "agree", text="sha256:a"),
    position(
        "2",
        "BY",
        "reserve",
        text="sha256:a",
        kind="parliamentary",
        reason="until March",
        condition="provided that item 1 is kept",
        statement="We are still consulting.",
        source="illustrative",
    ),
    DecisionTaken(
        session=JOINT,
        item="2",
        decision="J-3",
        outcome="adopted",
        rule="csto-consensus",
        says="not-adopted",
        reason="the chair holds that a reservation is no objection",
        text="sha256:a",
        source="illustrative",
    ),
    DecisionRescinded(session=JOINT, item="2", decision="J-3", reason="the ruling was challenged"),
    PositionWithdrawn(session=JOINT, item="2", member="BY", reason="new instructions"),
    ItemRevised(session=JOINT, item="2", text="sha256:b", reason="paragraph 3 was softened"),
    ItemRecommended(session=JOINT, item="2", body="csc", to_session=COUNCIL, source="illustrative"),
    ItemDeferred(
        session=JOINT,
        item="2",
        reason="needs a conceptual approach",
        until=SUMMIT,
        source="illustrative",
    ),
    ItemResumed(session=JOINT, item="2", reason="a new proposal"),
    ItemReturned(session=JOINT, item="2", reason="for the experts", body="cfm"),
    *positions("3", {"UZ": "not-taking-part"}),
    *CHAIRING,
    RuleAdopted(rule="divided", text=DIVIDED),
    vote("V-1", "FFFAAAB", says="second-vote"),
    item("5", "Seat of the secretariat", text="sha256:e"),
    VoteTaken(
        session=JOINT,
        vote="V-2",
        names={"en": "Seat of the secretariat, as proposed by Belarus"},
        method="roll-call",
        rule="divided",
        says="not-adopted",
        outcome="adopted",
        item="5",
        document="J/2011/5",
        cast={"for": ("AM", "BY"), "against": ("KZ", "KG", "UZ"), "abstaining": ("RU", "TJ")},
        counts={"for": 3, "against": 3, "abstaining": 2},
        in_class={"western": {"for": 2}},
        attending=7,
        roles={"concerned": ("UZ",)},
        second_of="V-1",
        sponsors=("BY", "AM"),
        reason="the chair holds that the division was equal",
        note="the chair announced one vote in favour too many",
        text="sha256:e",
        source="illustrative",
    ),
    VoteCorrected(
        session=JOINT,
        vote="V-2",
        member="RU",
        meant="for",
        statement="The button was pressed twice.",
    ),
    VoteExplained(
        session=JOINT, vote="V-2", member="KZ", statement="We have no premises.", before=True
    ),
    *DRAFTING,
    *TRANSLATING,
    PARENT,
    *TREATY,
    *SIGNING,
    *BOOK,
    *PRESIDING,
    *CONTINGENCY,
    SymbolsSettled(profile="own", body="csc", pattern="CSC-{year}-{number}"),
    item("4", "Withdrawn at once"),
    ItemWithdrawn(session=JOINT, item="4", reason="proposed by mistake"),
    RollCalled(
        session=JOINT,
        sitting="1",
        present=tuple(MEMBERS)[:5],
        remote=("TJ",),
        absent=("UZ",),
        body="cfm",
    ),
    SittingOpened(
        session=JOINT,
        sitting="1",
        says="not-required",
        format="narrow",
        place={"en": "The Kremlin", "ru": "Кремль"},
        reason="the others are on their way",
        source="illustrative",
    ),
    AttendanceTaken(session=JOINT, sitting="1", member="UZ", how="present", body="cdm"),
    AgendaAdopted(session=JOINT, left_out=("5",), reason="it was decided before"),
    ItemCalled(session=JOINT, item="3"),
    ChairPassed(
        session=JOINT,
        member="KZ",
        person="the minister of Kazakhstan",
        office="vice-chair",
        reason="the chair speaks for Belarus",
    ),
    FloorLimitsSet(
        session=JOINT, item="3", seconds=300, times=2, reply_seconds=180, replies="at-once"
    ),
    FloorRequested(session=JOINT, item="3", member="TJ", kind="statement"),
    FloorRequested(session=JOINT, item="3", member="AM", kind="right-of-reply"),
    FloorGiven(session=JOINT, item="3", member="AM", kind="right-of-reply", seconds=120),
    FloorEnded(session=JOINT, member="AM"),
    FloorRequested(session=JOINT, item="3", member="KG", kind="motion"),
    FloorWithdrawn(session=JOINT, item="3", member="KG", kind="motion"),
    SpeakersClosed(session=JOINT, item="3"),
    SpeakersReopened(session=JOINT, item="3"),
    OrderDrawn(session=JOINT, language="ru", letter="К", member="KZ"),
    SittingSuspended(
        session=JOINT,
        sitting="1",
        reason="consultations",
        until=datetime(2011, 12, 19, 16, tzinfo=UTC),
    ),
    SittingResumed(session=JOINT, sitting="1", reason="a text was found"),
    SittingAdjourned(
        session=JOINT,
        sitting="1",
        reason="the lights went out",
        until=datetime(2011, 12, 19, 17, tzinfo=UTC),
    ),
    SittingClosed(session=JOINT, sitting="1", statement="We meet again at the summit."),
    SessionClosed(session=JOINT, statement="22 of 30 issues were agreed"),
    RecordIssued(
        session=JOINT,
        symbol="J/2011/SR.1",
        language="en",
        digest=f"sha256:{'0' * 64}",
        corrections_until=DAY + timedelta(days=7),
    ),
    RecordCorrected(
        session=JOINT,
        symbol="J/2011/SR.1",
        member="BY",
        passage="paragraph 7",
        correction="Belarus was still consulting its parliament.",
    ),
    *INSTRUCTING,
    *COOPERATING,
    *PREPARING,
    *PLEDGING,
    MemberRenamed(
        member="KG",
        names={"en": "Kyrgyzstan"},
        official={"en": "Kyrgyz Republic"},
        since=date(2012, 1, 1),
    ),
    MemberSuspended(member="UZ", since=date(2012, 12, 19), reason="note of June 2012"),
    MemberReinstated(member="UZ", since=date(2013, 1, 1), reason="note taken back"),
    MemberWithdrawn(member="UZ", since=date(2014, 1, 1), reason="notice of 2013"),
]
AFTERWARDS: list[Act] = [
    *RELEASING,
    RecordAdopted(session=JOINT, symbol="J/2011/SR.1", note="no objection was raised"),
]
"""What could be done only once the week for corrections was over."""
A_WEEK_LATER = MEETING + timedelta(days=8)
STORY = [*FOUNDATION, *one_by_one(EVENTS, MEETING), *one_by_one(AFTERWARDS, A_WEEK_LATER)]
"""A history that every rule accepts, and in which every act occurs (the opening stands before)."""


def entry(seq: int, done: Done) -> Entry[Act]:
    """Return the entry that an act becomes when it is recorded as it is done."""
    return Entry(
        seq=seq,
        recorded=done.at,
        effective=done.at,
        by="secretariat",
        act=done.act,
        principal=done.principal,
    )


def entries() -> list[Entry[Act]]:
    """Return the entries of the story, the opening first."""
    first = Done(OPENING, BEGIN - timedelta(minutes=1))
    return [entry(seq, done) for seq, done in enumerate([first, *STORY])]


def golden_path(act: type[Act]) -> Path:
    """Return where the golden file of an act lies: ``position.stated.1.json``."""
    return GOLDEN / f"{tag_of(act).replace('/', '.')}.json"


def write_missing() -> list[Path]:
    """Write a golden file for each act that has none: the longest entry of its kind."""
    examples = {golden_path(type(told.act)): house().codec.encode(told) for told in longest_last()}
    missing = [path for path in examples if not path.exists()]
    for path in missing:
        path.write_bytes(examples[path])
    return missing


def longest_last() -> list[Entry[Act]]:
    """Return the entries of the story, those with more to say after those with less."""
    return sorted(entries(), key=lambda told: len(house().codec.encode(told)))


if __name__ == "__main__":
    for path in write_missing():
        print(path)  # noqa: T201 - a single program that prints
