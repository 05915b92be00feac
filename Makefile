# What each target does: docs/reference/make.md.
.DEFAULT_GOAL := help
.PHONY: help demo test check setup bench lock format
SHELL := /bin/bash

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
STAMP := .venv/.installed
ASSETS := src/preau/ui/static/.built
export UV_SYSTEM_CERTS ?= 1
# Compiled modules are kept: every process that the tests start would compile them again.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo "make demo   les six écoles inventées, servies sur http://localhost:$(PORT)"
	@echo "make test   tous les tests"
	@echo "make check  format, règles, types, contrats d'import, migrations, tests rapides"
	@echo "make setup  installation seule"
	@echo "make bench  les mesures"

setup: $(STAMP) $(ASSETS)

.venv/bin/uv: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "erreur: Python 3.11 ou plus récent est nécessaire" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "erreur: le module venv manque (Debian : apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/bootstrap.txt \
	  || { echo "erreur: registre de paquets injoignable (réseau, proxy ou certificat)" >&2; exit 1; }
	@touch $@

$(STAMP): .venv/bin/uv requirements/dev.txt pyproject.toml requirements/hatch_hook.py
	$(BIN)/uv pip sync --quiet --no-config --python $(BIN)/python --require-hashes requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-config --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)

$(ASSETS): $(FRONTEND) $(STAMP)
	$(BIN)/python frontend/build.py
	@touch $@

demo: setup
	PREAU_DATA=var/demo PORT=$(PORT) PREAU_BASE_URL=http://localhost:$(PORT) $(BIN)/preau demo

test: setup
	$(BIN)/python tests/run.py all

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m django makemigrations --check --dry-run --settings preau.config.settings --verbosity 1
	$(BIN)/python tests/run.py fast

bench: setup
	$(BIN)/python -m tests.bench

format: $(STAMP)
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lock: .venv/bin/uv
	cd requirements && for set in bootstrap runtime scale dev; do \
	  ../$(BIN)/uv pip compile --no-config --quiet --generate-hashes --universal --python-version 3.11 \
	    --custom-compile-command 'make lock' $$set.in -o $$set.txt || exit 1; done
	$(BIN)/python frontend/build.py --lock
