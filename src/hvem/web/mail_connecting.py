"""Connecting a mailbox, one question at a time: the address, the password, which addresses are mine, how far to look back."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_GET, require_http_methods

from hvem.accounts.access import Seat, own
from hvem.correspondence.connections import connecting
from hvem.correspondence.connections.reaching import found_for, provider_of, reach_of
from hvem.correspondence.connections.trying import Reach, is_address, try_mailbox
from hvem.correspondence.models import Mailbox
from hvem.ground.sealing import WrongKey, unseal
from hvem.outside.shapes import Safety
from hvem.web import shown
from hvem.web.fields import figure
from hvem.web.mail_pages import ALL, SAFETIES, YEARS, ConnectPage, MailboxPage, Trouble, found_page, page_of
from hvem.web.once import once
from hvem.web.page import done, is_part, seat, show, signed_in, tell
from hvem.web.stale import asked, since
from hvem.wording.catalogue import say

AWHILE, MOST = 600, 20
"""In so many seconds an account may try so many times: enough for anybody who types, too few for who guesses."""
LONGEST = 300


def place_of(mailbox: Mailbox) -> str:
    """The page of a mailbox."""
    return f"/connections/mail/{mailbox.pk}/"


@require_http_methods(["GET", "POST"])
@signed_in
@once
def connect(request: HttpRequest) -> HttpResponse:
    """First the address alone; then how it is reached, found for it, and the password, tried while one waits."""
    here = seat(request)
    if request.method != "POST":
        return show(request, "connections_mail.html", ConnectPage(address=request.GET.get("address", "")[:254]))
    address = request.POST.get("address", "").strip()[:LONGEST]
    asks = "imap_host" not in request.POST
    wrong = "address-wrong" if not is_address(address) else "too-often" if asks and too_often(here) else ""
    if wrong:
        complaints = {"address": say(here.language, f"connect.{wrong}")}
        return show(request, "connections_mail.html", ConnectPage(address=address, complaints=complaints), status=422)
    if asks:
        found = found_for(address)
        return show(request, "connections_mail.html", found_page(found, reach_of(found)))
    return _tried(request, here, address, None)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, mailbox_id: str) -> HttpResponse:
    """How a mailbox is reached, and its password, written anew; tried before it holds."""
    here = seat(request)
    mailbox = own(Mailbox, mailbox_id, here.account)
    if request.method == "POST":
        return _overwritten(request, here, mailbox) or _tried(request, here, mailbox.address, mailbox)
    reach = Reach(mailbox.address, **{name: getattr(mailbox, name) for name in connecting.REACHED_BY})
    return show(request, "connections_mail.html", page_of(reach, mailbox=mailbox))


def _overwritten(request: HttpRequest, here: Seat, mailbox: Mailbox) -> HttpResponse | None:
    """Both where a field was changed elsewhere meanwhile; the database waits for nobody while a server is tried, so nothing is locked."""
    stands = shown.mailbox(mailbox)
    fields, clashing = since(request.POST, stands)
    if clashing:
        fields.pop("password", None)
        return show(request, "stale.html", asked(here, request, fields, stands, clashing), status=409)
    request.POST = fields  # type: ignore[assignment]
    return None


def _tried(request: HttpRequest, here: Seat, address: str, mailbox: Mailbox | None) -> HttpResponse:
    """Try what was typed: where it lets us in it is kept, else all that was typed stands there again but for the password."""
    reach, complaints = _typed(request, here, address)
    secret = request.POST.get("password", "")[:2000]
    source = request.POST.get("source", "")[:12]
    kept = _kept(mailbox, reach) if mailbox and not secret else secret
    if not kept:
        complaints["password"] = say(here.language, "connect.password-missing")
    elif not complaints and too_often(here):
        complaints["password"] = say(here.language, "connect.too-often")
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in ("imap_port", "smtp_port")}
    if complaints:
        page = page_of(reach, source=source, mailbox=mailbox, complaints=complaints, typed=typed)
        return show(request, "connections_mail.html", page, status=422)
    tried = try_mailbox(reach, kept)
    if not tried.well:
        trouble = Trouble.of(here, tried, reach.smtp_host if tried.part == "smtp" else reach.imap_host)
        page = page_of(reach, source=source, mailbox=mailbox, trouble=trouble, typed=typed)
        return show(request, "connections_mail.html", page, status=422)
    if mailbox is not None:
        return done(request, connecting.change(here, mailbox, reach, secret), then=place_of(mailbox))
    row = connecting.connect(here, reach, secret)
    request.session[f"mine-{row.pk}"] = {"mine": tried.mine, "often": tried.often}
    return HttpResponseRedirect(place_of(row))


def _kept(mailbox: Mailbox, reach: Reach) -> str:
    """The password that is kept, where it can be opened; to a server it was not given for it is never shown."""
    given_for = {mailbox.imap_host, mailbox.smtp_host, ""}
    if mailbox.way != "password" or not {reach.imap_host, reach.smtp_host} <= given_for:
        return ""
    try:
        return unseal(mailbox.secret)
    except WrongKey:
        return ""


def _typed(request: HttpRequest, here: Seat, address: str) -> tuple[Reach, dict[str, str]]:
    """How the mailbox is reached as it was typed, and what cannot be."""
    fields, complaints = request.POST, {}
    provider = provider_of(fields.get("provider", "")[:20])
    host = {name: fields.get(name, "").strip()[:253] for name in ("imap_host", "smtp_host")}
    port = {}
    for name, usual in (("imap_port", 993), ("smtp_port", 465)):
        found = figure(fields.get(name, str(usual)), 1, 65535)
        port[name] = found or usual
        if found is None:
            complaints[name] = say(here.language, "connect.port-wrong")
    if not host["imap_host"]:
        complaints["imap_host"] = say(here.language, "connect.host-missing")
    reach = Reach(
        address, fields.get("username", "").strip()[:254] or address, host["imap_host"], port["imap_port"], _safety(fields.get("imap_safety", "")),
        host["smtp_host"], port["smtp_port"], _safety(fields.get("smtp_safety", "")), provider.key if provider else "",
        files_itself=bool(provider and provider.keeps_sent),
    )  # fmt: skip
    return reach, complaints


def _safety(text: str) -> Safety:
    return cast("Safety", text) if text in SAFETIES else "tls"


def too_often(here: Seat) -> bool:
    """Whether the account has asked servers, or tried passwords there, so often that a provider may lock the user out."""
    key = f"tries-{here.account.pk}"
    cache.add(key, 0, AWHILE)
    try:
        return cache.incr(key) > MOST
    except ValueError:  # just forgotten
        return False


@require_GET
@signed_in
def mailbox(request: HttpRequest, mailbox_id: str) -> HttpResponse:
    """One mailbox: the next question, or how it goes. A part of it is asked for while the first reading goes on."""
    here = seat(request)
    row = own(Mailbox, mailbox_id, here.account)
    page = MailboxPage.of(here, row, request.session.get(f"mine-{row.pk}"))
    if is_part(request):
        answer = show(request, "parts/connection_progress.html", page)
        if not page.reads:
            answer.headers["HX-Refresh"] = "true"
        return answer
    return show(request, "connections_mine.html" if page.ask else "connections_mailbox.html", page)


def say_mine(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """Which addresses are the user's own; one that is written beside them must be an address."""
    more = request.POST.get("more", "").strip()[:LONGEST]
    if more and not is_address(more):
        page = MailboxPage.of(here, row, request.session.get(f"mine-{row.pk}"), ask="mine")
        complaint = say(here.language, "connect.address-wrong")
        return show(request, "connections_mine.html", page, status=422, complaint=complaint, more=more)
    connecting.say_mine(here, row, [one for one in [*request.POST.getlist("mine")[:50], more] if is_address(one)])
    request.session.pop(f"mine-{row.pk}", None)
    return HttpResponseRedirect(place_of(row))


def look_back(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """How far to look back: some years, all there is, or not at all."""
    asked = request.POST.get("since", "")
    if asked not in {"all", "none", *map(str, YEARS)}:
        raise Http404
    since = ALL if asked == "all" else None if asked == "none" else _years_ago(here.today, int(asked))
    return done(request, connecting.look_back(here, row, since), then=place_of(row))


def _years_ago(today: date, years: int) -> date:
    return today.replace(year=today.year - years, day=min(today.day, 28))


def stop_looking(request: HttpRequest, here: Seat, row: Any) -> HttpResponse:
    """Look no further back."""
    connecting.stop_looking(here, row)
    tell(request, "looking-stopped")
    return HttpResponseRedirect(place_of(row))


VERBS = {"mine": say_mine, "since": look_back, "stop": stop_looking}
urls = [
    path("connections/mail/", connect, name="connect-mail"),
    path("connections/mail/<uuid:mailbox_id>/", mailbox, name="mailbox"),
    path("connections/mail/<uuid:mailbox_id>/change/", change, name="mailbox-change"),
]
