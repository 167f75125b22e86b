"""The programme: items by day, their sessions and the people in them."""
