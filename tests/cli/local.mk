CLI_TESTS = \
	tests/cli/commands.sh \
	tests/cli/entities.sh \
	tests/cli/import.sh \
	tests/cli/json.sh \
	tests/cli/library.sh \
	tests/cli/sources.sh \
	tests/cli/stop.sh
TESTS += $(CLI_TESTS)
EXTRA_DIST += tests/cli/cli.sh $(CLI_TESTS)
