import { describe, expect, it } from 'vitest';
import { lostKeys, type Marked } from '../../../../core/markdown/lost-keys.ts';

/** "a:09:15 b:" as parts; a lone mark has no key. */
const parts = (text: string): Marked[] =>
  text.split(' ').map((each) => {
    const [key = '', mark = ''] = each.split('=');
    return { key, mark };
  });
const found = (now: string, written: string): string =>
  parts(now)
    .map(({ key }, index) => key || lostKeys(parts(now), parts(written)).found.get(index) || '-')
    .join('');

describe('lostKeys', () => {
  it.each([
    ['by their marks', '=1 =2 =3', 'a=1 b=2 c=3', 'abc'],
    ['by their marks where rows were moved', '=3 =1 =2', 'a=1 b=2 c=3', 'cab'],
    ['by the order of marks that stand twice', '=1 =1 =2', 'a=1 b=1 c=2', 'abc'],
    ['by the place between neighbours', 'a=1 =9 c=3', 'a=1 b=2 c=3', 'abc'],
    ['by the place where nothing has a mark', '= = =', 'a= b= c=', 'abc'],
    ['to the known ones where one was added', '=1 =9 =2', 'a=1 b=2', 'a-b'],
    ['to the known ones where one is gone', '=1 =3', 'a=1 b=2 c=3', 'ac'],
    ['to nobody where they could be anyone’s', '= =', 'a= b= c=', '--'],
    ['never twice', 'a=1 =1', 'a=1 b=2', 'ab'],
  ])('gives keys %s', (_, now, written, expected) => expect(found(now, written)).toBe(expected));

  it('says which keys a part may have had that got none', () =>
    expect(lostKeys(parts('a= = = c='), parts('a= b= c=')).near).toEqual(
      new Map([
        [1, ['b']],
        [2, ['b']],
      ]),
    ));
});
