"""Data in and out: export, backup, restore, erase, demo."""
