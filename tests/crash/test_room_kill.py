"""The room is killed in the middle of votes and of silences, fifty times, and nothing is lost.

Three delegates state positions, a secretary enters votes, and the chair opens secret and recorded
ballots in which the delegates vote: each by a program that asks again until it is answered. Three
watch the item as a browser does, and come back by themselves. Meanwhile silences expire, some of
them while the room is down. What was acknowledged is there once, what was not at most once.
"""

import random
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from clients import ITEM, SPEAKERS, TIMEOUT, Chair, Server, Speaker, Voter, Watcher, method
from running import found
from story import ELECTION, JOINT

from plenipo.assembly import house
from plenipo.capabilities.chairing.acts import BallotCast, BallotCounted, BallotReceived
from plenipo.capabilities.chairing.state import Chairing
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import SilenceConcluded, SilenceOpened
from plenipo.capabilities.silence.clock import GRACE
from plenipo.core.act import Author
from plenipo.core.clock import write_moment
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.rule_file import text_of
from plenipo.register.opening import open_to_write
from plenipo.register.verify import verify

KILLS = 50
SILENCES = 12
FIRST, STEP = 5, 6
"""When the first silence is due after the beginning, and each after the one before, in seconds."""
LONGEST_UP = 0.6
"""How long the room is left up at most, in seconds, once everybody is back."""
AT_ONCE = 5
"""Every so many times it is killed before everybody is back."""
DOWN_FOR = timedelta(seconds=1.5)
"""For the next of some silences the room stays down, where it is due as soon as that."""


def prepared(path):
    """A register whose silences are due one after the other from now on; secrets, and when."""
    secrets = found(path)
    registrar = open_to_write(path, house())
    now = datetime.now(UTC).replace(microsecond=0)
    due = [now + timedelta(seconds=FIRST + STEP * number) for number in range(SILENCES)]
    rules = {rule: text_of(rule) for rule in ("osce-silence", "csto-procedural")}
    rules["election"] = ELECTION
    acts = [Proposed(RuleAdopted(rule=rule, text=text)) for rule, text in rules.items()]
    for number, moment in enumerate(due):
        opened = SilenceOpened(
            silence=f"S-{number}",
            names={"en": f"Draft {number}"},
            rule="osce-silence",
            expires=moment - GRACE,
            zone="+00:00",
            body="cfm",
            document=f"D/{number}",
        )
        acts.append(Proposed(opened, now - GRACE - timedelta(hours=1)))
    for act in acts:
        (answer,) = registrar.record([Request((act,), Author("keeper"))])
        assert isinstance(answer, Receipt), answer
    registrar.close()
    return secrets, due


class Storm(NamedTuple):
    """A room that was killed again and again, and everybody who was in it.

    :ivar outages: from when to when it was down.
    :ivar again: what was told of an act, and what is told of it where it is sent once more.
    """

    path: Path
    speakers: list[Speaker]
    chair: Chair
    voters: list[Voter]
    watchers: list[Watcher]
    due: list[datetime]
    outages: list[tuple[datetime, datetime]]
    again: list[tuple[dict, dict]]


@pytest.fixture(scope="module")
def storm(tmp_path_factory):
    """What is left after the last kill, once the room has come to rest."""
    path = tmp_path_factory.mktemp("storm") / "room.plenipo"
    secrets, due = prepared(path)
    server, quiet, over = Server(path), threading.Event(), threading.Event()
    server.start()
    try:
        return weathered(server, secrets, due, quiet, over)
    finally:
        quiet.set()
        over.set()
        server.kill()


