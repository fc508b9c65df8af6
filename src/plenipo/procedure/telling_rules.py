"""A whole rule in plain sentences: who has a vote, what must hold, what else may come of it.

Told from the data, in any language; terminal, pages and reference may all use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import msgspec

from plenipo.core.wording import PLAIN, Wording
from plenipo.procedure.conditions import Condition, Share, parts_of
from plenipo.procedure.explanation import BASE_WORDS, GROUP_WORDS, message
from plenipo.procedure.rules import Gate, Quorum, Rule, Silence, Step, Version
from plenipo.procedure.scale import ABSENT, ABSTAINING, APART, ASIDE, FOR, SILENT, UNOPPOSED
from plenipo.procedure.tables_told import SOURCE, told_tables
from plenipo.procedure.telling import UNKNOWN, Sizes, Told, told
from plenipo.procedure.voices_told import (
    LIKE_AGAINST,
    LIKE_FOR,
    NEITHER,
    NO_OBSTACLE,
    QUIET,
    counted_like,
)

TIE_WORDS = {
    "rejected": message("If the votes are equally divided, the proposal is rejected."),
    "second-vote": message(
        "If the votes are equally divided, a second vote is taken; if they are so again, the"
        " proposal is rejected."
    ),
    "chair-decides": message("If the votes are equally divided, the chair decides."),
    "further-discussion": message("If the votes are equally divided, it is discussed further."),
}
"""What an equal division means."""

WITHOUT_WORDS = {
    "suspended": message("A member whose rights are suspended has no vote."),
    "concerned": message("The member that the question concerns has no vote."),
    "party-to-the-dispute": message("A party to the dispute has no vote."),
}
"""Who has no vote."""

EFFECT_WORDS = {
    LIKE_FOR: message("Counted like a vote in favour: {voices}."),
    LIKE_AGAINST: message("Counted like a vote against: {voices}."),
    NEITHER: message("Counted for neither side: {voices}."),
    NO_OBSTACLE: message("Not in the way of a decision: {voices}."),
}
"""How those are counted who vote neither for nor against."""

VOICE_WORDS = {
    UNOPPOSED: message("having no objection"),
    ABSTAINING: message("an abstention"),
    ASIDE: message("an abstention with a declaration"),
    APART: message("taking no part"),
    SILENT: message("silence"),
    ABSENT: message("absence"),
}
"""What somebody does who votes neither for nor against."""

BREAKER_WORDS = {
    "objection": message("An objection breaks the silence."),
    "amendment": message("A proposal to amend the text breaks the silence."),
}
"""What breaks a silence."""

GATE_WORDS = {
    "objections": message(
        "It has effect if, of the objections made within {period}, this holds ({article}):"
    ),
    "acceptances": message("It has effect once, of the acceptances, this holds ({article}):"),
    "acceptances-within": message(
        "It has effect if, of the acceptances made within {period}, this holds ({article}):"
    ),
}
"""What must still happen after a decision."""


def explained(rule: Rule, day: date, wording: Wording = PLAIN, members: int = 0) -> Iterator[str]:
    """Yield the lines in which a rule is explained, as it stands on a day.

    :param members: how many members the body has, to tell shares as numbers.
    """
    version = rule.nearest(day)
    title = rule.title
    yield title.get(wording.language) or title.get("en") or next(iter(title.values()))
    stands = _STANDS_UNTIL if version.until else _STANDS
    until = wording.day(version.until) if version.until else ""
    yield wording.say(stands, rule=rule.rule, day=wording.day(version.since), until=until)
    yield f"{version.article}."
    yield wording.say(SOURCE, source=" ".join(rule.source.split()))
    if rule.obstacle(day):
        yield wording.say(_NOT_IN_FORCE, day=wording.day(day))
    yield ""
    sizes = sizes_of(rule, version, day, members)
    sentences = (*told_version(version, wording, sizes), told_scale(version, wording))
    tables = told_tables(rule, version, day, wording)
    for sentence in (*sentences, *tables, *told_readings(rule, wording)):
        yield sentence.text
        yield from lines(sentence.parts, "  ")
    others = [wording.day(other.since) for other in rule.versions if other is not version]
    if others:
        yield wording.say(_OTHERS, days=wording.listed(others))


_STANDS = message("The rule “{rule}”, as it stands since {day}.")
_STANDS_UNTIL = message("The rule “{rule}”, as it stood from {day} until {until}.")
_NOT_IN_FORCE = message("On {day} it is not in force.")
_OTHERS = message("Its other versions are those of: {days}.")


def told_version(
    version: Version, wording: Wording = PLAIN, sizes: Sizes = UNKNOWN
) -> tuple[Told, ...]:
    """Tell a version in sentences, those that belong to another under it."""
    return tuple(
        sentence
        for sentences in (
            _kind(version, wording),
            _voters(version, wording),
            _presence(version.quorum, wording, sizes),
            _decision(version, wording, sizes),
            _steps(version.failing, wording, sizes),
            _gates(version.gates, wording, sizes),
            told_silence(version.silence, wording),
            _notice(version, wording),
            (Told(wording.say(_BINDS, base=wording.translate(BASE_WORDS[version.binds]))),),
        )
        for sentence in sentences
    )


def told_scale(version: Version, wording: Wording = PLAIN) -> Told:
    """Tell in which voice each stance is heard."""
    stances: dict[str, list[str]] = {}
    for stance, voice in version.scale.items():
        stances.setdefault(voice, []).append(wording.word("stance", stance))
    heard = [
        Told(
            wording.say(
                _HEARD, voice=wording.translate(GROUP_WORDS[voice]), stances=wording.listed(alike)
            )
        )
        for voice, alike in stances.items()
    ]
    return Told(wording.translate("What a delegation says is heard as:"), tuple(heard))


_HEARD = message("{voice}: {stances}")


def told_readings(rule: Rule, wording: Wording = PLAIN) -> tuple[Told, ...]:
    """Tell on which points the sources can be read in several ways, and how they are read."""
    return tuple(
        Told(
            wording.say("The sources can be read in several ways ({point}): {about}.",
                       point=point, about=reading.about),
            (
                Told(wording.say("Read here: {reading} ({who}).", reading=reading.chosen,
                                who=reading.choices[reading.chosen])),
                *[
                    Told(wording.say("Or: {reading} ({who}).", reading=other, who=who))
                    for other, who in reading.choices.items()
                    if other != reading.chosen
                ],
            ),
        )
        for point, reading in rule.readings.items()
    )  # fmt: skip


def sizes_of(rule: Rule, version: Version, day: date, members: int = 0) -> Sizes:
    """Return how large a body is that decides by a rule.

    :param members: how many members it has; else as many as the rule itself names, or seats.
    """
    setting = rule.setting(day)
    named = rule.members_on(day)
    if version.electorate:
        named = tuple(sorted(setting.classes.get(version.electorate, ())))
    if members and members != len(named):
        return Sizes(members, (), msgspec.structs.replace(setting, weights={}))
    return Sizes(members or len(named) or version.seats, named, setting)


_BINDS = message("A decision binds {base}.")


def _kind(version: Version, wording: Wording) -> Iterator[Told]:
    if version.procedural is not None:
        text = _PROCEDURAL if version.procedural else _SUBSTANTIVE
        yield Told(wording.translate(text))
    if version.kind_decided_by:
        yield Told(wording.say(_KIND, rule=version.kind_decided_by))
    if version.secret_ballot:
        yield Told(wording.translate(_SECRET))
    if version.appeals_decided_by:
        yield Told(wording.say(_APPEALS, rule=version.appeals_decided_by))


_PROCEDURAL = message("It is for procedural questions.")
_SUBSTANTIVE = message("It is for questions that are not procedural.")
_SECRET = message("A vote under it may be taken by secret ballot.")
_APPEALS = message("An appeal against a ruling of the chair is decided by the rule “{rule}”.")
_KIND = message("Whether a question is procedural is decided by the rule “{rule}”.")


def _voters(version: Version, wording: Wording) -> Iterator[Told]:
    if version.seats:
        yield Told(wording.say("The body has {number} seats.", number=version.seats))
    if version.electorate:
        text = "Only those in the class “{name}” have a vote."
        yield Told(wording.say(message(text), name=version.electorate))
    for role in version.without:
        yield Told(wording.translate(WITHOUT_WORDS[role]))


def _presence(quorum: Quorum | None, wording: Wording, sizes: Sizes) -> Iterator[Told]:
    for condition, text in ((quorum.open, _OPEN), (quorum.decide, _DECIDE)) if quorum else ():
        if condition is not None and quorum is not None:
            lead = wording.say(text, article=quorum.article)
            yield Told(lead, told(condition, wording.translate, sizes))


_OPEN = message("To open the meeting and debate, this must hold ({article}):")
_DECIDE = message("To decide, this must hold ({article}):")


def _decision(version: Version, wording: Wording, sizes: Sizes) -> Iterator[Told]:
    parts = told(version.condition, wording.translate, sizes)
    text = _ALL if len(parts) > 1 else _ONE
    yield Told(wording.translate(text), parts)
    heard = [v for v in (UNOPPOSED, ASIDE) if v in version.scale.values()]
    for effect, voices in counted_like(version.condition, (*heard, *QUIET)).items():
        alike = wording.listed([wording.translate(VOICE_WORDS[voice]) for voice in voices])
        yield Told(wording.say(EFFECT_WORDS[effect], voices=alike))
    if version.tie != "rejected" or _is_a_majority(version.condition):
        yield Told(wording.translate(TIE_WORDS[version.tie]))


_ALL = message("A decision is reached when all of this holds:")
_ONE = message("A decision is reached when this holds:")


def _is_a_majority(condition: Condition) -> bool:
    """Whether two sides are counted against each other, so that they can be equal."""
    if isinstance(condition, Share):
        part = Fraction(condition.part)
        return condition.of == FOR and condition.out_of == "voting" and part * 2 <= 1
    return any(map(_is_a_majority, parts_of(condition)))


def _steps(steps: tuple[Step, ...], wording: Wording, sizes: Sizes) -> Iterator[Told]:
    for step in steps:
        after = step.after.told(wording) if step.after else ""
        if step.refer:
            text = _REFERRED_AFTER if after else _REFERRED
            yield Told(wording.say(text, period=after, article=step.article, who=step.refer))
        elif step.condition is not None:
            text = _NEXT_AFTER if after else _NEXT
            parts = told(step.condition, wording.translate, sizes)
            tie = () if step.tie == "rejected" else (Told(wording.translate(TIE_WORDS[step.tie])),)
            lead = wording.say(text, period=after, article=step.article)
            yield Told(lead, (*parts, *tie))


_NEXT = message("If there is no decision, it is reached when this holds ({article}):")
_NEXT_AFTER = message(
    "If there is no decision after {period}, it is reached when this holds ({article}):"
)
_REFERRED = message("If there is no decision, it goes to: {who} ({article}).")
_REFERRED_AFTER = message("If there is no decision after {period}, it goes to: {who} ({article}).")


def _gates(gates: tuple[Gate, ...], wording: Wording, sizes: Sizes) -> Iterator[Told]:
    for gate in gates:
        period = gate.within.told(wording) if gate.within else ""
        within = gate.gate == "acceptances" and period
        text = GATE_WORDS["acceptances-within" if within else gate.gate]
        lead = wording.say(text, period=period, article=gate.article)
        yield Told(lead, told(gate.condition, wording.translate, sizes))


def told_silence(silence: Silence | None, wording: Wording) -> Iterator[Told]:
    """Yield how a decision is reached by silence, with what breaks it under it."""
    if silence is None:
        return
    period = silence.at_least
    lead = (
        wording.say("A decision can be reached by silence of at least {period}.",
                   period=period.told(wording))
        if period
        else wording.translate("A decision can be reached by silence; its period is set each time.")
    )  # fmt: skip
    parts = [Told(wording.translate(BREAKER_WORDS[breaker])) for breaker in silence.broken_by]
    if silence.refusable:
        text = "An objection in the meeting to using it stops it before it begins."
        parts.append(Told(wording.translate(message(text))))
    yield Told(lead, tuple(parts))


def _notice(version: Version, wording: Wording) -> Iterator[Told]:
    notice = version.notice
    if notice is None:
        return
    period = notice.at_least.told(wording)
    lead = wording.say(_NOTICE, period=period, article=notice.article)
    waived = wording.say(_WAIVED, rule=notice.waived_by) if notice.waived_by else ""
    yield Told(lead, (Told(waived),) if waived else ())


_NOTICE = message("A proposal is circulated at least {period} before ({article}).")
_WAIVED = message("The body can do without that by the rule “{rule}”.")


def lines(parts: Iterable[Told], indent: str = "", mark: str = "- ") -> Iterator[str]:
    """Yield sentences as lines, those under another further in."""
    for part in parts:
        yield f"{indent}{mark}{part.text}"
        yield from lines(part.parts, f"{indent}  ", mark)
