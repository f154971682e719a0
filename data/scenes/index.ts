import type { Band } from '../language/band.ts'
import type { EventKind } from '../language/event.ts'
import type { Key, KeyedFold, KeyInput } from '../language/keyed.ts'
import type { Measure } from '../language/measure.ts'
import { type Identity, type Metric, termsOf } from '../language/metric.ts'
import type { Once } from '../language/once.ts'
import type { Fold, Projector } from '../language/project.ts'
import type { Scene } from '../language/scene.ts'
import { appeal } from './appeal/index.ts'
import { care } from './care/index.ts'
import { clock } from './clock/index.ts'
import { CORRECTION_KIND, eventCorrected } from './correction.ts'
import { dualReport } from './dual-report/index.ts'
import { employment } from './employment/index.ts'
import { learning } from './learning/index.ts'
import { loop } from './loop/index.ts'
import { media } from './media/index.ts'
import { office } from './office/index.ts'
import { organisation } from './organisation/index.ts'
import { score } from './score/index.ts'
import { supervision } from './supervision/index.ts'
import { talent } from './talent/index.ts'
import { volunteer } from './volunteer/index.ts'

export { CORRECTION_KIND } from './correction.ts'
export { ROOT } from './organisation/orgs.ts'

/** Every scene, in the order of the catalogue. */
export const SCENES: readonly Scene[] = [
  organisation,
  appeal,
  dualReport,
  office,
  talent,
  volunteer,
  clock,
  supervision,
  media,
  learning,
  care,
  employment,
  loop,
  score,
]

/** Every event kind that may be sent; its place here is its index. All examples, in this order, are accepted. */
export const EVENTS: readonly EventKind[] = [...SCENES.flatMap((scene) => scene.events), eventCorrected]
/** Those that a source may send: all but what the server's own clock and doors alone tell. */
export const SENT_EVENTS: readonly EventKind[] = EVENTS.filter((event) => event.by === undefined)
export const KIND_INDEX: ReadonlyMap<string, number> = placesOf(EVENTS.map((event) => event.kind))

/** Every measure; its place here is its index. */
export const MEASURES: readonly Measure[] = SCENES.flatMap((scene) => scene.measures)
export const MEASURE_INDEX: ReadonlyMap<string, number> = placesOf(MEASURES.map((measure) => measure.code))

export const METRICS: readonly Metric[] = SCENES.flatMap((scene) => scene.metrics)
const METRIC_INDEX = placesOf(METRICS.map((metric) => metric.id))

export const IDENTITIES: readonly Identity[] = SCENES.flatMap((scene) => scene.identities)
placesOf(IDENTITIES.map((identity) => identity.id))

/** The stateless projector of a kind, where it has one. */
export const PROJECTOR_OF: ReadonlyMap<string, Projector> = byKey(
  SCENES.flatMap((scene) => scene.projectors).map((projector) => [projector.kind, projector]),
)

/** Measures that follow from others; each measure moves at most one. */
export const ONCE: readonly Once[] = SCENES.flatMap((scene) => scene.once ?? [])
byKey(ONCE.map((once) => [once.of, once]))

/** Measures that follow from the stocks of an organisation. */
export const BANDS: readonly Band[] = SCENES.flatMap((scene) => scene.bands ?? [])

export const FOLDS: readonly Fold[] = SCENES.flatMap((scene) => scene.folds)

/** The fold that a kind belongs to, where it has one. */
export const FOLD_OF: ReadonlyMap<string, Fold> = byKey(
  FOLDS.flatMap((fold) => fold.kinds.map((kind): [string, Fold] => [kind, fold])),
)

/** Folds whose keys are made from the event, and those that a kind takes part in. */
export const KEYED_FOLDS: readonly KeyedFold[] = SCENES.flatMap((scene) => scene.keyed ?? [])
byKey(KEYED_FOLDS.map((fold) => [fold.id, fold]))
export const KEYED_OF: ReadonlyMap<string, readonly KeyedFold[]> = new Map(
  [...new Set(KEYED_FOLDS.flatMap((fold) => fold.kinds))].map((kind) => [
    kind,
    KEYED_FOLDS.filter((fold) => fold.kinds.includes(kind)),
  ]),
)

/** One key of one fold that an event touches. */
export interface Touch extends Key {
  readonly fold: KeyedFold
}

const UNTOUCHED: readonly Touch[] = []

/** What an event touches, in the order of the folds. */
export function touchedBy(event: KeyInput): readonly Touch[] {
  const folds = KEYED_OF.get(event.kind)
  if (!folds) return UNTOUCHED
  let touches: Touch[] | undefined
  for (const fold of folds)
    for (const { key, member } of distinct(fold.keys(event))) {
      touches ??= []
      touches.push({ fold, key, member })
    }
  return touches ?? UNTOUCHED
}

/** An event touches a key once. */
function distinct(keys: readonly Key[]): readonly Key[] {
  return keys.length < 2 ? keys : [...new Map(keys.map((key) => [key.key, key])).values()]
}

/** A metric by its id, or `undefined`. */
export function metricById(id: string): Metric | undefined {
  const place = METRIC_INDEX.get(id)
  return place === undefined ? undefined : METRICS[place]
}

checkRegistry()

/** Fails at the import, long before anything wrong is posted or shown. */
function checkRegistry(): void {
  for (const { of, measure } of ONCE) checkMeasures(measure, [of, measure])
  for (const { measure, where } of BANDS) checkMeasures(measure, [measure, ...where.flatMap(({ of }) => of)])
  for (const { id, of, known } of METRICS) checkMeasures(id, [...termsOf(of).map((term) => term.measure), ...known])
  for (const { id, left, right } of IDENTITIES)
    checkMeasures(
      id,
      [...left, ...right].map((term) => term.measure),
    )
  for (const kind of [...PROJECTOR_OF.keys(), ...FOLD_OF.keys(), ...KEYED_OF.keys()])
    if (!KIND_INDEX.has(kind)) throw new Error(`${kind} is projected, but no scene declares it`)
  for (const { kind } of EVENTS)
    if (kind !== CORRECTION_KIND && !PROJECTOR_OF.has(kind) && !FOLD_OF.has(kind) && !KEYED_OF.has(kind))
      throw new Error(`${kind} posts nothing: it has neither projector nor fold`)
}

function checkMeasures(id: string, measures: readonly string[]): void {
  for (const measure of measures)
    if (!MEASURE_INDEX.has(measure)) throw new Error(`${id} reads an unknown measure ${measure}`)
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  return byKey(keys.map((key, place) => [key, place]))
}

function byKey<Value>(pairs: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>()
  for (const [key, value] of pairs) {
    if (map.has(key)) throw new Error(`${key} is declared twice`)
    map.set(key, value)
  }
  return map
}
