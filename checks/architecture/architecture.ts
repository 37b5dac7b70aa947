/** @module All that the architecture forbids in this project. */

import { unpublishedAnswers } from './answers.ts'
import { lastBeforeRule, wrongSubjects } from './commits.ts'
import { crowdedFolders } from './folders.ts'
import { definitionImports, forbiddenImports, importCircles } from './imports.ts'
import { projectModules } from './modules.ts'
import { refusedNames, repeatedNames } from './names.ts'
import { subjectsSince, versionedFiles } from './repository.ts'
import { restrictedUses, selectorUses } from './restricted-uses.ts'

export interface Findings {
  /** One sentence each. */
  readonly broken: readonly string[]
  /** Checks that could not be made, with the reason. */
  readonly skipped: readonly string[]
}

export function checkArchitecture(): Findings {
  const modules = projectModules()
  const files = versionedFiles()
  const subjects = subjectsSince(lastBeforeRule)
  return {
    broken: [
      ...forbiddenImports(modules),
      ...importCircles(modules),
      ...refusedNames(modules),
      ...repeatedNames(modules),
      ...crowdedFolders(files ?? []),
      ...wrongSubjects(subjects ?? []),
      ...definitionImports(modules),
      ...restrictedUses(modules),
      ...selectorUses(modules),
      ...unpublishedAnswers(modules),
    ],
    skipped: [
      ...(files ? [] : ['sizes of folders: there is no Git repository']),
      ...(subjects ? [] : ['subjects of commits: Git does not know the history since the rule']),
    ],
  }
}
