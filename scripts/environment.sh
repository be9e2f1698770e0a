# Sourced by run, test and shell: the Debian 14 environment that everything is built and run in.
# On Debian 14 or newer that is the host itself; elsewhere a private root in the user's cache, made
# once and entered with bubblewrap, where paths, files, display and GPU are the host's own. There are
# two: one for the programs, and one that adds what tests need and shares all other files with it.
# Every message goes to stderr; functions that cannot go on end the script with one sentence.

set -euo pipefail

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/glioscope"
build="$project/build"
mirror="${GLIOSCOPE_MIRROR:-http://deb.debian.org/debian}"

say() { printf 'glioscope: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# packages programs|tests: what the programs are built and run with, or what tests need besides.
packages() {
    local list="$project/scripts/packages.txt"
    [ "$1" = programs ] || list="$project/scripts/packages-tests.txt"
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list"
}

# packages_in programs|tests: all that the environment for the programs, or for the tests too, holds.
packages_in() { packages programs; [ "$1" = programs ] || packages tests; }

host_is_current() {
    local id version codename
    read -r id version codename < <(. /etc/os-release 2>/dev/null &&
        echo "${ID:-none} ${VERSION_ID:-0} ${VERSION_CODENAME:-none}") || return 1
    [ "$id" = debian ] && { [ "${version%%.*}" -ge 14 ] || [ "$codename" = forky ] || [ "$codename" = sid ]; }
}

# A root's name holds a hash of its package lists, so that a changed list makes a new root and
# checkouts with different lists never disturb each other.
root_name() { echo "$1-$(packages_in "$1" | sort | sha256sum | cut -c1-12)"; }
root_path() { echo "$cache/$(root_name "$1")"; }
root_stands() { [ -e "$(root_path "$1")/manifest.txt" ]; }
root_at_hand() { if root_stands tests; then root_path tests; else root_path programs; fi; }

# set_up programs|tests: the environment for the programs alone, or for the tests too.
set_up() {
    if host_is_current; then
        install_on_host "$1"
        return
    fi
    note_use
    if ! root_stands "$1" && ! { [ "$1" = programs ] && root_stands tests; }; then
        . "$project/scripts/private_root.sh"
        make_private_root programs
        [ "$1" = programs ] || make_private_root tests
    fi
    command -v bwrap >/dev/null || install_host_tools bubblewrap
}

# Writes down which roots this checkout uses; a root that no checkout uses makes room for a new one.
note_use() {
    local note="$cache/checkouts/$(echo "$project" | sha256sum | cut -c1-12)"
    mkdir -p "$cache/checkouts" || die "The folder $cache cannot be made; set XDG_CACHE_HOME to a folder with 8 GB free."
    (flock 7 && printf '%s\n' "$project" "$(root_name programs)" "$(root_name tests)" > "$note") 7>"$cache/checkouts.lock"
}

install_on_host() {
    local missing
    missing=$(packages_in "$1" | while read -r name; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || echo "$name"
    done)
    [ -z "$missing" ] || install_host_tools $missing
}

install_host_tools() {
    [ "$(id -u)" = 0 ] || die "These packages are needed and only root can install them: sudo apt-get install $*"
    say "Installing on this machine: $*"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        >&2 </dev/null || die "Installing $* failed; the lines above say why. Is there a network?"
}

# enter COMMAND...: replaces this process by COMMAND inside the environment.
enter() {
    local environment=(LANG="${LANG:-C.UTF-8}" CCACHE_DIR="${CCACHE_DIR:-$cache/ccache}"
        PATH="$build/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        LD_LIBRARY_PATH="${GLIOSCOPE_LIBTORCH:+$GLIOSCOPE_LIBTORCH/lib:${CUDA_HOME:-/usr/local/cuda}/lib64}")
    mkdir -p "$cache/ccache"
    if host_is_current; then
        exec env "${environment[@]}" "$@"
    fi
    local root nvidia=() bindings=() entry
    root="$(root_at_hand)"
    # Data folders keep their paths; only the system's own folders come from the private root.
    for entry in /*; do
        case "$entry" in
            /bin|/boot|/dev|/etc|/lib*|/proc|/run|/sbin|/sys|/usr|/var|/tmp|/lost+found) ;;
            *) if [ -L "$entry" ]; then bindings+=(--symlink "$(readlink "$entry")" "$entry")
               elif [ -r "$entry" ]; then bindings+=(--bind "$entry" "$entry"); fi ;;
        esac
    done
    while read -r entry; do nvidia+=(--ro-bind "$entry" "/run/glioscope/nvidia/$(basename "$entry")"); done \
        < <(nvidia_libraries)
    [ "${#nvidia[@]}" = 0 ] || environment+=(LD_LIBRARY_PATH="/run/glioscope/nvidia:${environment[3]#*=}")
    # Ctrl+C reaches the whole group. bubblewrap must outlive it: its end would kill COMMAND before
    # that has cleaned up.
    trap '' INT
    exec env -u PYTHONPATH -u PYTHONHOME "${environment[@]}" bwrap --die-with-parent \
        --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var \
        --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
        --dev-bind /dev /dev --proc /proc --ro-bind /sys /sys --bind /tmp /tmp --bind-try /var/tmp /var/tmp \
        --dir /run --bind-try /run/user /run/user "${bindings[@]}" "${nvidia[@]}" \
        --ro-bind-try /etc/passwd /etc/passwd --ro-bind-try /etc/group /etc/group \
        --ro-bind-try /etc/hosts /etc/hosts --ro-bind-try /etc/resolv.conf /etc/resolv.conf \
        --chdir "$PWD" -- env --default-signal=INT "$@"
}

# With a CUDA LibTorch the host's driver libraries are needed; without one, nothing of the host is.
nvidia_libraries() {
    [ -n "${GLIOSCOPE_LIBTORCH:-}" ] || return 0
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } |
        awk '/lib(cuda|nvidia-[a-z-]+|nvcuvid)\.so/ && /x86-64/ {print $NF}' | sort -u
}

# The versions that a passed run stands for.
print_versions() {
    (enter bash -c '
        echo "glioscope: $(. /etc/os-release && echo "$PRETTY_NAME"), g++ $(g++ -dumpfullversion)" >&2
        dpkg-query -W -f "\${Package} \${Version}\n" cmake qt6-base-dev libvtk9-dev libinsighttoolkit5-dev \
            libtorch-dev libhdf5-dev | sed "s/^/glioscope:   /" >&2')
}

# build_programs [TARGET...]: configures once and builds what is out of date of the targets, or of
# everything; silent when there is nothing to do. A failed build ends the script.
build_programs() {
    local failure=0
    mkdir -p "$build"
    (enter bash -c '
        set -euo pipefail
        build="$1" project="$2" libtorch="$3"
        shift 3
        exec 9>"$build/.lock"
        flock 9
        if [ ! -e "$build/build.ninja" ]; then
            echo "glioscope: Configuring the build in $build" >&2
            cmake -S "$project" -B "$build" --preset release -DGLIOSCOPE_WERROR="${CI:+ON}" \
                ${libtorch:+-DCMAKE_PREFIX_PATH="$libtorch"} >"$build/configure.log" 2>&1 ||
                { tail -n 30 "$build/configure.log" >&2; exit 1; }
        fi
        if ! ninja -C "$build" -n "$@" | tail -n 1 | grep -q "no work to do"; then
            echo "glioscope: Building; the first time takes several minutes." >&2
            ninja -C "$build" -j "$(nproc)" "$@" >&2
        fi' build "$build" "$project" "${GLIOSCOPE_LIBTORCH:-}" "$@") || failure=$?
    [ "$failure" != 130 ] || die "Interrupted; run the same command again to go on."
    [ "$failure" = 0 ] ||
        die "The build failed; the lines above say where. After a change of compiler or packages: remove $build and try again."
}
