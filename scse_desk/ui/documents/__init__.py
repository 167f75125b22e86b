"""The documents, and the words in them that records rest on."""
