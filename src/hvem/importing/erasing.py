"""What of the imports goes with a person who is erased: their rows, and cards that still wait with their name or number."""

from __future__ import annotations

import json

from hvem.ground.erasing import Erased, goes_with, purges
from hvem.importing.models import Batch, Row

goes_with("importing.Row.person")


@purges
def forget_waiting_cards(erased: Erased) -> None:
    """Let go of waiting cards and of complaints that speak of the person."""
    rows = Row.objects.of(erased.account)
    for row in rows.exclude(card=None, before=None).iterator(chunk_size=500):
        if erased.tells(json.dumps([row.card, row.before], ensure_ascii=False)):
            rows.filter(pk=row.pk).update(card=None, before=None, outcome="skipped")
    batches = Batch.objects.of(erased.account)
    for batch in batches:
        kept = [one for one in batch.complaints if not erased.tells(json.dumps(one, ensure_ascii=False))]
        if len(kept) != len(batch.complaints):
            batches.filter(pk=batch.pk).update(complaints=kept)
