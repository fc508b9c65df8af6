"""A snapshot spares folding, and is never trusted beyond its signature, root, folds and digest."""

import shutil
from datetime import timedelta

import msgspec
import pytest
from honest import COVERED, SIZE, make
from story import MEETING, SIGNER

from plenipo.assembly import house
from plenipo.core.audience import reader
from plenipo.core.fold import Lens
from plenipo.register.checkpoint import Signer
from plenipo.register.snapshot import readable, restore, take, write_state
from plenipo.register.sqlite import SqliteStore
from plenipo.register.store import Snapshot


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return make(tmp_path_factory.mktemp("kept") / "alliance.plenipo")


@pytest.fixture
def store(kept, tmp_path):
    store = SqliteStore.open_to_write(shutil.copyfile(kept, tmp_path / "copy.plenipo"))
    yield store
    store.close()


def anew(store):
    return write_state(house().new_state().fold(readable(store, house())))


def start(store, lens=None):
    return restore(store, house(), SIGNER.verifier, lens)


def put(store, snapshot):
    with store.connection:
        store.connection.execute("REPLACE INTO snapshot VALUES(0, ?, ?, ?, ?)", snapshot)


def test_a_start_folds_only_what_the_snapshot_does_not_cover(store, monkeypatch):
    read = []
    decode = house().codec.decode
    monkeypatch.setattr(house().codec, "decode", lambda body: (read.append(body), decode(body))[1])
    state, covered = start(store)
    assert (covered, state.size, len(read)) == (COVERED, SIZE, SIZE - COVERED)
    monkeypatch.undo()
    assert write_state(state) == anew(store)


def changed(byte):
    def change(snapshot):
        state = bytearray(snapshot.state)
        state[byte] ^= 1
        return snapshot._replace(state=bytes(state))

    return change


def said_otherwise(**fields):
    """Another statement, under the signature of the first."""

    def change(snapshot):
        names = ("origin", "size", "root", "folds", "latest", "confidential", "digest")
        said = dict(zip(names, msgspec.json.decode(snapshot.statement), strict=True)) | fields
        return snapshot._replace(statement=msgspec.json.encode(list(said.values())).decode())

    return change


def signed_by_another(snapshot):
    other = Signer.new(SIGNER.origin)
    return snapshot._replace(signature=other.sign_text(snapshot.statement))


def signed_again(**fields):
    """Another statement, signed by the register's own key: the log still stands against it."""

    def change(snapshot):
        said = said_otherwise(**fields)(snapshot)
        return said._replace(signature=SIGNER.sign_text(said.statement))

    return change


@pytest.mark.parametrize(
    "change",
    [
        changed(0),
        changed(1_000),
        changed(-1),
        said_otherwise(size=5),
        said_otherwise(confidential=0),
        signed_by_another,
        signed_again(size=SIZE + 1),
        signed_again(size=SIZE),
        signed_again(root="AAAA"),
        signed_again(folds="of another version"),
        signed_again(digest="00"),
        lambda snapshot: snapshot._replace(size=5),
        lambda snapshot: snapshot._replace(statement="[]", signature=SIGNER.sign_text("[]")),
        lambda snapshot: snapshot._replace(signature=b""),
    ],
)
def test_a_snapshot_that_does_not_fit_is_passed_over(store, change):
    put(store, change(store.snapshot()))
    state, covered = start(store)
    assert covered == 0
    assert write_state(state) == anew(store)


def test_the_snapshot_of_another_log_is_passed_over(store, tmp_path):
    other = SqliteStore.open_to_read(make(tmp_path / "other.plenipo", Signer.new("other.example")))
    put(store, other.snapshot())
    assert start(store)[1] == 0
    other.close()


def test_a_log_that_was_put_back_is_not_read_by_its_later_snapshot(store):
    snapshot = store.snapshot()
    with store.connection:
        store.connection.execute("DELETE FROM entry WHERE seq >= 100")
    put(store, snapshot)
    state, covered = start(store)
    assert (covered, state.size) == (0, 100)


@pytest.mark.parametrize(
    ("lens", "covered"),
    [
        (Lens(), COVERED),
        (Lens(as_of=MEETING + timedelta(days=1)), COVERED),
        (Lens(as_of=MEETING - timedelta(days=1)), 0),
        (Lens(reader=reader(["public"])), 0),
    ],
)
def test_it_serves_only_who_may_see_all_that_was_folded_into_it(store, lens, covered):
    assert start(store, lens)[1] == covered


def test_the_same_state_gives_the_same_snapshot(store):
    state, _ = start(store)
    first, second = (take(state, b"r" * 32, house(), SIGNER) for _ in range(2))
    assert isinstance(first, Snapshot)
    assert first == second
