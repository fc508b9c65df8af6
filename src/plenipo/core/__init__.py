"""What an act, an entry, a refusal and a fold are. No input or output; imports nothing of ours."""
