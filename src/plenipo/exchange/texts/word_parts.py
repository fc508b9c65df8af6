"""The parts of a Word document beside its words: styles, settings, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from plenipo.exchange.docx import BODY, LETTERS, LONGEST, SMALL
from plenipo.exchange.scripts import shown
from plenipo.exchange.texts.marking import (
    BLANK,
    BRACKET,
    MARK,
    NUMBER,
    PARTY,
    SAID,
    STANCE_NOTE,
    STATUS,
    style_identity,
    style_name,
)
from plenipo.text.model import ANNEX, ARTICLE, FOOTNOTE, HEADING, PART, RECITAL, ROW, TITLE

STEP = 567
"""How far each level is set in, in twentieths of a point: one centimetre."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = ("styles", "settings", "footnotes", "comments")
_SIZES = {TITLE: 34, HEADING: 26, PART: 26, ARTICLE: 24, ANNEX: 26, FOOTNOTE: 2 * SMALL}
_OUTLINED = {HEADING, PART, ARTICLE, ANNEX}
_DEEPEST = 8
_LOOKS = {
    BRACKET: '<w:b/><w:bCs/><w:color w:val="C00000"/>',
    PARTY: '<w:b/><w:bCs/><w:color w:val="1F3864"/>',
    SAID: '<w:i/><w:iCs/><w:color w:val="1F3864"/>',
    STANCE_NOTE: '<w:i/><w:iCs/><w:color w:val="1F3864"/>',
    BLANK: '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>',
    STATUS: '<w:b/><w:bCs/><w:color w:val="375623"/>',
    NUMBER: "",
    MARK: '<w:vertAlign w:val="superscript"/>',
}


def part(name: str, inside: str) -> bytes:
    """Return a part of Word's own XML."""
    return f'{HEAD}<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{name}>'.encode()


def frame(title: str, language: str, moment: str) -> dict[str, bytes]:
    """Return the parts that say what the file is and where its words are."""
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_MEDIA}.{kind}+xml"/>'
        for kind in _KINDS
    )
    types = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MEDIA}.document.main+xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": _relations(
            (f"{_R}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")
        ),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_R}/{kind}", f"{kind}.xml") for kind in _KINDS)
        ),
        "docProps/core.xml": _core(title, language, moment),
    }


def _relations(*targets: tuple[str, str]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _core(title: str, language: str, moment: str) -> bytes:
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(shown(title)[:LONGEST])}</dc:title>"
        f"<dc:language>{escape(shown(language))}</dc:language>{dated}</cp:coreProperties>"
    ).encode()


def settings(*, tracked: bool) -> bytes:
    """Return the settings; in a document with tracked changes, further ones are tracked too."""
    return part(
        "settings",
        ("<w:trackRevisions/>" if tracked else "")
        + '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    )


def footnotes(notes: Iterable[str]) -> bytes:
    """Return the part of footnotes, with the lines that set them off."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    return part("footnotes", lines + "".join(notes))


def styles(used: Iterable[tuple[str, int]], language: str, *, rightward: bool) -> bytes:
    """Return the styles: Word's own that are needed, of notation, and of each kind and depth."""
    tag = quoteattr(shown(language))
    turned = "<w:bidi/>" if rightward else ""
    fonts = "".join(f' w:{script}="{LETTERS}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    inside = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/><w:sz w:val="{2 * BODY}"/>'
        f'<w:szCs w:val="{2 * BODY}"/><w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{turned}"
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        f'<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="{2 * SMALL}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference">'
        '<w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "</w:style>" + _TABLE
    )
    inside += "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_identity(name)}">'
        f'<w:name w:val="{name}"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for name, look in _LOOKS.items()
    )
    return part("styles", inside + "".join(_style(*each) for each in sorted(used)))


def _style(kind: str, depth: int) -> str:
    name = style_name(kind, depth)
    own = kind in {TITLE, HEADING} and depth <= _DEEPEST
    layout = "<w:keepNext/>" if kind in _OUTLINED or kind == TITLE else ""
    layout += '<w:spacing w:before="240" w:after="120"/>' if kind in _OUTLINED else ""
    layout += f'<w:ind w:left="{indent(kind, depth)}"/>'
    layout += '<w:jc w:val="center"/>' if kind == TITLE else ""
    if kind in _OUTLINED:
        layout += f'<w:outlineLvl w:val="{min(depth, _DEEPEST)}"/>'
    size = (
        max(_SIZES.get(kind, 2 * BODY) - 2 * depth, 2 * BODY)
        if kind in _OUTLINED
        else (_SIZES.get(kind, 2 * BODY))
    )
    look = "<w:b/><w:bCs/>" if kind in _OUTLINED or kind == TITLE else ""
    look += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    custom = "" if own else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_identity(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def indent(kind: str, depth: int) -> int:
    """Return how far a provision is set in, in twentieths of a point."""
    flat = {TITLE, HEADING, PART, ARTICLE, ANNEX, RECITAL, ROW, FOOTNOTE}
    return 0 if kind in flat else STEP * min(max(depth - 1, 0), 12)


_TABLE = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)
