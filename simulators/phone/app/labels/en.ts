/** @module English words of IBKR Mobile. */

import type { Os } from '../../../../contract/primitives.ts'
import type { AppLabels } from './labels.ts'

const onIos = { more: 'More', token: 'Activation Code' }
const onAndroid = { more: 'Menu', token: 'SMS Code' }

export function english(os: Os): AppLabels {
  const own = os === 'iOS' ? onIos : onAndroid
  return {
    buttons: { ...buttons, more: own.more },
    fields: { ...fields, token: own.token },
    values: { responseString: 'Response String', platform: 'Login to', challenge: 'Challenge' },
    // AMB-01
    aliases: { generateResponse: ['Generate Passcode'] },
    titles,
    notes,
  }
}

const buttons: AppLabels['buttons'] = {
  logIn: 'Log In',
  logOut: 'Log Out',
  services: 'Services',
  more: 'More',
  authenticate: 'Authenticate',
  generateResponse: 'Generate Response',
  deny: 'Deny',
  tryAgain: 'Try Again',
  activateIbKey: 'Activate IB Key',
  migrateIbKey: 'Migrate IB Key',
  reactivateIbKey: 'Reactivate IB Key',
  notNow: 'Not Now',
  continue: 'Continue',
  verify: 'Verify',
  activate: 'Activate',
  done: 'Done',
  close: 'Close',
  cancel: 'Cancel',
}

const fields: AppLabels['fields'] = {
  username: 'Username',
  password: 'Password',
  pin: 'IBKR Mobile PIN',
  challenge: 'Challenge',
  token: 'Activation Code',
  deviceResponse: 'Response String',
  newPin: 'PIN',
  repeatPin: 'Repeat PIN',
}

const titles: AppLabels['titles'] = {
  start: 'IBKR Mobile',
  services: 'Services',
  home: 'IBKR Mobile: logged in',
  more: 'More',
  authenticate: 'Authenticate',
  request: 'Approve login?',
  notice: 'IB Key',
  options: 'Two-Factor Authentication',
  confirm: 'IB Key on this phone',
  instructions: 'How it works',
  credentials: 'Confirm who you are',
  token: 'Activation Token',
  securityDevice: 'Physical security device',
  choosePin: 'Choose a PIN',
  oldPin: 'Your PIN on this phone',
  done: 'IB Key is active',
}

const notes: AppLabels['notes'] = {
  sixDigits: 'The challenge has exactly six digits.',
  wrongElement: 'That was not recognised. Try again.',
  wrongPin: 'Wrong PIN.',
  tooManyTries: 'Too many tries. Nothing was approved.',
  suspended: 'Five wrong PINs in a row: IB Key is suspended on this phone and has to be reactivated.',
  dismissed: 'Nothing was approved.',
  noInternet: 'This phone has no internet. Log in with Authenticate instead.',
  notActivated: 'IB Key is not activated on this phone.',
  notActiveHere: 'IB Key is no longer active on this phone.',
  noElement: 'Set a Passcode in the settings of the iPhone first.',
  tampered: 'IB Key does not work on a jailbroken or rooted phone.',
  approved: 'The login is approved.',
  declined: 'The login is declined.',
  requestOver: 'This login has ended or expired.',
  tooLate: 'It is too late for that. Start again.',
  invalidCredentials: 'Username and password do not belong together.',
  invalidToken: 'That is not the Activation Token that was sent last.',
  weakPin: 'A PIN has 4 to 6 letters and digits, at least one of them a digit.',
  pinsDiffer: 'The two PINs are not the same.',
  tooSoon: 'Wait before asking for another text message.',
  locked: 'Too many tries. Wait before trying again.',
  refused: 'That did not work.',
  howToActivate:
    'We will send an Activation Token to your mobile number, or ask for your physical security device.',
  operateDevice: 'Operate your physical security device and enter its response.',
  clientServices:
    'This takes temporary account access: contact Client Services (Secure Login department), ibkr.com/support.',
  tokenSent: 'A text message with an Activation Token is on its way.',
  activated: 'This phone now completes Two-Factor Authentication.',
}
