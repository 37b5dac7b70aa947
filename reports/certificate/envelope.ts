/**
 * @module What a certificate says, and what is signed. Where it fits, it has the members of the report of OpenFeature's
 * provider conformance (open-feature/spec, Appendix F, conformance-report.schema.json): `schemaVersion`, `declaration`,
 * `results`, `knownDeviations` and `provenance` as there; `product` for its `provider`, `suite` for its `tck`.
 */

import type { Results, RunRecord } from '../output/results.ts'
import { sha256 } from '../suite/sha256.ts'
import type { SuiteDigests } from '../suite/suite-digests.ts'
import type { PowerToDetect } from './power.ts'

/** The algorithm of the signature, the only one (RFC 9864). */
export const algorithm = 'Ed25519'
export const certificateType = 'sls-certificate+json'

/** Raised when a member is removed, renamed or changes its meaning; as text, as in the schema of OpenFeature. */
export const envelopeVersion = '1'

/** Where a part of the certificate is, and what it has to be. */
interface Part {
  readonly format: string
  readonly formatVersion?: string
  /** A pointer into the file of the certificate. */
  readonly location: string
  /** Of the part as it is kept: deflated (RFC 1951). */
  readonly digest: string
}

export interface CertificateEnvelope {
  readonly schemaVersion: typeof envelopeVersion
  readonly product: {
    /** Name and version as the results have them. */
    readonly name: string
    /** The digest of its configuration, and of what else can change a verdict. */
    readonly configuration: string
    /** The file that was tested, where it was named. */
    readonly artifact?: { readonly name: string; readonly digest: string }
  }
  readonly suite: {
    readonly implementation: string
    readonly version: string
    /** The digest of the requirements. */
    readonly specRevision: string
    readonly specRelease: string
    readonly digests: SuiteDigests
    readonly powerToDetect: PowerToDetect
  }
  readonly declaration: { readonly declared: readonly string[] }
  readonly run: {
    readonly options: readonly string[]
    readonly seed: number
    /** What of the contexts was given; the others are chosen by the seed, and stand with each scenario of the results. */
    readonly context: NonNullable<RunRecord['context']>
    readonly startedAt: string
    readonly endedAt: string
    readonly scenarios: RunRecord['scenarios']
  }
  readonly conclusion: string
  readonly results: Part
  readonly verdicts: Part
  /** Stating none is a claim: known failures get no certificate. */
  readonly knownDeviations: readonly []
  readonly provenance: { readonly timestamp: string }
}

/** results.json and messages.ndjson, deflated. */
export interface CertificateParts {
  readonly results: Uint8Array
  readonly messages: Uint8Array
}

export interface Certified {
  readonly results: Results & { readonly run: RunRecord }
  /** The texts of results.json and messages.ndjson. */
  readonly texts: { readonly results: string; readonly messages: string }
  readonly parts: CertificateParts
  readonly power: PowerToDetect
  readonly conclusion: string
  readonly artifact: { readonly name: string; readonly digest: string } | undefined
  /** When it is issued, as in 2026-03-02T09:00:00.000Z. */
  readonly issuedAt: string
}

export function envelopeOf({
  results,
  texts,
  parts,
  power,
  conclusion,
  artifact,
  issuedAt,
}: Certified): CertificateEnvelope {
  const { suite, target, seed, startedAt = '', endedAt = '', run } = results
  const { features, steps, catalogue, configuration } = run.digests
  return {
    schemaVersion: envelopeVersion,
    product: { name: target.name, configuration, ...(artifact && { artifact }) },
    suite: {
      implementation: suite.name,
      version: suite.version,
      specRevision: catalogue,
      specRelease: suite.spec,
      digests: { features, steps, catalogue },
      powerToDetect: power,
    },
    declaration: { declared: run.capabilities.map(tagOf) },
    run: {
      options: run.options,
      seed,
      context: run.context ?? {},
      startedAt,
      endedAt,
      scenarios: run.scenarios,
    },
    conclusion,
    results: {
      format: 'cucumber-messages',
      formatVersion: protocolVersion(texts.messages),
      location: '#/parts/messages',
      digest: sha256(parts.messages),
    },
    verdicts: { format: 'sls-results', location: '#/parts/results', digest: sha256(parts.results) },
    knownDeviations: [],
    provenance: { timestamp: issuedAt },
  }
}

/** A capability as a tag of Gherkin, such as `@physical-device`. */
export const tagOf = (capability: string): string =>
  `@${capability.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const protocolVersion = (messages: string): string =>
  /^\{"meta":\{"protocolVersion":"([^"]+)"/.exec(messages)?.[1] ?? 'unknown'
