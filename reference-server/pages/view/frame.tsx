/** @module The HTML document around every page. */

import type { Child } from 'hono/jsx'
import type { Locale, Platform } from '../../../contract/primitives.ts'
import type { PageTexts } from '../texts.ts'

export interface FrameProps {
  readonly title: string
  readonly platform?: Platform | undefined
  readonly locale: Locale
  readonly texts: PageTexts
  readonly translation?:
    | { readonly locale: Locale; readonly address: string; readonly language: string }
    | undefined
  readonly progress?: string | undefined
  readonly children?: Child
}

export const Frame = ({ title, platform, locale, texts, translation, progress, children }: FrameProps) => (
  <html lang={locale} data-platform={platform}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href="/assets/pages.css" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      {progress && <script src="/assets/progress.js" defer data-progress={progress} />}
    </head>
    <body>
      <main>{children}</main>
      <footer>
        <p>{texts.testServer}</p>
        {translation && (
          <p>
            <a href={translation.address} lang={translation.locale} hreflang={translation.locale}>
              {translation.language}
            </a>
          </p>
        )}
      </footer>
    </body>
  </html>
)
