"""Sessions of one body or of several jointly, and the items on their agendas."""
