import { expect, test } from 'vitest'
import type { AboutAnswer } from '../../data/contract/about.ts'
import { SCENES } from '../../data/scenes/index.ts'
import { openTestGateway } from '../testing/gateway.ts'

test('says to everybody under which number it is on file and where to complain, or that nobody said', async () => {
  const told = await openTestGateway({ env: { YUNTU_FILING: '浙备 1 号', YUNTU_COMPLAINTS: '12380' } })
  const about = (await (await told.ask('/api/about')).json()) as AboutAnswer
  expect(about).toMatchObject({ filing: '浙备 1 号', complaints: '12380' })
  expect(about.scenes.map(({ id }) => id)).toEqual(SCENES.map(({ id }) => id))
  await told.close()
  const silent = await openTestGateway({ engine: null })
  expect(await (await silent.ask('/api/about')).json()).toMatchObject({ filing: null, complaints: null })
  await silent.gateway.close()
})
