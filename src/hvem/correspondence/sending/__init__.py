"""The way out: let go, claimed, handed over, noted, filed; nothing twice and nothing lost (design §5)."""
