"""A made-up agreement of the cast's members, in several languages, before its depositary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from case import after
from story import CLAUSE, FOUNDATION, JOINT, Done, entry

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.languages.acts import VersionTabled
from plenipo.capabilities.treaties.acts import TreatyOpened, TreatySigned
from plenipo.core.act import Act, Author
from plenipo.core.audience import PUBLIC
from plenipo.core.fold import State
from plenipo.core.request import Proposed, Refused, Request
from plenipo.register.opening import create

RUSSIAN = """# Соглашение о совместном использовании вод озера

Государства — участники настоящего Соглашения,

*принимая во внимание* общую ответственность за сохранение озера для нынешнего и будущих поколений,

*стремясь* укреплять добрососедские отношения, основанные на взаимном доверии,

договорились о нижеследующем:

## Статья 1. Предмет

1. Стороны совместно используют воды озера на основе справедливости и разумной достаточности.

2. Для целей настоящего Соглашения:

(a) «озеро» означает водоем и прибрежную полосу шириной 500 метров;

(b) «забор воды» означает любое изъятие воды, кроме бытового.

## Статья 2. Доли

Доли Сторон, в миллионах кубических метров в год, устанавливаются ежегодно Советом министров.

## Статья 3. Вступление в силу

Настоящее Соглашение вступает в силу на тридцатый день после сдачи на хранение второй грамоты.
"""
ENGLISH = """# Agreement on the joint use of the waters of the Lake

The States Parties to this Agreement,

*Mindful* of the common responsibility for preserving the Lake for present and future generations,

*Desiring* to strengthen good-neighbourly relations founded on mutual trust,

Have agreed as follows:

## Article 1. Subject

1. The Parties shall use the waters of the Lake jointly, on the basis of equity and reason.

2. For the purposes of this Agreement:

(a) “the Lake” means the body of water and a coastal strip 500 metres wide;

(b) “abstraction” means any taking of water other than for household use.

## Article 2. Shares

The shares of the Parties, in millions of cubic metres a year, are set yearly by the Council.

## Article 3. Entry into force

This Agreement enters into force on the thirtieth day after the deposit of the second instrument.
"""
ARABIC = """# اتفاق بشأن الاستخدام المشترك لمياه البحيرة

إن الدول الأطراف في هذا الاتفاق،

*إذ تضع في اعتبارها* المسؤولية المشتركة عن الحفاظ على البحيرة للأجيال الحاضرة والمقبلة،

*ورغبة منها* في توطيد علاقات حسن الجوار القائمة على الثقة المتبادلة،

قد اتفقت على ما يلي:

## المادة 1. الموضوع

1. تستخدم الأطراف مياه البحيرة استخداماً مشتركاً على أساس الإنصاف والمعقولية.

2. لأغراض هذا الاتفاق:

(أ) تعني «البحيرة» المسطح المائي وشريطاً ساحلياً عرضه 500 متر؛

(ب) يعني «سحب المياه» أي أخذ للمياه غير الاستخدام المنزلي.

## المادة 2. الحصص

يحدد المجلس سنوياً حصص الأطراف بملايين الأمتار المكعبة.

## المادة 3. بدء النفاذ

يبدأ نفاذ هذا الاتفاق في اليوم الثلاثين بعد إيداع الصك الثاني.
"""
TEXTS = {"ru": RUSSIAN, "en": ENGLISH, "ar": ARABIC}


def tabled(language: str = "ru", text: str = "", **fields: object) -> DocumentTabled:
    """Table the agreement in its leading language."""
    told: dict[str, object] = {
        "names": {"en": "Agreement on the Lake"},
        "symbol": "J/2011/L.9",
        "kind": "clean text",
        **fields,
    }
    text = text or TEXTS[language]
    return DocumentTabled(session=JOINT, document="lake", language=language, text=text, **told)


def version(language: str) -> VersionTabled:
    """Table the agreement in another language."""
    return VersionTabled(
        session=JOINT, document="lake", language=language, of="J/2011/L.9", text=TEXTS[language]
    )


def opened(*languages: str, **fields: object) -> TreatyOpened:
    """Open the agreement for signature in Moscow."""
    told: dict[str, object] = {
        "names": {"en": "Agreement on the Lake", "ru": "Соглашение об озере"},
        "clause": CLAUSE,
        "depositary": "RU",
        "adopted": date(2011, 12, 19),
        "place": "Moscow",
        "document": "lake",
        "authentic": languages,
        "order": languages[0],
        **fields,
    }
    return TreatyOpened(treaty="lake", **told)


def signed(who: str, person: str, how: str = "definitive") -> TreatySigned:
    """Sign the agreement."""
    return TreatySigned(
        treaty="lake", participant=who, how=how, person=person, office="head-of-state"
    )


def agreement(*languages: str, **fields: object) -> list[Act]:
    """Return the acts by which the agreement is there, in these languages."""
    first = "en" if "en" in languages else languages[0]
    others = [version(each) for each in languages if each != first]
    return [tabled(first), *others, opened(*languages, **fields)]


def state_with(*acts: Act) -> State:
    """Return the state of the cast after acts, a minute between them, by the rules."""
    state = house().new_state().fold([entry(seq, done) for seq, done in enumerate(FOUNDATION)])
    for minute, act in enumerate(acts):
        done: Done = after(minute, act)
        refusals = house().refuse(state, act, Author("secretariat"), done.at)
        assert refusals == (), [str(each) for each in refusals]
        state.apply(entry(state.size, done))
    return state


def record(path: Path, *acts: Act, hidden: type[Act] | None = None) -> Path:
    """Make a register of the cast in which acts were done, a minute between them.

    :param hidden: those of this kind are for the members alone.
    """
    done = [*FOUNDATION, *(after(minute, act) for minute, act in enumerate(acts))]
    registrar = create(path, house(), origin="lake.example/register", title="The lake")
    told = tuple(
        Proposed(each.act, each.at, ("members",) if type(each.act) is hidden else PUBLIC)
        for each in done
    )
    (answer,) = registrar.record([Request(told, Author("secretariat"))])
    registrar.close()
    assert not isinstance(answer, Refused), answer
    return path
