"""The matchmaking solver: plain values in, plain values out; it knows no store and no window.

`values` says what goes in and comes out. OR-Tools is imported where it is called, never at start.
"""
