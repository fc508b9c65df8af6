"""Rules of procedure as data: conditions, ballots, and answers that explain themselves."""
