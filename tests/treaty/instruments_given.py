"""Instruments for tests, made up around the dates stated of real treaties (illustrative)."""

from datetime import date, timedelta

from plenipo.treaty.instruments import Instrument

YEAR = timedelta(days=365)


def day(text):
    return date.fromisoformat(text)


def given(text, **more):
    """Return the instrument that a line like ``RU ratification 2001-02-03`` tells."""
    code, kind, on = text.split()
    return Instrument(participant=code, kind=kind, day=day(on), **more)


def states(number, start=1):
    """Return so many States that there are not."""
    return [f"S{n:03}" for n in range(start, start + number)]


def deposits(codes, last, kind="ratification", on_last=1):
    """Return an instrument of each, one a day, the last ``on_last`` of them on the last day."""
    end = day(last)
    early = codes[: len(codes) - on_last]
    return [
        Instrument(participant=code, kind=kind, day=end - timedelta(days=len(early) - place))
        for place, code in enumerate(early)
    ] + [Instrument(participant=code, kind=kind, day=end) for code in codes[len(early) :]]
