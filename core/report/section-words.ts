/**
 * What sections are called in languages other than English, one row for each. Titles are compared
 * in lower case and without brackets, numbers and marks; "Cronologia del 22 maggio" is one with
 * what it is of.
 */
import type { SectionKind } from '../document/postmortem.ts';
import { joinedLines } from '../prose/joined-lines.ts';

type Row = Partial<Record<SectionKind, string>>;

const TABLE: Readonly<Record<string, Row>> = {
  de: {
    summary:
      'zusammenfassung|überblick|übersicht|kurzfassung|kurz gesagt|in kürze|was ist passiert|' +
      'was geschah|was war los',
    impact: 'auswirkung|auswirkungen|betroffene dienste|betroffene systeme|betroffen|folgen',
    timeline:
      'zeitleiste|zeitlicher ablauf|zeitlicher verlauf|ablauf|zeitverlauf|verlauf|chronologie|' +
      'chronologischer ablauf|chronik|zeitachse|zeitstrahl|ereignisverlauf|hergang',
    'root-cause':
      'ursache|ursachen|grundursache|ursachenanalyse|fehlerursache|warum|warum ist es passiert|' +
      'wie es dazu kam',
    trigger: 'auslöser',
    detection: 'erkennung|entdeckung',
    response: 'reaktion|was wir getan haben|eingeleitete maßnahmen',
    resolution: 'behebung|lösung|wiederherstellung|abhilfe',
    lessons: 'lehren|erkenntnisse|was wir gelernt haben',
    'went-well': 'was gut lief|was gut gelaufen ist',
    'went-poorly': 'was schlecht lief|was nicht gut lief|was schlecht gelaufen ist',
    lucky: 'wo wir glück hatten|glück',
    actions: 'maßnahmen|aufgaben|korrekturmaßnahmen|vorbeugende maßnahmen',
    'next-steps':
      'nächste schritte|wie es weitergeht|ausblick|was wir ändern|was jetzt anders wird|' +
      'was sich ändert|konsequenzen',
    communication: 'statusmeldungen|kommunikation|meldungen|kundeninformation',
    supporting: 'anhang|weitere unterlagen|quellen|verweise',
  },
  fr: {
    summary: 'résumé|synthèse|en bref|description|que s’est-il passé|ce qui s’est passé',
    impact: 'impact|impacts|conséquences|services touchés|services affectés',
    timeline: 'chronologie|déroulement|déroulé|fil des événements|historique',
    'root-cause':
      'cause|causes|cause racine|causes racines|cause première|analyse des causes|origine',
    trigger: 'déclencheur|élément déclencheur',
    detection: 'détection',
    response: 'réponse|réaction',
    resolution: 'résolution|rétablissement|correction|remédiation',
    lessons:
      'enseignements|leçons|leçons apprises|leçons tirées|ce que nous avons appris|retour d’expérience',
    'went-well': 'ce qui a bien fonctionné|points positifs',
    'went-poorly': 'ce qui a mal fonctionné|ce qui n’a pas fonctionné|points négatifs',
    lucky: 'où nous avons eu de la chance',
    actions:
      'actions|mesures|plan d’action|actions correctives|actions préventives|mesures correctives',
    'next-steps': 'prochaines étapes|suites|la suite',
    communication: 'communication|communications|messages',
    supporting: 'annexe|annexes|références|liens',
  },
  es: {
    summary: 'resumen|resumen ejecutivo|descripción|qué ocurrió|qué pasó|qué sucedió',
    impact: 'impacto|alcance|servicios afectados|afectación',
    timeline: 'cronología|línea de tiempo|línea temporal|secuencia de eventos|cronograma|sucesos',
    'root-cause': 'causa|causas|causa raíz|causa principal|análisis de causa raíz|origen',
    trigger: 'desencadenante|detonante',
    detection: 'detección',
    response: 'respuesta',
    resolution: 'resolución|solución|recuperación|mitigación',
    lessons: 'lecciones|lecciones aprendidas|aprendizajes|qué aprendimos',
    'went-well': 'qué salió bien|lo que salió bien',
    'went-poorly': 'qué salió mal|lo que salió mal',
    lucky: 'dónde tuvimos suerte',
    actions: 'medidas|acciones|acciones correctivas|medidas correctivas|plan de acción|tareas',
    'next-steps': 'próximos pasos|siguientes pasos',
    communication: 'comunicación|comunicaciones|avisos',
    supporting: 'anexo|anexos|referencias|enlaces',
  },
  pt: {
    summary: 'resumo|sumário|resumo executivo|descrição|o que aconteceu',
    impact: 'impacto|impactos|serviços afetados|abrangência',
    timeline: 'cronologia|linha do tempo|linha temporal|sequência de eventos|histórico',
    'root-cause': 'causa|causas|causa raiz|causa-raiz|análise da causa raiz|origem',
    trigger: 'gatilho',
    detection: 'detecção|deteção',
    response: 'resposta',
    resolution: 'resolução|solução|recuperação|mitigação',
    lessons: 'lições|lições aprendidas|aprendizados|o que aprendemos',
    'went-well': 'o que correu bem|o que deu certo|o que funcionou',
    'went-poorly': 'o que correu mal|o que deu errado|o que não funcionou',
    lucky: 'onde tivemos sorte',
    actions: 'ações|medidas|ações corretivas|plano de ação|tarefas',
    'next-steps': 'próximos passos',
    communication: 'comunicação|comunicações|comunicados',
    supporting: 'anexo|anexos|referências|links',
  },
  it: {
    summary: 'riepilogo|sintesi|sommario|riassunto|descrizione|cosa è successo|che cosa è successo',
    impact: 'impatto|conseguenze|servizi interessati|servizi coinvolti',
    timeline: 'cronologia|sequenza degli eventi|linea temporale|linea del tempo|svolgimento',
    'root-cause': 'causa|cause|causa principale|causa radice|causa scatenante|analisi delle cause',
    trigger: 'innesco|evento scatenante',
    detection: 'rilevamento|rilevazione',
    response: 'risposta|interventi',
    resolution: 'risoluzione|soluzione|ripristino|mitigazione',
    lessons: 'lezioni|lezioni apprese|cosa abbiamo imparato|insegnamenti',
    'went-well': 'cosa è andato bene|cosa ha funzionato',
    'went-poorly': 'cosa è andato male|cosa non ha funzionato',
    lucky: 'dove siamo stati fortunati',
    actions: 'azioni|misure|azioni correttive|piano d’azione|attività',
    'next-steps': 'prossimi passi|passi successivi',
    communication: 'comunicazione|comunicazioni|aggiornamenti',
    supporting: 'allegati|allegato|appendice|riferimenti',
  },
  nl: {
    summary: 'samenvatting|overzicht|wat is er gebeurd|wat gebeurde er|omschrijving',
    impact: 'impact|gevolgen|getroffen diensten',
    timeline: 'tijdlijn|tijdslijn|verloop|chronologie|tijdsverloop|verloop van de storing',
    'root-cause': 'oorzaak|oorzaken|hoofdoorzaak|grondoorzaak|oorzaakanalyse',
    trigger: 'aanleiding|trigger',
    detection: 'detectie|ontdekking',
    response: 'reactie|respons',
    resolution: 'oplossing|herstel|verhelping',
    lessons: 'lessen|geleerde lessen|wat we hebben geleerd|leerpunten',
    'went-well': 'wat ging goed|wat goed ging',
    'went-poorly': 'wat ging niet goed|wat ging fout|wat beter kon',
    lucky: 'waar we geluk hadden',
    actions: 'acties|actiepunten|maatregelen|verbeterpunten',
    'next-steps': 'vervolgstappen|volgende stappen|vervolg',
    communication: 'communicatie|statusberichten|meldingen',
    supporting: 'bijlage|bijlagen|verwijzingen',
  },
  pl: {
    summary: 'podsumowanie|streszczenie|opis|co się stało',
    impact: 'wpływ|skutki|zakres',
    timeline:
      'oś czasu|przebieg|przebieg zdarzeń|przebieg incydentu|przebieg awarii|chronologia|' +
      'chronologia zdarzeń|chronologia incydentu|chronologia awarii|oś czasu incydentu',
    'root-cause': 'przyczyna|przyczyny|przyczyna źródłowa|analiza przyczyn',
    trigger: 'czynnik wyzwalający',
    detection: 'wykrycie',
    response: 'reakcja|podjęte działania',
    resolution: 'rozwiązanie|naprawa|usunięcie awarii',
    lessons: 'wnioski|czego się nauczyliśmy',
    'went-well': 'co poszło dobrze',
    'went-poorly': 'co poszło źle',
    lucky: 'gdzie mieliśmy szczęście',
    actions: 'działania|zadania|działania naprawcze|plan działań',
    'next-steps': 'następne kroki|dalsze kroki',
    communication: 'komunikacja|komunikaty',
    supporting: 'załączniki|załącznik|odnośniki',
  },
  sv: {
    summary: 'sammanfattning|översikt|vad hände',
    impact: 'påverkan|konsekvenser|berörda tjänster',
    timeline: 'tidslinje|händelseförlopp|förlopp|kronologi',
    'root-cause': 'orsak|orsaker|grundorsak|rotorsak',
    trigger: 'utlösare|utlösande faktor',
    detection: 'upptäckt',
    response: 'respons|hantering',
    resolution: 'lösning|åtgärd|återställning',
    lessons: 'lärdomar|vad vi lärde oss',
    'went-well': 'vad gick bra|det som gick bra',
    'went-poorly': 'vad gick dåligt|det som gick dåligt',
    lucky: 'där vi hade tur',
    actions: 'åtgärder|uppgifter|åtgärdspunkter',
    'next-steps': 'nästa steg',
    communication: 'kommunikation|meddelanden',
    supporting: 'bilagor|bilaga|länkar',
  },
  da: {
    summary: 'sammenfatning|resumé|opsummering|overblik|hvad skete der',
    impact: 'påvirkning|konsekvenser|berørte tjenester',
    timeline: 'tidslinje|hændelsesforløb|forløb|kronologi',
    'root-cause': 'årsag|årsager|grundårsag|rodårsag',
    trigger: 'udløser|udløsende faktor',
    detection: 'opdagelse',
    response: 'reaktion|håndtering',
    resolution: 'løsning|afhjælpning|genopretning',
    lessons: 'læring|hvad vi lærte',
    'went-well': 'hvad gik godt|det der gik godt',
    'went-poorly': 'hvad gik dårligt|det der gik dårligt',
    lucky: 'hvor vi var heldige',
    actions: 'handlinger|tiltag|opgaver|handlingspunkter',
    'next-steps': 'næste skridt',
    communication: 'kommunikation|meddelelser',
    supporting: 'bilag|henvisninger',
  },
  ja: {
    summary: '概要|要約|障害概要|事象|発生事象|サマリー',
    impact: '影響|影響範囲|影響について',
    timeline: '経過|時系列|タイムライン|経緯|対応経過|対応経緯|発生経緯|対応履歴',
    'root-cause': '原因|根本原因|障害原因|発生原因|直接原因',
    detection: '検知|発見',
    response: '対応|対応内容',
    resolution: '復旧|解決|復旧対応|暫定対応|暫定対処',
    lessons: '教訓|学び|振り返り',
    'went-well': 'うまくいったこと',
    'went-poorly': 'うまくいかなかったこと',
    actions: '対策|再発防止策|再発防止|恒久対策|今後の対策|アクション',
    'next-steps': '今後の対応|今後の予定',
    communication: 'お知らせ履歴',
    supporting: '参考|参考資料|付録',
  },
  zh: {
    summary: '概述|摘要|事件概述|故障概述|事故概述|概要|概況|概况|总结',
    impact: '影响|影响范围|影響|影響範圍|故障影响',
    timeline: '时间线|時間線|时间轴|時間軸|事件经过|处理过程|处理经过|故障经过|經過|经过|時間軸',
    'root-cause': '原因|根本原因|故障原因|原因分析|事故原因|根因|根因分析',
    detection: '发现|發現',
    response: '应对|响应|处置|處置',
    resolution: '恢复|解决|解决方案|修复|恢復|解決',
    lessons: '教训|经验教训|总结与反思|經驗教訓',
    actions: '改进措施|整改措施|后续措施|改進措施|行动项|措施',
    'next-steps': '后续计划|下一步|後續計畫',
    communication: '公告',
    supporting: '附录|参考资料|附錄',
  },
  ko: {
    summary: '요약|개요|장애 개요|사건 개요',
    impact: '영향|영향 범위|장애 영향',
    timeline: '타임라인|경과|시간순 경과|장애 경과|조치 경과|진행 경과',
    'root-cause': '원인|근본 원인|장애 원인|발생 원인|원인 분석',
    detection: '감지|탐지',
    response: '대응|조치|조치 내용',
    resolution: '복구|해결|복구 조치',
    lessons: '교훈|배운 점',
    actions: '대책|재발 방지 대책|재발 방지|개선 사항|후속 조치',
    'next-steps': '향후 계획|향후 대책',
    supporting: '부록|참고 자료',
  },
};

