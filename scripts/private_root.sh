# Sourced by environment.sh when a private Debian 14 root is missing: makes it in a temporary folder
# under a lock and renames it when whole, so that an interrupted or failed set-up leaves nothing
# behind and a second caller waits for the first.

# make_private_root programs|tests: the tests' root starts as a copy of the programs'.
make_private_root() {
    local kind="$1" root log="$cache/set-up.log" started=$SECONDS
    root="$(root_path "$kind")"
    exec 8>"$cache/set-up.lock"
    flock -n 8 || { say "Another set-up is at work; waiting for it."; flock 8; }
    if root_stands "$kind"; then exec 8>&-; return 0; fi
    rm -rf --one-file-system "$cache"/partial-*
    partial="$cache/partial-$$"
    trap 'abandon "$partial"' EXIT
    trap 'say "Interrupted; run the same command again to set up."; exit 130' INT TERM HUP
    "make_${kind}_root" "$partial" "$root" "$log"
    in_root "$partial" dpkg-query -W -f '${Package} ${Version}\n' > "$partial/manifest.txt"
    rm -rf "$partial"/var/cache/apt/archives/*.deb
    mv -T "$partial" "$root"
    remove_unused_roots
    trap - EXIT INT TERM HUP
    exec 8>&-
    say "The private root of the $kind stands after $((SECONDS - started)) s."
}

make_programs_root() {
    require_room "$cache" 8 "set XDG_CACHE_HOME to another disk"
    find_bootstrap_tools
    [ "$bootstrap_mode" = root ] || require_room "$TMPDIR" 8 "set TMPDIR to another disk"
    say "Setting up a private Debian 14 in $2 (once; about 3 minutes, 5 GB; log: $3)"
    : > "$3"
    follow "base system" "$3" bootstrap_base "$1"
    [ "$bootstrap_mode" = user ] || follow "packages" "$3" install_packages "$1" programs
}

make_tests_root() {
    require_room "$cache" 2 "set XDG_CACHE_HOME to another disk"
    find_bootstrap_tools
    say "Adding what the tests need in $2 (once; about 1 minute, 1 GB; log: $3)"
    : > "$3"
    follow "copy" "$3" share_root "$(root_path programs)" "$1"
    follow "packages" "$3" install_packages "$1" tests
}

# require_room FOLDER GIGABYTES ADVICE
require_room() {
    local free
    free=$(df --output=avail -k "$1" | tail -n 1)
    [ "$free" -ge "${2}000000" ] || die "The set-up needs $2 GB in $1, and $((free / 1000000)) GB are free; free some or $3."
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
        mmdebstrap --verbose --mode=unshare --variant=minbase --aptopt='Acquire::Check-Valid-Until "false"' \
            --dpkgopt=force-unsafe-io --include="$(packages programs | paste -sd,)" --format=tar forky - "$mirror" |
            tar -x -C "$1" --no-same-owner --exclude='./dev/*'  # so that all of it is the caller's
    else
        # Older releases of debootstrap know the recipe by the name of the unstable suite alone.
        unshare --mount --propagation private debootstrap --variant=minbase forky "$1" "$mirror" \
            /usr/share/debootstrap/scripts/sid
    fi
}

# share_root FROM TO: a copy whose files are the same ones on the disk. dpkg replaces files and never
# writes into them; what other programs may write into is copied for real.
share_root() {
    local folder
    cp -al "$1" "$2"
    for folder in etc var root tmp usr/lib/locale; do
        [ -e "$1/$folder" ] || continue
        rm -rf "${2:?}/$folder"
        cp -a "$1/$folder" "$2/$folder"
    done
    rm -f "$2/manifest.txt"
}

# install_packages ROOT programs|tests. A root that was interrupted is made anew, so nothing is lost
# by dpkg not waiting for the disk after each file.
install_packages() {
    # The mirror's Release file may be past its date; signatures stay checked.
    printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'Dpkg::Options { "--force-unsafe-io"; };' \
        > "$1/etc/apt/apt.conf.d/90glioscope"
    # Without root there is one user in the root, so that apt has none to hand its downloads to.
    [ "$bootstrap_mode" = root ] || echo 'APT::Sandbox::User "root";' >> "$1/etc/apt/apt.conf.d/90glioscope"
    printf '#!/bin/sh\nexit 101\n' > "$1/usr/sbin/policy-rc.d"
    chmod +x "$1/usr/sbin/policy-rc.d"
    in_root "$1" apt-get update
    in_root "$1" apt-get install -y --no-install-recommends $(packages "$2")
}

# in_root ROOT COMMAND...: runs COMMAND in ROOT with mounts that vanish with it.
in_root() {
    local root="$1"
    shift
    cp -L --remove-destination /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
    if [ "$bootstrap_mode" = user ]; then
        DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
            bwrap --unshare-user --uid 0 --gid 0 --bind "$root" / --dev /dev --proc /proc -- "$@" </dev/null
    else
        unshare --mount --pid --fork --kill-child --propagation private sh -c '
            root="$1"; shift
            mount -t proc proc "$root/proc"
            DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
                exec chroot "$root" "$@"' in_root "$root" "$@" </dev/null
    fi
}

# Removes the roots that no checkout on this machine uses and no process runs in.
remove_unused_roots() {
    local note checkout root used=" $(root_name programs) $(root_name tests)" unused=()
    exec 7>"$cache/checkouts.lock"
    flock 7
    for note in "$cache"/checkouts/*; do
        [ -e "$note" ] || continue  # none is there
        checkout=$(head -n 1 "$note")
        if [ -e "$checkout/scripts/environment.sh" ]; then used+=" $(tail -n +2 "$note" | tr '\n' ' ')"
        else rm -f "$note"; fi
    done
    for root in "$cache"/{programs,tests}-*; do
        [ -d "$root" ] && [[ "$used " != *" ${root##*/} "* ]] && ! runs_in "$root" || continue
        say "No checkout uses ${root##*/} any more; removing it."
        mv -T "$root" "$cache/partial-${root##*/}" && unused+=("$cache/partial-${root##*/}")
    done
    exec 7>&-
    [ "${#unused[@]}" = 0 ] || rm -rf --one-file-system "${unused[@]}"
    for root in "$cache"/root-*; do
        [ ! -d "$root" ] || say "An earlier version made $root; remove it when no other checkout of that version is left."
    done
}

