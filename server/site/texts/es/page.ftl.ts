export default `
# Draft. Not read by a native reader.

demonstration = Demostración. No envíe nada real.
leave = Salir ya
back = Atrás
languages = Idiomas

start-headline = Cuéntenos, sin decir quién es
start-run-by = {$name} lleva esta línea.
start-write = Escribir ahora
start-guide = Guiarme
start-check = Ver si hay respuesta
start-emergency = ¿En peligro ahora?
start-know = Conviene saber
start-facts =
    Usted elige quién lee. Lo que envía queda sellado solo para esas personas.
    Nadie lee esto en directo. Una respuesta puede tardar siete días.
    Este sitio no guarda nada en este dispositivo. Si sale, su texto desaparece.
    «Salir ya» oculta esta página al instante. También pulsar Escape tres veces. Después cierre Tor Browser.
start-more = Antes de empezar: qué es esto y qué no puede hacer

waiting-title = Preparando
waiting-text = Si esto sigue aquí más de unos segundos, los scripts están desactivados en su navegador. Esto funciona también sin ellos, pero con menos seguridad: entonces es nuestro servidor el que sella su mensaje, no su navegador.
waiting-how = Más seguro: en Tor Browser, elija el escudo junto a la dirección, luego Configuración, luego «Más seguro» o «Estándar». Después abra esta página de nuevo.
errors = Mire esto primero

write-title = ¿Qué quiere contar?
write-title-further = Escribir de nuevo
write-message = Su mensaje
write-message-hint = Qué pasó, cuándo y qué desea. Sus palabras pueden mostrar quién es: deje fuera lo que solo usted podría saber.
write-readers = ¿Quién puede leerlo?
write-readers-hint = Solo las personas marcadas aquí pueden abrirlo.
write-readers-hint-further = Están marcadas las personas que le han escrito aquí. Nadie más, salvo que usted marque a alguien.
write-readers-alone = Si marca a una sola persona, nadie más puede leerlo mientras esté ausente.
write-readers-see = También ven a quién dejó fuera, para no contárselo por error.
write-other-group = Otras personas
write-replies = ¿Quiere poder leer una respuesta?
write-replies-yes = Sí
write-replies-yes-hint = Recibe ocho palabras para guardar. Abren sus respuestas.
write-replies-no = Sin respuestas, nada que guardar
write-replies-no-hint = Su mensaje cuenta igual.
write-next = Continuar

keep-title-words = Sus ocho palabras
keep-title-send = Todo listo para enviar
keep-not-sent = Todavía no se ha enviado nada.
keep-words = Estas ocho palabras inglesas abren sus respuestas, en este orden.
keep-facts =
    No tenemos copia. Nadie puede recuperarlas.
    Quien las tenga puede leer y escribir en su lugar.
    Bastan las cuatro primeras letras de cada una.
keep-stay =
    { $days ->
        [one] Las respuestas quedan {$days} día.
        [many] Las respuestas quedan {$days} de días.
       *[other] Las respuestas quedan {$days} días.
    }
keep-practise = Practicarlas
keep-practise-hint = Escríbalas sin mirar. Las palabras de arriba se ocultan mientras tanto.
keep-practise-label = Las ocho palabras, de memoria
keep-practise-check = Comparar
keep-nowhere = ¿Ningún lugar seguro para ellas? Vuelva atrás y elija «Sin respuestas».
keep-none = No hay nada que guardar. No podremos responderle.
keep-further = Las mismas ocho palabras de antes abren las respuestas.
keep-send-words = He guardado mis palabras. Enviar
keep-send = Enviar

sent-title = Enviado
sent-text = Su mensaje está sellado y espera en nuestro servidor. Estas personas pueden abrirlo:
sent-when = Busque una respuesta dentro de unos siete días.
sent-words = Sus ocho palabras ya no están en esta pantalla.
sent-more = Añadir algo
sent-finish = Salir de esta página

check-title = Ver si hay respuesta
check-codename = Sus ocho palabras
check-codename-hint = En su orden, con espacios entre ellas. Las mayúsculas no importan. Bastan las cuatro primeras letras de cada una.
check-look = Buscar una respuesta
check-lost = ¿Perdió sus palabras? Nadie puede recuperarlas.
check-lost-link = Escribir de nuevo, y decir que ya escribió antes
check-other = ¿Sus palabras ya no son seguras? ¿O prefiere que no actuemos? Busque primero una respuesta y luego elija «{replies-again}»: allí puede decirlo.
check-same = Buscar una respuesta envía tanto como un mensaje, así que las dos cosas parecen iguales.

replies-title = Respuestas
replies-none = Todavía no hay respuesta.
replies-none-hint = ¿Escribió después de los días de abajo? Su mensaje espera, sellado. Si esperaba una respuesta, revise cada palabra: rara vez, una palabra equivocada parece un buzón vacío.
replies-found = Cada una fue firmada por la persona nombrada, y su navegador lo ha comprobado.
replies-collected = Lo que se ha recogido
replies-opened = Lo que se ha abierto
replies-opened-hint = Un indicio, no una prueba: cualquiera que lea lo que usted envía podría hacerlo.
replies-again = Escribir de nuevo
replies-older = Buscar también respuestas más antiguas
replies-careful = ¿Anotó lo que necesita? Entonces salga de esta página.

left-title = Página vacía
left-text = Aquí no hay nada. Puede cerrar esta ventana.
left-again = No se envió nada. Vuelva atrás, espere un minuto e inténtelo de nuevo.

cover-text = Hace un rato que nadie usa esta página.
cover-show = Seguir

files-summary = Añadir archivos
files-label = Archivos
files-hints =
    ¿Pocas personas abrieron este archivo? Mejor descríbalo: puede llevar a quien lo tenía.
    Los archivos guardan datos ocultos: lugar, hora, dispositivo, nombres. De las imágenes JPEG, PNG y WebP los quitamos.
    Un envío grande puede notarse. No lo haga desde casa ni desde el trabajo.
files-keep-names = Conservar los nombres de los archivos
files-keep-names-hint = Si no, llegan como photo-1, file-2.
files-large = Es grande. Puede notarse y puede cortarse. Mejor: envíe primero el texto y después los archivos.
files-text-first = Enviar primero el texto
files-wait = Sus archivos esperan aquí. Cuando el texto esté enviado, elija «{sent-more}».
files-remove = Quitar
files-cancel = Detener el envío
`;
