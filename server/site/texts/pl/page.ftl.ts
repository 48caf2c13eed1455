export default `
# Draft. Not read by a native reader.

demonstration = Pokaz. Nie wysyłaj niczego prawdziwego.
leave = Wyjdź teraz
back = Wstecz
languages = Języki

start-headline = Opowiedz nam, nie mówiąc, kim jesteś
start-run-by = Tę linię prowadzi {$name}.
start-write = Napisz teraz
start-guide = Poprowadź mnie
start-check = Sprawdź, czy jest odpowiedź
start-emergency = Grozi ci teraz niebezpieczeństwo?
start-know = Warto wiedzieć
start-facts =
    To ty wybierasz, kto czyta. Wiadomość jest zapieczętowana tylko dla tych osób.
    Nikt nie czyta tego na żywo. Odpowiedź może przyjść po siedmiu dniach.
    Ta strona niczego nie zapisuje na tym urządzeniu. Jeśli wyjdziesz, tekst zniknie.
    „Wyjdź teraz” od razu ukrywa tę stronę. Tak samo trzykrotne naciśnięcie Escape. Potem zamknij Tor Browser.
start-more = Zanim zaczniesz: co to jest i czego nie potrafi

waiting-title = Przygotowanie
waiting-text = Jeśli to trwa dłużej niż kilka sekund, skrypty w przeglądarce są wyłączone. Strona działa też bez nich, ale mniej bezpiecznie: wtedy wiadomość pieczętuje nasz serwer, a nie przeglądarka.
waiting-how = Bezpieczniej: w Tor Browser wybierz tarczę obok adresu, potem Ustawienia, potem „Bezpieczniejszy” lub „Standardowy”. Następnie otwórz tę stronę ponownie.
errors = Najpierw spójrz na to

write-title = Co chcesz powiedzieć?
write-title-further = Napisz ponownie
write-message = Wiadomość
write-message-hint = Co się stało, kiedy i czego oczekujesz. Twoje słowa mogą zdradzić, kim jesteś: pomiń to, co możesz wiedzieć tylko ty.
write-readers = Kto może to przeczytać?
write-readers-hint = Otworzyć ją mogą tylko osoby zaznaczone tutaj.
write-readers-hint-further = Zaznaczone są osoby, które tu do ciebie napisały. Nikt inny, chyba że kogoś zaznaczysz.
write-readers-alone = Jeśli zaznaczysz tylko jedną osobę, pod jej nieobecność nikt inny tego nie przeczyta.
write-readers-see = Widzą też, kogo pominięto, żeby przez pomyłkę im nie powiedzieć.
write-other-group = Inni
write-replies = Czy chcesz móc przeczytać odpowiedź?
write-replies-yes = Tak
write-replies-yes-hint = Dostaniesz osiem słów do zachowania. Otwierają one odpowiedzi.
write-replies-no = Bez odpowiedzi, nic do zachowania
write-replies-no-hint = Twoja wiadomość i tak się liczy.
write-next = Dalej

keep-title-words = Twoje osiem słów
keep-title-send = Gotowe do wysłania
keep-not-sent = Nic jeszcze nie zostało wysłane.
keep-words = Te osiem angielskich słów, w tej kolejności, otwiera odpowiedzi.
keep-facts =
    Nie mamy kopii. Nikt nie może ich odzyskać.
    Każdy, kto je ma, może czytać i pisać jako ty.
    Wystarczą pierwsze cztery litery każdego słowa.
keep-stay =
    { $days ->
        [one] Odpowiedzi są dostępne przez {$days} dzień.
        [few] Odpowiedzi są dostępne przez {$days} dni.
        [many] Odpowiedzi są dostępne przez {$days} dni.
       *[other] Odpowiedzi są dostępne przez {$days} dnia.
    }
keep-practise = Przećwicz je
keep-practise-hint = Napisz je z pamięci, bez patrzenia. Słowa powyżej są w tym czasie ukryte.
keep-practise-label = Osiem słów, z pamięci
keep-practise-check = Porównaj
keep-nowhere = Nie masz ich gdzie bezpiecznie przechować? Wróć i wybierz „Bez odpowiedzi”.
keep-none = Nie ma nic do zachowania. Nie możemy odpowiedzieć.
keep-further = Odpowiedzi otwiera te same osiem słów co wcześniej.
keep-send-words = Mam zachowane słowa. Wyślij
keep-send = Wyślij

sent-title = Wysłano
sent-text = Wiadomość jest zapieczętowana i czeka na naszym serwerze. Mogą ją otworzyć te osoby:
sent-when = Zajrzyj po odpowiedź za około siedem dni.
sent-words = Twoich ośmiu słów nie ma już na tym ekranie.
sent-more = Dodaj coś
sent-finish = Opuść tę stronę

check-title = Sprawdź, czy jest odpowiedź
check-codename = Twoje osiem słów
check-codename-hint = We właściwej kolejności, oddzielone spacjami. Wielkość liter nie ma znaczenia. Wystarczą pierwsze cztery litery każdego słowa.
check-look = Szukaj odpowiedzi
check-lost = Słowa przepadły? Nikt nie może ich odzyskać.
check-lost-link = Napisz od nowa i zaznacz, że to kolejna wiadomość
check-other = Słowa nie są już bezpieczne? A może mamy nie działać w tej sprawie? Najpierw poszukaj odpowiedzi, potem wybierz „{replies-again}”: tam można to zaznaczyć.
check-same = Szukanie odpowiedzi wysyła tyle samo co wiadomość, więc z zewnątrz wygląda to tak samo.

replies-title = Odpowiedzi
replies-none = Nie ma jeszcze odpowiedzi.
replies-none-hint = Wiadomość jest późniejsza niż dni poniżej? W takim razie czeka, zapieczętowana. Jeśli odpowiedź powinna już być, sprawdź każde słowo: rzadko, ale bywa, że błędne słowo wygląda jak pusta skrzynka.
replies-found = Każdą podpisała wymieniona osoba, a przeglądarka to sprawdziła.
replies-collected = Co zostało odebrane
replies-opened = Co zostało otwarte
replies-opened-hint = To wskazówka, nie dowód: mógłby ją stworzyć każdy, kto czyta twoje wiadomości.
replies-again = Napisz ponownie
replies-older = Szukaj też starszych odpowiedzi
replies-careful = Masz już to, czego potrzebujesz? Opuść tę stronę.

left-title = Pusta strona
left-text = Nic tu nie ma. Możesz zamknąć to okno.
left-again = Nic nie zostało wysłane. Wróć, poczekaj minutę i spróbuj ponownie.

cover-text = Od pewnego czasu nikt nie używa tej strony.
cover-show = Wróć do niej

files-summary = Dodaj pliki
files-label = Pliki
files-hints =
    Ten plik otwierało niewiele osób? Lepiej go opisz: może doprowadzić do tego, kto go miał.
    Pliki zawierają ukryte dane: miejsce, czas, urządzenie, nazwiska. Z obrazów JPEG, PNG i WebP je usuwamy.
    Duże przesyłki mogą zwrócić uwagę. Nie wysyłaj ich z domu ani z pracy.
files-keep-names = Zachowaj nazwy plików
files-keep-names-hint = Inaczej przyjdą jako photo-1, file-2.
files-large = To dużo. Może zwrócić uwagę i może się przerwać. Lepiej: najpierw wyślij tekst, a pliki po nim.
files-text-first = Najpierw wyślij tekst
files-wait = Pliki czekają tutaj. Gdy tekst zostanie wysłany, wybierz „{sent-more}”.
files-remove = Usuń
files-cancel = Zatrzymaj wysyłanie
`;
