import { pinyin } from 'pinyin-pro'

/** The letters that a character's readings begin with: 重 is `zc`. Kept for the few thousand characters of names. */
const known = new Map<string, string>()

function initialsOf(character: string): string {
  let letters = known.get(character)
  if (letters === undefined) {
    letters = pinyin(character, { multiple: true, pattern: 'first', toneType: 'none', type: 'array' }).join('')
    known.set(character, letters)
  }
  return letters
}

/** What is looked for, as it is compared: full-width letters and digits as plain ones, without blanks and case. */
export function toWanted(text: string): readonly string[] {
  return [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')]
}

/**
 * Where in a name the wanted characters stand one after the other, each as it is written or as its pinyin begins:
 * `翠苑`, `cy` and `翠y` all stand in 翠苑街道 at 0. −1: nowhere.
 */
export function placeIn(name: string, wanted: readonly string[]): number {
  const letters = [...name.normalize('NFKC').toLowerCase()]
  const fits = (at: number) =>
    wanted.every((each, i) => {
      const letter = letters[at + i] ?? ''
      return letter === each || (each >= 'a' && each <= 'z' && letter > '\u2e80' && initialsOf(letter).includes(each))
    })
  for (let at = 0; at + wanted.length <= letters.length; at++) if (fits(at)) return at
  return -1
}
