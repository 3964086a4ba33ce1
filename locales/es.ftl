# Las palabras de la guía en español. Los textos de los temas están en content/es/.
# { $name } y otros parecidos los llena el programa: déjelos como están.

language-name = Español

## Botones que están en casi todas las pantallas. Cortos: caben tres en una fila de un teléfono pequeño.
button-hotline = Hablar con alguien
button-close = Cerrar
button-back = ‹ Atrás
button-home = Inicio
button-more = Más
button-topics = Más temas
button-language = Idioma
button-read = Leer más
button-page-next = Siguiente ›
button-page-before = ‹ Anterior
button-read-in = Leer en español
button-clear = Borrar este chat

## Primera línea de los mensajes que se envían, como la muestra un teléfono bloqueado: nunca una palabra del tema.
opening = { $name }

## Inicio
home-title = Hola. Esta es { $name }, una guía gratis.
home-what = No es la policía ni migración. Responde un programa; nadie lee esto.
home-names = Por favor, no escriba nombres.
home-safe = ¿Puede leer esto sin peligro? Si no, toque Cerrar.
home-ask = Toque un botón o escriba unas pocas palabras.
home-papers = Me quitan papeles
home-pay = No me pagan
home-stuck = No puedo irme
home-young = Soy menor de 18
home-helper = Ayudo a alguien

## Grupos de temas
topics-title = Todos los temas
topics-text = Elija lo que más se parezca. También puede escribir su pregunta en pocas palabras.
group-danger = Peligro, irme
group-pay = Trabajo y pago
group-forced = A la fuerza
group-police = Migra y policía
group-papers = Papeles y visas
group-family = Familia, vida diaria
group-helping = Ayudar a otros
group-facts = Cifras y causas
group-text = Elija un tema.

## Temas
topic-page = Página { $page } de { $pages }
topic-checked = Datos revisados el { $day }.
topic-not-reviewed = Ninguna persona ha revisado todavía esta traducción.
topic-other-answers = ¿No es lo que buscaba? Abajo hay otras respuestas.
notice-gone = Esa página no está aquí. Esta es la más cercana.
notice-broken = Eso no funcionó. Puede empezar aquí.

## Los días, como en: 25 nov 2026
day = { $day } { $month } { $year }
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sept
month-10 = oct
month-11 = nov
month-12 = dic

## Contactos: quién está detrás de un número. Esto va junto a cada número.
label-none = No es policía ni migración.
label-state = Oficina del estado, no es policía. Esta oficina avisa a la policía.
label-state-immigration = Oficina del gobierno, no es policía. Esta oficina puede pasar a migración lo que sabe.
label-police = Es la policía. La policía de Mississippi puede trabajar con agentes de migración.
label-prosecutor = Oficina del fiscal del estado. Trabaja con agentes de migración.
label-immigration = Es parte del sistema de migración del gobierno.
contact-text = O mande una frase por texto al { $number }.
contact-text-word = O mande la palabra { $word } por texto al { $number }.
contact-web = Página web

## Hablar con alguien
hotline-title = Hablar con alguien
hotline-text-to = O mande un texto al { $number }. Escriba una frase completa, por ejemplo: Necesito ayuda. ¿Es seguro escribir?
hotline-chat = O chatee en la página web
hotline-ask-first = No tiene que dar su nombre. Pregunte primero qué comparten y con quién. Tal vez tengan que avisar a las autoridades si un menor está en peligro o si hay peligro ahora.
hotline-danger = Si hay peligro ahora, puede llamar al { $number }. Diga su idioma; no tiene que decir su estatus migratorio. La policía en Mississippi puede trabajar con agentes de migración.
hotline-program = Esta guía es un programa y no puede llamar a nadie ni mandar ayuda.
hotline-copy = Copiar { $number }
hotline-now = Peligro ahora
hotline-lawyer = Mejor un abogado
hotline-someone-else = Para otra persona
hotline-numbers = Más números
hotline-card = Pedir intérprete
hotline-what-happens = Qué pasa si llamo

## Para otra persona
someone-else-title = Ayuda para otra persona
someone-else-alone = Hable a solas con la persona, lejos del patrón o de la pareja. Pregunte qué quiere. Deje que decida.
someone-else-number = Dele este número, o llame usted para pedir consejo:
someone-else-no-rescue = No entre, no siga a nadie, no grabe y no discuta con el patrón. Puede empeorar las cosas.
someone-else-child = Si alguien sospecha que a un menor de 18 años lo maltratan, obligan a trabajar o venden, debe llamar. Así lo dice la ley del estado. Se llama a protección de menores:
someone-else-danger = Si una vida está en peligro ahora, puede llamar al { $number }. La policía en Mississippi puede trabajar con agentes de migración.

## Números según lo que necesita
numbers-title = Números para cada necesidad
numbers-text = ¿Qué necesita?
need-violence = Violencia
need-mind = Tristeza profunda
need-work = Pago y trabajo
need-visas = Visas de trabajo
need-children = Niños
need-shelter = Dónde dormir hoy
need-papers = Papeles legales
need-arrest = Si hay arresto
need-note = Los servicios cambian. Llame primero. Pregunte con quién comparten antes de contar su historia.

