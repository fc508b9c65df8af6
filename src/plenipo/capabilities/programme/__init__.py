"""The programme of a presidency: priorities, what serves them, and plans to carry out decisions."""
