import { expect, test } from 'vitest';
import { callsThatLeave } from '../../tools/sockets.ts';

const to = (address: string, port: number): string =>
  `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${address}")}, 16`;

test('a connection beyond loopback leaves, one within does not', () => {
  const away = `7 connect(19<socket:[1]>, ${to('192.0.2.7', 443)}) = -1 EINPROGRESS`;
  const within = `7 connect(20<socket:[2]>, ${to('127.0.0.1', 9)}) = 0`;
  const between = '7 sendmsg(21<socket:[3]>, {msg_name=NULL, msg_namelen=0}, 0) = 8';
  expect(callsThatLeave([within, away, between])).toEqual([away]);
});

test('a name that is looked up leaves, also by a resolver on this machine', () => {
  const lookup = `7 connect(19<socket:[1]>, ${to('127.0.0.53', 53)}) = 0`;
  const sent = `7 sendto(19<socket:[1]>, "…", 29, 0, ${to('192.0.2.53', 53)}) = 29`;
  expect(callsThatLeave([lookup, sent])).toEqual([lookup, sent]);
});

test('a datagram socket that is only connected sends nothing; what is sent on it leaves', () => {
  const made = '7 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 19<socket:[1]>';
  const pointed = `7 connect(19<socket:[1]>, ${to('192.0.2.7', 443)} <unfinished ...>`;
  const sent = '8 sendto(19<socket:[1]>, "…", 29, 0, NULL, 0) = 29';
  expect(callsThatLeave([made, pointed])).toEqual([]);
  expect(callsThatLeave([made, pointed, sent])).toEqual([sent]);
});

test('a socket whose making was interrupted is known all the same', () => {
  const made = [
    '7 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP <unfinished ...>',
    '8 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 20<socket:[2]>',
    '7 <... socket resumed>) = 19<socket:[1]>',
  ];
  const pointed = `7 connect(19<socket:[1]>, ${to('192.0.2.7', 443)}) = 0`;
  const stream = `8 connect(20<socket:[2]>, ${to('192.0.2.7', 443)}) = 0`;
  expect(callsThatLeave([...made, pointed, stream])).toEqual([stream]);
});
