# Everything runs in .venv, which is made and filled on first use and again only when pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: deck deck-all test fuzz crash lint bench bench-growth bench-many schema docs contact-sheet gallery clean

deck: $(READY)
	@$(BIN)/jianbao build inputs/2024H1.xlsx

deck-all: deck
	@$(BIN)/jianbao build inputs/2024FY.xlsx

test: $(READY)
	@$(BIN)/python -m pytest -n auto

# Damaged files through every reader; FUZZ says how many of each.
fuzz: $(READY)
	@FUZZ=$${FUZZ:-3000} $(BIN)/python -m tests.fuzz.figures
	@FUZZ=$${FUZZ:-3000} $(BIN)/python -m pytest -q tests/fuzz/test_fuzz_templates.py tests/differ/test_net.py tests/differ/test_unseen_pages.py

# Each command stopped and failed at each of its file operations; prints the table of docs/reliability.md.
crash: $(READY)
	@$(BIN)/python -m tests.crash.run

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(READY)
	@$(BIN)/python -m tests.benchmarks.bench
	@$(BIN)/python -m tests.benchmarks.bench_diff

# Time and memory against size; draws docs/growth-*.png. Takes about ten minutes.
bench-growth: $(READY)
	@$(BIN)/python -m tests.benchmarks.growth --plots docs

# Many decks, a watch, and the package as it is installed.
bench-many: $(READY)
	@$(BIN)/python -m tests.benchmarks.bench_many

contact-sheet: deck
	@$(BIN)/python -m tools.contact_sheet output/2024H1.pptx docs/contact-sheet.png

gallery: $(READY)
	@$(BIN)/python -m tools.gallery output/gallery

schema: $(READY)
	@$(BIN)/jianbao schema

# The tables of docs/templates.md, from what `jianbao explain` says.
docs: $(READY)
	@$(BIN)/python -m tools.reference_docs

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +

$(READY): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@