def weathered(server, secrets, due, quiet, over):
    """Let people in, kill the server again and again, and wait until it has come to rest.

    :param quiet: tells them to do nothing new, and
    :param over: to go.
    """
    speakers = [Speaker(server, secrets[who], quiet, who) for who in (*SPEAKERS, "secretary")]
    chair = Chair(server, secrets["chair"], quiet)
    voters = [Voter(server, secrets[who], quiet, who, chair) for who in SPEAKERS]
    chair.voters = tuple(voters)
    watchers = [Watcher(server, secrets[who], over) for who in SPEAKERS]
    outages = kill_again_and_again(server, watchers, due[::2])
    reader = httpx.Client(base_url=server.origin, timeout=TIMEOUT)
    until(lambda: recorded(reader, "silence.concluded") >= SILENCES)
    quiet.set()
    for client in (*speakers, *voters, chair):
        client.join()
    until(lambda: recorded(reader, "ballot.counted") >= recorded(reader, "ballot.received"))
    page = speakers[0].http.get(ITEM).text
    until(lambda: all(watcher.shows(page) for watcher in watchers))
    again = [
        (told, speaker.hand_in(number))
        for speaker in speakers
        for number, told in speaker.acknowledged.items()
        if speaker.sent[number] > 1 or number % 50 == 0
    ]
    over.set()
    server.kill()
    for watcher in watchers:
        watcher.join()
    return Storm(server.path, speakers, chair, voters, watchers, due, outages, again)


def kill_again_and_again(server, watchers, unseen):
    """Kill the server at any moment, and start it again; returns from when to when it was down.

    :param unseen: moments that should find it down, where one is near.
    """
    choice = random.Random(2011)  # noqa: S311 - the same moments on each run
    outages, came = [], [0 for _ in watchers]
    for number in range(KILLS):
        if number % AT_ONCE:
            until(partial(are_back, watchers, came))
        time.sleep(choice.random() * LONGEST_UP)
        server.kill()
        killed, came = datetime.now(UTC), [watcher.came for watcher in watchers]
        for moment in unseen:
            if killed < moment < killed + DOWN_FOR:
                time.sleep((moment - killed).total_seconds())
        server.start()
        outages.append((killed, datetime.now(UTC)))
    return outages


def are_back(watchers, came):
    """Tell whether each watcher has come more often than that."""
    return all(watcher.came > times for watcher, times in zip(watchers, came, strict=True))


def recorded(reader, kind):
    """How many acts of a kind are on record."""
    return reader.get("/journal.json", params={"act": kind}).json()["total"]


