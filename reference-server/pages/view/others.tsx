/** @module Pages that show no screen: where to begin, and what to say when there is nothing to show. */

import type { Locale } from '../../../contract/words.ts'
import type { Words } from '../words.ts'
import { Frame } from './frame.tsx'

interface OtherProps {
  readonly locale: Locale
  readonly words: Words
}

export interface Way {
  readonly label: string
  readonly address: string
  readonly locale: Locale
}

const Start = ({ locale, words, ways }: OtherProps & { ways: readonly Way[] }) => (
  <Frame locale={locale} words={words} title={words.windows}>
    <h1>{words.windows}</h1>
    <nav aria-label={words.windows}>
      <ul>
        {ways.map((way) => (
          <li>
            <a href={way.address} lang={way.locale} hreflang={way.locale} class="menu">
              {way.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
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

export const renderStart = (props: OtherProps & { ways: readonly Way[] }): string =>
  `<!doctype html>${(<Start {...props} />).toString()}`

export const renderMessage = (props: OtherProps & { sentence: string }): string =>
  `<!doctype html>${(<Message {...props} />).toString()}`
