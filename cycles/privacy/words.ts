/**
 * Words that tell of somebody's health, and given names and surnames, as `spot.ts` looks for them. Everything folded: lower case, no
 * accents. Sources: the words law and practice name (reference: trust, "Chile: what the law asks": diagnosis, licence, pregnancy,
 * psychiatr…, medicine), their kin in both languages; names frequent in Chile, Mapuche surnames and names of migrant families included.
 * None of it is complete: what is spotted is a question, never a verdict.
 */

/** Each alternative begins at a word's beginning; what ends in `\p{L}*` takes the rest of the word. */
export const healthPatterns = [
  // Spanish
  'diagnostic\\p{L}*', 'licencias? medicas?', 'con licencia(?! de)', 'licencia por', 'certificados? medicos?', 'embaraz\\p{L}*', 'psiquiatr\\p{L}*', 'psicologic[oa]s?', 'psicosis', 'psicotic\\p{L}*',
  'medicament\\p{L}*', 'medicinas?', 'medicad[oa]s?', 'medicacion', 'medic[oa]s?', 'remedios', 'pastillas', 'farmac\\p{L}*', 'enferm[oa]s?', 'enfermedad\\p{L}*', 'enfermo', 'enfermaron', 'hospital\\p{L}*', 'clinic[oa]s?', 'consultorio', 'cesfam', 'cosam',
  'doctor(?:a|es|as)?', 'pediatr\\p{L}*', 'neurolog\\p{L}*', 'depresi\\p{L}*', 'deprimid\\p{L}*', 'ansiedad', 'ansiolitic\\p{L}*', '(?:crisis|ataques?) de panico', 'crisis de angustia', 'suicid\\p{L}*', 'autoles\\p{L}*', 'autoagre\\p{L}*', 'autis\\p{L}*', 'asperger',
  'trastornos?', 'sindrome\\p{L}*', 'epilep\\p{L}*', 'convulsi\\p{L}*', 'diabet\\p{L}*', 'asma', 'asmatic\\p{L}*', 'alergi\\p{L}*', 'cancer', 'tumor\\p{L}*', 'leucemia', 'quimioterapia', 'covid', 'fiebre', 'discapaci\\p{L}*', 'dislexi\\p{L}*',
  'vih', 'drogadic\\p{L}*', 'drogas?', 'alcoholi\\p{L}*', 'adiccion\\p{L}*', 'adict[oa]s?', 'anorexi\\p{L}*', 'bulimi\\p{L}*', 'hiperactiv\\p{L}*', 'esquizofren\\p{L}*', 'bipolar\\p{L}*', 'cirugi\\p{L}*', 'fractur\\p{L}*', 'terapias?',
  'vacunas?', 'sintoma\\p{L}*', 'contagi\\p{L}*', 'aborto', 'postnatal', 'prenatal', 'lactancia', 'menstrua\\p{L}*', 'salud mental', 'problemas? de salud', 'motivos? de salud', 'por (?:su )?salud',
  // English
  'diagnos\\p{L}*', 'sick', 'sickness', 'illness\\p{L}*', 'disease\\p{L}*', 'clinics?', 'doctors?', 'psychiatr\\p{L}*', 'psychosis', 'depress(?:ed|ion|ive)', 'anxiety', 'pregnan\\p{L}*', 'medication\\p{L}*', 'medicines?', 'medical\\p{L}*', 'disorders?', 'syndromes?',
  'asthma\\p{L}*', 'allerg\\p{L}*', 'disabilit\\p{L}*', 'disabled', 'dyslexi\\p{L}*', 'self-?harm\\p{L}*', 'drugs?', 'addict\\p{L}*', 'surger\\p{L}*', 'therap(?:y|ies)', 'mental health', 'health (?:problem|condition|issue)s?', 'hiv', 'adhd',
] as const

/** Only in capitals: in small letters they are other words. */
export const healthAcronyms = ['TEA', 'TDAH', 'TDA', 'TOC', 'VIH', 'ADHD', 'HIV', 'TGD'] as const

/** What a reason of absence may not be called either, beyond the above: a list has no item for health at all. */
export const healthLabelPatterns = [
  'salud', 'licencias?(?! de (?:ensenanza|educacion|conducir))', 'enfermer\\p{L}*', 'resfri\\p{L}*', 'gripe\\p{L}*', 'influenza', 'resfriado', 'tratamientos?', 'psicolog\\p{L}*', 'operacion(?:es)?', 'dental\\p{L}*', 'dentista\\p{L}*', 'dolor\\p{L}*', 'accidente\\p{L}*', 'maternidad', 'paternidad', 'parto', 'duelo',
  'health\\p{L}*', 'ill', 'flu', 'cold', 'psycholog\\p{L}*', 'nurse\\p{L}*', 'dentist\\p{L}*', 'treatment\\p{L}*', 'maternity', 'injur\\p{L}*', 'medic\\p{L}*',
] as const

