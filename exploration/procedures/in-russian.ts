/** @module What people do in Russian: clearing the data of the app on old Android phones, and codes by SMS. */

import { type Procedure, type ProcedureLine, procedure } from './procedure.ts'

const cleared = (row: string): ProcedureLine => [
  row,
  'телефон Ольги показывает, что данные приложения удалены',
]
const kept = (row: string): ProcedureLine => [
  row,
  'телефон Ольги показывает, что данные приложения сохранены',
]
const inactive = (row: string): ProcedureLine => [row, 'IB Key на телефоне Ольги не активирован']
const active = (row: string): ProcedureLine => [row, 'IB Key на телефоне Ольги активирован']
const opens = (path: string): string => `Ольга открывает "${path}" с главного экрана`
const taps = (path: string): string => `Ольга нажимает "${path}" на экране телефона`
const restarts = 'Ольга перезагружает телефон'

const ofAndroids = [
  {
    version: 'Android 6.0',
    rows: 'CACHE-RU-6',
    path: ['Телефон', 'Приложения', 'Диспетчер приложений', 'IBKR Mobile', 'Память'],
    clear: '05',
    clearing: '06',
    restart: '07',
    launch: '08',
  },
  {
    version: 'Android 5.0',
    rows: 'CACHE-RU-5',
    path: ['Устройство', 'Приложения', 'IBKR Mobile'],
    clear: '04',
    clearing: '05',
    restart: '06',
    launch: '07',
  },
].flatMap(({ version, rows, path, clear, clearing, restart, launch }): Procedure[] => {
  const uses = `Ольга пользуется IB Key на телефоне с "${version}"`
  const app = ['Настройки', ...path].join(' → ')
  const clears = opens(`${app} → Очистить данные → OK`)
  return [
    procedure(
      'nobody',
      uses,
      opens('Настройки'),
      ...path.flatMap((label, at): ProcedureLine[] => [
        [`${rows}-0${Math.min(at + 2, 4)}`, `на экране телефона Ольги есть "${label}"`],
        taps(label),
      ]),
      [`${rows}-${clear}`, 'на экране телефона Ольги есть "Очистить данные"'],
      taps('Очистить данные → OK'),
      cleared(`${rows}-${clearing}`),
      restarts,
      'Ольга запускает IBKR Mobile',
      inactive(`${rows}-${launch}`),
    ),
    procedure('nobody', uses, clears, cleared(`${rows}-${clearing}`), inactive(`${rows}-${clearing}`)),
    procedure('nobody', uses, clears, restarts, inactive(`${rows}-${restart}`)),
    procedure('nobody', uses, restarts, active(`${rows}-${restart}`)),
    ...['Очистить данные → Отмена', 'Очистить кэш'].map((buttons) =>
      procedure(
        'nobody',
        uses,
        opens(`${app} → ${buttons}`),
        kept(`${rows}-${clear}`),
        active(`${rows}-${clear}`),
      ),
    ),
    procedure(
      'nobody',
      uses,
      'Ольга входит в приложение IBKR Mobile',
      clears,
      cleared(`${rows}-${clearing}`),
      inactive(`${rows}-${clearing}`),
    ),
    procedure(
      'nobody',
      uses,
      clears,
      'IB Key снова активируют на телефоне Ольги',
      clears,
      cleared(`${rows}-${clear}`),
      inactive(`${rows}-${clear}`),
    ),
    procedure(
      'nobody',
      uses,
      'Ольга сохраняет резервную копию телефона',
      clears,
      'Ольга восстанавливает телефон из резервной копии',
      inactive('CACHE-RU-04'),
    ),
  ]
})

const usesSms = 'Ольга пользуется аутентификацией по SMS'
const unverified = 'у Ольги нет устройства безопасного входа, а номер мобильного телефона не подтвержден'
const inPortal = 'Ольга вошла в Портал клиентов'
const asks = 'Ольга запрашивает код подтверждения'
const enters = 'Ольга вводит код подтверждения'
const logsIn = 'Ольга входит в TWS'
const entersCode = 'Ольга вводит код безопасности из SMS'
const oneSms = (row: string): ProcedureLine => [row, 'Ольге отправлено одно SMS']
const twoSms = (row: string): ProcedureLine => [row, 'Ольге отправлено два SMS']
const loggedIn = (row: string): ProcedureLine => [row, 'Ольга вошла в систему']
const checkMark: ProcedureLine = ['SMS-RU-11', 'Ольга видит зеленую галочку в столбце "Подтвержден по SMS"']
const noCheckMark: ProcedureLine = ['SMS-RU-11', 'Ольга не видит галочки в столбце "Подтвержден по SMS"']
const enrolled: ProcedureLine = ['SMS-RU-13', 'для Ольги подключена аутентификация по SMS']

