# Three commands are all there is; each works from a fresh clone, and again.
#
#   make run     build everything and serve a demo community at http://127.0.0.1:8080
#   make test    everything that is checked; the last line says how many passed and failed
#   make build   the release binary, at ${CARGO_TARGET_DIR:-target}/release/homegroup

.PHONY: run test build

run:
	@scripts/run

test:
	@scripts/test

build:
	@scripts/build
