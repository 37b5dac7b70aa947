/** @module Pages that show no screen: where to begin, and what to say when there is nothing to show. */

import type { Locale } from '../../../contract/primitives.ts'
import type { PageTexts } from '../texts.ts'
import { Frame } from './frame.tsx'

interface OtherProps {
  readonly locale: Locale
  readonly words: PageTexts
}

export interface WindowLink {
  readonly label: string
  readonly address: string
}

/** The windows in one language. */
export interface WindowLinks {
  readonly locale: Locale
  readonly language: string
  readonly ways: readonly WindowLink[]
}

const Start = ({ locale, words, languages }: OtherProps & { languages: readonly WindowLinks[] }) => (
  <Frame locale={locale} words={words} title={words.windows}>
    <h1>{words.windows}</h1>
    {languages.map(({ locale: other, language, ways }) => (
      <nav lang={other} aria-labelledby={`in-${other}`}>
        <h2 id={`in-${other}`}>{language}</h2>
        <ul>
          {ways.map(({ label, address }) => (
            <li>
              <a href={address} hreflang={other} class="menu">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    ))}
  </Frame>
)

const Message = ({ locale, words, sentence }: OtherProps & { sentence: string }) => (
  <Frame locale={locale} words={words} title={sentence}>
    <h1>{sentence}</h1>
    <nav aria-label={words.windows}>
      <ul>
        <li>
          <a href="/" class="menu">
            {words.windows}
          </a>
        </li>
      </ul>
    </nav>
  </Frame>
)

export const renderStart = (props: OtherProps & { languages: readonly WindowLinks[] }): string =>
  `<!doctype html>${(<Start {...props} />).toString()}`

export const renderMessage = (props: OtherProps & { sentence: string }): string =>
  `<!doctype html>${(<Message {...props} />).toString()}`
