"""A rule of procedure told in sentences: for a person who asks, and for the reference."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.procedure.rules import Rule, Version
from plenipo.procedure.tables_told import told_tables
from plenipo.procedure.telling_rules import (
    lines,
    sizes_of,
    told_readings,
    told_scale,
    told_version,
)

LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian", "ar": "Arabic"}


def rule_page(rule: Rule, text: str) -> str:
    """Return the page of a rule of the library."""
    titles = [f"- {LANGUAGES.get(tag, tag)}: {title}" for tag, title in sorted(rule.title.items())]
    source = " ".join(rule.source.split())
    parts = [f"# {rule.rule}", "\n".join(titles), f"Source: {source}."]
    for version in rule.versions:
        until = f", until {version.until}" if version.until else ""
        parts += [f"## Since {version.since}{until}", f"Article: {version.article}."]
        parts.append("\n".join(_told(version, rule)))
    readings = told_readings(rule)
    parts += ["## Readings", "\n".join(lines(readings))] if readings else []
    return "\n\n".join((*parts, "## As data", f"```yaml\n{text.strip()}\n```"))


def _told(version: Version, rule: Rule) -> Iterator[str]:
    sizes = sizes_of(rule, version, version.since)
    tables = told_tables(rule, version, version.since)
    yield from lines((*told_version(version, sizes=sizes), told_scale(version), *tables))
