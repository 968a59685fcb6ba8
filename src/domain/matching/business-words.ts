/** Legal forms, longest first: as they stand in a name of capital letters without full stops. */
const forms: ReadonlyArray<readonly [form: string, words: string]> = [
  ['PLLC', 'PROFESSIONAL LIMITED LIABILITY COMPANY'],
  ['LLP', 'LIMITED LIABILITY PARTNERSHIP'],
  ['LLC', 'LIMITED LIABILITY COMPANY'],
  ['LLC', 'LIMITED LIABILITY CO'],
  ['LP', 'LIMITED PARTNERSHIP'],
  ['PC', 'PROFESSIONAL CORPORATION'],
  ['LLC', 'L L C'],
  ['LLP', 'L L P'],
  ['INC', 'INCORPORATED'],
  ['CORP', 'CORPORATION'],
  ['LTD', 'LIMITED'],
  ['PLLC', 'PLLC'],
  ['LLLP', 'LLLP'],
  ['LLP', 'LLP'],
  ['LLC', 'LLC'],
  ['LP', 'LP'],
  ['PC', 'PC'],
  ['INC', 'INC'],
  ['CORP', 'CORP'],
  ['LTD', 'LTD'],
  ['PLC', 'PLC'],
  ['GMBH', 'GMBH'],
];

export interface FormAndRest {
  readonly form: string | undefined;
  readonly rest: readonly string[];
}

/** Takes the legal form off the end. A form that stands in front of nothing is a name. */
export function legalFormOf(words: readonly string[]): FormAndRest {
  for (const [form, text] of forms) {
    const length = text.split(' ').length;
    if (words.length > length && words.slice(-length).join(' ') === text)
      return { form, rest: words.slice(0, -length) };
  }
  return { form: undefined, rest: words };
}

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split('=') as [string, string]),
  );

/** Short forms whose letters alone do not give them away, and variants of one word. */
const shortFor = table(`
  INTL=INTERNATIONAL SVC=SERVICE SVCS=SERVICE SERV=SERVICE ASSN=ASSOCIATION ASSOC=ASSOCIATE ASSOCS=ASSOCIATE CO=COMPANY BROS=BROTHER BRO=BROTHER
  MFG=MANUFACTURING MFR=MANUFACTURER MGMT=MANAGEMENT MGT=MANAGEMENT ENT=ENTERPRISE GRP=GROUP NATL=NATIONAL CTR=CENTER CENTRE=CENTER DEPT=DEPARTMENT
  TECH=TECHNOLOGY TECHNOLOGIE=TECHNOLOGY ENG=ENGINEERING ENGR=ENGINEERING DIST=DISTRIBUTOR DISTR=DISTRIBUTOR AMER=AMERICAN CONSTR=CONSTRUCTION CONST=CONSTRUCTION
  REST=RESTAURANT UNIV=UNIVERSITY HOSP=HOSPITAL INS=INSURANCE INV=INVESTMENT INVS=INVESTMENT PROP=PROPERTY PROPERTIE=PROPERTY COMMUNITIE=COMMUNITY
  IND=INDUSTRY INDUSTRIE=INDUSTRY LAB=LABORATORY LABORATORIE=LABORATORY MKT=MARKET MKTG=MARKETING TRANS=TRANSPORT EQUIP=EQUIPMENT ELEC=ELECTRIC
  ST=SAINT FT=FORT MT=MOUNT TR=TRUST REV=REVOCABLE IRREV=IRREVOCABLE FAM=FAMILY LIV=LIVING FDN=FOUNDATION FNDN=FOUNDATION SCH=SCHOOL
  DEV=DEVELOPMENT PTNR=PARTNER PTNRS=PARTNER HLDG=HOLDING HLDGS=HOLDING OFC=OFFICE GOVT=GOVERNMENT ACCT=ACCOUNTING APT=APARTMENT
  ONE=1 TWO=2 THREE=3 FOUR=4 FIVE=5 I=1 II=2 III=3 IV=4`);

/** Words that a business may leave out. */
export const weakWords: ReadonlySet<string> = new Set(['THE', 'OF', 'AND', 'A', 'COMPANY']);

/** Words that say nothing of what a business does. */
export const generalWords: ReadonlySet<string> = new Set(['GROUP', 'SERVICE', 'ENTERPRISE']);

/** The singular of a word in full. */
export function businessWord(word: string): string {
  const single = word.length > 3 && word.endsWith('S') && !word.endsWith('SS') ? word.slice(0, -1) : word;
  return shortFor.get(word) ?? shortFor.get(single) ?? single;
}

const tells: ReadonlySet<string> = new Set(
  `COMPANY SERVICE ASSOCIATE ASSOCIATION ENTERPRISE GROUP NATIONAL INTERNATIONAL CENTER DEPARTMENT TECHNOLOGY ENGINEERING DISTRIBUTOR CONSTRUCTION
  RESTAURANT UNIVERSITY HOSPITAL INSURANCE INVESTMENT PROPERTY INDUSTRY LABORATORY MARKET MARKETING TRANSPORT EQUIPMENT ELECTRIC ELECTRONIC
  MANUFACTURING MANAGEMENT HOLDING PARTNER CAPITAL VENTURE FUND CONSULTING PLUMBING ROOFING HEATING COOLING LANDSCAPING DENTAL CLINIC PHARMACY AUTO REPAIR
  CLEANING TRUCKING PHOTOGRAPHY CATERING FLOORING ESTATE AGENCY BREWING BAKERY CAFE COFFEE FITNESS PRINTING ACCOUNTING LAW SOFTWARE WELDING NURSERY SUPPLY
  STORE SHOP SCHOOL CHURCH BANK CREDIT UNION FOUNDATION CLUB STUDIO DESIGN DEVELOPMENT REALTY RENTAL FARM FOOD LOGISTICS LOGISTIC LEASING ADVISOR
  HOME LAND CONTRACTING CONTRACTOR BUILDER SALON SPA PIZZA GRILL BAR HOTEL MOTEL INN MEDICAL HEALTH CARE SON BROTHER OFFICE DAUGHTER
  SOLUTION SYSTEM GLOBAL WORLDWIDE AMERICAN AMERICA MEDIA PRODUCTION RECORD GALLERY MOTOR TIRE TRAVEL TOUR TRANSPORTATION CORPORATION`
    .trim()
    .split(/\s+/),
);

export const tellsBusiness = (word: string): boolean => tells.has(businessWord(word)) && !lastNamesToo.has(word);

/** Words of businesses that people are called, too. */
const lastNamesToo: ReadonlySet<string> = new Set([
  'LAW',
  'BANKS',
  'CHURCH',
  'FARMER',
  'LAND',
  'HOME',
  'BAR',
  'FOODS',
  'SPA',
  'INN',
  'STORE',
  'I',
]);
