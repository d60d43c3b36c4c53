"""Mailboxes and calendars connected, signed in to, tried, and told of as they are."""
