"""The rows of the report, and the demonstration on which they are asserted."""

from __future__ import annotations

import pytest
from demonstrating import Running
from sentences import table


@pytest.fixture(scope="session")
def rows():
    """The table of sentences."""
    return table()


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """The demonstration, served until the tests end."""
    with Running(tmp_path_factory.mktemp("source")) as running:
        yield running
