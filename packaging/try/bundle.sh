# SPDX-FileCopyrightText: 2026 The Catalpa authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The bundle, as a folder and as one file, where there is neither Qt nor PostgreSQL nor anything of a desktop but a font.

say "Bundle"
make_root bundle
bundles=("$packages"/catalpa-*-x86_64.tar.xz)
name=$(basename "${bundles[0]}" .tar.xz)
install -D -m 644 -t "$root/usr/share/fonts/truetype/dejavu" /usr/share/fonts/truetype/dejavu/DejaVuSans*.ttf
# An odd place, to see that the folder may lie anywhere.
mkdir -p "$root/srv/a place"
tar -xf "${bundles[0]}" -C "$root/srv/a place"
cp "$packages/$name.AppImage" "$root/srv/Catalpa.AppImage"
ln -s Catalpa.AppImage "$root/srv/catalpa-cli"
foreign=$(find "$root/usr" "$root/lib" \( -name 'libQt6*' -o -name 'libpq.so*' -o -name 'postgres' -o -name 'libX11.so*' \))
[[ ! $foreign ]] || fail "This system is not bare: $foreign"

catalpa="/srv/a place/$name/catalpa" cli="/srv/a place/$name/catalpa-cli"
take_first_steps bundle
server_file=$(readlink "/proc/$(head -n 1 "$root/home/tester/.local/share/catalpa/local/data/postmaster.pid")/exe")
[[ $server_file == *"/a place/$name/lib/postgresql/"* ]] || fail "Another server runs: $server_file"
url=$(as_tester "$cli" local url)
postgresql=$(cd "$root" && echo srv/a\ place/"$name"/lib/postgresql/*)
as_tester "/$postgresql/bin/pg_dump" --dbname "$url" --format=custom --file /home/tester/copy.dump || fail "pg_dump"
as_tester "/$postgresql/bin/pg_restore" --list /home/tester/copy.dump | grep 'TABLE DATA public authors' >/dev/null || fail "pg_restore"
close
passed "the folder runs as it is unpacked: first run, local catalogue, sample, pg_dump and pg_restore"

mv "$root/srv/a place" "$root/srv/moved"
catalpa="/srv/moved/$name/catalpa" cli="/srv/moved/$name/catalpa-cli"
start '^This computer'
sample_is_there || fail "The catalogue is not there after the folder was moved."
close
passed "it may be moved"

rm -rf "$root/srv/moved"
catalpa=/srv/Catalpa.AppImage cli=/srv/catalpa-cli
start '^This computer'
sample_is_there || fail "The single file does not show the catalogue of the folder."
photograph bundle-single-file
close
passed "the single file opens the same catalogue, and is catalpa-cli under that name"
as_tester "$cli" local stop >/dev/null 2>&1 || true
leave_root
