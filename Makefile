# make graph     builds graphs/ from seeds/
# make ontology  writes graphs/ontology.html, the ontology as a page (by pyLODE)
# make calibration  counts how often each rule is right on all pages with gold, and prints the score of these pages
# make test      ruff, mypy and the tests
#
# All first make an environment in .venv/ and need nothing but make and Python 3.11 or newer;
# make PYTHON=... names the Python to use.

PYTHON = python3

.PHONY: graph score ontology calibration test clean

graph: .venv/ready
	.venv/bin/kg build seeds -o graphs
	.venv/bin/jupyter nbconvert --log-level WARN --to notebook --inplace --execute \
	    --ExecutePreprocessor.record_timing=False --ClearMetadataPreprocessor.enabled=True graphs/analysis.ipynb

score: graph
	.venv/bin/kg score graphs tests/gold --pages seeds

ontology: .venv/ready
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	.venv/bin/pylode ontology/kg.ttl -o graphs/ontology.html

calibration: .venv/ready
	rm -rf build/calibration
	mkdir -p build/calibration/pages build/calibration/gold
	cp seeds/*.txt tests/written/pages/*.txt build/calibration/pages
	cp tests/gold/*.json tests/written/gold/*.json build/calibration/gold
	.venv/bin/kg build build/calibration/pages -o build/calibration/graph
	.venv/bin/kg score build/calibration/graph build/calibration/gold --pages build/calibration/pages \
	    --write-calibration ontology/calibration.tsv

test: .venv/ready
	.venv/bin/ruff check kg tests
	.venv/bin/mypy
	.venv/bin/pytest

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache

# A Python is asked, not looked for: a version manager leaves stand-ins that do not run, and macOS's own is too old.
.venv/ready: pyproject.toml
	@for python in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    "$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	        echo "$$python has no venv: on Debian or Ubuntu run  apt-get install python3-venv  and call make again" >&2; exit 1; }; \
	    echo "making .venv with $$python"; \
	    exec "$$python" -m venv .venv; \
	done; echo "no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
