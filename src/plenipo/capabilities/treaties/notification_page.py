"""The pages of a depositary's notifications: their list, and each as the document it is."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.treaties.calendar import summary
from plenipo.capabilities.treaties.dates import dates
from plenipo.capabilities.treaties.notifications import (
    Notification,
    notifications,
    of_clock,
)
from plenipo.capabilities.treaties.notified import Telling, paper, titled
from plenipo.core.page import Named, NotThereError
from plenipo.core.paper import Paper
from plenipo.register.view import View


class NotificationLine(msgspec.Struct, frozen=True):
    """A notification in the list.

    :ivar clock: whether it follows from the clock.
    """

    number: str
    title: str
    day: date
    issued: datetime
    entry: int
    clock: bool


class DateLine(msgspec.Struct, frozen=True):
    """A date that is ahead."""

    day: date
    title: str


class NotificationsPage(msgspec.Struct, frozen=True):
    """What the depositary of a treaty has notified, the newest first, and the dates ahead."""

    treaty: Named
    depositary: str
    notifications: tuple[NotificationLine, ...]
    ahead: tuple[DateLine, ...]


class NotificationPage(msgspec.Struct, frozen=True):
    """A notification; with ``.docx`` or ``.pdf`` at its address it is had as a file.

    :ivar paper: what is sent.
    :ivar previous: the number of the one before it, and
    :ivar following: of the one after it; empty where there is none.
    """

    treaty: Named
    entry: int
    paper: Paper
    previous: str
    following: str


def notifications_page(telling: Telling) -> NotificationsPage:
    """Return the list of a treaty's notifications."""
    treaty, today = telling.treaty, telling.today
    return NotificationsPage(
        treaty=Named(treaty.code, telling.title),
        depositary=telling.depositary,
        notifications=notification_lines(telling),
        ahead=tuple(
            [
                DateLine(it.day, summary(telling, it))
                for it in dates(treaty, today)
                if it.day >= today
            ]
        ),
    )


def notification_lines(telling: Telling) -> tuple[NotificationLine, ...]:
    """Return the notifications of a treaty as they are listed, the newest first."""
    found = reversed(notifications(telling.treaty, telling.today))
    return tuple([_line(telling, it) for it in found])


def notification_page(telling: Telling, number: str) -> NotificationPage:
    """Return a notification.

    :raises NotThereError: when there is none of that number, or not yet.
    """
    found = notifications(telling.treaty, telling.today)
    numbers = [it.number for it in found]
    if number not in numbers:
        raise _not_there(telling.view, number)
    place = numbers.index(number)
    return NotificationPage(
        treaty=Named(telling.treaty.code, telling.title),
        entry=found[place].entry,
        paper=paper(telling, found[place]),
        previous=numbers[place - 1] if place else "",
        following=numbers[place + 1] if place + 1 < len(numbers) else "",
    )


def _not_there(view: View, number: str) -> NotThereError:
    return NotThereError(view.wording.say("There is no notification “{code}”.", code=number))


def _line(telling: Telling, it: Notification) -> NotificationLine:
    return NotificationLine(
        number=it.number,
        title=titled(telling, it),
        day=it.day,
        issued=it.issued,
        entry=it.entry,
        clock=of_clock(it),
    )
