/** @module All screens, as one record of functions that can be replaced one by one. */

import { loggedInScreen, loggedOutScreen, loginScreen, openLoginScreen } from './login-screens.ts'
import { portalScreen } from './portal-screens.ts'

export const referenceScreens = {
  openLogin: openLoginScreen,
  login: loginScreen,
  loggedIn: loggedInScreen,
  loggedOut: loggedOutScreen,
  portal: portalScreen,
}

export type Screens = typeof referenceScreens
