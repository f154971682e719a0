import type { BuildOrder } from './build.ts'
import type { ArtefactOrder } from './scoped.ts'

/** What the making process is told, once. */
export type WorkOrder =
  | { readonly kind: 'snapshot'; readonly order: BuildOrder }
  | { readonly kind: 'artefact'; readonly order: ArtefactOrder }

/** What it answers when it is done; nothing where it could not do it. */
export type WorkDone = { readonly kind: 'done' } | { readonly kind: 'scope-missing' }
