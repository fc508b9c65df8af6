"""``plenipo act``: every act from its fields, and what is said of refusals."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from story import JOINT, entries

from plenipo.assembly import house
from plenipo.cli.acting import act_command
from plenipo.cli.fields import read_fields
from plenipo.core.act import Act, tag_of, wire_name
from plenipo.core.audience import PUBLIC
from plenipo.core.errors import UsageError
from plenipo.meaning import Kind, by_name, meaning_of


def words_of(act):
    """Return the options that say an act on the command line."""
    words = []
    for field in meaning_of(type(act)).fields:
        value = getattr(act, field.name)
        match field.kind:
            case Kind.NAMES | Kind.CODES:
                given = [f"{key}={text}" for key, text in value.items()]
            case Kind.DATA:
                given = [msgspec.json.encode(value).decode()] if value else []
            case Kind.LISTS:
                given = [f"{key}={','.join(codes)}" for key, codes in value.items()]
            case Kind.COUNTS:
                given = [f"{key}={number}" for key, number in value.items()]
            case Kind.LIST:
                given = [",".join(value)]
            case Kind.TRUTH:
                words += [field.option] if value else []
                continue
            case Kind.DAY | Kind.MOMENT:
                given = [value.isoformat()] if value else []
            case _:
                given = [value]
        words += [field.option, *given] if any(given) else []
    return words


def test_every_act_of_the_story_can_be_recorded_from_the_command_line(
    plenipo, tmp_path, entries_of
):
    path = tmp_path / "body.plenipo"
    opening, *told = entries()
    origin, title = opening.act.origin, opening.act.title
    assert plenipo("new", path, "--origin", origin, "--title", title).code == 0
    state = house().new_state()
    state.apply(opening)
    for entry in told:
        audience = house().audience(state, entry.act) or PUBLIC
        state.apply(msgspec.structs.replace(entry, audience=audience))
        said = plenipo(
            "act",
            wire_name(entry.act),
            path,
            *words_of(entry.act),
            "--effective",
            entry.effective.isoformat(),
            "--audience",
            ",".join(audience),
        )
        assert said.code == 0, (tag_of(entry.act), said.err)
        assert said.out[0].startswith(f"Recorded entry {entry.seq} on ")
    recorded = entries_of(path)[1:]
    assert [e.act for e in recorded] == [e.act for e in told]
    assert [e.effective for e in recorded] == [e.effective for e in told]
    assert [(e.by, e.principal) for e in recorded] == [(e.by, e.principal) for e in told]


@pytest.mark.parametrize("act", house().acts, ids=tag_of)
def test_the_help_of_an_act_shows_every_field_its_meaning_and_an_example(plenipo, act, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    said = plenipo("act", wire_name(act), "--help")
    text = "\n".join(said.out)
    meaning = meaning_of(act)
    assert said.code == 0
    assert meaning.sentence in text
    assert f"Example: plenipo act {meaning.name} body.plenipo" in text
    for field in meaning.fields:
        assert f"{field.option} " in text
        meant = field.meaning.replace("``", "'")
        assert meant[1:] in " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("act", house().acts, ids=tag_of)
def test_what_an_act_needs_is_asked_for(plenipo, act, register):
    needed = [field for field in meaning_of(act).fields if field.required]
    said = plenipo("act", wire_name(act), register)
    assert said.code == 2
    assert said.err[0].startswith(f"'plenipo act {wire_name(act)}' needs {needed[0].option}: ")


def test_all_acts_are_listed_by_capability(plenipo):
    said = plenipo("act", "--list")
    assert said.code == 0
    listed = [line.split()[0] for line in said.out if line.startswith("  ")]
    assert sorted(listed) == sorted(wire_name(act) for act in house().acts)
    heads = [line for line in said.out if not line.startswith(" ")]
    assert {"members", "sessions", "positions", "decisions", "rulebook"} <= set(heads)


def test_alone_it_says_how_it_is_used(plenipo):
    assert plenipo("act") == plenipo("act", "--help")
    assert plenipo("act").out[0] == (
        "Usage: plenipo act NAME REGISTER [OPTIONS]          record one act"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "position.sated",
            "There is no act 'position.sated': did you mean 'position.stated'?",
        ),
        ("xxxx", "There is no act 'xxxx'."),
        ("position.stated/9", "There is no act 'position.stated/9': did you mean "),
    ],
)
def test_a_mistyped_act_is_told_with_the_nearest(plenipo, register, name, sentence):
    said = plenipo("act", name, register)
    assert said.code == 2
    assert said.err[0].startswith(sentence)


def test_an_act_may_be_named_with_its_version():
    known = by_name(house().acts)
    assert known["position.stated"] is known["position.stated/1"]


def test_a_mistyped_field_is_told_with_the_nearest(plenipo, register):
    said = plenipo("act", "item.adopted", register, "--sesion", "s", "--item", "1")
    assert said.code == 2
    assert said.err[0] == (
        "There is no option '--sesion' of 'plenipo act item.adopted': did you mean '--session'?"
    )


def state_position(plenipo, register, *words):
    return plenipo("act", "position.stated", register, "--session", JOINT, *words)


def test_a_refusal_prints_every_objection_with_rule_and_article_and_records_nothing(
    plenipo, register, entries_of
):
    size = len(entries_of(register))
    said = state_position(
        plenipo, register, "--item", "1", "--member", "BY", "--stance", "maybe", "--for", "AM"
    )
    assert said.code == 1
    assert said.out == []
    first, second, third = said.err
    assert first == "position.stated was refused; nothing was recorded."
    assert second == (
        "  A position of 'BY' is entered by 'BY' or on its behalf, not on behalf of 'AM'."
        " [not-for-the-member]"
    )
    assert third == (
        "  There is no stance 'maybe': the scale is agree, agree-ad-referendum, reserve, object,"
        " abstain, not-taking-part. (csto-consensus, CSTO Charter, Article 12; Rules of Procedure"
        " of 18 June 2004) [off-the-scale]"
    )
    assert len(entries_of(register)) == size


def test_a_position_is_entered_for_its_member_by_the_secretariat(plenipo, register, entries_of):
    words = ("--item", "1", "--member", "BY", "--stance", "agree")
    assert state_position(plenipo, register, *words).code == 0
    entry = entries_of(register)[-1]
    assert (entry.by, entry.principal, entry.audience) == ("secretariat", "BY", ("public",))


def test_the_author_may_be_told_by_option_or_by_the_surroundings(
    plenipo, register, entries_of, monkeypatch
):
    words = ("--item", "1", "--member", "BY", "--stance", "agree")
    monkeypatch.setenv("PLENIPO_BY", "chair")
    state_position(plenipo, register, *words)
    state_position(plenipo, register, *words, "--by", "BY")
    assert [(e.by, e.principal) for e in entries_of(register)[-2:]] == [("chair", "BY"), ("BY", "")]


def test_moment_audience_and_key_are_kept(plenipo, register, entries_of):
    words = ("item.adopted", register, "--session", JOINT, "--item", "1", "--key", "k")
    late = ("--effective", "2011-12-19T18:00+03:00", "--audience", "members,chair")
    refused = plenipo("act", *words, *late)
    assert refused.code == 1  # the session of this register was convened just now
    assert "was convened only on" in refused.err[1]
    audience = ("--audience", "members, chair", "--audience", "body:cfm")
    first = plenipo("act", *words, *audience)
    again = plenipo("act", *words, *audience)
    assert first.code == again.code == 0
    assert first.out == again.out
    (entry,) = [e for e in entries_of(register) if wire_name(e.act) == "item.adopted"]
    assert entry.audience == ("members", "chair", "body:cfm")


def test_an_act_of_the_past_takes_effect_then(plenipo, register, entries_of):
    said = plenipo(
        "act",
        "partner.admitted",
        register,
        *("--partner", "RS", "--names", "Serbia", "--status", "observer", "--since", "2010-01-01"),
        *("--effective", "2010-01-01", "--language", "en"),
    )
    assert said.code == 0
    entry = entries_of(register)[-1]
    assert entry.effective == datetime(2010, 1, 1, 23, 59, 59, 999_999, tzinfo=UTC)
    assert entry.recorded > entry.effective
    assert entry.act.names == {"en": "Serbia"}


def test_a_text_may_come_from_a_file_or_from_standard_input(
    plenipo, register, entries_of, tmp_path, monkeypatch
):
    text = "\n".join(plenipo("rules", "majority").out) + "\n"
    file = tmp_path / "majority.yaml"
    file.write_text(text, "utf-8")
    words = ("act", "rule.adopted", register, "--rule", "majority", "--text", f"@{file}")
    assert plenipo(*words).code == 0
    assert entries_of(register)[-1].act.text == text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--since", "2011-13-01"), "--since: '2011-13-01' is not a day like 2011-12-19."),
        (("--codes", "ARM"), "--codes: write 'ARM' with its kind, like alpha-3=ARM."),
        (("--source", "@nowhere"), "--source: the file 'nowhere' cannot be read: No such file or"),
        (("--audience", "membrs"), "There is no circle of readers 'membrs': there are public, m"),
        (("--audience", "member:"), "There is no circle of readers 'member:': there are public,"),
        (("--effective", "noon"), "'noon' is not a moment: write it like 2011-12-19T18:00Z or"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_option(plenipo, register, words, sentence):
    good = ("--member", "XX", "--names", "Newland", "--since", "2011-01-01")
    given = [word for word in good if "--since" not in words or word not in good[-2:]]
    said = plenipo("act", "member.admitted", register, *given, *words)
    assert said.code == 2
    assert said.err[0].startswith(sentence)


def fields_of(name, **given):
    meaning = meaning_of(by_name(house().acts)[name])
    return read_fields(meaning.fields, given, "")


def test_names_are_read_by_language_and_plain_words_are_of_an_unknown_one():
    given = ["Belarus", "ru=Беларусь", "zh-Hant=白俄羅斯", "E=mc2"]
    assert fields_of("member.admitted", names=given)["names"] == {
        "und": "E=mc2",
        "ru": "Беларусь",
        "zh-Hant": "白俄羅斯",
    }


def test_two_at_signs_stand_for_one():
    assert fields_of("item.adopted", session="@@s") == {"session": "@s"}


def test_a_day_is_read_as_a_day():
    assert fields_of("member.admitted", since="2011-01-02") == {"since": date(2011, 1, 2)}


def test_a_file_that_is_not_text_is_told(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="is not text in UTF-8"):
        fields_of("item.adopted", session=f"@{file}")


@pytest.mark.parametrize("act", house().acts, ids=tag_of)
def test_the_common_options_give_way_to_a_field_of_the_same_name(act):
    collection = act_command(meaning_of(act)).assemble_argument_collection()
    names = [name for argument in collection for name in argument.names]
    assert len(names) == len(set(names))
    assert {"--by", "--for", "--effective", "--audience", "--key", "--language"} <= set(names)


def test_a_register_that_is_not_there_is_told(plenipo, tmp_path):
    words = ("--session", JOINT, "--item", "1")
    said = plenipo("act", "item.adopted", tmp_path / "none.plenipo", *words)
    assert said.code == 2
    assert said.err == [f"There is no register '{tmp_path / 'none.plenipo'}': check the name."]


def test_a_register_without_its_key_is_only_read(plenipo, register):
    register.with_name(register.name + ".key").unlink()
    said = plenipo("act", "item.adopted", register, "--session", JOINT, "--item", "1")
    assert said.code == 2
    assert said.err[0].startswith(f"The register's key '{register}.key' is missing")


class PretendDone(Act, frozen=True, kw_only=True, tag="pretend.done/1"):
    """A pretended act, with a field of every other kind.

    :ivar count: how many.
    :ivar secret: whether it was secret.
    :ivar shares: what part each has.
    :ivar cast: who voted how.
    :ivar tally: how many voted how.
    :ivar ends: when it ends.
    """

    count: int
    secret: bool = False
    shares: tuple[tuple[str, int], ...] = ()
    cast: dict[str, tuple[str, ...]] = {}
    tally: dict[str, int] = {}
    ends: datetime | None = None


def pretended(**given):
    return read_fields(meaning_of(PretendDone).fields, given, "")


def test_lists_and_numbers_are_given_by_kind():
    cast = ["for=AM, BY", "against="]
    told = pretended(count="1", cast=cast, tally=["for=2"])
    assert told == {"count": 1, "cast": {"for": ["AM", "BY"], "against": []}, "tally": {"for": 2}}


@pytest.mark.parametrize("given", ["2011-12-19T19:00+01:00", "2011-12-19 19:00:00+01:00"])
def test_a_moment_is_given_with_its_offset(given):
    told = pretended(ends=given)["ends"]
    assert told.isoformat() == "2011-12-19T19:00:00+01:00"


def test_numbers_truths_and_data_are_fields_as_well():
    kinds = {field.name: field.kind for field in meaning_of(PretendDone).fields}
    assert kinds == {
        "count": Kind.NUMBER,
        "secret": Kind.TRUTH,
        "shares": Kind.DATA,
        "cast": Kind.LISTS,
        "tally": Kind.COUNTS,
        "ends": Kind.MOMENT,
    }
    assert pretended(count="7", secret=True, shares='[["AM", 1]]') == {
        "count": 7,
        "secret": True,
        "shares": (("AM", 1),),
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"count": "7.5"}, "--count: '7.5' is not a whole number."),
        ({"count": "7", "cast": ["AM"]}, "--cast: write 'AM' with its kind, like for=AM,BY."),
        ({"count": "7", "tally": ["for"]}, "--tally: write 'for' with its kind, like for=3."),
        ({"count": "7", "tally": ["for=x"]}, "--tally: 'x' is not a whole number."),
        (
            {"ends": "2011-12-19 18:00"},
            "--ends: '2011-12-19 18:00' is not a moment with its offset",
        ),
        ({"ends": "noon"}, "--ends: 'noon' is not a moment with its offset, like 2011-12-19T18:0"),
        ({"shares": "AM"}, "--shares: 'AM' does not fit: "),
        ({"shares": "[[1]]"}, "--shares: '[[1]]' does not fit: "),
    ],
)
def test_numbers_and_data_that_cannot_be_read_are_told(given, sentence):
    with pytest.raises(UsageError) as told:
        pretended(**given)
    assert told.value.sentence.startswith(sentence)
    assert told.value.sentence.endswith(".")
