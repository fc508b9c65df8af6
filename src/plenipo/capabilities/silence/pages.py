"""The pages of silences: what runs and until when, who broke it, and what follows."""

from __future__ import annotations

from plenipo.core.page import message

WORDS = {
    "silence": {
        "never-began": message("never began"),
        "running": message("running"),
        "broken": message("broken"),
        "adopted": message("adopted by silence"),
        "withdrawn": message("withdrawn"),
    },
    "said-in-silence": {
        "silent": message("silent"),
        "agrees": message("agrees"),
        "broken": message("broke the silence"),
        "objects": message("objected to the procedure"),
    },
    "breaking": {
        "objection": message("objection"),
        "amendment": message("amendment"),
    },
    "act": {
        "silence.opened": message("Silence opened"),
        "silence.objected": message("Procedure objected to"),
        "silence.broken": message("Silence broken"),
        "silence.lifted": message("Breaking lifted"),
        "silence.agreed": message("Agreement stated"),
        "silence.extended": message("Silence extended"),
        "silence.withdrawn": message("Silence withdrawn"),
        "silence.concluded": message("Silence concluded"),
    },
}

SENTENCES = {
    "silence.opened": message("Silence {silence} opened until {expires}: {names}"),
    "silence.objected": message("{member} objected to the use of silence {silence}"),
    "silence.broken": message("{member} broke silence {silence}"),
    "silence.lifted": message("{member} lifted its breaking of silence {silence}"),
    "silence.agreed": message("{member} agreed under silence {silence}"),
    "silence.extended": message("Silence {silence} extended until {expires}"),
    "silence.withdrawn": message("Silence {silence} withdrawn"),
    "silence.concluded": message("Silence {silence} concluded: {outcome}"),
}
