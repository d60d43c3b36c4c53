"""Signing in with the provider itself: led there with a state and a proof of one's own (PKCE), and back with a code."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from hvem.accounts.access import Seat, own
from hvem.correspondence.connections import connecting
from hvem.correspondence.connections.reaching import provider_of, reach_of, sign_in_of
from hvem.correspondence.connections.signing_in import client_of
from hvem.correspondence.connections.trying import Reach, is_address, try_mailbox
from hvem.correspondence.models import Mailbox
from hvem.outside import tokens
from hvem.outside.providers import Provider
from hvem.outside.settings_found import Found
from hvem.outside.shapes import Failed
from hvem.web.mail_connecting import place_of
from hvem.web.mail_pages import Trouble, page_of
from hvem.web.page import done, seat, show, signed_in
from hvem.wording.catalogue import say

HELD = "signing-there"
GOOD_FOR = timedelta(minutes=15)


def _way_back(request: HttpRequest) -> str:
    base = settings.HVEM_URL.rstrip("/") or f"{request.scheme}://{request.get_host()}"
    return base + reverse("sign-in-back")


@require_GET
@signed_in
def go(request: HttpRequest, provider: str) -> HttpResponse:
    """Led to the provider, who asks the user; 404 where the host is not registered there."""
    here, found = seat(request), provider_of(provider)
    sign_in = sign_in_of(found.oauth) if found else None
    if found is None or sign_in is None or found.imap is None:
        raise Http404
    mailbox = own(Mailbox, request.GET["mailbox"], here.account) if request.GET.get("mailbox") else None
    address = mailbox.address if mailbox else request.GET.get("address", "").strip()[:254]
    if not is_address(address):
        return HttpResponseRedirect(reverse("connect-mail"))
    state, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    request.session[HELD] = {
        "provider": provider, "state": state, "verifier": verifier, "address": address, "at": here.now.isoformat(),
        "mailbox": str(mailbox.pk) if mailbox else "",
    }  # fmt: skip
    client_id = client_of(found.oauth)["client_id"]
    return HttpResponseRedirect(
        tokens.authorise_address(sign_in, client_id, _way_back(request), state, verifier, address=address)
    )


@require_GET
@signed_in
def come_back(request: HttpRequest) -> HttpResponse:
    """Back from the provider: with a code that is exchanged and tried, or with a no; each answer is good once."""
    here = seat(request)
    held: dict[str, Any] = request.session.pop(HELD, None) or {}
    provider = provider_of(held.get("provider", ""))
    state = request.GET.get("state", "")[:200]
    if provider is None or not secrets.compare_digest(state.encode(), str(held["state"]).encode()) or _old(held, here):
        return _told(request, here, held, provider, "stale")
    if request.GET.get("error") or not request.GET.get("code"):
        denied = request.GET.get("error", "") in {"access_denied", "consent_required", "user_cancelled"}
        return _told(
            request, here, held, provider, "denied" if denied else "refused", request.GET.get("error_description", "")[:300]
        )
    return _let_in(request, here, held, provider)


def _old(held: dict[str, Any], here: Seat) -> bool:
    return not timedelta(0) <= here.now - datetime.fromisoformat(held["at"]) <= GOOD_FOR


def _reach(address: str, provider: Provider) -> Reach:
    found = Found(address, provider.key, provider.name, provider.imap, provider.smtp, address, keeps_sent=provider.keeps_sent)
    return replace(reach_of(found), provider=provider.oauth, way="xoauth2")


def _let_in(request: HttpRequest, here: Seat, held: dict[str, Any], provider: Provider) -> HttpResponse:
    sign_in = sign_in_of(provider.oauth)
    if sign_in is None:
        raise Http404
    reach, ids = _reach(held["address"], provider), client_of(provider.oauth)
    client = tokens.Client(ids["client_id"], ids["client_secret"])
    code = request.GET["code"][:2000]
    try:
        token = tokens.exchange(sign_in, client, code, _way_back(request), held["verifier"], now=here.now)
    except Failed as failed:
        return _told(request, here, held, provider, "refused", failed.said)
    tried = try_mailbox(reach, token.access)
    if not tried.well:
        return _told(request, here, held, provider, "other", tried.said)
    secret = f"{token.access}\n{token.refresh}"
    if held["mailbox"]:
        mailbox = own(Mailbox, held["mailbox"], here.account)
        return done(
            request, connecting.change(here, mailbox, reach, secret, token_until=token.expires_at), then=place_of(mailbox)
        )
    row = connecting.connect(here, reach, secret, token_until=token.expires_at)
    request.session[f"mine-{row.pk}"] = {"mine": tried.mine, "often": tried.often}
    return HttpResponseRedirect(place_of(row))


def _told(
    request: HttpRequest, here: Seat, held: dict[str, Any], provider: Provider | None, why: str, said: str = ""
) -> HttpResponse:
    """The page of the password again, with why it did not go."""
    name = provider.name if provider else ""
    words = (say(here.language, f"connect.oauth-{why}", name=name), say(here.language, f"connect.oauth-{why}-do", name=name))
    trouble = Trouble(*words, said=said)
    reach = _reach(held["address"], provider) if provider else Reach("", "", "")
    if provider is None:
        return show(request, "connections_back.html", trouble, status=422)
    return show(request, "connections_mail.html", page_of(replace(reach, provider=provider.key), trouble=trouble), status=422)


urls = [
    path("connections/go/<str:provider>/", go, name="sign-in-there"),
    path("connections/back/", come_back, name="sign-in-back"),
]
