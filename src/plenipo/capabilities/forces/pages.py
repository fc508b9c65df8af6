"""The pages of forces: their contributions and needs, the matrix, units, and packages."""

from __future__ import annotations

from plenipo.capabilities.forces.force import Force
from plenipo.capabilities.forces.force_page import (
    ContributionsPage,
    ForcePage,
    ForcesPage,
    contributions_page,
    force_page,
    forces_page,
)
from plenipo.capabilities.forces.matrix_page import MatrixPage, matrix_page
from plenipo.capabilities.forces.package_page import PackagePage, package_page
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit_page import UnitPage, unit_page
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "force.established": message("Force established"),
        "force.referred": message("Force brought before a session"),
        "requirement.stated": message("Requirement of a force stated"),
        "compatibility.required": message("Compatibility of a force settled"),
        "standard.named": message("Standard of equipment named"),
        "unit.pledged": message("Unit pledged"),
        "pledge.revised": message("Pledge of a unit revised"),
        "unit.assessed": message("Unit assessed"),
        "unit.certified": message("Unit certified"),
        "certification.renewed": message("Certification of a unit renewed"),
        "unit.withdrawn": message("Unit withdrawn"),
        "equipment.recorded": message("Equipment of a unit recorded"),
        "package.formed": message("Package for a task formed"),
        "package.dissolved": message("Package for a task dissolved"),
    },
    "readiness": {
        "level-1": message("level 1, pledged"),
        "level-2": message("level 2, assessed"),
        "level-3": message("level 3, ready"),
        "rapid": message("rapid deployment, within 60 days"),
    },
    "pledge-standing": {
        "standing": message("pledge stands"),
        "coming": message("pledged for later"),
        "ended": message("pledge at its end"),
        "withdrawn": message("unit withdrawn"),
        "lapsed": message("certification lapsed"),
        "unfit": message("found unsuitable"),
    },
    "assessed": {
        "suitable": message("found suitable"),
        "unsuitable": message("found unsuitable"),
    },
    "unit-kind": {
        "headquarters": message("headquarters unit"),
        "infantry": message("infantry"),
        "airborne": message("airborne troops"),
        "special": message("special forces"),
        "armour": message("armour"),
        "artillery": message("artillery"),
        "air-defence": message("air defence"),
        "aviation": message("aviation"),
        "engineer": message("engineers"),
        "signals": message("signals"),
        "chemical": message("radiation, chemical and biological protection"),
        "logistics": message("logistics"),
        "medical": message("medical unit"),
        "police": message("special police"),
        "rescue": message("rescue in emergencies"),
    },
    "standard-family": {
        "radio": message("radios"),
        "data-link": message("data links"),
        "identification": message("identification friend or foe"),
        "calibre": message("calibres"),
        "munition": message("munitions"),
        "fuel": message("fuels"),
    },
    "fitting": {
        "together": message("can work together"),
        "apart": message("cannot work together"),
        "unknown": message("not all recorded"),
        "itself": message("the same unit"),
    },
}

SENTENCES = {
    "force.established": message("Force {force} of {body} established: {names}"),
    "force.referred": message("Force {force} brought before {session} {item}"),
    "requirement.stated": message("{force} needs {units} × {kind} ({requirement})"),
    "compatibility.required": message("Units of {force} are to be compatible in {families}"),
    "standard.named": message("Standard {standard} of {family} named: {names}"),
    "unit.pledged": message("{member} pledged {unit} to {force}: {names}"),
    "pledge.revised": message("{member} revised its pledge of {unit}"),
    "unit.assessed": message("Unit {unit} assessed: {finding}"),
    "unit.certified": message("Unit {unit} certified: {level}"),
    "certification.renewed": message("{member} renewed the certification of {unit}"),
    "unit.withdrawn": message("{member} withdrew {unit}"),
    "equipment.recorded": message("Equipment of {unit} in {family}: {standards}"),
    "package.formed": message("Package {package} of {force} formed: {names}"),
    "package.dissolved": message("Package {package} of {force} dissolved"),
}


@page("/forces", menu=message("Common forces"), place=4)
def forces(view: View) -> ForcesPage:
    """Return all forces that the reader may read."""
    return forces_page(view)


@page("/forces/{force}")
def force(view: View, force: str) -> ForcePage:
    """Return a force: what is pledged to it, what it needs, how its units fit together."""
    return force_page(view, _force(view, force))


@page("/forces/{force}/contributions", document="sheet")
def contributions(view: View, force: str) -> ContributionsPage:
    """Return the contributions to a force as a table."""
    return contributions_page(view, _force(view, force))


@page("/forces/{force}/matrix")
def compatibility(view: View, force: str) -> MatrixPage:
    """Return who can work with whom in a force, and what would close the gaps."""
    return matrix_page(view, _force(view, force))


@page("/forces/{force}/units/{unit}")
def unit(view: View, force: str, unit: str) -> UnitPage:
    """Return a unit as it is pledged to a force."""
    home = _force(view, force)
    found = view.seen.state.of(Forces).units.get(unit)
    pledge = found.of_force(home.code, view.now) if found else None
    if found is None or pledge is None:
        raise NotThereError(view.wording.say("There is no unit “{code}” of this force.", code=unit))
    return unit_page(view, home, found, pledge)


@page("/forces/{force}/packages/{package}")
def package(view: View, force: str, package: str) -> PackagePage:
    """Return a package for a task: who can go, what applies, and who cannot work together."""
    home = _force(view, force)
    found = home.packages.get(package)
    if found is None:
        sentence = message("There is no package “{code}” of this force.")
        raise NotThereError(view.wording.say(sentence, code=package))
    return package_page(view, home, found)


def _force(view: View, code: str) -> Force:
    found = view.seen.state.of(Forces).forces.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no force “{code}”.", code=code))
    return found
