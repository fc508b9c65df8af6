"""The tree: every inclusion and consistency proof checks, and no false one does."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from plenipo.register.merkle import (
    EMPTY,
    Edge,
    Tree,
    check_consistency,
    check_inclusion,
    leaf_digest,
    node_digest,
)

SMALL = 70
LARGE = 3_000
LEAVES = [leaf_digest(number.to_bytes(4, "big")) for number in range(LARGE)]


@cache
def mth(start, stop):
    """The Merkle tree hash as RFC 9162, 2.1.1, defines it."""
    if start == stop:
        return sha256(b"").digest()
    if stop - start == 1:
        return LEAVES[start]
    k = 1
    while k * 2 < stop - start:
        k *= 2
    return sha256(b"\x01" + mth(start, start + k) + mth(start + k, stop)).digest()


def stored(size):
    """Nodes as a store keeps them: the leaves, and what the edge says is to be kept."""
    kept = {(height, place): digest for height, place, digest in Edge().extend(LEAVES[:size])}

    def nodes(height, start, stop):
        if height == 0:
            return LEAVES[start : min(stop, size)]
        return [kept[height, place] for place in range(start, stop)]

    return nodes


@cache
def tree(size):
    return Tree(size, stored(size))


def test_the_vectors_of_certificate_transparency_hold():
    """The roots that the reference implementations of RFC 6962 are tested with."""
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
    inputs.append("606162636465666768696a6b6c6d6e6f")
    leaves = [leaf_digest(bytes.fromhex(text)) for text in inputs]
    edge, roots = Edge(), [Edge().root().hex()]
    for leaf in leaves:
        edge.extend([leaf])
        roots.append(edge.root().hex())
    assert roots == [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]


@pytest.mark.parametrize("size", range(SMALL + 1))
def test_every_inclusion_proof_of_a_small_tree_checks(size):
    for index in range(size):
        path = tree(size).inclusion(index)
        assert check_inclusion(index, size, LEAVES[index], path, mth(0, size))


@pytest.mark.parametrize("size", range(SMALL + 1))
def test_every_consistency_proof_of_a_small_tree_checks(size):
    for earlier in range(size + 1):
        path = tree(size).consistency(earlier)
        assert check_consistency(earlier, size, path, mth(0, earlier), mth(0, size))


@given(some.integers(1, LARGE), some.data())
def test_proofs_of_larger_trees_check_and_are_short(size, data):
    index = data.draw(some.integers(0, size - 1))
    earlier = data.draw(some.integers(0, size))
    inclusion, consistency = tree(size).inclusion(index), tree(size).consistency(earlier)
    assert check_inclusion(index, size, LEAVES[index], inclusion, mth(0, size))
    assert check_consistency(earlier, size, consistency, mth(0, earlier), mth(0, size))
    assert max(len(inclusion), len(consistency) - 1) <= size.bit_length()


def false_paths(path):
    """Ways to get a path wrong: cut, lengthened, in another order, one digest another."""
    for n in range(len(path)):
        yield path[:n] + path[n + 1 :]
        yield [*path[:n], path[n][::-1], *path[n + 1 :]]
        yield [*path[:n], path[n], *path[n:]]
        for m in range(n):
            swapped = list(path)
            swapped[n], swapped[m] = path[m], path[n]
            yield swapped
    yield [*path, EMPTY]
    yield [EMPTY, *path]
    yield path[::-1]


@given(some.integers(1, LARGE), some.data())
def test_no_false_inclusion_proof_checks(size, data):
    index = data.draw(some.integers(0, size - 1))
    path, leaf, root = tree(size).inclusion(index), LEAVES[index], mth(0, size)
    for false in false_paths(path):
        assert false == path or not check_inclusion(index, size, leaf, false, root)
    other = data.draw(some.integers(-1, size + 1))
    assert other == index or not check_inclusion(other, size, leaf, path, root)
    larger = data.draw(some.integers(0, 2 * size))
    if larger != size:
        assert not check_inclusion(index, larger, leaf, path, mth(0, min(larger, LARGE)))
    assert not check_inclusion(index, size, leaf_digest(b"another"), path, root)
    assert not check_inclusion(index, size, leaf, path, EMPTY)


@given(some.integers(1, LARGE), some.data())
def test_no_false_consistency_proof_checks(size, data):
    earlier = data.draw(some.integers(1, size))
    path, old, new = tree(size).consistency(earlier), mth(0, earlier), mth(0, size)
    for false in false_paths(path):
        assert false == path or not check_consistency(earlier, size, false, old, new)
    other = data.draw(some.integers(1, size))
    assert other == earlier or not check_consistency(other, size, path, mth(0, other), new)
    assert not check_consistency(earlier, size, path, EMPTY, new)
    assert not check_consistency(earlier, size, path, old, EMPTY)
    assert not check_consistency(size + 1, size, path, old, new)
    assert not check_consistency(-1, size, path, old, new)


def test_nothing_is_consistent_with_everything_and_with_nothing_else():
    assert check_consistency(0, 5, [], EMPTY, mth(0, 5))
    assert not check_consistency(0, 5, [EMPTY], EMPTY, mth(0, 5))
    assert not check_consistency(0, 5, [], mth(0, 1), mth(0, 5))


@given(some.lists(some.integers(0, 700), max_size=12))
def test_an_edge_extended_in_any_portions_is_the_tree_over_all(portions):
    edge, start, kept = Edge(), 0, []
    for portion in portions:
        assume(start + portion <= LARGE)
        kept += edge.extend(LEAVES[start : start + portion])
        start += portion
    assert edge.size == start
    assert edge.root() == mth(0, start) == tree(start).root()
    assert sorted(kept) == sorted(Edge().extend(LEAVES[:start]))
    for height, place, digest in kept:
        assert digest == mth(place << height, (place + 1) << height)


@given(some.integers(0, LARGE), some.integers(0, LARGE))
def test_a_tree_gives_the_edge_to_go_on_from_and_the_root_of_any_earlier_size(one, other):
    small, large = sorted((one, other))
    edge = tree(small).edge()
    edge.extend(LEAVES[small:large])
    assert edge.root() == mth(0, large)
    assert tree(large).root(small) == mth(0, small)


def test_a_copy_of_an_edge_goes_on_apart():
    edge = tree(9).edge()
    apart = edge.copy()
    apart.extend(LEAVES[9:12])
    assert (edge.root(), apart.root()) == (mth(0, 9), mth(0, 12))


def test_a_leaf_is_never_taken_for_a_node():
    left, right = LEAVES[:2]
    assert leaf_digest(left + right) != node_digest(left, right)
