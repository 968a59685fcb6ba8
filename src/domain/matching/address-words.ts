import { fold, wordsOf } from './fold.ts';

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s*\|\s*|\n/)
      .flatMap((line) => {
        const [word = '', ...forms] = line.trim().split(/\s+/);
        return [word, ...forms].map((form) => [form, word] as const);
      }),
  );

/** Street suffixes of the Postal Service's Publication 28 that do not also begin the names of many cities, by their short form. */
export const streetSuffixes = table(`
  ST STREET STR STRT | AVE AVENUE AV AVEN AVENU AVN | BLVD BOULEVARD BOUL BLV | DR DRIVE DRV DRIV | LN LANE | RD ROAD | CT COURT CRT | CIR CIRCLE CIRC CRCL CIRCL
  PL PLACE PLC | TER TERRACE TERR | PKWY PARKWAY PKY PKWAY PARKWY | TRL TRAIL TRLS TRAILS | WAY WY WAYS | SQ SQUARE SQR SQU | HWY HIGHWAY HIWAY HIWY HWAY | CV COVE
  PT POINT | XING CROSSING CRSSNG | LOOP LP LOOPS | ALY ALLEY ALLY ALLEE | PLZ PLAZA PLZA | CRES CRESCENT CRSENT | EXPY EXPRESSWAY EXPWY | FWY FREEWAY | PIKE TPKE TURNPIKE TRNPK
  PATH | ROW | RUN | WALK | BND BEND | CSWY CAUSEWAY | CMN COMMON | EST ESTATE ESTATES ESTS | GDNS GARDENS GARDEN GDN | GRV GROVE | HOLW HOLLOW | LNDG LANDING | MNR MANOR
  MALL | MEWS | OVAL | PASS PSGE PASSAGE | RDG RIDGE | SPUR | TRCE TRACE | VW VIEW | VIS VISTA | BYP BYPASS | EXT EXTENSION | KNL KNOLL | CLOSE | QUAY | RAMP`);

export const directions = table(`
  N NORTH NO | S SOUTH SO | E EAST | W WEST | NE NORTHEAST | NW NORTHWEST | SE SOUTHEAST | SW SOUTHWEST`);

/** What stands before the number of a unit. All of one building's doors count alike: banks call one both Apt and Unit. */
export const unitKinds = table(`
  UNIT APT APARTMENT APTMT STE SUITE RM ROOM NUM LOT SPC SPACE SLIP TRLR TRAILER DEPT OFC OFFICE | BLDG BUILDING BLD TOWER TWR | FL FLOOR FLR | PH PENTHOUSE`);
export const lonelyUnits = table('REAR | FRNT FRONT | BSMT BASEMENT | LOWR LOWER | UPPR UPPER | LBBY LOBBY');

const states = table(`
  AL ALABAMA | AK ALASKA | AZ ARIZONA | AR ARKANSAS | CA CALIFORNIA | CO COLORADO | CT CONNECTICUT | DE DELAWARE | FL FLORIDA | GA GEORGIA | HI HAWAII | ID IDAHO
  IL ILLINOIS | IN INDIANA | IA IOWA | KS KANSAS | KY KENTUCKY | LA LOUISIANA | ME MAINE | MD MARYLAND | MA MASSACHUSETTS | MI MICHIGAN | MN MINNESOTA | MS MISSISSIPPI
  MO MISSOURI | MT MONTANA | NE NEBRASKA | NV NEVADA | NH NEW_HAMPSHIRE | NJ NEW_JERSEY | NM NEW_MEXICO | NY NEW_YORK | NC NORTH_CAROLINA | ND NORTH_DAKOTA | OH OHIO
  OK OKLAHOMA | OR OREGON | PA PENNSYLVANIA | RI RHODE_ISLAND | SC SOUTH_CAROLINA | SD SOUTH_DAKOTA | TN TENNESSEE | TX TEXAS | UT UTAH | VT VERMONT | VA VIRGINIA
  WA WASHINGTON | WV WEST_VIRGINIA | WI WISCONSIN | WY WYOMING | DC DISTRICT_OF_COLUMBIA D_C | PR PUERTO_RICO | GU GUAM | VI VIRGIN_ISLANDS US_VIRGIN_ISLANDS
  AS AMERICAN_SAMOA | MP NORTHERN_MARIANA_ISLANDS | AA | AE | AP`);

/** The state that the last words name, and how many they are. */
export function stateAtEnd(words: readonly string[]): { readonly state: string; readonly length: number } | undefined {
  for (const length of [3, 2, 1]) {
    const state = length <= words.length ? states.get(words.slice(-length).join('_')) : undefined;
    if (state !== undefined) return { state, length };
  }
  return undefined;
}

/** The two letters of a state that is written somehow. */
export const stateCode = (text: string): string | undefined => states.get(wordsOf(fold(text)).join('_'));

/** Numbers in words, up to the twenties: so far streets are numbered in words. */
export const ordinals = table(`
  1 FIRST 1ST | 2 SECOND 2ND | 3 THIRD 3RD | 4 FOURTH | 5 FIFTH | 6 SIXTH | 7 SEVENTH | 8 EIGHTH | 9 NINTH | 10 TENTH | 11 ELEVENTH | 12 TWELFTH | 13 THIRTEENTH
  14 FOURTEENTH | 15 FIFTEENTH | 16 SIXTEENTH | 17 SEVENTEENTH | 18 EIGHTEENTH | 19 NINETEENTH | 20 TWENTIETH | 30 THIRTIETH | 40 FORTIETH | 50 FIFTIETH`);

/** Words of street and city names that are written short. */
export const placeWords = table(
  'SAINT ST STE | FORT FT | MOUNT MT MNT | POINT PT | SPRINGS SPGS SPG | HEIGHTS HTS HGTS | JUNCTION JCT | LAKE LK | BEACH BCH',
);

/** Numbered roads, whatever they are called: one word for each kind. */
export const numberedRoads: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
  [/\b(?:US|U S) (?:HIGHWAY|HWY|ROUTE|RTE|RT) (?=\d)/g, 'USHWY '],
  [/\bUS (?=\d)/g, 'USHWY '],
  [/\b(?:COUNTY|CO|CNTY) (?:ROAD|RD|HIGHWAY|HWY|ROUTE|RTE) (?=\d|[A-Z]\b)/g, 'COUNTYRD '],
  [/\b(?:CR|CTH) (?=\d)/g, 'COUNTYRD '],
  [/\b(?:STATE|ST) (?:HIGHWAY|HWY|ROUTE|RTE|RT|ROAD|RD) (?=\d)/g, 'STATEHWY '],
  [/\b(?:SR|SH|STH) (?=\d)/g, 'STATEHWY '],
  [/\b(?:FARM TO MARKET(?: ROAD| RD)?|FM(?: ROAD| RD)?) (?=\d)/g, 'FARMRD '],
  [/\b(?:RANCH TO MARKET|RANCH)(?: ROAD| RD)? (?=\d)/g, 'RANCHRD '],
  [/\bRM (?=\d{3,})/g, 'RANCHRD '],
  [/\b(?:INTERSTATE|I) (?=\d)/g, 'INTERSTATE '],
  [/\b(?:HIGHWAY|HWY) (?=\d)/g, 'NUMBERED '],
  [/\b(?:ROUTE|RTE|RT) (?=\d)/g, 'NUMBERED '],
];

export const roadKinds: ReadonlySet<string> = new Set([
  'USHWY',
  'COUNTYRD',
  'STATEHWY',
  'FARMRD',
  'RANCHRD',
  'INTERSTATE',
  'NUMBERED',
]);