const KINDS: ReadonlyMap<string, SectionKind> = new Map(
  Object.values(TABLE).flatMap((row) =>
    Object.entries(row).flatMap(([kind, titles]) =>
      titles.split('|').map((title): [string, SectionKind] => [flat(title), kind as SectionKind]),
    ),
  ),
);
/** "Cronologia del 22 maggio", "Ablauf der Störung": a name may hold such a word itself. */
const OF_WHAT = new RegExp(
  joinedLines`
    \s(?:de[lrmns]?|de la|de l'\S*|du|aux?|an|do|da|dos|della?|dell'\S*|degli|van|von|vom|zum|af|för|for|av
    |z|ze)(?!\S)
  `,
  'g',
);

/** "障害の経緯", "故障时间线", "장애 타임라인": what it is of stands before the name. */
const OF_INCIDENT =
  /^(?:本?(?:障害|件|事象)の?|事件|事故|故障|本次故障|(?:장애|사고|인시던트) )(?=.{2})/u;

/** Longer is a sentence that begins like a title. */
const LONGEST = 80;

/** The kind of a section by its whole title in lower case; null where no language has it. */
export function kindInOtherLanguage(title: string): SectionKind | null {
  const plain = flat(title);
  const whole = KINDS.get(plain) ?? KINDS.get(plain.replace(OF_INCIDENT, ''));
  if (whole || plain.length > LONGEST) return whole ?? null;
  // "Ursache des Ausfalls" names its section; a sentence that begins so does not.
  const words = plain.replace(/[\s:–—-]+/g, ' ');
  const names = [...words.matchAll(OF_WHAT)].map(({ index }) => words.slice(0, index));
  return names.map((name) => KINDS.get(name)).find((kind) => kind !== undefined) ?? null;
}

function flat(title: string): string {
  return title.replace(/[’‘`]/g, "'");
}
