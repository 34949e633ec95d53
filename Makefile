# Needs make, git and Python 3.11 or newer; everything else goes into .venv.

PYTHON ?= python3
ARGS ?=
DATA ?=
COVERAGE ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PINNED := -q -c constraints.txt --build-constraint constraints.txt
INSTALL := $(PIP) install $(PINNED)

# One environment: two installs at a time would break it.
.NOTPARALLEL:
.DELETE_ON_ERROR:

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | awk -F '\t' '{ printf "make %-13s %s\n", $$1, $$2 }'

.PHONY: run
run: $(VENV)/.irtui ## Open the explorer (make run ARGS="--at 2005")
	@$(BIN)/irtui $(ARGS)

# One for each processor: with more, each takes longer, and little of the time is spent waiting.
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN)

# Counting the lines that run doubles the time, so that is left to .ci/run (make test COVERAGE=1). Its
# floor holds for the whole suite: a part of it (ARGS="-k find") is never measured.
.PHONY: test
test: $(VENV)/.group-test ## Run the tests, or some of them (make test ARGS="-k find")
	$(BIN)/pytest $(if $(strip $(ARGS)),$(ARGS),-n $(WORKERS) --dist worksteal $(if $(strip $(COVERAGE)),--cov))

# Those that are installed; the list at the end says which were not.
.PHONY: test-all
test-all: $(VENV)/.group-pythons ## Run the tests with every Python there is (make test-all ARGS="-k find")
	$(BIN)/nox --session tests -- $(ARGS)

.PHONY: test-lowest
test-lowest: $(VENV)/.group-pythons ## Run the tests with the oldest packages that are allowed
	$(BIN)/nox --session lowest -- $(ARGS)

# mypy reads the tests and noxfile.py too, hence their groups.
.PHONY: check
check: $(VENV)/.group-lint $(VENV)/.group-pythons $(VENV)/.group-test ## Lint, check types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(VENV)/.group-lint ## Format the code and fix what can be fixed
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

# What users have is measured: a wheel, in an environment of its own.
.PHONY: bench
bench: $(VENV)/.group-bench ## Measure against peers and goals (make bench ARGS="--only start --quick")
	$(BIN)/python -m venv --clear --without-pip $(VENV)/measured
	$(PIP) --python $(VENV)/measured/bin/python install $(PINNED) .
	$(BIN)/python -m bench --python $(VENV)/measured/bin/python $(ARGS)

# About four minutes; what was found before is kept in .fuzz, and goes on from there.
.PHONY: fuzz
fuzz: $(VENV)/.group-fuzz $(VENV)/.group-test ## Read any bytes, guided by what runs (make fuzz ARGS="file --seconds 600")
	$(BIN)/python -m fuzz $(ARGS)

.PHONY: defences
defences: $(VENV)/.group-test ## See the tests fail without each defence of docs/explanation/security.md
	$(BIN)/python -m tests.defences $(ARGS)

.PHONY: mutants
mutants: $(VENV)/.group-mutants $(VENV)/.group-test ## Try what tests notice (make mutants ARGS="model/dates.py --survivors")
	@nice -n 19 $(BIN)/python -m mutants $(ARGS)

.PHONY: endurance
endurance: $(VENV)/.group-test ## Act at random, and say what stays (make endurance ARGS="--actions 5000")
	$(BIN)/python -m endurance $(ARGS)

.PHONY: snapshots
snapshots: $(VENV)/.group-test ## Accept how the screens look now
	$(BIN)/pytest --snapshot-update tests/tui $(ARGS)

.PHONY: moving
moving: $(VENV)/.irtui ## Draw docs/moving.svg anew, the first minute in the README
	$(BIN)/python -m docs.moving

# The test group has what makes a website.
.PHONY: pictures
pictures: $(VENV)/.group-test ## Draw the pictures of docs/how-to anew
	$(BIN)/python -m docs.pictures

.PHONY: reference
reference: $(VENV)/.irtui ## Write anew what follows from code and data: references, schema, figures
	$(BIN)/python -m docs.commands

# A link that leads nowhere, and an anchor that is none, end it.
.PHONY: docs
docs: $(VENV)/.group-docs ## Build the website of the documentation into site/
	rm -rf site
	$(BIN)/zensical build --clean --strict

.PHONY: links
links: $(VENV)/.irtui ## List addresses to look at, and claims by age (make links DATA=FILE)
	@$(BIN)/python -m docs.links $(if $(strip $(DATA)),"$(strip $(DATA))")

# The wheel is built from the sdist, so a file missing from the sdist is noticed.
.PHONY: build
build: $(VENV)/.group-release ## Build sdist and wheel into dist/
	rm -rf dist
	PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m build

.PHONY: release
release: $(VENV)/.group-release $(VENV)/.group-test ## Build all that is published into dist/, and try each
	$(BIN)/python -m release

.PHONY: reproducible
reproducible: $(VENV)/.group-release $(VENV)/.group-test ## Build the commit once more, and compare with dist/
	$(BIN)/python -m release --again

# Made with the oldest Python that irtui supports: only there is every conditional dependency needed.
.PHONY: constraints
constraints: $(VENV)/.pip ## Renew constraints.txt with the newest versions
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make constraints needs a .venv of Python 3.11")'
	rm -rf $(VENV)/constraints
	$(BIN)/python -m venv $(VENV)/constraints
	$(VENV)/constraints/bin/python -m pip install -q --disable-pip-version-check -U pip
	$(VENV)/constraints/bin/python -m pip install -q editables hatchling -e . --group dev
	sed '/^[^#]/,$$d' constraints.txt > $(VENV)/constraints.txt
	$(VENV)/constraints/bin/python -m pip freeze --all --exclude irtui --exclude setuptools >> $(VENV)/constraints.txt
	mv $(VENV)/constraints.txt constraints.txt
	rm -rf $(VENV)/constraints

.PHONY: clean
clean: ## Remove .venv and everything built or cached
	rm -rf $(VENV) dist site htmlcov snapshot_report.html .coverage .coverage.*
	rm -rf .cache .fuzz .hypothesis .import_linter_cache .mypy_cache .nox .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: a second run installs nothing until a prerequisite is newer.

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'irtui needs Python 3.11 or newer, which "$(PYTHON)" is not; name another: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo '"$(PYTHON)" has no venv or ensurepip: install them (on Debian and Ubuntu: apt install python3-venv)' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# Dependency groups (--group) need a pip newer than the one that many Pythons bring.
$(VENV)/.pip: constraints.txt | $(VENV)/.python
	$(PIP) install -q -c constraints.txt --upgrade pip
	@touch $@

$(VENV)/.irtui: pyproject.toml $(VENV)/.pip
	$(INSTALL) -e .
	@touch $@

$(VENV)/.group-%: $(VENV)/.irtui
	$(INSTALL) --group $*
	@touch $@
