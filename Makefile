# make          installs what is missing, builds in release mode, verifies the shipped profiles
# make test     runs all tests
# make help     lists the others

SWIFT ?= swift
RELEASE := .build-release
# The standard library goes into the binary, and so do the libraries that have archives; its symbols
# are of no use to others. LLD packs the places that a start has to relocate.
LINK := -c release --scratch-path $(RELEASE) --static-swift-stdlib -Xlinker --no-export-dynamic \
  -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs \
  $$(scripts/static-libraries $(RELEASE)/archives)
COUNTERSIGN := $(RELEASE)/release/countersign
PROFILES := profiles/development.yaml profiles/production.yaml
GUIDE := profiles/guide/development.yaml profiles/guide/production.yaml
# The day that the manual bears, so that the same command line gives the same page.
MANUAL_DATE := 2026-11-28

.PHONY: $(shell sed -n 's/^\([a-z-]*\):.*/\1/p' $(firstword $(MAKEFILE_LIST)))

all: verify

# Builds in release mode and verifies the shipped profiles.
verify: build
	$(COUNTERSIGN) verify $(PROFILES)

packages:
	@scripts/install-packages

build: packages
	@echo "building countersign in release mode (the first time takes about ten minutes)"
	@$(SWIFT) build $(LINK) --product countersign

# All tests that need nothing but the packages of the system; a few at a time, because many wait for
# other programs, and all at once would keep those waiting that measure time.
test: packages
	@echo "building and running all tests (the first time takes about ten minutes)"
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 $(SWIFT) test

# Races, kills and full disks: 1000 rounds of 64 refreshes in one instant, and more.
test-reliability: packages
	COUNTERSIGN_ROUNDS=1000 $(SWIFT) test --filter Reliability

# Real Django, dj-rest-auth, simplejwt and cors-headers from PyPI import the generated settings, and
# are verified over HTTP; RECORD=--record renews the reports in Tests/Django/golden.
test-django: build
	@set -e; for profile in $(PROFILES) $(GUIDE) Tests/Django/profiles/claims.yaml; do \
	  name=$$(basename $$(dirname $$profile))-$$(basename $$profile .yaml); \
	  $(COUNTERSIGN) compile $$profile --lab --output build/django/$$name; \
	done
	Tests/Django/run --verify $(COUNTERSIGN) $(RECORD) build/django/*

# nginx and Caddy with the generated files in front of the embedded server.
test-proxies: build
	@scripts/install-packages nginx-light caddy
	Tests/Targets/proxies $(COUNTERSIGN) $(PROFILES) profiles/guide/production.yaml \
	  Tests/Targets/profiles/redirect.yaml

# The generated OpenAPI documents, validated and tried against the embedded server.
test-openapi: build
	Tests/Targets/openapi $(COUNTERSIGN) $(PROFILES) $(GUIDE)

# The generated Compose and Kubernetes files against their schemas.
test-deployment: build
	Tests/Targets/deployment $(COUNTERSIGN) $(PROFILES) $(GUIDE)

# All generated files of a profile say the same, change together, let no text out of its quotes, and
# trace knows every line of a field.
test-agreement: build
	@scripts/install-packages nginx-light caddy nodejs node-typescript
	Tests/Targets/agreement $(COUNTERSIGN) $(PROFILES) $(GUIDE) Tests/Targets/profiles/redirect.yaml
	Tests/Targets/quoting $(COUNTERSIGN)
	Tests/Targets/tracing $(COUNTERSIGN) $(PROFILES)

# A real Chromium decides about cookies and CORS as the browser procedure does (see docs/browser.md),
# and uses the console page of serve and the clients of the guide.
test-browser: packages
	@scripts/install-browser
	$(SWIFT) build --product BrowserOracle
	$(SWIFT) build --product countersign
	Tests/Browser/run "$$($(SWIFT) build --show-bin-path)/BrowserOracle"
	Tests/Browser/console "$$($(SWIFT) build --show-bin-path)/countersign"
	Tests/Browser/clients "$$($(SWIFT) build --show-bin-path)/countersign"

# The browser client under tsc --strict, in Node and in two tabs of Chromium, against the lab server.
test-client: build
	@scripts/install-packages nodejs node-typescript node-axios
	@scripts/install-browser
	Tests/Client/run $(COUNTERSIGN)

# The JSON Schema against its metaschema, and against the compiler on every field.
test-schema: build
	Tests/Schema/run $(COUNTERSIGN)

# Reports of lint, read by other people's readers.
test-reports: build
	@scripts/install-packages patch
	Tests/Reports/run $(COUNTERSIGN) profiles/guide/production.yaml profiles/guide/development.yaml \
	  profiles/production.yaml

# The pre-commit hook and the GitHub action, used as teams use them.
test-adoption: build
	Tests/Adoption/run $(COUNTERSIGN)

# docs/countersign.1, made by the manual generator of ArgumentParser.
man: build
	$(SWIFT) build --product generate-manual
	"$$($(SWIFT) build --show-bin-path)/generate-manual" $(COUNTERSIGN) --date $(MANUAL_DATE) \
	  --output-directory docs

# The plugins with a finished countersign-compile, as a package that builds no more than the settings.
plugin-package: countersign-compile
	scripts/plugin-package $(dir $(COUNTERSIGN))countersign-compile build/countersign-plugins

countersign-compile: build
	@$(SWIFT) build $(LINK) --product countersign-compile

# The packages of Examples/ are built as a user would, and used.
test-examples: countersign-compile
	Examples/run $(COUNTERSIGN)

# Of the examples the build plugin alone, from source and finished.
test-plugin: countersign-compile
	Examples/run $(COUNTERSIGN) PluginApp

# The front end against libyaml's bare event loop, and the browser procedure.
bench: build decision-benchmark
	Benchmarks/run

# ryl, yamllint and zizmor from PyPI beside `countersign lint`.
bench-peers: build
	Benchmarks/peers

.PHONY: bench-server
# The server against a bare route, less durable commits and the password hash alone.
bench-server: build
	@$(SWIFT) build $(LINK) --product ServerBenchmark
	Benchmarks/server

decision-benchmark: packages
	@$(SWIFT) build $(LINK) --product DecisionBenchmark

# Users of a real Django project are imported, and sign in with their old passwords.
test-django-users: build .venv-django
	.venv-django/bin/python Tests/Django/users $(COUNTERSIGN)

.venv-django:
	python3 -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check -r Tests/Django/requirements.txt

# Formats all Swift files.
format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Plugins Tests Examples

# Fails where a Swift file is not formatted.
format-check:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Plugins Tests Examples

# Writes what is generated from the declarations and compared in tests.
docs: build man
	$(COUNTERSIGN) schema > profiles/profile.schema.json
	$(COUNTERSIGN) schema --compiled > docs/server.schema.json
	$(COUNTERSIGN) schema --reference > docs/profile.md
	rm -rf docs/rules
	$(COUNTERSIGN) rules --pages docs/rules

# Puts templates and the settings' sources into the Swift files that embed them.
templates:
	scripts/embed-templates

clean:
	rm -rf .build $(RELEASE) build

# This list.
help:
	@awk '/^# /{ about = about substr($$0, 2); next } \
	  /^[a-z-]+:/ && about { sub(":.*", ""); printf "make %s\n   %s\n", $$0, about } { about = "" }' Makefile
