# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The Debian package: installed by apt, upgraded with work left open, removed, purged.

say "Debian package"
make_root deb
catalpa=catalpa cli=catalpa-cli

# older DEB TO: the same package under an older number.
older() {
    local unpacked
    unpacked=$(mktemp -d)
    dpkg-deb --raw-extract "$1" "$unpacked"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$unpacked/DEBIAN/control"
    dpkg-deb --root-owner-group --build "$unpacked" "$2" >/dev/null
    rm -rf "$unpacked"
}
if [[ ${CATALPA_PREVIOUS:-} ]]; then
    cp "$CATALPA_PREVIOUS" "$root/root/previous.deb"
else
    older "$deb" "$root/root/previous.deb"
fi
cp "$deb" "$root/root/catalpa.deb"
apt_root() { in_root apt-get -q -y "$@" >>"$pictures/apt.txt" 2>&1 || { tail -n 20 "$pictures/apt.txt"; fail "apt-get $*"; }; }

apt_root update
clock=$SECONDS
apt_root install /root/previous.deb
passed "apt installs it with all it needs, in $((SECONDS - clock)) s"

installed() { [[ $(in_root dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }
installed ca-certificates || fail "There are no certificates to check a server with."
! installed postgresql-common || fail "PostgreSQL was installed without being asked for."
! answer=$(as_tester "$cli" local start 2>&1) || fail "A catalogue was started without a server."
[[ $answer == *postgresql* ]] || fail "It does not say what is missing: $answer"
# As README.Debian has it, word for word, but for sudo, which root does not need.
way=$(in_root sed -n '/have the programs alone/,/That file speaks/s/^    //p' /usr/share/doc/catalpa/README.Debian)
in_root sh -ec "sudo() { \"\$@\"; }
apt() { apt-get -q -y \"\$@\"; }
$way" >>"$pictures/apt.txt" 2>&1 || { tail -n 20 "$pictures/apt.txt"; fail "README.Debian's way to PostgreSQL does not work."; }
installed postgresql || fail "README.Debian's way does not install PostgreSQL."
[[ ! -e $root/etc/postgresql/15/main ]] || fail "A server was made for the whole computer."
passed "it brings certificates and no server; README.Debian's way brings the programs and makes no server"

take_first_steps deb
passed "the first run makes the catalogue on this computer, with the sample"

leave_an_edit_open 'Left open before the upgrade'
! knows 'Left open before the upgrade' || fail "The edit was saved after all, so the upgrade has nothing to keep."
apt_root install /root/catalpa.deb
[[ $(in_root dpkg-query --show catalpa) == catalpa$'\t'$(dpkg-deb --field "$deb" Version) ]] || fail "No upgrade."
start '^This computer'
eventually "the edit that was open" knows 'Left open before the upgrade'
photograph deb-upgraded
close
passed "after an upgrade the catalogue is there, and the edit that was left open is saved"

in_root catalpa-cli local start >/dev/null
[[ -d $root/var/lib/catalpa/local ]] || fail "The catalogue of root is not where it is said to be."
apt_root remove catalpa
tail -n 20 "$pictures/apt.txt" | grep '/home/tester/.local/share/catalpa' >/dev/null || fail "The removal does not say where the catalogue is."
[[ -e $root/home/tester/.local/share/catalpa/local/data/PG_VERSION ]] || fail "The removal took the catalogue away."
[[ -d $root/var/lib/catalpa/local ]] || fail "The removal took the catalogue of root away."
passed "removal leaves the catalogues, and says where they are"

apt_root purge catalpa
[[ ! -e $root/var/lib/catalpa ]] || fail "The purge left /var/lib/catalpa."
[[ -e $root/home/tester/.local/share/catalpa/local/data/PG_VERSION ]] || fail "The purge took the catalogue of a person away."
left=$(find "$root/usr" "$root/etc" -iname '*catalpa*')
[[ ! $left ]] || fail "The purge left: $left"
passed "a purge removes the catalogue of root and nobody else's, and leaves nothing of the program"
leave_root
