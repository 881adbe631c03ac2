/** Everyone of the demo: 50 members of leadership teams, 5 advisors, 2 of the regional staff, an administrator. All invented. */
import {
  advisorOf, altoNalcas, anaSepulveda, bahiaClara, castMicrocentro, costaClara, danielaSoto, elMirador, elenaRivas, ignacioBarria,
  islaChaica, lasGaviotas, liceoPuertoManso, losBoldos, losCanelos, losPelicanos, luisMillan, marcelaPaillan, millaray, pedroCayul,
  quebradaHonda, regionalOf, rinconDePellines, rosaHuenchul, teamMember, tomasAguilera, type CastPerson,
} from './cast.ts'

// Escuela Los Boldos (with Rosa Huenchul, Pedro Cayul, Daniela Soto and Luis Millán)
export const carolinaVergara = teamMember(101, 'Carolina Vergara', 'homeroom-teacher', losBoldos)
export const oscarPainemal = teamMember(102, 'Óscar Painemal', 'climate-coordinator', losBoldos)
// Liceo Bahía Clara (with Ana Sepúlveda)
export const victorMaldonado = teamMember(103, 'Víctor Maldonado', 'utp-head', bahiaClara)
export const ximenaCuriqueo = teamMember(104, 'Ximena Curiqueo', 'inspector-general', bahiaClara)
export const felipeArancibia = teamMember(105, 'Felipe Arancibia', 'counsellor', bahiaClara)
export const camilaNancupil = teamMember(106, 'Camila Ñancupil', 'psychologist', bahiaClara)
export const jorgeVillarroel = teamMember(107, 'Jorge Villarroel', 'social-worker', bahiaClara)
export const paulinaReyes = teamMember(108, 'Paulina Reyes', 'homeroom-teacher', bahiaClara)
// Escuela El Mirador
export const sergioAedo = teamMember(109, 'Sergio Aedo', 'principal', elMirador)
export const margaritaLoncomil = teamMember(110, 'Margarita Loncomil', 'utp-head', elMirador)
export const nicoleBustamante = teamMember(111, 'Nicole Bustamante', 'psychologist', elMirador)
export const cristianHuenupi = teamMember(112, 'Cristián Huenupi', 'social-worker', elMirador)
export const veronicaSaavedra = teamMember(113, 'Verónica Saavedra', 'homeroom-teacher', elMirador)
// Escuela Quebrada Honda
export const irmaCatrileo = teamMember(114, 'Irma Catrileo', 'principal', quebradaHonda)
export const gonzaloPena = teamMember(115, 'Gonzalo Peña', 'teacher', quebradaHonda)
export const sandraMardones = teamMember(116, 'Sandra Mardones', 'pie-teacher', quebradaHonda)
// Escuela Las Gaviotas
export const monicaAraneda = teamMember(117, 'Mónica Araneda', 'principal', lasGaviotas)
export const rubenLlancaleo = teamMember(118, 'Rubén Llancaleo', 'utp-head', lasGaviotas)
export const franciscaOlate = teamMember(119, 'Francisca Olate', 'climate-coordinator', lasGaviotas)
export const andreaPinchulef = teamMember(120, 'Andrea Pinchulef', 'psychologist', lasGaviotas)
export const marioContreras = teamMember(121, 'Mario Contreras', 'social-worker', lasGaviotas)
export const elizabethGarrido = teamMember(122, 'Elizabeth Garrido', 'pie-teacher', lasGaviotas)
// Liceo Técnico Puerto Manso
export const hugoSalamanca = teamMember(123, 'Hugo Salamanca', 'principal', liceoPuertoManso)
export const lorenaMarileo = teamMember(124, 'Lorena Marileo', 'utp-head', liceoPuertoManso)
export const patricioZuniga = teamMember(125, 'Patricio Zúñiga', 'inspector-general', liceoPuertoManso)
export const karinaEspinoza = teamMember(126, 'Karina Espinoza', 'counsellor', liceoPuertoManso)
export const alexisCalfuqueo = teamMember(127, 'Alexis Calfuqueo', 'psychologist', liceoPuertoManso)
export const nancyTorres = teamMember(128, 'Nancy Torres', 'social-worker', liceoPuertoManso)
export const rodrigoMunoz = teamMember(129, 'Rodrigo Muñoz', 'homeroom-teacher', liceoPuertoManso)
// Escuela Los Canelos
export const teresaNavarrete = teamMember(130, 'Teresa Navarrete', 'principal', losCanelos)
export const marcosAntileo = teamMember(131, 'Marcos Antileo', 'utp-head', losCanelos)
export const constanzaRubilar = teamMember(132, 'Constanza Rubilar', 'psychologist', losCanelos)
export const eduardoMelin = teamMember(133, 'Eduardo Melín', 'climate-coordinator', losCanelos)
export const jacquelineOrtiz = teamMember(134, 'Jacqueline Ortiz', 'social-worker', losCanelos)
// Escuela Millaray
export const amaliaHuaiquil = teamMember(135, 'Amalia Huaiquil', 'principal', millaray)
export const claudioRiquelme = teamMember(136, 'Claudio Riquelme', 'utp-head', millaray)
export const juanaQuidel = teamMember(137, 'Juana Quidel', 'education-assistant', millaray)
export const tamaraFigueroa = teamMember(138, 'Tamara Figueroa', 'psychologist', millaray)
export const enriqueLefio = teamMember(139, 'Enrique Lefío', 'social-worker', millaray)
export const susanaAlarcon = teamMember(140, 'Susana Alarcón', 'homeroom-teacher', millaray)
// Microcentro Costa Sur
export const nelsonBarrientos = teamMember(141, 'Nelson Barrientos', 'principal', losPelicanos)
export const gabrielaNahuelpan = teamMember(142, 'Gabriela Nahuelpán', 'teacher', losPelicanos)
export const raquelCheuquian = teamMember(143, 'Raquel Cheuquián', 'principal', rinconDePellines)
export const aldoMansilla = teamMember(144, 'Aldo Mansilla', 'principal', islaChaica)
export const fresiaLinconir = teamMember(145, 'Fresia Lincoñir', 'principal', altoNalcas)

