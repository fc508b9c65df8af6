"""Who belongs to the body: the organisation, its members, bodies, offices and partners."""
