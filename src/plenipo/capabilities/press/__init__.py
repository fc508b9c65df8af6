"""Press: communiqués and their release, public replies to them, and what was said in public."""
