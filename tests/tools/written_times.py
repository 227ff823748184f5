"""Written times in 13 languages with their instants, from Python's zoneinfo.

usage: written_times.py names.json > written-times.json
Each row: language, the time as people write it, its wall clock and its instant. Hours of a clock
change are left out; dates of bare numbers have a day above 12, so that they can be read one way.
"""
import json
import random
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

NAMES = json.load(open(sys.argv[1]))
RANDOM = random.Random(20240314)

# How a day and a clock are written. {M} long month, {m} short, {W} weekday, {w} short weekday.
FORMS = {
    'en': ['{D} {M} {Y}, {HH}:{mm}', '{M} {D}, {Y} at {h}:{mm} {P}', '{W}, {D} {M} {Y} {HH}:{mm}',
           '{m} {D}, {Y}, {h}:{mm} {p}', '{w} {m} {D} {HH}:{mm}:{ss} {Y}', '{D} {m} {Y} {HH}:{mm}',
           '{W} {M} {D}{th}, {Y} at {h}.{mm}{p}', '{Y}-{O}-{DD} {HH}:{mm}', '{Y}/{O}/{DD} {HH}:{mm}:{ss}',
           '{HH}:{mm} on {D} {M} {Y}', '{h}:{mm} {P} on {W}, {M} {D}, {Y}', '{DD}/{O}/{Y} {HH}:{mm}'],
    'de': ['{D}. {M} {Y}, {HH}:{mm} Uhr', '{W}, {D}. {M} {Y}, {H}.{mm} Uhr', '{DD}.{O}.{Y} {HH}:{mm}',
           '{D}. {M} {Y} um {H}:{mm} Uhr', '{w}, {DD}.{O}.{Y}, {HH}:{mm} Uhr', '{DD}.{O}.{Y}, {HH}:{mm}:{ss}',
           '{W}, den {D}. {M} {Y} um {HH}:{mm} Uhr', '{DD}.{O}.{Y} um {H} Uhr'],
    'fr': ['{D} {M} {Y} à {H}h{mm}', '{W} {D} {M} {Y} à {H} h {mm}', '{DD}/{O}/{Y} à {HH}:{mm}',
           '{D} {M} {Y}, {HH}:{mm}', '{D} {m} {Y} {HH}h{mm}', '{DD}/{O}/{Y} {HH}:{mm}',
           '{W} {D} {M} {Y}, {H}h'],
    'es': ['{D} de {M} de {Y} a las {H}:{mm}', '{W}, {D} de {M} de {Y}, {HH}:{mm}', '{DD}/{O}/{Y} {HH}:{mm}',
           '{D} {m} {Y} {HH}:{mm}', '{W} {D} de {M} de {Y} a las {H}:{mm} h', '{DD}/{O}/{Y} a las {HH}:{mm}'],
    'pt': ['{D} de {M} de {Y} às {H}h{mm}', '{W}, {D} de {M} de {Y}, {HH}:{mm}', '{DD}/{O}/{Y} às {HH}h{mm}',
           '{DD}/{O}/{Y} {HH}:{mm}', '{D} de {M} de {Y}, {HH}:{mm}'],
    'it': ['{D} {M} {Y} alle {H}:{mm}', '{W} {D} {M} {Y}, ore {H}.{mm}', '{DD}/{O}/{Y} {HH}:{mm}',
           '{D} {M} {Y} ore {HH}:{mm}', '{D} {m} {Y}, {HH}:{mm}', '{W} {D} {M} {Y} alle ore {HH}:{mm}'],
    'nl': ['{D} {M} {Y} om {H}:{mm} uur', '{W} {D} {M} {Y}, {H}.{mm} uur', '{DD}-{O}-{Y} {HH}:{mm}',
           '{D} {M} {Y} {HH}:{mm}', '{D} {m} {Y}, {HH}:{mm} uur', '{W} {D} {M} {Y} om {HH}.{mm} uur'],
    'pl': ['{D} {M} {Y}, godz. {H}:{mm}', '{W}, {D} {M} {Y}, {HH}:{mm}', '{DD}.{O}.{Y} godz. {HH}:{mm}',
           '{D} {M} {Y} o godz. {H}:{mm}', '{DD}.{O}.{Y}, {HH}:{mm}', '{D} {M} {Y} r., godz. {H}.{mm}'],
    'sv': ['{D} {M} {Y} kl. {HH}.{mm}', '{W} {D} {M} {Y} kl {HH}:{mm}', '{Y}-{O}-{DD} kl. {HH}.{mm}',
           '{D} {M} {Y} klockan {HH}.{mm}', '{W} den {D} {M} {Y} kl. {HH}.{mm}', '{D} {m} {Y} {HH}:{mm}'],
    'da': ['{D}. {M} {Y} kl. {HH}.{mm}', '{W} den {D}. {M} {Y} kl. {HH}.{mm}', '{DD}.{O}.{Y} kl. {HH}.{mm}',
           '{D}. {M} {Y} klokken {HH}:{mm}', '{DD}-{O}-{Y} {HH}:{mm}'],
    'ja': ['{Y}年{n}月{D}日 {HH}:{mm}', '{Y}年{n}月{D}日({w}) {H}時{mm}分', '{Y}年{n}月{D}日{A}{h}時{mm}分',
           '{Y}/{O}/{DD} {HH}:{mm}', '{Y}年{n}月{D}日（{w}）{HH}:{mm}', '{Y}年{n}月{D}日 {H}時{mm}分'],
    'zh': ['{Y}年{n}月{D}日 {HH}:{mm}', '{Y}年{n}月{D}日{W}{HH}:{mm}', '{Y}年{n}月{D}日{A}{h}点{mm}分',
           '{Y}-{O}-{DD} {HH}:{mm}', '{Y}年{n}月{D}日{H}时{mm}分', '{Y}年{n}月{D}日 {A}{h}:{mm}'],
    'ko': ['{Y}년 {n}월 {D}일 {HH}:{mm}', '{Y}년 {n}월 {D}일 {W} {A} {h}시 {mm}분', '{Y}. {n}. {D}. {HH}:{mm}',
           '{Y}년 {n}월 {D}일 {A} {h}:{mm}', '{Y}-{O}-{DD} {HH}:{mm}', '{Y}년 {n}월 {D}일 {H}시 {mm}분'],
}
AM_PM = {'ja': ('午前', '午後'), 'zh': ('上午', '下午'), 'ko': ('오전', '오후')}
# The place of a language, and how its zone is written: {abbr} as zoneinfo has it.
PLACES = {
    'en': [('America/New_York', '{abbr}'), ('Europe/London', '{abbr}'), ('America/Los_Angeles', '{abbr}')],
    'de': [('Europe/Berlin', '{abbr}'), ('Europe/Berlin', '{mez}'), ('Europe/Berlin', '({mez})')],
    'fr': [('Europe/Paris', '{abbr}'), ('Europe/Paris', '(heure de Paris)'), ('Europe/Paris', 'heure de Paris')],
    'es': [('Europe/Madrid', '{abbr}'), ('Europe/Madrid', '(hora peninsular)'), ('Europe/Madrid', 'hora de Madrid')],
    'pt': [('America/Sao_Paulo', '(horário de Brasília)'), ('Europe/Lisbon', '(hora de Lisboa)'),
           ('America/Sao_Paulo', 'horário de Brasília')],
    'it': [('Europe/Rome', '{abbr}'), ('Europe/Rome', '(ora italiana)'), ('Europe/Rome', 'ora di Roma')],
    'nl': [('Europe/Amsterdam', '{abbr}'), ('Europe/Amsterdam', '(Nederlandse tijd)')],
    'pl': [('Europe/Warsaw', '{abbr}'), ('Europe/Warsaw', 'czasu polskiego'), ('Europe/Warsaw', '(czasu polskiego)')],
    'sv': [('Europe/Stockholm', '{abbr}'), ('Europe/Stockholm', '(svensk tid)')],
    'da': [('Europe/Copenhagen', '{abbr}'), ('Europe/Copenhagen', '(dansk tid)')],
    'ja': [('Asia/Tokyo', 'JST'), ('Asia/Tokyo', '(日本時間)'), ('Asia/Tokyo', '(JST)')],
    'zh': [('Asia/Shanghai', '(北京时间)'), ('Asia/Shanghai', '北京时间')],
    'ko': [('Asia/Seoul', 'KST'), ('Asia/Seoul', '(한국 시간)'), ('Asia/Seoul', '(KST)')],
}
EVERYWHERE = [('UTC', 'UTC'), ('UTC', '(UTC)'), ('Europe/Berlin', '{offset}'), ('Asia/Tokyo', '{utc}'),
              ('America/New_York', '({utc})')]


