import { z } from 'zod'

const Label = z.strictObject({ zh: z.string(), en: z.string() })

/** `GET /api/about`: under which number this system is on file, and where people may complain; null: not said. */
export const AboutAnswer = z.strictObject({
  filing: z.string().nullable(),
  complaints: z.string().nullable(),
  scenes: z.array(
    z.strictObject({
      id: z.string(),
      label: Label,
      /** Whether the name is one of the published ones. */
      official: z.boolean(),
      owner: z.string(),
      purpose: Label,
      source: z.string(),
      filing: z.string().nullable(),
    }),
  ),
})
export type AboutAnswer = z.infer<typeof AboutAnswer>
