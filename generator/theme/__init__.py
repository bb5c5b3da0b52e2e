"""The look of every site: a MkDocs theme that extends Material, with its styles, fonts and scripts.

What a site keeps of its own (colours, logo, icon, pictures) lies in its `overrides/`, and wins over this folder.
"""
