/** @module Loads what is written in JSX: Node runs our TypeScript by itself, but knows no JSX. */

import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'
import type * as View from './view/phones.tsx'

const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))

export const view: typeof View = await tsImport('./view/phones.tsx', { parentURL: import.meta.url, tsconfig })
