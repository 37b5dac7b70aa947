/** @module Zip archives, as far as a trace of Playwright needs them: its entries, and an archive of other contents. */

import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** An entry, unpacked. */
export interface ArchiveEntry {
  readonly name: string
  readonly content: Buffer
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }
/** The fixed part of each record, in bytes (APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16). */
const lengths = { local: 30, central: 46, end: 22 }
const deflate = 8
/** Names are in UTF-8. */
const flags = 0x800
const version = 20

/** In the order of the directory at its end. Throws where the bytes are no archive, or one of more than 4 GB. */
export function entriesOf(archive: Buffer): ArchiveEntry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('this is no zip archive: it has no directory at its end')
  const entries: ArchiveEntry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== signatures.central)
      throw new Error('the directory of the zip archive is broken')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    )
    const name = archive.toString('utf8', at + lengths.central, at + lengths.central + (nameLength ?? 0))
    const local = archive.readUInt32LE(at + 42)
    const from = local + lengths.local + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20))
    const isDeflated = archive.readUInt16LE(at + 10) === deflate
    entries.push({ name, content: isDeflated ? inflateRawSync(packed) : packed })
    at += lengths.central + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0)
  }
  return entries
}

/** An archive of these entries, without times. */
export function archiveOf(entries: readonly ArchiveEntry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content)
    const named = Buffer.from(name)
    const common = (header: Buffer, at: number): void => {
      header.writeUInt16LE(version, at)
      header.writeUInt16LE(flags, at + 2)
      header.writeUInt16LE(deflate, at + 4)
      header.writeUInt32LE(crc32(content), at + 10)
      header.writeUInt32LE(packed.length, at + 14)
      header.writeUInt32LE(content.length, at + 18)
      header.writeUInt16LE(named.length, at + 22)
    }
    const local = Buffer.alloc(lengths.local)
    local.writeUInt32LE(signatures.local)
    common(local, 4)
    const central = Buffer.alloc(lengths.central)
    central.writeUInt32LE(signatures.central)
    central.writeUInt16LE(version, 4)
    common(central, 6)
    central.writeUInt32LE(offset, 42)
    bodies.push(local, named, packed)
    directory.push(central, named)
    offset += local.length + named.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(lengths.end)
  end.writeUInt32LE(signatures.end)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listed, end])
}
