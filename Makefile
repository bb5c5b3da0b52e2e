# make site   : construit le site dans site/
# make test   : construit, puis vérifie tout
# make servir : montre le site pendant qu’on écrit
# make propre : efface ce qui a été construit

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: site test servir propre navigateur

site: $(VENV)/pret
	$(BIN)/essaimage construire

test: site navigateur
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint
	$(BIN)/essaimage valider
	$(BIN)/python -m pytest -n 2

servir: $(VENV)/pret
	$(BIN)/essaimage servir

propre:
	rm -rf site $(VENV) .cache .site-neuf .site-ancien

$(VENV)/pret: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Il faut Python 3.11 ou plus récent ; vous avez : $$($(PYTHON) --version 2>&1). Indiquez-en un autre : make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Les essais ont besoin d’un vrai navigateur : celui de la machine, ou celui de Debian.
navigateur: $(VENV)/pret
	@$(BIN)/python -m tests.navigateur.trouver_navigateur \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium; } \
	|| { command -v apt-get >/dev/null && sudo -n apt-get update -qq && sudo -n apt-get install -y -qq chromium; } \
	|| { echo "Aucun navigateur : les essais dans un vrai navigateur ne pourront pas tourner, et make test échouera. Installez Chrome, Chromium ou Edge."; true; }
