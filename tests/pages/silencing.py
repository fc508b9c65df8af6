"""A register of silences: those that run, and all that can become of one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from registers import BREAKOUT, MEMBERS, SCRIPT, TEMPLATE, Chronicle

from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OrganisationFounded,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
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
from plenipo.procedure.rule_file import text_of
from plenipo.procedure.silence import instant

TALKS = "talks-2011"
AHEAD = instant("2012-01-10 12:00", "Europe/Vienna")
"""When those expire that run still while the pages are looked at."""
OVER = instant("2011-12-23 12:00", "Europe/Vienna")
EXTENDED = AHEAD + timedelta(days=1, seconds=30)
SECRET_SILENCE = "SECRET-SILENCE"  # noqa: S105 - words that give a silence away
PARAGRAPHS = ("1", "2", "2 bis", "3")


def opened(code, **fields):
    told = {
        "names": {"en": f"Draft {code}", "ru": f"Проект {code}"},
        "rule": "osce-silence",
        "expires": OVER,
        "zone": "Europe/Vienna",
        "session": TALKS,
        "document": f"PC.DD/{code}",
    }
    return SilenceOpened(silence=code, **{**told, **fields})


def broken(code, member, *parts, **fields):
    told = {"kind": "objection", "letter": f"{member}/7", **fields}
    return SilenceBroken(silence=code, member=member, parts=parts, **told)


def build_silences(path, keep=False):  # noqa: FBT002 - whether to go on
    """Seven members, one session, eight silences."""
    c = Chronicle(path)
    _found(c)
    _end(c)
    _run(c)
    if keep:
        return c
    c.close()
    return path


def say(c, *acts):
    """Record what members say, each in its own name."""
    for act in acts:
        c.record(act, principal=act.member)


def _found(c):
    c.moment = datetime(2003, 9, 18, tzinfo=UTC)
    c.record(OrganisationFounded(names={"en": "Alliance"}, language="ru"))
    for code, (english, russian) in MEMBERS.items():
        names = {"en": english, "ru": russian}
        c.record(MemberAdmitted(member=code, names=names, since=date(1994, 4, 20)))
    c.record(
        BodyEstablished(body="pc", names={"en": "Permanent Council", "ru": "Постоянный совет"}),
        BodyEstablished(body="wg", names={"en": "Working group"}, members=("AM", "BY", "KZ")),
        *[
            RuleAdopted(rule=rule, text=text_of(rule))
            for rule in ("osce-silence", "nato-silence", "consensus")
        ],
    )
    c.moment = datetime(2011, 12, 19, 9, tzinfo=UTC)
    c.record(
        SessionConvened(
            session=TALKS,
            names={"en": "Talks in Vienna", "ru": "Переговоры"},
            bodies=("pc",),
            opens=date(2011, 12, 19),
            closes=date(2012, 3, 1),
            rule="consensus",
        ),
        *[
            ItemProposed(session=TALKS, item=number, names={"en": f"Matter {number} {SCRIPT}"})
            for number in ("1", "2", "3")
        ],
    )


def _end(c):
    """Silences that expired: adopted, kept in part, broken, withdrawn, never begun."""
    c.moment = datetime(2011, 12, 20, 9, tzinfo=UTC)
    c.record(
        opened("A-1"),
        opened("A-2", document="", items=("1", "2"), parts=("1", "2"), decision="PC/1"),
        opened("B-1", note=BREAKOUT),
        opened("W-1", zone="+01:00"),
        opened("N-1", names={"en": f"{SCRIPT} {TEMPLATE}"}),
    )
    say(
        c,
        broken("B-1", "UZ", reason=f"not so {SCRIPT}", kind="amendment", proposal=BREAKOUT),
        broken("B-1", "KZ", reason="nor so"),
        SilenceLifted(silence="B-1", member="KZ", letter="KZ/8", reason="new instructions"),
        broken("A-2", "TJ", "2", reason="item 2 is premature"),
        SilenceObjected(silence="N-1", member="UZ", reason="it needs a debate"),
    )
    c.record(SilenceWithdrawn(silence="W-1", reason="a new draft is coming"))
    c.moment = OVER
    c.record(
        SilenceConcluded(
            silence="A-2", outcome="broken", kept=("1",), reopened=("2",), decision="PC/1"
        )
    )


def _run(c):
    c.moment = datetime(2011, 12, 28, 9, tzinfo=UTC)
    c.record(
        opened("R-1", expires=AHEAD, parts=PARAGRAPHS, reference="NV/12", source="illustrative"),
        opened("R-2", expires=AHEAD, session="", body="wg", rule="nato-silence"),
    )
    say(
        c,
        broken("R-1", "UZ", "2", reason="too far"),
        SilenceAgreed(silence="R-1", member="AM", statement=f"We agree {SCRIPT}"),
    )
    c.record(
        SilenceExtended(silence="R-1", expires=EXTENDED, reason="at the request of KZ"),
    )
    sealed = {"names": {"en": f"{SECRET_SILENCE} on a loan"}, "expires": AHEAD, "decision": "PC/9"}
    c.record(opened(SECRET_SILENCE, **sealed), audience=("secretariat",))
    c.record(
        broken("R-2", "BY", reason=f"{SECRET_SILENCE} letter"),
        principal="BY",
        audience=("secretariat", "member:BY"),
    )
