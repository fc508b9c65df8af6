"""What a rule says of votes, as the terminal shows it: one whole, or a line for each."""

from __future__ import annotations

from collections import Counter

from plenipo.capabilities.decisions.pages import WORDS
from plenipo.cli.deciding import Decided
from plenipo.cli.terminal import say
from plenipo.procedure.answers import OUTCOMES
from plenipo.procedure.bars import Bar
from plenipo.procedure.explanation import GROUP_WORDS, Naming, listed
from plenipo.procedure.reckoning import Reckoning
from plenipo.procedure.rules import Rule
from plenipo.procedure.scale import ABSTAINING, AGAINST, FOR

_WIDTH = 40
_MARKS = {True: "+", False: "-", None: "?"}


def show(decided: Decided, name: Naming) -> None:
    """Print a vote: the answer, each condition as a bar, who was decisive, what was missing."""
    say(decided.sentence)
    numbers = ", ".join(f"{n} {GROUP_WORDS[voice]}" for voice, n in decided.numbers.items())
    about = f"{decided.vote}: {decided.title}" if decided.title else decided.vote
    say(f"{about} ({decided.day}, {decided.rule}): {numbers or 'nobody voted'}.")
    if decided.unheard:
        say(f"Absent, as nothing is said of them: {listed(decided.unheard, name, str)}.")
    if decided.reckoning:
        _show_reckoning(decided, decided.reckoning, name)
    for gate in decided.gates:
        say(f"For it to have effect, what {gate} requires must still happen.")
    if decided.until:
        say(f"There is to wait until {decided.until:%Y-%m-%d %H:%M} UTC.")
    if decided.provisional:
        say("It rests on agreement ad referendum.")


def _show_reckoning(decided: Decided, found: Reckoning, name: Naming) -> None:
    if found.obstacle and found.obstacle != decided.sentence:
        say(found.obstacle)
    for title, bars in (("Quorum", found.quorum), ("Conditions", found.bars)):
        if bars:
            say()
            say(f"{title}:")
            for bar in bars:
                _show_bar(bar)
    if found.turning:
        say()
        say("What would have defeated it:" if decided.adopted else "What was missing:")
        for sentence in found.turning:
            say(f"  {sentence}")
    if found.decisive:
        say(f"Decisive, each alone: {listed(found.decisive, name, str)}.")


def _show_bar(bar: Bar) -> None:
    inset = "  " * (bar.depth + 1)
    say(f"{inset}{_MARKS[bar.holds]} {bar.sentence}")
    if bar.base:
        have, _, base = bar.told
        say(f"{inset}  {_drawn(bar)} {have} of {base}")


def _drawn(bar: Bar) -> str:
    """Draw a bar: what there is, what there may be, what there is not; "|" marks what is needed.

    >>> _drawn(Bar("", False, 0, have=8, base=15, need=9))
    '#####################---|----------------'
    """
    have, most, need = (
        round(_WIDTH * number / bar.base)
        for number in (bar.have, bar.have if bar.up_to is None else bar.up_to, bar.need)
    )
    cells = "#" * have + "~" * (most - have) + "-" * (_WIDTH - most)
    return f"{cells[:need]}|{cells[need:]}"


def show_line(decided: Decided) -> None:
    """Print a vote on one line: its day, its numbers, its name, the answer."""
    numbers = "-".join(str(decided.numbers.get(voice, 0)) for voice in (FOR, AGAINST, ABSTAINING))
    say(f"{decided.day}  {numbers:<9}  {decided.vote:<20}  {decided.brief}.")


def show_summary(told: Counter[str], rule: Rule) -> None:
    """Print how many votes came to what; ``""`` stands for those that were not decided."""
    parts = [f"{told[o]:,} {WORDS['outcome'][o]}" for o in OUTCOMES if told[o]]
    if told[""]:
        parts.append(f"{told['']:,} not decided")
    say(f"{told.total():,} votes by '{rule.rule}': {'; '.join(parts)}.")
