"""What becomes of the campaign's rows when two people, or two organisations, are merged into one."""

from __future__ import annotations

from hvem.campaign.models import Part, WayThere
from hvem.ground.deeds import Deed
from hvem.ground.merging import joins, moves, stays


def join_parts(deed: Deed, kept: Part, gone: Part) -> None:
    """Who was talked with was not only copied in."""
    if gone.role == "with":
        deed.change(kept, role="with")


def join_ways(deed: Deed, kept: WayThere, gone: WayThere) -> None:
    """The place on the way that is asked first."""
    deed.change(kept, place=min(kept.place, gone.place))


joins("campaign.Part.person", "conversation_id", join=join_parts)
joins("campaign.MeetingPart.person", "meeting_id")
joins("campaign.WayThere.person", "opportunity_id", join=join_ways)
joins("campaign.Referral.person", "named_by_id", "conversation_id", "said")
joins("campaign.Referral.named_by", "person_id", "conversation_id", "said")
joins("campaign.Wonder.person", "text")
joins("campaign.Snooze.person", "campaign_id", "action", "on", "until", "promise_id")
moves(
    "campaign.Advice.person", "campaign.Promise.to", "campaign.Promise.about", "campaign.Gift.person", "campaign.Signal.person",
    "campaign.Signal.organisation", "campaign.Opportunity.decides", "campaign.Opportunity.organisation", "campaign.Event.organisation",
)  # fmt: skip
stays("campaign.Standing.person")
