"""Public replies to communiqués: how they come in, wait, and are let through or not."""
