"""What the product does with its nouns: plain functions over a session, no Qt, no commit."""
