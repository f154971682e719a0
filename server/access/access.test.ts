import { readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownerOf, ROLES } from '../../data/contract/roles.ts'
import { emptyFolder } from '../testing/engine.ts'
import { Access } from './access.ts'
import { firstRun, letIn, openLinks } from './first-run.ts'
import { MATRIX, mayDo, permit } from './policy.ts'
import { pseudonymKey } from './secrets.ts'

const url = 'http://127.0.0.1:8080'
const newFolder = () => emptyFolder()

function start(folder: string, isDemo: boolean, now = () => 1_000) {
  const access = new Access({ folder, now })
  const run = firstRun({ folder, url, isDemo, access })
  letIn({ access, run, branch: 'b' })
  return { access, run, code: (page: 'wall' | 'admin') => run.links[page].split('#link=')[1] ?? '' }
}

function codeOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  return 'no error'
}

describe('the first run', () => {
  test('writes links and tokens for the owner only, and keeps them over restarts', () => {
    const folder = newFolder()
    const { run } = start(folder, true)
    const path = join(folder, 'first-run.json')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(run)
    expect(Object.keys(run.tokens ?? {}).sort()).toEqual([...ROLES].sort())
    expect(new Set([...Object.values(run.links), ...Object.values(run.tokens ?? {})]).size).toBe(14)
    expect(start(folder, true).run).toEqual(run)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('without a demonstration there are links and no tokens, and the old tokens are refused', () => {
    const folder = newFolder()
    const token = start(folder, true).run.tokens?.manager ?? ''
    const { access, run } = start(folder, false)
    expect(run.tokens).toBeUndefined()
    expect(readFileSync(join(folder, 'first-run.json'), 'utf8')).not.toContain(token)
    expect(access.byBearer(token)).toBeUndefined()
  })

  test('a spent link is made anew in a demonstration only, or when the file was deleted', () => {
    const folder = newFolder()
    const first = start(folder, true)
    first.access.open(first.code('wall'))
    const off = start(folder, false)
    expect(off.run.links.wall).toBe(first.run.links.wall)
    expect(openLinks(off.run, off.access).map(([page]) => page)).toEqual(['phone', 'desk', 'admin'])
    expect(codeOf(() => off.access.open(off.code('wall')))).toBe('link-spent')
    const again = start(folder, true)
    expect(again.run.links.wall).not.toBe(first.run.links.wall)
    expect(again.run.links.admin).toBe(first.run.links.admin)
    unlinkSync(join(folder, 'first-run.json'))
    expect(openLinks(start(folder, false).run, new Access({ folder, now: () => 1 }))).toHaveLength(4)
  })
})

describe('a session', () => {
  test('comes from a link, once, and survives a restart', () => {
    const folder = newFolder()
    const { access, code } = start(folder, true)
    const { secret, actor } = access.open(code('wall'))
    expect(actor).toMatchObject({ role: 'wall', scope: 'root' })
    expect(codeOf(() => access.open(code('wall')))).toBe('link-spent')
    expect(codeOf(() => access.open('never made'))).toBe('link-spent')
    expect(start(folder, true).access.bySession(secret)).toEqual(actor)
    const stored = readFileSync(join(folder, 'access.json'), 'utf8')
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(code('wall'))
    expect(statSync(join(folder, 'access.json')).mode & 0o777).toBe(0o600)
  })

  test('is listed with those of the same owner alone, with the kind of device', () => {
    const { access, run } = start(newFolder(), true)
    const manager = access.byBearer(run.tokens?.manager ?? '')
    const member = access.byBearer(run.tokens?.member ?? '')
    if (!manager || !member) throw new Error('no bearers')
    const phone = access.openAs({ ...manager, owner: manager.id, device: 'Android · Chrome' })
    const desk = access.openAs({ ...manager, owner: manager.id })
    access.openAs({ ...member, owner: member.id })
    const own = access.sessionsOf(ownerOf(phone.actor))
    expect(own.map(({ id }) => id).sort()).toEqual([phone.actor.id, desk.actor.id].sort())
    expect(own.find(({ id }) => id === phone.actor.id)).toMatchObject({ device: 'Android · Chrome', opened: 1_000 })
    expect(access.sessionsOf(phone.actor.id)).toEqual([])
  })

  test('ends when it is ended, and when its time is up', () => {
    let now = 0
    const { access, code } = start(newFolder(), true, () => now)
    const ended: string[] = []
    access.onEnded((id) => ended.push(id))
    const wall = access.open(code('wall'))
    const admin = access.open(code('admin'))
    access.end(wall.actor.id)
    expect(ended).toEqual([wall.actor.id])
    expect(access.bySession(wall.secret)).toBeUndefined()
    now = 15 * 86_400_000
    expect(access.isStillIn(admin.actor)).toBe(false)
    expect(access.bySession(admin.secret)).toBeUndefined()
  })
})

describe('the policy', () => {
  const within = async ({ scope, code }: { scope: string; code: string }) => code.startsWith(scope)
  const problem = (promise: Promise<void>) =>
    promise.then(
      () => 'allowed',
      (error) => error.code,
    )

  test('is what was agreed, role by role', () => {
    const may = (role: (typeof ROLES)[number]) =>
      Object.keys(MATRIX).filter(
        (action) => mayDo(role, action as keyof typeof MATRIX) && MATRIX[action as keyof typeof MATRIX] !== 'public',
      )
    const own = ['session.end', 'me.read', 'demo.read', 'rules.read']
    const read = ['health.watch', 'metrics.read', 'values.read', 'entries.read', 'feed.watch']
    // Only who may see people sees counts of few.
    const people = ['health.watch', 'metrics.read', 'values.read', 'people.read', 'entries.read', 'feed.watch']
    expect(may('source')).toEqual([...own, 'kinds.read', 'events.send', 'imports.send'])
    const screen = ['screens.report', 'wall-settings.read', 'boundary.read']
    const settings = 'settings.own'
    expect(may('wall')).toEqual([...own, ...read, 'scores.read', settings, ...screen])
    expect(may('member')).toEqual([
      ...[...own, ...read, 'chain.read', 'scores.read', 'scores.own', 'record.own', 'records.contest', settings],
      ...screen,
    ])
    expect(may('analyst')).toEqual([
      ...own,
      ...people,
      'scores.read',
      'scores.simulate',
      ...['rulesets.read', 'rulesets.propose'],
      settings,
      'kinds.read',
      'supervision.read',
      ...screen,
      'governance.read',
      'snapshots.read',
      'snapshots.make',
      'desk.query',
    ])
    // The rule sets of the whole are decided by its organisation department.
    expect(ROLES.filter((role) => may(role).includes('rulesets.decide'))).toEqual(['manager'])
    // The names of a branch's people, and what is recorded of it, are its own secretary's.
    for (const action of ['records.read', 'records.write'])
      expect(ROLES.filter((role) => may(role).includes(action))).toEqual(['secretary'])
    expect(may('secretary').slice(-2)).toEqual(['snapshots.read', 'desk.query'])
    expect(may('leader').slice(-2)).toEqual(['snapshots.read', 'desk.query'])
    expect(may('manager').slice(-3)).toEqual(['snapshots.read', 'snapshots.make', 'desk.query'])
    expect(may('security')).toEqual([
      ...own,
      'health.watch',
      settings,
      'screens.read',
      'wall-settings.read',
      'retention.read',
      'boundary.read',
    ])
    expect(may('admin')).toEqual([
      ...own,
      'health.watch',
      'metrics.read',
      settings,
      'kinds.read',
      'imports.send',
      'held.read',
      'rejects.read',
      'gauges.read',
      'screens.read',
      'screens.order',
      'wall-settings.read',
      'wall-settings.write',
      'retention.read',
      'retention.purge',
      'boundary.read',
      'boundary.write',
      'governance.read',
      'snapshots.read',
      'snapshots.make',
    ])
    expect(may('auditor')).toEqual([
      ...own,
      ...people,
      ...['scores.read', 'rulesets.read'],
      settings,
      'kinds.read',
      'held.read',
      'rejects.read',
      'supervision.read',
      'screens.report',
      'screens.read',
      'wall-settings.read',
      'audit.read',
      'retention.read',
      'boundary.read',
      'governance.read',
      'snapshots.read',
      'desk.log',
    ])
  })

  test('refuses nobody, another role, and another’s organisation alike', async () => {
    const secretary = { id: 's', role: 'secretary', scope: '330106' } as const
    expect(await problem(permit(undefined, 'values.read'))).toBe('unauthorized')
    expect(await problem(permit(secretary, 'held.read'))).toBe('forbidden')
    expect(await problem(permit(secretary, 'values.read', { code: '330106001', within }))).toBe('allowed')
    expect(await problem(permit(secretary, 'values.read', { code: 'root', within }))).toBe('forbidden')
    expect(await problem(permit(secretary, 'values.read', { code: 'nowhere', within }))).toBe('forbidden')
  })
})

test('the key of the pseudonyms is made once and refused when damaged', () => {
  const folder = newFolder()
  const key = pseudonymKey(folder)
  expect(key).toHaveLength(32)
  expect(pseudonymKey(folder)).toEqual(key)
  expect(statSync(join(folder, 'pseudonym.key')).mode & 0o777).toBe(0o600)
})
