"""What the page says that a partner receives is what its observers may read in the room."""

from datetime import timedelta

import msgspec
import pytest
from case import state_after
from story import JOINT, MEETING, Done, entry

from plenipo.capabilities.credentials.circles import circles_of
from plenipo.capabilities.partners.state import attending
from plenipo.capabilities.partners.tests.test_rules import LET_IN, UN
from plenipo.capabilities.partners.tests.test_state import RECEIVES, WHOLE, tabled
from plenipo.core.authority import OBSERVER, Capacity

NOW = MEETING + timedelta(hours=1)
CIRCLES = {
    "whole": f"observers:{JOINT}",
    "item": f"observers:{JOINT}/1",
    "all": "observers",
    "own": "members",
}


@pytest.mark.parametrize(
    ("granted", "received"),
    [(RECEIVES, {"item"}), (WHOLE, {"whole", "all"}), (LET_IN, set())],
)
def test_what_it_receives_is_what_its_observers_may_read(granted, received):
    state = state_after(UN, granted)
    for code, circle in CIRCLES.items():
        done = entry(state.size, Done(tabled(code), MEETING))
        state.apply(msgspec.structs.replace(done, audience=(circle,)))
    reader = circles_of(state, [Capacity("C", OBSERVER, "UN")], NOW)
    (found,) = attending(state, "UN", NOW)
    assert {code for code, circle in CIRCLES.items() if circle in reader} == received
    assert set(found.documents) == received
