"""Adapters to the world: mailboxes, servers, calendars. Plain settings in, plain shapes and a list of complaints out."""
