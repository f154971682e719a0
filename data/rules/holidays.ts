/** Days off and make-up working days of a year; `complete`: the whole arrangement is here. */
interface HolidayYear {
  readonly year: number
  readonly complete: boolean
  readonly source: string
  /** First and last day, `MM-DD`, both off; weekends within included. */
  readonly off: readonly (readonly [string, string])[]
  /** Saturdays and Sundays that are worked. */
  readonly working: readonly string[]
}

/**
 * The State Council's arrangements of public holidays, as published each November for the year to come.
 *
 * A year that is not here, or not `complete`, makes what is reckoned with it provisional (暂算).
 */
export const HOLIDAYS: readonly HolidayYear[] = [
  {
    year: 2023,
    complete: true,
    source: '国办发明电〔2022〕16号',
    off: [
      ['01-01', '01-02'],
      ['01-21', '01-27'],
      ['04-05', '04-05'],
      ['04-29', '05-03'],
      ['06-22', '06-24'],
      ['09-29', '10-06'],
    ],
    working: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  {
    year: 2024,
    complete: true,
    source: '国办发明电〔2023〕7号',
    off: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    working: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    complete: true,
    source: '国办发明电〔2024〕12号',
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    working: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    complete: true,
    source: '国办发明电〔2025〕7号',
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    working: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
]
