/** The path of Electron's executable if it is on disk, else null. Never downloads. */
export declare function installedRuntime(): string | null;
/** As `installedRuntime`, after one try to download it. */
export declare function electronRuntime(): Promise<string | null>;
