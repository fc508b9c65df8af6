"""The pages of a text in several languages, and how what is done to them is told."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "act": {
        "version.tabled": message("Translation tabled"),
        "version.amended": message("Provision translated"),
        "concordance.noted": message("Concordance noted"),
        "languages.settled": message("Authentic languages settled"),
    },
    "concordance": {
        "behind": message("behind"),
        "differs": message("differs"),
        "linked": message("linked"),
        "confirmed": message("confirmed"),
    },
    "finding": {
        "confirmed": message("says the same"),
        "differs": message("differs"),
    },
    "behind": {
        "changed": message("the leading words changed"),
        "added": message("not translated yet"),
        "removed": message("does not stand in the leading text"),
    },
    "hint": {
        "number": message("The numbers are not the same."),
        "figures": message("The figures are not the same."),
        "brackets": message("There are not as many brackets."),
    },
}

SENTENCES = {
    "version.tabled": message("{of} translated ({language})"),
    "version.amended": message("Provision {provision} of {document} translated ({language})"),
    "concordance.noted": message("Provision {provision} of {document} ({language}): {finding}"),
    "languages.settled": message("{document} is authentic in: {authentic}"),
}
