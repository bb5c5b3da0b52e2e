"""The press and the checker in the browser: this very program, in the Python of the browser (Pyodide).

`lock` says which pieces, `fetching` gets them, `lightening` and `packing` make of them what a site publishes, and
`inside` is what runs there. A page offers it on demand, and needs it for nothing else. Nothing is imported here: what
checks runs without what prints.
"""
