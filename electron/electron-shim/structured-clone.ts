/**
 * How values cross between page and main: as Electron's structured clone carries them
 * (shell/common/v8_util.cc), written as text, because the line between the two carries nothing
 * else. Written and read on both sides by the same functions, which are also sent into the page as
 * text: they can use nothing from outside themselves.
 *
 * A value becomes JSON with the index of an object in a list, so that what is named twice stays one
 * thing, and cycles too.
 */

/** What a function or a promise is called on the other side of `contextBridge`. */
export type Refer = (thing: object) => unknown;

/**
 * Writes a value. @throws Error where a structured clone would: functions, symbols, promises …
 * With `refer`, functions and promises go by what it calls them, and an error is its message, as
 * `contextBridge` has it.
 */
export function writeClone(value: unknown, refer?: Refer): string {
  const list: unknown[] = [];
  const seen = new Map<object, number>();
  const refuse = (what: string): never => {
    throw new Error(`${what} could not be cloned.`);
  };
  const bytes = (view: ArrayBufferView | ArrayBuffer): string => {
    const array = ArrayBuffer.isView(view)
      ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
      : new Uint8Array(view);
    const buffers = (globalThis as { Buffer?: typeof Buffer }).Buffer; // fast, and not in a page
    if (buffers) return buffers.from(array).toString('base64');
    let text = '';
    const STEP = 3 * 0x2000; // of whole groups, so that the parts make one text
    for (let at = 0; at < array.length; at += STEP)
      text += btoa(String.fromCharCode(...array.subarray(at, at + STEP)));
    return text;
  };
  const kind = (object: object): string => Object.prototype.toString.call(object).slice(8, -1);
  const fields = (object: object): unknown[] =>
    Object.keys(object).map((key) => [key, put((object as Record<string, unknown>)[key])]);

  function put(each: unknown): unknown {
    switch (typeof each) {
      case 'string':
      case 'boolean':
        return each;
      case 'number':
        return Number.isFinite(each) && !Object.is(each, -0) ? each : ['n', numberName(each)];
      case 'undefined':
        return ['u'];
      case 'bigint':
        return ['b', String(each)];
      case 'object':
        if (each === null) return null;
        if (refer && each instanceof Promise) return ['f', refer(each)];
        return ['r', reference(each)];
      case 'function':
        return refer ? ['f', refer(each)] : refuse(String(each).slice(0, 60));
      default:
        return refuse(String(each));
    }
  }
  function numberName(each: number): string {
    return Object.is(each, -0) ? '-0' : String(each);
  }
  function reference(object: object): number {
    const known = seen.get(object);
    if (known !== undefined) return known;
    const index = list.push(null) - 1;
    seen.set(object, index);
    list[index] = body(object);
    return index;
  }
  function body(object: object): unknown {
    if (Array.isArray(object)) return ['array', object.length, fields(object)];
    if (ArrayBuffer.isView(object))
      return [kind(object) === 'DataView' ? 'DataView' : viewName(object), bytes(object)];
    const name = kind(object);
    switch (name) {
      case 'ArrayBuffer':
        return ['ArrayBuffer', bytes(object as ArrayBuffer)];
      case 'Date':
        return ['Date', put((object as Date).getTime())];
      case 'RegExp':
        return ['RegExp', (object as RegExp).source, (object as RegExp).flags];
      case 'Map':
        return ['Map', [...(object as Map<unknown, unknown>)].map((pair) => pair.map(put))];
      case 'Set':
        return ['Set', [...(object as Set<unknown>)].map(put)];
      case 'Error': {
        const { name: called, message, stack } = object as Error;
        return refer
          ? ['Error', 'Error', put(message), put(undefined)]
          : ['Error', String(called), put(message), put(stack)];
      }
      case 'Boolean':
      case 'Number':
      case 'String':
        return ['boxed', put((object as { valueOf(): unknown }).valueOf())];
      case 'Promise':
      case 'WeakMap':
      case 'WeakSet':
      case 'WeakRef':
      case 'Generator':
        return refuse(`#<${name}>`);
      default:
        if (isHost(object)) return refuse(`#<${name}>`);
        return ['object', fields(object)]; // a class's instance loses its class
    }
  }
  /** Buffers arrive as plain bytes. */
  function viewName(view: object): string {
    return (
      Object.getOwnPropertyDescriptor(
        Object.getPrototypeOf(Uint8Array.prototype) as object,
        Symbol.toStringTag,
      )!.get as () => string
    ).call(view);
  }
  /** Things of the page itself, such as an element or a window. */
  function isHost(object: object): boolean {
    const { EventTarget: target, Node: node } = globalThis as unknown as Record<
      string,
      (new () => object) | undefined
    >;
    return [target, node].some((host) => host !== undefined && object instanceof host);
  }

  const root = put(value);
  return JSON.stringify([root, list]);
}

/** Reads what `writeClone` wrote. `referred` gives what a function or promise was called. */
export function readClone(text: string, referred?: (name: never) => unknown): unknown {
  const [root, list] = JSON.parse(text) as [unknown, unknown[][]];
  const made: unknown[] = [];
  const world = globalThis as unknown as Record<string, new (...given: never[]) => object>;
  const ERRORS = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'];

  function get(each: unknown): unknown {
    if (!Array.isArray(each)) return each;
    const [tag, content] = each as [string, never];
    if (tag === 'u') return undefined;
    if (tag === 'n') return Number(content);
    if (tag === 'b') return BigInt(content);
    if (tag === 'f') return referred?.(content);
    return object(content);
  }
  function bytes(content: string): ArrayBuffer {
    const letters = atob(content);
    const made = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) made[at] = letters.charCodeAt(at);
    return made.buffer;
  }
  function fill(into: object, fields: [string, unknown][]): object {
    for (const [key, each] of fields)
      Object.defineProperty(into, key, {
        value: get(each),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    return into;
  }
  function object(index: number): unknown {
    if (index in made) return made[index];
    const [type, first, second, third] = list[index] as [string, ...unknown[]];
    switch (type) {
      case 'object':
        return fill((made[index] = {}) as object, first as [string, unknown][]);
      case 'array':
        made[index] = new Array(first as number);
        return fill(made[index] as object, second as [string, unknown][]);
      case 'Map': {
        const map = (made[index] = new Map<unknown, unknown>()) as Map<unknown, unknown>;
        for (const [key, each] of first as [unknown, unknown][]) map.set(get(key), get(each));
        return map;
      }
      case 'Set': {
        const set = (made[index] = new Set<unknown>()) as Set<unknown>;
        for (const each of first as unknown[]) set.add(get(each));
        return set;
      }
      case 'Date':
        return (made[index] = new Date(get(first) as number));
      case 'RegExp':
        return (made[index] = new RegExp(first as string, second as string));
      case 'boxed':
        return (made[index] = Object(get(first)) as object);
      case 'Error': {
        const known = ERRORS.includes(first as string) ? (first as string) : 'Error';
        const error = new world[known]!(get(second) as never);
        Object.defineProperty(error, 'stack', {
          value: get(third),
          writable: true,
          configurable: true,
        });
        return (made[index] = error);
      }
      case 'ArrayBuffer':
        return (made[index] = bytes(first as string));
      default:
        return (made[index] = new world[type]!(bytes(first as string) as never));
    }
  }
  return get(root);
}
