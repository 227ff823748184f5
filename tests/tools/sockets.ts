/**
 * Reads what `strace -f -y -e trace=socket,connect,sendto,sendmsg,sendmmsg` wrote of a program and
 * all that it started: who was spoken to beyond this machine, and where names were looked up.
 */
const CALL = /^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$/;
const ADDRESS = /sin6?_port=htons\((\d+)\).*?(?:inet_addr\("|inet_pton\(AF_INET6, ")([^"]+)"/;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;
const NAMES_PORT = '53';

/** Options of strace that give the lines which this file reads. */
export const STRACE_OPTIONS = [
  ...['-f', '-y', '--seccomp-bpf'],
  ...['-e', 'trace=socket,connect,sendto,sendmsg,sendmmsg'],
];

/** The calls that reach beyond loopback, or look a name up. */
export function callsThatLeave(lines: readonly string[]): string[] {
  const datagrams = new Set<string>();
  const pointedAway = new Set<string>();
  /** A call that was interrupted is told in two lines. */
  const begun = new Map<string, string>();

  const leaves = (line: string): boolean => {
    const [, thread = '', resumed, started, rest = ''] = CALL.exec(line) ?? [];
    if (started === 'socket' && rest.endsWith('<unfinished ...>')) begun.set(thread, rest);
    const call = resumed ?? started;
    const socket = /<socket:\[(\d+)\]>/.exec(rest)?.[1] ?? '';
    if (call === 'socket') {
      const options = resumed ? (begun.get(thread) ?? '') : rest;
      if (/AF_INET6?, SOCK_DGRAM/.test(options)) datagrams.add(socket);
      return false;
    }
    if (resumed) return false; // its first line told everything
    const [, port, address = ''] = ADDRESS.exec(rest) ?? [];
    if (port === NAMES_PORT) return true;
    // What is only connected sends nothing: Chromium asks the system in this way whether there is a
    // route for IPv6 (net/dns/host_resolver_manager.cc, IsGloballyReachable).
    if (call === 'connect' && datagrams.has(socket)) {
      if (!LOOPBACK.test(address)) pointedAway.add(socket);
      return false;
    }
    return port === undefined ? pointedAway.has(socket) : !LOOPBACK.test(address);
  };
  return lines.filter(leaves);
}
