/** The words by which status pages say how far an incident is, one row for each language. */
import type { UpdateStatus } from '../../document/postmortem.ts';

type Row = readonly (readonly [UpdateStatus, string])[];

const TABLE: Readonly<Record<string, Row>> = {
  en: [
    [
      'postmortem',
      'post[- ]?mortem|rca|root cause analysis|incident report|final report|closing report|follow[- ]?up',
    ],
    ['resolved', 'resolved|fixed|solved|closed|restored|recovered|service restored|all clear'],
    ['monitoring', 'monitoring|watching|observing|fix implemented|mitigated'],
    ['identified', 'identified|cause identified|cause found|issue identified|fix in progress'],
    [
      'investigating',
      'investigating|investigation|under investigation|acknowledged|looking into it|issue',
    ],
    ['update', 'updated?|new information|progress report|progress'],
    ['scheduled', 'scheduled(?: maintenance)?'],
    [
      'other',
      [
        'in[- ]progress',
        'verifying',
        'completed',
        'cancell?ed',
        'maintenance',
        'exempt',
        'repairing',
        'fixing',
        'recovering',
        'restoring',
        'degraded(?: performance)?',
        'partial outage',
        'major outage',
        'outage',
        'disruption',
        'operational',
        'detected',
        'reported',
        'new',
      ].join('|'),
    ],
  ],
  de: [
    ['postmortem', 'abschlussbericht|abschlußbericht|nachbericht|störungsbericht'],
    ['resolved', 'behoben|gelöst|erledigt|störung behoben|abgeschlossen|wiederhergestellt'],
    ['monitoring', 'beobachtung|überwachung|wird beobachtet|unter beobachtung|in beobachtung'],
    ['identified', 'ursache gefunden|ursache erkannt|identifiziert|erkannt|ursache bekannt'],
    ['investigating', 'untersuchung|wird untersucht|in untersuchung|in prüfung|analyse|gemeldet'],
    ['update', 'aktualisierung|aktualisiert|neuer stand|zwischenstand|stand'],
    ['scheduled', 'geplant|geplante wartung|angekündigt'],
    ['other', 'in bearbeitung|in arbeit|wartung|störung|reparatur|begonnen'],
  ],
  fr: [
    ['postmortem', "rapport final|bilan|compte rendu|rapport d[’']incident"],
    ['resolved', 'résolu|rétabli|terminé|corrigé|incident résolu|clos'],
    ['monitoring', 'surveillance|sous surveillance|en observation'],
    ['identified', 'identifié|cause identifiée|problème identifié|cause trouvée'],
    [
      'investigating',
      [
        'investigation',
        'enquête(?: en cours)?',
        'analyse en cours',
        "en cours d[’']analyse",
        'analyse',
        'recherche',
        "en cours d[’']investigation",
      ].join('|'),
    ],
    ['update', "mise à jour|actualisation|point d[’']étape"],
    ['scheduled', 'planifié|programmé|prévu|maintenance planifiée'],
    ['other', 'en cours|maintenance|réparation|panne|perturbation'],
  ],
  es: [
    ['postmortem', 'informe final|análisis final|informe de incidente'],
    ['resolved', 'resuelto|solucionado|restablecido|cerrado|resuelta'],
    ['monitoring', 'monitoreo|en observación|supervisión|monitorizando|en seguimiento|vigilancia'],
    ['identified', 'identificado|causa identificada|causa encontrada|problema identificado'],
    ['investigating', 'investigando|investigación|en investigación|analizando'],
    ['update', 'actualización|novedades'],
    ['scheduled', 'programado|planificado|mantenimiento programado'],
    ['other', 'en curso|mantenimiento|en progreso|reparación|reparando'],
  ],
  pt: [
    ['postmortem', 'relatório final|relatório do incidente'],
    ['resolved', 'resolvido|solucionado|restabelecido|normalizado|encerrado'],
    ['monitoring', 'monitorando|monitoramento|em observação|a monitorizar|em monitoramento'],
    ['identified', 'identificado|causa identificada|problema identificado'],
    ['investigating', 'investigando|investigação|em investigação|em análise|analisando'],
    ['update', 'atualização|novidades'],
    ['scheduled', 'agendado|programado|planejado|manutenção programada'],
    ['other', 'em andamento|manutenção|em curso|em reparo'],
  ],
  it: [
    ['postmortem', 'rapporto finale|relazione finale|resoconto'],
    ['resolved', 'risolto|ripristinato|chiuso|conclusa?|completato'],
    ['monitoring', 'monitoraggio|in monitoraggio|in osservazione|sotto osservazione'],
    ['identified', 'identificato|causa individuata|individuato|causa trovata|causa identificata'],
    [
      'investigating',
      'indagine|in esame|in corso di analisi|analisi|analisi in corso|verifica|segnalazione',
    ],
    ['update', 'aggiornamento|aggiornamenti'],
    ['scheduled', 'programmato|pianificato|manutenzione programmata'],
    ['other', 'in corso|manutenzione|riparazione|guasto'],
  ],
  nl: [
    ['postmortem', 'eindverslag|eindrapport|nabeschouwing'],
    ['resolved', 'opgelost|verholpen|hersteld|afgesloten'],
    ['monitoring', 'monitoring|onder observatie|in de gaten|we houden het in de gaten|bewaking'],
    ['identified', 'oorzaak gevonden|geïdentificeerd|oorzaak bekend'],
    ['investigating', 'onderzoek|in onderzoek|wordt onderzocht|gemeld|melding'],
    ['update', 'update|bijgewerkt|tussenstand'],
    ['scheduled', 'gepland|gepland onderhoud'],
    ['other', 'in behandeling|onderhoud|bezig|storing'],
  ],
  pl: [
    ['postmortem', 'raport końcowy'],
    ['resolved', 'rozwiązano|rozwiązany|naprawiono|zakończono|usunięto'],
    ['monitoring', 'monitorowanie|obserwacja|obserwujemy|monitorujemy'],
    ['identified', 'zidentyfikowano|przyczyna znana|ustalono przyczynę'],
    ['investigating', 'badanie|w trakcie analizy|analiza|sprawdzamy|badamy|zgłoszenie'],
    ['update', 'aktualizacja'],
    ['scheduled', 'zaplanowano|planowane prace'],
    ['other', 'w toku|prace serwisowe|naprawa|awaria'],
  ],
  sv: [
    ['postmortem', 'slutrapport'],
    ['resolved', 'löst|åtgärdat|avslutat|återställt|åtgärdad'],
    ['monitoring', 'övervakning|övervakas|bevakas'],
    ['identified', 'identifierat|orsak hittad|felet hittat|identifierad'],
    ['investigating', 'utredning|undersöks|felsökning|undersöker|utreds'],
    ['update', 'uppdatering|uppdaterat|lägesrapport'],
    ['scheduled', 'planerat|planerat underhåll'],
    ['other', 'pågår|underhåll|driftstörning'],
  ],
  da: [
    ['postmortem', 'slutrapport|afsluttende rapport'],
    ['resolved', 'løst|afhjulpet|afsluttet|genoprettet'],
    ['monitoring', 'overvågning|overvåges'],
    ['identified', 'identificeret|årsag fundet|fejlen fundet'],
    ['investigating', 'undersøgelse|undersøges|fejlsøgning|undersøger'],
    ['update', 'opdatering|opdateret|statusrapport'],
    ['scheduled', 'planlagt|planlagt vedligeholdelse'],
    ['other', 'i gang|vedligeholdelse|driftsforstyrrelse'],
  ],
  ja: [
    ['postmortem', '最終報告|事後報告|障害報告'],
    ['resolved', '解決済み|解決|復旧|復旧済み|対応完了|完了|復旧しました'],
    ['monitoring', '監視中|経過観察|経過観察中|観察中'],
    ['identified', '原因特定|原因判明|特定済み|原因を特定'],
    ['investigating', '調査中|確認中|調査|発生'],
    [
      'update',
      '更新|追記|追加情報|続報|経過|途中経過|経過報告|第\\s?[\\d一二三四五六七八九十]{1,3}\\s?報',
    ],
    ['scheduled', '予定|メンテナンス予定'],
    ['other', '対応中|作業中|メンテナンス中|復旧作業中'],
  ],
  zh: [
    ['postmortem', '最终报告|事后报告|复盘报告|事故报告'],
    ['resolved', '已解决|已恢复|恢复|已修复|解决|已解決|已恢復'],
    ['monitoring', '监控中|观察中|监测中|監控中|觀察中|持续观察'],
    ['identified', '已定位|已确认原因|已找到原因|原因已查明|已確認'],
    ['investigating', '调查中|排查中|正在调查|正在排查|調查中'],
    ['update', '更新|进展|最新进展|進展|第\\s?[\\d一二三四五六七八九十]{1,3}\\s?[报報]'],
    ['scheduled', '计划中|计划维护|已计划|預定'],
    ['other', '处理中|修复中|维护中|處理中|进行中'],
  ],
  ko: [
    ['postmortem', '최종 보고|사후 보고|장애 보고'],
    ['resolved', '해결됨|해결|복구 완료|복구됨|완료|해결 완료'],
    ['monitoring', '모니터링|모니터링 중|관찰 중'],
    ['identified', '원인 확인|원인 파악|확인됨'],
    ['investigating', '조사 중|확인 중|조사중|확인중'],
    ['update', '업데이트|진행 상황'],
    ['scheduled', '예정|점검 예정'],
    ['other', '진행 중|점검 중|조치 중|복구 중'],
  ],
};

interface Words {
  /** Any of them: asked first, since most lines are none. */
  any: RegExp;
  each: readonly (readonly [UpdateStatus, RegExp])[];
}

function wordsIn(languages: readonly string[]): Words {
  const rows = languages.flatMap((language) => TABLE[language]!);
  const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'iu');
  return {
    any: whole(rows.map(([, words]) => words).join('|')),
    each: rows.map(([status, words]) => [status, whole(words)]),
  };
}

const ALL = wordsIn(Object.keys(TABLE));
/** Without the English row, whose wider words are words of any text. */
const ABROAD = wordsIn(Object.keys(TABLE).filter((language) => language !== 'en'));

function statusIn({ any, each }: Words, words: string): UpdateStatus | null {
  if (words.length > 40 || !any.test(words)) return null;
  return each.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The status that a whole line stands for in another language than English. */
export function statusAbroad(words: string): UpdateStatus | null {
  return statusIn(ABROAD, words);
}

/** The status that a word or two stand for, without marks around them; null for other words. */
export function statusOfWords(words: string): UpdateStatus | null {
  return statusIn(ALL, words);
}
