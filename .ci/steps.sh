# Sourced by .ci/run: finds Pythons, runs steps and remembers which failed.
failures=0
report=""

# The first of the named versions that really runs: a pyenv shim may exist for a version that is switched off.
find_python() {
    local version candidate
    for version in "$@"; do
        for candidate in "$(command -v "python$version")" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
            if "$candidate" -c "import venv, ensurepip" 2>/dev/null; then
                echo "$candidate"
                return
            fi
        done
    done
    echo "no Python of $* found" >&2
    return 1
}

step() {
    local name=$1 started=$SECONDS verdict
    shift
    printf '\n──── %s\n' "$name"
    if ("$@" </dev/null); then verdict=ok; else verdict=FAILED; failures=1; fi
    report+=$(printf '%-7s %4ds  %s' "$verdict" $((SECONDS - started)) "$name")$'\n'
}

summary() { printf '\n──── Summary, %ds\n%s\n' "$SECONDS" "$report"; }
