"""A page kept as it was drawn until anything at all has changed, or another minute has begun."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import patch_vary_headers

from hvem.web.page import seat

MOST = 32
_TOKEN = re.compile(r"""((?:name="csrfmiddlewaretoken" value="|"X-CSRFToken": "))[A-Za-z0-9]{64}""")
_MARK = "\x00token\x00"
_here = threading.local()


def stamp() -> tuple[int, int] | None:
    """What differs after any write: the database's version as others wrote it, and the rows this connection wrote.

    Both belong to this thread's connection. None where the database cannot tell (PostgreSQL); then nothing is kept.
    """
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT data_version, total_changes() FROM pragma_data_version")
        version, changes = cursor.fetchone()
    return int(version), int(changes)


def kept(request: HttpRequest, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """The page as it was last drawn for this user at this address in this minute, if nothing was written since; else drawn anew.

    A page that tells what was just done is never kept. The form's token is put in anew each time.
    """
    now = None if request.method != "GET" or "toast" in request.session else stamp()
    if now is None:
        return draw()
    key = (*_reader(request), now)
    pages = _pages()
    text = pages.get(key)
    if text is None:
        answer = draw()
        if answer.status_code != 200:
            return answer
        pages[key] = text = _TOKEN.sub(lambda found: found.group(1) + _MARK, answer.content.decode())
        while len(pages) > MOST:
            pages.popitem(last=False)
    response = HttpResponse(text.replace(_MARK, get_token(request)))
    patch_vary_headers(response, ["HX-Request"])
    return response


def _reader(request: HttpRequest) -> tuple[Any, ...]:
    """Whose page it is, how they read it, and when."""
    here = seat(request)
    user, me = here.user, here.membership
    minute = here.now.replace(second=0, microsecond=0)
    parts = request.headers.get("HX-Request", ""), request.get_full_path()
    return here.account.pk, me.pk, user.pk, user.language, user.theme, bool(user.keys_off_on), here.account.zone, minute, *parts


@receiver(connection_created)
def forget(**_: Any) -> None:
    """A new connection counts its writes from nought: what this thread kept under the old one is dropped."""
    _pages().clear()


def _pages() -> OrderedDict[tuple[Any, ...], str]:
    if not hasattr(_here, "pages"):
        _here.pages = OrderedDict()
    pages: OrderedDict[tuple[Any, ...], str] = _here.pages
    return pages
