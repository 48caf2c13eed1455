export default `
# Draft. Not read by a native reader.

about-title = Zanim zaczniesz
about-what = Co to jest
about-what-text = Formularz i skrzynka, którą mogą otworzyć tylko wybrane przez ciebie osoby. Prowadzi ją {$name}. Nikt nie czyta na żywo.
about-who = Kto czyta
about-who-text = Wybierasz po nazwie podczas pisania. Na początku zaznaczono: {$groups}. Nikogo więcej.
about-can = Co jest chronione
about-level-standard = Przeglądarka działa na poziomie Standardowym i pieczętuje na miejscu.
about-level-safer = Przeglądarka działa na poziomie Bezpieczniejszym i pieczętuje na miejscu. Trudniej ją też zaatakować.
about-level-safest = Skrypty w przeglądarce są wyłączone, tak jak na poziomie Najbezpieczniejszym.
about-can-facts =
    Przeglądarka pieczętuje wiadomość, zanim ją wyśle. Otworzyć ją mogą tylko osoby, które wybierzesz.
    Nasz serwer nie może przeczytać wiadomości. Dzięki Tor nie widzi też, gdzie jesteś.
    Na tym urządzeniu nic się nie zapisuje: żadnych ciasteczek, żadnego konta.
    Wysłanie wiadomości i szukanie odpowiedzi pobierają to samo i wysyłają tyle samo.
about-cannot = Czego to nie potrafi
about-cannot-facts =
    Twoje słowa mogą zdradzić, kim jesteś.
    Kto obserwuje to urządzenie, może widzieć wszystko. Klawiatury mogą zapamiętywać, co piszesz.
    Osoby, które czytają, mogą to przekazać dalej.
    Nie da się ukryć, że na urządzeniu jest Tor Browser, ani pobranych plików, ani programów szpiegujących.
    Kto przejąłby nasz serwer, mógłby zmienić działanie tej strony.
    Duże pliki mogą zwrócić uwagę.
    Nie możemy wysłać pomocy.
about-safer-text = Na poziomie Bezpieczniejszym strona działa tak samo dobrze.
about-genuine = Czy to właściwa linia?
about-genuine-text = Porównaj adres powyżej, każdą literę, i te dwanaście słów z plakatem albo z miejscem, z którego znasz tę linię. Słowa te oznaczają klucz, który poręcza za wszystkich czytających. Jeśli coś się nie zgadza, nie pisz tutaj.

questions-offer = Czy pomogłyby pytania? Odpowiadaj po kolei, część po części.
questions-part = Część {$n} z {$of}. Możesz zostawić puste, co chcesz.
questions-skip = Pomiń tę część
questions-left-out = Niezaznaczone z powodu twojej odpowiedzi. Zaznacz, jeśli ta osoba mimo to może czytać.
questions-gist = Czy można przekazać sedno sprawy: {$group}?
questions-gist-hint = Sedno mówi, co ważne, słowami czytających, bez tego, co zdradza, kim jesteś. Brak odpowiedzi oznacza, że nic nie zostanie przekazane.
questions-gist-yes = Tak
questions-gist-ask = Najpierw mnie zapytajcie
questions-gist-no = Nie

choices-lost-words-label = To kolejna wiadomość, ale nie mam już swoich słów
choices-lost-words-hint = Zaczynasz od nowa: nikt nie może odzyskać słów ani udowodnić, że obie wiadomości są twoje. Powiedz tylko tyle, by można było znaleźć pierwszą. Nie powtarzaj jej treści.
choices-withdrawn-label = Proszę nie działać na podstawie mojego zgłoszenia
choices-withdrawn-hint = Czytający zobaczą to jako pierwsze. Mogli już coś zrobić, a gdy komuś grozi niebezpieczeństwo, prawo może nie dać im wyboru. Tego, co przeczytane, nie da się cofnąć.
choices-move-label = Moje słowa nie są już bezpieczne. Proszę o nowe
choices-move-hint = Nowe odpowiedzi trafią tylko do nowych słów. Kto widział stare, nadal może czytać to, co do nich wysłano. To dowodzi, że ktoś ma oba zestawy, nie kto.

help-title = Pomoc
help-link = Pomoc: urządzenia, zdjęcia, co pominąć
help-shared-title = Wspólny telefon lub dom
help-shared-facts =
    Mało czasu? Wystarczy jedno pole. Resztę można dodać innego dnia.
    Tor Browser widać w telefonie. To, co zapiszesz, zostaje w pobranych plikach i kopiach zapasowych.
    Trzymaj słowa tam, gdzie nikt inny nie zagląda, albo wybierz „Bez odpowiedzi”.
help-own-title = Własny komputer
help-own-facts =
    Najlepiej: własny komputer, publiczne Wi-Fi, telefon zostawiony w domu.
    Nigdy urządzenie ani sieć z pracy: mogą być obserwowane.
help-library-title = Komputer w bibliotece lub u znajomych
help-library-facts =
    Inni mogą widzieć ekran, a kamery mogą widzieć ciebie.
    Ta strona otwiera się tylko w Tor Browser, na który wiele miejsc nie pozwala.
help-leave-out-title = Co pominąć
help-leave-out-facts =
    To, co możesz wiedzieć tylko ty.
    Swój sposób mówienia: pisz krótko i prosto.
    Ten plik otwierało niewiele osób? Lepiej go opisz.
help-photos-title = Zdjęcia
help-photos-facts =
    Mogą ukrywać miejsce, czas i telefon.
    Spójrz jeszcze raz: twarze, pokoje, lustra, odbicia.
    Tylko ty możesz być autorem zdjęcia? Lepiej je opisz.
    Twoja własna kopia zostaje na tym urządzeniu i w jego kopiach zapasowych.
help-leaving-facts =
    Od razu ukrywa tę stronę. Niewysłany tekst przepada. Potem zamknij Tor Browser.
help-leaving-scripts = Trzykrotne naciśnięcie Escape działa tak samo.
help-leaving-no-scripts = Bez skryptów, przy użyciu klawiatury, strona jest widoczna, aż pojawi się pusta.

keys-title = Klucze
keys-link = Kto czyta, i klucze
keys-text = Dla tych, którzy wolą sprawdzić. Dla wszystkich jednakowe.
keys-root = Klucz, który poręcza za wszystkich
keys-readers = Kto czyta
keys-pgp = Klucz OpenPGP
keys-roster = Lista numer {$epoch}, z dnia {$day}. Kończy się {$expires}.
keys-notes = Same podpisane noty
keys-roster-note = Ta lista
keys-head-note = Najnowsze wydanie
keys-notes-text = To, co wymienia, leży pod /f/ i swoim skrótem.
`;
