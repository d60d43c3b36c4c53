"""What of the letters and the mail goes with a person who is erased."""

from __future__ import annotations

from hvem.correspondence.models import Mail, Stranger
from hvem.ground.erasing import Erased, goes_with, purges

goes_with("correspondence.Letter.person", "correspondence.Mail.about", "correspondence.Correction.person")


@purges
def forget_who_wrote(erased: Erased) -> None:
    """Whoever is erased is no stranger one writes with either, and stands in no mail of others as the one to turn to."""
    rows = Stranger.objects.of(erased.account)
    gone = [row.pk for row in rows if erased.tells(f"{row.address} {row.name}")]
    rows.filter(pk__in=gone).delete()
    mails = Mail.objects.of(erased.account).exclude(instead=[])
    for row in mails:
        left = [one for one in row.instead if not erased.tells(f"{one.get('email', '')} {one.get('name', '')}")]
        if left != row.instead:
            mails.filter(pk=row.pk).update(instead=left)
