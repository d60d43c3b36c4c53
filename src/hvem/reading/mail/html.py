"""A mail written as a page, read as plain text by its structure; nothing is fetched, nothing hidden is read."""

from __future__ import annotations

import re
from typing import Any

from hvem.reading.mail.quotes import Line, Role

MOST = 1_500_000
"""Octets of a page that are read."""
_MOST_TEXT = 400_000
_MOST_LINES = 8_000
_DROPPED = frozenset(["script", "style", "head", "title", "meta", "link", "template", "noscript", "svg", "math", "object", "iframe", "select",
                      "textarea", "button", "audio", "video", "canvas", "map"])  # fmt: skip
_BLOCKS = frozenset(["div", "section", "article", "header", "footer", "main", "nav", "aside", "form", "fieldset", "center", "address", "tr", "li", "dt",
                     "dd", "ul", "ol", "dl", "table", "tbody", "thead", "hr", "blockquote", "pre", "figure", "figcaption", "caption", "body"])  # fmt: skip
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|\Z)|font-size\s*:\s*0(?:px|pt)?\s*(?:;|\Z)|opacity\s*:\s*0\s*(?:;|\Z)",
    re.IGNORECASE,
)
_INDENTED = re.compile(r"border\s*:\s*(?:none|0)|margin\s*:\s*0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\s)(?:x_)*(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block(?:-user)?|signature|mail-signature|"
                     r"ms-outlook-mobile-signature|zimbra-signature|fm-signature|tutanota_signature|divsignature)(?:\s|$)", re.IGNORECASE)  # fmt: skip
_REST = re.compile(r"(?:^|\s)(?:x_)*(?:divrplyfwdmsg|outlookmessageheader|reply-intro|mail-editor-reference-message-container|"
                   r"ms-outlook-mobile-reference-message|ydp\w*yahoo_quoted|yahoo_quoted|isforwardcontent|zmail_extra(?:_hr)?|replymessage)(?:\s|$)", re.IGNORECASE)  # fmt: skip
