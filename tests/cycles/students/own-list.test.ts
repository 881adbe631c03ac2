import { describe, expect, it } from 'vitest'
import { openList, readDelimited } from '../../../cycles/students/own-list.ts'
import { nominaFile, pupils, secretsOf } from '../../support/school-files.ts'

describe('a list opened on the device', () => {
  it('lets only the needed columns leave, and keeps who is who to itself', () => {
    const own = pupils(3)
    const list = openList(readDelimited(nominaFile(own)))!
    for (const secret of secretsOf(own[0]!).slice(1)) expect(list.csv).not.toContain(secret)
    expect(list.csv.split('\r\n')[0]).toBe('ANO;RBD;COD TIPO ENSENANZA;COD GRADO;LETRA CURSO;RUN;DIGITO VER.;FECHA INCORPORACION CURSO;FECHA RETIRO')
    expect(list).toMatchObject({ rows: 3, courses: 1, droppedOthers: 0 })
    expect(list.dropped).toEqual(expect.arrayContaining(['NOMBRES', 'DIRECCION', 'EMAIL', 'CELULAR', 'CODIGO ETNIA', 'FECHA NACIMIENTO']))
    expect(list.people).toEqual(own.map(p => ({ run: p.run, name: 'Millaray Antonia Quilodrán Soto', course: '110-7-B' })))
  })

  it('reads quotes, commas and blank lines as spreadsheets write them, and keeps each row on its line', () => {
    expect(readDelimited('a,"b ""c"", d"\r\n\r\n1,2')).toEqual([['a', 'b "c", d'], [''], ['1', '2']])
    const [first, second] = nominaFile(pupils(2)).split('\r\n').slice(1)
    const list = openList(readDelimited([nominaFile([]).trim(), first, '', second].join('\r\n')))!
    expect(list.csv.split('\r\n')[2]).toBe('')
    expect(list.rows).toBe(2)
  })

  it('is none where there is no header of a school’s file', () => {
    expect(openList(readDelimited('AGNO;RBD;MRUN\n1;2;3'))).toBeNull()
    expect(openList([])).toBeNull()
  })
})
