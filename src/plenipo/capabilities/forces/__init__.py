"""Forces: what members pledge to a common force, how ready it is, and who can work with whom."""
