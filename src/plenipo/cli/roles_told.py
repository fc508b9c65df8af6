"""The page of the reference on roles: who may record which act, and who reads which circle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from plenipo.assembly import house
from plenipo.authority import ANY, NONE, OWN, authority
from plenipo.capabilities.credentials.acts import CredentialsIssued, ParticipationGranted
from plenipo.capabilities.credentials.circles import circles
from plenipo.capabilities.members.acts import BodyEstablished, MemberAdmitted, PartnerAdmitted
from plenipo.capabilities.sessions.acts import SessionConvened
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.authority import DELEGATION, OBSERVER, PUBLIC, ROLES
from plenipo.core.fold import State

SIGNS = {ANY: "any", OWN: "own", NONE: ""}
MOMENT = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = date(2025, 1, 1)
OWN_MEMBER, OTHER_MEMBER, PARTNER = "AA", "BB", "PP"
EXAMPLE: tuple[Act, ...] = (
    MemberAdmitted(member=OWN_MEMBER, names={"en": "A"}, since=DAY),
    MemberAdmitted(member=OTHER_MEMBER, names={"en": "B"}, since=DAY),
    PartnerAdmitted(partner=PARTNER, names={"en": "P"}, status="observer", since=DAY),
    BodyEstablished(body="sits", names={"en": "Where A sits"}, members=(OWN_MEMBER,)),
    BodyEstablished(body="other", names={"en": "Where A does not sit"}, members=(OTHER_MEMBER,)),
    SessionConvened(session="s", names={"en": "S"}, bodies=("sits",), opens=DAY, rule="consensus"),
    ParticipationGranted(partner=PARTNER, session="s", may=("receive-documents",)),
)
"""A body in which every circle has somebody outside it."""
CIRCLES = {
    "public": "public",
    "members": "members",
    f"member:{OWN_MEMBER}": "member: own",
    f"member:{OTHER_MEMBER}": "member: another",
    "body:sits": "body: own",
    "body:other": "body: where the member does not sit",
    "observers": "observers (that receive documents)",
    "observers:s": "observers: of that session",
    "observers:s/1": "observers: of an item that another attends",
    "secretariat": "secretariat",
    "chair": "chair",
}


RECORDING = """\
*any*: for any delegation; *own*: for the delegation they belong to; blank: not at all. Credentials
for a session or a body open the acts done there, and no others."""
READING = """\
Which circles of an audience a role stands in, accredited to the organisation as a whole;
credentials for a session or a body give the bodies concerned alone."""
STANDING = """\
What a person of the room may record and read follows from the credentials that hold at the moment
of asking. Who holds the register's file acts as its keeper, through the command line, and is not
asked."""


def roles_page() -> str:
    """Return the page."""
    recording = ("## Who may record which act", RECORDING, _table(("act", *ROLES), _acts()))
    reading = ("## Who reads what", READING, _table(("audience", *ROLES), _audiences()))
    return "\n\n".join(("# Roles", STANDING, *recording, *reading))


def _acts() -> Iterable[Sequence[str]]:
    """Return a row for each act."""
    known = authority()
    for act in house().acts:
        name = wire_name(act)
        yield (f"[{name}](acts/{name}.md)", *(SIGNS[known.says(act, role)] for role in ROLES))


def _audiences() -> Iterable[Sequence[str]]:
    """Return a row for each circle."""
    readers = {role: circles(example(role), "p", MOMENT) for role in ROLES}
    for circle, told in CIRCLES.items():
        own = dict.fromkeys(ROLES, circle)
        if circle == f"member:{OWN_MEMBER}":
            own[OBSERVER] = f"member:{PARTNER}"
        yield (told, *("yes" if own[role] in readers[role] else "" for role in ROLES))


def example(role: str) -> State:
    """Return a body in which the person ``p`` is accredited in a role."""
    of = OWN_MEMBER if role in DELEGATION else PARTNER if role == OBSERVER else ""
    given = CredentialsIssued(credential="c", person="p", name="P", role=role, delegation=of)
    acts = EXAMPLE if role == PUBLIC else (*EXAMPLE, given)
    return (
        house()
        .new_state()
        .fold(
            Entry(seq=seq, recorded=MOMENT, effective=MOMENT, by="secretariat", act=act)
            for seq, act in enumerate(acts)
        )
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
