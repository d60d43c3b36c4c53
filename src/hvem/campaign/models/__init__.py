"""The tables of the campaign, one file for each thing the method speaks of."""

from hvem.campaign.models.campaign import Campaign, CvVersion, Pause, Place, Story
from hvem.campaign.models.conversations import Conversation, Event, Homework, Meeting, MeetingPart, Part, Wish
from hvem.campaign.models.market import Evidence, Gift, Opportunity, Signal, WayThere
from hvem.campaign.models.promises import Advice, Promise, Referral, Snooze, Wonder
from hvem.campaign.models.standing import Standing

__all__ = [
    "Advice",
    "Campaign",
    "Conversation",
    "CvVersion",
    "Event",
    "Evidence",
    "Gift",
    "Homework",
    "Meeting",
    "MeetingPart",
    "Opportunity",
    "Part",
    "Pause",
    "Place",
    "Promise",
    "Referral",
    "Signal",
    "Snooze",
    "Standing",
    "Story",
    "WayThere",
    "Wish",
    "Wonder",
]
