// The process that reads a workbook: `workbook-child.mjs FORMAT FILE FOLDER`. Runs the TypeScript sources as the operator's command does,
// so that it is the same from the sources and beside the built server. It never needs the network: whatever asks for it is broken.
import dgram from 'node:dgram'
import net from 'node:net'
import { register } from 'tsx/esm/api'

register({ tsconfig: false })
const { readWorkbook } = await import('./read-workbook.ts')

const refuse = () => { throw new Error('no network here') }
net.Socket.prototype.connect = refuse
dgram.Socket.prototype.send = refuse

const [format, path, folder] = process.argv.slice(2)
const answer = await readWorkbook(format, path, folder)
process.stdout.write(JSON.stringify(answer))