export const teamMembers: readonly CastPerson[] = [
  rosaHuenchul, pedroCayul, danielaSoto, luisMillan, carolinaVergara, oscarPainemal,
  anaSepulveda, victorMaldonado, ximenaCuriqueo, felipeArancibia, camilaNancupil, jorgeVillarroel, paulinaReyes,
  sergioAedo, margaritaLoncomil, nicoleBustamante, cristianHuenupi, veronicaSaavedra,
  irmaCatrileo, gonzaloPena, sandraMardones,
  monicaAraneda, rubenLlancaleo, franciscaOlate, andreaPinchulef, marioContreras, elizabethGarrido,
  hugoSalamanca, lorenaMarileo, patricioZuniga, karinaEspinoza, alexisCalfuqueo, nancyTorres, rodrigoMunoz,
  teresaNavarrete, marcosAntileo, constanzaRubilar, eduardoMelin, jacquelineOrtiz,
  amaliaHuaiquil, claudioRiquelme, juanaQuidel, tamaraFigueroa, enriqueLefio, susanaAlarcon,
  nelsonBarrientos, gabrielaNahuelpan, raquelCheuquian, aldoMansilla, fresiaLinconir,
]

export const patriciaLeal = advisorOf(13, 'Patricia Leal', [lasGaviotas, losCanelos])
export const hernanOyarzo = advisorOf(14, 'Hernán Oyarzo', [millaray])
/** Accompanies the microcentro. */
export const claudiaMillaqueo = advisorOf(15, 'Claudia Millaqueo', castMicrocentro.schools)
export const advisors: readonly CastPerson[] = [marcelaPaillan, ignacioBarria, patriciaLeal, hernanOyarzo, claudiaMillaqueo]

export const mauricioFuentealba = regionalOf(22, 'Mauricio Fuentealba', costaClara)
export const regionalStaff: readonly CastPerson[] = [elenaRivas, mauricioFuentealba]

export const demoPeople: readonly CastPerson[] = [...teamMembers, ...advisors, ...regionalStaff, tomasAguilera]
