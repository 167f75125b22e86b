"""Speed: what the product takes beside the bare library doing the same. Never run by the tests."""
