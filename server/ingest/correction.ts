import { redactText } from '../../data/language/personal.ts'
import type { Refusal } from '../../data/language/project.ts'
import { toRefusal } from '../../data/language/reason.ts'
import { CORRECTION_KIND, EVENTS } from '../../data/scenes/index.ts'
import { checkData } from './check.ts'
import { isFields, MEMBER_LISTS, type Person, type Pseudonymise, stripPersonal } from './personal.ts'
import { REASONS } from './reasons.ts'

type Fields = Readonly<Record<string, unknown>>

type Corrected =
  | { readonly ok: true; readonly data: Fields; readonly person: Person | undefined }
  | { readonly ok: false; readonly refusal: Refusal }

const OTHERS = EVENTS.filter((event) => event.kind !== CORRECTION_KIND)

/**
 * The payload of a correction without anything personal.
 *
 * Which kind the original is only the engine knows. Here the replacement must fit some kind, so that no name can
 * slip in where no schema asks for it; `name` stays only where the kind that fits is about organisations.
 */
export function checkCorrection(data: Fields, pseudonymise: Pseudonymise): Corrected {
  const kept = { ...data, reason: redactText(String(data.reason)) }
  const { replacement } = data
  if (!isFields(replacement) || !isFields(replacement.data)) return { ok: true, data: kept, person: undefined }
  if (!fitsSomeKind(replacement.data))
    return { ok: false, refusal: toRefusal('data.replacement.data', REASONS['correction-unfit']) }
  if (!namesPeople(replacement.data)) return { ok: true, data: kept, person: undefined }
  const stripped = stripPersonal(replacement.data, pseudonymise)
  return { ok: true, data: { ...kept, replacement: { ...replacement, data: stripped.data } }, person: stripped.person }
}

/** Whether a payload speaks of people: then whatever else it says is theirs too. */
function namesPeople(data: Fields): boolean {
  return 'member' in data || [...MEMBER_LISTS].some((list) => list in data)
}

function fitsSomeKind(data: Fields): boolean {
  return OTHERS.some((event) => checkData(event, data).ok)
}
