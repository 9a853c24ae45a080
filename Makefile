# Two words do everything: `make run` and `make test`. `make` alone lists the rest.

PYTHON ?= python3
EDGE = .venv/edge/bin/python
BRAIN = .venv/brain/bin/python

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: ## set up, train if needed, start everything and print the addresses (PORT=8080)
	@./switchyard run

test: setup ## set up and run everything: fast, with a real Rasa, in a real browser
	@./switchyard train > /dev/null
	@$(EDGE) -m pytest
	@$(BRAIN) -m pytest -c tests/brain/pytest.ini tests/brain

fast: setup ## only the tests that take seconds
	@$(EDGE) -m pytest -m "not rasa and not browser"

check: setup ## ruff, mypy strict, data and policy checks
	@$(EDGE) -m ruff check .
	@$(EDGE) -m ruff format --check .
	@$(EDGE) -m mypy
	@./switchyard check
	@./switchyard prove

walk: train ## two thousand random visitors walk through the real house (half an hour)
	@WALK=2000 $(EDGE) -m pytest tests/conversations/test_walk.py -o timeout=7200

bench: setup ## the numbers of the documentation, measured on this machine
	@$(EDGE) bench/routing.py
	@$(EDGE) -m bench.turns
	@OPENBLAS_NUM_THREADS=1 $(EDGE) -m bench.language
	@$(EDGE) -m bench.brain
	@OPENBLAS_NUM_THREADS=1 $(EDGE) -m bench.help_center

evaluate: train ## how good the understanding and the search are, on questions that nobody tuned on
	@./switchyard evaluate tuning --write
	@./switchyard evaluate held-out --write
	@./switchyard evaluate unsupported --write
	@./switchyard evaluate vague-tuning --write
	@./switchyard evaluate vague --write
	@./switchyard articles evaluate --write

train: ## train the model if there is none for the present data
	@./switchyard train

setup: ## make the environments
	@$(PYTHON) setup/environments.py edge brain dev dev-brain

lock: ## resolve requirements/*.in again
	@$(PYTHON) setup/lock.py

.PHONY: help run test fast check walk bench evaluate train setup lock
