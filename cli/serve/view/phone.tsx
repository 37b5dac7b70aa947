/** @module One simulated phone: its screen, what came to it, and all that a hand can do with it. */

import type { SeedUser } from '../seed-users.ts'
import { ActionButton } from './button.tsx'
import { ScreenPanel } from './screen.tsx'

const Notifications = ({ phoneInHand }: SeedUser) =>
  phoneInHand.notifications().map(({ id, app, title, body }) => (
    <section class="notification" aria-label={`Notification: ${title || app}`}>
      <p>
        <strong>{title || app}</strong> {body}
      </p>
      <div class="pair">
        <ActionButton deed="tapNotification" on={id} kind="primary">
          Tap
        </ActionButton>
        <ActionButton deed="swipeAway" on={id}>
          Swipe away
        </ActionButton>
      </div>
    </section>
  ))

const shownMessages = 3

const Messages = ({ phoneInHand }: SeedUser) => {
  const newest = phoneInHand.messages().slice(-shownMessages)
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

const Secrets = ({ username, password, pin }: SeedUser) => (
  <dl class="secrets">
    <dt>Username</dt>
    <dd>{username}</dd>
    <dt>Password</dt>
    <dd>{password}</dd>
    <dt>PIN</dt>
    <dd>{pin}</dd>
  </dl>
)

export const PhonePanel = ({
  resident,
  complaint,
}: {
  resident: SeedUser
  complaint?: string | undefined
}) => {
  const { username, name, way, phone, phoneInHand } = resident
  return (
    <article id={username}>
      <header>
        <h2>{name}</h2>
        <p>{way}</p>
      </header>
      <Secrets {...resident} />
      {complaint && (
        <p role="alert" class="complaint">
          {complaint}
        </p>
      )}
      <form method="post" class="phone">
        <input type="hidden" name="phone" value={username} />
        <p class="status">
          <span>{phone}</span>
          <span>{phoneInHand.statusBar().join(' · ')}</span>
        </p>
        <div role="status" class="arrived">
          <Notifications {...resident} />
          <Messages {...resident} />
        </div>
        <ScreenPanel screen={phoneInHand.screen()} who={name} />
        <div class="pair bar">
          <ActionButton deed="home" kind="icon">
            Home
          </ActionButton>
          <ActionButton deed="openPanel" kind="icon">
            {phoneInHand.os === 'iOS' ? 'Control Center' : 'Quick Settings'}
          </ActionButton>
        </div>
      </form>
    </article>
  )
}
