/** Whether a reason speaks for the two being the same, against it, or says only what could not be compared. */
export type Effect = 'SUPPORTS' | 'NEUTRAL' | 'CONFLICTS';

/** Every reason that a comparison can give, in words that never hold what was compared. */
export const reasons = {
  NOTHING_TO_COMPARE: ['NEUTRAL', 'One side holds nothing that can be compared.'],

  NAME_EQUAL: ['SUPPORTS', 'The names are the same.'],
  ONE_OF_SEVERAL_NAMES: ['NEUTRAL', 'Several names are given; the one that fits best was compared.'],
  FIRST_NAME_NICKNAME: ['SUPPORTS', 'One first name is short or familiar for the other.'],
  FIRST_NAME_SPELLING: ['SUPPORTS', 'The first names are two spellings of one name.'],
  FIRST_NAME_INITIAL: ['NEUTRAL', 'One side gives only the initial of the first name, and it fits.'],
  FIRST_NAME_DIFFERENT: ['CONFLICTS', 'The first names differ.'],
  GOES_BY_MIDDLE_NAME: ['NEUTRAL', 'The first name of one side is the middle name of the other.'],
  MIDDLE_NAME_MISSING: ['NEUTRAL', 'Only one side gives a middle name or its initial.'],
  MIDDLE_NAME_DIFFERENT: ['CONFLICTS', 'The middle names or their initials differ.'],
  LAST_NAME_IN_PART: ['NEUTRAL', 'One last name has more parts than the other.'],
  LAST_NAME_DIFFERENT: ['CONFLICTS', 'The last names differ.'],
  SUFFIX_MISSING: ['NEUTRAL', 'Only one side says Jr, Sr or a number of the generation.'],
  SUFFIX_DIFFERENT: ['CONFLICTS', 'The generations (Jr, Sr, III) differ, as those of father and son do.'],
  NAME_SLIP: ['NEUTRAL', 'One letter is missing, doubled or out of place.'],
  NAME_ALIKE: ['NEUTRAL', 'The names look alike without being the same.'],
  NAME_CUT_OFF: ['NEUTRAL', 'One name ends early, as in a field that was too short.'],

  BUSINESS_WORD_SHORTENED: ['SUPPORTS', 'A word of the business name is abbreviated.'],
  BUSINESS_WORD_MISSING: ['NEUTRAL', 'One business name has words that the other lacks.'],
  BUSINESS_WORD_DIFFERENT: ['CONFLICTS', 'The business names have different words.'],
  LEGAL_FORM_MISSING: ['NEUTRAL', 'Only one side gives a legal form.'],
  LEGAL_FORM_DIFFERENT: ['CONFLICTS', 'The legal forms differ.'],
  PERSON_AND_ORGANIZATION: ['CONFLICTS', 'One is a person, the other a business or a trust.'],
  BUSINESS_AND_TRUST: ['CONFLICTS', 'One is a trust, the other is not.'],
  TRUST_DATE_DIFFERENT: ['CONFLICTS', 'The trusts have different dates.'],

  ADDRESS_EQUAL: ['SUPPORTS', 'The addresses are the same.'],
  HOUSE_NUMBER_DIFFERENT: ['CONFLICTS', 'The house numbers differ.'],
  HOUSE_NUMBER_MISSING: ['NEUTRAL', 'Only one side has a house number.'],
  STREET_SLIP: ['NEUTRAL', 'One letter of the street is missing, doubled or out of place.'],
  STREET_ALIKE: ['NEUTRAL', 'The streets look alike without being the same.'],
  STREET_DIFFERENT: ['CONFLICTS', 'The streets differ.'],
  STREET_SUFFIX_MISSING: ['NEUTRAL', 'Only one side says whether it is a street, an avenue or the like.'],
  STREET_SUFFIX_DIFFERENT: ['CONFLICTS', 'One is a street, the other an avenue or the like.'],
  DIRECTION_MISSING: ['NEUTRAL', 'Only one side has a direction, such as North.'],
  DIRECTION_DIFFERENT: ['CONFLICTS', 'The directions of the street differ.'],
  UNIT_MISSING: ['NEUTRAL', 'Only one side names a unit, floor or building.'],
  UNIT_DIFFERENT: ['CONFLICTS', 'The units, floors or buildings differ.'],
  BOX_DIFFERENT: ['CONFLICTS', 'The boxes differ.'],
  BOX_AND_STREET: ['CONFLICTS', 'One is a box, the other a street.'],
  CITY_OTHER_NAME: ['NEUTRAL', 'The cities have different names under one ZIP code.'],
  CITY_DIFFERENT: ['CONFLICTS', 'The cities differ.'],
  STATE_DIFFERENT: ['CONFLICTS', 'The states differ.'],
  ZIP_SLIP: ['NEUTRAL', 'The ZIP codes differ by a slip, in one city.'],
  ZIP_DIFFERENT: ['CONFLICTS', 'The ZIP codes differ.'],
  PLACE_MISSING: ['NEUTRAL', 'The two have neither a city nor a ZIP code in common to compare.'],
  COUNTRY_DIFFERENT: ['CONFLICTS', 'The countries differ.'],

  PHONE_EQUAL: ['SUPPORTS', 'The phone numbers are the same.'],
  PHONE_DIFFERENT: ['CONFLICTS', 'The phone numbers differ.'],
  EMAIL_EQUAL: ['SUPPORTS', 'The e-mail addresses lead to the same mailbox.'],
  EMAIL_DIFFERENT: ['CONFLICTS', 'The e-mail addresses differ.'],
} as const satisfies Readonly<Record<string, readonly [Effect, string]>>;

export type Reason = keyof typeof reasons;

/** How far two values are the same: 100 if they are, 0 if nothing speaks for it. */
export interface PartMatch {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Of two ways to read the same, the one that explains more with less. */
export const isBetter = (one: PartMatch, other: PartMatch): boolean =>
  one.score > other.score || (one.score === other.score && one.reasons.length < other.reasons.length);

export type Verdict = 'MATCH' | 'POSSIBLE' | 'NO_MATCH';

/** Below the first a person should look, below the second it is somebody or something else. */
export const matchFrom = 80;
const possibleFrom = 60;

export const verdictOf = (score: number): Verdict =>
  score >= matchFrom ? 'MATCH' : score >= possibleFrom ? 'POSSIBLE' : 'NO_MATCH';

/** Evidence, collected: factors lower the score a little each, ceilings hold it down whatever else fits. */
export interface Evidence {
  readonly lower: (factor: number, reason: Reason) => void;
  readonly hold: (ceiling: number, reason: Reason) => void;
  readonly result: (equal: Reason) => PartMatch;
}

export function collectEvidence(): Evidence {
  let score = 100;
  let ceiling = 100;
  const found = new Set<Reason>();
  return {
    lower: (factor, reason) => {
      score *= factor;
      found.add(reason);
    },
    hold: (at, reason) => {
      ceiling = Math.min(ceiling, at);
      score *= 0.9;
      found.add(reason);
    },
    result: (equal) => ({
      score: Math.round(Math.min(score, ceiling)),
      reasons: found.size === 0 ? [equal] : [...found].sort(),
    }),
  };
}
