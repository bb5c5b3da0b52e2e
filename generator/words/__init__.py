"""Values as readers see them, the same on page and paper: labels, numbers, dates, durations, licences.

Nothing here knows what a record is: the model, the pages and the prints ask, with plain values.
"""
