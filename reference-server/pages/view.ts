/** @module Loads the JSX modules. Node strips types but does not compile JSX: from source by tsx, in the package compiled. */

import { fileURLToPath } from 'node:url'
import type * as View from './view/index.tsx'

async function fromSource(): Promise<typeof View> {
  const { tsImport } = await import('tsx/esm/api')
  const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
  return tsImport('./view/index.tsx', { parentURL: import.meta.url, tsconfig })
}

const isSource = import.meta.url.endsWith('.ts')

export const pagesView: typeof View = isSource ? await fromSource() : await import('./view/index.tsx')
