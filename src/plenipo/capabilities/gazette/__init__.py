"""What an organisation makes known: its decisions as feeds, its documents, its calendar."""
