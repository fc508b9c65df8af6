"""What every page has around it, and the templates that all pages are made with."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from plenipo import __version__
from plenipo.assembly import modules
from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.audience import EVERYONE
from plenipo.core.page import Page, pages_of
from plenipo.register.state import Opening
from plenipo.register.view import View
from plenipo.web import address, why
from plenipo.web.address import Asked
from plenipo.web.files import address_of
from plenipo.web.languages import LANGUAGES, catalogue, direction, own_name, wording
from plenipo.web.marks import SHAPES, Marks
from plenipo.web.visitor import Visitor

FRAGMENTS = 20_000
"""How many rendered rows are kept."""
PAGES = ("page", "before")
"""The parameters that lead on in a list: each of its pages is known by itself."""


class MenuLine(msgspec.Struct, frozen=True):
    """One line of a menu: what it is called, where it leads, whether it is here."""

    label: str
    address: str
    current: bool
    language: str = ""


class Slider(msgspec.Struct, frozen=True):
    """The moments of a session: how many there are, which one is shown, where the page is."""

    session: str
    count: int
    place: int
    to: str
    earlier: str
    later: str


class Shell(msgspec.Struct, frozen=True):
    """What stands around a page.

    :ivar site: the organisation's name; the register's own before it was founded.
    :ivar as_of: the moment shown, in words; empty for now.
    :ivar person: what who signed in is called; empty for somebody who did not.
    :ivar token: what their forms carry.
    :ivar door: where to sign in, to come back here; empty where nobody can.
    :ivar live: where what changes on this page can be listened to; empty for a past moment.
    :ivar circles: the circles the pages are shown to, beside the public.
    :ivar canonical: the address under which others know the page, whatever led to it; empty for a
        past moment, and for what is not a page of the register.
    :ivar alternates: the same in each language, by the tag of the language.
    :ivar api: where it is described what programs can ask for; empty where nobody answers.
    :ivar facts: what it tells of, as JSON for search engines.
    """

    language: str
    direction: str
    site: str
    home: str
    here: str
    twin: str
    menu: tuple[MenuLine, ...]
    languages: tuple[MenuLine, ...]
    as_of: str = ""
    now: str = ""
    slider: Slider | None = None
    circles: tuple[str, ...] = ()
    size: int = 0
    live: str = ""
    person: str = ""
    token: str = ""
    door: str = ""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    api: str = "/openapi.json"
    facts: Markup = Markup()
    version: str = __version__


@cache
def all_pages() -> tuple[Page, ...]:
    """Return the pages of all capabilities, and the one on what somebody may do."""
    return tuple(page for module in (*modules("pages"), why) for page in pages_of(module))


def template_of(page: Page) -> str:
    """Return the template of a page: that of its function's name, in its capability."""
    return f"{page.answer.__module__.split('.')[-2]}/{page.name}.html"


def enclose(  # noqa: PLR0913 - what stands around a page
    asked: Asked,
    view: View | None,
    visitor: Visitor,
    session: str = "",
    gone: bool = False,  # noqa: FBT001, FBT002
    *,
    door: bool = False,
    as_files: tuple[str, ...] = (),
) -> Shell:
    """Return what stands around a page.

    :param view: the register; None where it cannot be read.
    :param session: the code of the session the page is about.
    :param gone: whether the page is an error, so that links lead home rather than here.
    :param as_files: the languages the pages are written as files in, for any web server; none where
        this one answers.
    """
    say = wording(asked.language).say
    here = msgspec.structs.replace(asked, path="/", query=()) if gone else asked
    return Shell(
        language=asked.language,
        direction=direction(asked.language),
        site=site_of(view) if view else say("Register"),
        home=address.write("/", asked.carried),
        here=asked.here(),
        twin="" if gone else _twin(asked),
        menu=tuple(_menu(asked)),
        languages=tuple(
            MenuLine(own_name(tag), here.here(lang=tag), tag == asked.language, tag)
            for tag in as_files or LANGUAGES
        ),
        as_of=wording(asked.language).moment(asked.as_of) if asked.as_of else "",
        now="" if as_files else asked.here(as_of=""),
        slider=_slider(asked, view, session) if view and session and not as_files else None,
        circles=() if visitor.person else tuple(sorted(visitor.reader - EVERYONE)),
        person=visitor.name,
        token=visitor.token,
        door=address.write("/sign-in", {"next": here.here(), **asked.carried}) if door else "",
        size=view.seen.state.size if view else 0,
        live=""
        if gone or asked.as_of or not view or as_files
        else address.write("/live", {"at": asked.here()}),
        canonical="" if gone or (asked.as_of and not as_files) else canonical(asked),
        alternates=() if gone or (asked.as_of and not as_files) else _alternates(asked, as_files),
        api="" if as_files else "/openapi.json",
    )


