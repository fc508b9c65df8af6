"""The keys of a rule file: what each is for, and what kind of value it takes.

The reader asks these tables which keys there are; the schema for editors is made of them.
"""

from __future__ import annotations

from typing import Final

import msgspec


class Key(msgspec.Struct, frozen=True):
    """One key.

    :ivar kind: the kind of its value, as ``schema`` knows it.
    :ivar meaning: what it is for, as an editor shows it.
    """

    kind: str
    meaning: str


class Keys(msgspec.Struct, frozen=True):
    """The keys of a table: those it needs, and others it may have."""

    needed: dict[str, Key] = {}
    others: dict[str, Key] = {}

    @property
    def all(self) -> dict[str, Key]:
        """All of them, in the order in which they are best written."""
        return {**self.needed, **self.others}


_ARTICLE: Final = Key("text", "The provision it comes from, as it is cited.")
_CONDITION: Final = Key("condition", "What must hold.")
_SINCE: Final = Key("day", "The day it takes effect, like 2010-12-10.")
_SOURCE: Final = Key("text", "Where it is taken from.")
_AMONG: Final = Key("class", "The class to which it is narrowed; without it, all are meant.")
_COUNTED_BY: Final = Key("weight", "'members', each counting one, or the name of a weight.")
_OF: Final = Key("group", "The group that is counted.")
_TIE: Final = Key("tie", "What an equal division means; without it, the proposal is rejected.")

RULE = Keys(
    {
        "rule": Key("name", "The rule's name, in letters a-z, digits and '-'."),
        "title": Key("titles", "What people call it, by language: 'en: A title'."),
        "source": Key("text", "Where the whole rule is taken from."),
        "versions": Key("versions", "The rule as it stands from one day on, the earliest first."),
    },
    {
        "readings": Key("readings", "Points on which the sources can be read in several ways."),
        "members": Key("members", "The members, where the rule is for one body."),
        "classes": Key("classes", "Classes of members the conditions ask about, by name."),
        "weights": Key("weights", "What each member weighs, by the name of the weight."),
    },
)

READING = Keys(
    {
        "about": Key("text", "What the point is about."),
        "chosen": Key("text", "The reading that is applied unless another is asked for."),
        "choices": Key("choices", "The readings by name, each with who reads it so."),
    }
)

DATED_MEMBERS = Keys(
    {"since": _SINCE, "of": Key("codes", "Their codes from that day on.")}, {"source": _SOURCE}
)

DATED_WEIGHTS = Keys(
    {"since": _SINCE, "values": Key("values", "What each member weighs, like 'DE: 15.93'.")},
    {"source": _SOURCE},
)

VERSION = Keys(
    {
        "since": _SINCE,
        "article": _ARTICLE,
        "condition": Key("condition", "What must hold for a decision."),
    },
    {
        "scale": Key("scale", "The voice in which a stance is heard: 'reserve: abstaining'."),
        "binds": Key("group", "Whom a decision binds; without it, all members."),
        "electorate": Key("class", "The class that has a vote; without it, all members."),
        "without": Key("roles", "The circumstances in which a member has no vote."),
        "quorum": Key("quorum", "Who must be there, to open and to decide."),
        "tie": _TIE,
        "procedural": Key("yes-or-no", "Whether it is for procedural questions."),
        "kind_decided_by": Key("name", "The rule that decides whether a question is procedural."),
        "secret_ballot": Key("yes-or-no", "Whether it may be asked of a secret ballot; else not."),
        "appeals_decided_by": Key("name", "The rule that decides on appeals; else a majority."),
        "failing": Key("steps", "What is asked when no decision is reached, step by step."),
        "gates": Key("gates", "What must still happen after a decision for it to have effect."),
        "silence": Key("silence", "How a decision is reached by silence."),
        "seats": Key("number from 1", "How many members the body has."),
        "until": Key("day", "The last day it stands, where no other version follows it."),
        "notice": Key("notice", "How long before a proposal must have been circulated."),
    },
)

NOTICE = Keys(
    {"article": _ARTICLE, "at_least": Key("period", "The period, like 12 hours or 1 day.")},
    {"waived_by": Key("name", "The rule by which the body can do without.")},
)

QUORUM = Keys(
    {"article": _ARTICLE},
    {
        "decide": Key("condition", "What must hold to decide."),
        "open": Key("condition", "What must hold to open and debate."),
    },
)

STEP = Keys(
    {"article": _ARTICLE},
    {
        "after": Key("period", "How long the step before is given, like 90 days."),
        "condition": _CONDITION,
        "tie": _TIE,
        "refer": Key("text", "Who decides then, where it is somebody else."),
    },
)

GATE = Keys(
    {
        "gate": Key("gate", "Whether objections or acceptances are awaited."),
        "article": _ARTICLE,
        "condition": Key("condition", "What must hold of those that have come."),
    },
    {"within": Key("period", "The period for objections, like 90 days.")},
)

SILENCE = Keys(
    others={
        "at_least": Key("period", "The shortest period, like 72 hours."),
        "broken_by": Key("breakers", "What breaks the silence; without it, an objection."),
        "refusable": Key(
            "yes-or-no", "Whether an objection to using it, in the meeting, stops it."
        ),
    }
)

NO_OBJECTION = Keys(
    others={
        "tolerate": Key("number from 0", "How many may object all the same."),
        "among": _AMONG,
    }
)

NO_VETO = Keys({"among": Key("class", "The class whose members have a veto.")})

TOO_FEW_TO_BLOCK = Keys(
    {
        "more_than": Key("share", "The share that a blocking minority must exceed."),
        "counted_by": Key("weight", "The weight in which that share is counted."),
    },
    {
        "of": Key("group", "Who counts as a blocker; without it, all who are not in favour."),
        "plus": Key("number from 0", "How many members more a blocking minority must have."),
    },
)

FACT = Keys({"that": Key("text", "What must be so, whatever anybody says; given by name.")})

COUNT = Keys(
    {"of": _OF},
    {
        "at_least": Key("number from 1", "How many there must be."),
        "at_most": Key("number from 0", "How many there may be."),
        "counted_by": _COUNTED_BY,
        "among": _AMONG,
    },
)

SHARE = Keys(
    {"of": _OF},
    {
        "out_of": Key("group", "The group it is measured against; without it, all members."),
        "at_least": Key("share", "The part that suffices, like 2/3."),
        "more_than": Key("share", "The part that must be exceeded, like 1/2."),
        "at_most": Key("share", "The part that may be reached, like 1/4."),
        "less_than": Key("share", "The part that must not be reached."),
        "counted_by": _COUNTED_BY,
        "among": _AMONG,
    },
)
