"""Numbers worked out of rules: what no act records and no rule says in so many words."""
