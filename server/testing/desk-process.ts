import { openDesk } from './desk.ts'

/** A desk in a process of its own, which a test may kill. Argument: its folder. Says where it is, a line of JSON. */
const [folder = ''] = process.argv.slice(2)
const { url, authorization } = await openDesk(folder, { seconds: 60 })
process.stdout.write(`${JSON.stringify({ url, authorization })}\n`)
