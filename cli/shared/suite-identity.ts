import { createHash } from 'node:crypto'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { Results } from '../../reports/output/results.ts'
import { suiteManifest } from './project.ts'

/** Which suite tested which requirements: the digest changes when a statement, kind or subject does. */
export function suiteIdentity({ articles, rows }: Catalogue): Results['suite'] {
  const { name, version } = suiteManifest()
  const digest = createHash('sha256')
  for (const { id, kind, subject, statement } of rows.values())
    digest.update(JSON.stringify([id, kind, subject, statement]))
  const count = articles.filter(({ beyond }) => !beyond).length
  return {
    name,
    version,
    spec: `${count} articles, ${rows.size} rows, sha256:${digest.digest('hex').slice(0, 16)}`,
  }
}
