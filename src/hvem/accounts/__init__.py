"""Who is here: the account (the tenant), its users, and the one file that decides access."""
