"""The heart: campaign, story, conversations, meetings, referrals, advice, promises, signals, opportunities, gifts, standing."""
