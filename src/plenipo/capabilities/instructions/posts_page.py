"""The pages of posts: where the members have ambassadors, who they are, what they were told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.instructions.post import Ambassador, Post
from plenipo.capabilities.instructions.shown import InstructionLine, instruction_line
from plenipo.capabilities.instructions.state import Instructions, Posts, post_named
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.core.page import Named
from plenipo.register.view import View


class AmbassadorLine(msgspec.Struct, frozen=True):
    """Who is, or was, at a post for a member; nobody where the name is empty."""

    member: Named
    name: str
    rank: str
    person: Named | None
    resides: Named | None
    since: datetime | None
    entry: int
    reason: str
    source: str


class PostLine(msgspec.Struct, frozen=True):
    """A post in the list, and how many of the members are represented there."""

    post: Named
    kind: str
    place: str
    closed: bool
    represented: int
    members: int


class PostsPage(msgspec.Struct, frozen=True):
    """All posts, those that are closed at the end."""

    posts: tuple[PostLine, ...]


class PostPage(msgspec.Struct, frozen=True):
    """A post: who is there for each member, who was, and what they were instructed to do."""

    post: Named
    names: dict[str, str]
    kind: str
    place: str
    partner: Named | None
    closed: datetime | None
    reason: str
    ambassadors: tuple[AmbassadorLine, ...]
    former: tuple[AmbassadorLine, ...]
    instructions: tuple[InstructionLine, ...]
    source: str
    entry: int


def posts_page(view: View) -> PostsPage:
    """Return the page of all posts."""
    lines = [_line(view, post) for post in view.seen.state.of(Posts).posts.values()]
    return PostsPage(tuple(sorted(lines, key=lambda line: (line.closed, line.post.name))))


def post_page(view: View, post: Post) -> PostPage:
    """Return the page of a post."""
    state, language = view.seen.state, view.wording.language
    told = [i for i in state.of(Instructions).instructions.values() if post.code in i.posts]
    here = tuple(_ambassador(view, post, code) for code in _members(view))
    return PostPage(
        post=post_named(view, post.code),
        names=post.names,
        kind=post.kind,
        place=in_language(post.place, language),
        partner=member_named(view, post.partner) if post.partner else None,
        closed=post.closed if post.closed_at(view.now) else None,
        reason=post.reason if post.closed_at(view.now) else "",
        ambassadors=here,
        former=tuple(_former(view, post)),
        instructions=tuple([instruction_line(view, each) for each in reversed(told)]),
        source=post.source,
        entry=post.entry,
    )


def _members(view: View) -> tuple[str, ...]:
    return view.seen.state.of(Members).on(view.today)


def _line(view: View, post: Post) -> PostLine:
    members = _members(view)
    return PostLine(
        post=post_named(view, post.code),
        kind=post.kind,
        place=in_language(post.place, view.wording.language),
        closed=post.closed_at(view.now),
        represented=sum(post.ambassador(code, view.now) is not None for code in members),
        members=len(members),
    )


def _ambassador(view: View, post: Post, member: str) -> AmbassadorLine:
    found = post.ambassador(member, view.now)
    if found is not None:
        return _told(view, found)
    return AmbassadorLine(member_named(view, member), "", "", None, None, None, 0, "", "")


def _former(view: View, post: Post) -> Iterator[AmbassadorLine]:
    """Yield who was there and is no longer, the last to come first."""
    those = [each for held in post.ambassadors.values() for each in held if each.name]
    for each in sorted(those, key=lambda a: a.since, reverse=True):
        if each.since <= view.now and each is not post.ambassador(each.member, view.now):
            yield _told(view, each)


def _told(view: View, found: Ambassador) -> AmbassadorLine:
    known = view.seen.state.of(Credentials)
    there = found.person in known.persons
    return AmbassadorLine(
        member=member_named(view, found.member),
        name=found.name,
        rank=found.rank,
        person=Named(found.person, known.name(found.person)) if there else None,
        resides=post_named(view, found.resides) if found.resides else None,
        since=found.since,
        entry=found.entry,
        reason=found.reason,
        source=found.source,
    )
