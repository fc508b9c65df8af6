"""The public site as files: walked, rewritten, listed for search engines, and put in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

import anyio
import msgspec

from plenipo.core.apart import apart
from plenipo.core.audience import EVERYONE
from plenipo.core.clock import Clock, system_clock, write_moment
from plenipo.core.errors import InputError, UsageError
from plenipo.web.app import create_app
from plenipo.web.finding import find
from plenipo.web.languages import LANGUAGES
from plenipo.web.layout import PAGES
from plenipo.web.publishing.feeding import feed_as_file
from plenipo.web.publishing.places import Place, place_of
from plenipo.web.publishing.rewriting import as_file
from plenipo.web.publishing.walking import missing, walk
from plenipo.web.sitemap import Alternates, parted, robots, sitemap, sitemap_index

MARK = "plenipo-site.json"
"""The file by which a folder is known to hold a site that was written before."""
HOME, MISSING, ROBOTS, MAP = "index.html", "404.html", "robots.txt", "sitemap.xml"
ANY_MODE = 0o755


class Written(msgspec.Struct, frozen=True):
    """What was written: how many pages and files, of how many bytes."""

    pages: int
    files: int
    size: int


class Plan(msgspec.Struct, frozen=True):
    """What is to be written, and how it is reached.

    :ivar base: the address the site will have, with a slash at the end; empty where that is open.
    :ivar languages: the tags of its languages; that of the first page is first.
    :ivar as_of: the moment it shows; None for now.
    """

    base: str = ""
    languages: tuple[str, ...] = LANGUAGES
    as_of: datetime | None = None

    @property
    def moment(self) -> str:
        """The moment as addresses carry it; empty for now."""
        return write_moment(self.as_of) if self.as_of else ""


def read_base(text: str) -> str:
    """Return the address of a site as it was typed, with a slash at the end; empty for none.

    :raises UsageError: when it is none.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if text and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query):
        sentence = (
            f"'{text}' is not where a site can be: write it like https://www.example.org/csto."
        )
        raise UsageError(sentence)
    return f"{text.partition('#')[0].rstrip('/')}/" if text else ""


