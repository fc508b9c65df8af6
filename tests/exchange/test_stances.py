import pytest

from plenipo.exchange import STANCES, TableError, parse_stances
from plenipo.exchange.stances import Reading, Vocabulary, words

USUAL = Vocabulary()
READ = {
    "agree": Reading("agree"),
    "AGREED.": Reading("agree"),
    " yes ": Reading("agree"),
    "✓": Reading("agree"),
    "✔️": Reading("agree"),
    "+": Reading("agree"),
    "D'accord": Reading("agree"),
    "d’accord": Reading("agree"),
    "Согласовано": Reading("agree"),
    "за": Reading("agree"),
    "no objection": Reading("agree", "no objection"),
    "не возражаем": Reading("agree", "no objection"),
    "agree: statement to follow": Reading("agree", reason="statement to follow"),
    "agree (co-sponsor)": Reading("agree", reason="co-sponsor"),
    "agree ad ref": Reading("agree-ad-referendum"),
    "agree (ad referendum)": Reading("agree-ad-referendum"),
    "ad ref.": Reading("agree-ad-referendum"),
    "a.r.": Reading("agree-ad-referendum"),
    "согласны ад референдум": Reading("agree-ad-referendum"),
    "ad ref until 5 May": Reading("agree-ad-referendum", reason="until 5 May"),
    "ad ref: until 5 May": Reading("agree-ad-referendum", reason="until 5 May"),
    "agree pending approval by capital": Reading("agree-ad-referendum"),
    "d'accord sous réserve de l'approbation de la capitale": Reading("agree-ad-referendum"),
    "agree provided that item 12 is kept": Reading("agree", condition="item 12 is kept"),
    "agree (if item 12 is kept)": Reading("agree", condition="item 12 is kept"),
    "согласны при условии сохранения п. 12": Reading("agree", condition="сохранения п. 12"),
    "Согласны, при условии, что п. 12 остаётся": Reading("agree", condition="п. 12 остаётся"),
    "d'accord à condition que le point 12 reste": Reading("agree", condition="le point 12 reste"),
    "d'accord à condition qu'il reste": Reading("agree", condition="il reste"),
    "ad ref provided that X": Reading("agree-ad-referendum", condition="X"),
    "reserve": Reading("reserve"),
    "R": Reading("reserve"),
    "reserve (parliamentary): until March": Reading("reserve", "parliamentary", "until March"),
    "reserve (parliamentary)\n(until March)": Reading("reserve", "parliamentary", "until March"),
    "R - parl.": Reading("reserve", "parliamentary"),
    "Parl. res.": Reading("reserve", "parliamentary"),
    "scrutiny reservation": Reading("reserve", "scrutiny"),
    "reserve, substantive": Reading("reserve", "substantive"),
    "reserve [ling.]": Reading("reserve", "linguistic"),
    "reserve until RU's text is withdrawn": Reading(
        "reserve", reason="until RU's text is withdrawn"
    ),
    "reserve on article 5": Reading("reserve", "on a point", "article 5"),
    "оговорка по п. 5": Reading("reserve", "on a point", "п. 5"),
    "оговорка по существу": Reading("reserve", "substantive"),
    "réserve d'examen parlementaire : jusqu'en mars": Reading(
        "reserve", "parliamentary", "jusqu'en mars"
    ),
    "reserve (general assembly paper missing)": Reading(
        "reserve", reason="general assembly paper missing"
    ),
    "object: contrary to art. 5": Reading("object", reason="contrary to art. 5"),
    "object unless para 3 goes": Reading("object", reason="unless para 3 goes"),
    "✗": Reading("object"),
    "против": Reading("object"),
    "pas d'accord": Reading("object"),
    "abstains: no instructions": Reading("abstain", reason="no instructions"),
    "воздержался": Reading("abstain"),
    "not taking part": Reading("not-taking-part"),
    "не участвует": Reading("not-taking-part"),
    "absent": Reading("not-taking-part", "absent"),
    "": Reading(),
    "tbc": Reading(reason="tbc"),
    "no position yet": Reading(reason="no position yet"),
    "…": Reading(reason="…"),
}


@pytest.mark.parametrize("text", READ)
def test_a_position_is_read_with_its_kind_reason_and_condition(text):
    assert USUAL.read(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        "yes with changes",
        "yes, with changes",
        "yes (with changes)",
        "agree: para 1-2",
        "agree, but not to paragraph 3",
        "agree except para 3",
        "agree (chair, but not para 3)",
        "agree: statement that we do not accept para 3",
        "согласны (соавтор, но без п. 3)",
        "d'accord (déclaration, sauf le point 3)",
        "ad ref: until 5 May, except para 3",
        "agree?",
        "agree/object",
        "agree provided that",
        "ad ref, but not para 3",
        "agree in principle",
        "согласовано с замечаниями",
        "d'accord avec modifications",
        "reserve: lifted on 3 May",
        "reserve general assembly paper missing",
        "I agree",
        "aproved",
        "objekt",
        "-",
        "–",
        "x",
        "A",
        "n/a",
        "+/-",
        "1",
        "TRUE",
    ],
)
def test_what_is_not_certain_stays_unread_and_says_why(text):
    reading = USUAL.read(text)
    assert reading.stance is None
    assert reading.trouble


