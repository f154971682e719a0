import type { OriginAnswer } from '../../../data/contract/rest.ts'
import type { Formula } from '../../../data/language/metric.ts'
import { formatExact } from '../../charts/format.ts'
import { LANG } from '../../i18n/lang.ts'

/**
 * A metric's formula with the amounts of its parts in the places of their names: （1,234）÷（2,345）.
 *
 * `parts` come in the order of the formula's terms, those above the line first.
 */
export function formulaWithValues(formula: Formula, parts: OriginAnswer['parts']): string {
  if (formula.kind === 'sum') return sumWords(parts)
  const over = parts.slice(0, formula.over.length)
  return `${inBrackets(sumWords(over))}${LANG === 'zh' ? '÷' : ' ÷ '}${inBrackets(sumWords(parts.slice(over.length)))}`
}

const inBrackets = (text: string) => (LANG === 'zh' ? `（${text}）` : `(${text})`)

function sumWords(parts: OriginAnswer['parts']): string {
  return parts
    .map(({ sign, amount }, i) => {
      const mark = sign === -1 ? '− ' : i === 0 ? '' : '+ '
      // What is negative of itself is told apart from what is taken away.
      return mark + (amount < 0 && i > 0 ? inBrackets(formatExact(amount)) : formatExact(amount))
    })
    .join(' ')
}
