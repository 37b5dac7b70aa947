/**
 * @module Walks that once called a right server wrong, as the model was mistaken: they come first in every exploration of a
 * harmless variant. What the model does not offer any more is left out of them.
 */

const enrolledAutomatically = [
  'Amara has no SLS device, and the mobile number is not verified',
  'Amara logs in to TWS',
  'Amara asks for a Confirm Code',
  'Amara enters the Confirm Code',
]

/** With IB Key activated, an enrolment in SMS that nobody chose ends or stays (AMB-18). */
const activated = ['Amara begins the activation', 'Amara completes the activation']

export const walksOnceCalledWrong: readonly (readonly string[])[] = [
  [
    ...enrolledAutomatically,
    'the login has just ended',
    'Amara logs in to TWS',
    '5 minutes pass',
    ...activated,
    'Amara asks for another SMS',
  ],
  [
    ...enrolledAutomatically,
    'the unused session has just ended',
    'Amara logs in to TWS',
    ...activated,
    'Amara asks for another SMS',
  ],
  [...enrolledAutomatically, 'the Confirm Code is about to end', ...activated, 'Amara logs in to TWS'],
  // A notice of the activation goes to the only number, which is not verified.
  [
    'Amara has a physical security device',
    'Amara logs in to TWS',
    'Amara answers the challenge with the physical security device',
    'Amara changes the mobile number',
    'Amara begins the activation',
    'Amara asks for a Confirm Code',
    'Amara completes the activation',
    'Amara enters the Confirm Code that was sent to the other number',
  ],
  // Sent again after a part of a second, a notification is kept for whole seconds.
  [
    'Amara uses IB Key on an Android phone without a fingerprint sensor',
    "the push service cannot take the next notification to Amara's phone",
    'Amara swipes down from the top and taps "Airplane mode" in the control panel',
    'Amara logs in to TWS',
    '119.999 seconds pass',
    'Amara swipes down from the top and taps "Airplane mode" in the control panel',
    'Amara opens "Settings → Back" from the home screen',
    'the icon of IBKR Mobile on Amara\'s phone has the badge "1"',
  ],
  // The registration that it would be sent to again is no more.
  [
    'Amara uses IB Key on an Android phone without a fingerprint sensor',
    "the push service takes no notification to Amara's phone",
    'Amara logs in to TWS',
    'Amara uninstalls IBKR Mobile and installs it again',
    "the push service takes notifications to Amara's phone again",
    '5 minutes pass',
  ],
  // A wrong token may count among wrong answers, lock, and end the login that waits (AMB-37).
  [
    'Amara uses SMS authentication',
    'Amara logs in to TWS',
    'Amara is wrong as often as one security code allows',
    '20 minutes pass',
    'Amara logs in to TWS',
    'Amara is wrong once less than one security code allows',
    'Amara begins the activation',
    'Amara enters a wrong Activation Token',
    'Amara requests the login again',
  ],
  // A notification that Focus mode keeps back is on the phone already, and no article says what becomes of it without a network.
  [
    'Amara uses IB Key on an Android phone with a fingerprint sensor',
    'Amara opens "Settings → Digital Wellbeing & parental controls → Focus mode → Your Distracting Apps → IBKR Mobile" from the home screen',
    'Amara swipes down from the top and taps "Focus mode" in the control panel',
    'Amara logs in to TWS',
    'Amara swipes down from the top and taps "Airplane mode" in the control panel',
    'Amara swipes down from the top and taps "Airplane mode" in the control panel',
    'Amara swipes down from the top and taps "Focus mode" in the control panel',
    "the notification on Amara's phone is announced and listed",
  ],
]
