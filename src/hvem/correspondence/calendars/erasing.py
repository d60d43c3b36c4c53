"""What calendars elsewhere have told of someone who is erased: the copies kept here go, and what we wrote there is taken away next time."""

from __future__ import annotations

from hvem.correspondence.models import CalendarEntry
from hvem.ground.erasing import Erased, purges


@purges
def forget_copies(erased: Erased) -> None:
    """Objects that speak of them lose their text; when they take the user's time is kept, and nothing else."""
    rows = CalendarEntry.objects.of(erased.account)
    for pk, raw, asks in rows.exclude(raw="", asks={}).values_list("pk", "raw", "asks").iterator(200):
        if erased.tells(raw.replace("\r\n ", "").replace("\n ", "")) or erased.tells(str(asks)):
            rows.filter(pk=pk).update(raw="", asks={})
