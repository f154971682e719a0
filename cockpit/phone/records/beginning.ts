import type { Draft } from './record-draft.ts'

/** In the place of a person: somebody who is not known yet. */
export const NEWCOMER = 'new'

/** The steps with which the record of somebody begins, and what each asks for. */
export const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  application: ['birthMonth'],
  registered: ['stage', 'since'],
}

/** What of somebody whose record begins is asked for; in a correction it is known who it is. */
export function textsOf({ kind, choice, person }: Draft): readonly string[] {
  const of = kind === 'development.step' ? BEGINNINGS[choice] : undefined
  return of ? [...(person === NEWCOMER ? ['code', 'name'] : []), ...of] : []
}

/** What may be kept on the device: nobody's code or name. */
export function withoutNames(draft: Draft): Draft {
  const { code: _, name: __, ...texts } = draft.texts
  return { ...draft, texts }
}

/** How each text must be; a name may be missing. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  code: /^\S{1,64}$/,
  name: /^.{0,60}$/,
  birthMonth: /^(19|20)\d\d-(0[1-9]|1[0-2])$/,
  stage: /./,
  since: /^\d{4}-\d\d-\d\d$/,
}

export const isMonth = (text: string) => TEXTS.birthMonth?.test(text) === true

/** The first text of a draft that is not as it must be. */
export function wrongText(draft: Draft): string | undefined {
  return textsOf(draft).find((field) => TEXTS[field]?.test((draft.texts[field] ?? '').trim()) !== true)
}

/** Of somebody whose record begins: the code in the place of the person, and what else was typed. */
export function beginningOf(draft: Draft): Readonly<Record<string, string>> {
  const typed = textsOf(draft).map((field) => [field === 'code' ? 'member' : field, (draft.texts[field] ?? '').trim()])
  return Object.fromEntries(typed.filter(([, text]) => text !== ''))
}
