/** @module A badge that says what a run came to: as SVG, and as data for badge services (the endpoint schema of shields.io). */

import type { Conclusion } from './conclusion.ts'

const label = 'SLS conformance'

interface Look {
  readonly message: string
  readonly colour: string
}

const shown: Readonly<Record<Conclusion['kind'], Look>> = {
  conforming: { message: 'conforming', colour: '#0b6b3a' },
  knownFailures: { message: 'known failures', colour: '#8a5a00' },
  notConforming: { message: 'not conforming', colour: '#a8141d' },
  noVerdict: { message: 'no verdict', colour: '#4b5768' },
}

export function badgeData({ kind }: Conclusion) {
  const { message, colour } = shown[kind]
  return { schemaVersion: 1, label, message, color: colour }
}

/** Wide enough for the widest letters, whatever font there is. */
const widthOf = (text: string): number => Math.round(text.length * 6.6 + 16)

export function badgeSvg({ kind }: Conclusion): string {
  const { message, colour } = shown[kind]
  const [left, right] = [widthOf(label), widthOf(message)]
  const text = (words: string, middle: number): string => `<text x="${middle}" y="14">${words}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<path fill="#333b48" d="M3 0h${left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/><path fill="${colour}" d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z"/>
<g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">${text(label, left / 2)}${text(message, left + right / 2)}</g>
</svg>
`
}
