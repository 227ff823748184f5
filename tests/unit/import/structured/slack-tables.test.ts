/** Tables in messages of a chat, in their blocks and in their attachments. */
import { describe, expect, it } from 'vitest';
import { messageBlocks } from '../../../../core/import/data/slack/message.ts';
import { namesOf } from '../../../../core/import/data/slack/names.ts';
import { prose } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';

const raw = (text: string) => ({ type: 'raw_text', text });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const table = (...rows: object[][]) => ({ type: 'table', rows });
const said = (message: object): string =>
  plainText(prose(...messageBlocks(message as never, namesOf(new Map()))));

const LOAD = table([raw('host'), raw('load')], [raw('h4'), rich({ type: 'text', text: '97 %' })]);

describe('a table', () => {
  it('in the blocks of a message without a text', () => {
    expect(said({ text: '', blocks: [LOAD] })).toBe('host | load\nh4 | 97 %');
  });

  it('in an attachment, instead of words that say there is no preview', () => {
    expect(said({ text: '', attachments: [{ fallback: '[no preview]', blocks: [LOAD] }] })).toBe(
      'host | load\nh4 | 97 %',
    );
  });

  it('below a text of its own', () => {
    const words = said({ text: 'Load at noon:', blocks: [LOAD] });
    expect(words).toContain('Load at noon:');
    expect(words).toContain('h4 | 97 %');
  });

  it('with a link and an empty cell', () => {
    const link = { type: 'link', url: 'https://graphs.example/h4', text: 'graph' };
    expect(said({ text: '', blocks: [table([raw('h4'), raw(''), rich(link)])] })).toContain(
      'graph',
    );
  });

  it('whose rows are damaged is no reason to stop', () => {
    expect(said({ text: 'ok', blocks: [{ type: 'table', rows: [null, 4, [null]] }] })).toBe('ok');
  });
});
