import { createHash } from 'node:crypto'

/** As `sha256:` and 64 hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`
