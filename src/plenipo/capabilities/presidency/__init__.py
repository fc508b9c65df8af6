"""The presidency: whose turn it is, who is in which chair, where they meet, what is handed over."""
