import { findFault, type KnownFault, loadFaults } from '../../drivers/assemblies/faults.ts'
import { FaultProblem } from '../../faults/load-faults.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { nearestName } from '../../reports/suite/near-names.ts'

/** The project's faults and those in the folders, or the sentence that says why they cannot be used. */
export async function faultsIn(folders: readonly string[]): Promise<Result<readonly KnownFault[]>> {
  try {
    return valid(await loadFaults(folders))
  } catch (error) {
    if (error instanceof FaultProblem) return invalid([capitalised(error.message)])
    throw error
  }
}

/** The fault that an option names, or several by `one+other`. */
export function faultNamed(option: string, id: string, known: readonly KnownFault[]): Result<KnownFault> {
  const found = findFault(id, known)
  if (found) return valid(found)
  const near = nearestName(
    id,
    known.map((fault) => fault.id),
  )
  return invalid([
    `${option} ${id}: there is no such fault${near === undefined ? '' : `, the nearest is ${near}`}.`,
  ])
}

/** Rows that faults claim to break and the catalogue does not have. */
export function unknownRows(
  faults: readonly KnownFault[],
  rows: ReadonlyMap<string, { readonly excluded?: string | undefined }>,
): string[] {
  return faults.flatMap(({ id, violates }) =>
    violates.flatMap((row) => {
      const found = rows.get(row)
      if (!found) return [`Fault ${id} violates ${row}, which the catalogue does not have: correct the row.`]
      return found.excluded === undefined
        ? []
        : [`Fault ${id} violates ${row}, which the catalogue excludes: name a row that is tested.`]
    }),
  )
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
