"""Understanding one mail: its kind, what the sender newly wrote, the signature, the bounce, the day they are back."""
