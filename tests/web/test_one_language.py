"""Every page of an invented campaign speaks one language: no bokmål on a nynorsk page, no Norwegian on an English one."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import Resolver404, resolve

from hvem.keeping.demo import make_demo
from hvem.web.urls import urlpatterns

pytestmark = pytest.mark.django_db

APART = {"healthz", "sign-in", "sign-in-link", "promise"}  # no page, or shown before one knows who reads
WORDS = {
    "nn": (
        "ikke jeg selv hva hvem hvor hvordan hvorfor hvilke hvilken hvilket noe noen fra uke uka uker navn navnet også mye mer være vært "
        "ble sånn sted steder måned måneder løfte løfter mulighet muligheter samtaler personer kommer gjøre gjør fikk nå senere flere "
        "dere deres dem hun lage laget skrevet snakket spørre fortalte fortell tidligere virksomhet virksomheter endret lagret forrige "
        "venner naboer kolleger foreninger leverandører kunder leder rådgiver ansvarlig daglig siden hver begynn begynner mens øverst "
        "én ett et en"
    ),
    "nb": (
        "ikkje eg sjølv kva kven kvar korleis kvifor noko nokon frå veke veka veker namn namnet òg mykje meir vere vore vart stad stader "
        "månad lovnad lovnader høve samtalar personar kjem gjere gjer fekk no seinare fleire dykk dei ho lagra verksemd verksemder endra "
        "førre vener naboar kollegaer foreiningar leverandørar kundar leiar lærar rådgivar kvart medan øvst éin eitt eit ein likar treng ventar"
    ),
    "en": (
        "ikke ikkje jeg eg deg hva kva hvem kven hvor kvar noe noko noen nokon fra frå uke veke navn namn det som er med til av på og "
        "eller du din ditt møte møter samtale løfte nei ja skriv"
    ),
}
OTHERS = re.compile(  # names of things are what they are: the product, organisations, places, languages
    r"· hvem\b|\bhvem\s+(import|restore|køyrer|ikkje køyrer|er fri|Fri|Free|for|is|runs)\b|https?://\S+|\S+@\S+|\b[A-ZÆØÅ][\w-]*( og [A-ZÆØÅ]\w*| på [A-ZÆØÅ]\w*| kommune)?|\bbokmål\b|\bnynorsk\b"
)
HREF = re.compile(r'href="(/[^"#]*)')
SHOWN = re.compile(r'\b(?:aria-label|placeholder|title|alt)="([^"]*)"')
FIELDS = re.compile(r'<input[^>]*type="hidden"[^>]*>|<a class="word".*?</a>|<(script|style|svg)\b.*?</\1>|<option[^>]*>', re.DOTALL)


def _name(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).url_name or ""
    except Resolver404:
        return ""


def pages_of(page) -> dict[str, str]:
    """The text of one page of each kind: those without a part that varies, and the first of each that they lead to."""
    waiting = ["/" + str(one.pattern) for one in urlpatterns if "<" not in str(one.pattern) and one.name not in APART]
    found, tried = {}, set()
    while waiting:
        address = waiting.pop(0)
        name = _name(address)
        if not name or name in found or address in tried or name in APART:
            continue
        tried.add(address)
        answer = page.get(address)
        if answer.status_code == 200 and "text/html" in answer.headers.get("content-type", ""):
            found[name] = answer.content.decode()
            waiting += [unescape(one) for one in HREF.findall(found[name]) if not one.startswith("/static/")]
    return found


def words_of(html: str) -> str:
    """What is read on a page: its text, and what a field or a button is called."""
    bare = FIELDS.sub(" ", html)
    return unescape(" | ".join([*SHOWN.findall(bare), re.sub(r"<[^>]*>", " ", bare)]))


@pytest.mark.parametrize("language", ["nn", "en", "nb"])
def test_no_page_mixes_languages(here, page, language):
    here.user.language = language
    here.user.save()
    make_demo(here)
    wrong = re.compile(rf"(?<![\w-])({WORDS[language].replace(' ', '|')})(?![\w-])")
    pages, mixed = pages_of(page), []
    for name, html in pages.items():
        text = OTHERS.sub(" ", words_of(html))
        mixed += [f"{name}: {' '.join(text[max(0, one.start() - 40) : one.end() + 40].split())!r}" for one in wrong.finditer(text)]
        if language == "en":
            mixed += [f"{name}: {one!r}" for one in re.findall(r"\b[a-z]*[æøå][a-zæøå]*", text)]
    assert len(pages) > 40
    assert not mixed, "\n".join(sorted(set(mixed)))
