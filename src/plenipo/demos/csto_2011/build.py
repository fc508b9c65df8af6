"""Makes the register of the demonstration from its two data files."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import DecisionTaken
from plenipo.capabilities.documents.acts import DocumentTabled, WordingHeld, WordingProposed
from plenipo.capabilities.languages.acts import (
    ConcordanceNoted,
    LanguagesSettled,
    VersionTabled,
)
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    MemberWithdrawn,
    OfficeFilled,
    OrganisationFounded,
)
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.act import Act, Author
from plenipo.core.errors import PlenipoError
from plenipo.core.request import Proposed, Refused, Request
from plenipo.demos.csto_2011 import forces, instructions, press, summit
from plenipo.demos.csto_2011.contingency import contingency
from plenipo.demos.csto_2011.presidency import presiding
from plenipo.demos.csto_2011.treaties import treaties
from plenipo.exchange.stances import Vocabulary
from plenipo.procedure.rule_file import read as read_rule
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import making
from plenipo.text.parallel import digest

ORIGIN = "demo.plenipo.example/csto-2011"
TITLE = "CSTO, December 2011 (demonstration)"
ILLUSTRATIVE = "illustrative"
REPORT = "F1"
REASON = "needs a conceptual approach"
RULES = ("csto-consensus", "csto-limited-format", "csto-procedural")
ADMITTED = date(1994, 4, 20)
CHARTER = date(2003, 9, 18)
"""The day the Charter entered into force (F5): from then on there is an organisation."""
SECRETARIAT = "CSTO Secretariat"

Data = dict[str, Any]


class Timetable:
    """The moments at which acts took effect: a set time, then one step after the other."""

    def __init__(self) -> None:
        """Begin when the Charter entered into force."""
        self.at(f"{CHARTER}T00:00Z")

    def at(self, moment: str, step: timedelta = timedelta()) -> None:
        """Go to a moment; later acts follow at this distance."""
        self.moment = datetime.fromisoformat(moment).astimezone(UTC)
        self.step = step

    def next(self) -> datetime:
        """Return the moment of the next act."""
        moment, self.moment = self.moment, self.moment + self.step
        return moment


def build(path: Path) -> int:
    """Make the register of the demonstration; return how many entries it has.

    :raises StoreError: when something is already there, or the folder cannot be written.
    """
    with making(path, house(), origin=ORIGIN, title=TITLE) as registrar:
        answers = registrar.record(list(requests()))
        refused = [answer for answer in answers if isinstance(answer, Refused)]
        if refused:
            raise PlenipoError(f"The demonstration is broken: {refused[0].refusals[0]}")
    return registrar.state.size


def requests() -> Iterator[Request]:
    """Return all that was done, in order, as requests to the registrar."""
    organisation, items = _read("organisation.toml"), _read("items.toml")["item"]
    clock = Timetable()
    for chapter in (_founding, _convening):
        yield from chapter(organisation, clock)
    for part in (_agenda, _tour_de_table, _outcome):
        yield from part(organisation, items, clock)
    yield from _declaration(organisation, clock)
    yield from treaties()
    yield from _eve(organisation, items)
    yield from instructions.requests()
    yield from presiding(clock, _request)
    yield from _contingency(organisation, clock)
    yield from forces.requests()
    yield from press.requests()


def _eve(data: Data, items: list[Data]) -> Iterator[Request]:
    """Make ready what is to be signed at the summit."""
    for moment, act in summit.acts(data, items):
        yield Request((Proposed(act, moment),), Author(SECRETARIAT))


def _read(name: str) -> Data:
    text = (resources.files(__package__) / name).read_text("utf-8")
    return tomllib.loads(text)


def _request(clock: Timetable, act: Act, principal: str = "") -> Request:
    return Request((Proposed(act, clock.next()),), Author(SECRETARIAT, principal))


def _founding(data: Data, clock: Timetable) -> Iterator[Request]:
    """Found the organisation, its members, rules, bodies and offices, before December 2011."""
    enter = partial(_request, clock)
    founded = {k: v for k, v in data["organisation"].items() if k != "effective"}
    yield enter(OrganisationFounded(**founded))
    for member in data["member"]:
        names, official = member["names"], member["official"]
        codes = {"alpha-3": member["alpha3"]}
        admit = partial(
            MemberAdmitted, member=member["code"], names=names, official=official, codes=codes
        )
        yield enter(
            admit(since=ADMITTED, source="Treaty of 15 May 1992, in force 20 April 1994 [F3]")
        )
        if member["code"] == "UZ":
            left = "did not prolong the Treaty by the protocol of 2 April 1999 [F3]"
            yield enter(MemberWithdrawn(member="UZ", since=date(1999, 4, 20), reason=left))
            clock.at("2006-08-16T00:00Z")
            back = "restored by the protocol of 16 August 2006 [F5]"
            yield enter(admit(since=date(2006, 8, 16), source=back))
    clock.at(f"{CHARTER}T00:00Z")
    for body in data["body"]:
        fields = {k: v for k, v in body.items() if k != "code"}
        yield enter(BodyEstablished(body=body["code"], rule="csto-consensus", **fields))
    for rule in RULES:
        text = text_of(rule)
        clock.at(f"{read_rule(text).versions[0].since}T00:00Z")
        yield enter(RuleAdopted(rule=rule, text=text))
    for office in data["office"]:
        clock.at(f"{max(office['since'], CHARTER)}T00:00Z")
        yield enter(OfficeFilled(**office))


def _convening(data: Data, clock: Timetable) -> Iterator[Request]:
    """Convene the summit and the joint session before it, as reviewed on 9 December (F27)."""
    clock.at("2011-12-09T08:00Z")
    for session in (data["summit"], data["session"]):
        fields = {k: v for k, v in session.items() if k not in {"code", "bodies"}}
        bodies = tuple(session["bodies"])
        convened = SessionConvened(session=session["code"], bodies=bodies, **fields)
        yield _request(clock, convened)


def _agenda(data: Data, items: list[Data], clock: Timetable) -> Iterator[Request]:
    """Put the thirty items: proposed on 9 December, adopted at the opening on 19 December."""
    session = data["session"]["code"]
    clock.at("2011-12-09T09:00Z")
    note = "The topic is reported; that it was one of the thirty, and its number, are illustrative."
    for item in items:
        proposed = ItemProposed(
            session=session,
            item=item["number"],
            names=item["names"],
            rule=item.get("rule", ""),
            note=note if "source" in item else "",
            source=item.get("source", ILLUSTRATIVE),
        )
        yield _request(clock, proposed)
    clock.at("2011-12-19T06:00Z")
    for item in items:
        yield _request(clock, ItemAdopted(session=session, item=item["number"]), "BY")


def _tour_de_table(data: Data, items: list[Data], clock: Timetable) -> Iterator[Request]:
    """State the positions: first what was held back, then what each delegation said at the end."""
    members = [member["code"] for member in data["member"]]
    read = Vocabulary().read
    clock.at("2011-12-19T06:30Z", timedelta(minutes=2))
    for item in items:
        for member, words in item.get("before", {}).items():
            yield _position(clock, data, item, member, read(words))
    clock.at("2011-12-19T07:30Z", timedelta(seconds=90))
    for item in items:
        stated = item.get("positions", {})
        for member in members:
            words = stated.get(member, "agree")
            if words:
                yield _position(clock, data, item, member, read(words))


def _position(clock: Timetable, data: Data, item: Data, member: str, read: Any) -> Request:  # noqa: ANN401
    stated = PositionStated(
        session=data["session"]["code"],
        item=item["number"],
        member=member,
        stance=read.stance,
        kind=read.kind,
        reason=read.reason,
        condition=read.condition,
        source=ILLUSTRATIVE,
    )
    return _request(clock, stated, member)


def _outcome(data: Data, items: list[Data], clock: Timetable) -> Iterator[Request]:
    """Declare the outcome: 22 agreed, 8 sent back; what goes on to the summit."""
    session, summit = data["session"]["code"], data["summit"]["code"]
    step = timedelta(minutes=2)
    chair: Callable[[Act], Request] = partial(_request, clock, principal="BY")
    clock.at("2011-12-19T13:00Z", step)
    agreed = [item for item in items if not item.get("deferred")]
    deferred = [item for item in items if item.get("deferred")]
    known = "F1 for the number of 22; which items they were is illustrative"
    for number, item in enumerate(agreed, 1):
        decision = DecisionTaken(
            session=session,
            item=item["number"],
            decision=f"MIN/2011/{number}",
            outcome="adopted",
            rule=item.get("rule", data["session"]["rule"]),
            says="adopted",
            source=known,
        )
        yield chair(decision)
    for item in deferred:
        source = "F1 for the number of 8 and the reason; which items they were is illustrative"
        yield chair(
            ItemDeferred(session=session, item=item["number"], reason=REASON, source=source)
        )
    clock.at("2011-12-19T15:00Z", step)
    to_summit = {"session": session, "body": "csc", "to_session": summit}
    for item in agreed:
        if item.get("recommended"):
            yield chair(ItemRecommended(item=item["number"], source=REPORT, **to_summit))
    for item in agreed:
        purpose = "for signature on 20 December"
        source = "F1 for the documents agreed; which they were is illustrative"
        yield chair(ItemReferred(item=item["number"], purpose=purpose, source=source, **to_summit))
    clock.at("2011-12-19T16:30Z")
    yield chair(SessionClosed(session=session))
    clock.at("2011-12-20T10:00Z")
    source = "F1, F18, F19: passed at the December sessions"
    passed = OfficeFilled(
        office="presidency",
        names=next(o["names"] for o in data["office"] if o["office"] == "presidency"),
        member="KZ",
        body="csc",
        since=date(2011, 12, 20),
        source=source,
    )
    yield _request(clock, passed)


def _declaration(data: Data, clock: Timetable) -> Iterator[Request]:
    """Table the declaration of the summit, its words made up, and negotiate on the eve of it."""
    about = {"session": data["summit"]["code"], "document": "declaration"}
    clock.at("2011-12-19T17:00Z", timedelta(minutes=7))
    tabled = DocumentTabled(
        **about,
        symbol="CSC/2011/L.1",
        names={"en": "Declaration of the summit", "ru": "Декларация саммита"},
        text=(resources.files(__package__) / "declaration.md").read_text("utf-8"),
        parties=tuple(member["code"] for member in data["member"]),
        originator="BY",
        source="F1 for the declaration; its words are illustrative",
    )
    yield _request(clock, tabled, "BY")
    yield from _in_russian(clock, about)
    proposed = partial(WordingProposed, **about, action="replace", provision="p7")
    other = proposed(proposal="AM-1", member="AM", passage="Military", words="Foreign military")
    held = partial(WordingHeld, **about, bracket="AM-1", alternative=2)
    for act in (other, held(member="KZ", stance="support"), held(member="UZ", stance="reserve")):
        yield _request(clock, act, act.member)


def _contingency(data: Data, clock: Timetable) -> Iterator[Request]:
    """Watch two situations, plan for one of them, and go through the year 2012."""
    for moment, act, principal in contingency(data["session"]["code"], data["summit"]["code"]):
        clock.at(moment)
        yield _request(clock, act, principal)


def _in_russian(clock: Timetable, about: dict[str, Any]) -> Iterator[Request]:
    """Table the declaration in Russian, its last paragraph confirmed."""
    folder = resources.files(__package__)
    russian: dict[str, Any] = {**about, "language": "ru"}
    yield _request(
        clock,
        VersionTabled(
            **russian,
            of="CSC/2011/L.1",
            text=(folder / "declaration.ru.md").read_text("utf-8"),
            source=ILLUSTRATIVE,
        ),
    )
    both = ("The chair passes to Kazakhstan.", "Председательство переходит к Казахстану.")
    told = {"provision": "p11", "finding": "confirmed", "digest": digest(*both)}
    yield _request(clock, ConcordanceNoted(**russian, **told))
    yield _request(clock, LanguagesSettled(**about, authentic=("ru", "en"), prevails="ru"))
