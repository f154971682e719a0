import { expect, test } from 'vitest'
import { followRequests, parseTrace } from './trace.ts'

const REQUEST = '10 read(7<socket:[1]>, "POST /api/events HTTP/1.1"..., 65536) = 900'
const ANSWER = '10 writev(7<socket:[1]>, [{iov_base="HTTP/1.1 200 OK", iov_len=15}], 1) = 15'
const FLUSH = '11 fdatasync(9</data/journal/data.mdb>) = 0'

const ordersOf = (...lines: string[]) => followRequests(parseTrace(lines.join('\n'))).map((e) => e.inOrder)

test('an answer after the flush that followed its request is in order', () => {
  expect(ordersOf(REQUEST, FLUSH, ANSWER)).toEqual([true])
})

test('an answer before the flush, or after a flush of something else, is not', () => {
  expect(ordersOf(REQUEST, ANSWER, FLUSH)).toEqual([false])
  expect(ordersOf(FLUSH, REQUEST, ANSWER)).toEqual([false])
  expect(ordersOf(REQUEST, '11 fsync(5</data/ledger.duckdb>) = 0', ANSWER)).toEqual([false])
})

test('a flush counts from the line on which it ends', () => {
  const [begin, end] = ['11 fdatasync(9</data/journal/data.mdb> <unfinished ...>', '11 <... fdatasync resumed>) = 0']
  expect(ordersOf(REQUEST, begin, end, ANSWER)).toEqual([true])
  expect(ordersOf(REQUEST, begin, ANSWER, end)).toEqual([false])
})
