"""A rule of procedure told in sentences: what must hold, who is heard how, and whom it binds."""

from __future__ import annotations

from plenipo.procedure.explanation import GROUP_WORDS
from plenipo.procedure.rules import Rule, Version
from plenipo.procedure.telling import Told, told

LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian"}
BINDS_WORDS = {"members": "all members of the body", "for": "those in favour"}


def rule_page(rule: Rule, text: str) -> str:
    """Return the page of a rule of the library."""
    titles = [f"- {LANGUAGES.get(tag, tag)}: {title}" for tag, title in sorted(rule.title.items())]
    parts = [f"# {rule.rule}", "\n".join(titles), f"Source: {rule.source}."]
    for version in rule.versions:
        stands = f"Since {version.since}" + (f" until {version.until}" if version.until else "")
        parts += [f"## {stands}", f"Article: {version.article}.", *_told(version)]
    return "\n\n".join((*parts, "## As data", f"```yaml\n{text.strip()}\n```"))


def _lines(parts: tuple[Told, ...], indent: str = "") -> list[str]:
    """Tell a condition, a line for each part."""
    return [
        line
        for part in parts
        for line in (f"{indent}- {part.text}", *_lines(part.parts, indent + "  "))
    ]


def _told(version: Version) -> list[str]:
    heard = [f"- `{stance}`: {GROUP_WORDS[voice]}" for stance, voice in version.scale.items()]
    return [
        "A decision is reached when:",
        "\n".join(_lines(told(version.condition))),
        f"It binds {BINDS_WORDS.get(version.binds, f'those {GROUP_WORDS[version.binds]}')}.",
        "Each stance is heard as:",
        "\n".join(heard),
    ]
