"""What begins an event loop of its own, called where one may be running already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(call: Callable[[], T]) -> T:
    """Return what a call returns that is made in a thread of its own.

    pyHanko signs in an event loop that it begins, the public site is written in one, and no thread
    runs two.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()
