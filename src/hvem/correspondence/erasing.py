"""What of the letters and the mail goes with a person who is erased."""

from __future__ import annotations

from hvem.ground.erasing import goes_with

goes_with("correspondence.Letter.person", "correspondence.Mail.about", "correspondence.Correction.person")
