import type { Component, InjectionKey, Ref } from 'vue'
import type { Boundary } from '../../data/contract/boundary.ts'
import { type Cells, SUPPRESSED } from '../../data/contract/cells.ts'
import type { Health } from '../../data/contract/frames.ts'
import type { OrgsAnswer } from '../../data/contract/rest.ts'
import type { Label } from '../../data/language/label.ts'
import { metricById } from '../../data/scenes/catalogue.ts'
import { formatExact } from '../charts/format.ts'
import type { Then } from '../feed/api.ts'
import type { Past } from '../feed/use-past.ts'
import { say } from '../i18n/lang.ts'
import type { TileState } from './tile-state.ts'

/** A size in u. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** What the wall has to know of a panel without drawing it. */
export interface PanelDefinition {
  readonly id: string
  readonly title: Label
  /** The metrics it reads, of the scope or of its units: their scenes tell whether it is out of date. */
  readonly metrics: readonly string[]
  /** Below `least` something in it would be cut; at `best` it shows all it has. */
  readonly least: Size
  readonly best: Size
}

/** A definition with what draws it. */
export interface Panel {
  readonly definition: PanelDefinition
  readonly component: Component
}

/** What every panel is given: one painted frame of a scope, its place, and what is known of the server. */
export interface PanelProps {
  readonly scope: string
  readonly cells: Cells
  /** The scope and what lies below it. */
  readonly tree: OrgsAnswer
  /** The direct children of the scope where it is an area, else nothing. */
  readonly units: readonly string[]
  readonly health: Health | null
  /** The same day a year ago; null where that is not known. */
  readonly past: Past | null
  /** The server's clock, epoch ms. */
  readonly now: number
  readonly demo: boolean
  /** The room it has. */
  readonly size: Size
  /** Whether what it shows may be behind. */
  readonly state: TileState
}

/** A number that was reckoned from others, here or by the server: what it is of, as it is shown, and how. */
export interface Told {
  readonly label: string
  readonly text: string
  readonly how: string
}

/** What the card 这个数怎么来的 is asked about. */
export interface Asked {
  /** The metric, or the one that a reckoned number was reckoned from; null: of none. */
  readonly metric: string | null
  /** Without it the scope on screen. */
  readonly org?: string
  /** As it was at the end of that date. */
  readonly at?: string
  readonly told?: Told
}
export const OPEN_ORIGIN: InjectionKey<(asked: Asked) => void> = Symbol('open-origin')

/** The moment of the past that is on screen, for what a panel asks for by itself; null: the present. */
export const THEN: InjectionKey<Readonly<Ref<Then>>> = Symbol('then')

/** What a panel may ask of the wall it stands on; nothing happens where it stands on none. */
export interface WallActions {
  /** Shows another scope. */
  open(code: string): void
  up(): void
  /** Shows charts as tables, or as charts again. */
  toggleTable(): void
  /** The unit that is pointed at on the map. */
  mark(code: string | null): void
}
export const WALL_ACTIONS: InjectionKey<WallActions> = Symbol('wall-actions')
/** What the map of the view shows, and the way to another metric; without a wall its own first choice. */
export interface MapChoice {
  readonly metric: Readonly<Ref<string>>
  choose(metric: string): void
}
export const MAP_CHOICE: InjectionKey<MapChoice> = Symbol('map-choice')
/** The operator's boundary layer, where there is one. */
export const BOUNDARY: InjectionKey<Readonly<Ref<Boundary | null>>> = Symbol('boundary')

/** Whether charts are shown as tables, and which unit is pointed at. */
export interface WallLook {
  readonly table: boolean
  readonly marked: string | null
}
export const WALL_LOOK: InjectionKey<Readonly<Ref<WallLook>>> = Symbol('wall-look')

/** A metric's value at an organisation; null where it was not reported, is not in the view, or is not for everybody. */
export function valueIn(cells: Cells, metric: string, org: string): number | null {
  const value = cells[metric]?.[org]
  return typeof value === 'number' ? value : null
}

/** A metric's values by organisation, as `valueIn` gives them. */
export function valuesOf(cells: Cells, metric: string): Readonly<Record<string, number | null>> {
  return Object.fromEntries(Object.keys(cells[metric] ?? {}).map((org) => [org, valueIn(cells, metric, org)]))
}

/** Whether a value is left out because it tells of few people. */
export function isSuppressed(cells: Cells, metric: string, org: string): boolean {
  return cells[metric]?.[org] === SUPPRESSED
}

/** How much a value has changed since then; null where either is not known. */
export function changeSince(past: Past | null, metric: string, value: number | null): number | null {
  const before = past?.values[metric] ?? null
  return value === null || before === null ? null : value - before
}

/** The exact number, — where it was not reported, × where it tells of few people. */
export function exactIn(cells: Cells, metric: string, org: string): string {
  return isSuppressed(cells, metric, org) ? SUPPRESSED_MARK : formatExact(valueIn(cells, metric, org))
}

/** Stands in place of a number that is not for everybody; beside it, or in a legend, are the words. */
export const SUPPRESSED_MARK = '×'

/** Which metrics of the scope on screen are left out, and whether one of the panel's own is: told by its host. */
export interface LeftOut {
  has(metric: string): boolean
  any(): boolean
}
export const LEFT_OUT: InjectionKey<LeftOut> = Symbol('left-out')

/** A metric's label in the language of the page. */
export function labelOf(metric: string): string {
  const known = metricById(metric)
  return known ? say(known.label) : metric
}
