"""Mail and calendars: what a person is told of unasked, as they wish and as they may read."""