@pytest.mark.parametrize(
    ("text", "near"), [("aproved", "approved"), ("objekt", "object"), ("воздержалс", "воздержался")]
)
def test_the_nearest_word_is_told_and_not_taken(text, near):
    reading = USUAL.read(text)
    assert reading.nearest == near
    assert reading.stance is None


def test_an_ambiguous_sign_says_what_it_may_mean():
    assert USUAL.read("-").trouble == '"-" may mean "object" or "no position"'


def test_every_phrase_of_the_data_file_is_read_as_the_file_says():
    for meaning in words()["meaning"]:
        for language in ("en", "ru", "fr", "signs"):
            for phrase in meaning.get(language, ()):
                reading = USUAL.read(phrase)
                assert (reading.stance, reading.kind) == (
                    meaning["stance"],
                    meaning.get("kind", ""),
                ), phrase


def test_every_stance_has_words_in_three_languages():
    for stance in STANCES:
        meanings = [m for m in words()["meaning"] if m["stance"] == stance]
        assert all(m[language] for m in meanings for language in ("en", "ru", "fr"))


def test_every_ambiguous_and_undecided_phrase_gives_no_stance():
    for sort in ("ambiguous", "undecided"):
        for entry in words()[sort]:
            for phrase in [p for lang in ("en", "ru", "fr", "signs") for p in entry.get(lang, ())]:
                reading = USUAL.read(phrase)
                assert reading.stance is None, phrase
                assert bool(reading.trouble) == (sort == "ambiguous"), phrase


@pytest.mark.parametrize("stance", ["reserve", "object", "abstain", "not-taking-part"])
def test_whatever_follows_a_separator_is_the_reason_of_one_who_does_not_agree(stance):
    head = {"not-taking-part": "not taking part"}.get(stance, stance)
    assert USUAL.read(f"{head}: our reasons are ours") == Reading(
        stance, reason="our reasons are ours"
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("deferred: needs a conceptual approach", ("deferred", "needs a conceptual approach")),
        ("Отложено (концептуальный подход)", ("deferred", "концептуальный подход")),
        ("withdrawn", ("withdrawn", "")),
        ("referred to the Council", ("referred", "to the Council")),
        ("adopté", ("agreed", "")),
        ("something else", None),
        ("open-ended", None),
    ],
)
def test_what_became_of_an_item_is_read_with_its_reason(text, status):
    assert USUAL.status(text) == status


def test_the_option_names_the_codes_of_a_table():
    assert parse_stances("1=agree, 0=abstain,-1=object,=not-taking-part") == {
        "1": "agree",
        "0": "abstain",
        "-1": "object",
        "": "not-taking-part",
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1", '--stances has "1" where CODE=STANCE should be.'),
        ("1=agree,1=object", '--stances gives a meaning to "1" twice.'),
        ("a=agre", '--stances gives "agre", which is no stance; the nearest is "agree".'),
        ("a=maybe", '--stances gives "maybe", which is no stance.'),
    ],
)
def test_an_option_that_cannot_be_understood_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(TableError) as refused:
        parse_stances(text)
    assert str(refused.value) == sentence
    assert "not-taking-part" in refused.value.advice


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1", Reading("agree")),
        ("1.0", Reading("agree")),
        (" 1 ", Reading("agree")),
        ("+1", Reading("agree")),
        ("-1", Reading("object")),
        ("−1", Reading("object")),
        ("0", Reading("abstain")),
        ("", Reading("not-taking-part")),
        ("-1: art. 5", Reading("object", reason="art. 5")),
    ],
)
def test_with_codes_of_its_own_a_table_is_read_by_them(text, reading):
    codes = Vocabulary({"1": "agree", "0": "abstain", "-1": "object", "": "not-taking-part"})
    assert codes.read(text) == reading


@pytest.mark.parametrize("text", ["2", "agree", "11", "1 (see note)"])
def test_with_codes_of_its_own_a_table_is_read_by_no_other_words(text):
    reading = Vocabulary({"1": "agree", "-1": "object"}).read(text)
    assert reading.stance is None
    assert reading.trouble


def test_a_blank_that_no_code_names_is_no_position():
    assert Vocabulary({"1": "agree"}).read("") == Reading()


def test_codes_for_unknown_stances_are_refused():
    with pytest.raises(TableError):
        Vocabulary({"1": "yes"})