const ofTextMessages: readonly Procedure[] = [
  procedure(
    'nobody',
    unverified,
    inPortal,
    'Ольга нажимает "Настройки → Настройки пользователя"',
    'Ольга нажимает на шестеренку рядом с полем "Номер мобильного телефона"',
    'Ольга нажимает "ПОДТВЕРДИТЬ"',
    oneSms('SMS-RU-06'),
    ['SMS-RU-07', 'на телефоне Ольги есть SMS с кодом'],
    'Ольга вводит код в поле "Код подтверждения" и нажимает "ДАЛЕЕ"',
    checkMark,
    'Ольга нажимает "ДАЛЕЕ"',
    ['SMS-RU-12', 'номер Ольги подтвержден'],
    'проходит минута',
    enrolled,
  ),
  procedure('nobody', unverified, inPortal, asks, enters, 'проходит минута', enrolled),
  procedure(
    'nobody',
    unverified,
    inPortal,
    asks,
    enters,
    'Ольга снова открывает номер мобильного телефона в настройках',
    checkMark,
  ),
  procedure(
    'nobody',
    unverified,
    inPortal,
    asks,
    'Ольга вводит неверный код подтверждения',
    ['SMS-RU-10', 'код Ольги не принят'],
    'Ольга снова открывает номер мобильного телефона в настройках',
    noCheckMark,
  ),
  procedure('nobody', unverified, 'проходит 10 минут', logsIn, [
    'SMS-RU-02',
    'Ольге не отправлено ни одного SMS',
  ]),
  procedure(
    'nobody',
    unverified,
    inPortal,
    asks,
    ['SMS-RU-07', 'ни один ответ сервера Ольге не содержит кода'],
    'проходит 119,999 секунды',
    asks,
    ['SMS-RU-09', 'сервер просит Ольгу подождать'],
    oneSms('SMS-RU-09'),
  ),
  ...(['TWS', 'Портал клиентов'] as const).flatMap((platform) => [
    procedure('nobody', usesSms, `Ольга входит в ${platform}`, [
      'SMS-RU-14',
      'Ольгу просят ввести код доступа, отправленный по SMS',
    ]),
    procedure('nobody', usesSms, `Ольга входит в ${platform}`, [
      'SMS-RU-17',
      'окно входа показывает Ольге поле "Код безопасности"',
    ]),
    procedure(
      'nobody',
      usesSms,
      `Ольга открывает окно входа ${platform === 'TWS' ? platform : 'Портала клиентов'}`,
      `Ольга вводит имя пользователя и пароль в окне входа ${platform === 'TWS' ? platform : 'Портала клиентов'} и нажимает "Вход"`,
      ['SMS-RU-14', 'Ольгу просят ввести код доступа, отправленный по SMS'],
      oneSms('SMS-RU-16'),
      'Ольга вводит код в поле "Код безопасности" и нажимает "Вход или OK"',
      ['SMS-RU-17', 'вход Ольги продолжается автоматически'],
    ),
  ]),
  procedure('nobody', usesSms, logsIn, entersCode, loggedIn('SMS-RU-16')),
  procedure(
    'nobody',
    usesSms,
    logsIn,
    'проходит 2 минуты',
    'Ольга запрашивает другое SMS',
    twoSms('SMS-RU-09'),
    entersCode,
    loggedIn('SMS-RU-17'),
  ),
  procedure(
    'nobody',
    usesSms,
    'доставка SMS Ольге занимает 5 минут',
    logsIn,
    'проходит 5 минут',
    entersCode,
    loggedIn('SMS-RU-08'),
  ),
  procedure(
    'nobody',
    usesSms,
    'Ольга входит в TWS по SMS день за днем, пока код не начнется с нуля',
    loggedIn('SMS-RU-16'),
  ),
  procedure('nobody', usesSms, 'Ольга заново подтверждает номер день за днем, пока код не начнется с нуля', [
    'SMS-RU-10',
    'номер Ольги подтвержден',
  ]),
]

export const proceduresInRussian: readonly Procedure[] = [...ofAndroids, ...ofTextMessages]
