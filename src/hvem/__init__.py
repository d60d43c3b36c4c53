"""hvem: who do you think I should talk to? One person's networking campaign, from a list of old friends to the next conversation."""