def until(true):
    """Wait until something is so, for a minute at most."""
    for _ in range(1_200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to rest")


@pytest.fixture(scope="module")
def entries(storm):
    registrar = open_to_write(storm.path, house())
    yield registrar.since(0)
    registrar.close()


@pytest.fixture(scope="module")
def state(entries):
    state = house().new_state()
    state.fold(entries)
    return state


def test_the_register_verifies_after_fifty_kills(storm):
    assert len(storm.outages) == KILLS
    assert verify(storm.path, house()).faults == ()


def test_no_acknowledged_act_is_lost_and_none_is_recorded_twice(storm, entries):
    for speaker in storm.speakers:
        prefix = f"room/{speaker.person}/"
        mine = [entry for entry in entries if entry.key.startswith(prefix)]
        said = [entry for entry in mine if isinstance(entry.act, VoteTaken | PositionStated)]
        numbers = [entry.key.removeprefix(prefix) for entry in said]
        assert numbers == [str(number) for number in range(len(numbers))]
        assert len(numbers) - len(speaker.acknowledged) in {0, 1}  # the last may lack its answer
        for number, told in speaker.acknowledged.items():
            entry = entries[told["first"]]
            assert (entry.by, entry.key) == (speaker.person, f"{prefix}{number}")
            assert told["count"] == 1
            assert write_moment(entry.recorded) == told["recorded"]
            assert speaker.act(number).items() >= plain(entry.act).items()
    assert sum(len(speaker.acknowledged) for speaker in storm.speakers) > KILLS


def plain(act):
    """What an act says, as it was sent."""
    if isinstance(act, VoteTaken):
        return {"vote": act.vote, "rule": act.rule, "says": act.says}
    return {"member": act.member, "stance": act.stance, "reason": act.reason}


def test_what_was_sent_again_was_answered_alike(storm):
    assert [pair for pair in storm.again if pair[0] != pair[1]] == []
    assert any(count > 1 for speaker in storm.speakers for count in speaker.sent.values())


def test_each_silence_was_concluded_once_at_the_instant_it_expired(storm, entries):
    opened = {e.act.silence: e.act for e in entries if isinstance(e.act, SilenceOpened)}
    ended = [entry for entry in entries if isinstance(entry.act, SilenceConcluded)]
    assert sorted(entry.act.silence for entry in ended) == sorted(opened)
    assert len(opened) == SILENCES
    for entry in ended:
        assert entry.effective == opened[entry.act.silence].expires
        assert entry.recorded >= opened[entry.act.silence].expires + GRACE
        assert entry.act.outcome == "adopted"


def test_silences_were_due_while_the_room_was_down(storm):
    missed = [due for due in storm.due if any(down <= due < up for down, up in storm.outages)]
    assert len(missed) > 1


def test_no_vote_is_counted_twice(entries, state):
    votes = [entry.act.vote for entry in entries if isinstance(entry.act, VoteTaken)]
    assert len(set(votes)) == len(votes) > 0
    heard = state.of(Positions).on(JOINT, "2").positions
    last = {e.act.member: e.act for e in entries if isinstance(e.act, PositionStated)}
    assert {member: position.reason for member, position in heard.items()} == {
        member: act.reason for member, act in last.items()
    }


def sent_in(storm, number):
    """What the voters sent in a ballot, and were answered."""
    return [voter.told[number] for voter in storm.voters if number in voter.told]


def test_each_ballot_that_was_acknowledged_is_counted_exactly_once(storm, entries, state):
    papers = Counter(e.act.ballot for e in entries if isinstance(e.act, BallotCounted))
    for number in range(storm.chair.closed):
        sent, ballot = sent_in(storm, number), state.of(Chairing).ballot(JOINT, f"B-{number}")
        acknowledged = {each.number: each for each in sent if each.status == 201}
        members = [each.member for each in acknowledged.values()]
        assert len(set(members)) == len(members)  # two of one delegation: one of them voted
        assert set(members) <= set(ballot.voted)
        if ballot.secret:
            counted = {each: papers[each] for each in acknowledged}
            assert counted == dict.fromkeys(acknowledged, 1)
            assert {n: ballot.papers[n] for n in acknowledged} == {
                n: each.cast for n, each in acknowledged.items()
            }
        else:
            cast = {each.member: each.cast for each in acknowledged.values()}
            assert {member: ballot.casts[member].cast for member in members} == cast


def test_no_ballot_is_counted_that_nobody_sent_or_that_was_refused(storm, entries, state):
    cast = Counter((e.act.vote, e.act.member) for e in entries if isinstance(e.act, BallotCast))
    received = [e.act for e in entries if isinstance(e.act, BallotReceived)]
    cast += Counter((act.vote, act.member) for act in received)
    assert set(cast.values()) == {1}
    for number in range(storm.chair.closed):
        ballot = state.of(Chairing).ballot(JOINT, f"B-{number}")
        # Who was refused when they asked again may have been heard the first time.
        sent = [each for each in sent_in(storm, number) if each.status == 201 or each.times > 1]
        assert ballot.closed is not None
        if ballot.secret:
            assert ballot.complete
            assert set(ballot.papers.items()) <= {(each.number, each.cast) for each in sent}
        else:
            told = {(member, one.cast) for member, one in ballot.casts.items()}
            assert told <= {(each.member, each.cast) for each in sent}


def test_ballots_were_taken_while_the_room_was_killed(storm):
    told = [each for voter in storm.voters for each in voter.told.items()]
    for way in ("secret", "recorded"):
        mine = [each for number, each in told if method(number) == way]
        assert sum(each.status == 201 for each in mine) > 5
        assert any(each.times > 1 and each.status == 201 for each in mine)
    assert any(each.status == 409 for _, each in told)


def test_everybody_came_back_by_themselves_and_their_page_is_a_fresh_one(storm):
    for watcher in storm.watchers:
        assert watcher.came >= KILLS - KILLS // AT_ONCE
        assert watcher.page
