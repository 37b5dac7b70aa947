/** @module One simulated phone: its screen, what came to it, and all that a hand can do with it. */

import type { Resident } from '../seed-users.ts'
import { Button } from './button.tsx'
import { Screen } from './screen.tsx'

const Notifications = ({ phoneInHand }: Resident) =>
  phoneInHand.notifications().map(({ id, app, title, body }) => (
    <section class="notification" aria-label={`Notification: ${title || app}`}>
      <p>
        <strong>{title || app}</strong> {body}
      </p>
      <div class="pair">
        <Button deed="tapNotification" on={id} kind="primary">
          Tap
        </Button>
        <Button deed="swipeAway" on={id}>
          Swipe away
        </Button>
      </div>
    </section>
  ))

const shownMessages = 3

const Messages = ({ phoneInHand }: Resident) => {
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

const Secrets = ({ username, password, pin }: Resident) => (
  <dl class="secrets">
    <dt>Username</dt>
    <dd>{username}</dd>
    <dt>Password</dt>
    <dd>{password}</dd>
    <dt>PIN</dt>
    <dd>{pin}</dd>
  </dl>
)

export const Phone = ({ resident, complaint }: { resident: Resident; complaint?: string | undefined }) => {
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
        <Screen screen={phoneInHand.screen()} who={name} />
        <div class="pair bar">
          <Button deed="home" kind="icon">
            Home
          </Button>
          <Button deed="openPanel" kind="icon">
            {phoneInHand.os === 'iOS' ? 'Control Center' : 'Quick Settings'}
          </Button>
        </div>
      </form>
    </article>
  )
}
