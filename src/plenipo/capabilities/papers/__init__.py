"""What a session leaves behind: next steps, decisions, journal, summary record; as papers."""
