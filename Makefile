# What a person types. Everything happens inside this folder: packages go into .venv, caches into .cache.

PYTHONS = python3 python3.11 python3.12 python3.13 python3.14
NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))'
# Looked up only when .venv is made. `make PYTHON=...` chooses another.
PYTHON ?= $(shell for python in $(PYTHONS); do $$python $(NEW_ENOUGH) 2>/dev/null && echo $$python && break; done)
BROWSER ?= yes
WORKERS ?= 2
# Measured where CI is set; it makes the tests a third slower.
COVERAGE ?= $(if $(CI),--cov)
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_CACHE_DIR = $(CURDIR)/.cache/pip
export UV_CACHE_DIR = $(CURDIR)/.cache/uv

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run simulate check test quick lint format faults bench lock setup clean venv packages packages-index packages-dev packages-bench search-index chromium

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: packages-index ## the guide: with BOT_TOKEN on Telegram, without in a simulator in your browser
	@exec .venv/bin/python -m bot run $(ARGS)

simulate: packages-index ## the simulator alone, for any bot
	@exec .venv/bin/python -m bot simulate $(ARGS)

check: packages-dev ## read content and locales for what is missing, too long, stale or hard to read
	@.venv/bin/python -m bot check

test: packages-dev chromium lint search-index ## everything that must hold; BROWSER=no leaves browser tests out, ARGS="tests/guide -x" picks
	.venv/bin/python -m pytest --numprocesses=$(WORKERS) --dist=loadgroup --browser=$(BROWSER) $(COVERAGE) $(ARGS)

quick: packages-dev search-index ## in under a minute: the tests that need no browser, no Redis and no network
	.venv/bin/python -m pytest --numprocesses=$(WORKERS) --dist=loadgroup -m 'not browser and not redis and not slow' $(ARGS)

lint: packages-dev ## rules, format, types and import layers
	.venv/bin/ruff check --quiet
	.venv/bin/ruff format --check --quiet
	.venv/bin/mypy --no-error-summary
	.venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter

format: packages-dev ## put the code into shape
	.venv/bin/ruff check --fix --quiet
	.venv/bin/ruff format --quiet

faults: packages-dev ## the tests in which Telegram, the network and Redis misbehave
	.venv/bin/python -m pytest tests/faults --long $(ARGS)

bench: packages-bench ## measure speed beside other frameworks
	.venv/bin/python -m benchmarks $(ARGS)

# For every system and every Python from 3.11 on. A lock keeps the versions that it has, and takes those of the one before.
LOCK = .venv/bin/uv pip compile --quiet --no-config --universal --python-version=3.11 --generate-hashes \
	--annotation-style=line --no-header --no-emit-index-url --no-emit-find-links $(ARGS) pyproject.toml
DEV = --extra=redis --extra=index --extra=evaluation --extra=check --group=test --group=lint --group=lock

lock: packages-dev ## compile the locks from pyproject.toml; ARGS=--upgrade takes the newest versions
	$(LOCK) --extra=redis --output-file=requirements.lock
	$(LOCK) --extra=redis --extra=index --constraints=requirements.lock --output-file=requirements-index.lock
	$(LOCK) $(DEV) --constraints=requirements-index.lock --output-file=requirements-dev.lock
	$(LOCK) $(DEV) --group=bench --constraints=requirements-dev.lock --output-file=requirements-bench.lock

setup: packages-dev ## install what run and test need (they do it by themselves)

clean: ## remove what was made here, .venv too
	rm -rf .venv .cache build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A .venv whose Python is gone or has become another version cannot import pip: it is made anew.
venv:
	@.venv/bin/python -c 'import pip' 2>/dev/null || { \
		$(or $(PYTHON),false) $(NEW_ENOUGH) || { echo 'Install Python 3.11 or newer, then run make again.' >&2; exit 1; }; \
		$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'Install python3-venv, then run make again.' >&2; exit 1; }; \
		echo 'Making .venv ...'; \
		$(PYTHON) -m venv --clear .venv; }

# Seconds between two lines while packages are installed.
BEAT ?= 5

# A lock is installed when the copy of it in .venv is the same. The second word says how much there is to fetch.
# What pip fetches waits in .cache/tmp: it is counted there, and /tmp may be a part of a small server's memory.
define install
	@cmp -s $(1) .venv/$(1) || { \
		echo 'Installing the packages of $(1) into .venv, $(2); the first time takes half a minute or more.'; \
		( while sleep $(BEAT) >&2 && kill -0 $$$$; do \
			echo "  $$(du -cm .venv .cache | tail -n 1 | cut -f 1) MB in .venv and .cache"; \
		done ) 2>/dev/null & beat=$$!; \
		mkdir -p .cache/tmp && TMPDIR='$(CURDIR)/.cache/tmp' \
			.venv/bin/python -m pip install --quiet --require-hashes --no-deps -r $(1) && cp $(1) .venv/$(1); \
		installed=$$?; kill $$beat; exit $$installed; }
endef

packages: venv
	$(call install,requirements.lock,22 MB to download)

packages-index: venv
	$(call install,requirements-index.lock,82 MB to download)

packages-dev: venv
	$(call install,requirements-dev.lock,193 MB to download)

packages-bench: venv
	$(call install,requirements-bench.lock,200 MB to download)

# Once, before several tests want it at a time.
search-index: packages-dev
	@.venv/bin/python -m bot index

# Asks before it downloads one; said before the tests, for they have no terminal.
chromium: packages-dev
	@test '$(BROWSER)' = no || .venv/bin/python -m tests.kit.chromium
