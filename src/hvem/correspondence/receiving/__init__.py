"""What comes in: looked back into, read, matched, noted, and what it means for the people it is from."""
