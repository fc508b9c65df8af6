"""The CSTO in December 2011, from the report "CSTO Checking Positions".

Seven members, 30 items, 22 agreed, 8 sent back. What the report and the field notes say carries its
source; everything else is marked ``illustrative``.
"""
