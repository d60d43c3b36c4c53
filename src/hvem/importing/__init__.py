"""Bringing people in: batches and their review, matching, progress, undo of a whole batch."""
