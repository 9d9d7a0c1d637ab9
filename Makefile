# make          installs what is missing, builds in release mode, verifies the shipped profiles
# make test     runs all tests
# More targets: make help

SWIFT ?= swift
RELEASE := .build-release
# The standard library goes into the binary, and its symbols are of no use to others.
LINK := -c release --scratch-path $(RELEASE) --static-swift-stdlib -Xlinker --no-export-dynamic
COUNTERSIGN := $(RELEASE)/release/countersign
PROFILES := profiles/development.yaml profiles/production.yaml
GUIDE := profiles/guide/development.yaml profiles/guide/production.yaml

.PHONY: all verify packages build test test-django test-proxies test-openapi test-deployment \
  test-agreement test-schema test-reports test-browser bench decision-benchmark format format-check \
  docs templates clean help

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

# Real Django, dj-rest-auth, simplejwt and cors-headers from PyPI import the generated settings.
test-django: build
	@set -e; for profile in $(PROFILES) $(GUIDE); do \
	  name=$$(basename $$(dirname $$profile))-$$(basename $$profile .yaml); \
	  $(COUNTERSIGN) compile $$profile --lab --output build/django/$$name; \
	done
	Tests/Django/run build/django/*

# nginx and Caddy with the generated files in front of the embedded server.
test-proxies: build
	@scripts/install-packages nginx-light caddy openssl
	Tests/Targets/proxies $(COUNTERSIGN) $(PROFILES) profiles/guide/production.yaml \
	  Tests/Targets/profiles/redirect.yaml

# The generated OpenAPI documents, validated and tried against the embedded server.
test-openapi: build
	Tests/Targets/openapi $(COUNTERSIGN) $(PROFILES) $(GUIDE)

# The generated Compose and Kubernetes files against their schemas.
test-deployment: build
	Tests/Targets/deployment $(COUNTERSIGN) $(PROFILES) $(GUIDE)

# All generated files of a profile say the same, change together, and let no text out of its quotes.
test-agreement: build
	@scripts/install-packages nginx-light caddy openssl
	Tests/Targets/agreement $(COUNTERSIGN) $(PROFILES) $(GUIDE) Tests/Targets/profiles/redirect.yaml
	Tests/Targets/quoting $(COUNTERSIGN)

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
