"""The desk: many wait, groups are written, and everybody is told what became of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from story import MEETING, MEMBERS, position

from plenipo.assembly import house
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Refused, Request
from plenipo.register.desk import Desk
from plenipo.register.store import StoreError
from plenipo.register.verify import verify


def says(number, key=""):
    member = list(MEMBERS)[number % len(MEMBERS)]
    proposed = Proposed(position("3", member, "agree", reason=f"round {number}"), MEETING)
    return Request((proposed,), Author("secretariat", member), key)


def run(main):
    """Run it in a thread of its own: a browser that is driven keeps the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(main())).result()


def serve(registrar, requests):
    """Hand in requests, all at once, and return what each was answered."""

    async def main():
        async with Desk(registrar) as desk:
            waiting = [desk.submit(request) for request in requests]
            return await asyncio.gather(*waiting, return_exceptions=True)

    return run(main)


@pytest.fixture
def groups(registrar, monkeypatch):
    """How many rows each transaction of the store added."""
    found = []
    append = registrar.store.append

    def spy(addition):
        found.append(len(addition.rows))
        append(addition)

    monkeypatch.setattr(registrar.store, "append", spy)
    return found


def test_many_writers_are_answered_in_order_and_stand_in_the_register(registrar):
    before = registrar.store.size()
    answers = serve(registrar, [says(number) for number in range(300)])
    assert [answer.first for answer in answers] == list(range(before, before + 300))
    found = verify(registrar.store.path, house())
    assert (found.faults, found.size) == ((), before + 300)


def test_what_comes_in_at_once_is_one_group(registrar, groups):
    serve(registrar, [says(number) for number in range(50)])
    assert groups == [50]


def test_writers_that_go_on_and_on_are_served_in_groups(registrar, groups):

    async def writer(desk, number):
        for turn in range(10):
            assert isinstance(await desk.submit(says(number * 10 + turn)), Receipt)

    async def main():
        async with Desk(registrar) as desk:
            await asyncio.gather(*(writer(desk, number) for number in range(20)))

    run(main)
    assert sum(groups) == 200
    assert len(groups) < 100
    assert verify(registrar.store.path, house()).faults == ()


def test_an_objection_is_answered_although_nothing_is_written(registrar):
    wrong = Request((Proposed(position("none", "AM", "agree"), MEETING),), Author("s", "AM"))
    (answer,) = serve(registrar, [wrong])
    assert isinstance(answer, Refused)


def test_everybody_who_waits_is_told_when_the_store_fails_and_the_next_is_served(
    registrar, monkeypatch
):
    before = registrar.store.size()
    append = registrar.store.append

    def fail_once(addition):
        monkeypatch.setattr(registrar.store, "append", append)
        raise StoreError("The disk is full.")

    monkeypatch.setattr(registrar.store, "append", fail_once)
    answers = serve(registrar, [says(number) for number in range(20)])
    assert all(isinstance(answer, StoreError) for answer in answers)
    assert registrar.store.size() == before
    (answer,) = serve(registrar, [says(0)])
    assert answer.first == before
    assert verify(registrar.store.path, house()).faults == ()


def test_one_key_handed_in_twice_at_once_is_recorded_once(registrar):
    before = registrar.store.size()
    first, second = serve(registrar, [says(0, "k"), says(0, "k")])
    assert first == second
    assert registrar.store.size() == before + 1


def test_who_no_longer_waits_keeps_nobody_else_from_an_answer(registrar):
    async def main():
        async with Desk(registrar) as desk:
            gone, stays = desk.submit(says(0)), desk.submit(says(1))
            gone.cancel()
            return await stays

    assert isinstance(run(main), Receipt)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_leaving_the_desk_waits_for_what_was_handed_in(registrar, count):
    before = registrar.store.size()

    async def main():
        async with Desk(registrar) as desk:
            for number in range(count):
                desk.submit(says(number))

    run(main)
    assert registrar.store.size() == before + count
