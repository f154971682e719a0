import { afterAll, expect, test } from 'vitest'
import { runKeyed, type Told } from '../../../testing/keyed.ts'
import { TASK_REASONS } from './reasons.ts'
import { taskFold } from './tasks.ts'

/** At nine in the morning of a day, or at the time given. */
const told = (kind: string, day: string, data: object = {}): Told => ({
  kind,
  time: day.includes('T') ? day : `${day}T09:00`,
  data: { ...data },
})
const DUE = '2026-03-20T18:00:00+08:00'
const task = (step: string, day: string, data = {}) => told(`task.${step}`, `2026-03-${day}`, { task: 't1', ...data })
const assigned = task('assigned', '02', { due: DUE, kind: 'task-service' })
const claimed = task('claimed', '03')
const activity = (day: string) => told('activity.held', `2026-03-${day}`, { activity: 'a1', task: 't1' })
const passed = told('deadline.passed', '2026-03-20T18:00', {
  rule: 'task-due',
  fold: 'task',
  key: 't1',
  due: DUE,
})
function run(...events: Told[]) {
  const { states, ...made } = runKeyed(taskFold, events)
  return { ...made, state: states.get('t1') ?? taskFold.initial }
}

const produced = new Set<string | undefined>()
afterAll(() => expect([...produced].sort()).toEqual(Object.keys(TASK_REASONS).sort()))

test('a task goes from its assignment over the claim until it is done, and counts where it stands', () => {
  expect(run(assigned).sums).toEqual({ 'task.assigned': 1, 'task.assigned/task-service': 1, 'task.waiting': 1 })
  expect(run(assigned, claimed).sums).toMatchObject({ 'task.waiting': 0, 'task.accepted': 1, 'task.claimed': 1 })
  const working = run(assigned, claimed, task('progressed', '04'), task('progressed', '06'))
  expect(working.sums).toMatchObject({ 'task.accepted': 0, 'task.working': 1, 'task.progressed': 2 })
  const { sums, state } = run(assigned, task('urged', '02'), claimed, task('done', '09'))
  expect(sums).toMatchObject({
    'task.accepted': 0,
    'task.finished': 1,
    'task.done': 1,
    'task.done/in-time': 1,
    'task.done/within-7-days': 1,
    'task.days': 7,
    'task.urged': 1,
  })
  expect(taskFold.due?.(state)).toBeNull()
})

test('past its date it is overdue until it is done, late', () => {
  const over = run(assigned, claimed, passed)
  expect(over.sums).toMatchObject({ 'task.overdue': 1 })
  expect(taskFold.due?.(over.state)).toEqual(taskFold.due?.(run(assigned).state))
  const { sums } = run(assigned, claimed, passed, task('done', '22'))
  expect(sums).toMatchObject({ 'task.overdue': 0, 'task.done/late': 1, 'task.done/within-30-days': 1 })
})

test('told late that it was done in time, it was never overdue', () => {
  const { sums } = run(assigned, claimed, task('done', '09'), passed)
  expect(sums).not.toHaveProperty('task.overdue')
})

test('the first activity counts the task, the second does not', () => {
  const { sums } = run(assigned, claimed, activity('05'), activity('06'))
  expect(sums).toMatchObject({ 'task.acted': 1, 'task.accepted': 1 })
})

test('a date of the clock without a task moves nothing', () => {
  expect(run(passed)).toMatchObject({ sums: {}, refusal: undefined })
})

test.each([
  ['claimed before it is known', [claimed], 'task-unknown', true],
  ['assigned twice', [assigned, task('assigned', '03', assigned.data)], 'task-assigned', undefined],
  ['due before its assignment', [task('assigned', '21', assigned.data)], 'task-due-past', undefined],
  ['claimed twice', [assigned, claimed, task('claimed', '04')], 'task-claimed', undefined],
  ['done before it is claimed', [assigned, task('done', '04')], 'task-unclaimed', true],
  ['progressed before it is claimed', [assigned, task('progressed', '04')], 'task-unclaimed', true],
  ['acted on before it is claimed', [assigned, activity('04')], 'task-unclaimed', true],
  ['urged when it is done', [assigned, claimed, task('done', '05'), task('urged', '06')], 'task-done', undefined],
] as const)('a task %s is refused, or waits', (_, events, code, early) => {
  const { refusal } = run(...events)
  expect([refusal?.code, refusal?.early]).toEqual([code, early])
  produced.add(refusal?.code)
})
