/** Which language a text is in, by its commonest small words or its script. */

const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and was were of to that with for is it from by had not this which at are been',
  de: 'der die das und war wurde nicht ist mit den von ein eine auf für im dem des sich wir zu wieder',
  fr: 'le la les et des une est du dans nous pour que qui pas sur avec été au ce son par',
  es: 'el los las y una es del en que por con para se no fue su al lo como ha más',
  pt: 'os as e uma é do da em que por com para se não foi no na dos das ao às',
  it: 'il lo gli e una è di del della che per con non si al ha sono nel alla dei le',
  nl: 'de het een en van is was niet op dat met voor er door zijn aan werd te bij naar',
  pl: 'i w na z się nie do jest że o po był była przez dla od oraz za został',
  sv: 'och att det en är på som av för inte med den till ett var vi från har de om',
  da: 'og at det en er på som af for ikke med den til et var vi fra har de om blev',
};
const WORDS: ReadonlyMap<string, readonly string[]> = wordsByLanguage();

function wordsByLanguage(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS))
    for (const word of words.split(' ')) map.set(word, [...(map.get(word) ?? []), language]);
  return map;
}

/** No more of a text is looked at. */
const ENOUGH = 20_000;

/** ISO 639-1; null where too few words say so. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, ENOUGH);
  const eastern = EASTERN.test(sample) ? easternLanguage(sample) : null;
  if (eastern !== null) return eastern;
  const votes = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu))
    for (const language of WORDS.get(word) ?? [])
      votes.set(language, (votes.get(language) ?? 0) + 1);
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < 3 || (second && first[1] < second[1] * 1.15)) return null;
  return first[0];
}

/** In most texts there is none of these. */
const EASTERN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Where a third of the letters are of a script that few languages write. */
function easternLanguage(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const hangul = sample.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (hangul * 3 > letters) return 'ko';
  if ((kana + han) * 3 > letters) return kana * 10 > han ? 'ja' : 'zh';
  return null;
}
