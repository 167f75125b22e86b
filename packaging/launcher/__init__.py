"""What packaging/desk.py does, in the standard library alone: it runs before anything is there.

Its start-up is part of every start of the application, so heavy modules are imported late.
"""
