"""What goes past the framework: bodies of no more than so many bytes."""

import pytest
from litestar.exceptions import HTTPException
from posting import run

from plenipo.web.direct import body_of


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
