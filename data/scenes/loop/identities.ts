import { axisIdentity, defineIdentity, type Identity, stock } from '../../language/metric.ts'
import { loopLink } from './measures.ts'

const SOURCE = '本系统定义'
const links = (...of: Parameters<typeof loopLink.code>[0][]) => stock(...of.map(loopLink.code))

/** Each link's tasks stand at it or further on: so none counts more than the one before. */
export const IDENTITIES: readonly Identity[] = [
  axisIdentity(loopLink),
  defineIdentity({
    id: 'loop-acted',
    label: { zh: '四链行动 = 止于行动 + 止于展示 + 走完', en: 'Tasks acted on = at activity + at story + at learning' },
    left: stock('loop.acted'),
    right: links('link-acted', 'link-shown', 'link-learned'),
    source: SOURCE,
  }),
  defineIdentity({
    id: 'loop-shown',
    label: { zh: '四链展示 = 止于展示 + 走完', en: 'Tasks shown = at story + at learning' },
    left: stock('loop.shown'),
    right: links('link-shown', 'link-learned'),
    source: SOURCE,
  }),
  defineIdentity({
    id: 'loop-learned',
    label: { zh: '四链学习 = 走完', en: 'Tasks learnt from = at learning' },
    left: stock('loop.learned'),
    right: links('link-learned'),
    source: SOURCE,
  }),
]
