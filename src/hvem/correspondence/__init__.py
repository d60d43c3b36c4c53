"""Letters: composed from the user's own words, opened in their own mail program."""
