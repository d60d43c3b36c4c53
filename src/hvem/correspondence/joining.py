"""What becomes of the letters and the mail when two people are merged into one."""

from __future__ import annotations

from hvem.ground.merging import joins, moves

moves("correspondence.Letter.person", "correspondence.Mail.about")
joins("correspondence.Correction.person", "field", "value")
