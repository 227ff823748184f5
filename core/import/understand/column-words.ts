/** What columns of a timeline are called in the languages that reports come in, as alternatives. */

/** Of a time of day or a whole moment. */
export const CLOCK_COLUMNS = [
  'zeit|uhrzeit|zeitpunkt|wann|heure|horaire|quand|hora|horário|quando|cuándo|ora|orario',
  'tijd|tijdstip|wanneer|czas|godzina|tid|tidpunkt|klockslag|tidspunkt',
].join('|');
/** Of a day. */
export const DAY_COLUMNS = 'datum|tag|fecha|data|dato|dag|jour|día|dia|giorno|dzień';
/** Of either, in scripts without blanks. */
export const UNSPACED_TIME_COLUMNS = '日時|時刻|時間|时间|日期|시간|시각|일시';

/** Of what happened. */
export const EVENT_COLUMNS = [
  'ereignis|was|beschreibung|vorgang|événement|évènement|quoi|fait|evento|suceso|descripción',
  'descrição|descrizione|che cosa|cosa|gebeurtenis|wat|omschrijving|zdarzenie|opis|co|händelse',
  'vad|hændelse|hvad|beskrivelse|beskrivning',
].join('|');
export const UNSPACED_EVENT_COLUMNS = '内容|事象|対応|イベント|事件|操作|내용|이벤트';

/** Of who did it. */
export const ACTOR_COLUMNS = [
  'wer|bearbeiter(?:in)?|melder|qui|auteur|quién|quien|autor|quem|chi|autore|wie|door wie|kto',
  'vem|hvem|担当|担当者|対応者|负责人|操作人|담당자',
].join('|');
