"""The public site as files: what somebody sees who did not sign in, for any web server."""
