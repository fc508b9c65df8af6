"""Who may record what becomes of a record: the secretary; a delegation corrects its statements."""

from __future__ import annotations

from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.core.authority import ALTERNATE, HEAD, SECRETARY, for_all, for_own

GRANTS = {
    RecordIssued: (for_all(SECRETARY),),
    RecordCorrected: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    RecordAdopted: (for_all(SECRETARY),),
}
