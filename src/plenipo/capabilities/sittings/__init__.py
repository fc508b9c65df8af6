"""A session that meets in the room: its sittings, who is there, who is in the chair, its agenda."""
