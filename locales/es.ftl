# Las palabras de la guía en español. Los textos de los temas están en content/es/.
# { $name } y otros parecidos los llena el programa: déjelos como están.

language-name = Español

## Botones que están en casi todas las pantallas. Cortos: caben tres en una fila de un teléfono pequeño.
button-hotline = Hablar con alguien
button-close = Cerrar
button-copy = Copiar { $number }
button-back = ‹ Atrás
button-home = Inicio
button-sources = Fuentes
button-share = Enviar
button-topics = Más temas
button-language = Idioma
button-read = Leer más
button-page-next = Siguiente ›
button-page-before = ‹ Pág. anterior
button-read-in = Leer en español
button-clear = Borrar este chat

## Primera línea de los mensajes que se envían, como la muestra un teléfono bloqueado: nunca una palabra del tema.
opening = { $name }

## Inicio
home-title = Hola. Esta es { $name }, guía gratis para quienes trabajan.
home-what = No es la policía ni migración. Contesta un programa; ninguna persona lee lo que usted escribe.
home-names = Por favor, no escriba nombres.
home-safe = Si leer esto ahora es peligroso, toque Cerrar.
home-ask = Toque un botón o escriba unas palabras.
home-papers = Tienen mis papeles
home-pay = No me pagan
home-stuck = No puedo irme
home-young = Soy menor de 18
home-helper = Ayudo a alguien

## Grupos de temas
topics-title = Todos los temas
topics-text = Elija lo que más se parezca a lo suyo. También puede escribir su pregunta en pocas palabras.
group-danger = Corro peligro
group-pay = Mi trabajo y mi pago
group-forced = Fuerza o abuso
group-police = Migra, policía, cárcel
group-papers = Papeles y visas
group-family = Hijos, comida, salud
group-helping = Ayudar a otros
group-facts = Qué pasa y por qué
group-text = Elija un tema.
group-helping-text = ¿Es un menor? Si sospecha que lastiman, descuidan o venden a alguien de menos de 18 años, o que lo obligan a trabajar, la ley le obliga a llamar a protección de menores. Ellos tienen que decírselo a la policía. La mayoría de los adultos decide por sí misma: a un adulto pregúntele primero qué quiere.
topic-children-at-risk = Es un menor

## Temas
topic-page = Página { $page } de { $pages }
topic-checked = Juntamos esto en { $month } de { $year } de páginas públicas. Algunas tienen años: antes de decidir, pregunte si algo cambió.
topic-not-reviewed = Ninguna persona ha revisado todavía este texto.
topic-other-answers = Si no es lo que buscaba, abajo hay otras respuestas.
notice-gone = Esa página no está aquí. Esta es la más cercana.
notice-broken = Eso no funcionó. Puede empezar aquí.
notice-command = Esta guía no tiene ese comando. Puede tocar abajo o escribir unas palabras.

## Los días, como en: 25 de noviembre de 2026
day = { $day } de { $month } de { $year }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Contactos: quién está detrás de un número. Esto va junto a cada número.
label-none = No es policía ni migración.
label-state = Trabaja con la policía, y a veces la policía de Mississippi trabaja con migración.
label-state-immigration = Es una oficina del gobierno, no la policía. Tal vez le cuente a migración lo que sabe.
label-police = Es la policía. A veces la policía de Mississippi trabaja con migración.
label-prosecutor = Es una oficina de fiscales, y tiene un acuerdo para trabajar con migración.
label-immigration = Es parte del sistema de migración del gobierno.
contact-text = O mande un texto al { $number }, con una frase completa.
contact-text-word = O mande un texto al { $number } con la palabra { $word }.
contact-web = Página web

## Hablar con alguien
hotline-title = Hablar con alguien
hotline-text-to = O mande un mensaje de texto al { $number }. Escriba una frase completa, como "Necesito ayuda. ¿Es seguro escribir?"
hotline-chat = O pruebe el chat, en la página web de ellos
hotline-ask-first = No tiene que dar su nombre. Pregunte primero: "Si hablo con ustedes, ¿a quién se lo cuentan?" Si hay un menor en peligro, o si usted u otra persona corre peligro en ese momento, tal vez tengan que llamar a la policía o a protección de menores.
hotline-danger = Si corre peligro ahora, puede llamar al { $number }. Diga primero dónde está o qué ve. Después, "Spanish" o el nombre de su lengua. No tiene que decir si tiene papeles. A veces la policía de Mississippi trabaja con migración.
hotline-program = Esta guía es un programa. No puede llamar a nadie ni mandar ayuda.
hotline-now = Peligro ahora
hotline-lawyer = Un abogado
hotline-someone-else = Para otra persona
hotline-numbers = Más números
hotline-card = Pedir intérprete
hotline-what-happens = Qué pasa si llamo

