/** @module In which order people read the features: the questions of the FAQ first, and what is there in two languages side by side. */

/** The six questions that article A4 begins with, and the features that answer each. */
export const faqQuestions: readonly (readonly [question: string, ...features: readonly string[]])[] = [
  [
    'I received the push notification on my smartphone. What is the next step?',
    'secure-login-faq/push-on-android',
    'secure-login-faq/push-on-iphone',
  ],
  [
    'I did not receive the push notification on my phone. How can I login?',
    'secure-login-faq/challenge-response-on-android',
    'secure-login-faq/challenge-response-on-iphone',
    'missing-notifications/login-without-notifications',
  ],
  [
    'I have a new smartphone. How do I activate the IBKR Mobile Authentication (IB Key) on this new phone?',
    'migrate-ib-key/android/walkthrough',
    'migrate-ib-key/iphone/walkthrough',
  ],
  [
    'My IBKR Mobile Authentication (IB Key) is activated on a different smartphone. How can I login?',
    'login-from-a-trading-device/trading-on-an-android-device',
    'login-from-a-trading-device/trading-on-an-iphone',
  ],
  [
    'I have reinstalled the IBKR Mobile app on the same smartphone. How can I activate IBKR Mobile Authentication (IB Key) again?',
    'reactivate-or-transfer/the-same-android-phone',
    'reactivate-or-transfer/the-same-iphone',
  ],
  [
    "I'm unable to receive push notifications on my phone. How do I enable these notifications?",
    'enable-notifications/settings-of-an-android-phone',
    'enable-notifications/settings-of-an-iphone',
    'missing-notifications/seamless-authentication',
  ],
]

/** Two articles are the same one in two languages; a Russian feature stands beside the English one it corresponds to. */
export const translations = {
  english: 'A7',
  russian: 'A3',
  pairs: new Map([
    ['sms-authentication/enrolment', 'sms-authentication-russian/podklyuchenie'],
    ['sms-authentication/which-number-it-needs', 'sms-authentication-russian/podtverzhdenie-nomera'],
    ['sms-authentication/confirming-the-number', 'sms-authentication-russian/zapros-koda-podtverzhdeniya'],
    ['sms-authentication/login', 'sms-authentication-russian/vkhod'],
    ['sms-authentication/the-code-at-the-login', 'sms-authentication-russian/kod-pri-vkhode'],
  ]),
}
