"""The tables of what is written, sent and received, and of the calendars."""

from hvem.correspondence.models.calendars import Calendar, CalendarEntry
from hvem.correspondence.models.letters import Letter, Wave
from hvem.correspondence.models.mailboxes import Folder, Mailbox
from hvem.correspondence.models.received import Correction, Mail, Stranger

__all__ = ["Calendar", "CalendarEntry", "Correction", "Folder", "Letter", "Mail", "Mailbox", "Stranger", "Wave"]
