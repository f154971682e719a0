import type { Label } from '../language/label.ts'
import * as appeal from '../scenes/appeal/vocabulary.ts'
import * as care from '../scenes/care/vocabulary.ts'
import * as dualReport from '../scenes/dual-report/vocabulary.ts'
import * as employment from '../scenes/employment/vocabulary.ts'
import * as learning from '../scenes/learning/vocabulary.ts'
import * as media from '../scenes/media/vocabulary.ts'
import * as office from '../scenes/office/vocabulary.ts'
import * as away from '../scenes/organisation/away/vocabulary.ts'
import * as development from '../scenes/organisation/development/vocabulary.ts'
import * as dues from '../scenes/organisation/dues/vocabulary.ts'
import * as organisation from '../scenes/organisation/vocabulary.ts'
import * as work from '../scenes/organisation/work/vocabulary.ts'
import * as supervision from '../scenes/supervision/vocabulary.ts'
import * as talent from '../scenes/talent/vocabulary.ts'
import * as volunteer from '../scenes/volunteer/vocabulary.ts'

type Vocabulary = Readonly<Record<string, Label>>

const isLabel = (value: unknown): value is Label =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
const isVocabulary = (value: unknown): value is Vocabulary =>
  typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value).every(isLabel)

/** The words of all scenes, those of organisations first. */
const VOCABULARIES: readonly Vocabulary[] = [
  organisation,
  development,
  dues,
  away,
  work,
  office,
  talent,
  dualReport,
  appeal,
  volunteer,
  learning,
  media,
  care,
  employment,
  supervision,
].flatMap((scene) => Object.values<unknown>(scene).filter(isVocabulary))

/** The words for a list of keys: of the vocabulary that has just these, else of one that has them among others. */
export function wordsFor(keys: readonly string[]): Vocabulary {
  const having = VOCABULARIES.filter((each) => keys.every((key) => key in each))
  const words = having.find((each) => Object.keys(each).length === keys.length) ?? having[0]
  return Object.fromEntries(keys.map((key) => [key, words?.[key] ?? { zh: key, en: key }]))
}
