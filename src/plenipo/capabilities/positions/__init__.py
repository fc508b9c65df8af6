"""The positions of delegations on items: stance, kind, reason, condition, history."""
