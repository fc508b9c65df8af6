"""Numbers and headings of a translation are told from its words, and link it."""

import pytest

from plenipo.text.concordance import concordance
from plenipo.text.labels import labelled
from plenipo.text.model import Text, words
from plenipo.text.parties import Parties
from plenipo.text.reading import read

ENGLISH = """# Agreement

## Article 1 Purpose

1. The parties shall:

(a) meet;

(b) report.

## Article 2

1. This is so.

## Annex I

Terms.
"""
OTHERS = {
    "ru": """# Соглашение

## Статья 1. Цель

1. Стороны:

а) встречаются;

б) отчитываются.

## Статья 2

1. Это так.

## Приложение I

Условия.
""",
    "ar": """# اتفاق

## المادة ١ - الغرض

1. على الأطراف:

(أ) أن تجتمع؛

(ب) أن تقدم تقريرا.

## المادة ٢

1. هذا هو.

## المرفق الأول

الشروط.
""",
    "zh": """# 协定

## 第一条 宗旨

1. 各方应：

㈠ 开会；

㈡ 报告。

## 第二条

1. 如此。

## 附件一

条件。
""",
}


def text(written, language):
    return read(written, Parties({}), language=language).text


@pytest.mark.parametrize("language", OTHERS)
def test_every_provision_is_linked_once_its_label_is_read(language):
    english, other = text(ENGLISH, "en"), labelled(text(OTHERS[language], language))
    found = concordance((english, other))
    assert [link.identities for link in found.links] == [
        (p.id, q.id) for p, q in zip(english.provisions, other.provisions, strict=True)
    ]
    assert [p.kind for p in other.provisions] == [p.kind for p in english.provisions]
    assert [p.depth for p in other.provisions] == [p.depth for p in english.provisions]


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_lost(language):
    before = text(OTHERS[language], language)
    after = labelled(before)
    for one, other in zip(before.provisions, after.provisions, strict=True):
        printed = f"{other.number} {words(other.content)}"
        assert [c for c in printed if c.isalnum()] == [
            c for c in f"{one.number} {words(one.content)}" if c.isalnum()
        ]


def test_words_that_only_look_so_stay_words():
    for written in ("Статья 3 говорит об этом.", "(x) y", "а это так.", "[(а) да]"):
        before = text(written, "ru")
        assert labelled(before) == before
    assert labelled(Text()) == Text()
