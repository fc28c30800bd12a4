import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from '../config/settings/cross-faults.ts';
import type { SecretSource } from '../config/settings/secret-schema.ts';
import type { DocumentPath } from '../ports/source-document.ts';
import { errorCode } from './error-code.ts';

/** Reads what a configuration only points to. What cannot be read is collected, so that all of it is told at once. */
export interface Outside {
  /** @param path where the configuration points to it. @returns an empty text if it cannot be read. */
  secret(source: SecretSource, path: DocumentPath): string;
  /** The text of a file. @param path as above. @returns an empty text if it cannot be read. */
  text(file: string, path: DocumentPath): string;
  /** The same of a file that nobody else should read. */
  secretText(file: string, path: DocumentPath): string;
  /** Notes what is wrong with what was read. @param path as above. */
  complain(path: DocumentPath, message: string): void;
  /** Where a file or folder is that the configuration names. */
  path(file: string): string;
  readonly faults: readonly Fault[];
  /** Those of them that are only about this machine: a file or a variable is not here. */
  readonly missing: readonly Fault[];
  /** Files with secrets that other users of the machine can read. */
  readonly openFiles: readonly string[];
}

/** @param folder what relative paths start from. @param environment the variables of the process. */
export function createOutside(folder: string, environment: Readonly<Record<string, string | undefined>>): Outside {
  const faults: Fault[] = [];
  const missing: Fault[] = [];
  const openFiles: string[] = [];
  const complain = (path: DocumentPath, message: string) => {
    faults.push({ path, message });
    return '';
  };
  const miss = (path: DocumentPath, message: string) => {
    complain(path, message);
    missing.push(...faults.slice(-1));
    return '';
  };
  const text: Outside['text'] = (file, path) => {
    try {
      return readFileSync(resolve(folder, file), 'utf8');
    } catch (error) {
      // The message of what was thrown would name the file twice.
      const code = errorCode(error);
      return miss(path, `the file ${file} cannot be read (${code === 'ENOENT' ? 'there is none' : code})`);
    }
  };
  const secretText: Outside['text'] = (file, path) => {
    const before = faults.length;
    const value = text(file, path);
    if (faults.length === before && isOpen(resolve(folder, file))) openFiles.push(file);
    return value;
  };
  const fromFile = (file: string, path: DocumentPath) => {
    const before = faults.length;
    const value = secretText(file, path).replace(/\r?\n$/, '');
    if (faults.length > before) return '';
    return value === '' || /[\r\n\0]/.test(value) ? complain(path, `the file ${file} must hold one line`) : value;
  };
  return {
    faults,
    missing,
    openFiles,
    text,
    secretText,
    complain,
    path: (file) => resolve(folder, file),
    secret: (source, path) => {
      if ('file' in source) return fromFile(source.file, [...path, 'file']);
      const at = [...path, 'env'];
      const message = `the environment variable ${source.env} must hold one line`;
      const value = environment[source.env] ?? '';
      if (value === '') return miss(at, message);
      return /[\r\n\0]/.test(value) ? complain(at, message) : value;
    },
  };
}

/** Whether others than the owner and the group may read it: secrets mounted into a container belong to a group. */
function isOpen(file: string): boolean {
  return (statSync(file).mode & 0o004) !== 0;
}
