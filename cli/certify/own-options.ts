/** @module The options that `sls certify` has beside those of `sls run`. */

import { type ExportName, exportNames, isExportName } from '../../reports/certificate/exports.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { readArguments } from '../shared/arguments.ts'

export const certifyOptions = {
  key: { type: 'string' },
  'new-key': { type: 'string' },
  artifact: { type: 'string' },
  export: { type: 'string', multiple: true },
} as const

const names: readonly string[] = Object.keys(certifyOptions)

export interface OwnOptions {
  readonly key: string | undefined
  readonly newKey: string | undefined
  readonly artifact: string | undefined
  readonly formats: readonly ExportName[]
  /** What is left for `sls run`. */
  readonly others: readonly string[]
}

export function ownOptions(args: readonly string[]): Result<OwnOptions> {
  const own: string[] = []
  const others: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const [, name = '', value] = /^--([^=]+)(=.*)?$/.exec(arg) ?? []
    if (!names.includes(name)) others.push(arg)
    else if (value !== undefined) own.push(arg)
    else own.push(arg, ...args.slice(++at, at + 1))
  }
  const parsed = readArguments(own, { options: certifyOptions }, 'certify')
  if (!parsed.ok) return parsed
  const { key, 'new-key': newKey, artifact, export: wanted = [] } = parsed.value.values
  const unknown = wanted.find((format) => !isExportName(format))
  if (unknown !== undefined)
    return invalid([`--export ${unknown}: there is no such format, use one of ${exportNames.join(', ')}.`])
  return valid({ key, newKey, artifact, formats: wanted.filter(isExportName), others })
}
