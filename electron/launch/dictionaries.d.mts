export function dictionariesFolder(): Promise<string>;
export function makeDictionaries(folder: string): Promise<void>;
