"""The acts by which a summary record is issued, corrected and adopted. Source: FIELD notes 3.6.

A summary record goes out as a draft; delegations correct their own statements within a week; the
corrections are issued together, and the record is final (practice of the United Nations, F117).
"""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act


class RecordIssued(Act, frozen=True, kw_only=True, tag="record.issued/1"):
    """The draft summary record of a session was issued in a language, to be corrected.

    :ivar session: the session's code.
    :ivar symbol: the record's symbol; all its languages share it.
    :ivar language: the tag of the language (``fr``).
    :ivar digest: ``sha256:`` and the SHA-256, in hexadecimal, of the text that was issued, as
        ``plenipo papers`` and the page of the record tell it.
    :ivar corrections_until: the last day on which corrections are taken; not before a week after
        the session was closed.
    """

    session: str
    symbol: str
    language: str
    digest: str
    corrections_until: date


class RecordCorrected(Act, frozen=True, kw_only=True, tag="record.corrected/1"):
    """A correction to a summary record: by a delegation to its own statements, or by the secretary.

    The text that was issued stays as it is; corrections are listed with it.

    :ivar session: the session's code.
    :ivar symbol: the record's symbol.
    :ivar member: the code of the member whose statement it is; empty for one by the secretary.
    :ivar passage: what is corrected: the number of the paragraph, or its words.
    :ivar correction: what it is to read.
    """

    session: str
    symbol: str
    passage: str
    correction: str
    member: str = ""


class RecordAdopted(Act, frozen=True, kw_only=True, tag="record.adopted/1"):
    """A summary record became final, with the corrections it was given.

    :ivar session: the session's code.
    :ivar symbol: the record's symbol.
    :ivar note: what else is to be known, such as where it was approved.
    """

    session: str
    symbol: str
    note: str = ""
