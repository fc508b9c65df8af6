"""The reference, made from the acts, rules and commands themselves: ``make docs``.

``python -m plenipo.cli.reference docs/reference`` runs in the repository's top folder, for each
act's example is its golden entry.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from cyclopts import App, Argument

from plenipo.assembly import house
from plenipo.cli import act, history, rules, rules_commands
from plenipo.cli.acting import COMMON, act_command, batch_command, example_of
from plenipo.cli.main import app
from plenipo.cli.objections import Objection, objections_in, objections_to, rule_sentence
from plenipo.cli.roles_told import roles_page
from plenipo.cli.rules_told import rule_page
from plenipo.cli.terminal import say, tell
from plenipo.core.act import Act
from plenipo.meaning import Field, Kind, Meaning, meaning_of
from plenipo.procedure.rule_file import library, read
from plenipo.procedure.schema import schema_text
from plenipo.register import registrar

HELPS = {"act": act.HELP, "history": history.HELP, "rules": rules.HELP}
"""What commands with others below them say of themselves."""

GOLDEN = Path("tests/golden/acts")
SCHEMA = "rule.schema.json"
MADE = "<!-- Made by `make docs` from the source; do not edit. -->"
TYPES = {
    Kind.TEXT: "text",
    Kind.NAMES: "object: language to text",
    Kind.CODES: "object: kind to text",
    Kind.LIST: "list of text",
    Kind.LISTS: "object: kind to list of text",
    Kind.COUNTS: "object: kind to whole number",
    Kind.DAY: "day, `YYYY-MM-DD`",
    Kind.MOMENT: "moment with its offset, as in RFC 3339",
    Kind.NUMBER: "whole number",
    Kind.TRUTH: "true or false",
    Kind.DATA: "data",
}


def pages(golden: Path) -> dict[str, str]:
    """Return every page of the reference, and the schema, by its path below the folder."""
    acts = {f"acts/{meaning_of(a).name}.md": act_page(a, golden) for a in house().acts}
    told = {f"rules/{name}.md": rule_page(read(text), text) for name, text in library().items()}
    own = {"index.md": index_page(), "commands.md": commands_page(), "roles.md": roles_page()}
    made = {**own, **acts, **told}
    marked = {path: f"{MADE}\n\n{text.strip()}\n" for path, text in made.items()}
    return {**marked, SCHEMA: schema_text()}


def act_page(act: type[Act], golden: Path) -> str:
    """Return the page of an act."""
    meaning = meaning_of(act)
    example = (golden / f"{meaning.name}.{meaning.version}.json").read_bytes()
    return "\n\n".join(
        part
        for part in (
            f"# {meaning.name}",
            meaning.sentence,
            meaning.text,
            f"Version {meaning.version}; capability `{meaning.capability}`.",
            "## Fields",
            _field_table(meaning),
            "## What is refused",
            rule_sentence(act),
            _objection_table(objections_to(act)),
            "See also [what every act is asked](../index.md#what-every-act-is-asked).",
            "## On the command line",
            f"```\n{example_of(meaning)}\n```",
            "## On the wire",
            _pretty(example),
        )
        if part
    )


def index_page() -> str:
    """Return the page all others are found from."""
    meanings = [meaning_of(act) for act in house().acts]
    parts = ["# Reference", "## Acts"]
    for capability in dict.fromkeys(meaning.capability for meaning in meanings):
        parts.append(f"### {capability}")
        rows = [
            (f"[{meaning.name}](acts/{meaning.name}.md)", meaning.sentence)
            for meaning in meanings
            if meaning.capability == capability
        ]
        parts.append(_table(("act", "what it is"), rows))
    rules = [
        (f"[{name}](rules/{name}.md)", read(text).title["en"]) for name, text in library().items()
    ]
    return "\n\n".join(
        (
            *parts,
            "## What every act is asked",
            "The registrar itself objects, whatever the act:",
            _objection_table(objections_in(registrar)),
            "## Rules of procedure",
            _table(("rule", "title"), rules),
            "## Roles",
            "[Who may record and who may read what](roles.md) in the room.",
            "## Commands",
            "[All commands and their options](commands.md).",
            "## The schema of rule files",
            f"[JSON Schema]({SCHEMA}), as `plenipo rules schema` prints it.",
        )
    )


def commands_page() -> str:
    """Return the page of all commands."""
    parts = [
        "# Commands",
        "Exit codes: 0 done; 1 the answer is no; 2 input or usage wrong.",
        "`--debug` (or `PLENIPO_DEBUG=1`) shows where something went wrong inside.",
    ]
    for name in sorted(name for name in app() if not name.startswith("-")):
        command = app()[name]
        parts.append(f"## plenipo {name}")
        if name in HELPS:
            parts += [f"```\n{HELPS[name]}\n```", *_below(name)]
        else:
            parts += [command.help, _option_table(command)]
    return "\n\n".join(parts)


def _below(name: str) -> Iterable[str]:
    """Yield what is said of the options of what stands below a command."""
    if name == "act":
        yield from _act_options()
    if name == "rules":
        below = rules_commands.commands()
        for word in sorted(word for word in below if not word.startswith("-")):
            yield from (f"### plenipo rules {word}", below[word].help, _option_table(below[word]))


def _act_options() -> Iterable[str]:
    """Yield what is said of the options of every act, and of a batch."""
    some = next(meaning_of(act) for act in house().acts if not _has_common_name(act))
    fields = {field.option for field in some.fields}
    yield "Besides those of its fields ([all acts](index.md#acts)), every act has these options:"
    yield _option_table(act_command(some), leaving_out=fields)
    yield "### plenipo act --from"
    batch = batch_command()
    yield batch.help
    yield _option_table(batch)


def _has_common_name(act: type[Act]) -> bool:
    return any(field.name in COMMON for field in meaning_of(act).fields)


def _option_table(command: App, leaving_out: Iterable[str] = ()) -> str:
    arguments = command.assemble_argument_collection()
    rows = [
        (f"`{_option(argument)}`", _default(argument), argument.parameter.help or "")
        for argument in arguments
        if argument.show and argument.name not in leaving_out
    ]
    return _table(("option", "unless given", "meaning"), rows)


def _option(argument: Argument) -> str:
    if argument.negatives:
        return " / ".join(argument.names)
    takes_value = argument.name.startswith("--") and argument.token_count()[0] > 0
    return f"{argument.name} ..." if takes_value else argument.name


def _default(argument: Argument) -> str:
    if argument.required:
        return "needed"
    default = argument.field_info.default
    return "" if default in {"", None, False, inspect.Parameter.empty} else f"`{default}`"


def _field_table(meaning: Meaning) -> str:
    rows = [_field_row(field) for field in meaning.fields]
    return _table(("field", "type", "needed", "meaning"), rows)


def _field_row(field: Field) -> tuple[str, ...]:
    words = field.meaning.replace("``", "`")
    return f"`{field.name}`", TYPES[field.kind], "yes" if field.required else "", words


def _objection_table(objections: Sequence[Objection]) -> str:
    rows = [(f"`{objection.code}`", objection.sentence) for objection in objections]
    return _table(("code", "objection"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _pretty(entry: bytes) -> str:
    """Return an entry as it is read by people; its canonical bytes have no blanks."""
    return f"```json\n{msgspec.json.format(entry, indent=2).decode()}\n```"


def write(folder: Path) -> None:
    """Write the reference into a folder, and take away pages of what is no more."""
    made = {folder / path: text for path, text in pages(GOLDEN).items()}
    for old in set(folder.rglob("*.md")) - made.keys():
        old.unlink()
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    say(f"The reference in '{folder}' has {len(made)} pages.")


def main(words: Sequence[str]) -> int:
    """Write the reference into the folder that is named."""
    if len(words) != 1 or not GOLDEN.is_dir():
        tell("Run it in the repository's top folder, and name the folder to write: docs/reference.")
        return 2
    write(Path(words[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
