export default `
# Draft. Not read by a native reader.

about-title = Antes de empezar
about-what = Qué es esto
about-what-text = Un formulario y un buzón que solo pueden abrir las personas que usted elige. Lo lleva {$name}. Nadie lo lee en directo.
about-who = Quién lee
about-who-text = Usted elige, por nombre, mientras escribe. Marcado al principio: {$groups}. Nadie más.
about-can = Qué está protegido
about-level-standard = Su navegador está en el nivel Estándar y sella aquí mismo.
about-level-safer = Su navegador está en el nivel Más seguro y sella aquí mismo. Además es más difícil de atacar.
about-level-safest = Los scripts están desactivados en su navegador, como en el nivel El más seguro.
about-can-facts =
    Su navegador sella su mensaje antes de que salga. Solo las personas que usted elige pueden abrirlo.
    Nuestro servidor no puede leer su mensaje. Gracias a Tor, no puede ver dónde está.
    No se guarda nada en este dispositivo: ni cookies ni cuenta.
    Enviar un mensaje y buscar una respuesta descargan lo mismo y envían la misma cantidad.
about-cannot = Qué no puede hacer
about-cannot-facts =
    Sus palabras pueden mostrar quién es.
    Quien vigile este dispositivo puede verlo todo. Los teclados pueden aprender lo que escribe.
    Las personas que leen podrían contarlo.
    No puede ocultar que Tor Browser está en este dispositivo, ni descargas, ni programas espía.
    Quien tomara el control de nuestro servidor podría cambiar lo que hace esta página.
    Los archivos grandes pueden llamar la atención.
    No podemos enviar ayuda.
about-safer-text = En el nivel Más seguro, esta página funciona igual de bien.
about-genuine = ¿Es esta la línea correcta?
about-genuine-text = Compare la dirección de arriba, cada letra, y estas doce palabras con el cartel, o con el lugar donde supo de esta línea. Las palabras representan la clave que responde por todas las personas que leen. Si algo no coincide, no escriba aquí.

questions-offer = ¿Le ayudarían unas preguntas? Respóndalas parte por parte.
questions-part = Parte {$n} de {$of}. Deje vacío lo que quiera.
questions-skip = Saltar esta parte
questions-left-out = Sin marcar por lo que usted respondió. Marque si aun así puede leerlo.
questions-gist = ¿Se puede contar lo esencial a: {$group}?
questions-gist-hint = Lo esencial dice lo que importa, en palabras de quienes leen, sin lo que muestra quién es usted. Si no responde nada, no se transmite nada.
questions-gist-yes = Sí
questions-gist-ask = Pregúntenme antes
questions-gist-no = No

choices-lost-words-label = Escribí antes, pero perdí mis palabras
choices-lost-words-hint = Esto empieza de nuevo: nadie puede recuperar las palabras ni probar que los dos mensajes son suyos. Diga solo lo justo para que se encuentre el primero. No repita lo que decía.
choices-withdrawn-label = Por favor, no actúen a partir de mi aviso
choices-withdrawn-hint = Quienes leen ven esto lo primero. Puede que ya hayan actuado y, si alguien está en peligro, la ley puede no dejarles otra opción. Lo leído no se puede desleer.
choices-move-label = Mis palabras ya no son seguras. Denme otras nuevas
choices-move-hint = Las respuestas nuevas van solo a las palabras nuevas. Quien haya visto las antiguas aún puede leer lo que se envió a ellas. Prueba que alguien tiene ambas, no quién.

help-title = Ayuda
help-link = Ayuda: dispositivos, fotos, qué callar
help-shared-title = Un teléfono o una casa que comparte
help-shared-facts =
    ¿Poco tiempo? Basta con un recuadro. Puede añadir más otro día.
    Tor Browser se ve en el teléfono. Lo que guarde queda en sus descargas y copias de seguridad.
    Guarde sus palabras donde nadie más mire, o elija «Sin respuestas».
help-own-title = Su propio ordenador
help-own-facts =
    Lo mejor: su propio ordenador, en una wifi pública, con el teléfono en casa.
    Nunca un dispositivo o una red del trabajo: pueden estar vigilados.
help-library-title = El ordenador de una biblioteca o de una amistad
help-library-facts =
    Otras personas pueden ver la pantalla, y las cámaras pueden verle.
    Esta página solo se abre en Tor Browser, que muchos lugares no permiten.
help-leave-out-title = Qué callar
help-leave-out-facts =
    Lo que solo usted podría saber.
    Su manera de hablar: escriba corto y sencillo.
    ¿Pocas personas abrieron este archivo? Mejor descríbalo.
help-photos-title = Fotos
help-photos-facts =
    Pueden esconder el lugar, la hora y el teléfono.
    Mire otra vez: caras, habitaciones, espejos, reflejos.
    ¿Solo usted pudo hacerla? Mejor descríbala.
    Su propia copia queda en este dispositivo y en sus copias de seguridad.
help-leaving-facts =
    Oculta esta página al instante. El texto sin enviar se pierde. Después cierre Tor Browser.
help-leaving-scripts = Pulsar Escape tres veces hace lo mismo.
help-leaving-no-scripts = Sin scripts, desde un teclado, esta página sigue visible hasta que llega la vacía.

keys-title = Claves
keys-link = Quién lee, y las claves
keys-text = Para quien quiera comprobar. Lo mismo para todo el mundo.
keys-root = La clave que responde por todas las demás
keys-readers = Quién lee
keys-pgp = Clave OpenPGP
keys-roster = Lista número {$epoch}, del {$day}. Termina el {$expires}.
keys-notes = Las notas firmadas
keys-roster-note = Esta lista
keys-head-note = La edición más reciente
keys-notes-text = Lo que nombra está en /f/ y su huella.
`;
