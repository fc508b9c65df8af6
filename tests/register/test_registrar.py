"""The registrar: all of a request or nothing, once for each key, durable before it is answered."""

from datetime import timedelta

import pytest
from honest import make
from story import MEETING, MEMBERS, SIGNER, position

from plenipo.assembly import house
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Refused, Request
from plenipo.register import registrar as module
from plenipo.register.checkpoint import CheckpointError
from plenipo.register.registrar import Registrar
from plenipo.register.snapshot import write_state
from plenipo.register.sqlite import SqliteStore
from plenipo.register.store import StoreError
from plenipo.register.verify import verify

AUTHOR = Author("secretariat", "AM")


def says(member, reason="", key=""):
    proposed = Proposed(position("3", member, "agree", reason=reason), MEETING)
    return Request((proposed,), Author("secretariat", member), key)


def everything(registrar):
    return list(registrar.store.rows()), registrar.store.checkpoint()


def test_a_group_of_requests_is_one_transaction_with_one_checkpoint(registrar, monkeypatch):
    before = registrar.store.size()
    added = []
    append = registrar.store.append
    monkeypatch.setattr(registrar.store, "append", lambda a: (added.append(a), append(a)))
    answers = registrar.record(says(member) for member in MEMBERS)
    assert [(a.first, a.count) for a in answers] == [(before + n, 1) for n in range(len(MEMBERS))]
    (addition,) = added
    assert len(addition.rows) == len(MEMBERS)
    assert verify(registrar.store.path, house()).faults == ()


def test_who_is_refused_in_a_group_keeps_nobody_else_out(registrar):
    before = registrar.store.size()
    first, second, third = registrar.record([says("AM"), says("XX"), says("BY")])
    assert (first.first, third.first) == (before, before + 1)
    assert isinstance(second, Refused)
    assert "no-such-member" in {refusal.code for refusal in second.refusals}


def test_the_same_key_is_answered_again_and_recorded_once(registrar):
    (first,) = registrar.record([says("AM", key="k")])
    size = registrar.store.size()
    assert registrar.record([says("AM", key="k"), says("AM", key="k")]) == [first, first]
    assert registrar.store.size() == size


def test_a_key_is_known_again_after_a_restart_and_after_a_snapshot(registrar):
    (first,) = registrar.record([says("AM", key="k")])
    registrar.reload()
    assert registrar.record([says("AM", key="k")]) == [first]
    registrar.keep_snapshot()
    registrar.reload()
    assert registrar.record([says("AM", key="k")]) == [first]


def test_a_key_repeated_while_its_first_request_is_pending_gets_the_same_answer(registrar):
    first = registrar.enter(says("AM", key="k"))
    assert registrar.is_pending(first)
    assert registrar.enter(says("AM", key="k")) == first


def test_a_failed_store_leaves_everything_as_it_was(registrar, monkeypatch):
    before, state = everything(registrar), write_state(registrar.state)

    def fail(_):
        raise StoreError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(registrar.store, "append", fail)
        with pytest.raises(StoreError):
            registrar.record([says("AM", key="k")])
    assert (everything(registrar), write_state(registrar.state)) == (before, state)
    (answer,) = registrar.record([says("AM", key="k")])
    assert answer.first == len(before[0])
    assert verify(registrar.store.path, house()).faults == ()


def test_a_request_generator_that_fails_leaves_nothing_behind(registrar):
    before = everything(registrar)

    def requests():
        yield says("AM")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        registrar.record(requests())
    assert everything(registrar) == before
    assert registrar.state.size == len(before[0])


def test_moments_never_go_back_when_the_clock_is_put_back(registrar):
    (later,) = registrar.record([says("AM")])
    registrar.clock = lambda: later.recorded - timedelta(days=1)
    (answer,) = registrar.record([says("BY")])
    assert answer.recorded == later.recorded
    registrar.reload()
    (answer,) = registrar.record([says("KZ")])
    assert answer.recorded == later.recorded


def test_the_last_refused_act_takes_back_those_before_it(registrar):
    before = everything(registrar), write_state(registrar.state)
    acts = tuple(Proposed(position("3", m, "agree"), MEETING) for m in ("AM", "AM"))
    wrong = Proposed(position("none", "AM", "agree"), MEETING)
    (answer,) = registrar.record([Request((*acts, wrong), Author("secretariat", "AM"))])
    assert isinstance(answer, Refused)
    assert answer.index == 2
    assert (everything(registrar), write_state(registrar.state)) == before


def test_nothing_is_signed_on_top_of_a_log_that_was_cut(tmp_path):
    path = make(tmp_path / "cut.plenipo", size=60, covered=0)
    with SqliteStore.open_to_write(path).connection as connection:
        connection.execute("DELETE FROM entry WHERE seq = 59")
    connection.close()
    with pytest.raises(CheckpointError, match="not those of its signed checkpoint"):
        Registrar(SqliteStore.open_to_read(path), house(), SIGNER)


def test_what_is_confidential_stands_sealed_and_is_folded(registrar):
    secret = position("3", "AM", "object", reason="not in public")
    proposed = Proposed(secret, MEETING, ("chair",))
    (answer,) = registrar.record([Request((proposed,), Author("secretariat", "AM"))])
    assert isinstance(answer, Receipt)
    (row,) = registrar.store.rows(answer.first)
    assert b"not in public" not in row.body
    assert b"object" not in row.body
    assert b"not in public" in row.secret
    assert len(row.salt) == 32
    assert registrar.state.confidential == 1


def test_what_followed_is_what_was_written_whether_it_is_at_hand_or_not(registrar, monkeypatch):
    """Durable or not yet, before and after acts that were taken back, and after a restart."""
    monkeypatch.setattr(module, "LATELY", 3)
    two = Request((says("AM").acts[0], Proposed(position("3", "XX", "agree"), MEETING)), AUTHOR)

    def written():
        rows = [*registrar.store.rows(), *registrar._pending]
        return [registrar.domain.codec.decode(row.secret or row.body) for row in rows]

    def holds():
        known = written()
        assert len(known) == registrar.state.size
        for size in range(len(known) + 2):
            assert registrar.since(size) == known[size:]

    holds()
    for number in range(4):
        registrar.record(says(member, reason=f"{number}") for member in MEMBERS)
        holds()
        registrar.enter(says("BY", reason=f"{number}, not durable yet"))
        holds()
        assert isinstance(registrar.enter(two), Refused)  # its first act is taken back
        holds()
        registrar.store.append(registrar.close_group())
        registrar.settle()
        holds()
    registrar.reload()
    holds()
