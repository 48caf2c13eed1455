#!/bin/sh
# Runs inside the booted machine; check.sh reads what it says.
set -eu
line=/var/lib/turnbox/line
fail() {
  printf 'NOT RIGHT: %s\n' "$*"
  systemctl status --no-pager turnbox-server.service || true
  journalctl --no-pager -u turnbox-server.service -n 20 || true
  exit 1
}
right() { printf 'right: %s\n' "$*"; }

# As Tor does it: which circuit a stream is of, then the stream.
served_behind_tor() {
  /usr/lib/turnbox/node -e "
    const socket = require('node:net').connect('/run/turnbox/site.sock');
    socket.on('error', () => process.exit(1));
    socket.write('PROXY TCP6 fc00:dead:beef:4dad::0:2d ::1 45 80\\r\\n');
    socket.write('GET / HTTP/1.1\\r\\nHost: site\\r\\nConnection: close\\r\\n\\r\\n');
    socket.once('data', (bytes) => process.exit(/^HTTP\/1.1 200/.test(String(bytes)) ? 0 : 1));
    socket.on('close', () => process.exit(1));"
}

systemctl is-enabled -q turnbox-server.service || fail 'the service is not enabled'
systemctl is-active -q turnbox-server.service && fail 'it runs without a roster'
systemctl is-failed -q turnbox-server.service && fail 'it failed for want of a roster'
right 'without a roster it waits, and nothing has failed'

turnbox-server init "$line" --label Drop >/dev/null
[ "$(stat -c %U:%a "$line/drop.key")" = turnbox:600 ] || fail 'the key is not the drop’s alone'
cp "$line/drop.card" /srv/line/drop.card
until [ -f /srv/line/go ]; do sleep 1; done
install -o turnbox -g turnbox -m 600 /srv/line/site.json "$line/site.json"
install -o turnbox -g turnbox -m 600 /srv/line/roster.note /var/lib/turnbox/roster.note
turnbox-server roster /var/lib/turnbox/roster.note --dir "$line" --override
systemctl start turnbox-server.service
tries=0
until curl -sf -o /srv/line/page http://127.0.0.1:8080/; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || fail 'it does not serve'
  sleep 1
done
right "it serves a page of $(stat -c %s /srv/line/page) bytes"
grep -q 'Not open yet\|not open yet' /srv/line/page || right 'the page says nothing of being closed'
[ "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8081/state)" != 200 ] ||
  fail 'the couriers’ entrance lets a stranger in'
right 'the couriers’ entrance refuses a stranger'

systemctl is-active -q turnbox-server-notice.timer || fail 'no timer for notices runs'
systemctl start turnbox-server-notice.service
[ ! -e /var/lib/turnbox/notice ] || fail 'a notice went out without a command for it'
mkdir -p /etc/turnbox
printf '#!/bin/sh\nexec cat > /var/lib/turnbox/notice\n' >/etc/turnbox/notice
chmod 755 /etc/turnbox/notice
systemctl start turnbox-server-notice.service || fail 'the notice failed'
[ -s /var/lib/turnbox/notice ] || fail 'the notice is empty'
right "the notice of a day: $(head -1 /var/lib/turnbox/notice)"

pid=$(systemctl show -p MainPID --value turnbox-server.service)
[ "$(stat -c %U "/proc/$pid")" = turnbox ] || fail 'it runs as somebody else'
grep -q '^Max core file size *0 *0 ' "/proc/$pid/limits" || fail 'it may dump its memory'
right "it runs as turnbox, dumps no core; swap $(systemctl show -p MemorySwapMax --value turnbox-server.service)"
kill -USR1 "$pid"
sleep 1
systemctl is-active -q turnbox-server.service || { systemctl reset-failed; systemctl start turnbox-server.service; }
curl -s -m 2 http://127.0.0.1:9229/json >/dev/null && fail 'a signal opens the debugger'
right 'a signal opens no debugger'
mkdir -m 700 /var/lib/tor
turnbox-server onion "$line" --tor-data /var/lib/tor --sockets /run/turnbox
turnbox-server onion "$line" --courier north --out /root/north.auth_private >/dev/null
[ -s /root/north.auth_private ] || fail 'no key for a courier was made'
[ "$(find /var/lib/turnbox -not -user turnbox | wc -l)" = 0 ] || fail 'root owns files of the line'
systemctl restart turnbox-server.service
tries=0
until served_behind_tor; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || fail 'it does not serve at its socket'
  sleep 1
done
right 'behind Tor it serves at a socket'
kill -KILL "$(systemctl show -p MainPID --value turnbox-server.service)"
tries=0
until served_behind_tor; do
  tries=$((tries + 1))
  [ $tries -lt 40 ] || fail 'it does not come back'
  sleep 1
done
right 'killed, it comes back'
systemd-analyze security --no-pager turnbox-server.service | tail -1
apt-get remove -qq -y turnbox-server >/dev/null 2>&1 || dpkg -r turnbox-server
[ -f "$line/drop.key" ] || fail 'removing the package took the key'
systemctl is-active -q turnbox-server.service && fail 'removed, it still runs'
right 'removed, the line’s folder stays'
echo 'ALL RIGHT'
