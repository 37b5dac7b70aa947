/** @module What every page with drawings has in its style. */

import { readFileSync } from 'node:fs'

export const drawingsStyle = readFileSync(new URL('drawings.css', import.meta.url), 'utf8')
