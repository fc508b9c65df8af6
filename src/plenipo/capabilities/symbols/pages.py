"""What symbols say, in words."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "act": {"symbols.settled": message("Way of writing symbols settled")},
    "symbol-organ": {
        "A": message("General Assembly"),
        "S": message("Security Council"),
        "E": message("Economic and Social Council"),
        "ST": message("Secretariat"),
        "T": message("Trusteeship Council"),
        "PC": message("Permanent Council"),
        "MC": message("Ministerial Council"),
        "FSC": message("Forum for Security Co-operation"),
    },
    "symbol-body": {
        "AC": message("ad hoc committee"),
        "C": message("committee"),
        "CN": message("commission"),
        "CONF": message("conference"),
        "GC": message("governing council"),
        "PC": message("preparatory committee"),
        "SC": message("subcommittee"),
        "Sub": message("subcommission"),
        "WG": message("working group"),
    },
    "symbol-nature": {
        "CRP": message("conference room paper"),
        "INF": message("information paper"),
        "L": message("paper of limited distribution"),
        "NGO": message("statement of a non-governmental organisation"),
        "PET": message("petition"),
        "PRST": message("statement of the president"),
        "PV": message("verbatim record"),
        "R": message("paper of restricted distribution"),
        "RES": message("resolution"),
        "SR": message("summary record"),
        "WP": message("working paper"),
        "DEC": message("decision"),
        "DEL": message("paper of a delegation"),
        "JOUR": message("journal"),
        "GAL": message("paper for general distribution"),
        "STATEMENT": message("statement"),
        "ST": message("document of the Council"),
        "CM": message("communication"),
        "WK": message("working document"),
        "EP": message("document of the European Parliament"),
    },
    "symbol-modifier": {
        "revision": message("revision"),
        "addendum": message("addendum"),
        "corrigendum": message("corrigendum"),
        "amendment": message("amendment"),
        "summary": message("summary"),
        "initial": message("first version"),
    },
    "symbol-plain": {
        "session": message("session"),
        "number": message("number"),
        "year": message("year"),
        "reissued": message("reissued for technical reasons"),
    },
}

SENTENCES = {"symbols.settled": message("Symbols are written by the profile {profile} {body}")}