_CITED = re.compile(r"(?:^|\s)(?:x_)*(?:moz-cite-prefix|gmail_attr|moz-forward-container-header)(?:\s|$)", re.IGNORECASE)
_QUOTING = re.compile(
    r"(?:^|\s)(?:x_)*(?:protonmail_quote|gmail_quote|gmail_quote_container|gmail_extra_quote|tutanota_quote)(?:\s|$)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"border\s*:\s*none\s*;\s*border-top\s*:\s*solid\s*#?\w{1,12}\s*1\.0pt", re.IGNORECASE)
_HEAD_WORD = re.compile(r"\s*[*_]?[^\W\d_][\w ]{0,14}\s?[:：]")
_GAPS = re.compile(r"[ \t\r\n\f]+")


def lines_of_page(page: str) -> list[Line]:
    """The lines of a page, each with what the structure says of it: quoted, introducing a quotation, signature, the rest of an older mail."""
    import lxml.html
    from lxml import etree

    octets = page.replace("\0", "").encode("utf-8", "replace")[:MOST]
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(octets, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    walk = _Walk()
    for event, element in (seen := etree.iterwalk(root, events=("start", "end"))):
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            seen.skip_subtree()
        if walk.size > _MOST_TEXT or len(walk.lines) > _MOST_LINES:
            break
    return walk.done()


def plain(page: str) -> str:
    """The page as plain text; lines quoted carry `> ` before them."""
    return "\n".join(f"> {line.text}".rstrip() if line.role == "quoted" else line.text for line in lines_of_page(page)).strip()


class _Walk:
    """The lines of a page as its elements are entered and left."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.size = 0
        self._text: list[str] = []
        self._role: Role = ""
        self._kept = 0
        self._opening = False
        self._inside = {"quoted": 0, "signature": 0, "introduces": 0, "container": 0}
        self._entered: dict[Any, str] = {}

    def enter(self, element: Any) -> bool:
        """At the start of an element: its kind, its text; False where it and all below is left out."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _DROPPED or _is_hidden(element):
            return False
        if tag in ("br", "hr"):
            self._break(empty=True)
        elif tag in _BLOCKS or tag in _SPACED:
            self._open(tag, element)
        elif tag in ("td", "th"):
            self._cell()
        elif tag == "img":
            self._picture(element)
        self._note(element, tag)
        if tag == "pre":
            self._kept += 1
        if tag == "li":
            self._text.append("- ")
        self._say(element.text)
        return True

    def leave(self, element: Any) -> None:
        """At the end of an element, and the text after it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS or tag in _SPACED:
            self._break()
            if _is_spaced(tag, element):
                self._gap()
        kind = self._entered.pop(element, "")
        if kind:
            self._break()
            self._inside[kind] -= 1
        if tag == "pre":
            self._kept -= 1
        self._say(element.tail)

    def done(self) -> list[Line]:
        """All lines."""
        self._break()
        return self.lines

    def _open(self, tag: str, element: Any) -> None:
        self._break()
        if _is_spaced(tag, element):
            self._gap()

    def _note(self, element: Any, tag: str) -> None:
        """What the element's class or id says of the lines in it."""
        named = f"{element.get('class', '')} {element.get('id', '')}"[:300]
        kind = ""
        if tag == "blockquote" and not (
            _INDENTED.search(element.get("style", "")) and not (element.get("type") or named.strip())
        ):
            kind, self._opening = "quoted", False
        elif _SIGNED.search(named):
            kind = "signature"
        elif _CITED.search(named):
            kind = "introduces"
        elif _QUOTING.search(named):
            kind, self._opening = "container", True
        elif _REST.search(named) or "appendonsend" in named or self._is_outlook(element, tag):
            self._break()
            self.lines.append(Line("", "rest"))
        if kind:
            self._break()
            self._entered[element] = kind
            self._inside[kind] += 1

    def _is_outlook(self, element: Any, tag: str) -> bool:
        """Outlook's head of a quoted mail: a line above, and words with colons below it."""
        if tag != "div" or _OUTLOOK.search(element.get("style", "")) is None:
            return False
        words = "".join(text for _, text in zip(range(12), element.itertext(), strict=False))
        return _HEAD_WORD.match(words[:60]) is not None and words[:600].count(":") >= 2

    def _say(self, text: str | None) -> None:
        if not text:
            return
        text = text[:_MOST_TEXT]
        self.size += len(text)
        if self._kept:
            for place, line in enumerate(text.split("\n")):
                if place:
                    self._break(empty=True)
                self._text.append(line)
        else:
            self._text.append(_GAPS.sub(" ", text))

    def _cell(self) -> None:
        if any(piece.strip() for piece in self._text):
            self._text.append("   ")

    def _picture(self, element: Any) -> None:
        """Of pictures only a drawn sign is read, as mail programs send them for smileys."""
        said = element.get("alt", "")
        if 0 < len(said) <= 3 and not said.isascii():
            self._text.append(said)

    def _now(self) -> Role:
        inside = self._inside
        if inside["quoted"]:
            return "quoted"
        if inside["signature"]:
            return "signature"
        return "introduces" if inside["introduces"] or (inside["container"] and self._opening) else ""

    def _break(self, *, empty: bool = False) -> None:
        """Ends the line; `empty` where an empty one counts."""
        text = "".join(self._text)
        empty = empty or "\u00a0" in text
        text = text.replace("\u00a0", " ")
        if not self._kept:
            text = re.sub(r" {3,}", "   ", text).strip()
        self._text = []
        if text.strip() or empty:
            self.lines.append(Line(text.rstrip(), self._now()))

    def _gap(self) -> None:
        """An empty line, if none stands there."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line("", self._now()))


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or "preheader" in element.get("class", "").casefold():
        return True
    style = element.get("style", "")
    return bool(style) and _HIDDEN.search(style[:2000]) is not None


def _is_spaced(tag: str, element: Any) -> bool:
    """Whether an empty line stands around an element; paragraphs of Outlook have none."""
    if tag == "p":
        return "mso" not in element.get("class", "").casefold() and re.search(r"margin\s*:\s*0", element.get("style", "")) is None
    return tag in _SPACED
