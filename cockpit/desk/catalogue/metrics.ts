import { SCENES } from '../../../data/scenes/index.ts'

/** Every metric of the catalogue, with its words. */
export const METRICS = SCENES.flatMap(({ metrics }) => metrics)
