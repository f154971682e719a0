import type { SupervisionWeeks } from '../../../data/contract/supervision.ts'

/** Open items by the days since they were opened, as columns. */
export function ageColumns(ages: SupervisionWeeks['ages']) {
  return ages.map(({ upTo, items }, i) => {
    const before = ages[i - 1]?.upTo
    const [zh, en] = upTo === null ? [`>${before}日`, `>${before} d`] : [`≤${upTo}日`, `≤${upTo} d`]
    return { metric: `age-${upTo ?? 'more'}`, label: { zh, en }, value: items, isPlain: true }
  })
}