/** Given names that are nothing else, so that they are spotted in small letters and at the beginning of a sentence too. */
export const givenNames = new Set((
  'aaron abel abigail abraham adan adela adolfo adrian adriana agustin agustina aida aileen alan alberto aldo alejandra alejandro alejo alex alexander alexandra alexis alfonso alfredo alicia alison alonso '
  + 'alvaro amalia amanda amaro amelia ana anahi anais anastasia andrea andres angela angelica angelina angelo anibal anita antonella antonia antonio anthony antu aracely ariel armando arturo ashley augusto aurelio axel ayelen ayleen '
  + 'barbara bastian bautista beatriz benito benjamin bernarda bernardo boris brandon brayan bruno bryan byron camila camilo carla carlos carmen carolina caterina catalina cecilia cesar christian christopher clarisa claudia claudio clemente colomba constanza cristian '
  + 'cristina cristobal cristofer dafne damian damaris daniel daniela danilo dante dario dayana david debora denis denisse diana diego dilan domingo dominga eduardo edgar edison efrain elba elena elias elian elisa elisabet eliseo elizabeth eloisa elsa emilia emiliano emilio emily emma '
  + 'enrique erick erika ernesto esteban estefania esteban ester eugenia eugenio eva evelyn ezequiel fabian fabiola facundo fatima felipe fernanda fernando fidel florencia francisca francisco fresia gabriel gabriela gaspar genesis genaro gerardo german gilda giovanni gisela gladys gonzalo graciela gregorio guadalupe '
  + 'guillermo gustavo hector helena hernan hilda hugo humberto ian iara ibrahim ignacia ignacio ines ingrid irene iris irma isabel isabela isabella isaias isidora isidro ismael ivan ivonne jacinta jacob jacqueline jaime janet javier javiera jean jeremias jeremy jessica jesus jhon joaquin joel johan john jonathan jordan jorge jose josefa josefina joseph joshua '
  + 'josue juan juana juanita julia julian juliana julieta karen karina karla katherine kevin kiara laura lautaro leandro leonardo leonel leonor leticia lia lidia liliana lissette lorena lorenzo lucas lucia luciana luciano luis luisa lukas luciana macarena magdalena maite maitena malena manuel manuela marcela marcelo marco marcos margarita maria mariana mariano maribel mario maryorie marisol '
  + 'marlene marta martin martina mateo matias matilda matilde mauricio maximiliano maximo maya melany melisa mia micaela miguel milagros millaray mirna moises monica monserrat nahuel naomi natalia natalie nayeli nelson nicolas nicolasa nicole noelia nora norma octavio olga olivia omar orlando oscar osvaldo pablo pamela paola patricia patricio paula paulina paulo pedro perla '
  + 'rafael rafaela ramiro ramon raquel raul rebeca renata renato rene ricardo roberto rocio rodolfo rodrigo romina roque rosario roxana ruben ruth samantha samuel sandra santiago santino sara sarai saul sebastian selena sergio silvana silvia simon simona sofia sonia stefania susana tamara tania tatiana teresa teodoro thiago tomas trinidad ursula valentin valentina valeria vanessa '
  + 'veronica vicente victor viviana vladimir walter wilson ximena yasna yasmin yesenia yordan yoselin yolanda zaira zoe nehuen likan aukan sayen amankay kuyen pehuen lihuen rayen ailin ailen'
).split(' '))

/** Given names that are words or months or places too: spotted only where a capital in the middle of a sentence, or a surname, says so. */
export const ambiguousGivenNames = new Set((
  'abril agosto alba alma america amparo angel angeles aurora azul belen blanca camelia celeste clara concepcion consuelo cruz dolores domingo dominga esperanza estrella flor florencia franco gloria gracia hortensia jazmin jesus julio justo leal leon linda luna luz marina '
  + 'mercedes mia modesto mora narciso nieves paloma pascual paz pilar placido plaza reina remedios reyes rosa rosario salvador santiago sol soledad trinidad vera victoria violeta virginia fidel axel dante alan'
).split(' '))

