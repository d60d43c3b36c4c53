"""Only what the sender newly wrote is their text: not what they quote, not their signature, not what programs add."""

from __future__ import annotations

import pytest

from hvem.reading.exchanges import Correspondent
from hvem.reading.mail.html import lines_of_page, plain
from hvem.reading.mail.message import read_one
from hvem.reading.mail.newly import Newly, lines_of, newly
from tests.reading.mail.labelled import REPLY, folded, rows

KARI = Correspondent("kari.nordmann@fjordbygg.example", "Kari Nordmann")
SETS = (
    "norwegian/expected.jsonl",
    "mails_held_out.jsonl",
    "mails_fresh.jsonl",
    "mails_last.jsonl",
    "replies_held_out.jsonl",
    "signatures_held_out.jsonl",
)


def read(text: str) -> Newly:
    return newly(lines_of(text), KARI)


@pytest.mark.parametrize(
    "row", [row for name in SETS for row in rows(name) if row["text"] is not None], ids=lambda row: row["id"]
)
def test_the_new_text_is_what_was_written(row: dict) -> None:
    assert folded(read_one(row["octets"]).text) == folded(row["text"])


INTRODUCTIONS = [
    "Den 3. mars 2026 kl. 12:30 skrev Ola Vik <ola@vik.example>:",
    "tir. 3. mars 2026 kl. 12:30 skrev Ola Vik <\nola@vik.example>:",
    "tys. 3. mars 2026 kl. 12:30 skreiv Ola Vik <ola@vik.example>:",
    "Den 03.03.2026 12:30, skreiv Ola Vik:",
    "Den tirsdag 3. mars 2026 kl. 12:30:11 CET skrev Ola Vik <ola@vik.example> følgende:",
    "Ola Vik <ola@vik.example> skrev (3. mars 2026 kl. 12:30):",
    "På tirsdag 3. mars 2026 12:30 skrev Ola Vik <ola@vik.example>:",
    "On Tue, Mar 3, 2026 at 12:30 PM Ola Vik <ola@vik.example> wrote:",
    "On Tue, Mar 3, 2026 at 12:30 PM Ola Vik\n<ola@vik.example>\nwrote:",
    "On 3 Mar 2026, at 12:30, Ola Vik <ola@vik.example> wrote:",
    "Ola Vik wrote on 3/3/2026 12:30 PM:",
    "Le mar. 3 mars 2026 à 12:30, Ola Vik <ola@vik.example> a écrit :",
    "Am Di., 3. März 2026 um 12:30 Uhr schrieb Ola Vik <ola@vik.example>:",
    "El mar, 3 mar 2026 a las 12:30, Ola Vik (<ola@vik.example>) escribió:",
    "Il giorno mar 3 mar 2026 alle ore 12:30 Ola Vik <ola@vik.example> ha scritto:",
    "Op di 3 mrt 2026 om 12:30 schreef Ola Vik <ola@vik.example>:",
    "W dniu 3.03.2026 o 12:30, Ola Vik pisze:",
    "вт, 3 мар. 2026 г. в 12:30, Ola Vik <ola@vik.example>:",
    "2026年3月3日(火) 12:30 Ola Vik <ola@vik.example>:",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_the_line_that_introduces_a_quotation_is_known(introduction: str, mark: str) -> None:
    found = read(f"Ja, gjerne.\n\n{introduction}\n\n{mark}Har du tid?\n{mark}Ola\n")
    assert found.text == "Ja, gjerne."
    assert "Har du tid?" in found.quoted


@pytest.mark.parametrize(
    "last",
    ["tlf 99 88 77 66", "99 88 77 66", "kari@fjordbygg.example", "Kari <kari@fjordbygg.example>", "Hus 3", "Kari Nordmann"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("introduction", INTRODUCTIONS[:8])
def test_a_line_above_the_introduction_is_not_taken_with_it(last: str, gap: str, introduction: str) -> None:
    found = read(f"Ja.\n\nHilsen\nKari\n{last}{gap}{introduction}\n\n> Når?\n")
    assert (found.text, last in found.signature) == ("Ja.", True)


HEADS = [
    "Fra: Ola Vik <ola@vik.example>\nSendt: tirsdag 3. mars 2026 12:30\nTil: Kari Nordmann\nEmne: Tid",
    "Frå: Ola Vik\nSendt: tysdag 3. mars 2026 12:30\nTil: Kari Nordmann\nKopi: Eva\nEmne: Tid",
    "*Fra:* Ola Vik <ola@vik.example>\n*Dato:* 3. mars 2026\n*Til:* Kari\n*Emne:* Tid",
    "Emne: Tid\nTil: Kari\nSendt: 3. mars 2026\nFra: Ola Vik",
    "-----Opprinnelig melding-----\nFra: Ola Vik [mailto:ola@vik.example]\nSendt: 3. mars 2026 12:30\nTil: Kari",
    "-----Opphavleg melding-----",
    "________________________________\nFrom: Ola Vik\nSent: Tuesday, March 3, 2026 12:30 PM\nTo: Kari\nSubject: Time",
    "Från: Ola Vik\nSkickat: den 3 mars 2026 12:30\nTill: Kari\nÄmne: Tid",
    "Von: Ola Vik\nGesendet: Dienstag, 3. März 2026 12:30\nAn: Kari\nBetreff: Zeit",
    "De : Ola Vik\nEnvoyé : mardi 3 mars 2026 12:30\nÀ : Kari\nObjet : Temps",
    "Lähettäjä: Ola Vik\nLähetetty: tiistai 3. maaliskuuta 2026 12.30\nVastaanottaja: Kari\nAihe: Aika",
    "Fra: Ola Vik Sendt: tirsdag 3. mars 2026 12:30 Til: Kari Nordmann Emne: Tid",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_an_older_mail_ends_the_new_text(head: str) -> None:
    found = read(f"Ja, gjerne.\n\n{head}\n\nHar du tid?\n")
    assert found.text == "Ja, gjerne."
    assert "Har du tid?" in found.quoted


@pytest.mark.parametrize(
    "text",
    [
        "Den 3. desember kl. 12 er det generalprøve, og jeg skrev om den: kom!",
        "Fra: Bergen\nTil: Oslo\nblir det fly, ikke tog.",
        "På mandag skrev Ola at han kommer.\n\nDet gleder meg.",
        "Prisen er > 100 kr.\n\n10 > 5 som kjent.",
        "Dette er fortrolig, ikke si det videre.",
        "Hilsen til alle på kontoret!\n\nJeg kommer i mars.",
        "Sendt fra meg i går, kom den fram?",
        "Her er to:\n\n- Siri Moe, 911 22 334\n- Per Dahl, 922 33 445",
        "```\n> kode\n-- kommentar\n```\n\nSlik.",
        "Takk!",
        "Best of luck to you.",
    ],
)
def test_what_only_looks_like_an_ending_stays(text: str) -> None:
    assert read(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "Sendt fra min iPhone",
        "Sendt frå mobilen min",
        "Hent Outlook for iOS",
        "Last ned Outlook for Android<https://aka.ms/x>",
        "Sent from my Galaxy",
        "Sent from Outlook for iOS",
        "Skickat från min iPad",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Sendt med Proton Mail sikker e-post.",
        "Få Outlook for Android",
    ],
)
def test_lines_of_telephones_are_cut(line: str) -> None:
    assert read(f"Ja.\n\n{line}\n").text == "Ja."
    assert read(f"Ja.\n\n{line}\n\nDen 3. mars 2026 kl. 12:30 skrev Ola <ola@vik.example>:\n> Hei\n").text == "Ja."


@pytest.mark.parametrize(
    "closing",
    [
        "Hilsen",
        "Mvh",
        "Med vennlig hilsen,",
        "Venleg helsing",
        "Beste hilsen",
        "Kind regards,",
        "Best,",
        "Alt godt",
        "Klem",
        "Vennlig hilsen / Best regards",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_closing_is_neither_text_nor_name(closing: str, gap: str) -> None:
    found = read(f"Hei!\n\nJeg kommer.\n\n{closing}{gap}Kari Nordmann\nFjordbygg AS\n")
    assert found.text == "Hei!\n\nJeg kommer."
    assert [line for line in found.signature if line.strip()] == ["Kari Nordmann", "Fjordbygg AS"]


@pytest.mark.parametrize("name", ["Kari", "Kari Nordmann", "K", "KN", "- Kari", "–Kari", "kari", "K.N."])
def test_a_last_line_that_is_only_the_senders_name_is_the_signature(name: str) -> None:
    assert read(f"Jeg kommer i morgen.\n\n{name}\n").text == "Jeg kommer i morgen."


def test_another_persons_name_last_is_text() -> None:
    assert read("Du bør snakke med\n\nSiri Moe").text == "Du bør snakke med\n\nSiri Moe"


def test_a_postscript_below_the_signature_is_text() -> None:
    assert read("Jeg kommer.\n\nHilsen Kari\n\nPS: Jeg tar med kake.\n").text == "Jeg kommer.\n\nPS: Jeg tar med kake."


def test_answers_between_the_quoted_lines_are_joined() -> None:
    found = read("Den 3. mars 2026 skrev Ola Vik:\n> Når?\n\nKlokka ti.\n\n> Hvor?\n\nPå kaia.\n\nKari\n")
    assert found.text == "Klokka ti.\n\nPå kaia."
    assert "Når?" in found.quoted and "Hvor?" in found.quoted


def test_an_answer_below_the_quotation_is_found() -> None:
    assert read("Den 3. mars 2026 skrev Ola Vik:\n> Når?\n> Ola\n\nKlokka ti.\n").text == "Klokka ti."


def test_what_is_passed_on_is_quoted_and_the_comment_is_text() -> None:
    found = read(
        "Se under.\n\n---------- Videresendt melding ---------\nFra: Ola\nDate: 3.3.2026\nSubject: Hei\nTo: Kari\n\nGammelt.\n"
    )
    assert (found.text, found.forwards) == ("Se under.", True)
    assert "Gammelt." in found.quoted


def test_a_page_is_read_as_text_and_nothing_hidden_is() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><div style='display:none'>skjult</div><p>Hei&nbsp;du</p><p>se <a href='https://x.example'>lista</a>:</p>"
        "<ul><li>en</li><li>to</li></ul><script>alert(1)</script><img src='https://x.example/p.gif' alt='spor'><table><tr><td>a</td><td>b</td></tr></table></body></html>"
    )
    assert folded(plain(page)) == "Hei du se lista: - en - to a b"


@pytest.mark.parametrize(
    "page",
    [
        '<div>Ja.</div><div class="gmail_quote"><div class="gmail_attr">zxy qwe:<br></div><blockquote class="gmail_quote">Når?</blockquote></div>',
        '<div>Ja.</div><div class="moz-cite-prefix">zxy qwe:</div><blockquote type="cite">Når?</blockquote>',
        '<div>Ja.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Zxy:</b> Ola</div><div>Når?</div>',
        '<div>Ja.</div><div id="x_divRplyFwdMsg">Zxy: Ola</div><div>Når?</div>',
        '<p class=MsoNormal>Ja.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>Zxy:</b> Ola<br><b>Qwe:</b> Kari</p></div><p>Når?</p>',
        '<div>Ja.</div><div class="yahoo_quoted"><div>zxy</div><div>Når?</div></div>',
        '<div>Ja.</div><div class="protonmail_quote">zxy qwe<br><blockquote class="protonmail_quote" type="cite">Når?</blockquote></div>',
        '<div>Ja.</div><table class="OutlookMessageHeader"><tr><td>Zxy: Ola</td></tr></table><div>Når?</div>',
        '<div>Ja.</div><div class="moz-signature">-- <br>Kari</div><blockquote type="cite">Når?</blockquote>',
    ],
)
def test_a_page_tells_by_its_structure_what_is_quoted(page: str) -> None:
    found = newly(lines_of_page(page), KARI)
    assert found.text == "Ja."
    assert "Når?" in found.quoted


def test_indented_text_on_a_page_is_not_quoted() -> None:
    page = '<div>Husk:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>to egg</div></blockquote>'
    assert folded(newly(lines_of_page(page), KARI).text) == "Husk: to egg"


def test_the_page_is_read_where_the_plain_text_is_a_stub() -> None:
    body = (
        "--b\nContent-Type: text/plain\n\nDenne e-posten krever HTML.\n--b\nContent-Type: text/html\n\n<p>"
        + "Hei Ola, " * 40
        + "</p>\n--b--\n"
    )
    octets = REPLY.replace("text/plain; charset=utf-8", "multipart/alternative; boundary=b") + body
    assert read_one(octets.encode()).text.startswith("Hei Ola,")
