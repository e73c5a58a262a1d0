# Two commands do everything: `make demo` and `make test`. They need Python 3.11, make and nothing else.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test test-all lint bench mutants lock wheel clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 is needed (set PYTHON=... to name it)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src/nearhome
	@touch $@

demo: setup
	$(BIN)/nearhome demo --into build/demo

test: setup
	scripts/test.sh fast

test-all: setup
	scripts/test.sh all

lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: setup
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/signals_study
	$(BIN)/python benchmarks/first_study
	$(BIN)/python benchmarks/leak_study
	$(BIN)/python benchmarks/panel_study

mutants: setup
	PYTHONPATH=tests $(BIN)/python -m mutants.run

lock: setup
	PATH="$(abspath $(BIN)):$$PATH" scripts/lock.sh

wheel: setup
	scripts/wheelhouse.sh

clean:
	rm -rf $(VENV) build dist
