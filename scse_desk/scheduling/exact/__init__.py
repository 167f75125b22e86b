"""The published meeting problem, solved to proven optimality.

All meetings of one day are held, each in a slot at one of so many tables that are alike. The sum
of breaks is least, and the breaks of no two participants differ by more than the fairness.
Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy, Villaret: Constraint Solving Approaches to the
Business-to-Business Meeting Scheduling Problem, JAIR 74 (2022) 263-301.
"""
