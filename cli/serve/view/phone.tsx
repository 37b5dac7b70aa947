/** @module One simulated phone: its screen, what has arrived, and all that a person can do with it. */

import type { SeedUser } from '../seed-users.ts'
import { ActionButton } from './button.tsx'
import { ScreenPanel } from './screen.tsx'

const Notifications = ({ phone }: SeedUser) =>
  phone.notifications().map(({ id, app, title, body }) => (
    <section class="notification" aria-label={`Notification: ${title || app}`}>
      <p>
        <strong>{title || app}</strong> {body}
      </p>
      <div class="pair">
        <ActionButton action="tapNotification" target={id} kind="primary">
          Tap
        </ActionButton>
        <ActionButton action="swipeAway" target={id}>
          Swipe away
        </ActionButton>
      </div>
    </section>
  ))

const shownMessages = 3

const Messages = ({ phone }: SeedUser) => {
  const newest = phone.messages().slice(-shownMessages)
  return newest.length === 0 ? null : (
    <section class="messages" aria-label="Text messages">
      {newest.map(({ from, body }) => (
        <p>
          <strong>{from}</strong> {body}
        </p>
      ))}
    </section>
  )
}

const Credentials = ({ username, password, pin }: SeedUser) => (
  <dl class="secrets">
    <dt>Username</dt>
    <dd>{username}</dd>
    <dt>Password</dt>
    <dd>{password}</dd>
    <dt>PIN</dt>
    <dd>{pin}</dd>
  </dl>
)

export const PhonePanel = ({ user, problem }: { user: SeedUser; problem?: string | undefined }) => {
  const { username, name, loginMethod, phoneModel, phone } = user
  return (
    <article id={username}>
      <header>
        <h2>{name}</h2>
        <p>{loginMethod}</p>
      </header>
      <Credentials {...user} />
      {problem && (
        <p role="alert" class="error">
          {problem}
        </p>
      )}
      <form method="post" class="phone">
        <input type="hidden" name="phone" value={username} />
        <p class="status">
          <span>{phoneModel}</span>
          <span>{phone.statusBar().join(' · ')}</span>
        </p>
        <div role="status" class="arrived">
          <Notifications {...user} />
          <Messages {...user} />
        </div>
        <ScreenPanel screen={phone.screen()} owner={name} />
        <div class="pair bar">
          <ActionButton action="home" kind="icon">
            Home
          </ActionButton>
          <ActionButton action="openPanel" kind="icon">
            {phone.os === 'iOS' ? 'Control Center' : 'Quick Settings'}
          </ActionButton>
        </div>
      </form>
    </article>
  )
}
