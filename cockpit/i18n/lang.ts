import { createI18n } from 'vue-i18n'
import type { Label } from '../../data/language/label.ts'
import type { Lang } from '../charts/format.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** The language of the page: `?lang=`, else what the phone's owner chose on this device, else Chinese. */
export const LANG: Lang =
  (new URLSearchParams(globalThis.location?.search).get('lang') ?? chosen()) === 'en' ? 'en' : 'zh'

export function makeI18n() {
  return createI18n({ legacy: false, locale: LANG, fallbackLocale: 'zh', messages: { zh, en } })
}

/** A label of `data/` in the language of the page. */
export function say(label: Label): string {
  return label[LANG]
}

function chosen(): string | null {
  return globalThis.location?.pathname.startsWith('/phone') ? localStorage.getItem('yuntu.lang') : null
}
