"""The keys of a clause file: what each is for. The reader asks these tables which there are."""

from __future__ import annotations

from typing import Final

from plenipo.procedure.keys import Key, Keys

_ARTICLE: Final = Key("text", "The provision it comes from, as it is cited.")
_AFTER: Final = Key("delay", "How long: '60 days', '12 months', '1 year'; without it, at once.")
_THEN: Final = Key("rounding", "'first-of-next-month', 'first-of-month': what is waited for then.")

CLAUSE = Keys(
    {
        "clause": Key("name", "The clause's name, in letters a-z, digits and '-'."),
        "title": Key("titles", "What the treaty is called, by language: 'en: A title'."),
        "source": Key("text", "Where it is taken from."),
        "force": Key("force", "When the treaty enters into force."),
    },
    {
        "treaty": Key("text", "The treaty's number with its depositary, like XVIII-10."),
        "zone": Key("zone", "The depositary's time zone, like America/New_York; without it, UTC."),
        "events": Key("titles", "What conditions and delays ask about, by name."),
        "days": Key("days", "The days of events that are known: 'opening: 1998-07-17'."),
        "organisations": Key("organisations", "Organisations, and how their instruments count."),
        "later": Key("later", "From when it is in force for who joins later."),
        "withdrawal": Key("withdrawal", "How it is left."),
        "reservations": Key("reservations", "Whether reservations are permitted."),
        "members": Key("members", "Who the body is, where the clause counts a share of it."),
        "classes": Key("classes", "Classes of States the condition names."),
        "weights": Key("weights", "What each State weighs: emissions, tonnage, population."),
    },
)

FORCE = Keys(
    {"article": _ARTICLE, "condition": Key("condition", "What must hold.")},
    {
        "counts": Key("kinds", "The kinds of instruments that are counted; without it, all."),
        "body": Key("body", "Whose: anybody, signatories, members or a class."),
        "after": _AFTER,
        "then": _THEN,
        "starts": Key("event", "The event from which the delay runs."),
        "on": Key("day", "The day, if the condition is fulfilled by then."),
        "not_before": Key("not-before", "A day, or a time after an event."),
        "withdrawn": Key("withdrawn", "Whether what is withdrawn before force still counts."),
        "binds": Key("binding", "For whom it enters into force."),
    },
)

NOT_BEFORE = Keys(others={"event": Key("event", "The event."), "after": _AFTER})

LATER = Keys(
    {"article": _ARTICLE},
    {
        "after": _AFTER,
        "then": _THEN,
        "from": Key("later-from", "After what an instrument is a later one."),
    },
)

WITHDRAWAL = Keys(
    {"article": _ARTICLE},
    {
        "after": Key("delay", "How long after its receipt a notice takes effect."),
        "then": _THEN,
        "in_force_for": Key("delay", "How long it must be in force before a notice."),
    },
)

ORGANISATIONS = Keys(
    {"article": _ARTICLE, "count": Key("organisations-count", "no, yes, where-no-member-is.")},
    {"members": Key("codes-by-name", "The members of each, where the clause asks for them.")},
)

RESERVATIONS = Keys(
    {"article": _ARTICLE, "are": Key("reserving", "permitted or prohibited.")},
)

TREATY = Keys(
    {
        "treaty": Key("name", "What the treaty is called here."),
        "clause": Key("clause", "The name of a clause of the library, or the clause itself."),
        "instruments": Key("instruments", "Lines, tables, or the name of a CSV file beside it."),
    },
    {
        "title": Key("text", "Its title."),
        "days": Key("days", "The days of events."),
        "members": Key("members", "The members that the clause leaves to be given."),
        "classes": Key("classes", "The classes that the clause leaves to be given."),
        "weights": Key("weights", "The weights that the clause leaves to be given."),
    },
)

INSTRUMENT = Keys(
    {
        "participant": Key("text", "Whose it is: a code or a name."),
        "kind": Key("kind", "What it is, like ratification."),
        "day": Key("day", "The day of its receipt, or a moment with its offset."),
    },
    {
        "effective": Key("day", "The day from which it has effect, where it states one."),
        "of": Key("text", "The predecessor."),
        "territories": Key("codes", "The territories."),
        "reference": Key("text", "Where it is published."),
    },
)
