"""What is handed in to register a treaty under Article 102 of the Charter.

Source: Charter of the United Nations, Article 102; Regulations to give effect to it (General
Assembly resolution 97 (I), as amended), article 1(2): not before entry into force; article 5: a
certified statement that the text is true and complete and includes all reservations, in all the
languages in which it was concluded, and for each party the date and the method of entry into force.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.treaties.looking import IN_FORCE, Looked, language_named
from plenipo.capabilities.treaties.notes import RESERVATION, Note
from plenipo.capabilities.treaties.status_file import told as note_told
from plenipo.capabilities.treaties.status_table import PARTY, StatusRow, status_table
from plenipo.core.page import Named, message

TITLE = message("Registration under Article 102 of the Charter of the United Nations")
TOO_EARLY = message(
    "Not to be handed in yet: a treaty is registered only once it is in force (Regulations,"
    " article 1(2))."
)
UNPLACED = message("The place or the day of its adoption is not in the register: fill it in.")
UNTONGUED = message("The languages in which it is authentic are not in the register: fill them in.")
MADE_UP = message("Dates in this statement are illustrative: it is not to be handed in.")
CERTIFIED = message(
    "The undersigned certifies that the attached text is a true and complete copy of {treaty}, in"
    " all the languages in which it was concluded, and that it includes all reservations made by"
    " its parties, {number} in number."
)
ILLUSTRATIVE = "illustrative"


class RegisteredParty(msgspec.Struct, frozen=True):
    """A party, for which the treaty is in force.

    :ivar method: by what it is bound: the kind of its instrument.
    """

    code: str
    name: str
    signature: date | None
    consent: date | None
    method: str
    in_force: date | None


class Fact(msgspec.Struct, frozen=True):
    """A line of the statement: what it is called, and what it is."""

    title: str
    value: str


class Statement(msgspec.Struct, frozen=True):
    """The certified statement, as it is sent: its words in the reader's language.

    :ivar status: what stands against handing it in; empty where nothing does.
    :ivar facts: what is told of the treaty.
    :ivar heads: the columns of the parties, with the share of the width of each; ``rows``: the
        parties.
    :ivar certificate: the sentence that is certified.
    :ivar reservations: their texts, and where they stand; ``none``: what is said where there are
        none.
    :ivar signs: the lines to be filled in by who certifies.
    """

    code: str
    title: str
    organisation: str
    treaty: str
    status: str
    moment: datetime
    dated: str
    language: str
    facts: tuple[Fact, ...]
    parties_title: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    certificate: str
    reservations_title: str
    reservations: tuple[str, ...]
    none: str
    signs: tuple[str, ...]


class RegistrationPage(msgspec.Struct, frozen=True):
    """The registration data of a treaty, as data and as the statement.

    :ivar titles: by language.
    :ivar concluded: the day its text was adopted, and ``place``: where.
    :ivar method: how it entered into force, in a sentence of its clause's article.
    :ivar lacking: what stands against handing it in, each a sentence.
    """

    treaty: Named
    titles: dict[str, str]
    concluded: date | None
    place: str
    authentic: tuple[str, ...]
    depositary: str
    in_force: date | None
    article: str
    parties: tuple[RegisteredParty, ...]
    lacking: tuple[str, ...]
    statement: Statement


def registration_page(looked: Looked) -> RegistrationPage:
    """Return the registration data of a treaty as it is looked at."""
    treaty, table = looked.treaty, status_table(looked)
    parties = [row for row in table.rows if row.standing == PARTY]
    lacking = tuple(_lacking(looked, parties))
    made = [note for note in table.notes if note.kind == RESERVATION]
    found = looked.found
    return RegistrationPage(
        treaty=looked.named,
        titles=treaty.names,
        concluded=treaty.adopted,
        place=treaty.place,
        authentic=treaty.authentic,
        depositary=treaty.depositary,
        in_force=found.in_force if found.is_in_force else None,
        article=found.clause.article,
        parties=tuple([_party(row) for row in parties]),
        lacking=lacking,
        statement=_statement(looked, parties, made, lacking),
    )


def _lacking(looked: Looked, parties: list[StatusRow]) -> Iterator[str]:
    treaty = looked.treaty
    if looked.standing != IN_FORCE:
        yield looked.say(TOO_EARLY)
    if treaty.adopted is None or not treaty.place:
        yield looked.say(UNPLACED)
    if not treaty.authentic:
        yield looked.say(UNTONGUED)
    if ILLUSTRATIVE in {treaty.source, *(row.source for row in parties)}:
        yield looked.say(MADE_UP)


def _party(row: StatusRow) -> RegisteredParty:
    who = row.participant
    return RegisteredParty(who.code, who.name, row.signature, row.consent, row.kind, row.in_force)


def _statement(
    looked: Looked, parties: list[StatusRow], made: list[Note], lacking: tuple[str, ...]
) -> Statement:
    view, say = looked.view, looked.say
    language, name = view.wording.language, looked.named.name
    return Statement(
        code=looked.treaty.code,
        title=say(TITLE),
        organisation=in_language(view.seen.state.of(Members).names, language),
        treaty=name,
        status=" ".join(lacking),
        moment=view.now,
        dated=say("As of {day}", day=looked.day),
        language=language,
        facts=tuple(_facts(looked)),
        parties_title=say("Parties, with the day and the method of entry into force"),
        heads=(
            (say("Party"), 34),
            (say("Signature"), 18),
            (say("Method"), 28),
            (say("In force for it"), 20),
        ),
        rows=tuple([_cells(looked, row) for row in parties]),
        certificate=say(CERTIFIED, treaty=name, number=len(made)),
        reservations_title=say("Reservations and objections"),
        reservations=tuple([note_told(looked, note) for note in made]),
        none=say("None."),
        signs=tuple(map(say, SIGNS)),
    )


SIGNS = (
    message("Name and title:"),
    message("For the registering party or organisation:"),
    message("Place and date:"),
    message("Signature and seal:"),
)


def _facts(looked: Looked) -> Iterator[Fact]:
    view, treaty, say = looked.view, looked.treaty, looked.say
    unknown = "…"
    for tag, name in treaty.names.items():
        title = say("Title ({language})", language=language_named(view, tag))
        yield Fact(title, name)
    day = view.wording.day(treaty.adopted) if treaty.adopted else unknown
    concluded = view.wording.listed([treaty.place or unknown, day])
    yield Fact(say("Concluded"), concluded)
    tongues = [language_named(view, tag) for tag in treaty.authentic]
    yield Fact(say("Authentic texts"), view.wording.listed(tongues) if tongues else unknown)
    keeper = view.seen.state.of(Members).name(treaty.depositary, view.wording.language)
    yield Fact(say("Depositary"), keeper)
    found = looked.found
    in_force = view.wording.day(found.in_force) if found.in_force else unknown
    told = view.wording.listed([in_force, found.clause.article])
    yield Fact(say("Entry into force"), told)


def _cells(looked: Looked, row: StatusRow) -> tuple[str, ...]:
    day = looked.view.wording.day
    kind = looked.view.wording.word("instrument", row.kind) if row.kind else ""
    method = f"{kind}, {day(row.consent)}" if row.consent else kind
    return (
        row.participant.name,
        day(row.signature) if row.signature else "",
        method,
        day(row.in_force) if row.in_force else "",
    )
