"""What follows of translating: every status is what was translated from what, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from case import state_after
from hypothesis import given, settings
from hypothesis import strategies as st
from story import JOINT, MEETING, Done, entry, on_draft

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import (
    BracketResolved,
    DocumentTabled,
    RevisionIssued,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.languages.acts import ConcordanceNoted, VersionAmended, VersionTabled
from plenipo.capabilities.languages.leading import leading_of
from plenipo.capabilities.languages.state import Languages
from plenipo.core.act import Author
from plenipo.text.parallel import text_of

WORDS = ("We act.", "We wait.", "We [act] now.")
TRANSLATIONS = ("Мы действуем.", "Мы ждём.")
DRAFT = "1. We act.\n\n2. We wait.\n\n3. We meet [at once - BY].\n"
RUSSIAN = "1. Мы действуем.\n\n2. Мы ждём.\n\n3. Мы встречаемся [сразу].\n"
SYMBOL = "CSTO/L.4"
TABLED = on_draft(
    DocumentTabled, symbol=SYMBOL, names={"en": "Statement"}, text=DRAFT, parties=("BY",)
)
VERSION = on_draft(VersionTabled, language="ru", of=SYMBOL, text=RUSSIAN)


def pairs(state):
    leading = leading_of(state, JOINT, "L.4")
    version = state.of(Languages).version("L.4", "ru")
    found = {pair.id: pair for pair in leading.pairs(version)}
    for name in (*found, "+AM-1", "v9"):
        assert leading.pair(version, name) == found.get(name)
    return found


def told(state):
    return {name: (pair.standing, pair.reason) for name, pair in pairs(state).items()}


def on_russian(what, **fields):
    return on_draft(what, language="ru", **fields)


def amended(provision, of, words):
    return on_russian(VersionAmended, provision=provision, of=of, words=words)


def replaced(proposal, provision, words):
    return on_draft(
        WordingProposed,
        proposal=proposal,
        member="BY",
        action="replace",
        provision=provision,
        words=words,
    )


def confirmed(state, provision, finding="confirmed"):
    digest = pairs(state)[provision].digest
    return on_russian(
        ConcordanceNoted, provision=provision, finding=finding, digest=digest, note="why"
    )


def test_a_translation_is_linked_behind_confirmed_and_behind_again():
    state = state_after(TABLED, VERSION)
    assert told(state) == dict.fromkeys(("p1", "p2", "p3"), ("linked", ""))
    state.apply(_entry(state, confirmed(state, "p1")))
    state.apply(_entry(state, confirmed(state, "p2", "differs")))
    assert told(state)["p1"] == ("confirmed", "")
    assert told(state)["p2"] == ("differs", "")
    state.apply(_entry(state, replaced("BY-1", "p1", "We must act.")))
    assert told(state)["p1"] == ("behind", "changed")
    assert pairs(state)["p1"].of == "We act."
    withdrawn = on_draft(WordingWithdrawn, proposal="BY-1", member="BY")
    state.apply(_entry(state, withdrawn))
    assert told(state)["p1"] == ("confirmed", "")  # the words that were confirmed stand again
    state.apply(_entry(state, amended("p1", "We act.", "Действуем.")))
    assert told(state)["p1"] == ("linked", "")
    state.apply(_entry(state, amended("p2", "We tarry.", "Мы медлим.")))
    assert told(state)["p2"] == ("behind", "changed")


def test_what_comes_and_goes_in_the_leading_text_is_behind():
    state = state_after(TABLED, VERSION)
    added = on_draft(
        WordingProposed,
        proposal="AM-1",
        member="AM",
        action="provision",
        provision="p1",
        words="We thank.",
    )
    state.apply(_entry(state, added))
    assert list(told(state)) == ["p1", "+AM-1", "p2", "p3"]
    assert told(state)["+AM-1"] == ("behind", "added")
    state.apply(_entry(state, amended("+AM-1", "[We thank.]", "[Благодарим.]")))
    assert told(state)["+AM-1"] == ("linked", "")
    state.apply(_entry(state, on_draft(BracketResolved, bracket="AM-1", alternative=0)))
    assert told(state)["+AM-1"] == ("behind", "removed")
    state.apply(_entry(state, amended("+AM-1", "", "")))
    assert "+AM-1" not in told(state)


def test_who_holds_a_bracket_is_no_matter_of_translation():
    held = on_draft(WordingHeld, bracket="b1", member="AM", stance="oppose")
    assert told(state_after(TABLED, VERSION, held))["p3"] == ("linked", "")


def test_a_translation_of_a_revision_takes_the_place_of_what_was_before():
    revised = on_draft(RevisionIssued, symbol=f"{SYMBOL}/Rev.1")
    again = msgspec.structs.replace(VERSION, of=f"{SYMBOL}/Rev.1")
    change = replaced("BY-1", "p1", "We must act.")
    before = (TABLED, VERSION, amended("p2", "We tarry.", "Мы медлим."), change, revised)
    state = state_after(*before)
    assert told(state)["p1"] == told(state)["p2"] == ("behind", "changed")
    state = state_after(*before, again)
    assert set(told(state).values()) == {("linked", "")}


def test_the_text_of_a_version_is_in_the_order_of_the_leading_one_and_loses_nothing():
    more = msgspec.structs.replace(VERSION, text=f"{RUSSIAN}\n4. Мы здесь.\n")
    state = state_after(TABLED, more)
    assert told(state)["v4"] == ("behind", "removed")
    text = text_of(tuple(pairs(state).values()), "ru")
    assert [p.content[0].text for p in text.provisions][-1] == "Мы здесь."
    assert len(text.provisions) == 4


def test_a_version_of_what_a_reader_may_not_read_is_none():
    state = state_after(VERSION, amended("p1", "We act.", "Да."))
    assert leading_of(state, JOINT, "L.4") is None
    assert state_after(amended("p1", "a", "b")).of(Languages).versions == {}


def _entry(state, act):
    moment = MEETING + timedelta(minutes=state.size)
    return entry(state.size, Done(act, moment, getattr(act, "member", "")))


provisions = st.sampled_from(("p1", "p2", "p3", "+AM-1", "v2"))
steps = st.one_of(
    st.tuples(st.just("replace"), provisions, st.sampled_from(WORDS)),
    st.tuples(st.just("withdraw"), st.integers(0, 30), st.none()),
    st.tuples(st.just("resolve"), st.integers(0, 30), st.integers(0, 2)),
    st.tuples(st.just("add"), st.none(), st.none()),
    st.tuples(st.just("translate"), provisions, st.sampled_from(TRANSLATIONS)),
    st.tuples(st.just("late"), provisions, st.sampled_from(TRANSLATIONS)),
    st.tuples(st.just("out"), provisions, st.none()),
    st.tuples(st.just("find"), provisions, st.sampled_from(("confirmed", "differs"))),
)


class Model:
    """What was done to a version, kept in full: the brute force that every status is held to."""

    def __init__(self):
        self.made = {"p1": ("We act.", "Мы действуем."), "p2": ("We wait.", "Мы ждём.")}
        self.made["p3"] = ("We meet [at once].", "Мы встречаемся [сразу].")
        self.found = []

    def expected(self, leading):
        result = {}
        for name, words in leading.items():
            of, own = self.made.get(name, ("", ""))
            if not own:
                result[name] = ("behind", "added")
                continue
            last = [f for n, a, b, f in self.found if (n, a, b) == (name, words, own)][-1:]
            linked = ("linked", "") if of == words else ("behind", "changed")
            result[name] = (last[0], "") if last else linked
        for name, (_, own) in self.made.items():
            if own and name not in leading:
                result[name] = ("behind", "removed")
        return result


def _act(state, step, number, before):  # noqa: PLR0911 - as many as there are steps
    """Return the act of a step, as the room would make it of what stands there."""
    kind, one, other = step
    document = state.of(Documents).documents["L.4"]
    pair = pairs(state).get(one) if isinstance(one, str) else None
    now = before[-1].get(one, "") if pair else ""
    if kind == "replace":
        return replaced(f"BY-{number}", one, other)
    if kind == "add":
        return on_draft(
            WordingProposed, proposal="AM-1", member="AM", action="provision", words="We thank."
        )
    if kind in {"withdraw", "resolve"}:
        names = list(document.proposals) if kind == "withdraw" else []
        names = names or list(dict.fromkeys(b.id for _, b in document.text.brackets())) or ["none"]
        name = names[one % len(names)]
        if kind == "withdraw":
            found = document.proposals.get(name)
            member = found.member if found else "BY"
            return on_draft(WordingWithdrawn, proposal=name, member=member)
        return on_draft(BracketResolved, bracket=name, alternative=other)
    if kind == "translate":
        return amended(one, now, other)
    if kind == "late":
        return amended(one, before[number // 2].get(one, "We never said it."), other)
    if kind == "out":
        return amended(one, "", "")
    return on_russian(
        ConcordanceNoted,
        provision=one,
        finding=other,
        digest=pair.digest if pair else "",
        note="why",
    )


def _leading_words(state):
    """Return the words of the leading text by a way of their own: notation without owners."""
    text = state.of(Documents).documents["L.4"].text
    return {provision.id: _flat(provision.content) for provision in text.provisions}


def _flat(content):
    parts = []
    for piece in content:
        if hasattr(piece, "alternatives"):
            parts.append(f"[{' / '.join(_flat(each.content) for each in piece.alternatives)}]")
        else:
            parts.append(piece.text)
    return " ".join("".join(parts).split())


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=14))
def test_whatever_is_done_every_status_is_right(done):
    state, model = state_after(TABLED, VERSION), Model()
    before = [_leading_words(state)]
    for number, step in enumerate(done):
        act = _act(state, step, number, before)
        moment = MEETING + timedelta(minutes=state.size)
        by = Author("secretariat", getattr(act, "member", ""))
        if not house().refuse(state, act, by, moment):
            if isinstance(act, VersionAmended):
                model.made[act.provision] = (act.of, act.words)
            if isinstance(act, ConcordanceNoted):
                own = model.made[act.provision][1]
                model.found.append((act.provision, before[-1][act.provision], own, act.finding))
            state.apply(_entry(state, act))
        before.append(_leading_words(state))
        assert told(state) == model.expected(before[-1])
