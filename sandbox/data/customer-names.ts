/** What the crowd is called. */
export const firstNames = [
  'Ada',
  'Ben',
  'Carla',
  'Dmitri',
  'Elena',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jamal',
  'Kim',
] as const;
export const lastNames = [
  "O'Brien",
  'Nguyen',
  'Smith',
  'Garcia',
  'Okafor',
  'Lindqvist',
  'Rossi',
  'Haddad',
  'Novak',
] as const;