def publish(register: Path, folder: Path, plan: Plan, clock: Clock = system_clock) -> Written:
    """Write what somebody sees of a register who did not sign in, as files for any web server.

    It is written beside the folder, and takes its place once it is whole.

    :raises PlenipoError: when the register cannot be read, or the folder holds anything else.
    """
    _require_own(folder)
    now = clock()
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise InputError(f"The site '{folder}' cannot be written: {error.strerror}.") from None
    try:
        new.chmod(ANY_MODE)
        site = _Site(register, new, plan, lambda: now)
        apart(lambda: anyio.run(site.write))
        written = _count(new)
        _put(new, target)
    except OSError as error:
        raise InputError(f"The site '{folder}' cannot be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return written


def _require_own(folder: Path) -> None:
    """Refuse to write over anything but a site that was written before.

    :raises InputError: naming the folder.
    """
    if folder.is_dir():
        if not any(folder.iterdir()) or (folder / MARK).is_file():
            return
    elif not folder.exists():
        return
    raise InputError(
        f"'{folder}' holds something else than a site of Plenipo: name another folder."
    )


def _put(new: Path, target: Path) -> None:
    """Let a new folder take the place of the one that is there."""
    old = new.with_name(f"{new.name}-old")
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _count(folder: Path) -> Written:
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    pages = sum(path.suffix == ".html" for path in sizes)
    return Written(pages, len(sizes), sum(sizes.values()))


class _Site:
    """A site while it is written."""

    def __init__(self, register: Path, folder: Path, plan: Plan, clock: Clock) -> None:
        self._folder, self._plan = folder, plan
        self._app = create_app(register, EVERYONE, clock, as_files=plan.languages)
        self._places: dict[str, Place] = {}

    async def write(self) -> None:
        """Write all files."""
        homes = [self._home(tag) for tag in self._plan.languages]
        async for place, body in walk(self._app, homes, self._find, self._plan.moment):
            self._places[place.file] = place
            self._write(place.file, body)
        first = homes[0]
        self._write(HOME, self._page(first, self._read(first.file), HOME))
        for place in self._places.values():
            if place.is_page:
                self._write(place.file, self._page(place, self._read(place.file), place.file))
            elif place.is_feed:
                self._write(place.file, self._feed(place))
        self._write(MISSING, await self._missing(first))
        self._tell_robots()
        told = {"languages": self._plan.languages, "base": self._plan.base}
        self._write(MARK, msgspec.json.encode({**told, "as_of": self._plan.moment}))

    def _home(self, language: str) -> Place:
        return Place(language, "/", (), f"{language}/{HOME}")

    def _find(self, link: str, place: Place) -> Place | None:
        """Return where a link of a page leads on this site."""
        led = place_of(link, place.path, place.language, self._plan.moment)
        known = ("", *self._plan.languages)
        return led if led is not None and led.language in known else None

    def _page(self, place: Place, page: str, file: str) -> bytes:
        def lead(link: str, told: bool) -> str | None:  # noqa: FBT001
            led = self._there(link, place)
            if led is None:
                return "" if _is_for_one(link) else None
            return self._whole(led, file) if told else led.link_from(file) + _fragment(link)

        return as_file(page, lead, self._whole(place, file)).encode()

    def _feed(self, place: Place) -> bytes:
        def lead(link: str) -> str | None:
            led = self._there(link, place)
            return None if led is None else self._whole(led, place.file)

        return feed_as_file(place.file, self._read(place.file), lead).encode()

    async def _missing(self, first: Place) -> bytes:
        """Return the page that says there is none; it is shown at any address of the site."""
        root = urlsplit(self._plan.base).path or "/"

        def lead(link: str, told: bool) -> str | None:  # noqa: FBT001
            del told
            led = self._there(link, first)
            return "" if led is None else f"{root}{quote(led.file)}"

        page = await missing(self._app, first.language)
        return as_file(page, lead, root).encode()

    def _there(self, link: str, place: Place) -> Place | None:
        """Return what a link of a page leads to, where that was written."""
        led = self._find(link, place)
        return led if led is not None and led.file in self._places else None

    def _whole(self, place: Place, file: str) -> str:
        """Return the whole address of a place; while that is open, how to get there from a file."""
        if not self._plan.base:
            return place.link_from(file)
        name = place.file.removesuffix(HOME) if place.path == "/" else place.file
        return f"{self._plan.base}{quote(name)}"

    def _tell_robots(self) -> None:
        """Write which pages there are in which languages, once it is known where they will be."""
        base = self._plan.base
        self._write(ROBOTS, robots(f"{base}{MAP}" if base else "", ()).encode())
        if not base:
            return
        maps = [sitemap(part) for part in parted(self._alternates())]
        if len(maps) == 1:
            self._write(MAP, maps[0])
            return
        names = [f"sitemap-{n}.xml" for n in range(1, len(maps) + 1)]
        for name, body in zip(names, maps, strict=True):
            self._write(name, body)
        self._write(MAP, sitemap_index(f"{base}{name}" for name in names))

    def _alternates(self) -> Iterator[Alternates]:
        """Return where each page is in each language."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for place in self._places.values():
            if place.is_page and dict(place.query).keys() <= set(PAGES):
                same = place.file.partition("/")[2]
                told = place.language, self._whole(place, HOME)
                groups.setdefault(same, []).append(told)
        return (sorted(group, key=self._in_order) for group in groups.values())

    def _in_order(self, told: tuple[str, str]) -> int:
        return self._plan.languages.index(told[0])

    def _read(self, file: str) -> str:
        return (self._folder / file).read_text("utf-8")

    def _write(self, file: str, body: bytes) -> None:
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def _is_for_one(link: str) -> bool:
    """Tell whether a link leads to a page that is made for one person."""
    found = find(urlsplit(link).path)
    return found is not None and found[0].personal


def _fragment(link: str) -> str:
    _, mark, fragment = link.partition("#")
    return mark + fragment
