import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { declaredReasons, defineReasons, type Reason } from '../../data/language/reason.ts'

const HERE = fileURLToPath(new URL('../../', import.meta.url))
const files = ['data', 'server'].flatMap((room) =>
  readdirSync(join(HERE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ path: join(HERE, room, name), text: readFileSync(join(HERE, room, name), 'utf8') })),
)
const isTest = ({ path }: { path: string }) => path.endsWith('.test.ts')
/** Every file that declares reasons, wherever it lies. */
const declaring = files.filter((file) => !isTest(file) && /\bdefineReasons\(\{/.test(file.text))
for (const { path } of declaring) await import(path)
const tests = files.filter((file) => isTest(file) && !file.path.endsWith('/engine/reasons.test.ts'))

test('every reason that is declared anywhere has a code of its own, and says it in both languages', () => {
  const reasons = declaredReasons()
  expect(reasons.length).toBeGreaterThan(200)
  expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
  for (const { code, zh, en } of reasons) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z]/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  }
})

test('every reason is raised by a test: by its code, or by one that goes through its whole list', async () => {
  const whole = new Set<Reason>()
  for (const { path } of declaring) {
    const lists = Object.entries((await import(path)) as Record<string, unknown>)
    for (const [name, list] of lists.filter(([name]) => /REASONS$/.test(name)))
      if (tests.some(({ text }) => goesThrough(text, { name, path })))
        for (const reason of Object.values(list as Record<string, Reason>)) whole.add(reason) // what `defineReasons` gives
  }
  const named = (code: string) => tests.some(({ text }) => new RegExp(`['"]${code}(?![\\w-])`).test(text))
  expect(declaredReasons().filter((reason) => !whole.has(reason) && !named(reason.code))).toEqual([])
})

/** Whether a test compares what it raised with all of a list: that of its own neighbour, where several have one name. */
function goesThrough(text: string, list: { name: string; path: string }): boolean {
  const file = list.path.split('/').slice(-2).join('/').replace(/\.ts$/, '')
  const imported = new RegExp(`\\b${list.name}\\b[^\\n]*from '\\.[./\\w-]*${file.split('/')[1]}\\.ts'`).test(text)
  return imported && text.includes(`Object.keys(${list.name})`)
}

test('a code that is declared a second time fails at once', () => {
  defineReasons({ 'declared-here': { zh: '一', en: 'One' } })
  expect(() => defineReasons({ 'declared-here': { zh: '二', en: 'Two' } })).toThrow('declared-here')
})
