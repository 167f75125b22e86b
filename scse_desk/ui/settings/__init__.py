"""What the user and the file are set to, and what happened to the file."""