# runs_in ROOT: whether a process has the root for its system.
runs_in() { grep -qsF "/${1##*/}/usr /usr " /proc/[0-9]*/mountinfo; }

# follow STEP LOG COMMAND...: runs COMMAND with its output in LOG and says how far it is.
follow() {
    local step="$1" log="$2" started=$SECONDS pid first
    shift 2
    first=$(($(wc -l < "$log") + 1))
    # A process group of its own, so that an interruption ends everything the step has started.
    set -m
    "$@" >> "$log" 2>&1 </dev/null &
    pid=$!
    set +m
    step_group=$pid
    while kill -0 "$pid" 2>/dev/null; do
        sleep 1
        if [ -t 2 ]; then
            printf '\r\033[K  %s: %d s%s' "$step" $((SECONDS - started)) "$(progress "$log" "$first")" >&2
        elif [ $(((SECONDS - started) % 10)) = 9 ]; then
            say "$step: $((SECONDS - started)) s$(progress "$log" "$first")"
        fi
    done
    [ ! -t 2 ] || printf '\r\033[K' >&2
    wait "$pid" || explain_failure "$step" "$log"
    step_group=""
    say "$step: done in $((SECONDS - started)) s"
}

# progress LOG LINE: how many packages are how far, by what apt, dpkg and debootstrap wrote from LINE
# on. apt says how many there are before it begins; debootstrap does not.
progress() {
    tail -n +"$2" "$1" | awk '
        / newly installed, / {all = " of " $3; got = unpacked = ready = 0}
        /^Get:|^I: Retrieving / {got++}
        /^Unpacking / || (/^I: (Extracting|Unpacking) / && !seen[$3]++) {unpacked++}
        /^Setting up |^I: Configuring / {ready++}
        END {if (got + unpacked + ready)
                 printf ", packages%s: %d downloaded, %d unpacked, %d set up", all, got, unpacked, ready}'
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
