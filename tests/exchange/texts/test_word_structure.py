"""Headings, numbers, notes, tables and comments of Word documents, and what of them is lost."""

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from word_files import dels, document, ins, lines, p, r, read

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="My heading"/>'
    '<w:basedOn w:val="h2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="out"><w:name w:val="Outlined"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
)


def level(place, shape, words, *, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{more}'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
    )


def listed(*levels, more="", number=1):
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>',
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>',
    )


def numbering(*lists):
    return "".join(a for a, _ in lists) + "".join(n for _, n in lists)


def told(body, **parts):
    return lines(read(document(body, **parts)).text)


def numbers(body, **parts):
    return [q.number for q in read(document(body, **parts)).text.provisions]


def test_headings_are_told_by_their_style_in_any_language_and_by_those_it_is_based_on():
    body = (
        p("The Act", style="t")
        + p("Aims", style="Titre1")
        + p("First", style="mine")
        + p("Words")
        + p("Deep", style="out")
        + p("More", style="Titre1")
    )
    assert told(body, styles=STYLES) == [
        "title: The Act",
        "heading: Aims",
        "  heading: First",
        "    paragraph: Words",
        "    heading: Deep",
        "heading: More",
    ]


def test_articles_paragraphs_and_points_have_the_numbers_that_word_prints():
    lists = numbering(
        listed(
            level(0, "decimal", "Article %1"),
            level(1, "decimal", "%1.%2."),
            level(2, "lowerLetter", "(%3)"),
            level(3, "upperRoman", "%4."),
        )
    )
    body = "".join(
        p(words, numbered=(1, place))
        for words, place in (
            ("Aims", 0),
            ("x", 1),
            ("y", 2),
            ("z", 2),
            ("deep", 3),
            ("v", 1),
            ("w", 2),
            ("Means", 0),
            ("u", 1),
        )
    )
    assert told(body, numbering=lists) == [
        "article Article 1: Aims",
        "  paragraph 1.1: x",
        "    subparagraph (a): y",
        "    subparagraph (b): z",
        "      subparagraph I: deep",
        "  paragraph 1.2: v",
        "    subparagraph (a): w",
        "article Article 2: Means",
        "  paragraph 2.1: u",
    ]


def test_numbers_begin_anew_as_the_list_says():
    levels = (
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)", more='<w:lvlRestart w:val="0"/>'),
    )
    lists = numbering(listed(*levels))
    body = "".join(p("x", numbered=(1, place)) for place in (0, 1, 1, 0, 1))
    assert numbers(body, numbering=lists) == ["1", "a)", "b)", "2", "c)"]


def test_a_list_may_begin_at_another_number_and_go_on_with_another_list():
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    lists = numbering(listed(level(0, "decimal", "%1."))) + (
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{start}</w:num>'
    )
    body = "".join(p("x", numbered=(number, 0)) for number in (1, 1, 2, 2, 1))
    assert numbers(body, numbering=lists) == ["1", "2", "7", "8", "9"]


def test_numbers_are_legal_where_the_list_says_so():
    lists = numbering(
        listed(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    )
    body = p("x", numbered=(1, 0)) + p("y", numbered=(1, 1))
    assert numbers(body, numbering=lists) == ["I", "1.1"]


def test_letters_of_other_scripts_count_and_what_does_not_is_said():
    lists = numbering(
        listed(level(0, "russianLower", "%1)")),
        listed(level(0, "arabicAlpha", "%1"), number=2),
        listed(level(0, "thaiLetters", "%1"), number=3),
        listed(level(0, "bullet", "\uf0b7"), number=4),
    )
    body = "".join(p("x", numbered=(number, 0)) for number in (1, 1, 2, 2, 3, 4))
    found = read(document(body, numbering=lists))
    assert [q.number for q in found.text.provisions] == ["а)", "б)", "أ", "ب", "1", "•"]
    assert found.lost == (
        "The document: left out: the numbers that Word calls thaiLetters (1, 2, 3 instead).",
    )


def test_numbers_that_are_typed_are_numbers_too():
    body = "".join(
        map(
            p,
            (
                "Article 4 bis",
                "1.\tParties",
                "(a)\tfirst;",
                "(i) deep",
                "(b)\tsecond.",
                "2. Next",
                "12 months after",
                "(see above)",
            ),
        )
    )
    assert told(body) == [
        "article Article 4 bis: ",
        "  paragraph 1: Parties",
        "    subparagraph (a): first;",
        "      subparagraph (i): deep",
        "    subparagraph (b): second.",
        "  paragraph 2: Next",
        "  paragraph: 12 months after",
        "  paragraph: (see above)",
    ]


def test_a_number_that_is_proposed_is_not_taken_out_of_the_proposal():
    assert told(p(ins("Jane Doe", "3.\tNew"))) == ["paragraph: [3.\tNew – EU propose]"]


def test_notes_are_provisions_behind_the_one_that_calls_them():
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " First ", r("note", "<w:i/>"))}'
        f'</w:footnote><w:footnote w:id="3">{p("Second")}{p("goes on")}</w:footnote>'
        f'<w:footnote w:id="4">{p("Starred")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{p("At the end")}</w:endnote>'
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>'
    body = (
        p("a", call.format(2), "b", call.format(3), '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + p("c", starred)
        + p(ins("Jane Doe", "d", call.format(2)))
    )
    assert told(body, footnotes=notes, endnotes=ends) == [
        "paragraph: a<mark fn1>b<mark fn2><mark fn3>",
        "  footnote 1: First <i>note</i>",
        "  footnote 2: Second\ngoes on",
        "  footnote i: At the end",
        "paragraph: c<mark fn4>",
        "  footnote *: Starred",
        "paragraph: [d<mark fn1> – EU propose]",
    ]


def test_rows_of_a_table_are_provisions_and_merged_cells_are_said():
    def cell(*inside, look=""):
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(inside)}</w:tc>"

    rows = (
        cell(p("a"), p("b")) + cell(p("c ", dels("Ivan Petrov", "d"))),
        cell(p("wide"), look='<w:gridSpan w:val="2"/>'),
        cell(p(), look="<w:vMerge/>") + cell(p("e")),
    )
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    found = read(document(body))
    assert lines(found.text) == ["row: a\nb\tc [d – RU oppose]", "row: wide", "row: \te"]
    assert found.lost == (
        "At row 2 “wide”: left out: that a cell goes over 2 columns.",
        "At row 3 “e”: left out: that a cell goes on from the row above.",
    )


