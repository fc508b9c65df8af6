"""The floor: who asks for it, who has it and for how long, and in what order all are heard."""
