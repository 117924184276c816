# Two commands are enough: `make demo` (install, then check the two example articles), `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo install test check-all format lint types contracts wheel bench lock

demo: install
	$(BIN)/check examples/interview.txt examples/anniversaire.txt --fail-on never

install: $(VENV)/installed

$(VENV)/installed: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/run.lock
	$(BIN)/pip install --quiet --no-deps .
	touch $@

$(VENV)/developing: requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes --requirement requirements/dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/installed

test: $(VENV)/developing
	$(BIN)/pytest --numprocesses=auto

check-all: format lint types contracts test wheel

format: $(VENV)/developing
	$(BIN)/ruff format --check .

lint: $(VENV)/developing
	$(BIN)/ruff check .

types: $(VENV)/developing
	$(BIN)/mypy

contracts: $(VENV)/developing
	$(BIN)/lint-imports

wheel: $(VENV)/developing
	$(BIN)/pytest -m wheel tests/test_wheel.py

bench: $(VENV)/developing
	$(BIN)/pytest -m bench tests/bench

# Needs uv on the path; writes exact versions and hashes, and no index address.
lock:
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -o requirements/run.lock
	uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -o requirements/dev.lock
