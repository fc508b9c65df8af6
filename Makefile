# Plenipo's commands; `make` alone prints them. Needs a POSIX shell and Python 3.11 or newer.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo serve test lint format bench docs screenshots lock clean dist venv

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
# -qq: pip's warnings about the machine's own settings are not the reader's business, its errors are.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --require-hashes --no-deps
SAY := @printf '%s\n'

PYTHON ?=
export PYTHON
CHECK ?=
ARGS ?=
REGISTER ?=
WORKERS ?= 2
checking := $(filter-out 0 no false,$(CHECK))

help:
	$(SAY) 'make demo          the demonstration: the state of play here, and its page (CHECK=1: without staying up)'
	$(SAY) 'make serve         the pages of REGISTER=file'
	$(SAY) 'make test          every test (ARGS="-k silence" chooses, WORKERS=0 runs one at a time)'
	$(SAY) 'make lint          ruff, mypy and the import contracts'
	$(SAY) 'make format        ruff puts the source in its form'
	$(SAY) 'make bench         speeds as ratios to the limit of this machine'
	$(SAY) 'make docs          docs/reference, from the acts and rules themselves; the table of the source'
	$(SAY) 'make screenshots   docs/images, from the demonstration and a room'
	$(SAY) 'make dist          wheel and source archive, tried in a clean environment'
	$(SAY) 'make lock          requirements/*.txt anew, from pyproject.toml'
	$(SAY) 'make venv          the virtual environment with everything the tests need'
	$(SAY) 'make clean         removes all that these commands made'
	$(SAY) 'PYTHON=/path/to/python3 chooses the Python.'

# --- the virtual environment: each stamp stands for one finished step ---

$(STAMPS)/venv:
	@python=$$(tools/find-python) && "$$python" -m venv --clear $(VENV) && mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: requirements/runtime.txt | $(STAMPS)/venv
	$(SAY) 'Installing the packages that Plenipo stands on (about a minute) ...'
	@$(INSTALL) -r requirements/runtime.txt
	@touch $@

# test.txt holds all of runtime.txt, so both steps are done.
$(STAMPS)/test: requirements/test.txt | $(STAMPS)/venv
	$(SAY) 'Installing the packages that Plenipo and its tests stand on (about two minutes) ...'
	@$(INSTALL) -r requirements/test.txt
	@touch $(STAMPS)/runtime $@

$(STAMPS)/bench: requirements/bench.txt | $(STAMPS)/test
	$(SAY) 'Installing what the benchmarks compare with ...'
	@$(INSTALL) -r requirements/bench.txt
	@touch $@

# The build backend comes from the pinned packages, so nothing is fetched here.
define install_plenipo
@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
@touch $@
endef

$(STAMPS)/plenipo: pyproject.toml src/plenipo/__init__.py $(STAMPS)/runtime
	$(install_plenipo)

$(STAMPS)/plenipo-test: pyproject.toml src/plenipo/__init__.py $(STAMPS)/test
	$(install_plenipo)
	@touch $(STAMPS)/plenipo

venv: $(STAMPS)/plenipo-test

# --- for a reader ---

demo: $(STAMPS)/plenipo
	@$(BIN)/plenipo demo csto-2011 $(if $(checking),--check,--serve) $(ARGS)

serve: $(STAMPS)/plenipo
	@test -n "$(REGISTER)" || { echo 'plenipo: no register was named: run make serve REGISTER=file.' >&2; exit 2; }
	@$(BIN)/plenipo serve "$(REGISTER)" $(ARGS)

# --- for a developer ---

test: $(STAMPS)/plenipo-test
	@tools/require-chromium
	@tools/want-pdfsig
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: $(STAMPS)/plenipo-test
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

format: $(STAMPS)/plenipo-test
	@$(BIN)/python -m ruff check --fix-only --quiet
	@$(BIN)/python -m ruff format

bench: $(STAMPS)/plenipo-test $(STAMPS)/bench
	@$(BIN)/python -m bench $(ARGS)

docs: $(STAMPS)/plenipo-test
	@$(BIN)/python -m plenipo.cli.reference docs/reference
	@$(BIN)/python tests/source/sentences_told.py docs/guides/source.md

screenshots: $(STAMPS)/plenipo-test
	@tools/require-chromium
	@$(BIN)/python tools/screenshots.py docs/images

# --- packaging ---

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header $(ARGS)

# ARGS="--upgrade" takes newer versions; without it only what pyproject.toml no longer allows changes.
lock:
	@command -v uv >/dev/null || { echo 'plenipo: make lock needs uv: install it (pip install uv), then run make lock again.' >&2; exit 2; }
	@$(LOCK) --extra build --output-file requirements/runtime.txt pyproject.toml
	@$(LOCK) --extra build --extra test --constraints requirements/runtime.txt --output-file requirements/test.txt pyproject.toml
	@$(LOCK) --group bench --constraints requirements/test.txt --output-file requirements/bench.txt

dist: $(STAMPS)/plenipo-test
	@rm -rf dist build/wheel-check
	@$(BIN)/python -m build --no-isolation --outdir dist .
	@"$$(tools/find-python)" -m venv build/wheel-check
	@build/wheel-check/bin/python -m pip --disable-pip-version-check -qq install --require-hashes --no-deps -r requirements/runtime.txt
	@build/wheel-check/bin/python -m pip --disable-pip-version-check -qq install --no-deps --no-index dist/plenipo-*.whl
	@cd build && wheel-check/bin/plenipo --version
	@cd build && wheel-check/bin/plenipo demo csto-2011 --check
	$(SAY) 'The wheel installs and runs in a clean environment.'

clean:
	@rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
