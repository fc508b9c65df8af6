"""What goes past the framework: headers by whatever case, bodies of no more than so many bytes."""

import pytest
from litestar.exceptions import HTTPException
from posting import run

from plenipo.web.direct import Named, Quick, body_of


def asked(*headers):
    return Quick({"type": "http", "headers": headers, "method": "POST", "path": "/acts"})


def test_headers_are_found_in_any_case_and_of_several_the_first_counts():
    headers = asked((b"origin", b"https://a"), (b"origin", b"https://b"), (b"x", b"\xe9")).headers
    assert isinstance(headers, Named)
    assert headers.get("Origin") == headers["origin"] == "https://a"
    assert "ORIGIN" in headers
    assert headers.get("X") == "é"
    assert headers.get("cookie", "none") == "none"
    assert "cookie" not in headers


def test_cookies_are_read_of_the_header():
    request = asked((b"cookie", b"plenipo=abc; other=1"))
    assert request.cookies == {"plenipo": "abc", "other": "1"}
    assert request.headers is request.headers
    assert asked().cookies == {}


def receiving(*messages):
    waiting = list(messages)

    async def receive():
        return waiting.pop(0)

    return receive


def part(body, *, more):
    return {"type": "http.request", "body": body, "more_body": more}


@pytest.mark.parametrize(
    ("messages", "whole"),
    [
        ([part(b"abc", more=False)], b"abc"),
        ([part(b"ab", more=True), part(b"", more=True), part(b"c", more=False)], b"abc"),
        ([{"type": "http.request"}], b""),
        ([part(b"ab", more=True), {"type": "http.disconnect"}], b"ab"),
    ],
)
def test_a_body_is_put_together_of_its_parts(messages, whole):
    assert run(body_of(receiving(*messages), 3)) == whole


def test_what_is_longer_is_not_read_further():
    rest = part(b"never read", more=False)

    async def read():
        with pytest.raises(HTTPException) as caught:
            await body_of(receiving(part(b"ab", more=True), part(b"cd", more=True), rest), 3)
        return caught.value.status_code

    assert run(read()) == 413
