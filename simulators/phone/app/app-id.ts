/** @module The bundle id and package name of the simulated app. */

export const appId = 'com.example.ibkr-mobile'
