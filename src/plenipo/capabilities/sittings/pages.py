"""The page of a sitting, and how sittings are told, in words and in the journal."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "sitting": {
        "": message("not yet opened"),
        "open": message("open"),
        "suspended": message("suspended"),
        "adjourned": message("adjourned"),
        "closed": message("closed"),
    },
    "format": {
        "plenary": message("plenary"),
        "extended": message("extended format"),
        "narrow": message("narrow format"),
    },
    "attendance": {
        "present": message("present"),
        "remote": message("present remotely"),
        "left": message("has left the room"),
        "absent": message("absent"),
        "": message("not recorded"),
    },
    "outcome": {
        "quorum": message("there is a quorum"),
        "not-counted": message("nobody has counted the quorum"),
        "not-required": message("no quorum is required"),
    },
    "act": {
        "sitting.opened": message("Sitting opened"),
        "attendance.taken": message("Attendance taken"),
        "roll.called": message("Roll called"),
        "agenda.adopted": message("Agenda adopted"),
        "item.called": message("Item taken up"),
        "sitting.suspended": message("Sitting suspended"),
        "sitting.resumed": message("Sitting resumed"),
        "sitting.adjourned": message("Sitting adjourned"),
        "sitting.closed": message("Sitting closed"),
        "chair.passed": message("Chair passed on"),
    },
}

SENTENCES = {
    "sitting.opened": message("Sitting {sitting} opened, {format}: {says}"),
    "attendance.taken": message("{member} at sitting {sitting}: {how}"),
    "roll.called": message("Roll of sitting {sitting} called"),
    "agenda.adopted": message("Agenda adopted"),
    "item.called": message("Item {item} taken up"),
    "sitting.suspended": message("Sitting {sitting} suspended"),
    "sitting.resumed": message("Sitting {sitting} resumed"),
    "sitting.adjourned": message("Sitting {sitting} adjourned"),
    "sitting.closed": message("Sitting {sitting} closed"),
    "chair.passed": message("{member} in the chair"),
}
