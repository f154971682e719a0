/** What the events of a member's beginning say of somebody, where a test minds none of it. */
export const TRAITS = {
  gender: 'female',
  birthMonth: '1990-03',
  education: 'edu-college',
  occupation: 'worker',
  ethnicity: 'han',
} as const
