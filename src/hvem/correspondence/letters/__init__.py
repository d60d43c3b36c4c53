"""Letters: composed of the user's own words, checked, written, posted from one's own programs, shown to a friend, followed up."""
