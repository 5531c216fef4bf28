# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Fresh Debian 12 systems in folders below $roots, made from one debootstrap that is kept there. For root only.

roots=${roots:?}

# The package sources of this machine's own Debian, for a fresh one.
# shellcheck disable=SC2016 # apt-get expands it.
sources() {
    apt-get indextargets --format 'deb $(SITE) $(CODENAME) main' 'Created-By: Packages' 'Origin: Debian' |
        grep ' bookworm' | sort -u
}

make_base() {
    [[ ! -e $roots/base/.complete ]] || return 0
    local mirror=${CATALPA_MIRROR:-}
    [[ $mirror ]] || mirror=$(sources | awk '$3 == "bookworm" { print $2; exit }')
    [[ $mirror ]] || fail "No mirror of Debian 12 is known here; name one in CATALPA_MIRROR."
    rm -rf --one-file-system "$roots/base"
    mkdir -p "$roots"
    debootstrap --variant=minbase --include=ca-certificates bookworm "$roots/base" "$mirror" >"$roots/base.log" ||
        fail "debootstrap failed: $roots/base.log"
    [[ ${CATALPA_MIRROR:-} ]] || sources >"$roots/base/etc/apt/sources.list"
    # Services are not started in it.
    printf '#!/bin/sh\nexit 101\n' >"$roots/base/usr/sbin/policy-rc.d"
    chmod 755 "$roots/base/usr/sbin/policy-rc.d"
    # A system that lives for minutes need not reach the disk.
    echo force-unsafe-io >"$roots/base/etc/dpkg/dpkg.cfg.d/unsafe-io"
    touch "$roots/base/.complete"
}

# make_root NAME: a fresh system in $root, with a user "tester".
make_root() {
    root=$roots/$1
    leave_root
    rm -rf --one-file-system "$root"
    cp -a "$roots/base" "$root"
    mount --bind /proc "$root/proc"
    mount --bind /dev "$root/dev"
    mkdir -p "$roots/archives/partial"
    mount --bind "$roots/archives" "$root/var/cache/apt/archives" # What was fetched once is not fetched again.
    # An array, so that the number of what runs in the background is that of the program itself.
    tester=(env -i PATH=/usr/sbin:/usr/bin:/bin HOME=/home/tester USER=tester LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=/run/tester
        DISPLAY="$DISPLAY" chroot --userspec=tester:tester "$root")
    in_root useradd --create-home --shell /bin/bash tester
    in_root install -d -m 700 -o tester -g tester /run/tester
}

leave_root() {
    local place
    for place in var/cache/apt/archives proc dev; do
        ! mountpoint -q "$root/$place" || umount "$root/$place"
    done
}

in_root() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }

as_tester() { "${tester[@]}" "$@"; }
