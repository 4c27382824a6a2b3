"""The nouns of the house: frozen values without a clock, a disk or a screen."""
