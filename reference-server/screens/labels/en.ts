/** @module English labels, as quoted in the articles; the notes are written for this server. */

import type { Labels } from './labels.ts'

export const english: Labels = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',

  username: 'Username',
  password: 'Password',
  login: 'Login',
  mobileLogIn: 'Log In',
  logOut: 'Log Out',

  chooseDevice: 'Select the device to authenticate with.',

  notificationSent: 'A message has been sent to your phone.',
  notReceived: 'Click here if you do not receive the notification',
  twoFactorAuthentication: 'Two-Factor Authentication',

  challengeCode: 'Challenge code',
  responseString: 'Response String',
  enterResponseCode: 'Enter response code',
  challengeEnded: 'This challenge has ended. Ask for a new one.',
  newChallenge: 'New Challenge',
  ok: 'OK',
  send: 'Send',

  enterSecurityCode: 'Enter the authentication code that you receive by SMS.',
  securityCode: 'Security Code',
  sendAgain: 'Send again',
  smsSending: 'The SMS is being sent.',
  smsSent: 'The SMS has been sent.',
  smsFailed: 'The SMS could not be sent. Ask for another one.',
  smsNotSent: 'No SMS has been sent for this login. Ask for one.',
  smsDelay: 'Delivery can take a few minutes. A new SMS may only be requested every 2 minutes.',

  loggedIn: 'You are logged in.',
  denied: 'The login was declined on your phone.',
  expired: 'This login has ended. Start again.',
  loggedOut: 'You have logged out.',

  userMenu: 'User menu',
  settings: 'Settings',
  userSettings: 'User Settings',
  mobileNumber: 'Mobile Number',
  verify: 'VERIFY',
  confirmationNumber: 'Confirmation Number',
  continue: 'CONTINUE',
  smsVerified: 'SMS Verified',
  checkMark: '✔',

  secureLoginSystem: 'Secure Login System',
  secureLoginSettings: 'Secure Login Settings',
  seamlessAuthentication: 'Seamless Authentication',
  enabled: 'Enabled',
  disabled: 'Disabled',
  configure: 'Configure',
  save: 'Save',
  optOut: 'Opt out',
  optIn: 'Opt in',
  mandatory: 'Two-factor authentication is mandatory for your account.',
}
