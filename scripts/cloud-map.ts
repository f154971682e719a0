/** Writes the cloud map's cells anew from `scripts/cloud-map/input.ts`: `npx tsx scripts/cloud-map.ts`. */
import { writeFile } from 'node:fs/promises'
import { generate } from './cloud-map/generate.ts'

await writeFile(new URL('../data/geo/cloud-map-cells.ts', import.meta.url), generate())
