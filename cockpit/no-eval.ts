import { z } from 'zod'

// Schemas of `data/` would try `new Function` at the first check, which our content policy refuses and reports.
z.config({ jitless: true })
