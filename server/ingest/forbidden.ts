import { isFields } from './personal.ts'

/** Control characters, and halves of surrogate pairs. */
const FORBIDDEN = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Whether a text has what must not reach keys and screens. */
export function isForbidden(text: string): boolean {
  return FORBIDDEN.test(text)
}

/** Whether a payload has text that must not reach keys and screens; `json` is the payload as written. */
export function hasForbidden(json: string, data: unknown): boolean {
  // Whatever is forbidden is written with a backslash, except DEL: nearly every payload ends here.
  if (!json.includes('\\') && !json.includes('\u007f')) return false
  return deep(data)
}

function deep(value: unknown): boolean {
  if (typeof value === 'string') return FORBIDDEN.test(value)
  if (Array.isArray(value)) return value.some(deep)
  return isFields(value) && Object.entries(value).some(([key, each]) => FORBIDDEN.test(key) || deep(each))
}
