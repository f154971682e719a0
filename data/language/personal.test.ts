import { expect, test } from 'vitest'
import { MASK, parseIdNumber, plainText, redactText } from './personal.ts'

const ID = '330106199003071230'

test.each([
  ['whole', ID],
  ['with blanks', '330106 19900307 1230'],
  ['in full width', '３３０１０６１９９００３０７１２３０'],
  ['with a sign too many', '330106 19900307 12;6'],
  ['with a letter in it', '330106199003071x2X'],
  ['with a letter for a digit', '3301061990O3071230'],
  ['with a letter in the area', '33O106199003071230'],
  ['without its end', '33010619900307'],
  ['without its beginning', '0106199003071230'],
  ['with a digit too many', `${ID}5`],
  ['after another digit', `5${ID}`],
  ['with dots', '330106.1990.03.07.123'],
  ['a telephone', '139 5719 0001'],
  ['a telephone with a digit too many', '139571900012'],
  ['a telephone in groups with a digit too many', '139-5719-00012'],
  ['a telephone without its last digit', '1395719000'],
  ['a telephone abroad without its last digit', '+86 139 5719 000'],
])('an ID number %s is masked', (_, text) => {
  expect(redactText(`证件 ${text}。`)).toMatch(/^证件 \*\*\*[;.Xx0-9]{0,2}。$/)
  expect(redactText(text)).not.toMatch(/1990|0106|5719/)
})

test.each([
  'm-330106001001-20260121',
  '330106001001',
  '330182200201',
  'dues/330106/2026-01',
  '330106-20260121',
  '2021-12-19T19:45:07+08:00',
  '2009-12-19T19:45:07.123+08:00',
  '2026-01-21 14:00:00',
  '1985-07-01 00:00:00',
  '1764171234567',
  '01890a5d-ac96-774b-bcce-b302099a8057',
  'urn:zzsh:330106',
  'appeal-20260121-0001',
  '1.0',
])('the code or date %s stays', (text) => {
  expect(plainText(text)).toBe(text)
})

test('a name is never plain', () => {
  expect(plainText('李四光')).toBe(MASK)
})

test('only a number with its check character says who somebody is', () => {
  expect(parseIdNumber('11010519491231002X')).toEqual({ gender: 'female', birthMonth: '1949-12' })
  expect(parseIdNumber('110105194912310021')).toBeUndefined()
})
