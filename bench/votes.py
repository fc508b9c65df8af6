"""The pages of votes: a page of 4,000 roll calls of 193 members against folding the register."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from litestar.testing import TestClient

from bench.cast import member
from bench.figures import Figure, best
from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OrganisationFounded,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionConvened
from plenipo.core.act import Act, Author
from plenipo.core.audience import EVERYONE
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import create, discard, open_to_read
from plenipo.register.registrar import Registrar
from plenipo.web.app import create_app

VOTES, MEMBERS, SESSIONS = 4_000, 193, 40
VOICES = ("for", "against", "abstaining", "absent")
AT_ONCE = 200
RULE = "majority"
"""Most of those voting."""

PAGES = {
    "the record, first page": "/votes",
    "the record, searched": "/votes?q=matter+31",
    "the record, one member against, in a period": (
        f"/votes?member={member(7)}&cast=against&since=1980-01-01&until=2000-12-31"
    ),
    "a vote": "/votes/session-20/20-50",
    "a vote, three others tried": (
        f"/votes/session-20/20-50?if={member(1)}:against,{member(2)}:absent,{member(3)}:for"
    ),
    "a member's record": f"/members/{member(7)}/votes",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Each page, the first time and when all is kept; the limit is to read and fold the file."""
    path = folder / "votes.plenipo"
    discard(path)
    build(path).close()
    fold = best(lambda: open_to_read(path, house()).state(), 1)
    with TestClient(create_app(path, EVERYONE)) as client:
        begun = time.perf_counter()
        client.get("/votes?page=2")
        first = time.perf_counter() - begun
        times = f"{first * 1e3:,.0f} ms", f"fold {fold * 1e3:,.0f} ms"
        what = f"votes, {VOTES:,} x {MEMBERS}: the first page after opening"
        yield Figure(what, *times, first / fold, 3, at_least=False)
        for what, address in PAGES.items():
            # Each with a parameter of its own, so that none is answered from what was answered.
            asked = iter(range(1_000))
            mark = "&" if "?" in address else "?"

            def ask(address: str = f"{address}{mark}n=", asked: Iterator[int] = asked) -> None:
                answer = client.get(f"{address}{next(asked)}")
                assert answer.is_success, answer.text

            took = best(ask, 5)
            times = f"{took * 1e3:,.1f} ms", f"fold {fold * 1e3:,.0f} ms"
            yield Figure(f"votes: {what}", *times, took / fold, 0.2, at_least=False)


def build(path: Path, votes: int = VOTES, members: int = MEMBERS) -> Registrar:
    """Make a register of so many roll calls, over some decades."""
    draw = random.Random(1)
    registrar = create(path, house(), origin="bench.example/assembly")
    codes = [member(i) for i in range(members)]
    _record(registrar, _founding(codes), datetime(1946, 1, 1, tzinfo=UTC))
    each = votes // SESSIONS
    for session in range(SESSIONS):
        begin = datetime(1975 + session, 9, 20, 10, tzinfo=UTC)
        acts = [_vote(draw, session, number, codes) for number in range(each)]
        for start in range(0, each, AT_ONCE):
            _record(registrar, acts[start : start + AT_ONCE], begin + timedelta(hours=start))
    return registrar


def _founding(codes: list[str]) -> list[Act]:
    since = date(1945, 10, 24)
    return [
        OrganisationFounded(names={"en": "Assembly"}),
        *(MemberAdmitted(member=c, names={"en": f"State of {c}"}, since=since) for c in codes),
        BodyEstablished(body="assembly", names={"en": "General Assembly"}),
        RuleAdopted(rule=RULE, text=text_of(RULE)),
        *(
            SessionConvened(
                session=f"session-{n}",
                names={"en": f"Session {n}"},
                bodies=("assembly",),
                opens=date(1975 + n, 9, 1),
                closes=date(1976 + n, 8, 31),
                rule=RULE,
            )
            for n in range(SESSIONS)
        ),
    ]


def _vote(draw: random.Random, session: int, number: int, codes: list[str]) -> VoteTaken:
    """Return a vote as they are: most in favour, some of the others together."""
    leaning = draw.choice(((80, 5, 10, 5), (60, 20, 15, 5), (30, 40, 20, 10)))
    voices = draw.choices(VOICES, leaning, k=len(codes))
    cast = {
        voice: tuple(code for code, said in zip(codes, voices, strict=True) if said == voice)
        for voice in VOICES
    }
    adopted = len(cast["for"]) > len(cast["against"])
    says = "adopted" if adopted else "not-adopted"
    return VoteTaken(
        session=f"session-{session}",
        vote=f"{session}-{number}",
        names={"en": f"On the implementation of matter {number} and related questions"},
        method="recorded",
        rule=RULE,
        says=says,
        outcome=says,
        document=f"A/{session}/L.{number}",
        cast={voice: who for voice, who in cast.items() if who},
    )


def _record(registrar: Registrar, acts: list[Act], moment: datetime) -> None:
    done = [Proposed(act, moment + timedelta(minutes=i)) for i, act in enumerate(acts)]
    (answer,) = registrar.record([Request(tuple(done), Author("secretariat"))])
    assert isinstance(answer, Receipt), answer
