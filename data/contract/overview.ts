/**
 * What the view `overview` carries beside every metric of the scope itself: of each unit down to the map's depth, and of
 * the direct ones for the spread between them.
 *
 * Server and screens read it here, so that none asks for what the other does not send.
 */
export const OVERVIEW = {
  map: ['members', 'orgs', 'attendance-rate-month', 'meetings-today'],
  mapDepth: 2,
  /** What a map shows first. */
  mapDefault: 'attendance-rate-month',
  /** What says which unit has a practice to show. */
  practice: ['stories-shown-year'],
  /** Means and shares only: sums would compare the size of units. The first are shown where room is short. */
  spread: [
    'attendance-rate-month',
    'meetings-per-branch-month',
    'admission-rate-year',
    'age-le35-rate',
    'college-rate',
    'members-per-branch',
    'theme-day-branches-share-month',
    'appeals-answered-timely-month',
    'appeals-rated-well-year',
    'services-per-reported-year',
    'dues-channel-opened-share',
    'media-accounts-silent-share',
  ],
} as const
