"""The pages of matchmaking: the board, requests, participants, interpreters and rounds."""
