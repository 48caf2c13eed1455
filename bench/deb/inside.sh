#!/bin/sh
# Runs inside the booted machine; check.sh reads what it says.
set -eu
line=/var/lib/turnbox/line
fail() {
  printf 'NOT RIGHT: %s\n' "$*"
  systemctl status --no-pager turnbox@line.service || true
  journalctl --no-pager -u turnbox@line.service -n 20 || true
  exit 1
}
right() { printf 'right: %s\n' "$*"; }

# As Tor does it: which circuit a stream is of, then the stream.
served_behind_tor() {
  /usr/lib/turnbox/node -e "
    const socket = require('node:net').connect('/run/turnbox/line-site.sock');
    socket.on('error', () => process.exit(1));
    socket.write('PROXY TCP6 fc00:dead:beef:4dad::0:2d ::1 45 80\\r\\n');
    socket.write('GET / HTTP/1.1\\r\\nHost: site\\r\\nConnection: close\\r\\n\\r\\n');
    socket.once('data', (bytes) => process.exit(/^HTTP\/1.1 200/.test(String(bytes)) ? 0 : 1));
    socket.on('close', () => process.exit(1));"
}

systemctl enable -q turnbox@line.service turnbox-notice@line.timer
systemctl start turnbox@line.service turnbox-notice@line.timer
systemctl is-active -q turnbox@line.service && fail 'it runs without a roster'
systemctl is-failed -q turnbox@line.service && fail 'it failed for want of a roster'
right 'without a roster it waits, and nothing has failed'

turnbox-server init "$line" --label Drop >/dev/null
[ "$(stat -c %U:%a "$line/drop.key")" = turnbox:600 ] || fail 'the key is not the drop’s alone'
cp "$line/drop.card" /srv/line/drop.card
until [ -f /srv/line/go ]; do sleep 1; done
install -o turnbox -g turnbox -m 600 /srv/line/site.json "$line/site.json"
install -o turnbox -g turnbox -m 600 /srv/line/roster.note /var/lib/turnbox/roster.note
turnbox-server roster /var/lib/turnbox/roster.note --dir "$line" --override
systemctl start turnbox@line.service
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

systemctl is-active -q turnbox-notice@line.timer || fail 'no timer for notices runs'
systemctl start turnbox-notice@line.service
[ ! -e /var/lib/turnbox/notice ] || fail 'a notice went out without a command for it'
mkdir -p /etc/turnbox
printf '#!/bin/sh\nexec cat > /var/lib/turnbox/notice\n' >/etc/turnbox/notice-line
chmod 755 /etc/turnbox/notice-line
systemctl start turnbox-notice@line.service || fail 'the notice failed'
[ -s /var/lib/turnbox/notice ] || fail 'the notice is empty'
right "the notice of a day: $(head -1 /var/lib/turnbox/notice)"

pid=$(systemctl show -p MainPID --value turnbox@line.service)
[ "$(stat -c %U "/proc/$pid")" = turnbox ] || fail 'it runs as somebody else'
grep -q '^Max core file size *0 *0 ' "/proc/$pid/limits" || fail 'it may dump its memory'
right "it runs as turnbox, dumps no core; swap $(systemctl show -p MemorySwapMax --value turnbox@line.service)"
kill -USR1 "$pid"
sleep 1
systemctl is-active -q turnbox@line.service || { systemctl reset-failed; systemctl start turnbox@line.service; }
curl -s -m 2 http://127.0.0.1:9229/json >/dev/null && fail 'a signal opens the debugger'
right 'a signal opens no debugger'
mkdir -m 700 /var/lib/tor
turnbox-server onion "$line" --tor-data /var/lib/tor --sockets /run/turnbox
turnbox-server onion "$line" --courier north --out /root/north.auth_private >/dev/null
[ -s /root/north.auth_private ] || fail 'no key for a courier was made'
[ "$(find /var/lib/turnbox -not -user turnbox | wc -l)" = 0 ] || fail 'root owns files of the line'
systemctl restart turnbox@line.service
tries=0
until served_behind_tor; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || fail 'it does not serve at its socket'
  sleep 1
done
right 'behind Tor it serves at a socket'
kill -KILL "$(systemctl show -p MainPID --value turnbox@line.service)"
tries=0
until served_behind_tor; do
  tries=$((tries + 1))
  [ $tries -lt 40 ] || fail 'it does not come back'
  sleep 1
done
right 'killed, it comes back'
systemctl reload turnbox@line.service
sleep 1
served_behind_tor || fail 'a reload took it down'
right 'its limits are read again as it runs'
turnbox-server remove "$line" --confirm line >/dev/null 2>&1 && fail 'a running line was destroyed'
turnbox-server init /var/lib/turnbox/north --label North --site 127.0.0.1:8082 --couriers 127.0.0.1:8083 >/dev/null
turnbox-server lines /var/lib/turnbox | grep -q '^line: .* runs' || fail 'the lines are not listed'
turnbox-server lines /var/lib/turnbox | grep -q '^north: .*waits' || fail 'the second line is not listed'
seen=$(ls "/proc/$(systemctl show -p MainPID --value turnbox@line.service)/root/var/lib/turnbox")
[ "$seen" = line ] || fail "a line sees another: $seen"
turnbox-server remove /var/lib/turnbox/north --confirm north >/dev/null || fail 'a line is not destroyed'
[ ! -e /var/lib/turnbox/north ] && [ -f "$line/drop.key" ] || fail 'not that line alone was destroyed'
right 'a second line beside it, unseen by it, comes and goes alone'
systemd-analyze security --no-pager turnbox@line.service | tail -1
apt-get remove -qq -y turnbox-server >/dev/null 2>&1 || dpkg -r turnbox-server
[ -f "$line/drop.key" ] || fail 'removing the package took the key'
systemctl is-active -q turnbox@line.service && fail 'removed, it still runs'
right 'removed, the line’s folder stays'
echo 'ALL RIGHT'
