# What concert-server and concert-connect share: sessions that go on when nobody looks. Sourced by both, with `me` set.
# shellcheck shell=sh disable=SC2154

# The terminal of a session is the tmux session of this name; `=` in front of a target means this name and no longer one.
prefix=concert-

refuse() {
    printf '%s: %s\n' "$me" "$1" >&2
    exit "${2:-1}"
}

need() {
    command -v "$1" >/dev/null || refuse "needs $1, and there is none on the PATH; install $1"
}

# Names as Concert has them: so none is an option, a target of another kind or a piece of shell.
check_session() {
    case $1 in
        '' | *[!A-Za-z0-9_]* | [0-9]*) refuse "'$1' is no name for a session; it has letters, digits and _, and begins with no digit" 2 ;;
    esac
}

runs_here() { tmux has-session -t "=$prefix$1" 2>/dev/null; }

# Of all tmux sessions, one a line on standard input, those of Concert.
names() { sed -n "s/^$prefix//p" | sort; }

# Lists what `names` has found on $1.
tell() {
    if [ -z "$2" ]; then
        printf 'No session runs on %s.\n' "$1"
    else
        printf 'Sessions on %s:\n' "$1"
        printf '%s\n' "$2" | sed 's/^/  /'
    fi
}

list_here() { tell 'this computer' "$(tmux list-sessions -F '#S' 2>/dev/null | names)"; }

# Shows it in this terminal; in one that shows tmux already, instead of what is there.
show_here() {
    if [ -n "${TMUX:-}" ]; then
        exec tmux switch-client -t "=$prefix$1"
    fi
    exec tmux attach-session -t "=$prefix$1"
}
