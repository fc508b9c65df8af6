"""Given acts, when an act is proposed, then it is accepted or refused: the form of a rule's test.

A capability's ``tests/test_rules.py`` holds ``CASES`` and one test that checks each of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from story import FOUNDATION, MEETING, Done, entry, on_behalf_of

from plenipo.assembly import house
from plenipo.core.act import Act, Author, tag_of
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal


class Case(NamedTuple):
    """One case: what was done before, what is proposed, and the codes of the objections."""

    name: str
    when: Act
    then: tuple[str, ...]
    given: tuple[Done, ...]
    by: Author
    at: datetime

    @property
    def accepted(self) -> bool:
        """Whether nothing is to stand against it."""
        return not self.then


Given = tuple[Act | Done, ...]


def after(minutes: int, act: Act) -> Done:
    """Return an act as done some minutes after the meeting began (before it, where negative)."""
    return Done(act, MEETING + timedelta(minutes=minutes), on_behalf_of(act))


def state_after(*acts: Act | Done) -> State:
    """Return the state after acts, beginning with the foundation; the rules are not asked."""
    state = house().new_state().fold([entry(seq, done) for seq, done in enumerate(FOUNDATION)])
    for act in acts:
        state.apply(entry(state.size, act if isinstance(act, Done) else after(0, act)))
    return state


def accepted(when: Act, name: str, *, given: Given = (), **around: object) -> Case:
    """Return a case in which the act is accepted.

    :param given: what was done before: at the beginning of the meeting, unless :func:`after`.
    """
    return _case(when, (), name, given, **around)


def refused(when: Act, name: str, *codes: str, given: Given = (), **around: object) -> Case:
    """Return a case in which exactly these objections are made."""
    assert codes, "a refusal has at least one code"
    return _case(when, codes, name, given, **around)


def _case(  # noqa: PLR0913 - the parts of a case
    when: Act,
    then: tuple[str, ...],
    name: str,
    given: Given,
    *,
    by: str = "secretariat",
    principal: str | None = None,
    at: datetime = MEETING,
    foundation: bool = True,
) -> Case:
    before = tuple(act if isinstance(act, Done) else after(0, act) for act in given)
    whose = on_behalf_of(when) if principal is None else principal
    standing = tuple(FOUNDATION) if foundation else ()
    return Case(name, when, then, standing + before, Author(by, whose), at)


def names(case: Case) -> str:
    """Return what a case is called in pytest's report."""
    return f"{tag_of(case.when)}: {case.name}"


def objections(case: Case) -> tuple[Refusal, ...]:
    """Do what is given, each act by its own rules, and return what stands against the last."""
    state = house().new_state()
    for seq, done in enumerate(case.given):
        against = house().refuse(state, done.act, Author("secretariat", done.principal), done.at)
        assert against == (), f"{case.name}: what is given would be refused: {against}"
        state.apply(entry(seq, done))
    found = house().refuse(state, case.when, case.by, case.at)
    if case.accepted:
        _stands(state, case)
    return found


def _stands(state: State, case: Case) -> None:
    """Fold an accepted act as well: it may not break the state."""
    state.apply(entry(state.size, Done(case.when, case.at, case.by.principal)))


def check(case: Case) -> None:
    """Check a case: exactly the objections it names, each a sentence."""
    found = objections(case)
    assert tuple(refusal.code for refusal in found) == case.then, [str(r) for r in found]
    for refusal in found:
        sentence = refusal.sentence
        assert sentence.strip() == sentence
        assert "\n" not in sentence
        assert sentence[:1].isupper() or sentence.startswith("'"), sentence
        assert sentence.endswith("."), sentence
