import { defineRuleSet, OWN } from './rule-set.ts'

/**
 * 多次缺席: how often somebody misses meetings before he counts as missing repeatedly. Ours: the text (党章第九条)
 * speaks of six months without taking part, which is for people to find.
 */
export const absences = defineRuleSet({
  id: 'absences',
  label: { zh: '缺席组织生活', en: 'Absence from meetings' },
  versions: [{ ...OWN, parameters: { inQuarter: 2, inRow: 3 } }],
})
