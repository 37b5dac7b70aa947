/** @module The page with the phones of the seed users. */

import type { SeedUser } from '../seed-users.ts'
import { PhonePanel } from './phone.tsx'

export interface PhonesProps {
  readonly users: readonly SeedUser[]
  /** Where somebody logs in. */
  readonly pages: string
  /** Where the page learns of changes since it was rendered. */
  readonly progress: string
  readonly problem?: { readonly username: string; readonly sentence: string } | undefined
}

const title = 'Phones'

const Phones = ({ users, pages, progress, problem }: PhonesProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href="/assets/pages.css" />
      <link rel="stylesheet" href="/assets/phones.css" />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <script src="/assets/phones.js" defer data-progress={progress} />
    </head>
    <body>
      <main>
        <header>
          <h1>{title}</h1>
          <p>
            Log in on <a href={pages}>the pages</a> in another window. What you press here is done by the
            hands of these people. <a href="?">Look again</a>
          </p>
        </header>
        <div class="phones">
          {users.map((user) => (
            <PhonePanel
              user={user}
              problem={problem?.username === user.username ? problem.sentence : undefined}
            />
          ))}
        </div>
      </main>
    </body>
  </html>
)

export const renderPhones = (props: PhonesProps): string =>
  `<!doctype html>${(<Phones {...props} />).toString()}`
