"""A rule of procedure told in sentences: what must hold, who is heard how, and whom it binds."""

from __future__ import annotations

from plenipo.procedure.conditions import AllOf, AnyOf, Condition, Count, NoObjection, Not, Share
from plenipo.procedure.explanation import GROUP_WORDS
from plenipo.procedure.rules import Rule, Version

LANGUAGES = {"en": "English", "fr": "French", "ru": "Russian"}
BINDS_WORDS = {"members": "all members of the body", "for": "those in favour"}


def rule_page(rule: Rule, text: str) -> str:
    """Return the page of a rule of the library."""
    titles = [f"- {LANGUAGES.get(tag, tag)}: {title}" for tag, title in sorted(rule.title.items())]
    parts = [f"# {rule.rule}", "\n".join(titles), f"Source: {rule.source}."]
    for version in rule.versions:
        parts += [f"## Since {version.since}", f"Article: {version.article}.", *_told(version)]
    return "\n\n".join((*parts, "## As data", f"```yaml\n{text.strip()}\n```"))


def sentences(condition: Condition, indent: str = "") -> list[str]:
    """Tell a condition, a line for each part.

    >>> sentences(Share(of="for", out_of="voting", at_least="2/3"))
    ['- At least 2/3 of those voting are in favour.']
    """
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            how = "All of these hold" if isinstance(condition, AllOf) else "One of these holds"
            return [f"{indent}- {how}:", *_parts(parts, indent)]
        case Not(condition=part):
            return [f"{indent}- This does not hold:", *_parts((part,), indent)]
        case NoObjection(tolerate=several):
            who = f"No more than {several} object" if several else "Nobody objects"
            return [f"{indent}- {who}."]
        case Count(of=group, at_least=need):
            return [f"{indent}- At least {need} are {GROUP_WORDS[group]}."]
        case Share():
            return [f"{indent}- {_share(condition)}"]


def _parts(parts: tuple[Condition, ...], indent: str) -> list[str]:
    return [line for part in parts for line in sentences(part, indent + "  ")]


def _share(share: Share) -> str:
    base = _base(share.out_of)
    if share.at_least == "1":
        return f"All {base} are {GROUP_WORDS[share.of]}."
    part = f"More than {share.more_than}" if share.more_than else f"At least {share.at_least}"
    return f"{part} of {base} are {GROUP_WORDS[share.of]}."


def _base(group: str) -> str:
    return "members" if group == "members" else f"those {GROUP_WORDS[group]}"


def _told(version: Version) -> list[str]:
    heard = [f"- `{stance}`: {GROUP_WORDS[voice]}" for stance, voice in version.scale.items()]
    return [
        "A decision is reached when:",
        "\n".join(sentences(version.condition)),
        f"It binds {BINDS_WORDS.get(version.binds, f'those {GROUP_WORDS[version.binds]}')}.",
        "Each stance is heard as:",
        "\n".join(heard),
    ]
