#!/usr/bin/env bash
# dependency-cruiser 18.7.2 beside TypeScript 7.0.2: an architecture check that can no longer fail.
#
# TypeScript 7 has no compiler API for JavaScript, so dependency-cruiser cannot read .ts files with it. One would expect
# a non-zero exit code. Seen instead: "no dependency violations found (0 modules, 0 dependencies cruised)", a warning
# below it, and exit code 0: CI stays green with an import in place that the rules forbid. With TypeScript 6.0.3 and
# nothing else changed the same import is found (2 modules, 1 violation, exit code 1).
# Whoever upgrades has to check the number of modules, or give dependency-cruiser another TypeScript or parser.
#
# Needs Node 22 or newer. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
node -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)' || { echo 'Needs Node 22 or newer.'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "name": "finding", "private": true, "type": "module" }' > package.json
mkdir -p src/domain src/http
echo "import { b } from '../http/b.ts'; export const a: number = b" > src/domain/a.ts
echo 'export const b = 1' > src/http/b.ts
cat > rules.cjs <<'RULES'
module.exports = {
  forbidden: [
    { name: 'domain-alone', severity: 'error', from: { path: '^src/domain' }, to: { path: '^src/http' } },
  ],
  options: { tsPreCompilationDeps: true },
}
RULES

cruise() {
  npm install --silent --no-audit --no-fund --save-exact dependency-cruiser@18.7.2 "typescript@$1"
  code=0
  said=$(npx --no-install depcruise --config rules.cjs src 2>&1) || code=$?
  printf 'typescript %s: exit code %s\n%s\n\n' "$1" "$code" "$said"
}

cruise 7.0.2
[ "$code" = 0 ] && grep -q '(0 modules, 0 dependencies cruised)' <<< "$said" || { echo 'changed: with TypeScript 7'; exit 1; }
cruise 6.0.3
[ "$code" = 1 ] && grep -q 'domain-alone: src/domain/a.ts' <<< "$said" || { echo 'changed: with TypeScript 6'; exit 1; }
echo 'as described'
