# make run    a server with development keys on this machine
# make test   everything that must hold
# Both install what is missing: Debian packages through apt-get (as root, or with sudo), Python packages into .venv.

PACKAGES = libssl-dev libsrtp2-dev libopus-dev libmicrohttpd-dev libwslay-dev libusrsctp-dev libyaml-dev \
	libsqlite3-dev libcurl4-openssl-dev zlib1g-dev pkg-config
BENCH_PACKAGES = python3 util-linux
PEER_PACKAGES = janus mumble-server iproute2
TEST_PACKAGES = python3 python3-venv iproute2 util-linux alsa-utils binutils valgrind nftables coturn
BROWSER_PACKAGES = chromium firefox-esr pulseaudio nftables
PYTHON = .venv/bin/python
SERVER = .build/release/quartet
NAMESPACE = Tests/Live/in-namespace

.PHONY: run test deps packages test-packages browser-packages build bench-build live test-browsers simulate \
	measure-loss wraps bench bench-quick bench-peers \
	bench-memory bench-start bench-join bench-micro bench-instructions fuzz lint format clean

run: packages build
	exec $(SERVER) serve --dev

test: deps
	swift build --build-tests
	swift test --skip-build
	scripts/generate-protocol --check
	$(MAKE) lint
	$(MAKE) bench-instructions
	$(MAKE) live

deps: packages test-packages .venv/installed

# Installs nothing, and needs no rights, where everything is there. What packages would run as services is neither
# started nor left to start by itself: a policy-rc.d of ours stands in their way while they are installed, unless the
# machine has its own.
install-missing = missing=; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing:$$missing"; \
	  if [ "$$(id -u)" = 0 ]; then as=; \
	  elif command -v sudo >/dev/null; then as=sudo; \
	  else echo "not root, and no sudo: ask somebody to install$$missing" >&2; exit 1; fi; \
	  policy=/usr/sbin/policy-rc.d; \
	  if [ ! -e $$policy ]; then \
	    printf '\#!/bin/sh\nexit 101\n' | $$as tee $$policy >/dev/null && $$as chmod 755 $$policy; \
	  else policy=; fi; \
	  $$as apt-get update -q && \
	  $$as env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
	  result=$$?; \
	  if [ -n "$$policy" ]; then $$as rm -f $$policy; fi; \
	  for service in coturn janus mumble-server; do \
	    case " $$missing " in \
	    *" $$service "*) ! command -v systemctl >/dev/null || $$as systemctl -q disable $$service 2>/dev/null || true;; \
	    esac; \
	  done; \
	  [ $$result = 0 ]; \
	fi

packages:
	@$(call install-missing,$(PACKAGES))

test-packages:
	@$(call install-missing,$(TEST_PACKAGES))

browser-packages:
	@$(call install-missing,$(BROWSER_PACKAGES))

.venv/installed: Tests/Live/requirements.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install -q -r Tests/Live/requirements.txt
	touch $@

build:
	swift build -c release --product quartet

# Real clients against the release build, connected in every way; ONLY=test_voice.py or ONLY="test_mute.py -k sdk" runs
# some of them, and CONNECTIONS=two one way.
live: deps bench-build
	PYTHON=$(PYTHON) CONNECTIONS="$(CONNECTIONS)" Tests/Live/every-way Tests/Live/$(or $(ONLY),.)

# Chromium and Firefox call each other through the web page; ONLY=test_calls.py runs some of it, PICTURES=folder keeps
# what the page looks like.
test-browsers: deps browser-packages build
	$(NAMESPACE) $(PYTHON) -m pytest -c Tests/Live/pytest.ini Tests/Live/browsers/$(or $(ONLY),.)

# Whole servers out of seeds, in virtual time: SEEDS=n of them (from FROM=n), or SEED=n once more; TRACE=1 tells it all.
# STEADY=seconds of ROOMS=n in which four people talk shows what a room costs.
simulate: packages
	swift build -c release --product Simulate
	.build/release/Simulate

# What listeners miss on paths that lose packets, in virtual time; SECONDS=30 of each kind. Writes a page.
measure-loss: packages
	swift build -c release --product Simulate
	mkdir -p bench/results
	LOSS=$(or $(SECONDS),120) PAGE=bench/results/loss.md .build/release/Simulate

# Quartet beside the floor, over real sockets: some seven minutes on a quiet machine; writes bench/results/.
bench: bench-build
	python3 bench/run.py

# The same in two minutes, to see that it works; writes .build/bench-quick/.
bench-quick: bench-build
	python3 bench/run.py --quick

bench-build: packages
	@$(call install-missing,$(BENCH_PACKAGES))
	for product in quartet quartet-bench quartet-reflector Microbenchmarks; do \
	  swift build -c release --product $$product || exit 1; \
	done

# The same load on other servers that Debian packages; bench/peers/README.md says which, and how to do it for others.
bench-peers: bench-build .venv/installed
	@$(call install-missing,$(PEER_PACKAGES))
	$(NAMESPACE) $(PYTHON) bench/peers/compare.py

# A thousand wraps of sequence numbers with loss and reordering; WRAPS=n for another number.
wraps: packages
	WRAPS=$(or $(WRAPS),1000) swift test --filter SequenceWrapTests

# What a participant costs, with forty real ones.
bench-memory: deps build
	$(NAMESPACE) $(PYTHON) bench/participant_memory.py

# From start to ready, with nothing and with ten thousand rooms in the store.
bench-start: deps build
	$(NAMESPACE) $(PYTHON) bench/start_up.py

# What a join costs, with and without a thousand blocks.
bench-join: deps build
	$(NAMESPACE) $(PYTHON) bench/join_cost.py

# A packet's way through the router in closed loops against a plain C fan-out: REPEATS=n rounds of each.
bench-micro: test-packages packages
	swift build -c release --product Microbenchmarks
	.build/release/Microbenchmarks forwarding rooms=50 repeats=$(or $(REPEATS),21)
	.build/release/Microbenchmarks forwarding rooms=500 repeats=$(or $(REPEATS),11)
	.build/release/Microbenchmarks joins
	.build/release/Microbenchmarks memory

# Instructions and allocations of what the router does over and over, against bench/Microbenchmarks/thresholds.json.
bench-instructions: test-packages packages
	swift build -c release --product Microbenchmarks
	bench/Microbenchmarks/check

# The protocol's decoders against a coverage-guided fuzzer; SECONDS=600 for longer than a minute.
fuzz: packages
	scripts/fuzz-protocol $(or $(SECONDS),60)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests bench

format:
	swift format --in-place --recursive Package.swift Sources Tests bench

clean:
	rm -rf .build .venv
