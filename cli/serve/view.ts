/** @module Loads what is written in JSX: Node strips types, but knows no JSX. The package has it compiled. */

import { fileURLToPath } from 'node:url'
import type * as View from './view/phones.tsx'

async function fromSource(): Promise<typeof View> {
  const { tsImport } = await import('tsx/esm/api')
  const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
  return tsImport('./view/phones.tsx', { parentURL: import.meta.url, tsconfig })
}

const isSource = import.meta.url.endsWith('.ts')

export const phonesView: typeof View = isSource ? await fromSource() : await import('./view/phones.tsx')
