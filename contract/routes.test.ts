import { expect, test } from 'vitest'
import { isOperation, pathParameters, routes, urlOf } from './routes.ts'

test('an operation without path parameters has the URL of its template', () => {
  expect(urlOf('logIn')).toBe('/logins')
})

test('path parameters are filled in, each in its place', () => {
  const parameters = { requestId: 'request-1', deviceId: 'device-1' }
  expect(urlOf('readPushRequest', parameters)).toBe('/device/device-1/requests/request-1')
})

test.each([
  ['a/b', 'a%2Fb'],
  ['?x=1#y', '%3Fx%3D1%23y'],
  ['$&', '%24%26'],
  ['{deviceId}', '%7BdeviceId%7D'],
  ['ключ', '%D0%BA%D0%BB%D1%8E%D1%87'],
])('the value %j is percent-encoded', (value, encoded) => {
  expect(urlOf('readLogin', { loginId: value })).toBe(`/logins/${encoded}`)
})

test('a missing path parameter is an error that names operation and parameter', () => {
  expect(() => urlOf('readLogin')).toThrow(
    'readLogin needs the path parameter "loginId", and it is not given',
  )
})

test('a fallback stands in for missing path parameters only', () => {
  expect(urlOf('readPushRequest', { deviceId: 'device-1' }, 'none')).toBe('/device/device-1/requests/none')
})

test('no template keeps a brace once its parameters are filled in', () => {
  for (const name of Object.keys(routes).filter(isOperation)) {
    const names = pathParameters(routes[name].path)
    expect(urlOf(name, Object.fromEntries(names.map((parameter) => [parameter, 'value'])))).not.toMatch(
      /[{}]/,
    )
  }
})