## Para otra persona
someone-else-title = Ayuda para otra persona
someone-else-alone = Un adulto decide por sí mismo, menos si no se puede defender por su edad, una enfermedad o una discapacidad. Hable con la persona a solas, lejos del patrón o de la pareja, y pregúntele qué quiere.
someone-else-number = Puede darle este número, o llamar usted para pedir consejo. No diga cómo se llama la persona, porque lo que cuente puede llegar a la policía:
someone-else-no-rescue = No entre a sacar a la persona, no siga a nadie, no grabe y no discuta con el patrón. Eso puede empeorarle las cosas. También tiene que reportarle al estado si maltratan a un adulto que no se puede defender por su edad, una enfermedad o una discapacidad. El número está abajo, en "¿Debo reportarlo?".
someone-else-child = Si sospecha que a un menor de 18 años lo maltratan, lo obligan a trabajar o lo venden para sexo, tiene que llamar a protección de menores:
someone-else-danger = Si una vida corre peligro ahora, puede llamar al { $number }. A veces la policía de Mississippi trabaja con migración.

## Números según lo que necesita
numbers-title = Teléfonos, según lo que necesita
numbers-text = ¿Qué necesita?
need-violence = Violencia o abuso
need-mind = Ya no aguanto más
need-work = Pago y trabajo
need-visas = Visas de trabajo
need-children = Niños
need-shelter = Dónde dormir hoy
need-papers = Abogado y papeles
need-arrest = Arresto o cárcel
need-note = Los servicios cambian, así que llame o escriba antes de ir. Antes de contar lo que le pasó, pregunte: "Si hablo con ustedes, ¿a quién se lo cuentan?"

## Un abogado
lawyer-title = Hablar con un abogado
lawyer-text = Un abogado trabaja para usted. Pregúntele primero qué queda solo entre ustedes. En Mississippi, hasta un abogado tiene que llamar a protección de menores si un menor corre peligro. Si uno ya no puede tomar más casos, pruebe con el siguiente.
lawyer-notario = En este país un notario no es abogado. Tenga cuidado con quien vende visas.
lawyer-connect = Donde no hay número, { $hotline } le puede comunicar:

## Peligro ahora, según lo que pasa. Cada pantalla, 80 palabras como mucho.
now-danger-title = Si corre peligro ahora, puede llamar:
now-danger-interpreter = Diga primero dónde está o qué ve. Después, "Spanish" o su lengua. No tiene que decir si tiene papeles.
now-danger-police = Es la policía. A veces la policía de Mississippi trabaja con migración.
now-danger-hotline = O haga un plan con la línea nacional. No es policía ni migración. Si usted o un menor corre peligro, quizás tengan que llamar a la policía:
now-program = Este programa no puede mandar ayuda. Ninguna persona lee lo que escribe.
now-medical-title = Si hay fuego o un accidente, o alguien está muy mal, puede llamar:
now-medical-how = Diga primero dónde está. Después diga en inglés qué necesita: "fire" (bomberos), "ambulance" (ambulancia) o "police" (policía). Si no habla inglés, diga "Spanish" o el nombre de su lengua. No tiene que decir su estatus. No cuelgue.
now-assault-title = No es su culpa. Si corre peligro ahora, puede llamar:
now-assault-line = O hable con la línea RAINN contra la violencia sexual. No es policía ni migración. Si tiene menos de 18 años, quizás tengan que reportarlo:
now-partner-title = Si su pareja está por lastimarle, puede llamar:
now-partner-line = O haga un plan con la línea contra la violencia en la pareja. Contestan de día y de noche. No son policía ni migración:
now-child-told-title = Si un menor corre peligro ahora, puede llamar:
now-child-told-how = Diga primero dónde está el menor. No tiene que decir el estatus de nadie.
now-child-told-protection = La ley dice que también hay que llamar a protección de menores. Se lo dice a la policía, que a veces trabaja con migración:
now-someone-else-title = Si otra persona corre peligro ahora, puede llamar:
now-someone-else-how = Diga primero dónde está la persona. No tiene que decir el estatus de nadie.
now-someone-else-hotline = Si no hay peligro en este momento, pida consejo a la línea nacional, sin nombres. No es policía ni migración. Si un menor o alguien corre peligro, quizás tengan que decírselo a la policía:
now-self-harm-title = Su vida vale mucho. Puede hablar con alguien ahora:
now-self-harm-how = Para español, marque 2. No son policía ni migración. Quizás manden ayuda de emergencia.
now-self-harm-emergency = Si ya tomó algo o corre peligro, puede pedir una ambulancia. Quizás venga la policía, que a veces trabaja con migración:
now-self-harm-other = Si alguien le lastima, la línea nacional ayuda. No es policía ni migración. Si usted o un menor corre peligro, quizás llamen a la policía:
now-threat-title = Una amenaza así puede ir contra la ley. No es su culpa. Puede llamar a la línea nacional:
now-threat-hotline = No es policía ni migración. Si usted o un menor corre peligro, quizás llamen a la policía.
now-threat-lawyer = O a abogados gratis (tampoco son policía ni migración). Diga "Spanish". Si le obligan a trabajar, dígalo primero:
now-threat-emergency = Si están por lastimarle, puede llamar a la policía, que a veces trabaja con migración:
now-child-title = No es su culpa. Quien le ayude quizás llame a la policía o a protección de menores, pero este programa no.
now-child-hotline = Puede llamar a la línea nacional sin dar nombre. No es policía ni migración:
now-child-adult = O cuéntele a un adulto de confianza.
now-child-protection = O llame a protección de menores. Ellos deben decírselo a la policía, que a veces trabaja con migración:
now-child-emergency = Si corre peligro, puede llamar a la policía:
now-unclear-title = Si le lastimaron o corre peligro, puede llamar:
now-unclear-yes = Mandan policía o ambulancia. Diga primero dónde está o qué ve, y después "Spanish" o su lengua. No tiene que decir si tiene papeles. A veces la policía de aquí trabaja con migración.
now-unclear-no = O hable primero con la línea nacional. No es policía ni migración. Si usted o un menor corre peligro, quizás tengan que llamar a la policía:
now-kind-danger = Me lastiman
now-kind-medical = Fuego o accidente
now-kind-someone-else = Es otra persona
now-kind-self-harm = Me quiero morir
now-kind-threat = Me amenazan
now-kind-child = Soy menor de 18
now-not-emergency = No es urgente
alert-line = ¿Alguien le lastima ahora? Toque el botón rojo.

