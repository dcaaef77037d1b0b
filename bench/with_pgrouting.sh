#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own with pgRouting (Debian packages postgresql,
# postgresql-15-pgrouting), named in NAHRAUM_BENCH_PG. The server is gone afterwards.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is needed (Debian packages postgresql, postgresql-15-pgrouting)" >&2; exit 1; }
folder=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; as=(runuser -u postgres --); fi
stop() { "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
(cd "$folder" && "${as[@]}" "$bin/initdb" -D "$folder/data" -U postgres --auth=trust >/dev/null)
(cd "$folder" && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
  -o "-k $folder -c listen_addresses='' -c shared_buffers=1GB -c work_mem=256MB -c fsync=off" start >/dev/null)
export NAHRAUM_BENCH_PG="host=$folder user=postgres dbname=postgres"
"$@"
