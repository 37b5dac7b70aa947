#!/usr/bin/env bash
# @nats-io/jetstream 3.4.0 with nats-server 2.9.10 (Debian 12): `consumers.add` of a durable consumer that is there changes it.
#
# The client has `add` and `update`, and `add` asks the server for the action "create": one would expect the second `add` of a durable
# consumer with other settings to be refused, and programs that come second to find what the first has made. Seen instead with this
# server, which Debian 12 installs: no error, and the time in which a message has to be acknowledged is that of whoever came last, for
# everybody who consumes. Whoever shares a consumer has to look with `consumers.info` before `add`.
#
# Needs Node 22 or newer, and Debian 12 (apt-get download, dpkg-deb). Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
node -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)' || { echo 'Needs Node 22 or newer.'; exit 2; }
command -v apt-get > /dev/null || { echo 'Needs Debian 12.'; exit 2; }
folder=$(mktemp -d)
broker=
trap '[ -z "$broker" ] || kill "$broker" 2> /dev/null; wait; rm -rf "$folder"' EXIT
cd "$folder"

apt-get download --quiet=2 'nats-server=2.9.10*' 2> /dev/null || { echo 'nats-server 2.9.10 is not to be had here.'; exit 2; }
dpkg-deb --extract nats-server_*.deb .
echo '{ "name": "finding", "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact @nats-io/transport-node@3.4.0 @nats-io/jetstream@3.4.0

"$(find . -type f -name nats-server -perm -u+x | head -n 1)" -a 127.0.0.1 -p -1 --ports_file_dir "$folder" -js -sd "$folder/store" > log 2>&1 &
broker=$!
cat > add.mjs <<'PROGRAM'
import { globSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream'
import { connect, nanos } from '@nats-io/transport-node'

const portsFile = () => globSync('nats-server_*.ports').find((file) => readFileSync(file, 'utf8').endsWith('}'))
for (let look = 0; portsFile() === undefined && look < 100; look++) await setTimeout(100)
const { nats } = JSON.parse(readFileSync(portsFile(), 'utf8'))
const connection = await connect({ servers: nats[0] })
const manager = await jetstreamManager(connection)
await manager.streams.add({ name: 'jobs', subjects: ['jobs.>'] })
const add = async (title, seconds) => {
  const settings = { durable_name: 'workers', ack_policy: AckPolicy.Explicit, ack_wait: nanos(seconds * 1000) }
  const answer = await manager.consumers.add('jobs', settings).then(() => 'no error', (error) => `error ${error.code}`)
  const { config } = await manager.consumers.info('jobs', 'workers')
  console.log(`${title}, ${seconds} s: ${answer}, ack_wait ${config.ack_wait / 1e9} s`)
}
console.log(`nats-server ${connection.info.version}`)
await add('the first', 15)
await add('the second', 3)
await connection.close()
PROGRAM
said=$(node add.mjs)
echo "$said"
expected='nats-server 2.9.10
the first, 15 s: no error, ack_wait 15 s
the second, 3 s: no error, ack_wait 3 s'
[ "$said" = "$expected" ] || { echo 'changed'; exit 1; }
echo 'as described'
