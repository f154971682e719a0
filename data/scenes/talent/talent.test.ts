import { describe, expect, test } from 'vitest'
import type { KeyedEvent } from '../../language/keyed.ts'
import type { World } from '../../language/project.ts'
import { keyedEvent, runKeyed } from '../../testing/run-keyed.ts'
import { matchFold } from './matches.ts'
import { needFold } from './needs.ts'
import { secondedFold, secondmentFold } from './secondments.ts'
import { skillsFold } from './skills.ts'

const need = (kind: string, time: string, data: object = {}, org = 7): KeyedEvent =>
  keyedEvent(kind, time, { org, data: { need: 'n', ...data } })
const posted = need('need.posted', '03-02T09:00', { skill: 'law' })
const proposed = (time = '03-03T09:00', data: object = {}) =>
  need('match.proposed', time, { proposal: 'p', member: 'm', skill: 'law', by: 'by-system', ...data }, 5)
const decided = (outcome: string, time = '03-04T09:00', data: object = {}) =>
  need('match.decided', time, { proposal: 'p', outcome, ...data })
const filled = (time: string, data: object = {}) => need('need.filled', time, data)
const withdrawn = need('need.withdrawn', '03-03T09:00')

/** Organisations 7 and 8 are below 5; member 3 belongs to 8, member 4 to none any more. */
const world: World = {
  memberCount: () => 0,
  childCount: () => 0,
  isBelow: (org, above) => org === above || (above === 5 && (org === 7 || org === 8)),
  org: () => undefined,
  member: (member) => ({ org: member === 3 ? 8 : -1 }),
}

