/** @module Builders of screens and controls. */

import type { Control, Field, Screen } from '../../contract/screen.ts'
import type { Labels } from './labels/labels.ts'

export const buildScreen = (title: string, parts: Partial<Omit<Screen, 'title'>> = {}): Screen => ({
  title,
  notes: [],
  fields: [],
  controls: [],
  values: [],
  ...parts,
})

export const codeField = (name: string, label: string): Field => ({ name, label, kind: 'code' })

export const button = (label: string, operation: string, more: Partial<Control> = {}): Control => ({
  label,
  kind: 'button',
  operation,
  ...more,
})

/** A control that opens another page of Client Portal. */
export const toPage = (label: string, page: string, kind: Control['kind'] = 'menu'): Control => ({
  label,
  kind,
  operation: 'openPortal',
  path: { page },
})

export const logOut = (labels: Labels): Control => button(labels.logOut, 'logOut')
