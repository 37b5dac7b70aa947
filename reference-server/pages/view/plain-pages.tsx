/** @module Pages without a screen: the start page with all windows, and messages. */

import type { Locale } from '../../../contract/primitives.ts'
import type { PageTexts } from '../texts.ts'
import { Frame } from './frame.tsx'

interface PlainPageProps {
  readonly locale: Locale
  readonly texts: PageTexts
}

export interface WindowLink {
  readonly label: string
  readonly address: string
}

/** The windows of one language. */
export interface WindowLinks {
  readonly locale: Locale
  readonly language: string
  readonly links: readonly WindowLink[]
}

const Start = ({ locale, texts, languages }: PlainPageProps & { languages: readonly WindowLinks[] }) => (
  <Frame locale={locale} texts={texts} title={texts.windows}>
    <h1>{texts.windows}</h1>
    {languages.map(({ locale: other, language, links }) => (
      <nav lang={other} aria-labelledby={`in-${other}`}>
        <h2 id={`in-${other}`}>{language}</h2>
        <ul>
          {links.map(({ label, address }) => (
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

const Message = ({ locale, texts, message }: PlainPageProps & { message: string }) => (
  <Frame locale={locale} texts={texts} title={message}>
    <h1>{message}</h1>
    <nav aria-label={texts.windows}>
      <ul>
        <li>
          <a href="/" class="menu">
            {texts.windows}
          </a>
        </li>
      </ul>
    </nav>
  </Frame>
)

export const renderStart = (props: PlainPageProps & { languages: readonly WindowLinks[] }): string =>
  `<!doctype html>${(<Start {...props} />).toString()}`

export const renderMessage = (props: PlainPageProps & { message: string }): string =>
  `<!doctype html>${(<Message {...props} />).toString()}`
