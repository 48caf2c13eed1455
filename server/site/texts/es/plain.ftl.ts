export default `
# Draft. Not read by a native reader.

plain-go = Seguir sin scripts
plain-warning-title = Su navegador no está sellando
plain-warning-facts =
    Los scripts están desactivados. Por eso nuestro servidor sella su mensaje cuando llega.
    En ese momento podría leerlo todo: su mensaje, sus archivos, sus ocho palabras, las respuestas y a quién dejó fuera.
    Solo guarda lo que está sellado.
plain-warning-stronger = Más seguro, si puede:
plain-warning-scripts = Elija el escudo junto a la dirección, luego Configuración, luego «Más seguro» o «Estándar». Después abra esta página de nuevo.
plain-warning-pgp = Si usa OpenPGP: cifre su mensaje para las personas que leen y péguelo o adjúntelo abajo. Nuestro servidor aún podría leer sus palabras y las respuestas.
plain-offline-title = Sellar sin red
plain-offline-text = En un ordenador que solo usted use, guarde estos dos archivos. Abra la página en Firefox o Tor Browser, sin red. Sella su mensaje en un archivo: adjúntelo abajo, solo. Nuestro servidor no puede leerlo. Los tres archivos quedan hasta que los borre.
plain-offline-page = La página
plain-offline-edition = Quién lee hoy, y las claves
plain-first = Denme primero mis palabras
plain-first-hint = ¿Podría tener que irse deprisa? Tome ahora las ocho palabras que abren sus respuestas. Con esto no se envía nada.
plain-files-hint = ¿Pocas personas abrieron este archivo? Mejor descríbalo: puede llevar a quien lo tenía. Los archivos guardan datos ocultos: lugar, hora, dispositivo, nombres. Aquí no podemos quitarlos. Un envío grande puede notarse. No lo haga desde casa ni desde el trabajo. Por encima de 8 MB, envíe primero el texto y después los archivos.
plain-files-lost = Sus archivos no se guardaron. Elíjalos de nuevo.
plain-send = Enviar, sellado por nuestro servidor
plain-error-title = Error: {$title}
plain-not-sent = Todavía no se ha enviado nada
plain-words-text = Estas ocho palabras inglesas abren sus respuestas, en este orden. Guárdelas y luego escriba abajo.
plain-sent-words-text = Estas ocho palabras inglesas abren sus respuestas, en este orden. Solo se muestran ahora.
plain-unreached = {$reader} no puede abrir mensajes nuevos por ahora, y no puede abrir este.
plain-check-text = Los scripts están desactivados. Por eso nuestro servidor abre las respuestas por usted. En ese momento podría leerlas, y también sus ocho palabras.
plain-older-shown = Se muestran también las respuestas más antiguas.
plain-again-hint = Sus ocho palabras van con el mensaje.
plain-sealed-text = Su archivo sellado espera en nuestro servidor, que no pudo leerlo. Las personas que eligió pueden abrirlo.
plain-problems-age-name = Este archivo sellado ahora tiene otro nombre. Conserve el nombre con que se hizo: empieza por edition-.
plain-problems-age-alone = Un archivo sellado va solo: vacíe el recuadro y no adjunte nada más. Nuestro servidor podría leer lo que lo acompañe.
plain-problems-age-damaged = Este archivo sellado no está entero. Mire si es el que hizo la página.
plain-problems-age-old = Las personas que leen o sus claves han cambiado. Guarde de nuevo los dos archivos y selle otra vez su mensaje.
plain-problems-files-large = Es más de lo que podemos recibir de una vez. Envíe primero el texto solo y después los archivos, uno por uno.
plain-problems-files-many = Son demasiados archivos de una vez. Envíe algunos en un segundo mensaje.
plain-problems-slow = La conexión estuvo en silencio demasiado tiempo. No se envió nada: inténtelo de nuevo.
plain-problems-pgp-key = Esto es una clave OpenPGP, no un mensaje. No la guardamos. Si es su clave secreta, haga una nueva.
plain-problems-pgp-plain = Este mensaje OpenPGP no está cifrado: cualquiera puede leerlo. No lo guardamos. Cífrelo para las personas que leen.
plain-problems-pgp-others = Este mensaje OpenPGP no está cifrado para nadie que lea aquí, así que nadie podría abrirlo. No lo guardamos. Mire qué clave eligió.
plain-problems-pgp-damaged = Este mensaje OpenPGP está dañado o cortado. Cópielo entero de nuevo.
`;
