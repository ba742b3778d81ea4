# Finds a JDK; sourced by the launchers, in the checkout and in an installation.
# shellcheck shell=sh disable=SC2034 # what is found is for them

wanted_java=25

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "concert: $*"
    exit 1
}

# Reads what the JDK in $1 says it is from its `release` file, since asking a JVM costs more than the rest of the
# launcher: sets `version`, and `build`, which no other JVM has. Fails if $1 is no JDK (a JRE cannot compile what is typed).
read_version() {
    version=
    build=
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        value=${value#\"}
        value=${value%\"}
        case $key in
            JAVA_VERSION) version=$value ;;
            IMPLEMENTOR_VERSION | JAVA_RUNTIME_VERSION | OS_ARCH) build=$build-$value ;;
        esac
    done <"$1/release"
    # It becomes part of a file's name.
    case $build in
        */*) build= ;;
    esac
    build=$version$build
    [ -n "$version" ]
}

# Takes the JDK in $1 if it is the wanted one, else remembers it for the error message.
try_jdk() {
    read_version "$1" || return 1
    if [ "${version%%[!0-9]*}" = "$wanted_java" ]; then
        jdk=$(CDPATH='' cd -- "$1" && pwd -P)
        return 0
    fi
    seen="$seen
    $version in $1"
    return 1
}

# Sets `jdk`, and `build` to what it says it is.
find_jdk() {
    seen=
    if [ -n "${JAVA_HOME:-}" ]; then
        try_jdk "$JAVA_HOME" && return 0
    fi
    if java=$(command -v java) && java=$(readlink -f -- "$java"); then
        try_jdk "${java%/bin/java}" && return 0
    fi
    for candidate in /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* /opt/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        try_jdk "$candidate" && return 0
    done
    return 1
}

explain_missing_jdk() {
    say "concert: needs a JDK $wanted_java and found none."
    say "  Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH, /usr/lib/jvm/*,"
    say "  ~/.sdkman/candidates/java/*, /opt/* and /Library/Java/JavaVirtualMachines/*."
    if [ -n "$seen" ]; then
        say "  Found instead:$(printf '%s\n' "$seen" | sort -u)"
    fi
    say "  Install one (Temurin $wanted_java, for example), or set JAVA_HOME to where it is."
    exit 1
}
