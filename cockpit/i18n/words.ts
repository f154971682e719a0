import type { Label } from '../../data/language/label.ts'
import { say } from './lang.ts'

/** The words of one panel, kept in its own folder; `{name}` stands for what is filled in. */
export function wordsOf<const Words extends Readonly<Record<string, Label>>>(words: Words) {
  return (key: keyof Words & string, values: Readonly<Record<string, string | number>> = {}): string =>
    say(words[key] as Label) // a key of it
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
