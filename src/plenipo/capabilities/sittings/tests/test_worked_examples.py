"""Worked examples of FIELD notes 2.3 as acts in the room: GA8, IW4 and OA1."""

from datetime import date, timedelta

import pytest
from story import MEETING, Done, entry

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import DecisionTaken
from plenipo.capabilities.members.acts import BodyEstablished, MemberAdmitted, OrganisationFounded
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed, SessionConvened
from plenipo.capabilities.sittings.acts import AttendanceTaken, RollCalled, SittingOpened
from plenipo.core.act import Author
from plenipo.procedure.rule_file import text_of

SECRETARIAT = Author("secretariat")
SINCE = date(1948, 11, 10)


class Room:
    """A body of so many members that meets in one session under one rule."""

    def __init__(self, members, rule, text):
        self.codes = tuple(f"M{number:03}" for number in range(1, members + 1))
        self.rule = rule
        self.state = house().new_state()
        self.at = MEETING - timedelta(hours=8)
        self.does(
            OrganisationFounded(names={"en": "A body"}),
            *[MemberAdmitted(member=c, names={"en": c}, since=SINCE) for c in self.codes],
            BodyEstablished(body="plenary", names={"en": "Plenary"}),
            RuleAdopted(rule=rule, text=text),
            SessionConvened(
                session="s", names={"en": "S"}, bodies=("plenary",), opens=self.at.date(), rule=rule
            ),
            ItemProposed(session="s", item="1", names={"en": "A matter"}),
        )

    def objects(self, act):
        return house().refuse(self.state, act, SECRETARIAT, self.at)

    def does(self, *acts):
        """Do acts, a second apart; each must be accepted."""
        for act in acts:
            self.at += timedelta(seconds=1)
            assert self.objects(act) == ()
            self.state.apply(entry(self.state.size, Done(act, self.at)))

    def come(self, number):
        """The first so many of the members answer the roll."""
        roll = {"present": self.codes[:number], "absent": self.codes[number:]}
        self.does(RollCalled(session="s", sitting="1", **roll))

    def opened(self, says):
        return SittingOpened(session="s", sitting="1", says=says)

    def decided(self, agreeing):
        """The chair declares the matter adopted, after so many have agreed; the objections."""
        for code in self.codes[:agreeing]:
            stated = PositionStated(session="s", item="1", member=code, stance="agree")
            self.at += timedelta(seconds=1)
            author = Author("secretariat", code)
            assert house().refuse(self.state, stated, author, self.at) == ()
            self.state.apply(entry(self.state.size, Done(stated, self.at, code)))
        declared = {"outcome": "adopted", "says": "adopted", "rule": self.rule}
        return self.objects(DecisionTaken(session="s", item="1", decision="D", **declared))


def reading(rule, point, chosen, other):
    """A rule with another reading of one point chosen: the switch."""
    text = text_of(rule)
    assert f"chosen: {chosen}" in text
    assert point in text
    return text.replace(f"chosen: {chosen}", f"chosen: {other}")


def test_ga8_96_of_193_may_debate_and_not_decide():
    room = Room(193, "un-general-assembly", text_of("un-general-assembly"))
    room.come(96)
    room.does(room.opened("quorum"))
    (refusal,) = room.decided(60)
    assert refusal.code == "no-quorum"
    assert "96 of 193 members attending; more than 1/2 needed: 97." in refusal.sentence
    assert refusal.article.endswith("rule 67")
    room.does(AttendanceTaken(session="s", sitting="1", member=room.codes[96], how="present"))
    assert room.decided(0) == ()


@pytest.mark.parametrize(("there", "says"), [(64, "no-quorum"), (65, "quorum")])
def test_ga8_to_open_and_debate_65_are_enough_and_64_are_not(there, says):
    room = Room(193, "un-general-assembly", text_of("un-general-assembly"))
    room.come(there)
    wrong = {"quorum": "no-quorum", "no-quorum": "quorum"}[says]
    (refusal,) = room.objects(room.opened(wrong))
    assert refusal.code == "misstates-the-rule"
    assert f"{there} of 193 members attending; at least 1/3 needed: 65." in refusal.sentence
    codes = [refusal.code for refusal in room.objects(room.opened(says))]
    assert codes == ([] if says == "quorum" else ["against-the-rule"])


@pytest.mark.parametrize(("read", "codes"), [("attendance", []), ("room", ["no-quorum"])])
def test_iw4_opponents_who_leave_the_room_break_the_quorum_under_one_reading_only(read, codes):
    text = reading("iwc", "quorum:", "attendance", read)
    room = Room(88, "iwc", text)
    room.come(62)
    room.does(room.opened("not-required"))
    opponents = room.codes[40:62]
    left = {"session": "s", "sitting": "1", "how": "left"}
    room.does(*[AttendanceTaken(member=code, **left) for code in opponents])
    refusals = room.decided(40)
    assert [refusal.code for refusal in refusals] == codes
    for refusal in refusals:
        assert "40 of 88 members present; more than 1/2 needed: 45." in refusal.sentence


@pytest.mark.parametrize(
    ("read", "codes"), [("plenary-too", ["no-quorum"]), ("committees-only", [])]
)
def test_oa1_20_of_34_open_and_vote_only_if_two_thirds_are_not_asked_in_plenary(read, codes):
    text = reading("oas-general-assembly", "presence:", "plenary-too", read)
    room = Room(34, "oas-general-assembly", text)
    room.come(20)
    room.does(room.opened("quorum"))
    refusals = room.decided(20)
    assert [refusal.code for refusal in refusals] == codes
    for refusal in refusals:
        assert "20 of 34 members present; at least 2/3 needed: 23." in refusal.sentence
