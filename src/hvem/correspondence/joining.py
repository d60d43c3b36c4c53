"""What becomes of the letters when two people are merged into one."""

from __future__ import annotations

from hvem.ground.merging import moves

moves("correspondence.Letter.person")
