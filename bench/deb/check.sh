#!/bin/sh
# Installs the server's Debian package in a Debian of its own, boots that, and looks at what a person
# would: nothing runs before a roster is there; then the service serves, closed in, and comes back.
# Takes some minutes, wants root, `mmdebstrap` and `systemd-container`; no part of the test run.
#   npm run release && bench/deb/check.sh dist/turnbox-server_*_amd64.deb
set -eu
deb=$(readlink -f "${1:?give the package}")
suite=${2:-bookworm}
here=$(cd "$(dirname "$0")/../.." && pwd)
root=$(mktemp -d /var/tmp/turnbox-deb.XXXXXX)
machine=
finish() {
  [ -z "$machine" ] || kill "$machine" 2>/dev/null || true
  [ -z "$machine" ] || wait "$machine" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}
trap finish EXIT INT TERM
say() { printf '%s\n' "$*"; }

say "1. a minimal Debian ($suite), and the package in it"
mmdebstrap --quiet --variant=minbase --include=systemd,systemd-sysv,dbus,curl \
  --customize-hook="copy-in $deb /tmp" \
  --customize-hook="chroot \"\$1\" sh -c 'apt-get install -qq -y /tmp/*.deb && rm /tmp/*.deb'" \
  "$suite" "$root/debian" >"$root/log" 2>&1 || { tail -20 "$root/log"; exit 1; }

# What root key holders bring: made by the checkout's own programs, beside the machine.
mkdir -m 755 "$root/debian/srv/line"
cp "$here/bench/deb/inside.sh" "$root/debian/srv/line/inside.sh"
cat >"$root/debian/etc/systemd/system/check.service" <<'U'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/sh /srv/line/inside.sh
StandardOutput=append:/srv/line/said
StandardError=append:/srv/line/said
ExecStopPost=/bin/systemctl poweroff
[Install]
WantedBy=default.target
U
chroot "$root/debian" systemctl enable -q check.service

say '2. boots it, in a network of its own'
systemd-nspawn -q -D "$root/debian" -b --private-network --register=no --keep-unit \
  --console=pipe >"$root/console" 2>&1 &
machine=$!
# The drop's card comes out, the roster that names it goes in.
tries=0
until [ -f "$root/debian/srv/line/drop.card" ]; do
  tries=$((tries + 1))
  [ $tries -lt 120 ] || { tail -30 "$root/console"; cat "$root/debian/srv/line/said"; exit 1; }
  sleep 1
done
PATH="$here/node_modules/.bin:$PATH" node "$here/bench/deb/roster.mjs" "$root/debian/srv/line"
touch "$root/debian/srv/line/go"
wait "$machine" || true
machine=
say '3. what the machine says'
cat "$root/debian/srv/line/said"
grep -q '^ALL RIGHT$' "$root/debian/srv/line/said"
