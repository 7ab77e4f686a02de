#!/bin/bash
# How long until the window is there, and what it takes: nonpaper (empty and with the sample) beside gnome-text-editor.
# usage: run-headless.sh bench-start.sh BINARY SAMPLE [RUNS]
set -u
binary=$1 sample=$2 runs=${3:-5}
export GSK_RENDERER=cairo GDK_DEBUG=default-settings,gl-disable ADW_DISABLE_PORTAL=1 GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int ((NR + 1) / 2)] }'; }
measure() {  # NAME COMMAND...
  local name=$1 times=() sizes=(); shift
  for _ in $(seq "$runs"); do
    local start end pid
    start=$(date +%s%N)
    "$@" >/dev/null 2>&1 & pid=$!
    until xdotool search --onlyvisible --pid "$pid" >/dev/null 2>&1; do
      kill -0 "$pid" 2>/dev/null || { echo "$name: did not start"; return 1; }
    done
    end=$(date +%s%N)
    sleep 1
    sizes+=("$(awk '/^Pss:/ { print $2 }' "/proc/$pid/smaps_rollup")")
    times+=($(((end - start) / 1000000)))
    kill "$pid"; wait "$pid" 2>/dev/null
  done
  printf '%-28s %5d ms %6d MiB\n' "$name" "$(printf '%s\n' "${times[@]}" | median)" "$(($(printf '%s\n' "${sizes[@]}" | median) / 1024))"
}
measure 'nonpaper' "$binary"
measure 'nonpaper with the sample' "$binary" "$sample"
command -v gnome-text-editor >/dev/null && {
  measure 'gnome-text-editor' gnome-text-editor --standalone
  measure 'gnome-text-editor with it' gnome-text-editor --standalone "$sample"
}
