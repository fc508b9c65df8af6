"""Real records replayed once, and records made up in their form."""

import json
from pathlib import Path
from typing import NamedTuple

from plenipo.assembly import house
from plenipo.histories.bodies import BODIES
from plenipo.histories.checking import check_history
from plenipo.histories.importing import import_history
from plenipo.register.opening import open_to_read

DATA = Path(__file__).parents[3] / "shared/data"


class Replayed(NamedTuple):
    """A register of records: what was imported, what was reported, what is reproduced."""

    path: Path
    imported: object
    dirt: list
    rules: dict
    state: object


def replay(key, folders, path):
    """Import a body's records and check them."""
    dirt = []
    imported = import_history(BODIES[key], tuple(folders), path, dirt.append)
    reading = open_to_read(path, house())
    state = reading.state()
    reading.store.close()
    return Replayed(path, imported, dirt, {t.rule: t for t in check_history(state)}, state)


ROLLS = """\
rcid,session,date,yes,no,abstain,unres,short
9001,75,2020-12-01,2,1,0,R/75/1,PEACE
9002,75,2020-12-02,1,1,1,R/75/2,TRADE
9003,75,2020-12-03,3,0,0,R/75/3,SEAS
"""
VOTES = """\
rcid,country,vote
9001,United States,yes
9001,France,yes
9001,Cuba,no
9001,South Sudan,absent
9002,United States,yes
9002,France,abstain
9002,Cuba,no
9003,United States,yes
9003,France,yes
9003,Atlantis,yes
"""
RESOLUTION = {
    "symbol": "S/RES/2720 (2023)",
    "adoption_date": "22 December 2023",
    "adoption_meeting": "9520th meeting",
    "adoption_type": "Adopted 13-0-2",
    "MS_in_favour": [
        *("ALBANIA", "BRAZIL", "CHINA", "ECUADOR", "FRANCE", "GABON", "GHANA", "JAPAN", "MALTA"),
        *("MOZAMBIQUE", "SWITZERLAND", "UNITED ARAB EMIRATES", "UNITED KINGDOM"),
    ],
    "MS_against": [],
    "MS_abstaining": ["RUSSIAN FEDERATION", "UNITED STATES"],
    "MS_in_favour_count": "13",
    "MS_against_count": "0",
    "MS_abstaining_count": "2",
}
TALLIES = """\
year,meeting,date,topic,symbol,outcome_stated,vetoed_by,yes,no,abstain,raw
2023,S/PV.9499,8 December,Middle East,S/2023/970,vetoed,USA,13,1,1,S/2023/970 13-1-1
2023,S/PV.9500,9 December,Somalia,S/RES/2714,adopted,,,,,S/RES/2714 adopted without vote
"""
UNION = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "GR",
    "ES",
    "FI",
    "FR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
    "GB",
    "HR",
]
PEOPLE = {"DE": 810, "FR": 660, "GB": 640, "IT": 610, "ES": 460, "PL": 380}


def assembly_folder(tmp_path):
    """Three roll calls of 2020: carried, equally divided, and one whose total is off."""
    folder = tmp_path / "assembly"
    folder.mkdir()
    (folder / "roll.csv").write_text(ROLLS, "utf-8")
    (folder / "votes.csv").write_text(VOTES, "utf-8")
    return folder


def council_folder(tmp_path):
    """A resolution by name, a veto in numbers, and one that was adopted without a vote."""
    folder = tmp_path / "council"
    folder.mkdir()
    (folder / "2023.jsonl").write_text(json.dumps(RESOLUTION) + "\n", "utf-8")
    (folder / "tallies.csv").write_text(TALLIES, "utf-8")
    return folder


def ministers_folder(tmp_path):
    """Two acts of 2015 said to be adopted: A against three large members, B against four."""
    folder = tmp_path / "ministers"
    folder.mkdir()
    against = {"A": ("DE", "FR", "GB"), "B": ("DE", "FR", "GB", "PL")}
    rows = [
        [act, "2015-03-09", "Qualified majority", "Adoption", "3377", f"Act {act}"]
        + ["-1" if member in against[act] else "1" for member in UNION]
        for act in against
    ]
    heading = ["id", "date", "votingrule", "actionbycouncil", "sessionnrnumber", "title", *UNION]
    table = "\n".join(",".join(row) for row in [heading, *rows]) + "\n"
    (folder / "votes.csv").write_text(table, "utf-8")
    people = "\n".join(f"{member},{PEOPLE.get(member, 60)}0" for member in UNION)
    (folder / "weights.csv").write_text(f"country,p2015\n{people}\n", "utf-8")
    return folder
