"""The list: people, organisations, how to reach them and what ties us; finding them again."""