/** Surnames that are nothing else. */
export const surnames = new Set((
  'abarca acevedo acosta acuna aedo aguayo aguila aguilar aguilera aguirre alarcon alcaino alvarado alvarez alvear andrade antileo antinao antipan aranda araneda araya arancibia aravena arce arenas arevalo arias arriagada arroyo astudillo avendano avila ayala baeza bahamonde bahamondes barahona barra barraza barria barrientos barrios bascunan bastias becerra '
  + 'benavides benitez bermudez bernal berrios betancur bobadilla bravo briones bustamante bustos caceres cadiz calderon calfuqueo calfin campusano canales cancino caniupan cantillana cardenas carvajal carrasco carreno cariman carinao castaneda catalan catrileo catrian cayul cayuqueo cavieres cerda cespedes chamorro chandia chavez cheuquian cifuentes cisternas coliqueo collao colipi '
  + 'concha contreras cordero cordova cornejo coronado correa cortes cuevas curilem curiqueo curinao davila diaz donoso duarte duran echeverria elgueta encina escalona escobar espinosa espinoza farias faundez fernandez figueroa friz fritz fuentealba fuenzalida gaete gajardo galaz galdames gallardo gallegos galleguillos galvez garces garcia garrido gatica godoy gomez gonzalez '
  + 'gutierrez guajardo guerra guerrero guevara guzman henriquez hernandez hermosilla herrera hidalgo huaiquil huenchul huenchullan huentelao huenupi huircan huerta ibanez ibarra inostroza iturra jaramillo jara jerez jimenez jofre jorquera labra labrana lagos lara lefio leiva lemus lepe leyton lillo linconir lizama lizana llancaleo llanquileo lobos loncomil lopez loyola lopes '
  + 'machuca maldonado mamani mansilla mardones marileo mariman marinao marquez martinez matamala maturana medina mejias melendez melin mella mellado mena mendez mendoza meneses mercado meza millalonco millan millaqueo millapan miranda molina montecinos montero montoya moraga morales moreno moscoso moya mundaca munoz nahuelpan nancupil naranjo navarrete navarro neira '
  + 'norambuena novoa nunez obreque ojeda olate olave olivares oliva ordenes ordonez orellana ortega ortiz osorio osses oyarce oyarzo oyarzun pacheco padilla paez paillan paillalef painemal palacios palma paredes parra pavez pastene penailillo peralta pereira perez pichun pinchulef pino pinto pizarro poblete ponce pozo quezada quidel quilodran quinones quintana quinteros quiroga quiroz quispe '
  + 'ramirez ramos recabarren reinoso retamal retamales rebolledo riffo riquelme rios rivas rivera riveros robles rodriguez rojas roldan roman romero rosales rubilar rubio ruiz saavedra saez sagredo salamanca salazar saldias saldivia salgado salinas sanchez sandoval sanhueza santander santibanez santis segovia segura sepulveda serrano sierra silva solis soto sotomayor suarez suazo tapia tobar toledo toro '
  + 'torrealba torres troncoso ulloa urbina urra urrutia urzua valdebenito valdes valdivia valencia valenzuela valladares vallejos vargas varas vasquez vega velasquez velasco veloso venegas vergara vera vicencio vidal videla villagra villalobos villanueva villar villarroel villegas yanez yevenes zambrano zamorano zamora zapata zarate zavala zelada zuniga zurita'
).split(' '))

/** Words that stand before the name of a place, a street or an institution: what follows them with a capital is not a person. */
export const placeWords = new Set((
  'escuela escuelas liceo liceos colegio colegios jardin sala sector sectores calle pasaje avenida camino ruta villa poblacion comuna comunas ciudad pueblo localidad region provincia slep servicio red microcentro rio lago laguna cerro cerros isla islas caleta puerto playa plaza parque bahia valle cordillera cabo punta fundacion '
  + 'programa proyecto plan ley decreto ministerio subsecretaria seremi deprov direccion departamento instituto universidad centro cesfam consultorio hospital posta estadio gimnasio biblioteca teatro iglesia parroquia capilla comunidad comunidades lof bus recorrido linea empresa fundo parcela internado hogar taller '
  + 'club libro cuento pelicula serie fiesta fiestas dia semana mes san santa santo nuestra school street town city river lake island region district park plan'
).split(' '))

/** Words that carry a capital without being a name: days and months in English, subjects, institutions, tools, holidays. */
export const capitalWords = new Set((
  'chile chilena chileno america europa haiti venezuela colombia peru bolivia argentina mineduc junaeb seremi deprov slep superintendencia agencia ministerio estado gobierno municipalidad educacion matematica matematicas lenguaje ciencias historia ingles religion artes arte musica tecnologia orientacion filosofia fisica quimica biologia '
  + 'geografia consejo equipo direccion inspectoria utp pie pme sep sige simce dia paes acuicultura administracion contabilidad enfermeria gastronomia mecanica electricidad electronica agropecuaria parvulos pascua navidad semana santa fiestas patrias nuevo independencia mapuche mapuzungun mapudungun aymara rapa nui quechua espanol castellano '
  + 'whatsapp google facebook instagram tiktok youtube excel word zoom meet classroom internet netflix drive dios biblia virgen monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december english spanish maths mathematics science grade year '
  + 'lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre norte sur este oeste oriente poniente internacional nacional copa mundial roja santiago valparaiso concepcion temuco antofagasta iquique arica rancagua talca chillan osorno valdivia coyhaique '
  + 'basica media parvularia kinder prekinder sra sr srta don dona tia tio profesora profesor directora director cuaderno tep'
).split(' '))
