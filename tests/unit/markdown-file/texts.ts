/** Reports as teams keep them: each in another style. */

export const HARD_WRAPPED = `---
layout: post
title: "The day the queue stood still"  # shown in the list
tags: [queue, eu-west]
---

Customers could not pay for *forty* minutes. This text stands above the first
heading, and is wrapped by hand at eighty columns or so, as _some_ people do it.

<!-- reviewed by the platform team -->

Impact
------

* 1,200 payments were late.
* No payment was lost, see [the list][late].
    * It is kept until June.

Timeline (UTC)
--------------

All times in UTC on 3 March 2026.

* **09:02** — The first alert fires and
  pages the *on-call* engineer.
* **09:10** — She drains the queue.

  \`\`\`sh
  queue drain --all
  \`\`\`

* **09:42** — Payments go through again.

Action items
------------

1) [ ] Alert on the age of the oldest message @mira
2) [x] Write down how a queue is drained

[late]: https://example.com/late "the late ones"
`;

export const TABLED = `# Search was slow

## Summary

Searches took __nine__ seconds.\x20\x20
A second line after two spaces.

| Region | Slow |
|:-------|-----:|
| north  |  12% |
| south  |  3%  |

## Timeline

| Time (CET) | What happened |
|:-----------|---------------|
| 14:02      | Latency rises |
| 14:20      | A node is *replaced* |
| 14:31      | Latency is normal |

***

## Lessons

+ Watch the tail[^1].
+ Ask sooner.

[^1]: The slowest one in a hundred.
`;

export const HEADED = `# Login failed

## What happened

Nobody could log in.

## Timeline

Times are Europe/Copenhagen.

### 3 March 2026 21:50

A certificate expires.

- The old one
- and its copy

### 22:05

It is renewed.
### 22:20 Logins work

Everywhere.
`;

export const PLAIN = 'Only words, without a heading,\nin two lines and no end of line';

export const ALL: Readonly<Record<string, string>> = { HARD_WRAPPED, TABLED, HEADED, PLAIN };