def written(form, language, moment):
    names = NAMES[language]
    late = moment.hour >= 12
    day = moment.day
    suffix = 'th' if 4 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')
    return form.format(
        D=day, DD=f'{day:02}', n=moment.month, O=f'{moment.month:02}', Y=moment.year, th=suffix,
        M=names['long'][moment.month - 1], m=names['short'][moment.month - 1],
        W=names['days'][moment.weekday()], w=names['abbreviated'][moment.weekday()],
        H=moment.hour, HH=f'{moment.hour:02}', h=moment.hour % 12 or 12, mm=f'{moment.minute:02}',
        ss=f'{moment.second:02}', P='PM' if late else 'AM', p='pm' if late else 'am',
        A=AM_PM.get(language, ('', ''))[late])


def zone_words(pattern, moment):
    minutes = int(moment.utcoffset().total_seconds() // 60)
    sign, size = ('-' if minutes < 0 else '+'), abs(minutes)
    summer = bool(moment.dst())
    return pattern.format(
        abbr=moment.tzname(), mez='MESZ' if summer else 'MEZ',
        offset=f'{sign}{size // 60:02}:{size % 60:02}', utc=f'UTC{sign}{size // 60}')


def moment_for(form, zone):
    numbers = '{O}' in form and not form.startswith('{Y}')
    whole_hour = '{mm}' not in form
    while True:
        moment = datetime(
            RANDOM.randint(2016, 2026), RANDOM.randint(1, 12),
            RANDOM.randint(13, 28) if numbers else RANDOM.randint(1, 28), RANDOM.randint(5, 23),
            0 if whole_hour else RANDOM.randint(0, 59), RANDOM.randint(0, 59) if '{ss}' in form else 0,
            tzinfo=ZoneInfo(zone))
        if whole_hour and moment.hour < 10:
            continue
        return moment


def rows():
    for language, forms in FORMS.items():
        for form in forms:
            for zone, pattern in PLACES[language] + EVERYWHERE:
                for _ in range(4 if language == 'en' else 2):
                    moment = moment_for(form, zone)
                    words = f'{written(form, language, moment)} {zone_words(pattern, moment)}'
                    yield {
                        'language': language, 'written': words,
                        'local': moment.strftime('%Y-%m-%dT%H:%M'),
                        'instant': moment.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')}


lines = sorted({json.dumps(row, ensure_ascii=False) for row in rows()})
print('[\n' + ',\n'.join(lines) + '\n]')
