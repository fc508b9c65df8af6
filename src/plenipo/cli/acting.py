"""The commands behind ``plenipo act``: one for each act, one for a batch."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from plenipo.assembly import house
from plenipo.cli.batch import record_batch
from plenipo.cli.circumstances import Circumstances
from plenipo.cli.fields import parameter_of, read_fields
from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.recording import record_one
from plenipo.cli.terminal import say
from plenipo.core.errors import UsageError
from plenipo.core.nearest import did_you_mean
from plenipo.meaning import Meaning, by_name, meaning_of

By = Annotated[
    str, Parameter(name="--by", help="Who enters it; else $PLENIPO_BY, else secretariat.")
]
For = Annotated[
    str,
    Parameter(
        name="--for",
        help="On whose behalf: a member's code; of what a member says, that member unless told.",
    ),
]
Effective = Annotated[
    str,
    Parameter(name="--effective", help="When it was done (2011-12-19T18:00Z, or a day); else now."),
]
Audience = Annotated[
    list[str] | None,
    Parameter(
        name="--audience",
        help="Who may read it: members, member:BY, body:cfm, chair ...; else everybody.",
    ),
]
Key = Annotated[
    str, Parameter(name="--key", help="A key of your choice: given again, it records nothing more.")
]
Language = Annotated[
    str, Parameter(name="--language", help="The language of names given without one; else und.")
]
Each = Annotated[
    bool,
    Parameter(name="--each", negative="", help="Record line by line what is not refused."),
]
From = Annotated[
    str,
    Parameter(name="--from", help="The file; - is standard input.", allow_leading_hyphen=True),
]
Register = Annotated[Path, Parameter(help="The register's file.")]

COMMON: dict[str, tuple[Any, Any]] = {
    "by": (By, ""),
    "for": (For, ""),
    "effective": (Effective, ""),
    "audience": (Audience, None),
    "key": (Key, ""),
    "language": (Language, ""),
}
"""The options of every act, and what they are unless given; a field of the same name wins."""

WIDTH = 28
"""The least width of an act's name in the list, so that the list seldom shifts."""

BATCH = """Record a batch of acts, all of them or none.

Each line of the file is an act in JSON, with or without the version of its name; only "act" must be
there, and the options below stand for what a line leaves out:

{"act": {"type": "item.adopted", "session": "s1", "item": "1"}, "by": "secretariat", "for": "AM",
"effective": "2011-12-19T18:00Z", "audience": ["members"], "key": "adopt-1"}
"""


def list_acts() -> int:
    """Print every act with its capability and what it is."""
    meanings = [meaning_of(kind) for kind in house().acts]
    width = max(WIDTH, *(len(meaning.name) + 2 for meaning in meanings))
    for capability in dict.fromkeys(meaning.capability for meaning in meanings):
        say(capability)
        for meaning in meanings:
            if meaning.capability == capability:
                say(f"  {meaning.name:{width}}{meaning.sentence}")
    return 0


def run_act(name: str, tokens: Sequence[str]) -> int:
    """Record the act of a name.

    :raises UsageError: when there is no such act, naming the nearest.
    """
    known = by_name(house().acts)
    if name not in known:
        sentence = f"There is no act '{name}'{did_you_mean(name, known)}"
        raise UsageError(sentence, "'plenipo act --list' shows all acts.")
    return call(act_command(meaning_of(known[name])), tokens)


def run_batch(tokens: Sequence[str]) -> int:
    """Record a batch."""
    return call(batch_command(), tokens)


def act_command(meaning: Meaning) -> App:
    """Return the command that records one act."""

    def record(register: Path, /, **given: Any) -> int:  # noqa: ANN401 - what was typed
        options = {name: given.pop(f"common_{name}", value) for name, (_, value) in COMMON.items()}
        language = options.pop("language")
        fields = read_fields(meaning.fields, given, language)
        return record_one(meaning, register, fields, Circumstances.read(**options))

    taken = {field.name for field in meaning.fields}
    options = [
        *sorted(map(parameter_of, meaning.fields), key=_optional),
        *(_common(name) for name in COMMON if name not in taken),
    ]
    return _app(f"plenipo act {meaning.name}", help_of(meaning), record, options)


def batch_command() -> App:
    """Return the command that records a batch."""

    def record(register: Path, /, **given: Any) -> int:  # noqa: ANN401 - what was typed
        options = {name: given.get(f"common_{name}", value) for name, (_, value) in COMMON.items()}
        del options["language"]
        around = Circumstances.read(**options)
        return record_batch(register, given["source"], around, each=given.get("each", False))

    keyword = inspect.Parameter.KEYWORD_ONLY
    options = [
        inspect.Parameter("source", keyword, annotation=From),
        inspect.Parameter("each", keyword, default=False, annotation=Each),
        *(_common(name) for name in COMMON if name != "language"),
    ]
    return _app("plenipo act", BATCH, record, options)


def help_of(meaning: Meaning) -> str:
    """Return what the help of an act says before its options."""
    parts = (meaning.sentence, meaning.text, f"Example: {example_of(meaning)}")
    return "\n\n".join(part for part in parts if part)


def example_of(meaning: Meaning) -> str:
    """Return an example of an act's command, with the options it needs."""
    words = [f"{field.option} {field.sample}" for field in meaning.fields if field.required]
    return " ".join((f"plenipo act {meaning.name} body.plenipo", *words))


def _common(name: str) -> inspect.Parameter:
    option, default = COMMON[name]
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(f"common_{name}", keyword, default=default, annotation=option)


def _optional(option: inspect.Parameter) -> bool:
    return option.default is not inspect.Parameter.empty


def _app(
    name: str, text: str, run: Callable[..., int], options: Sequence[inspect.Parameter]
) -> App:
    """Return a command of one function, whose options are these."""
    register = inspect.Parameter("register", inspect.Parameter.POSITIONAL_ONLY, annotation=Register)
    run.__annotations__ = {}
    run.__signature__ = inspect.Signature([register, *options])  # type: ignore[attr-defined]
    app = application(name, paragraphs(text))
    app.default(run)
    return app
