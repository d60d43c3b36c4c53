"""Every page's address; each file of pages brings its own list."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from hvem.web import (
    about,
    calls,
    capture,
    checks,
    connections,
    conversations,
    events,
    feed,
    files,
    first,
    from_mail,
    gifts,
    gotit,
    importing,
    inviting,
    jogger,
    keeping,
    letters,
    meetings,
    merging,
    method,
    mirror,
    new_talk,
    opportunities,
    organisations,
    people,
    people_files,
    person,
    person_edit,
    promises,
    referrals,
    search,
    settings,
    signals,
    signin,
    story,
    today,
    undoing,
    waves,
)


def healthz(request: HttpRequest) -> HttpResponse:
    """Says ok when the database answers, and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("sign-in/", signin.sign_in, name="sign-in"),
    path("sign-in/<str:token>/", signin.by_link, name="sign-in-link"),
    path("sign-out/", signin.sign_out, name="sign-out"),
    *undoing.urls,
    *today.urls,
    *mirror.urls,
    *merging.urls,
    *people.urls,
    *people_files.urls,
    *keeping.urls,
    *person.urls,
    *person_edit.urls,
    *organisations.urls,
    *search.urls,
    *first.urls,
    *jogger.urls,
    *gotit.urls,
    *about.urls,
    *settings.urls,
    *connections.urls,
    *from_mail.urls,
    *feed.urls,
    *files.urls,
    *story.urls,
    *capture.urls,
    *calls.urls,
    *new_talk.urls,
    *conversations.urls,
    *waves.urls,
    *checks.urls,
    *letters.urls,
    *inviting.urls,
    *meetings.urls,
    *events.urls,
    *promises.urls,
    *referrals.urls,
    *signals.urls,
    *opportunities.urls,
    *gifts.urls,
    *importing.urls,
    *method.urls,
]
