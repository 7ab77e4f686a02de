#!/bin/sh
# Runs a test of the window on a display and a session bus of its own, with folders of its own; skipped (77) where these are missing.
command -v xvfb-run >/dev/null && command -v dbus-run-session >/dev/null || exit 77
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/state" "$home/config" "$home/data" "$home/cache"
export XDG_RUNTIME_DIR="$home/run" XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
export XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache"
# Unwinding every allocation of the toolkit slowly takes a hundred times as long, so leaks are told by few frames here. What the
# sanitizers find, in the test or in a program that it starts, is in their reports: exit codes are those of the tests.
[ -z "${ASAN_OPTIONS:-}" ] || export ASAN_OPTIONS="$ASAN_OPTIONS:fast_unwind_on_malloc=1:malloc_context_size=12:exitcode=0:log_path=$home/sanitizer"
# The accessibility registry talks on standard output, which belongs to the test.
exec 3>&1
# -r: a key does not repeat while it is down, for the one who types may be stopped with his finger on it.
xvfb-run -a -s "-screen 0 1920x1080x24 -noreset -r" dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >&2
code=$?
# GLib leaves its first table of quarks (16 KiB) behind when it needs a second one, because others may still be reading it.
for report in "$home"/sanitizer.*; do
  [ ! -e "$report" ] || grep -q "SUMMARY: AddressSanitizer: 16384 byte(s) leaked in 1 allocation(s)" "$report" || { cat "$report" >&2; code=99; }
done
exit $code
