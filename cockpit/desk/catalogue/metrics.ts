import { SCENES } from '../../../data/scenes/catalogue.ts'

/** Every metric of the catalogue, with its words. */
export const METRICS = SCENES.flatMap(({ metrics }) => metrics)
