/** Longer values are cut: no name or address is, and every step below is linear in what is left. */
const longest = 200;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ẞ: 'SS',
  ß: 'SS',
  Ħ: 'H',
  İ: 'I',
  ı: 'I',
};

/**
 * Capital letters without marks, whatever the width or composition in which they were typed. What is neither letter, digit nor one
 * of `kept` becomes a blank; apostrophes and full stops close up, so that O'Brien and L.L.C. stay one word.
 */
export function fold(text: string, kept = ''): string {
  const plain = text
    .slice(0, longest)
    .normalize('NFKD')
    .slice(0, longest)
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞẞßĦİı]/gu, (letter) => letters[letter] ?? letter)
    .replace(/['’‘ʼ`.]/gu, '');
  let folded = '';
  for (const character of plain)
    folded += /[\p{L}\p{N}]/u.test(character) || kept.includes(character) ? character : ' ';
  return folded.replace(/ +/g, ' ').trim();
}

export const wordsOf = (folded: string): readonly string[] => (folded === '' ? [] : folded.split(' '));

/** AE, OE, UE as German writes Ä, Ö, Ü where it has no such letters. */
export const withoutUmlauts = (word: string): string => word.replace(/([AOU])E/g, '$1');
