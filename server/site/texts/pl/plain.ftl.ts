export default `
# Draft. Not read by a native reader.

plain-go = Dalej bez skryptów
plain-warning-title = Przeglądarka nie pieczętuje
plain-warning-facts =
    Skrypty są wyłączone. Dlatego wiadomość pieczętuje nasz serwer, gdy ją otrzyma.
    W tej chwili mógłby przeczytać wszystko: wiadomość, pliki, osiem słów, odpowiedzi i to, kogo pominięto.
    Przechowuje tylko to, co zapieczętowane.
plain-warning-stronger = Bezpieczniej, jeśli możesz:
plain-warning-scripts = Wybierz tarczę obok adresu, potem Ustawienia, potem „Bezpieczniejszy” lub „Standardowy”. Następnie otwórz tę stronę ponownie.
plain-warning-pgp = Jeśli używasz OpenPGP: zaszyfruj wiadomość dla osób, które czytają, i wklej ją lub dołącz poniżej. Nasz serwer nadal mógłby przeczytać twoje słowa i odpowiedzi.
plain-offline-title = Zapieczętuj bez sieci
plain-offline-text = Na komputerze, którego używasz tylko ty, zapisz te dwa pliki. Otwórz stronę w przeglądarce Firefox lub Tor Browser, z wyłączoną siecią. Zapieczętuje wiadomość w pliku: dołącz go poniżej, bez niczego więcej. Nasz serwer nie może go przeczytać. Wszystkie trzy pliki zostają, dopóki ich nie usuniesz.
plain-offline-page = Strona
plain-offline-edition = Dzisiejsi czytający i ich klucze
plain-first = Najpierw daj mi słowa
plain-first-hint = Może trzeba będzie nagle wyjść? Weź teraz osiem słów, które otwierają odpowiedzi. Nic się przy tym nie wysyła.
plain-files-hint = Ten plik otwierało niewiele osób? Lepiej go opisz: może doprowadzić do tego, kto go miał. Pliki zawierają ukryte dane: miejsce, czas, urządzenie, nazwiska. Tutaj nie możemy ich usunąć. Duże przesyłki mogą zwrócić uwagę. Nie wysyłaj ich z domu ani z pracy. Powyżej 8 MB najpierw wyślij tekst, a pliki po nim.
plain-files-lost = Pliki nie zostały zachowane. Wybierz je ponownie.
plain-send = Wyślij, pieczętuje nasz serwer
plain-error-title = Błąd: {$title}
plain-not-sent = Nic jeszcze nie zostało wysłane
plain-words-text = Te osiem angielskich słów, w tej kolejności, otwiera odpowiedzi. Zachowaj je, a potem pisz poniżej.
plain-sent-words-text = Te osiem angielskich słów, w tej kolejności, otwiera odpowiedzi. Widać je tylko teraz.
plain-unreached = {$reader}: obecnie brak możliwości otwierania nowych wiadomości, także tej.
plain-check-text = Skrypty są wyłączone. Dlatego odpowiedzi otwiera za ciebie nasz serwer. W tej chwili mógłby je przeczytać, tak jak i osiem słów.
plain-older-shown = Pokazane są też starsze odpowiedzi.
plain-again-hint = Osiem słów idzie razem z wiadomością.
plain-sealed-text = Zapieczętowany plik czeka na naszym serwerze, który nie mógł go przeczytać. Mogą go otworzyć wybrane osoby.
plain-problems-age-name = Ten zapieczętowany plik ma teraz inną nazwę. Zostaw tę, z którą powstał: zaczyna się od edition-.
plain-problems-age-alone = Zapieczętowany plik idzie sam: opróżnij pole i nie dołączaj niczego więcej. To, co idzie obok, nasz serwer mógłby przeczytać.
plain-problems-age-damaged = Ten zapieczętowany plik nie jest cały. Sprawdź, czy to ten, który utworzyła strona.
plain-problems-age-old = Czytający lub ich klucze się zmienili. Zapisz oba pliki na nowo i zapieczętuj wiadomość ponownie.
plain-problems-files-large = To więcej, niż możemy przyjąć naraz. Wyślij najpierw sam tekst, potem pliki po jednym.
plain-problems-files-many = To za dużo plików naraz. Część wyślij w drugiej wiadomości.
plain-problems-slow = Połączenie milczało zbyt długo. Nic nie zostało wysłane: spróbuj ponownie.
plain-problems-pgp-key = To klucz OpenPGP, nie wiadomość. Nie zachowaliśmy go. Jeśli to klucz tajny, utwórz nowy.
plain-problems-pgp-plain = Ta wiadomość OpenPGP nie jest zaszyfrowana: każdy może ją przeczytać. Nie zachowaliśmy jej. Zaszyfruj ją dla osób, które czytają.
plain-problems-pgp-others = Ta wiadomość OpenPGP nie jest zaszyfrowana dla nikogo, kto tu czyta, więc nikt nie mógłby jej otworzyć. Nie zachowaliśmy jej. Sprawdź, jaki klucz wybrano.
plain-problems-pgp-damaged = Ta wiadomość OpenPGP jest uszkodzona lub ucięta. Skopiuj ją ponownie w całości.
`;
