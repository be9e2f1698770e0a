# Sourced by environment.sh when the private Debian 14 root is missing: makes it in a temporary
# folder under a lock and renames it when whole, so that an interrupted or failed set-up leaves
# nothing behind and a second caller waits for the first.

make_private_root() {
    local root="$1"
    mkdir -p "$cache" || die "The folder $cache cannot be made; set XDG_CACHE_HOME to a folder with 8 GB free."
    exec 8>"$cache/set-up.lock"
    flock -n 8 || { say "Another set-up is at work; waiting for it."; flock 8; }
    if [ -e "$root/manifest.txt" ]; then exec 8>&-; return 0; fi
    rm -rf --one-file-system "$cache"/partial-*
    require_room "$cache" "set XDG_CACHE_HOME to another disk"
    find_bootstrap_tools
    local log="$cache/set-up.log"
    partial="$cache/partial-$$"
    trap 'abandon "$partial"' EXIT
    trap 'say "Interrupted; run the same command again to set up."; exit 130' INT TERM HUP
    say "Setting up a private Debian 14 in $root (once; about 3 minutes, 6 GB; log: $log)"
    : > "$log"
    follow "base system" "$log" bootstrap_base "$partial"
    follow "packages" "$log" install_packages "$partial"
    in_root "$partial" dpkg-query -W -f '${Package} ${Version}\n' > "$partial/manifest.txt"
    rm -rf "$partial"/var/cache/apt/archives/*.deb
    mv -T "$partial" "$root"
    trap - EXIT INT TERM HUP
    exec 8>&-
    say "The private root stands."
}

# require_room FOLDER ADVICE
require_room() {
    local free
    free=$(df --output=avail -k "$1" | tail -n 1)
    [ "$free" -ge 8000000 ] || die "The set-up needs 8 GB in $1, and $((free / 1000000)) GB are free; free some or $2."
}

find_bootstrap_tools() {
    bootstrap_mode=root
    if [ "$(id -u)" != 0 ]; then
        bootstrap_mode=user
        command -v mmdebstrap >/dev/null && command -v bwrap >/dev/null ||
            die "Without root these packages must be on the machine: sudo apt-get install mmdebstrap bubblewrap uidmap"
        unshare --user --map-root-user true 2>/dev/null ||
            die "This machine allows no user namespaces; run the command once as root, or ask for kernel.unprivileged_userns_clone=1."
        # mmdebstrap unpacks everything here first; /tmp is often in memory and too small.
        export TMPDIR="${TMPDIR:-/var/tmp}"
        require_room "$TMPDIR" "set TMPDIR to another disk"
        return
    fi
    local missing=""
    command -v debootstrap >/dev/null || missing="debootstrap"
    command -v bwrap >/dev/null || missing="$missing bubblewrap"
    [ -z "$missing" ] || install_host_tools $missing
}

bootstrap_base() {
    mkdir -p "$1"
    if [ "$bootstrap_mode" = user ]; then
        mmdebstrap --mode=unshare --variant=minbase --aptopt='Acquire::Check-Valid-Until "false"' \
            --include="$(packages | paste -sd,)" --format=tar forky - "$mirror" |
            tar -x -C "$1" --no-same-owner --exclude='./dev/*'  # so that all of it is the caller's
    else
        # Older releases of debootstrap know the recipe by the name of the unstable suite alone.
        unshare --mount --propagation private debootstrap --variant=minbase forky "$1" "$mirror" \
            /usr/share/debootstrap/scripts/sid
    fi
}

install_packages() {
    [ "$bootstrap_mode" = root ] || return 0
    # The mirror's Release file may be past its date; signatures stay checked.
    echo 'Acquire::Check-Valid-Until "false";' > "$1/etc/apt/apt.conf.d/90glioscope"
    printf '#!/bin/sh\nexit 101\n' > "$1/usr/sbin/policy-rc.d"
    chmod +x "$1/usr/sbin/policy-rc.d"
    in_root "$1" apt-get update
    in_root "$1" apt-get install -y --no-install-recommends $(packages)
}

# in_root ROOT COMMAND...: runs COMMAND in ROOT with mounts that vanish with it.
in_root() {
    local root="$1"
    shift
    if [ "$bootstrap_mode" = user ]; then
        bwrap --bind "$root" / --dev /dev --proc /proc -- "$@"
    else
        unshare --mount --pid --fork --kill-child --propagation private sh -c '
            root="$1"; shift
            mount -t proc proc "$root/proc" && cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null
            DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
                exec chroot "$root" "$@"' in_root "$root" "$@" </dev/null
    fi
}

# follow STEP LOG COMMAND...: runs COMMAND with its output in LOG and says how far it is.
follow() {
    local step="$1" log="$2" started=$SECONDS pid newest
    shift 2
    # A process group of its own, so that an interruption ends everything the step has started.
    set -m
    "$@" >> "$log" 2>&1 </dev/null &
    pid=$!
    set +m
    step_group=$pid
    while kill -0 "$pid" 2>/dev/null; do
        sleep 1
        if [ -t 2 ]; then
            newest=$(tail -n 1 "$log" | tr -cd '[:print:]' | cut -c1-60)
            printf '\r\033[K  %s: %d s  %s' "$step" $((SECONDS - started)) "$newest" >&2
        elif [ $(((SECONDS - started) % 20)) = 19 ]; then
            say "$step: $((SECONDS - started)) s, $(grep -c '^Setting up' "$log" || true) packages set up"
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
    wait "$pid" || explain_failure "$step" "$log"
    step_group=""
    say "$step: done in $((SECONDS - started)) s"
}

explain_failure() {
    tail -n 5 "$2" >&2
    if grep -qi 'no space left' "$2"; then
        [ "$bootstrap_mode" = root ] ||
            die "The disk holding $cache or $TMPDIR is full: free 8 GB in both, or set XDG_CACHE_HOME or TMPDIR to another disk."
        die "The disk holding $cache is full: free 8 GB there, or set XDG_CACHE_HOME to another disk."
    elif grep -qiE 'failed getting release|could not resolve|failed to fetch|unable to connect|couldn.t download' "$2"; then
        die "Debian's packages cannot be reached at $mirror: check the network, or name another mirror in GLIOSCOPE_MIRROR."
    fi
    die "Setting up the $1 failed; the whole log is $2."
}

abandon() {
    [ -z "${step_group:-}" ] || { kill -TERM -- "-$step_group"; sleep 1; kill -KILL -- "-$step_group"; } 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf --one-file-system "$1"
}
