"""What of the campaign goes with a person or an organisation that is erased."""

from __future__ import annotations

from hvem.ground.erasing import goes_with, goes_with_the_last, lets_go

goes_with(
    "campaign.Part.person", "campaign.MeetingPart.person", "campaign.Referral.named_by", "campaign.Referral.person", "campaign.Advice.person",
    "campaign.Promise.to", "campaign.Promise.about", "campaign.Wonder.person", "campaign.Snooze.person", "campaign.Gift.person",
    "campaign.WayThere.person", "campaign.Standing.person",
)  # fmt: skip
lets_go("campaign.Signal.person", "campaign.Signal.organisation", "campaign.Opportunity.decides", "campaign.Opportunity.organisation",
        "campaign.Event.organisation")  # fmt: skip
goes_with_the_last("campaign.Part", "conversation")
goes_with_the_last("campaign.MeetingPart", "meeting")
