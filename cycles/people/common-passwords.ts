/**
 * Passwords and the cores of passwords that guessers try first: the top of the public leak lists, and what people in Chile choose.
 * Folded (lower case, no accents, look-alike digits turned into letters), so one entry also stands for `Colocolo1991!` and `C0loc0lo`.
 * An offline list, because an installation may have no outside network (ASVS 6.2.4, 6.2.12); it is a floor, not a leak database.
 */
export const commonPasswords: ReadonlySet<string> = new Set(`
  password passwort passw0rd passwd pass contrasena contrasenia contrasenas contrasenha clave claves claveclave miclave micontrasena
  laclave clavesecreta clavenueva nuevaclave nuevacontrasena cambiame cambiar changeme letmein welcome bienvenido bienvenida bienvenidos
  admin administrador administradora administrator root toor usuario usuaria user guest invitado invitada test prueba pruebas testing
  demo ejemplo secret secreto secreta login entrar ingresar acceso default temporal provisoria provisional soporte sistema sistemas
  qwerty qwertyui qwertyuiop qwertyuiopasdf qwertz asdf asdfg asdfgh asdfghjk asdfghjkl asdfasdf zxcv zxcvb zxcvbn zxcvbnm qazwsx qazwsxedc
  wsxedc qweasd qweasdzxc qweqwe poiuy poiuyt poiuytrewq lkjhg lkjhgfdsa mnbvc mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcdefghij
  abc123 a1b2c3 a1b2c3d4 a1b2c3d4e5 q1w2e3 q1w2e3r4 q1w2e3r4t5 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc zaq12wsx
  zaq1 xsw2 1234qwer qwer1234 qwerty123 123qwe 123abc admin123 pass123 iloveyou loveyou ilovegod lovely love forever princess princesa
  principe principito sunshine shadow monkey dragon master superman batman spiderman pokemon pikachu starwars matrix football baseball
  basketball soccer hockey killer trustno1 trustno freedom liberty whatever nothing computer internet samsung google facebook instagram
  whatsapp youtube hotmail gmail yahoo outlook microsoft windows android iphone apple office excel zoom teams classroom
  michael jordan jennifer jessica ashley daniel andrew charlie thomas robert george matthew anthony joshua nicole amanda michelle
  tigger buster cookie pepper ginger summer winter spring autumn flower purple orange yellow silver golden diamond angel angels heaven
  hello hellohello holahola holamundo hola chao chaochao buenosdias gracias perfecto perfecta
  teamo teamomucho teamoteamo tequiero tequieromucho teadoro amor amores amorcito amormio miamor miamores amoreterno mivida vidamia
  micorazon corazon corazones corazoncito carino bebe bebito bebita mibebe mihijo mihija mishijos mishijas hijos hijas familia mifamilia
  mama mamita papa papito mamapapa papamama mamamia hermano hermana hermanos hermanas amigo amiga amigos amigas amistad
  jesus jesucristo cristo dios diosesamor diosmio diosteama diosesfiel diosconmigo jehova virgen virgencita angelito angelita maria josemaria
  gloria bendicion bendiciones milagro milagros esperanza esperanzas fortaleza felicidad alegria libertad paciencia sabiduria
  estrella estrellita estrellas luna lunita sol solcito mariposa mariposas mariposita florcita flores rosas rosita girasol girasoles
  chocolate chocolates caramelo mermelada manjar empanada empanadas completo completos sopaipilla sopaipillas terremoto piscola pisco
  cerveza asado asadito cazuela charquican marraqueta palta paltas
  chile chilechile chileno chilena chilenos vivachile arribachile chilelindo copihue copihues condor condorito huemul
  cueca cuecas mapuche araucaria araucania lautaro caupolican arauco pablo neruda pabloneruda gabriela mistral gabrielamistral
  arturoprat prat ohiggins bernardoohiggins allende salvadorallende violetaparra victorjara
  colocolo colocolino colo albo albos losalbos elpopular cacique elcacique eterno eternocampeon garrablanca
  universidad universidaddechile udechile launiversidad lau bulla labulla bullangero losdeabajo azules chuncho romanticoviajero
  ucatolica universidadcatolica catolica cruzado cruzados loscruzados wanderers santiagowanderers everton audax palestino cobreloa cobresal
  huachipato deportes ohigginsderancagua rangers unionespanola antofagasta laroja rojadetodos
  barcelona realmadrid madrid messi lionelmessi ronaldo cristianoronaldo maradona neymar alexis alexissanchez vidal arturovidal claudiobravo
  zamorano ivanzamorano marcelosalas matadorsalas
  santiago santiagodechile valparaiso vina vinadelmar vinadelmarino concepcion temuco valdivia puertomontt osorno rancagua talca chillan
  curico losangeles iquique arica calama copiapo laserena coquimbo quilpue villaalemana quillota sanantonio melipilla puentealto maipu
  laflorida nunoa providencia lascondes chiloe castro ancud aysen coyhaique puntaarenas magallanes patagonia rapanui isladepascua
  biobio maule atacama tarapaca metropolitana
  sebastian matias benjamin vicente joaquin nicolas cristobal cristian cristina carolina catalina valentina francisca fernanda javiera
  constanza antonia martina sofia isidora florencia emilia camila daniela andrea claudia patricia paulina macarena marcela alejandra
  alejandro francisco rodrigo gonzalo mauricio eduardo ricardo roberto fernando felipe diego gabriel rafael manuel antonio miguel carlos
  jorge pedro juan jose luis juancarlos josemiguel joseluis marcelo patricio claudio sergio hernan ignacio tomas agustin maximiliano
  gonzalez munoz rojas diaz perez soto contreras silva martinez sepulveda morales rodriguez lopez fuentes hernandez torres araya
  perrito perrita perros gatito gatita gatitos gatos mascota mascotas cachupin firulais pelusa copito lulu luna manchas negrita negrito
  profesor profesora profesores profe profes profesora docente docentes maestro maestra maestros alumno alumna alumnos alumnas estudiante
  estudiantes director directora directores directivo inspector inspectora secretaria secretario asistente educacion educacional educador
  educadora ensenanza aprendizaje aprender ministerio mineduc sige libro librodeclases clases curso cursos primero basica basico
  asistencia matricula convivencia orientador orientadora utp
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
  noviembre diciembre verano invierno primavera otono vacaciones navidad felizfeliz feliznavidad fiestaspatrias dieciocho
  cumpleanos cumple felizcumple feliz
  blanco negro azul rojo verde amarillo celeste morado rosado naranja dorado plateado
  uno dos tres cuatro cinco unodostres unodostrescuatro cerocero
  musica reggaeton daddyyankee badbunny metallica nirvana beatles pinkfloyd losprisioneros prisioneros rockandroll guitarra
  harrypotter dragonball goku naruto minecraft fortnite mickey mickeymouse minnie hellokitty barbie frozen
  computador computadora notebook celular telefono internetinternet seguridad seguro segura privado privada personal trabajo oficina
  empresa municipalidad municipal servicio publico publica gobierno
  fuckyou fuckoff asshole biteme huevon
`.trim().split(/\s+/))