## Un abogado
lawyer-title = Mejor un abogado
lawyer-text = Un abogado trabaja para usted. Pregunte primero qué queda en privado. En Mississippi un abogado también tiene que avisar a las autoridades si un menor está en peligro. Llame antes: a veces no tienen lugar.
lawyer-notario = En este país, un notario no es abogado. Tenga cuidado con quien vende una visa.
lawyer-connect = Si aquí falta un número, { $hotline } puede comunicarle:

## Peligro ahora, según lo que pasa. Cada pantalla, 80 palabras como mucho.
now-danger-title = Si le pueden hacer daño ahora, puede llamar:
now-danger-interpreter = Diga primero dónde está. Puede pedir intérprete: diga su idioma. No tiene que decir su estatus migratorio.
now-danger-police = Es la policía. La policía de Mississippi puede trabajar con agentes de migración.
now-danger-hotline = O personas que hacen un plan con usted, día y noche. No son policía ni migración. Tal vez tengan que avisar a las autoridades si hay peligro ahora:
now-program = Esto es un programa y no puede mandar ayuda. Nadie lo lee.
now-self-harm-title = Su vida vale. Puede hablar con alguien ahora mismo:
now-self-harm-how = Oprima 2 para español. No es policía ni migración. Pueden mandar ayuda si su vida está en riesgo.
now-self-harm-emergency = Si su vida está en peligro ahora. También viene la policía, que puede trabajar con migración:
now-self-harm-other = Si alguien le controla o le hace daño, también puede hablar aquí. No es policía ni migración. Tal vez tengan que avisar si hay peligro ahora:
now-threat-title = Una amenaza así puede ir contra la ley. No es su culpa. Puede hablar primero con alguien:
now-threat-hotline = Día y noche. No es policía ni migración. Pregunte qué comparten. Tal vez tengan que avisar a las autoridades si hay peligro ahora o para un menor.
now-threat-lawyer = Un abogado. No es policía ni migración. Llame primero:
now-threat-emergency = Si le pueden hacer daño ahora. Policía, que puede trabajar con migración:
now-child-title = Este bot no avisa a nadie y nadie lo lee. Las personas a quienes llame tal vez tengan que avisar a las autoridades.
now-child-hotline = Puede hablar sin dar su nombre. No es policía ni migración:
now-child-adult = También puede contarle a un adulto de confianza.
now-child-protection = Protección de menores, oficina del estado. Esta oficina avisa a la policía:
now-child-emergency = Peligro ahora. Policía, que puede trabajar con migración:
now-unclear-title = ¿Alguien le hace daño ahora?
now-unclear-yes = Sí: policía y ambulancia. Diga su idioma. No tiene que decir su estatus migratorio. En Mississippi la policía puede trabajar con agentes de migración.
now-unclear-no = No sé, o quiero hablar primero. No es policía ni migración. Pregunte qué comparten. Tal vez tengan que avisar a las autoridades si hay peligro ahora:
now-kind-danger = Me hacen daño
now-kind-self-harm = Quiero morir
now-kind-threat = Me amenazan
now-kind-child = Soy menor de 18
now-not-emergency = No es urgente

## Tarjetas de intérprete
card-title = Tarjetas de intérprete
card-text = Elija el idioma que habla en casa. La tarjeta se puede leer en voz alta o mostrar. Mejor que el intérprete no sea su patrón, su pareja ni un niño.
card-line = Hablo { $spoken_language }. Necesito un intérprete.
card-note = El intérprete puede ser gratis. Pídalo. La corte, el hospital y la policía a veces consiguen uno por teléfono.

## Idioma
language-title = Idioma
language-text = Elija un idioma. La guía lo recuerda 30 días, con un código y sin su nombre.

## Compartir
share-title = Compartir esta página
share-preview = Esto verán los demás:
share-chat = Enviar a un chat
share-telegram = Compartir en Telegram
share-copy-link = Copiar el enlace
share-text = Texto para SMS, WhatsApp
share-text-title = Mantenga el dedo en el texto para copiarlo:
share-text-opening = Información que puede servir:
share-message = Información que puede servir
share-safe = Comparta solo con personas de confianza. El enlace no muestra nada del tema.
share-chat-note = 'Enviar a un chat' manda un resumen de esta página, con el número para llamar.

## Mensajes que se mandan a otros chats con esta guía: en su primera línea, nunca una palabra del tema.
inline-first-line = Información gratis para quienes trabajan

## Más sobre una página
more-title = Más sobre esta página
more-sources = De dónde vienen los datos
more-source = { $name }, revisado el { $day }
more-share = Compartir esta página
more-about = Sobre esta guía
more-privacy = Privacidad

