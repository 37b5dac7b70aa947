/** @module Sentences that many procedures share. `{n}` stands for the person. */

import type { ProcedureLine } from './procedure.ts'

export const toTws = '{n} logs in to TWS'
export const logsInAgain = '{n} logs in to TWS again'
export const locks = "{n}'s phone is locked"
export const unlocks = "{n}'s phone is unlocked"
export const order = "a notification about an order is sent to {n}'s phone"
export const usesIbKey = '{n} uses IB Key'
export const publishes = 'the server publishes its limits'

export const opens = (path: string): string => `{n} opens "${path}" from the home screen`
export const inPanel = (label: string): string =>
  `{n} swipes down from the top and taps "${label}" in the control panel`

export const inTheList = (row: string): ProcedureLine => [row, "the notification is listed on {n}'s phone"]
export const noneListed = (row: string): ProcedureLine => [row, "no notification is listed on {n}'s phone"]
export const banner = (row: string): ProcedureLine => [
  row,
  "a banner announces the notification on {n}'s phone",
]
export const noBanner = (row: string): ProcedureLine => [
  row,
  "no banner announces the notification on {n}'s phone",
]
export const onLockScreen = (row: string): ProcedureLine => [
  row,
  "the notification is on the lock screen of {n}'s phone",
]
export const notOnLockScreen = (row: string): ProcedureLine => [
  row,
  "the notification is not on the lock screen of {n}'s phone",
]
export const seenAs = (row: string, visibility: string): ProcedureLine => [
  row,
  `the notification on {n}'s phone is ${visibility}`,
]
export const reads = (row: string, label: string, value: string): ProcedureLine => [
  row,
  `{n}'s phone shows "${label}" as "${value}"`,
]
export const isLoggedIn = (row: string): ProcedureLine => [row, '{n} is logged in']
export const refusedThen = (row: string): ProcedureLine => [row, '{n} is refused']
export const isAccepted = (row: string): ProcedureLine => [row, 'the answer of {n} is accepted']
export const stillWaiting = (row: string): ProcedureLine => [
  row,
  "{n}'s login is still waiting for the approval",
]
export const challengeShown = (row: string): ProcedureLine => [
  row,
  'a Challenge code of six digits is shown to {n}',
]
export const asksFor = (row: string, element: string): ProcedureLine => [
  row,
  `IB Key asks {n} for ${element}`,
]
export const oneNotification = (row: string): ProcedureLine => [
  row,
  "one notification is sent to {n}'s phone",
]
export const noNotification = (row: string): ProcedureLine => [row, "no notification is sent to {n}'s phone"]
export const listedOnce = (row: string): ProcedureLine => [
  row,
  "exactly one notification is listed on {n}'s phone",
]
export const noSms = (row: string): ProcedureLine => [row, 'no SMS is sent to {n}']
export const oneSms = (row: string): ProcedureLine => [row, 'one SMS is sent to {n}']
export const twoSms = (row: string): ProcedureLine => [row, 'two SMS have been sent to {n}']
export const newPhoneAlone = (row: string): ProcedureLine => [
  row,
  "IB Key is active on {n}'s new phone alone",
]
export const oldPhoneAlone = (row: string): ProcedureLine => [
  row,
  "IB Key is active on {n}'s old phone alone",
]
