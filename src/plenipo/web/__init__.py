"""The pages: server-rendered, they only read; each has a twin in JSON."""
