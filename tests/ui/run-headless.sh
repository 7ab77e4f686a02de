#!/bin/sh
# Runs a test of the window on a display and a session bus of its own, with folders of its own; skipped (77) where these are missing.
command -v xvfb-run >/dev/null && command -v dbus-run-session >/dev/null || exit 77
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/state" "$home/config" "$home/data" "$home/cache"
export XDG_RUNTIME_DIR="$home/run" XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
export XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache"
# Unwinding every allocation of the toolkit slowly, as leak suppressions need it, takes a hundred times as long: here the
# sanitizers look for wrong memory, and test-shell for what outlives its window.
[ -z "${ASAN_OPTIONS:-}" ] || export ASAN_OPTIONS="$ASAN_OPTIONS:fast_unwind_on_malloc=1:malloc_context_size=6:detect_leaks=0"
# The accessibility registry talks on standard output, which belongs to the test.
exec 3>&1
xvfb-run -a -s "-screen 0 1920x1080x24 -noreset" dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >&2
