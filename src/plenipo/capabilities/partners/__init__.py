"""Observers and partners: what is agreed with them, meetings, what they attend and receive."""
