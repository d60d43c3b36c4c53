"""What every row stands on: the account it belongs to, the keys between rows, what happened and can be undone."""
