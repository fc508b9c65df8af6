"""``plenipo decide``: what a rule says of one vote, or of thousands."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import Parameter

from plenipo.cli.terminal import say, tell
from plenipo.core.errors import InputError, UsageError

if TYPE_CHECKING:
    from plenipo.cli.deciding import Decided, Question
    from plenipo.exchange.votes import Vote
    from plenipo.exchange.votes_reading import VotesFile
    from plenipo.procedure.explanation import Naming
    from plenipo.procedure.rules import Rule

ADOPTED, NOT_ADOPTED, ODD = 0, 1, 2
STANDARD_INPUT = "-"
SHOWN = 20


def decide(  # noqa: PLR0913 - the options of a command
    votes: Annotated[
        str,
        Parameter(
            help="A table (.csv, .xlsx and others) or .json; - reads standard input.",
            allow_leading_hyphen=True,
        ),
    ],
    /,
    *,
    rule: Annotated[str, Parameter(help="A rule's name, or a file with one.")],
    vote: Annotated[str, Parameter(help="Only this vote of the file.")] = "",
    at: Annotated[
        str, Parameter(help="Ask the rule of this day; else of each vote's own, or of today.")
    ] = "",
    voices: Annotated[
        str, Parameter(help="The file's own codes: 1=for,0=abstaining,-1=against,=absent")
    ] = "",
    sheet: Annotated[str, Parameter(help="Only this sheet of a workbook.")] = "",
    reading: Annotated[
        Sequence[str], Parameter(help="A point that can be read in several ways: POINT=READING.")
    ] = (),
    attending: Annotated[
        int | None, Parameter(help="How many are registered at the meeting, for the quorum.")
    ] = None,
    put: Annotated[
        str, Parameter(help="When the question was put, where a rule lets time pass: 2020-06-01.")
    ] = "",
    second: Annotated[
        bool, Parameter(help="It is the second vote, after an equal division.", negative="")
    ] = False,
    without: Annotated[
        Sequence[str],
        Parameter(help="Who has no vote here, and why: suspended=VE,CU."),
    ] = (),
    json: Annotated[bool, Parameter(help="Print JSON, a line for each vote.", negative="")] = False,
) -> int:
    """Decide votes by a rule: what it answers, by which numbers, who was decisive, what is missing.

    The file has a row for each vote with a column for each member, or with the numbers for,
    against and abstaining; or a row for each member's vote. A member under the rule of whom
    nothing is said, or whose cell is blank, was absent.

    Exit code 0: all is adopted; 1: not all; 2: something could not be read or taken in, and the
    rest is decided all the same; or the usage is wrong.

    plenipo decide votes.csv --rule un-security-council
    """
    from plenipo.cli.deciding import Question, decide_vote  # noqa: PLC0415 - starting is faster
    from plenipo.core.clock import parse_moment  # noqa: PLC0415
    from plenipo.exchange.votes_reading import VotesFile  # noqa: PLC0415
    from plenipo.exchange.votes_words import parse_voices  # noqa: PLC0415
    from plenipo.procedure.answers import Circumstances  # noqa: PLC0415

    asked = _rule(rule, reading)
    if attending is not None and attending < 0:
        raise UsageError(f"--attending: {attending} is no number of members.")
    circumstances = Circumstances(
        attending=attending,
        put=parse_moment(put) if put else None,
        second=second,
        roles=_roles(asked, without),
    )
    moment = parse_moment(at) if at else None
    question = Question(asked, moment, datetime.now(UTC).date(), circumstances)
    codes = parse_voices(voices) if voices else None
    _check_name(votes)
    with _file(votes) as path:
        file = VotesFile(path, sheet=sheet or None, voices=codes, members=_members(asked))
        found = _chosen(_read(file, votes), vote, votes)
    whole = json or len(found) == 1
    decided = (decide_vote(each, question, file.name, whole=whole) for each in found)
    problems = {} if vote else dict.fromkeys(map(str, file.problems))
    code = _print(decided, len(found), question, file.name, problems, json=json)
    _tell(list(problems), "" if votes == STANDARD_INPUT else f"{votes}: ", everything=json)
    return ODD if problems else code


def _rule(rule: str, readings: Sequence[str]) -> Rule:
    from plenipo.cli.rules_reading import chosen_readings, rule_text  # noqa: PLC0415 - faster start
    from plenipo.procedure.rule_file import read  # noqa: PLC0415

    found = rule_text(rule)
    return read(found.text, found.where, chosen_readings(readings))


def _members(rule: Rule) -> set[str]:
    """Return the codes that the rule knows, on whatever day."""
    tables = (rule.members, *rule.classes.values(), *rule.weights.values())
    return {member for dated in tables for table in dated for member in table.values}


def _roles(rule: Rule, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return who has no vote, by the circumstance that takes it.

    :raises UsageError: where the rule knows no such circumstance, or nobody is named.
    """
    known = list(dict.fromkeys(role for version in rule.versions for role in version.without))
    roles: dict[str, tuple[str, ...]] = {}
    for word in words:
        role, _, members = word.partition("=")
        named = tuple(filter(None, (member.strip() for member in members.split(","))))
        if role not in known:
            listed = f"it knows {', '.join(known)}" if known else "it takes no member's vote"
            sentence = f"--without: the rule '{rule.rule}' does not say '{role}': {listed}."
            raise UsageError(sentence)
        if not named:
            raise UsageError(f"--without: '{word}' names nobody: write it like {role}=VE,CU.")
        roles[role] = (*roles.get(role, ()), *named)
    return roles


