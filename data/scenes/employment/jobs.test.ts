import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { jobFold } from './jobs.ts'

const tell = (step: string, time: string, data = {}): Told => ({
  kind: `job.${step}`,
  time: `2026-${time}T09:00`,
  data: { job: 'j1', ...data },
})
const posted = tell('posted', '03-02', { kind: 'skilled', posts: 5 })
const filled = (time: string, posts: number) => tell('filled', time, { posts })
const run = (...events: Told[]) => runKeyed(jobFold, events)

test('is filled some posts at a time, and what is withdrawn is what was still open', () => {
  expect(present(run(posted, filled('03-12', 2), tell('withdrawn', '03-20')).sums)).toEqual({
    'job.posted': 1,
    'post.posted': 5,
    'post.filled': 2,
    'post.filled/filled-in-30-days': 2,
    'post.days': 20,
    'post.withdrawn': 3,
  })
  expect(present(run(posted, filled('03-12', 2), filled('06-20', 3)).sums)).toMatchObject({
    'post.filled': 5,
    'post.filled/filled-later': 3,
    'job.completed': 1,
  })
})

test('what is open is counted by its kind', () => {
  expect(present(run(posted, filled('03-02', 1)).sums)).toMatchObject({ 'post.open': 4, 'post.open/skilled': 4 })
})

test.each([
  ['job-posted', [posted, posted]],
  ['job-overfilled', [posted, filled('03-03', 6)]],
  ['job-settled', [posted, filled('03-03', 5), filled('03-04', 1)]],
  ['job-settled', [posted, tell('withdrawn', '03-03'), filled('03-04', 1)]],
])('%s', (code, events) => {
  expect(run(...events).refusal).toMatchObject({ code })
})

test('posts that are filled before they are offered wait', () => {
  expect(run(filled('03-01', 1)).refusal).toMatchObject({ code: 'job-unknown', early: true })
})
