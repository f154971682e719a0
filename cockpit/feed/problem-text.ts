import { PROBLEMS, toProblem } from '../../data/contract/problem.ts'
import { LANG } from '../i18n/lang.ts'

/** Why something was refused, in the language of the page: the server's reason, else what its code stands for. */
export function sentenceOf(error: unknown): string {
  const { code, detail, partial } = toProblem(error)
  if (LANG === 'zh') return detail ?? PROBLEMS[code].title
  return reasonEnOf(partial) ?? PROBLEMS[code].titleEn
}

function reasonEnOf(partial: unknown): string | undefined {
  const reason = typeof partial === 'object' && partial !== null && 'reasonEn' in partial ? partial.reasonEn : undefined
  return typeof reason === 'string' && reason !== '' ? reason : undefined
}