## Tarjetas de intérprete
card-title = Tarjetas de intérprete
card-text = Elija el idioma o la lengua que habla en casa. Puede leer la tarjeta en voz alta o enseñarla. Es mejor que no le interprete su patrón, su pareja ni un niño.
card-line = Hablo { $spoken_language }. Necesito un intérprete.
card-note = Pida un intérprete, porque a veces es gratis. La corte, el hospital y la policía muchas veces lo consiguen por teléfono.

## Idioma
language-title = Idioma
language-text = Elija un idioma. La guía lo recuerda 30 días, sin su nombre.

## Enviar
share-guide-title = Enviar esta guía
share-title = Enviar esta página
share-preview = Esto verán los demás:
share-chat = Enviar a un chat
share-telegram = Enviar por Telegram
share-copy-link = Copiar el enlace
share-text = Texto para SMS, WhatsApp
share-text-shows-subject = Este texto muestra de qué trata. Quien vea el teléfono puede leerlo.
share-text-copy = Para copiarlo, toque el texto o deje el dedo encima.
share-shows-subject = El texto y la tarjeta sí muestran de qué trata esta página.
share-whatsapp = Enviar por WhatsApp
share-text-opening = Información para trabajadores, gratis.
share-message = Información para trabajadores, gratis
share-safe = Envíe esto solo a personas de confianza. El enlace no muestra nada del tema.

## Mensajes que se mandan a otros chats con esta guía: en su primera línea, nunca una palabra del tema.
inline-first-line = Información gratis para quienes trabajan

## Más sobre una página
more-title = De dónde viene esta página
more-sources = Los datos vienen de páginas públicas:
more-source = { $name }, copia leída el { $day }
more-about = Sobre esta guía
more-privacy = Privacidad

## Sobre la guía
about-title = Sobre { $name }
about-is = Es una guía gratis para quienes trabajan en { $region }. Habla de derechos, pago, papeles y de quién puede ayudar.
about-is-not = Es un programa. No es la policía, ni migración, ni un abogado. No puede decirle qué dice la ley en su caso; un abogado sí. Ninguna persona lee lo que usted escribe.
about-impostor = Nunca le pide su nombre, una foto, papeles, dinero ni dónde está. Si un chat le pide eso, no es esta guía.
about-checked = Los datos vienen de copias guardadas de páginas públicas. Las leímos el { $day } o después, pero algunas son de hace años. No hemos llamado a los números. Las leyes, los números y los servicios cambian: pregunte otra vez antes de decidir algo. Para ver de dónde salió cada tema, toque { button-sources } en su página.
about-translation = La guía se escribió primero en inglés. Si ninguna persona ha revisado una traducción, la página lo dice.
about-ask = Para usarla, toque los botones o escriba unas palabras, por ejemplo: el patrón tiene mi pasaporte.

