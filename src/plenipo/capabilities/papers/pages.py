"""The pages of the papers of a session, and how what becomes of a record is told."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "act": {
        "record.issued": message("Record issued"),
        "record.corrected": message("Record corrected"),
        "record.adopted": message("Record final"),
    },
}

SENTENCES = {
    "record.issued": message(
        "Record {symbol} issued ({language}), to be corrected until {corrections_until}"
    ),
    "record.corrected": message("Correction to {symbol}, {passage}: {correction}"),
    "record.adopted": message("Record {symbol} final"),
}