## Sobre la guía
about-title = Sobre { $name }
about-is = Una guía gratis para quienes trabajan en { $region }: derechos, pago, papeles y quién puede ayudar.
about-is-not = Es un programa. No es la policía, ni migración, ni un abogado. No puede decirle qué dice la ley en su caso; un abogado sí. Ninguna persona lee lo que usted escribe.
about-impostor = Nunca pide su nombre, una foto, papeles, dinero ni dónde está. Si un chat pide eso, no es esta guía.
about-checked = Los datos se revisaron por última vez el { $day }, en copias de páginas públicas; algunas son más viejas. Cada tema muestra sus fuentes en Más. Llame primero: los números y servicios pueden cambiar.
about-translation = La versión original es en inglés. Si ninguna persona ha revisado una traducción, la página lo dice.
about-ask = Para usarla, toque los botones o escriba unas pocas palabras, como: el patrón tiene mi pasaporte.

## Privacidad
privacy-title = Privacidad
privacy-keeps = La guía no guarda nombres, números ni textos. Por 48 horas como mucho recuerda, con un código, qué mensajes puede borrar. Su idioma: 30 días.
privacy-telegram = Telegram guarda este chat en su nube. Quien tenga su teléfono o su cuenta lo puede leer.
privacy-delete = 'Cerrar' y 'Borrar este chat' quitan los mensajes de las últimas 48 horas, también los suyos. Los más viejos se quedan. Después borre usted el chat en Telegram. Quien revise puede notar un chat vacío.
privacy-outside = Fuera de este chat pueden quedar: llamadas, textos, recibo del teléfono, fotos de pantalla, historial web y lo que copió.
privacy-safe-phone = Si alguien le revisa el teléfono, es mejor usar otro más seguro. No escriba aquí nombres, direcciones, ni su número de pasaporte o número A (A-number), ni mande fotos.

## Borrar y cerrar
clear-title = ¿Borrar los mensajes de este chat?
clear-text = Se borran los mensajes de las últimas 48 horas, también los suyos. Los más viejos se quedan: para esos, borre el chat en Telegram.
clear-yes = Borrar ahora
cleared = Listo.
leave-title = ¿Cerrar este chat?
leave-text = Se convierte en una página sobre el clima, y se borran los otros mensajes de las últimas 48 horas.
leave-yes = Cerrar ahora
everyday-home = Empezar

## Respuestas a lo que no es una pregunta
nothing-title = Sobre eso no hay nada aquí.
nothing-text = Esta guía sabe de trabajo, pago, papeles, derechos y seguridad. Pruebe otras palabras, o elija:
choices-title = ¿Cuál de estas es su pregunta?
refused-title = Esta guía no ayuda con eso.
refused-law = Quedarse con los papeles de alguien para que no se vaya es delito. También obligar a trabajar con deudas o amenazas.
refused-owes = El patrón debe devolver los papeles, pagar todas las horas y dejar que los trabajadores se vayan cuando quieran.
refused-where = Los patrones pueden preguntar cuánto deben a sus trabajadores. Contesta la oficina federal de Horas y Salarios:
received-title = Esto es un programa. Ninguna persona ve lo que mandó, y la guía no lo guarda.
received-text = El programa solo lee palabras. Escriba unas pocas palabras o toque abajo. Lo que mandó queda en este chat hasta que lo borre.
received-delete = Borrar lo que mandé
digits-text = Mandó un número largo. Es más seguro no dejarlo en el chat. Un toque lo borra.
late-title = La guía ya volvió.
late-text = La guía no pudo responder por un rato. Ya puede seguir.
late-go-on = Seguir
private-text = Esta guía solo habla en un chat privado.
private-open = Abrir el chat privado

## Comandos, como los muestra Telegram
command-start = Empezar
command-hotline = Hablar con alguien
command-topics = Todos los temas
command-language = Idioma
command-privacy = Privacidad
command-clear = Borrar este chat
command-help = Cómo funciona

## Lo que Telegram muestra antes de que se escriba nada: nunca una palabra del tema.
# El nombre, 64 letras como mucho; la descripción, 512; la corta, 120.
profile-name = { $name }
profile-description = Una guía gratis sobre el trabajo, el pago y las preguntas de cada día en { $region }. Toque Iniciar o escriba unas pocas palabras. Responde un programa; ninguna persona lee lo que usted escribe. Por favor, no escriba nombres.
profile-short = Una guía gratis sobre el trabajo y la vida diaria en { $region }. Responde un programa.
# Se ve en el campo donde alguien escribe después del nombre del bot, en cualquier chat.
inline-placeholder = Buscar en la guía

## Para cuando nada más funciona: texto simple, sin formato.
fallback-title = Puede hablar con alguien, día y noche:
fallback-text = No tiene que dar su nombre. No es policía ni migración. Pregunte qué comparten. Tal vez tengan que avisar a las autoridades si hay peligro ahora o para un menor. Si hay peligro ahora: { $emergency } (policía, que puede trabajar con agentes de migración).
flood-alert = Espere un momento, por favor. Para hablar con alguien, día y noche, ni policía ni migración: { $number }
