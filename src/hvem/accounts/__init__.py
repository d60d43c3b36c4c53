"""Who is here: the account (the tenant), its users, and the one file that decides access."""

LOCAL = "min"
"""What the account and its user are called in local mode: a name for the folder, not for the person."""
