export default `
# Draft. Not read by a native reader.

script-files-plan = Po zapieczętowaniu i dopełnieniu wyjdzie {$size}. Przez Tor zajmie to około {$time}.
script-files-quick = Po zapieczętowaniu i dopełnieniu wyjdzie {$size}: przez Tor mniej niż minutę.
script-file-remove = Usuń {$name}
script-files-looking = Pliki są jeszcze sprawdzane.
script-files-unanswered = Zaznacz „{script-picture-as-is}” albo usuń obraz.
script-picture-clean = Usuń to, co w nim ukryte
script-picture-hint = Znikną miejsce, czas i urządzenie; obraz zostanie. Jeśli są dowodem, odznacz: mogą też doprowadzić do ciebie.
script-picture-as-is = Wyślij bez zmian
script-picture-failed = Z tego obrazu nie udało się usunąć ukrytych danych. Może zdradzać miejsce, czas i urządzenie.
script-carries-pdf = PDF często zdradza autora i urządzenie. Nie możemy tego usunąć.
script-carries-office = Dokumenty zdradzają autorów i mogą zawierać wcześniejszy tekst. Nie możemy tego usunąć.
script-carries-media = Nagrania często zawierają miejsce, czas i urządzenie, a także głosy. Nie możemy tego usunąć.
script-carries-photo = Takie obrazy często zawierają miejsce, czas i urządzenie. Nie możemy tego usunąć.
script-carries-other = Ten plik może zawierać nazwiska i miejsca. Nie możemy tego usunąć.
script-sending-percent = Pieczętowanie i wysyłanie. Zostań na tej stronie. Dotarło {$n} procent.
script-sending-left = Pozostało około {$time}.
script-sending-end = Wszystko dotarło. Poczekaj chwilę.
script-refused-unsent = Jeszcze nie wysłano: połączenie zostało przerwane. Nic tu nie przepadło: poczekaj chwilę i naciśnij przycisk ponownie. Wysyłanie ruszy od miejsca, w którym stanęło.
script-refused-unknown = Połączenie zostało przerwane na samym końcu. Wiadomość mogła dotrzeć. Naciśnij przycisk ponownie: nie może dotrzeć dwa razy.
script-refused-stopped = Zatrzymano. Nie wysłano. Nic tu nie przepadło.
script-refused-file-unreadable = Nie wysłano. Jednego z plików nie udało się odczytać. Usuń go albo wybierz jeszcze raz.
script-refused-too-large = Nie wysłano. To za dużo dla naszego serwera. Wyślij mniej plików albo mniejsze.
script-error-title = Spójrz: {$title}
script-room =
    { $n ->
        [one] Zmieści się jeszcze około {$n} znak
        [few] Zmieszczą się jeszcze około {$n} znaki
        [many] Zmieści się jeszcze około {$n} znaków
       *[other] Zmieści się jeszcze około {$n} znaku
    }
script-room-over =
    { $n ->
        [one] Za długie o około {$n} znak. Resztę wyślij w drugiej wiadomości.
        [few] Za długie o około {$n} znaki. Resztę wyślij w drugiej wiadomości.
        [many] Za długie o około {$n} znaków. Resztę wyślij w drugiej wiadomości.
       *[other] Za długie o około {$n} znaku. Resztę wyślij w drugiej wiadomości.
    }
script-room-waiting = Pobieranie listy czytających
script-reader-left-out = Niezaznaczone z powodu odpowiedzi: {$answer}. Zaznacz, jeśli ta osoba mimo to może czytać.
script-reader-new = Nowa pozycja: tu jeszcze do ciebie nie pisano.
script-reader-added = Nowa pozycja na liście.
script-reader-unreachable = Obecnie bez możliwości otwierania nowych wiadomości.
script-message-missing = Napisz kilka słów.
script-message-long = Skróć nieco wiadomość. Resztę można wysłać w drugiej.
script-readers-missing = Zaznacz co najmniej jedną osobę, która może to przeczytać.
script-readers-unreachable = Nikt z zaznaczonych nie może obecnie otwierać nowych wiadomości. Zaznacz kogoś innego albo wróć później.
script-codename-missing = Wpisz swoje osiem słów.
script-word-unknown = Słowa {$n} nie ma na liście. Sprawdź jego litery.
script-word-unknown-near = Słowa {$n} nie ma na liście. Czy chodziło o „{$word}”?
script-collected = {$reader}: odebrano wiadomości wysłane przed {$day}.
script-collected-nothing = {$reader}: nie odebrano jeszcze żadnych wiadomości.
script-collected-former = {$reader} już tu nie czyta.
script-lost = Tego, co między {$first} a {$last} wysłano wyłącznie do: {$reader}, nie da się otworzyć. Wyślij to ponownie.
script-lost-former = To, co po {$day} wysłano wyłącznie do: {$reader}, nie zostało odebrane. Wyślij to ponownie, do kogoś innego.
script-lost-former-all = To, co wysłano wyłącznie do: {$reader}, nie zostało odebrane. Wyślij to ponownie, do kogoś innego.
script-opened = {$reader}: otwarto twoją wiadomość {$day}.
script-reply-incomplete = Część tej odpowiedzi jeszcze nie dotarła. Zajrzyj jutro.
script-reply-conflicting = Ta osoba opublikowała dwa różne teksty jako jedną odpowiedź. Pokazane są oba. Do obu podchodź ostrożnie.
script-practice-right = Wszystkie osiem się zgadza.
script-practice-differs = Słowo {$n} jest inne.
script-practice-missing = Brakuje słowa {$n}.
script-sealing = Pieczętowanie wiadomości
script-sending = Wysyłanie. Zostań na tej stronie.
script-opening = Otwieranie. To potrwa sekundę lub dwie.
script-fetching = Pobieranie nowości
script-edition-late = Wiadomości są odbierane później niż zwykle. Nie czekaj, jeśli grozi ci niebezpieczeństwo.
script-edition-stopped = Od tygodni nikt nie odbiera wiadomości, więc dziś nie przyjmujemy nowych. To nie przez ciebie.
script-edition-expired = Lista czytających na tej linii wygasła, więc dziś nie przyjmujemy nowych wiadomości. To nie przez ciebie.
script-edition-nobody = Dziś nikt nie może otwierać nowych wiadomości, więc żadnej nie przyjmujemy. To nie przez ciebie.
script-edition-not-open = Ta linia nie jest jeszcze otwarta. Wróć innego dnia.
script-edition-restored = Nasz serwer jest uruchamiany na nowo, więc teraz nie przyjmujemy wiadomości. Nic nie zostało wysłane. Wróć za kilka godzin. To nie przez ciebie.
script-edition-moving = Nasz serwer jest przenoszony, więc teraz nie przyjmujemy wiadomości. Nic nie zostało wysłane. Wróć za godzinę. To nie przez ciebie.
script-edition-closed = Ta linia została zamknięta na stałe i nie przyjmuje już wiadomości. Nic nie zostało wysłane. Odpowiedzi można tu jeszcze przez pewien czas czytać. To nie przez ciebie.
script-edition-unreachable = Najnowsza lista czytających nie dotarła. Sprawdź połączenie; strona spróbuje ponownie, gdy przejdziesz dalej.
script-edition-refused = Listy czytających nie udało się sprawdzić, więc stąd nic nie można wysłać. Powiadom inną drogą tego, kto prowadzi linię.
script-refused-network = Połączenie zostało przerwane. Nic tu nie przepadło: poczekaj chwilę i naciśnij przycisk ponownie.
script-refused-busy = Nasz serwer jest zajęty. Nic tu nie przepadło: poczekaj minutę i spróbuj ponownie.
script-refused-full = Nasz serwer jest chwilowo pełny. Nic tu nie przepadło: spróbuj jutro.
script-refused-changed = Czytający się zmienili. Spójrz jeszcze raz, kto może czytać, i przejdź dalej.
script-refused-codename-words = To nie jest osiem słów. Sprawdź, czy któregoś nie brakuje lub czy się nie powtarza.
script-refused-codename-check = Te słowa do siebie nie pasują. Poszukaj pomyłki w którymś z nich albo w kolejności.
script-refused-other = Nie udało się i to nie przez ciebie. Nic tu nie przepadło: spróbuj ponownie albo otwórz stronę na nowo.
`;
