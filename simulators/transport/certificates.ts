/** @module Certificates of the simulators' sockets: a CA of this process, and one leaf for all their names. */

import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import { apnsSandboxHosts, olderTokenHosts, pushHosts, smsHosts, topicHosts } from './production-hosts.ts'

/** PEM throughout. A client under test trusts `ca`, and the listeners use the other two. */
export interface Certificates {
  readonly ca: string
  readonly cert: string
  readonly key: string
}

/** The names that a client may connect by: those of the real services where it is diverted, and our own. */
const dnsNames = [
  ...Object.values(pushHosts),
  ...apnsSandboxHosts,
  ...olderTokenHosts,
  ...topicHosts,
  ...Object.values(smsHosts),
  'localhost',
]
const loopback = ['127.0.0.1', '::1']

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Fixed, since clients check certificates by the system clock, which no simulator reads. */
const validity = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') }

let made: Promise<Certificates> | undefined

/** The certificates of this process, generated at the first call and never stored. */
export function certificates(): Promise<Certificates> {
  made ??= newCertificates()
  return made
}

/** New certificates. `others`: further host names and IP addresses that a client connects by. */
export async function newCertificates(others: readonly string[] = []): Promise<Certificates> {
  // The library's container wants this polyfill to be there first; both cost a process without sockets too much.
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const [authority, leaf] = await Promise.all([newKeys(), newKeys()])
  const issuer = 'CN=Simulators of one process'

  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: issuer,
    keys: authority,
    signingAlgorithm: algorithm,
    ...validity,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  })
  const cert = await x509.X509CertificateGenerator.create({
    subject: 'CN=Simulators',
    issuer,
    publicKey: leaf.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: algorithm,
    ...validity,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...[...dnsNames, ...loopback, ...others].map((value) => ({
          type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const),
          value,
        })),
      ]),
      await x509.SubjectKeyIdentifierExtension.create(leaf.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', leaf.privateKey))
  return {
    ca: ca.toString('pem'),
    cert: cert.toString('pem'),
    key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
  }
}

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