def canonical(asked: Asked, **changes: str) -> str:
    """Return the address under which others know a page; the filters of a list are not in it."""
    known = tuple((name, value) for name, value in asked.query if name in PAGES)
    return msgspec.structs.replace(asked, query=known).here(**changes)


def _alternates(asked: Asked, as_files: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return where a page is in each language, and where whoever reads none of them goes."""
    tags = as_files or LANGUAGES
    rest = canonical(asked, lang=as_files[0] if as_files else "")
    return (*((tag, canonical(asked, lang=tag)) for tag in tags), ("x-default", rest))


Parts = dict[str, str]
"""The parts of a page that can change while it is looked at, as HTML, by their names."""


class Live:
    """What templates mark as a part that can change: an element with ``data-live="name"``."""

    def __init__(self, parts: Parts | None) -> None:
        """Leave parts where they are in the page, or collect them."""
        self._parts = parts

    def part(self, name: str, element: Markup) -> Markup:
        """Mark an element, which has the attribute itself, as a part."""
        if self._parts is None:
            return element
        self._parts[name] = str(element)
        return _place(name)

    def wrapped(self, name: str, caller: Callable[[], Markup]) -> Markup:
        """Mark what a template's call block holds as a part, in an element of its own."""
        return self.part(name, Markup('<div data-live="{}">{}</div>').format(name, caller()))


@lru_cache(maxsize=FRAGMENTS)
def _place(name: str) -> Markup:
    """Return what stands in a page in place of a part."""
    return Markup(f"<!--{escape(name)}-->")  # noqa: S704 - escaped


class Canvas:
    """Renders pages in one language; rows that did not change are rendered once."""

    def __init__(self, language: str) -> None:
        """Make the templates ready."""
        self.environment = _environment(language)
        self._alike: OrderedDict[tuple[str, object, str], Markup] = OrderedDict()
        self._fragments: OrderedDict[tuple[str, int, str], tuple[object, Markup]] = OrderedDict()

    def draw(
        self,
        template: str,
        data: dict[str, Any],
        shell: Shell,
        asked: Asked,
        parts: Parts | None = None,
    ) -> str:
        """Render a template with the fields of a page's data.

        :param parts: takes the parts that can change; each leaves only its name in the page.
        """
        carried = asked.carried

        def link(*parts: object, **query: object) -> str:
            own = {k: str(v) for k, v in query.items() if v not in {None, ""}}
            path = address.join(*parts)
            words = address.write("", {**own, **carried})
            return path + words

        around = link()

        def fragment(name: str, thing: object, key: str = "") -> Markup:
            place = (name, id(thing), f"{key}{around}")
            return self._fragment(place, thing, {"it": thing, "key": key, "link": link})

        def alike(name: str, thing: object) -> Markup:
            """Render a part, or return it as it was rendered of an equal thing, at this address."""
            return self._equal((name, thing, around), {"it": thing, "link": link, "carry": carried})

        def live_rows(name: str, row: str, things: Iterable[object], by: str) -> Markup:
            """Render things alike, each a part that is called by a field of it."""
            called = attrgetter(by)
            made = [live.part(f"{name}-{called(each)}", alike(row, each)) for each in things]
            return Markup("\n".join(made))  # noqa: S704 - each was rendered

        found = self.environment.get_template(template)
        live = Live(parts)
        context = {"shell": shell, "link": link, "fragment": fragment, "carry": carried}
        context |= {"live": live.wrapped, "live_part": live.part, "alike": alike}
        context["live_rows"] = live_rows
        return found.render(data, **context)

    def _equal(self, place: tuple[str, object, str], context: dict[str, Any]) -> Markup:
        """Render a part of a page, or return it as it was rendered of an equal thing."""
        kept = self._alike.get(place)
        if kept is None:
            kept = Markup(self.environment.get_template(place[0]).render(context))  # noqa: S704 - escaped by the template
            self._alike[place] = kept
            if len(self._alike) > FRAGMENTS:
                self._alike.popitem(last=False)
        return kept

    def _fragment(
        self, place: tuple[str, int, str], thing: object, context: dict[str, Any]
    ) -> Markup:
        """Render a part of a page, or return it as it was rendered of the very same thing."""
        kept = self._fragments.get(place)
        # The thing is kept with what was made of it, so that no other can take its identity.
        if kept is not None and kept[0] is thing:
            return kept[1]
        drawn = Markup(self.environment.get_template(place[0]).render(context))  # noqa: S704 - escaped by the template
        self._fragments[place] = thing, drawn
        if len(self._fragments) > FRAGMENTS:
            self._fragments.popitem(last=False)
        return drawn


def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PrefixLoader(dict(_folders())),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    messages, told = catalogue(language), wording(language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.gettext, messages.ngettext, newstyle=True
    )
    marks = Marks(told)
    environment.filters.update(day=told.day, moment=told.moment, cells=marks.cells)
    environment.globals.update(
        word=told.word,
        told=lambda refusal: refusal.told(told),
        file=address_of,
        is_page=lambda path: any(page.address == path for page in all_pages()),
        letter=marks.letter,
        shape=marks.shape,
        stances=tuple(SHAPES),
        pairs=lambda things: [(thing.code, thing.name) for thing in things],
    )
    return environment


def _folders() -> Iterator[tuple[str, FileSystemLoader]]:
    """Return the folders of templates, by the name of what they belong to."""
    yield "web", FileSystemLoader(Path(__file__).parent / "templates")
    for module in modules("pages"):
        folder = _folder(module)
        yield folder.name, FileSystemLoader(folder / "templates")


def _folder(module: ModuleType) -> Path:
    return Path(str(module.__file__)).parent


def site_of(view: View) -> str:
    """Return what the organisation is called, as a view shows it."""
    state, language = view.seen.state, view.wording.language
    opening, members = view.present.state.of(Opening), state.of(Members)
    return (
        in_language(members.short, language)
        or in_language(members.names, language)
        or (opening.title or opening.origin)
    )


def _menu(asked: Asked) -> Iterator[MenuLine]:
    say = wording(asked.language).say
    for page in sorted((p for p in all_pages() if p.menu), key=lambda p: p.place):
        current = asked.path == page.address
        yield MenuLine(say(page.menu), address.write(page.address, asked.carried), current)


def _twin(asked: Asked) -> str:
    path = "/index.json" if asked.path == "/" else f"{asked.path}.json"
    return msgspec.structs.replace(asked, path=path).here()


def _slider(asked: Asked, view: View, session: str) -> Slider | None:
    index = view.present.index
    count = index.moments(session)
    if count <= 1 or session not in view.present.state.of(Sessions).sessions:
        return None
    place = index.place(session, asked.as_of) if asked.as_of else count

    def go(number: int) -> str:
        there = number if 1 <= number <= count else 0
        query = {"session": session, "act": str(there), "to": asked.here(as_of="")}
        return address.write("/moment", query) if there else ""

    return Slider(session, count, place, asked.here(as_of=""), go(place - 1), go(place + 1))
