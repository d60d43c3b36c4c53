"""What to do next and how it goes: Today, the mirror."""
