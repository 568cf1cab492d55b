# Two targets matter: `make demo` runs the main job, `make test` runs every check.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SUDO   := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
# What the checks use: age, ssh-keygen, pdfsig, pdftotext and qpdf to hold our files against, faketime for clocks,
# and a PostgreSQL that the tests start by themselves, on no port.
TOOLS  := age faketime openssh-client poppler-utils postgresql qpdf
# What Qt needs of the system to open a window.
WINDOW := libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 \
          libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
# What PyInstaller reads libraries with.
BUILD  := binutils

# The demo and the tests start the program hundreds of times: compiled once, not each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test help setup libraries tools lint types imports pytest words screenshots bench faults build check-release clean

demo: libraries $(BIN)/reviewdesk  ## set everything up and run a whole sample review session
	$(BIN)/reviewdesk demo

test: libraries tools $(VENV)/dev lint types imports pytest  ## set everything up and run every check

help:  ## say what each target does
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/make \1\t\2/p' Makefile | expand -t 22

setup: libraries $(BIN)/reviewdesk  ## make .venv with the program in it
$(BIN)/reviewdesk: pyproject.toml
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || $(MAKE) --no-print-directory debian PACKAGES=python3-venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: $(BIN)/reviewdesk
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

libraries:  ## install the Debian libraries that the window needs
	@$(MAKE) --no-print-directory missing WANTED="$(WINDOW)"
tools:  ## install the Debian packages that the checks compare with
	@$(MAKE) --no-print-directory missing WANTED="$(TOOLS)"

.PHONY: missing debian
missing:
	@missing=; for p in $(WANTED); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || $(MAKE) --no-print-directory debian PACKAGES="$$missing"
debian:
	@if command -v apt-get >/dev/null; then \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	else echo "Not Debian: install$(PACKAGES) by hand; checks that need them are skipped." >&2; fi

lint: $(VENV)/dev  ## ruff: faults and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check
types: $(VENV)/dev  ## mypy --strict
	$(BIN)/mypy
imports: $(VENV)/dev  ## one direction of imports
	$(BIN)/lint-imports
pytest: $(VENV)/dev  ## the tests, with branch coverage of the rooms that must be whole
	$(BIN)/pytest -n auto --cov --cov-fail-under=100

words: $(VENV)/dev  ## bring the Chinese catalogue in step with the source strings
	$(BIN)/python resources/locale/update.py
screenshots: libraries $(VENV)/dev  ## picture every screen into screenshots/
	$(BIN)/python resources/pictures/screenshots.py
bench: libraries tools $(VENV)/dev  ## measure against references, into bench.json; ONLY=merge for one job
	$(BIN)/python bench/run.py $(if $(ONLY),--only $(ONLY))
	$(if $(ONLY),,$(BIN)/python bench/chair_desk.py)
	$(if $(ONLY),,$(BIN)/python bench/registry.py)
faults: libraries tools $(VENV)/dev  ## the long form of faults and abuse: hours
	REVIEWDESK_LONG=1 $(BIN)/pytest tests/ui/dossier/test_broken_dossiers.py
	REVIEWDESK_LONG=1 $(BIN)/pytest -n auto tests/faults tests/desk/auditor/test_insider_record.py
check-release:  ## run the lot on a fresh clone in a clean folder: checks, demo, build
	@made=$$(mktemp -d) && git clone --quiet . "$$made/reviewdesk" && \
	if [ -d ../shared ]; then ln -s "$$(cd ../shared && pwd)" "$$made/shared"; fi && \
	$(MAKE) -C "$$made/reviewdesk" test demo build && rm -rf "$$made"
build: libraries $(VENV)/build  ## make dist/reviewdesk, a program that needs no Python, and let it test itself
	@$(MAKE) --no-print-directory missing WANTED="$(BUILD)"
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build build.spec
	dist/reviewdesk/reviewdesk --self-test
$(VENV)/build: $(BIN)/reviewdesk
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[build]'
	@touch $@
clean:  ## remove what the other targets made
	rm -rf $(VENV) dist build reviewdesk-demo screenshots .coverage .mypy_cache .ruff_cache .pytest_cache
