"""Who reads what is done to a treaty that not everybody reads."""

import msgspec
import pytest
from case import after, state_after
from story import CLAUSE, entry, on_pact

from plenipo.assembly import house
from plenipo.capabilities.treaties.acts import TreatyOpened, TreatySigned
from plenipo.core.act import Author

FEW, ALL = ("member:AM", "secretariat"), ("public",)
OPENED = on_pact(TreatyOpened, names={"en": "Pact"}, clause=CLAUSE, depositary="RU")
SIGNED = on_pact(
    TreatySigned, participant="AM", how="definitive", person="S", office="head-of-state"
)


def refused(opened_for, signed_for):
    """Return the codes of what stands against a signature of one audience, and the default."""
    state = state_after()
    state.apply(msgspec.structs.replace(entry(state.size, after(0, OPENED)), audience=opened_for))
    done = after(1, SIGNED)
    found = house().refuse(state, done.act, Author("secretariat"), done.at, signed_for)
    return [refusal.code for refusal in found], house().audience(state, SIGNED)


@pytest.mark.parametrize("audience", [ALL, ("member:AM",)])
def test_what_is_done_to_a_treaty_of_few_is_read_by_them(audience):
    assert refused(FEW, audience) == (["other-audience"], FEW)
    assert refused(FEW, FEW) == ([], FEW)


@pytest.mark.parametrize("audience", [ALL, FEW])
def test_of_a_treaty_that_all_read_something_may_be_kept_to_some(audience):
    assert refused(ALL, audience) == ([], None)
