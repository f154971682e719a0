/** A word as people read it, in the two languages of every screen. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** Joins the parts of a label, e.g. a base and a value of an axis. */
export function joinLabels(left: Label, right: Label): Label {
  return { zh: `${left.zh} · ${right.zh}`, en: `${left.en}, ${right.en}` }
}

/** The keys of a vocabulary as a zod enum wants them (`Object.keys` forgets the type). */
export function keysOf<T extends Record<string, unknown>>(vocabulary: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]]
}
