"""The pages of partners and of the documents of cooperation with them."""

from __future__ import annotations

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.partners.cooperation_page import CooperationPage, cooperation_page
from plenipo.capabilities.partners.partner_page import (
    PartnerPage,
    PartnersPage,
    partner_page,
    partners_page,
)
from plenipo.capabilities.partners.state import Partnerships
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "cooperation.begun": message("Document of cooperation begun"),
        "cooperation.referred": message("Document of cooperation taken further"),
        "cooperation.signed": message("Document of cooperation signed"),
        "cooperation.abandoned": message("Document of cooperation given up"),
        "partner-meeting.announced": message("Meeting with partners announced"),
        "partner-meeting.held": message("Meeting with partners held"),
        "partner-meeting.cancelled": message("Meeting with partners cancelled"),
        "contact.named": message("Contact named"),
        "contact.ended": message("Contact ended"),
    },
    "cooperation": {
        "memorandum": message("memorandum"),
        "declaration": message("joint declaration"),
        "agreement": message("agreement"),
        "protocol": message("protocol"),
        "letters": message("exchange of letters"),
        "plan": message("plan of activities"),
        "planned": message("begun"),
        "drafted": message("drafted"),
        "agreed": message("agreed"),
        "opened": message("open for signature"),
        "signed": message("signed"),
        "in-force": message("in force"),
        "abandoned": message("given up"),
    },
    "partner-meeting": {
        "announced": message("announced"),
        "held": message("held"),
        "cancelled": message("cancelled"),
    },
    "level": {
        "head": message("heads"),
        "minister": message("ministers"),
        "senior-official": message("senior officials"),
        "staff": message("staff"),
    },
    "side": {
        "partner": message("of the partner"),
        "own": message("of the organisation"),
    },
}

SENTENCES = {
    "cooperation.begun": message("Document of cooperation {cooperation} begun with {partners}"),
    "cooperation.referred": message("Document of cooperation {cooperation} taken further"),
    "cooperation.signed": message("Document of cooperation {cooperation} signed on {on}"),
    "cooperation.abandoned": message("Document of cooperation {cooperation} given up"),
    "partner-meeting.announced": message("Meeting {meeting} with {partners} announced for {on}"),
    "partner-meeting.held": message("Meeting {meeting} held: {summary}"),
    "partner-meeting.cancelled": message("Meeting {meeting} cancelled"),
    "contact.named": message("{name} named as a contact with {partner}"),
    "contact.ended": message("Contact {contact} ended"),
}


@page("/partners", menu=message("Partners"), place=3)
def partners(view: View) -> PartnersPage:
    """Return the partners and observers, and what they attend and receive."""
    return partners_page(view)


@page("/partners/{partner}")
def partner(view: View, partner: str) -> PartnerPage:
    """Return a partner: what is agreed with it, the meetings, what it attends and receives."""
    found = view.seen.state.of(Members).partners.get(partner)
    if found is None:
        raise NotThereError(view.wording.say("There is no partner “{code}”.", code=partner))
    return partner_page(view, found)


@page("/cooperation/{cooperation}")
def cooperation(view: View, cooperation: str) -> CooperationPage:
    """Return a document of cooperation, and how far it has come."""
    found = view.seen.state.of(Partnerships).cooperations.get(cooperation)
    if found is None:
        say = view.wording.say
        raise NotThereError(say("There is no document of cooperation “{code}”.", code=cooperation))
    return cooperation_page(view, found)
