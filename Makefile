# The verbs of this house. Each one sets up what it needs by itself.
PYTHON := .venv/bin/python
RUN := PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON)

LAB_DIR ?= release
LAB_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help setup keras demo test lint lab build release bundle audit bench pictures lock

help:            ## say what there is
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 10

setup: .venv/ready  ## create .venv with the locked environment
keras: .venv/ready  ## Keras and PyTorch into .venv: for the optional parts of weeks 7 and 9
	scripts/keras.sh
demo: .venv/ready   ## a small class from author text to grades, in demo/
	$(RUN) -m autograder.demo demo
test: .venv/ready   ## the whole test suite
	scripts/test.sh
lint: .venv/ready   ## style and types only
	scripts/lint.sh
lab: .venv/ready    ## JupyterLab on release/ (LAB_DIR=... for another folder, LAB_ARGS=... for more options)
	$(RUN) -m jupyter lab --notebook-dir=$(LAB_DIR) $(LAB_ROOT) $(LAB_ARGS)
build: .venv/ready  ## course/ -> source/
	$(RUN) -m autograder build
release: build      ## source/ -> release/
	$(RUN) -m autograder release
bundle: .venv/ready ## what learners get, as a folder and a zip
	$(RUN) -m autograder bundle
audit: .venv/ready  ## how good the tests are: tries planted mistakes, writes the records and docs/audit.md
	$(RUN) -m autograder audit --record
bench: keras        ## the measures that we claim, beside nbgrader and PyTorch
	$(RUN) -m benchmarks
pictures: .venv/ready  ## the pictures of the front page, from the real thing
	$(RUN) -m scripts.pictures
lock: .venv/ready   ## resolve requirements.lock and environment.yml anew
	scripts/lock.sh

.venv/ready: requirements.lock pyproject.toml scripts/setup.sh
	scripts/setup.sh
