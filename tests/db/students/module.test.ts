import { expect, it } from 'vitest'
import type { ModuleForm } from '../../../cycles/students/module.ts'
import { bahiaClara, losBoldos, plantCast, tomasAguilera } from '../../../db/seed/cast.ts'
import { getStudentModule, isOn, listSchoolsWithStudents, saveStudentModule, switchStudentsOff, switchStudentsOn } from '../../../db/students/module.ts'
import { onEachEngine } from '../../support/stores.ts'

const form: ModuleForm = { legalBasis: 'public-function', legalBasisText: 'Ley 21.040, artículo 19', responsible: 'Rosa Huenchul', dataContact: 'datos@costaclara.example', keptYears: 1 }
const who = { rbd: losBoldos.rbd, by: tomasAguilera.id }

onEachEngine("a school's list of students", open => {
  it('is off until somebody fills in the basis and switches it on, and says who did', async () => {
    const store = await open()
    await plantCast(store)
    expect(isOn(await getStudentModule(store, losBoldos.rbd))).toBe(false)
    expect(await switchStudentsOn(store, { ...who, hasKey: true })).toEqual({ ok: false, reason: 'missing', missing: ['legalBasis', 'legalBasisText', 'responsible', 'dataContact', 'keptYears'] })
    expect(await saveStudentModule(store, who, { ...form, dataContact: ' ' })).toEqual({ ok: false, reason: 'missing', missing: ['dataContact'] })
    expect(await saveStudentModule(store, who, form)).toEqual({ ok: true })
    expect(isOn(await getStudentModule(store, losBoldos.rbd))).toBe(false)
    expect(await switchStudentsOn(store, { ...who, hasKey: false })).toEqual({ ok: false, reason: 'no-key' })
    expect(await switchStudentsOn(store, { ...who, hasKey: true })).toEqual({ ok: true })
    expect(await getStudentModule(store, losBoldos.rbd)).toMatchObject({ ...form, switchedOn: { byName: 'Tomás Aguilera' }, switchedOffAt: null })
    expect(await listSchoolsWithStudents(store)).toEqual(new Set([losBoldos.rbd]))
    expect(isOn(await getStudentModule(store, bahiaClara.rbd))).toBe(false)
  })

  it('is off at once when it is switched off, keeps its settings, and can come back', async () => {
    const store = await open()
    await plantCast(store)
    await saveStudentModule(store, who, form)
    expect(await switchStudentsOff(store, who)).toBe(false)
    await switchStudentsOn(store, { ...who, hasKey: true })
    expect(await switchStudentsOff(store, who)).toBe(true)
    const module = await getStudentModule(store, losBoldos.rbd)
    expect([isOn(module), module?.legalBasisText]).toEqual([false, form.legalBasisText])
    expect((await listSchoolsWithStudents(store)).size).toBe(0)
    await switchStudentsOn(store, { ...who, hasKey: true })
    expect(isOn(await getStudentModule(store, losBoldos.rbd))).toBe(true)
    expect((await store.read.select().from(store.s.audit)).map(a => a.event)).toEqual(['students.settings-changed', 'students.switched-on', 'students.switched-off', 'students.switched-on'])
  })
})
