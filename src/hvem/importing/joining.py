"""What becomes of the imports' rows when two people are merged: they tell what a file brought, and go on telling it."""

from __future__ import annotations

from hvem.ground.merging import stays

stays("importing.Row.person")
