"""``plenipo publish``: the public site as files, for any web server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from plenipo.cli.terminal import say
from plenipo.core.errors import UsageError

DONE = 0


def publish(
    register: Annotated[Path, Parameter(help="The register's file.")],
    folder: Annotated[Path, Parameter(help="The folder to write the site to; it is made.")],
    /,
    *,
    base_url: Annotated[
        str, Parameter(help="Where the site will be: https://www.example.org/csto.")
    ] = "",
    language: Annotated[
        tuple[str, ...], Parameter(help="en, ru, fr or ar, once for each; all unless told.")
    ] = (),
    as_of: Annotated[str, Parameter(help="As it stood then: 2011-12-19T18:00Z.")] = "",
) -> int:
    """Write the public site as files that any web server can serve, in every language.

    It shows what somebody sees who did not sign in: pages, feeds, calendars, papers and data. Links
    are relative, so it can lie in any folder; search engines and feeds are told whole addresses
    where --base-url says what they are. A site written before is replaced once the new one is
    whole.

    plenipo publish body.plenipo site --base-url https://www.example.org
    """
    from plenipo.core.clock import parse_moment  # noqa: PLC0415 - starts faster
    from plenipo.web.languages import LANGUAGES, own_name  # noqa: PLC0415
    from plenipo.web.publishing.site_files import Plan, read_base  # noqa: PLC0415
    from plenipo.web.publishing.site_files import publish as write  # noqa: PLC0415

    for tag in language:
        if tag not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise UsageError(f"There is no site in '{tag}': the languages are {known}.")
    then = parse_moment(as_of) if as_of else None
    plan = Plan(read_base(base_url), tuple(dict.fromkeys(language)) or LANGUAGES, then)
    written = write(register, folder, plan)
    names = ", ".join(map(own_name, plan.languages))
    say(f"The site '{folder}' is written: {written.pages} pages in {names}.")
    say(f"It has {written.files} files of {written.size:,} bytes together.")
    if not plan.base:
        say("It has no sitemap: --base-url says where the site will be.")
    return DONE


COMMANDS = (publish,)
