"""Essaimage: structured records of experience → a searchable site and printable kits.

Data flows one way, in six steps, and each step has its floor. Imports only go down.

    adapters   cli          the `essaimage` command
               plugin       the MkDocs plugin, the only package that knows MkDocs       6 publish
    outputs    browser      the press and the checker, packed to run in a browser
               validating   all that is wrong with a site, as every door tells it
               printing     Corpus → sheets → PDF by Typst (templates/papier)
               search       page views → an index for the browser
               pages        Corpus → page views → HTML (templates/site)            4 present, 5 render
               scaffold     a first draft of a record
               comparison   two corpora → what a proposal changes
               exports      JSON Schema
               theme        the look and the scripts of every site: a MkDocs theme over Material
    core       corpus       all records, checked against each other and linked         3 link
               seance       times, groups, quantities and sheets of a session: pure arithmetic
               addresses    every page and file of a site, and who makes it
               model        what a record is; the only source of the schema            2 validate
               words        labels, numbers, dates, durations, licences as readers see them
               territoires  communes and intercommunalités of France
               carte        places on the map, and which ones collide
               richtext     Markdown of a field or a page → safe HTML, plain text, print tree
    ground     source       YAML and front matter → data with line and column          1 read
               enclosure    the folder of a site, from which no link may lead away
               git          what git knows of a folder
               web          web addresses: which there are, how they travel
               clock        the time of a build, now or the one that was given
               diagnostics  what is wrong, where, and how to mend it
               typography   French spaces, apostrophes and numbers
               lexicon      the glossary's words in a text
               drawings     small drawings, the same on a page and on paper
               security     the Content-Security-Policy
               donnees      reference data (CSV)

Names are English around the French nouns of the content: carte, donnees, enonce, etape, fiche, kit,
mentions, notice, precautions, recit, retour, retrait, seance, territoires.

Start with `plugin/events.py`: it is the whole program at a glance.
"""
