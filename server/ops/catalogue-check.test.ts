import { expect, test } from 'vitest'
import { z } from 'zod'
import { forbiddenAmong, type Named } from '../../data/scenes/forbidden.ts'
import { SCHEMA } from '../engine/schema.ts'
import { catalogueFaults, columnFaults, fieldsIn } from './catalogue-check.ts'

test('the catalogue, its events and the ledger hold nothing that must not be there, and every column says what for', () => {
  expect(catalogueFaults()).toEqual([])
})

test.each([
  ['lastLogin', 'name'],
  ['loginCount', 'name'],
  ['face_photo', 'name'],
  ['org.lat', 'name'],
  ['onlineMinutes', 'name'],
  ['rank', 'name'],
  ['党员学时排行', 'words'],
  ['学时最多的党员', 'words'],
  ['在线时长', 'words'],
  ['点赞数', 'words'],
  ['人脸签到', 'words'],
] as const)('%s is found', (text, kind) => {
  expect(forbiddenAmong([{ where: 'x', text, kind } satisfies Named])).toHaveLength(1)
})

test.each(['年度学时', '组织生活参会率', 'surface', 'attended', 'platform', 'online', '任务认领'])(
  '%s is fine',
  (text) => {
    expect(forbiddenAmong([{ where: 'x', text, kind: 'name' }])).toEqual([])
  },
)

test('a forbidden field is found however deep, and at a door too', () => {
  const deep = z.strictObject({ list: z.array(z.strictObject({ device: z.string() })) })
  expect(fieldsIn(deep)).toEqual(['list', 'device'])
  expect(catalogueFaults([{ path: '/api/x', schemas: [deep] }])).toEqual(['door /api/x: device'])
})

test('a column without a purpose is found', () => {
  const more = SCHEMA.replace('CREATE TABLE source(', 'CREATE TABLE source(owner VARCHAR NOT NULL, ')
  expect(columnFaults(more)).toEqual(['source.owner has no class and purpose'])
})
