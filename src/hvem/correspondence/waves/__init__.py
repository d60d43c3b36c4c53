"""Letters to several: who, the words with their fields, and each wave's verbs."""
