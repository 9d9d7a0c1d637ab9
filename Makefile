# make          installs what is missing, builds in release mode, verifies the shipped profiles
# make test     runs all tests
# More targets: make help

SWIFT ?= swift
RELEASE := .build-release
# The standard library goes into the binary, and its symbols are of no use to others.
LINK := -c release --scratch-path $(RELEASE) --static-swift-stdlib -Xlinker --no-export-dynamic
COUNTERSIGN := $(RELEASE)/release/countersign
PROFILES := profiles/development.yaml profiles/production.yaml

.PHONY: all verify packages build test test-reliability test-django test-schema test-reports test-browser bench \
  decision-benchmark format format-check docs templates clean help \
  test-django-users

all: verify

verify: build
	$(COUNTERSIGN) verify $(PROFILES)

packages:
	@scripts/install-packages

build: packages
	@echo "building countersign in release mode (the first time takes about ten minutes)"
	@$(SWIFT) build $(LINK) --product countersign

test: packages
	@echo "building and running all tests (the first time takes about ten minutes)"
	$(SWIFT) test

# Races, kills and full disks: 1000 rounds of 64 refreshes in one instant, and more.
test-reliability: packages
	COUNTERSIGN_ROUNDS=1000 $(SWIFT) test --filter Reliability

# Real Django, dj-rest-auth, simplejwt and cors-headers from PyPI import the generated settings.
test-django: build
	@set -e; for profile in $(PROFILES) profiles/guide/development.yaml profiles/guide/production.yaml; do \
	  name=$$(basename $$(dirname $$profile))-$$(basename $$profile .yaml); \
	  $(COUNTERSIGN) compile $$profile --lab --output build/django/$$name; \
	done
	Tests/Django/run build/django/*

# A real Chromium decides about cookies and CORS as the browser procedure does: see docs/browser.md.
test-browser: packages
	@scripts/install-browser
	$(SWIFT) build --product BrowserOracle
	Tests/Browser/run "$$($(SWIFT) build --show-bin-path)/BrowserOracle"

# The JSON Schema against its metaschema, and against the compiler on every field.
test-schema: build
	Tests/Schema/run $(COUNTERSIGN)

# Reports of lint, read by other people's readers.
test-reports: build
	@scripts/install-packages patch
	Tests/Reports/run $(COUNTERSIGN) profiles/guide/production.yaml profiles/guide/development.yaml \
	  profiles/production.yaml

bench: build decision-benchmark
	Benchmarks/run

decision-benchmark: packages
	@$(SWIFT) build $(LINK) --product DecisionBenchmark

# Users of a real Django project are imported, and sign in with their old passwords.
test-django-users: build .venv-django
	.venv-django/bin/python Tests/Django/users $(COUNTERSIGN)

.venv-django:
	python3 -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check -r Tests/Django/requirements.txt

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

format-check:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# Writes what is generated from the declarations and compared in tests.
docs: build
	$(COUNTERSIGN) schema > profiles/profile.schema.json
	$(COUNTERSIGN) schema --reference > docs/profile.md
	rm -rf docs/rules
	$(COUNTERSIGN) rules --pages docs/rules

templates:
	scripts/embed-templates

clean:
	rm -rf .build $(RELEASE) build

help:
	@sed -n 's/^# //p; s/^\([a-z-]*\):.*/  make \1/p' Makefile | sort -u