describe('a need', () => {
  test('is open until it is filled, and counted by the days that took', () => {
    expect(runKeyed(needFold, [posted]).sums).toMatchObject({ '7 need.open': 1, 'need.open/law': 1 })
    const { sums } = runKeyed(needFold, [posted, proposed(), decided('accepted'), filled('03-12T09:00')])
    expect(sums).toMatchObject({
      'need.posted': 1,
      'need.open': 0,
      'need.open/law': 0,
      'need.filled/within-15-days': 1,
      'need.days': 10,
    })
  })

  test('is overdue past the limit of its rule, until it is filled or withdrawn', () => {
    expect(needFold.due?.(runKeyed(needFold, [posted]).state)).toEqual({
      at: posted.ts + 30 * 86_400_000,
      rule: 'need-fill',
    })
    const late = need('deadline.passed', '04-01T09:00', { rule: 'need-fill', fold: 'need', key: 'n' })
    expect(runKeyed(needFold, [posted, late]).sums['need.overdue']).toBe(1)
    expect(runKeyed(needFold, [posted, late, filled('04-02T09:00')]).sums['need.overdue']).toBe(0)
    expect(runKeyed(needFold, [posted, withdrawn, late]).sums['need.overdue']).toBeUndefined()
  })

  test('that was filled may still have a match declined', () => {
    const events = [posted, proposed(), filled('03-04T09:00'), decided('declined', '03-05T09:00')]
    expect(runKeyed(needFold, events).refusal).toBeUndefined()
  })

  test.each([
    ['posted twice', [posted, { ...posted, id: '2' }], 'need-posted', undefined],
    ['filled after it was withdrawn', [posted, withdrawn, filled('03-04T09:00')], 'need-closed', undefined],
    ['matched after it was withdrawn', [posted, withdrawn, proposed('03-04T09:00')], 'need-closed', undefined],
    ['accepted after it was filled', [posted, filled('03-03T09:00'), decided('accepted')], 'need-closed', undefined],
    ['matched with another skill', [posted, proposed('03-03T09:00', { skill: 'medicine' })], 'match-skill', undefined],
    ['filled before it is posted', [filled('03-04T09:00')], 'need-unknown', true],
  ])('%s is refused, or waits for its cause', (_, events, code, early) => {
    const { refusal } = runKeyed(needFold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })

  test('is matched within the scope of who proposes only', () => {
    const { state } = runKeyed(needFold, [posted])
    const by = (org: number) => needFold.check?.({ ...proposed(), org }, { ...world, state })?.code
    expect([by(5), by(7), by(6)]).toEqual([undefined, undefined, 'match-need-scope'])
  })
})

describe('a match', () => {
  test('waits for a person to decide on it', () => {
    expect(runKeyed(matchFold, [proposed()]).sums).toMatchObject({
      '5 match.waiting': 1,
      'match.proposed/by-system': 1,
    })
    const { sums } = runKeyed(matchFold, [proposed(), decided('declined')])
    expect(sums).toMatchObject({ 'match.waiting': 0, 'match.decided': 1, 'match.decided/declined': 1 })
  })

  test('takes a member of the proposer’s scope only', () => {
    const { initial } = matchFold
    const with_ = (member: number, org = 5) =>
      matchFold.check?.({ ...proposed(), member, org }, { ...world, state: initial })?.code
    expect([with_(3), with_(3, 7), with_(4)]).toEqual([undefined, 'match-member-scope', 'match-member-scope'])
  })

  const byIt = { proposal: 'p' }
  test.each([
    ['proposed twice', [proposed(), proposed('03-04T09:00')], 'match-proposed', undefined],
    [
      'decided twice',
      [proposed(), decided('declined'), decided('accepted', '03-05T09:00')],
      'match-decided',
      undefined,
    ],
    [
      'of another need',
      [proposed(), decided('accepted', '03-04T09:00', { need: 'n2' })],
      'match-other-need',
      undefined,
    ],
    ['filling undecided', [proposed(), filled('03-04T09:00', byIt)], 'match-undecided', true],
    [
      'filling though declined',
      [proposed(), decided('declined'), filled('03-05T09:00', byIt)],
      'match-declined',
      undefined,
    ],
    ['decided before it is proposed', [decided('accepted')], 'match-unknown', true],
  ])('%s is refused, or waits for its cause', (_, events, code, early) => {
    const { refusal } = runKeyed(matchFold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })
})

describe('skills', () => {
  const skill = (kind: string, time: string, name = 'law', org = 7) =>
    keyedEvent(`skill.${kind}`, time, { org, data: { member: 'm', skill: name } })
  const leave = (kind: string, time: string, to = -1) => keyedEvent(`member.${kind}`, time, { orgs: { from: 7, to } })
  const two = [skill('declared', '03-01T09:00'), skill('declared', '03-02T09:00', 'teaching')]

  test('count each once, and the member once', () => {
    expect(runKeyed(skillsFold, two).sums).toMatchObject({
      'skill.person': 1,
      'skill.held': 2,
      'skill.held/law': 1,
      'skill.held/teaching': 1,
    })
    expect(runKeyed(skillsFold, [...two, skill('withdrawn', '03-03T09:00')]).sums).toMatchObject({
      'skill.person': 1,
      'skill.held': 1,
      'skill.held/law': 0,
    })
  })

  test('go with the member to another organisation, and out of the record with whoever leaves', () => {
    expect(runKeyed(skillsFold, [...two, leave('transferred', '03-03T09:00', 9)]).sums).toMatchObject({
      '7 skill.held': 0,
      '9 skill.held': 2,
      '9 skill.person': 1,
    })
    for (const kind of ['transferred', 'stopped', 'expelled', 'deceased'])
      expect(runKeyed(skillsFold, [...two, leave(kind, '03-03T09:00')]).sums).toMatchObject({
        'skill.person': 0,
        'skill.held': 0,
      })
  })

  test('nothing is posted of the movements of those who declared none', () => {
    expect(runKeyed(skillsFold, [leave('transferred', '03-03T09:00', 9)]).sums).toEqual({})
  })

  test.each([
    ['declared twice', [...two, skill('declared', '03-05T09:00')], 'skill-declared', undefined],
    ['withdrawn though not declared', [skill('withdrawn', '03-01T09:00')], 'skill-none', true],
    ['matched though not declared', [proposed()], 'skill-none', true],
  ])('%s: refused, or waits for its cause', (_, events, code, early) => {
    const { refusal } = runKeyed(skillsFold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })
})

describe('secondments', () => {
  const started = (time: string, data: object = {}, from = 8) =>
    keyedEvent('secondment.started', time, { orgs: { from }, data: { secondment: 's', member: 'm', ...data } })
  const ended = (time: string, secondment = 's') =>
    keyedEvent('secondment.ended', time, { data: { secondment, member: 'm' } })
  const first = started('03-02T09:00')

  test('count where somebody comes to and where from, until the end', () => {
    expect(runKeyed(secondmentFold, [first]).sums).toMatchObject({
      '7 secondment.active': 1,
      '8 secondment.lent': 1,
    })
    expect(runKeyed(secondmentFold, [first, ended('04-11T09:00')]).sums).toMatchObject({
      'secondment.active': 0,
      '8 secondment.lent': 0,
      'secondment.days': 40,
      '7 secondment.ended/within-180-days': 1,
    })
  })

  test('have the date that was agreed', () => {
    const until = '2026-06-01T18:00:00+08:00'
    const { state } = runKeyed(secondmentFold, [started('03-02T09:00', { until })])
    expect(secondmentFold.due?.(state)).toEqual({ at: Date.parse(until), rule: 'secondment-end' })
    expect(secondmentFold.due?.(runKeyed(secondmentFold, [first]).state)).toBeNull()
  })

  test.each([
    ['started twice', secondmentFold, [first, { ...first, id: '2' }], 'secondment-started', undefined],
    ['from the own organisation', secondmentFold, [started('03-02T09:00', {}, 7)], 'secondment-self', undefined],
    [
      'until a date that is past',
      secondmentFold,
      [started('03-02T09:00', { until: '2026-03-01T09:00:00+08:00' })],
      'secondment-until',
      undefined,
    ],
    ['ended twice', secondmentFold, [first, ended('03-03T09:00'), ended('03-04T09:00')], 'secondment-ended', undefined],
    ['ended before it starts', secondmentFold, [ended('03-03T09:00')], 'secondment-unknown', true],
    [
      'a second one of the same member',
      secondedFold,
      [first, started('03-03T09:00', { secondment: 's2' })],
      'seconded-already',
      undefined,
    ],
    [
      'the end of one that the member is not on',
      secondedFold,
      [first, ended('03-03T09:00', 's2')],
      'secondment-unknown',
      true,
    ],
  ])('%s: refused, or waits for its cause', (_, fold, events, code, early) => {
    const { refusal } = runKeyed<typeof fold.initial>(fold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })

  test('free the member when they end', () => {
    const next = started('04-01T09:00', { secondment: 's2' })
    expect(runKeyed(secondedFold, [first, ended('03-31T09:00'), next]).refusal).toBeUndefined()
  })
})