## Privacidad
privacy-title = Privacidad
privacy-keeps = La guía no guarda nombres, ni números, ni lo que usted escribe. Recuerda su idioma 30 días, la última página que vio 10 minutos y, por 48 horas como mucho, qué mensajes puede borrar. Guarda eso con un código, no con su nombre.
privacy-telegram = Telegram guarda este chat en su nube. Lo puede leer quien tenga su teléfono o entre en su cuenta.
privacy-delete = 'Cerrar' y 'Borrar este chat' borran los mensajes de las últimas 48 horas, también los suyos. Los más viejos se quedan: después borre usted el chat en Telegram. Quien le revise el teléfono puede notar un chat vacío.
privacy-outside = En el teléfono pueden quedar otras cosas: las llamadas, los mensajes de texto, el recibo del teléfono, las capturas de pantalla, las páginas que abrió y lo que copió.
privacy-safe-phone = Si alguien le revisa el teléfono, use otro más seguro si puede. No escriba aquí nombres, direcciones, su número de pasaporte ni su número A (A-number), y no mande fotos.

## Borrar y cerrar
clear-title = ¿Borrar los mensajes de este chat?
clear-text = Se borran los mensajes de las últimas 48 horas, también los suyos. Los más viejos se quedan hasta que borre el chat en Telegram.
clear-yes = Borrar ahora
cleared = Listo.
deleted-text = Eso quedó borrado. Si mandó más, toque el mismo botón debajo de cada respuesta. Lo que todavía vea, bórrelo en Telegram.
leave-title = ¿Cerrar este chat?
leave-text = En su lugar queda una página sobre el clima, y se borran los otros mensajes de las últimas 48 horas.
leave-yes = Cerrar ahora
everyday-home = Empezar

## Respuestas a lo que no es una pregunta
nothing-title = No encontramos una página sobre eso.
nothing-text = Esta guía sabe de trabajo, pago, papeles, derechos y seguridad. Escríbalo con otras palabras, o elija:
choices-title = ¿Cuál de estas es su pregunta?
refused-title = Esta guía no ayuda con eso.
refused-law = Es un delito quedarse con los papeles de alguien para que no se vaya, u obligar a trabajar con deudas o amenazas.
refused-owes = El patrón tiene que devolver los papeles, pagar todas las horas y dejar que la gente se vaya del trabajo cuando quiera.
refused-where = Si es patrón, puede preguntar cuánto debe en la oficina de Horas y Salarios:
received-title = Esto es un programa. Ninguna persona ve lo que mandó, y la guía no lo guarda.
received-text = El programa solo lee palabras. Escriba unas palabras o toque abajo. Lo que mandó queda en este chat hasta que lo borre.
received-delete = Borrar lo que mandé
digits-text = Mandó un número largo. Es más seguro no dejarlo en el chat. Con un toque se borra.
flood-text = Llegaron muchos mensajes a la vez; por eso esta guía no contestará por medio minuto. Después puede seguir.
late-title = La guía ya volvió.
late-text = No pudo responder por un rato. Ya puede seguir.
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
profile-description = Una guía gratis sobre el trabajo, el pago y las preguntas de cada día en { $region }. Toque Iniciar o escriba unas palabras. Contesta un programa; ninguna persona lee lo que usted escribe. Por favor, no escriba nombres.
profile-short = Una guía gratis sobre el trabajo y la vida diaria en { $region }. Contesta un programa.
# Se ve en el campo donde alguien escribe después del nombre del bot, en cualquier chat.
inline-placeholder = Buscar en la guía

## Para cuando nada más funciona: texto simple, sin formato.
fallback-title = Puede hablar con alguien, de día y de noche:
fallback-text = No son policía ni migración. No tiene que dar su nombre. Pregunte primero: "Si hablo con ustedes, ¿a quién se lo cuentan?" Si hay un menor en peligro, o si usted u otra persona corre peligro en ese momento, tal vez tengan que llamar a la policía o a protección de menores. Si corre peligro ahora, puede llamar al { $emergency }: es la policía, que a veces trabaja con migración.
flood-alert = Espere un momento, por favor. Si quiere hablar con alguien, contestan de día y de noche y no son policía ni migración: { $number }

# What people type after a screen, separated by commas: yes and no to the question about danger, more of a page.
typed-yes = si, sí, simon, claro, claro que si, así es, si ahora, si ayuda, si por favor, sí señor, ajá, de acuerdo
typed-no = no, nel, ahorita no, nadie, no gracias, todavía no, estoy bien, no hay peligro, no pasa nada
typed-more = más, mas por favor, siguiente, sigue, siga, continuar, continúe, y luego, que más, y que más, página siguiente

# Under lines in a language that the guide is not written in yet.
other-language-unreviewed = Ninguna persona ha revisado todavía las líneas de arriba.
