"""Word documents for the tests, made part by part, and what was read of them in short."""

import io
import zipfile

from plenipo.exchange.texts.docx_reading import read_docx
from plenipo.text.model import Blank, Bracket, Mark, Note, Run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")
DELEGATIONS = {"Jane Doe": "EU", "Ivan Petrov": "RU", "Li Wei": "G77"}


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*targets):
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target, mode) in enumerate(targets)
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def parts_of(body, *, more=(), **parts):
    """The parts of a document with this body; others by name, such as `styles`."""
    inner = [(kind, f"{kind}.xml", "") for kind in parts] + list(more)
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*inner),
    } | {
        f"word/{kind}.xml": f"<w:{kind} {NAMES}>{content}</w:{kind}>"
        for kind, content in parts.items()
    }


def document(body, **parts):
    return zipped(parts_of(body, **parts))


def p(*inside, style="", numbered="", mark=""):
    """A paragraph; plain words among what is inside become runs."""
    layout = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        number, level = numbered
        layout += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    if mark:
        layout += f"<w:rPr>{mark}</w:rPr>"
    return f"<w:p><w:pPr>{layout}</w:pPr>{''.join(map(r, inside))}</w:p>"


def r(words, look=""):
    if words.startswith("<"):
        return words
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def change(tag, author, *inside):
    runs = "".join(map(r, inside))
    if tag == "del":
        runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{tag} w:id="1" w:author="{author}">{runs}</w:{tag}>'


def ins(author, *inside):
    return change("ins", author, *inside)


def dels(author, *inside):
    return change("del", author, *inside)


def read(content, **options):
    options.setdefault("delegations", DELEGATIONS)
    return read_docx(content, name="text.docx", **options)


def shown(content):
    """Content in short: `[old / new – EU propose]`."""
    return "".join(map(_piece, content))


def lines(text):
    """Each provision in short: `1 article Article 4: words`, indented by its depth."""
    found = []
    for provision in text.provisions:
        number = f" {provision.number}" if provision.number else ""
        words = shown(provision.content)
        found.append(f"{'  ' * provision.depth}{provision.kind}{number}: {words}")
    return found


def _piece(piece):
    match piece:
        case Run(text=text, style=style):
            return f"<{style}>{text}</{style}>" if style else text
        case Note(text=text):
            return f"{{{text}}}"
        case Blank(text=text):
            return f"<blank {text}>"
        case Mark(to=to):
            return f"<mark {to}>"
        case Bracket(alternatives=alternatives):
            return f"[{' / '.join(map(_alternative, alternatives))}]"


def _alternative(alternative):
    said = "; ".join(
        f"{s.party} {s.kind}" + (f" ({s.note})" if s.note else "") for s in alternative.stances
    )
    return shown(alternative.content) + (f" – {said}" if said else "")