def _check_name(votes: str) -> None:
    """Tell a mistyped option from a file.

    :raises UsageError: where it is one.
    """
    if votes.startswith("-") and votes != STANDARD_INPUT:
        from plenipo.core.nearest import did_you_mean  # noqa: PLC0415 - rarely needed

        options = [f"--{name}" for name in decide.__annotations__]
        raise UsageError(f"There is no option '{votes}' of 'decide'{did_you_mean(votes, options)}")


@contextmanager
def _file(votes: str) -> Iterator[Path]:
    """Give the file that is named; standard input as one that ends with the reading."""
    if votes != STANDARD_INPUT:
        yield Path(votes)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "votes"
        path.write_bytes(sys.stdin.buffer.read())
        yield path


def _read(file: VotesFile, votes: str) -> list[Vote]:
    from plenipo.exchange.tables import TableError  # noqa: PLC0415 - starting is faster

    try:
        return list(file.votes())
    except TableError as error:
        if votes != STANDARD_INPUT:
            raise
        raise TableError("Standard input", error.what, error.advice) from None


def _chosen(found: list[Vote], vote: str, votes: str) -> list[Vote]:
    """Return the vote that is asked for, or all.

    :raises InputError: when there is no such vote.
    """
    chosen = [each for each in found if not vote or each.number == vote]
    if not chosen:
        from plenipo.core.nearest import did_you_mean  # noqa: PLC0415 - rarely needed

        known = [each.number for each in found]
        raise InputError(f"There is no vote '{vote}' in '{votes}'{did_you_mean(vote, known)}")
    return chosen


def _print(  # noqa: PLR0913 - what is printed, and how
    decided: Iterator[Decided],
    number: int,
    question: Question,
    name: Naming,
    problems: dict[str, None],
    *,
    json: bool,
) -> int:
    """Print each answer as it comes, and gather what was odd; return the exit code."""
    from plenipo.cli.deciding_told import show, show_line, show_summary  # noqa: PLC0415

    told: Counter[str] = Counter()
    for each in decided:
        if json:
            say(msgspec.json.encode(each).decode())
        elif number == 1:
            show(each, name)
        else:
            show_line(each)
        told["" if each.unread else each.outcome] += 1
        problems |= dict.fromkeys(each.problems)
    if number > 1 and not json:
        show_summary(told, question.rule)
    return ADOPTED if set(told) == {"adopted"} else NOT_ADOPTED


def _tell(problems: list[str], file: str, *, everything: bool) -> None:
    shown = problems if everything else problems[:SHOWN]
    for problem in shown:
        tell(file + problem)
    if len(problems) > len(shown):
        tell(f"And {len(problems) - len(shown)} more; --json tells them all.")


COMMANDS = (decide,)
