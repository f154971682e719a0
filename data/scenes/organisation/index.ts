import { defineScene } from '../../language/scene.ts'
import { awayPart } from './away/part.ts'
import { developmentPart } from './development/part.ts'
import { duesPart } from './dues/part.ts'
import { meetingHeld, orgChanged, orgDissolved, orgFounded, orgMoved } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { leadingPart } from './leading/part.ts'
import { MEASURES } from './measures.ts'
import { postMeeting } from './meetings.ts'
import {
  memberAdmitted,
  memberChanged,
  memberConverted,
  memberDeceased,
  memberExpelled,
  memberRegistered,
  memberRestored,
  memberStopped,
  memberTransferred,
  transferCancelled,
  transferOpened,
} from './member-events.ts'
import { memberFold } from './members.ts'
import { METRICS } from './metrics.ts'
import { orgFold } from './orgs.ts'
import { SIZE_MEASURES, SIZES } from './sizes.ts'
import { workPart } from './work/part.ts'

/** 智慧组织: organisations, their members, and the meetings they hold. */
export const organisation = defineScene({
  id: 'organisation',
  label: { zh: '智慧组织', en: 'Smart organisation' },
  official: true,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '基层党建全景在线：党组织和党员的底数与变动、组织生活的开展，一笔一笔可查。',
    en: 'The whole of grass-roots organisation online: organisations and members with every movement, and the meetings held, each traceable.',
  },
  source: '杭州市智慧党建“1+10”（2020）：智慧组织',
  filing: null,
  // Registers, movements and dues come from systems that have them already; the rest is kept by the branch itself.
  asks: [
    { kind: 'meeting.held', of: 'secretary', fields: 4, timesAYear: 34 },
    { kind: 'activity.held', of: 'secretary', fields: 4, timesAYear: 4 },
    { kind: 'task.progressed', of: 'secretary', fields: 1, timesAYear: 6 },
    { kind: 'appraisal.given', of: 'secretary', fields: 6, timesAYear: 1 },
    { kind: 'org.term.elected', of: 'secretary', fields: 4, timesAYear: 0.3 },
    { kind: 'org.secretary.appointed', of: 'secretary', fields: 1, timesAYear: 0.3 },
  ],
  // The order in which `GET /api/kinds` lists them: causes first, so that all examples can be sent in it.
  events: [
    orgFounded,
    orgChanged,
    orgMoved,
    orgDissolved,
    memberRegistered,
    memberAdmitted,
    memberChanged,
    memberConverted,
    memberStopped,
    memberRestored,
    transferOpened,
    transferCancelled,
    memberTransferred,
    meetingHeld,
    memberExpelled,
    memberDeceased,
    ...developmentPart.events,
    ...awayPart.events,
    ...duesPart.events,
    ...workPart.events,
    ...leadingPart.events,
  ],
  measures: [
    ...MEASURES,
    ...SIZE_MEASURES,
    ...developmentPart.measures,
    ...awayPart.measures,
    ...duesPart.measures,
    ...workPart.measures,
    ...leadingPart.measures,
  ],
  metrics: [
    ...METRICS,
    ...developmentPart.metrics,
    ...awayPart.metrics,
    ...duesPart.metrics,
    ...workPart.metrics,
    ...leadingPart.metrics,
  ],
  projectors: [postMeeting, ...workPart.projectors],
  folds: [orgFold, memberFold],
  keyed: [...developmentPart.keyed, ...awayPart.keyed, ...duesPart.keyed, ...workPart.keyed, ...leadingPart.keyed],
  once: workPart.once,
  bands: SIZES,
  identities: [
    ...IDENTITIES,
    ...developmentPart.identities,
    ...awayPart.identities,
    ...duesPart.identities,
    ...workPart.identities,
    ...leadingPart.identities,
  ],
})
