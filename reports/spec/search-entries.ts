/** @module What the search of the spec finds. */

import { readingLink, ruleLink, scenarioSpecLink } from '../suite/permanent-links.ts'
import { faqQuestions } from '../suite/reading-order.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { absent, absentAnchor, labelAnchor, termAnchor } from './lists.ts'
import type { SpecIndex } from './rule.ts'
import { sectionsOf } from './sections.ts'
import { titleOf } from './walkthrough.ts'

/** Of examples that have one name, the first. */
const byName = (scenarios: readonly Scenario[]): Scenario[] =>
  [...new Map(scenarios.toReversed().map((one) => [`${one.feature} ${one.name}`, one])).values()].toReversed()

/** Where it leads, what it is called, where that stands, and the words in it. */
type SearchEntry = readonly [link: string, name: string, place: string, words: string, isScenario?: 1]

/** The pages that are no chapter, with the words by which somebody asks for one. */
const pages: readonly SearchEntry[] = [
  [
    'readings.html',
    'Readings',
    'page',
    'ambiguity ambiguities interpretation chosen chose choice why open unclear неоднозначность толкование прочтение',
  ],
  [
    'numbers.html',
    'Numbers',
    'page',
    'standards bounds lifetimes limits choices of the reference server числа сроки ограничения',
  ],
  [
    'labels.html',
    'Labels',
    'page',
    'what a person must find on a screen, buttons, fields, надписи кнопки поля',
  ],
  ['glossary.html', 'Glossary', 'page', 'terms words meaning глоссарий термины'],
  [
    'not-in-the-articles.html',
    'Not in the articles',
    'page',
    'missing absent not described чего нет в статьях',
  ],
]

export function searchEntries({ source, faultsOf }: SpecIndex): SearchEntry[] {
  const { catalogue, features, numbers, glossary, labels } = source
  const placeOf = new Map(
    catalogue.articles.flatMap(({ id: article }) =>
      sectionsOf(article, catalogue).flatMap(([{ title }, rows]) =>
        rows.map(({ id }) => [id, `${article === 'SEC' ? 'Security' : article} · ${title}`] as const),
      ),
    ),
  )
  const words = (...texts: readonly (string | readonly string[] | undefined)[]): string =>
    texts.flat().filter(Boolean).join(' ')
  return [
    ...[...catalogue.rows.values()].map(
      ({ id, statement, labels, source, excluded }): SearchEntry => [
        ruleLink(id, catalogue),
        `${id} ${statement}`,
        placeOf.get(id) ?? '',
        words(
          labels,
          source,
          excluded,
          (faultsOf.get(id) ?? []).map(({ title }) => title),
        ),
      ],
    ),
    ...[...catalogue.ambiguities.values()].map(
      ({ id, topic, articlesSay, resolution }): SearchEntry => [
        readingLink(id),
        `${id} ${topic}`,
        'Readings',
        words('reading ambiguity', articlesSay, resolution),
      ],
    ),
    ...byName(features.scenarios).map((one): SearchEntry => {
      const to = scenarioSpecLink(one, catalogue)
      const name = `${titleOf(one, source)}: ${one.name}`
      return one.inRule
        ? [to, name, placeOf.get(one.rows[0] ?? '') ?? '', words(one.rows), 1]
        : [
            to,
            name,
            'walkthrough',
            words(
              one.rows,
              one.steps.map(({ sentence }) => sentence),
            ),
          ]
    }),
    ...numbers.map(
      ({ name, meaning, least, most, source }): SearchEntry => [
        `numbers.html#${name}`,
        meaning,
        'Numbers',
        words('number', name, name.replaceAll(/[A-Z]/g, ' $&'), least, most, source),
      ],
    ),
    ...catalogue.articles.map(
      ({ id, title }): SearchEntry => [`${id}.html`, `${id} ${title}`, 'chapter', ''],
    ),
    ...pages,
    ...faqQuestions.map(([question]): SearchEntry => ['index.html', question, 'question of the FAQ', '']),
    ...absent.map(
      ([what, instead]): SearchEntry => [
        `not-in-the-articles.html#${absentAnchor(what)}`,
        what,
        'Not in the articles',
        instead,
      ],
    ),
    ...labels.map(
      (one): SearchEntry => [
        `labels.html#${labelAnchor(one)}`,
        one.russian === undefined ? one.label : `${one.label} · ${one.russian}`,
        'Labels',
        words('label', one.others, one.russianOthers, one.where, one.platforms),
      ],
    ),
    ...glossary.map(
      ({ article, field, meaning }): SearchEntry => [
        `glossary.html#${termAnchor(article || field)}`,
        article || field,
        'Glossary',
        words(field, meaning),
      ],
    ),
  ]
}