def test_comments_of_the_facilitator_are_notes_and_those_of_delegations_are_remarks():
    def comment(number, author, *words):
        inside = "".join(map(p, words))
        return f'<w:comment w:id="{number}" w:author="{author}">{inside}</w:comment>'

    comments = comment(0, "Facilitator", "applies to all") + comment(
        1, "Ivan Petrov", "No.", "Why?"
    )
    body = p(
        "Parties ",
        '<w:commentRangeStart w:id="1"/>',
        "shall",
        '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        " act",
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    found = read(document(body, comments=comments))
    assert lines(found.text) == ["paragraph: Parties shall act{applies to all}"]
    (remark,) = found.remarks
    assert (remark.provision, remark.author, remark.party) == ("p1", "Ivan Petrov", "RU")
    assert (remark.text, remark.about) == ("No.\nWhy?", "shall")
    assert [(a.name, a.comments) for a in found.authors] == [("Facilitator", 1), ("Ivan Petrov", 1)]


def test_styles_of_print_come_from_the_run_and_its_style_not_from_the_paragraph():
    body = p(
        r("a", '<w:b/><w:i w:val="0"/>'),
        r("b", '<w:u w:val="single"/><w:i/>'),
        r("c", '<w:rStyle w:val="strong"/>'),
        r("d", '<w:rStyle w:val="strong"/><w:b w:val="0"/>'),
    )
    assert told(body, styles=STYLES) == ["paragraph: <b>a</b><iu>b</iu><b>c</b>d"]


def test_what_the_model_cannot_hold_is_listed_with_where_it_stood():
    box = "<w:r><w:pict><w:txbxContent>" + p("boxed") + "</w:txbxContent></w:pict></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = (
        ("<w:r><w:drawing/></w:r>", "a drawing"),
        (box, "a text box with its words “boxed”"),
        ('<w:r><w:br w:type="page"/></w:r>', "a break of the page"),
        (field, "the field PAGE (its words are kept)"),
        (r("2", '<w:vertAlign w:val="subscript"/>'), "the subscript of “2”"),
        (r("gone", "<w:strike/>"), "the line, which is no tracked change, through “gone”"),
        (r("red", '<w:color w:val="FF0000"/>'), "the colour of “red”"),
        (r("bright", '<w:highlight w:val="yellow"/>'), "the highlighting of “bright”"),
        (r("secret", "<w:vanish/>"), "hidden words “secret”"),
        (
            "<w:sdt><w:sdtContent>" + r("chosen") + "</w:sdtContent></w:sdt>",
            "the content control around “chosen”",
        ),
        (
            '<w:hyperlink r:id="r0">' + r("link") + "</w:hyperlink>",
            "the address of the link “link”",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a sign of the font Wingdings"),
        ("<w:r><w:object/></w:r>", "an embedded object"),
    )
    found = read(document(p("Words ", *(xml for xml, _ in inside))))
    assert lines(found.text) == ["paragraph: Words 72goneredbrightchosenlink"]
    where = "At paragraph 1 “Words 72goneredbrightchosenlink”: left out: "
    assert set(found.lost) == {f"{where}{what}." for _, what in inside}


def test_highlighted_typed_brackets_are_not_listed():
    bright = '<w:highlight w:val="yellow"/>'
    body = p("a ", r("[shall]", bright), " b ", r("[", bright), r("may", bright), r("]", bright))
    assert read(document(body)).lost == ()


def test_a_table_of_contents_is_no_provision():
    body = (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "Aims 1",
        )
        + p("Means 2", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + p("Words")
    )
    found = read(document(body))
    assert lines(found.text) == ["paragraph: Words"]
    assert found.lost == ("At paragraph 1 “Words”: left out: the table of contents.",)


def test_a_document_written_by_another_library_is_read():
    made = docx.Document()
    made.add_heading("Agreement", level=0)
    made.add_heading("Article 1. Aims", level=1)
    made.add_paragraph("First", style="List Number")
    line = made.add_paragraph("Second ", style="List Number")
    line.add_run("bold").bold = True
    made.add_comment(line.runs, text="Think again", author="Li Wei", initials="LW")
    made.add_paragraph("Point", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, words in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
        cell.text = words
    wrapped = OxmlElement("w:ins")
    wrapped.set(qn("w:author"), "Jane Doe")
    added = made.add_paragraph("Closing. ").add_run("Added.")._r
    added.addprevious(wrapped)
    wrapped.append(added)
    file = io.BytesIO()
    made.save(file)
    found = read(file.getvalue())
    assert lines(found.text) == [
        "title: Agreement",
        "article Article 1: Aims",
        "  paragraph 1: First",
        "  paragraph 2: Second <b>bold</b>",
        "    subparagraph •: Point",
        "  row: a\tb",
        "  row: c\td",
        "  paragraph: Closing. [Added. – EU propose]",
    ]
    assert [(x.party, x.text, x.about) for x in found.remarks] == [
        ("G77", "Think again", "Second bold")
    ]
