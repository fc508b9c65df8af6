"""Somebody who did not sign in, and only reads, is given nothing to keep."""

from collections import deque

from visitor import Read, carried, is_page

PAGES = 60


def test_who_only_reads_is_given_no_cookie(assembly):
    """The first pages that links lead to; signing in is not reading."""
    waiting, read = deque(["/", "/sitemap.xml", "/robots.txt"]), set()
    while waiting and len(read) < PAGES:
        address = waiting.popleft().partition("#")[0]
        for_all = is_page(address) and carried(address) == (None, None)
        if address in read or not for_all or address.startswith(("/sign-in", "/account")):
            continue
        read.add(address)
        answer = assembly.client.get(address, headers={"Cookie": ""}, follow_redirects=False)
        assert "set-cookie" not in answer.headers, address
        if answer.headers["content-type"].startswith("text/html"):
            waiting.extend(Read(answer.text).links)
    assert len(read) == PAGES
