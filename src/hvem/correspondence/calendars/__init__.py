"""Calendars: kept in step both ways, invitations and their answers, the feed, and free times to offer."""
