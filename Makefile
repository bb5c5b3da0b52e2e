# make site          : construit le site dans site/
# make test          : construit, puis vérifie tout
# make servir        : montre le site pendant qu’on écrit
# make propre        : efface ce qui a été construit
# make verrou        : passe aux dernières versions que permet pyproject.toml
# make nouveautes    : les essaie à part, et dit ce qui casse
# make environnement : installe ce que demande le site, et rien d’autre

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site test servir propre verrou nouveautes environnement outils installer-environnement installer-outils
.PHONY: navigateur forme types licences contenus essais
.NOTPARALLEL:

site: environnement
	$(BIN)/essaimage construire

servir: environnement
	$(BIN)/essaimage servir

# Chaque vérification est une cible, pour que « make --keep-going test » aille jusqu’au bout.
test: outils site navigateur forme types licences contenus essais

forme: outils
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: outils
	$(BIN)/mypy

licences: outils
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

contenus: environnement
	$(BIN)/essaimage valider

essais: outils
	$(BIN)/python -m pytest -n 2

propre:
	rm -rf site .site-* $(VENV) .cache .nouveautes

# L’environnement se souvient du dossier et du verrou dont il est fait ; il est refait quand l’un change.
environnement:
	@test ! -L $(VENV) || { echo "« $(VENV) » est un lien vers un autre endroit, où make écrirait. Effacez ce lien (rm $(VENV)), puis recommencez."; exit 1; }
	@test ! -e $(VENV) || { \
		test "$$(cat $(VENV)/dossier 2>/dev/null)" = "$$(pwd -P)" \
		&& $(BIN)/python -P -c 'import pip' 2>/dev/null \
		&& cmp -s requirements.txt $(VENV)/requirements.txt \
		&& { test ! -e $(VENV)/requirements-dev.txt || cmp -s requirements-dev.txt $(VENV)/requirements-dev.txt; }; \
	} || { echo "Le dossier a changé de place, Python ou les versions ont changé : on refait l’environnement."; rm -rf $(VENV); }
	@$(MAKE) --no-print-directory installer-environnement

outils: environnement
	@$(MAKE) --no-print-directory installer-outils

# Une recette vide, pour que make ne dise rien quand rien n’est à faire.
installer-environnement: $(VENV)/pret
	@:

installer-outils: $(VENV)/requirements-dev.txt
	@:

$(VENV)/dossier:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent ; vous avez : $$($(PYTHON) --version 2>&1). Indiquez-en un autre : make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -P -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@cp requirements.txt $(VENV)/requirements.txt
	@pwd -P > $@

$(VENV)/pret: $(VENV)/dossier pyproject.toml
	$(BIN)/python -P -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/requirements-dev.txt: $(VENV)/dossier
	$(BIN)/python -P -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation --requirement requirements-dev.txt
	@cp requirements-dev.txt $@

# Les essais ont besoin d’un vrai navigateur : celui de la machine, ou celui de Debian.
navigateur: outils
	@$(BIN)/python -m tests.navigateur.trouver_navigateur \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium; } \
	|| { command -v apt-get >/dev/null && sudo -n apt-get update -qq && sudo -n apt-get install -y -qq chromium; } \
	|| { echo "Aucun navigateur : les essais dans un vrai navigateur ne pourront pas tourner, et make test échouera. Installez Chrome, Chromium ou Edge."; true; }

# Le verrou : chaque paquet, sa version et ses empreintes, pour Linux, macOS et Windows à la fois. $(1) : le dossier.
COMPILER := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make verrou' --group construction --extra presse
define verrouiller
@$(BIN)/uv --directory $(1) pip compile pyproject.toml $(COMPILER) --output-file requirements.txt
@$(BIN)/uv --directory $(1) pip compile pyproject.toml $(COMPILER) --extra dev --constraint requirements.txt --output-file requirements-dev.txt
endef

verrou: outils
	$(call verrouiller,.)
	@$(BIN)/python -P -m generator.browser

# Le dernier commit, copié à part, y reçoit un verrou neuf et passe toutes les vérifications.
nouveautes: outils
	@rm -rf .nouveautes
	@git clone --quiet . .nouveautes/projet
	$(call verrouiller,.nouveautes/projet)
	@{ echo "Ce qui est plus récent que le verrou :"; git -C .nouveautes/projet diff --unified=0 -- requirements-dev.txt | sed -n 's/^\([-+]\)\([a-z0-9][^ ]*\).*/  \1 \2/p' | grep . || echo "  rien"; } > .nouveautes/bilan.txt
	@{ $(MAKE) --directory .nouveautes/projet --keep-going test && touch .nouveautes/vert; } 2>&1 | tee .nouveautes/journal.txt
	@{ echo "Ce qui casse :"; sed -n '/^FAILED /p; /^ERROR /p; /\*\*\* \[/p' .nouveautes/journal.txt | cut -c1-200 | grep . || echo "  rien"; } >> .nouveautes/bilan.txt
	@cat .nouveautes/bilan.txt
	@test -e .nouveautes/vert
