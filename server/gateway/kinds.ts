import { z } from 'zod'
import { SCENES, SENT_EVENTS } from '../../data/scenes/index.ts'

/** The source that all examples come from. */
const EXAMPLE_SOURCE = 'urn:yuntu:examples'

/** Every event kind that may be sent, with its schema and whole examples; sent in this order, all are accepted by an empty folder. */
export function kindsAnswer() {
  return {
    kinds: SENT_EVENTS.map((event) => ({
      kind: event.kind,
      label: event.label,
      scene: SCENES.find((scene) => scene.events.includes(event))?.id ?? null,
      schema: z.toJSONSchema(event.payload, { io: 'input', unrepresentable: 'any' }),
      examples: event.examples.map((example, i) => ({
        specversion: '1.0',
        id: example.id ?? `example-${event.kind}-${i + 1}`,
        source: EXAMPLE_SOURCE,
        type: event.kind,
        subject: example.subject,
        time: example.time,
        datacontenttype: 'application/json',
        data: example.data,
      })),
    })),
  }
}
