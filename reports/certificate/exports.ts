/** @module A certificate in the forms of others: for tools of supply chains, and for whoever reads a conformance statement. */

import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Results } from '../output/results.ts'
import { sha256 } from '../suite/sha256.ts'
import { type Certified, envelopeOf } from './envelope.ts'

export interface IssuedCertificate extends Certified {
  /** The thumbprint of the key that signed it. */
  readonly signer: string
  /** The digest of its file. */
  readonly certificate: string
}

interface Export {
  readonly file: string
  readonly content: (issued: IssuedCertificate, catalogue: Catalogue) => string
}

export const exportNames = ['in-toto', 'statement'] as const
export type ExportName = (typeof exportNames)[number]
export const isExportName = (name: string): name is ExportName => exportNames.some((one) => one === name)

export const exports: Readonly<Record<ExportName, Export>> = {
  'in-toto': { file: 'certificate.intoto.json', content: inToto },
  statement: { file: 'conformance-statement.md', content: conformanceStatement },
}

/** A digest as a ResourceDescriptor of in-toto has it. */
const descriptor = (name: string, digest: string) => ({
  name,
  digest: { sha256: digest.replace('sha256:', '') },
})

/** A Statement v1 with the predicate test-result v0.1; `subject` is the artifact where one was named, or else the results. */
function inToto(issued: IssuedCertificate): string {
  const { results, texts, artifact, certificate } = issued
  const { product, suite } = envelopeOf(issued)
  const named = (outcome: Results['scenarios'][number]['outcome']): string[] =>
    results.scenarios.filter((one) => one.outcome === outcome).map(({ id }) => id)
  const warned = named('warned')
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      artifact
        ? descriptor(artifact.name, artifact.digest)
        : descriptor('results.json', sha256(texts.results)),
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: warned.length > 0 ? 'WARNED' : 'PASSED',
      configuration: [
        descriptor(`configuration of ${product.name}`, product.configuration),
        descriptor(`features of ${suite.implementation} ${suite.version}`, suite.digests.features),
        descriptor(`steps of ${suite.implementation} ${suite.version}`, suite.digests.steps),
        descriptor(`requirements of ${suite.implementation} ${suite.version}`, suite.digests.catalogue),
        descriptor('certificate.json', certificate),
      ],
      passedTests: named('passed'),
      warnedTests: warned,
      failedTests: [],
    },
  }
  return `${JSON.stringify(statement, null, 2)}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

const words: Readonly<Partial<Record<Results['requirements'][number]['outcome'], string>>> = {
  passed: 'supported',
  warned: 'supported, with a warning',
  notApplicable: 'not applicable',
}

/** An implementation conformance statement: what is claimed, requirement by requirement (as in ISO/IEC 9646-7). */
function conformanceStatement(issued: IssuedCertificate, catalogue: Catalogue): string {
  const { results, issuedAt, signer, certificate, conclusion, artifact, power } = issued
  const { product, suite, declaration, run } = envelopeOf(issued)
  const byId = new Map(results.requirements.map((one) => [one.id, one]))
  const tables = catalogue.articles.flatMap(({ id: article, title }) => {
    const rows = [...catalogue.rows.values()].filter(
      (row) => row.article === article && row.subject !== 'app' && row.subject !== 'phone',
    )
    if (rows.length === 0) return []
    return [
      `## ${article} ${title}`,
      [
        '| requirement | level | support | statement |',
        '| --- | --- | --- | --- |',
        ...rows.map(({ id, kind, statement, excluded }) => {
          const outcome = byId.get(id)?.outcome
          const support =
            outcome === undefined
              ? `not tested${excluded === undefined ? '' : `: ${excluded}`}`
              : (words[outcome] ?? outcome)
          return `| ${[id, kind, support, statement].map(cell).join(' | ')} |`
        }),
      ].join('\n'),
    ]
  })
  return `${[
    '# Implementation conformance statement',
    [
      `- Product: ${product.name}${artifact ? ` (${artifact.name}, ${artifact.digest})` : ''}`,
      `- Configuration: ${product.configuration}`,
      `- Suite: ${suite.implementation} ${suite.version}, which detects ${power.killed} of ${power.faults} deliberate faults`,
      `- Specification: ${suite.specRelease}`,
      `- Tested: ${run.startedAt} to ${run.endedAt}, ${run.scenarios.executed} of ${run.scenarios.planned} scenarios, seed ${run.seed}`,
      `- Issued: ${issuedAt}`,
      `- Conclusion: ${conclusion}`,
      `- Declared: ${declaration.declared.join(', ')}`,
      `- Certificate: certificate.json, ${certificate}, signed by ${signer}`,
    ].join('\n'),
    'Requirements of phones and of the app are about the simulators of the suite, and are left out.',
    ...tables,
  ].join('\n\n')}\n`
}
