"""Registers to look at: a small one with everything in it, and one of 193 members by 300 items."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    OrganisationFounded,
    PartnerAdmitted,
)
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
    SessionConvened,
)
from plenipo.core.act import Author
from plenipo.core.clock import SteppingClock
from plenipo.core.request import Proposed, Refused, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import create

SESSION = "ministers"
NOON = datetime(2011, 12, 19, 12, tzinfo=UTC)
MEMBERS = {
    "AM": ("Armenia", "Армения"),
    "BY": ("Belarus", "Беларусь"),
    "KZ": ("Kazakhstan", "Казахстан"),
    "KG": ("Kyrgyzstan", "Кыргызстан"),
    "RU": ("Russia", "Россия"),
    "TJ": ("Tajikistan", "Таджикистан"),
    "UZ": ("Uzbekistan", "Узбекистан"),
}
SCRIPT = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(2)>'
TEMPLATE = "{{ 7 * 7 }}{member}%s"
SECRETS = ("KEEP-THIS-SECRET", "SECRET-ITEM", "secret-condition", "hush-hush", "SECRET-DECISION")


class Chronicle:
    """Records acts one after the other, each a minute after the last; a refusal is an error."""

    def __init__(self, path):
        clock = SteppingClock(datetime(2012, 1, 1, tzinfo=UTC))
        origin = "pages.example/register"
        self.registrar = create(path, house(), origin=origin, title="A register", clock=clock)
        self.moment = NOON

    def record(self, *acts, by="Secretariat", principal="", audience=("public",)):
        proposed = []
        for act in acts:
            proposed.append(Proposed(act, self.moment, audience))
            self.moment += timedelta(minutes=1)
        request = Request(tuple(proposed), Author(by, principal))
        (answer,) = self.registrar.record([request])
        assert not isinstance(answer, Refused), answer
        return answer

    def position(self, item, member, stance, session=SESSION, audience=("public",), **fields):
        stated = PositionStated(session=session, item=item, member=member, stance=stance, **fields)
        return self.record(stated, principal=member, audience=audience)

    def close(self):
        self.registrar.close()


def build_small(path):
    """Seven members, four bodies, two sessions, thirty-two items, and every kind of act."""
    chronicle = Chronicle(path)
    _found(chronicle)
    _put_items(chronicle)
    _state(chronicle)
    _conclude(chronicle)
    _seal(chronicle)
    chronicle.close()
    return path


def build_texts(path):
    """Four items: two put off, one of them until a day; two decided on, one text revised since."""
    c = Chronicle(path)
    _found(c)
    c.moment = NOON
    c.record(
        SessionConvened(
            session=SESSION,
            names={"en": "Joint session of ministers"},
            bodies=("cfm",),
            opens=date(2011, 12, 19),
            rule="csto-consensus",
        ),
        *[
            ItemProposed(session=SESSION, item=item, names={"en": f"Matter {item}"}, text=text)
            for item, text in (("1", ""), ("2", ""), ("3", "sha256:one"), ("4", "sha256:four"))
        ],
    )
    for member in MEMBERS:
        stance = "agree-ad-referendum" if member == "KG" else "agree"
        c.position("3", member, stance, text="sha256:one")
    decide = {"session": SESSION, "outcome": "adopted", "rule": "csto-consensus"}
    late = {"says": "not-adopted", "reason": "no objection was heard in the room"}
    c.record(
        ItemDeferred(session=SESSION, item="1", reason="to experts", until=date(2012, 3, 1)),
        ItemDeferred(session=SESSION, item="2", reason="to experts"),
        DecisionTaken(item="3", decision="D/3", says="adopted", text="sha256:one", **decide),
        DecisionTaken(item="4", decision="D/4", text="sha256:four", **late, **decide),
        DecisionRescinded(session=SESSION, item="4", decision="D/4", reason="taken by mistake"),
        ItemRevised(session=SESSION, item="4", text="sha256:five", reason="a new paragraph"),
    )
    c.close()
    return path


def _found(c):
    c.moment = datetime(2003, 9, 18, tzinfo=UTC)
    c.record(
        OrganisationFounded(
            names={"en": f"Alliance {SCRIPT}", "ru": "Организация"},
            short={"en": "ALL"},
            language="ru",
        )
    )
    for code, (english, russian) in MEMBERS.items():
        names = {"en": english, "ru": russian}
        official = {"en": f"Republic of {english}"}
        codes = {"alpha-3": f"{code}X"}
        since = date(1994, 4, 20)
        c.record(
            MemberAdmitted(member=code, names=names, since=since, official=official, codes=codes)
        )
    c.record(
        MemberAdmitted(member="GE", names={"en": "Georgia"}, since=date(1994, 4, 20)),
        MemberWithdrawn(member="GE", since=date(1999, 4, 20), reason="did not prolong"),
        MemberAdmitted(member="MD", names={"en": "Moldova"}, since=date(1994, 4, 20)),
        MemberSuspended(member="MD", since=date(2000, 1, 1), reason=BREAKOUT),
        MemberRenamed(
            member="KG", names={"en": "Kyrgyz Republic", "ru": "Кыргызстан"}, since=date(1996, 1, 1)
        ),
        BodyEstablished(body="csc", names={"en": "Council", "ru": "Совет"}, short={"en": "CSC"}),
        BodyEstablished(
            body="cfm", names={"en": "Foreign ministers"}, parent="csc", seats="ministers"
        ),
        BodyEstablished(
            body="cdm", names={"en": "Defence ministers"}, parent="csc", rule="consensus"
        ),
        BodyEstablished(
            body="wg", names={"en": "Working group"}, parent="cfm", members=("AM", "BY")
        ),
        BodyComposed(
            body="wg", members=("AM", "BY", "KZ"), since=date(2010, 1, 1), reason="rotation"
        ),
        OfficeFilled(office="chair", since=date(2010, 12, 10), member="BY", body="csc"),
        OfficeFilled(office="depositary", since=date(2003, 9, 18), holder=SCRIPT, member="RU"),
        OfficeFilled(office="secretary-general", since=date(2003, 9, 18), holder="N. N."),
        OfficeVacated(office="secretary-general", since=date(2020, 1, 1)),
        PartnerAdmitted(
            partner="UN", names={"en": "United Nations"}, status="observer", since=date(2004, 12, 2)
        ),
    )
    rules = ("csto-consensus", "csto-limited-format", "majority", "two-thirds", "consensus")
    c.record(*[RuleAdopted(rule=rule, text=text_of(rule)) for rule in rules])


def _put_items(c):
    c.moment = NOON - timedelta(hours=8)
    opens, rule = date(2011, 12, 19), "csto-consensus"
    names = {"en": "Joint session of ministers", "ru": "Совместное заседание министров"}
    c.record(
        SessionConvened(
            session=SESSION,
            names=names,
            bodies=("cfm", "cdm", "wg"),
            opens=opens,
            rule=rule,
            chair="BY",
            place={"en": "Moscow", "ru": "Москва"},
            source="F1",
        ),
        SessionConvened(
            session="summit",
            names={"en": f"Summit {TEMPLATE}"},
            bodies=("csc",),
            opens=date(2011, 12, 20),
            rule=rule,
        ),
    )
    for number in range(1, 31):
        own = {11: "csto-limited-format", 12: "majority", 13: "two-thirds"}.get(number, "")
        title = {3: f"Item {SCRIPT}", 4: f"Item {BREAKOUT}", 5: TEMPLATE}.get(
            number, f"Matter {number}"
        )
        c.record(
            ItemProposed(
                session=SESSION,
                item=str(number),
                names={"en": title, "ru": f"Вопрос {number}"},
                rule=own,
                source="F1" if number <= 8 else "illustrative",
                note=SCRIPT if number == 3 else "",
                text="sha256:one" if number == 7 else "",
                proposer="BY" if number == 7 else "",
            )
        )
    c.record(
        ItemProposed(session=SESSION, item="12/1 bis", names={"en": "A number with a slash"}),
        ItemProposed(session=SESSION, item="31", names={"en": "Withdrawn at once"}),
        ItemWithdrawn(session=SESSION, item="31", reason="no longer needed"),
    )
    c.record(*[ItemAdopted(session=SESSION, item=str(number)) for number in range(1, 31)])


def _state(c):
    c.moment = NOON - timedelta(hours=6)
    for number in range(1, 29):
        for member in MEMBERS:
            stance = "agree"
            if (number, member) == (11, "UZ"):
                stance = "not-taking-part"
            if (number, member) in {(12, "TJ"), (13, "AM")}:
                stance = "abstain"
            if (number, member) == (2, "KG"):
                stance = "agree-ad-referendum"
            text = "sha256:one" if number == 7 else ""
            c.position(str(number), member, stance, text=text)
    c.position("23", "UZ", "object", reason=f"against national law {SCRIPT}", statement=BREAKOUT)
    c.position("24", "BY", "reserve", kind="parliamentary", reason="until March")
    c.position("24", "KZ", "reserve", kind="scrutiny", condition=f"provided that {TEMPLATE}")
    c.position("25", "RU", "reserve", kind=BREAKOUT)
    c.position("29", "AM", "agree")
    withdrawn = PositionWithdrawn(
        session=SESSION, item="29", member="AM", reason="new instructions"
    )
    c.record(withdrawn, principal="AM")
    c.record(ItemRevised(session=SESSION, item="7", text="sha256:two", reason="a new paragraph"))
    c.position("7", "AM", "agree", text="sha256:two")


def _conclude(c):
    c.moment = NOON
    decide = {"session": SESSION, "outcome": "adopted", "rule": "csto-consensus"}
    c.record(
        DecisionTaken(item="1", decision="D/1", says="adopted", source="F1", **decide),
        DecisionTaken(item="2", decision="D/2", says="adopted", **decide),
        DecisionRescinded(session=SESSION, item="2", decision="D/2", reason="taken by mistake"),
        DecisionTaken(
            item="23", decision=f"D/{SCRIPT}", says="not-adopted", reason=BREAKOUT, **decide
        ),
        ItemDeferred(session=SESSION, item="24", reason=f"needs a conceptual approach {SCRIPT}"),
        ItemDeferred(session=SESSION, item="25", reason="needs a conceptual approach"),
        ItemReturned(session=SESSION, item="26", reason="to the experts", body="wg"),
        ItemDeferred(session=SESSION, item="27", reason="later"),
        ItemResumed(session=SESSION, item="27", reason="time was found"),
        ItemRecommended(session=SESSION, item="4", body="csc", to_session="summit"),
        ItemReferred(
            session=SESSION, item="1", body="csc", to_session="summit", purpose="for signature"
        ),
        ItemProposed(
            session="summit",
            item="1",
            names={"en": "From the ministers"},
            origin_session=SESSION,
            origin_item="1",
        ),
    )


def _seal(c):
    """Record what only some may read; none of its words may be seen by the public."""
    secretary = ("secretariat",)
    c.position("28", "TJ", "reserve", reason=SECRETS[0], condition=SECRETS[2], audience=secretary)
    c.record(ItemProposed(session=SESSION, item="99", names={"en": SECRETS[1]}), audience=secretary)
    c.position("99", "AM", "object", reason=SECRETS[3], audience=("member:AM", *secretary))
    c.record(
        DecisionTaken(
            session=SESSION,
            item="10",
            decision=SECRETS[4],
            outcome="adopted",
            rule="csto-consensus",
            says="adopted",
        ),
        audience=secretary,
    )
    c.position("30", "AM", "agree")


def build_large(path, members=193, items=300, seed=1):
    """A register of many members and items; most agreed, some held."""
    draw = random.Random(seed)  # noqa: S311 - the same register every time
    c = Chronicle(path)
    c.moment = NOON - timedelta(days=1)
    codes = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(members)]
    c.record(
        OrganisationFounded(names={"en": "Conference"}),
        *[
            MemberAdmitted(member=code, names={"en": f"State of {code}"}, since=date(1990, 1, 1))
            for code in codes
        ],
        BodyEstablished(body="plenary", names={"en": "Plenary"}),
        RuleAdopted(rule="consensus", text=text_of("consensus")),
        SessionConvened(
            session=SESSION,
            names={"en": "Conference of the Parties"},
            bodies=("plenary",),
            opens=date(2011, 12, 19),
            rule="consensus",
        ),
    )
    c.moment = NOON
    for number in range(1, items + 1):
        title = f"Item {number}: on the implementation of article {number} and related matters"
        c.record(ItemProposed(session=SESSION, item=str(number), names={"en": title}))
        held = number % 3 == 0
        for code in codes:
            stance = draw.choices(
                ("agree", "agree-ad-referendum", "reserve", "object", "abstain", ""),
                (80, 8, 3, 1, 2, 6) if held else (95, 3, 0, 0, 2, 0),
            )[0]
            if stance:
                reserved = stance in {"reserve", "object"}
                c.registrar.enter(
                    Request(
                        (
                            Proposed(
                                PositionStated(
                                    session=SESSION,
                                    item=str(number),
                                    member=code,
                                    stance=stance,
                                    kind=draw.choice(("scrutiny", "substantive"))
                                    if reserved
                                    else "",
                                    reason=f"paragraph {number} bis" if reserved else "",
                                ),
                                c.moment,
                            ),
                        ),
                        Author("Secretariat", code),
                    )
                )
        c.moment += timedelta(minutes=1)
    c.record(ItemAdopted(session=SESSION, item="1"))
    c.close()
    return path
