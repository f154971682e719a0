/** The first that a user agent names: a system, and what runs on it. */
const SYSTEMS = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const
const PROGRAMS = [
  ['DingTalk', /DingTalk/],
  ['WeChat', /MicroMessenger/],
  ['Edge', /Edg/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrom|CriOS/],
  ['Safari', /Safari/],
] as const

/** `Android · Chrome`: by which somebody knows his own device again, and nobody else's. '' where nothing is known. */
export function deviceOf(userAgent: string | undefined): string {
  const first = (names: readonly (readonly [string, RegExp])[]) =>
    names.find(([, looks]) => looks.test(userAgent ?? ''))?.[0] ?? ''
  return [first(SYSTEMS), first(PROGRAMS)].filter((name) => name !== '').join(' · ')
}
