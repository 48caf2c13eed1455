export default `
# Draft. Not read by a native reader.

script-files-plan = Sellado y rellenado, saldrán {$size}. Por Tor, tarda unos {$time}.
script-files-quick = Sellado y rellenado, saldrán {$size}: menos de un minuto por Tor.
script-file-remove = Quitar {$name}
script-files-looking = Todavía estamos mirando sus archivos.
script-files-unanswered = Marque «{script-picture-as-is}», o quite la imagen.
script-picture-clean = Quitar lo que lleva oculto
script-picture-hint = Se quitan lugar, hora y dispositivo; la imagen queda. Si son pruebas, desmárquelo: también pueden llevar hasta usted.
script-picture-as-is = Enviarla tal como está
script-picture-failed = No pudimos quitar los datos ocultos de esta. Puede decir lugar, hora y dispositivo.
script-carries-pdf = Un PDF suele nombrar autor y dispositivo. No podemos quitarlo.
script-carries-office = Los documentos nombran autores y pueden guardar texto anterior. No podemos quitarlo.
script-carries-media = Las grabaciones suelen guardar lugar, hora y dispositivo, y voces. No podemos quitarlo.
script-carries-photo = Estas imágenes suelen guardar lugar, hora y dispositivo. No podemos quitarlo.
script-carries-other = Esto puede guardar nombres y lugares. No podemos quitarlo.
script-sending-percent = Sellando y enviando. Quédese en esta página. Ha llegado el {$n} por ciento.
script-sending-left = Faltan unos {$time}.
script-sending-end = Todo ha llegado. Espere, por favor.
script-refused-unsent = Aún no se ha enviado: se perdió la conexión. Aquí no se pierde nada: espere un poco y pulse el botón otra vez. Sigue donde se quedó.
script-refused-unknown = La conexión se perdió justo al final. Puede que haya llegado. Pulse el botón otra vez: no puede llegar dos veces.
script-refused-stopped = Detenido. No se envió. Aquí no se pierde nada.
script-refused-file-unreadable = No se envió. Uno de sus archivos no se pudo leer. Quítelo, o elíjalo otra vez.
script-refused-too-large = No se envió. Es demasiado grande para nuestro servidor. Envíe menos archivos, o más pequeños.
script-error-title = Mire esto: {$title}
script-room =
    { $n ->
        [one] Cabe alrededor de {$n} carácter más
        [many] Caben alrededor de {$n} de caracteres más
       *[other] Caben alrededor de {$n} caracteres más
    }
script-room-over =
    { $n ->
        [one] Sobra alrededor de {$n} carácter. Envíe el resto en un segundo mensaje.
        [many] Sobran alrededor de {$n} de caracteres. Envíe el resto en un segundo mensaje.
       *[other] Sobran alrededor de {$n} caracteres. Envíe el resto en un segundo mensaje.
    }
script-room-waiting = Está llegando la lista de quienes leen
script-reader-left-out = Sin marcar porque usted respondió: {$answer}. Marque si aun así puede leerlo.
script-reader-new = Nombre nuevo: no le ha escrito aquí.
script-reader-added = Nombre nuevo en esta lista.
script-reader-unreachable = No puede abrir mensajes nuevos por ahora.
script-message-missing = Escriba unas palabras.
script-message-long = Acorte un poco el mensaje. Puede enviar el resto en un segundo.
script-readers-missing = Marque al menos a una persona que pueda leerlo.
script-readers-unreachable = Ninguna de las personas marcadas puede abrir mensajes nuevos por ahora. Marque a otra, o vuelva más tarde.
script-codename-missing = Escriba sus ocho palabras.
script-word-unknown = La palabra {$n} no está en la lista. Mire sus letras.
script-word-unknown-near = La palabra {$n} no está en la lista. ¿Quería decir «{$word}»?
script-collected = {$reader} ha recogido los mensajes enviados antes del {$day}.
script-collected-nothing = {$reader} todavía no ha recogido ningún mensaje.
script-collected-former = {$reader} ya no lee aquí.
script-lost = Lo que envió solo a {$reader} entre el {$first} y el {$last} no se puede abrir: envíelo de nuevo.
script-lost-former = Lo que envió solo a {$reader} después del {$day} no se recogió: envíelo de nuevo, a otra persona.
script-lost-former-all = Lo que envió solo a {$reader} no se recogió: envíelo de nuevo, a otra persona.
script-opened = {$reader} abrió un mensaje suyo el {$day}.
script-reply-incomplete = Una parte de esta respuesta aún no ha llegado. Mire otra vez mañana.
script-reply-conflicting = Esta persona ha publicado dos textos distintos como una sola respuesta. Se muestran ambos. Tenga cuidado con los dos.
script-practice-right = Las ocho son correctas.
script-practice-differs = La palabra {$n} es distinta.
script-practice-missing = Falta la palabra {$n}.
script-sealing = Sellando su mensaje
script-sending = Enviando. Quédese en esta página.
script-opening = Abriendo. Tarda uno o dos segundos.
script-fetching = Buscando lo nuevo
script-edition-late = Los mensajes se están recogiendo más tarde de lo habitual. No espere si está en peligro.
script-edition-stopped = Nadie ha recogido mensajes desde hace semanas, así que hoy no tomamos nuevos. No es por usted.
script-edition-expired = La lista de quienes leen en esta línea ha terminado, así que hoy no tomamos mensajes nuevos. No es por usted.
script-edition-nobody = Hoy nadie puede abrir mensajes nuevos, así que no tomamos ninguno. No es por usted.
script-edition-not-open = Esta línea aún no está abierta. Vuelva otro día.
script-edition-restored = Nuestro servidor se está instalando de nuevo, así que ahora no tomamos mensajes. No se envió nada. Vuelva dentro de unas horas. No es por usted.
script-edition-moving = Nuestro servidor se está mudando, así que ahora no tomamos mensajes. No se envió nada. Vuelva dentro de una hora. No es por usted.
script-edition-closed = Esta línea se ha cerrado definitivamente y ya no toma mensajes. No se envió nada. Las respuestas aún se pueden leer aquí por un tiempo. No es por usted.
script-edition-unreachable = No llegó la lista más reciente de quienes leen. Compruebe la conexión; esta página lo intenta de nuevo cuando usted sigue.
script-edition-refused = La lista de quienes leen no se pudo comprobar, así que no se puede enviar nada desde aquí. Avise a quien lleva la línea, por otro medio.
script-refused-network = Se perdió la conexión. Aquí no se pierde nada: espere un poco y pulse el botón otra vez.
script-refused-busy = Nuestro servidor está ocupado. Aquí no se pierde nada: espere un minuto e inténtelo de nuevo.
script-refused-full = Nuestro servidor está lleno por ahora. Aquí no se pierde nada: inténtelo mañana.
script-refused-changed = Han cambiado las personas que leen. Mire otra vez quién puede leer y siga.
script-refused-codename-words = No son ocho palabras. Mire si falta una o si está repetida.
script-refused-codename-check = Estas palabras no van juntas. Busque un error en alguna o en su orden.
script-refused-other = No ha funcionado, y no es por usted. Aquí no se pierde nada: inténtelo de nuevo, o abra la página otra vez.
`;
