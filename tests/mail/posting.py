"""A postman whose rounds are made by a test, and who was given what."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from plenipo.web.accounts import people, subjects
from plenipo.web.mail import wishes
from plenipo.web.mail.postman import Postman

FROM = "The secretariat <room@example.org>"
LANGUAGES = {"am.head": "en", "by.head": "ru", "chair": "fr", "am.adviser": "ar"}


TITLES = {
    "en": "Draft decision on the border",
    "ru": "Проект решения о границе",
    "ar": "مشروع مقرر بشأن الحدود",
}


def run(main):
    """Run it in a thread of its own: a browser that is driven keeps the loop of this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(main)).result()


class Post:
    """A postman whose rounds are made by the test, and who was given what."""

    def __init__(self, assembly, box, relay):
        self.assembly, self.box, self.relay = assembly, box, relay
        self.postman = self.another()
        wishes.open_post(assembly.office, assembly.clock())

    def another(self):
        """A postman who knows nothing but what is in the office file: after a stop."""
        return Postman(self.assembly.accounts, self.assembly.room.sight, self.relay)

    def join(self, *codes):
        """Accounts of people who have come before, with an address."""
        for code in codes:
            now, language = self.assembly.clock(), LANGUAGES.get(code, "en")
            address = f"{code}@example.org"
            given = code, code.title(), address, language, now
            assert people.keep(self.assembly.office, *given) == ()
            subjects.link(self.assembly.office, code, "issuer", code, now)
        return self.account(codes[0])

    def account(self, code):
        return people.find(self.assembly.office, code)

    def wish(self, code, **choice):
        choice = wishes.Choice(**choice)
        now = self.assembly.clock()
        assert wishes.keep(self.assembly.office, self.account(code), choice, now) == ()

    def round(self):
        """Make a round; the letters that were taken, by whom they were for."""
        run(self.postman.round())
        return {letter["To"].addresses[0].username: letter for letter in self.box.all()}
