"""What a server answers to robots: the sitemap, and what they are asked to leave alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plenipo.core.audience import EVERYONE
from plenipo.web.answer import TEXT, Answer, Asking, answer
from plenipo.web.site import Site
from plenipo.web.sitemap import KIND, parted, public_paths, robots, served, sitemap

ROBOTS, MAP = "/robots.txt", "/sitemap.xml"
KEPT = {"Cache-Control": "public, max-age=300"}


def for_robots(site: Site, origin: str) -> Mapping[str, Callable[[Asking], Answer]]:
    """Return what answers them, by its address; they are told what everybody may read.

    Of a register with more pages than one sitemap holds, the first are told.

    :param origin: what browsers show of the server; empty for the name it is asked under.
    """

    def here(request: Asking) -> str:
        return (origin or str(request.base_url)).rstrip("/")

    def tell(request: Asking) -> Answer:
        return answer(robots(f"{here(request)}{MAP}").encode(), TEXT, KEPT)

    def list_pages(request: Asking) -> Answer:
        with site.turn:
            paths = list(public_paths(site.room.look(EVERYONE)[0].state))
        return answer(sitemap(parted(served(paths, here(request)))[0]), KIND, KEPT)

    return {ROBOTS: tell, MAP: list_pages}
