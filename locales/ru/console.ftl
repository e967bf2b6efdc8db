# Слова консоли модераторов, /app/moderation. Их загружают только модераторы.

## Везде

alert-crisis = Кто-то может быть в опасности. Откройте очередь
alert-overdue = Что-то ждёт слишком долго. Откройте очередь
alert-urgent = Ждёт срочное. Откройте очередь
console-more = Ещё здесь
somebody = кто-то
found-begin = [найдено:
found-end = ]
veil-lift = Показать слова
span-minutes =
    { $count ->
        [one] { $count } минута
        [few] { $count } минуты
       *[many] { $count } минут
    }
span-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }
span-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
days-ago =
    { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
       *[many] { $count } дней назад
    }

## Очередь

queue-parts = Какая часть очереди
queue-open = Ждут
queue-mine = Мои
queue-done = Решено
queue-none-open = Ничего не ждёт. Спасибо.
queue-none-mine = Вы ничего не взяли.
queue-none-done = Решений пока нет.
queue-fresh =
    { $count ->
        [one] { $count } новое. Показать
        [few] { $count } новых. Показать
       *[many] { $count } новых. Показать
    }
kind-report = Жалоба
kind-rule_hit = Заметило правило
kind-held = Задержанное сообщение
kind-approval = Просит впустить
kind-appeal = Просьба пересмотреть
kind-raid = Включился режим наплыва
level-green = Когда будет время
level-amber = Скоро
level-red = Срочно
level-crisis = Кто-то может быть в опасности
due-minutes =
    { $count ->
        [one] Ответить за { $count } минуту
        [few] Ответить за { $count } минуты
       *[many] Ответить за { $count } минут
    }
due-hours =
    { $count ->
        [one] Ответить за { $count } час
        [few] Ответить за { $count } часа
       *[many] Ответить за { $count } часов
    }
due-days =
    { $count ->
        [one] Ответить за { $count } день
        [few] Ответить за { $count } дня
       *[many] Ответить за { $count } дней
    }
overdue-minutes =
    { $count ->
        [one] Просрочено на { $count } минуту
        [few] Просрочено на { $count } минуты
       *[many] Просрочено на { $count } минут
    }
overdue-hours =
    { $count ->
        [one] Просрочено на { $count } час
        [few] Просрочено на { $count } часа
       *[many] Просрочено на { $count } часов
    }
overdue-days =
    { $count ->
        [one] Просрочено на { $count } день
        [few] Просрочено на { $count } дня
       *[many] Просрочено на { $count } дней
    }

## Одно дело

item = Дело
item-in-room = { $what }: { $room }
item-words = Что было сказано
item-this = об этом
item-earlier =
    { $count ->
        [one] Показать ещё { $count } сообщение до этого
        [few] Показать ещё { $count } сообщения до этого
       *[many] Показать ещё { $count } сообщений до этого
    }
item-reports =
    { $count ->
        [one] { $count } жалоба
        [few] { $count } жалобы
       *[many] { $count } жалоб
    }
item-rules = Что говорят правила
item-history = Что решали раньше
item-decisions = Решения здесь
item-gone = Это уже решил кто-то другой.
item-decided = Готово
item-decided-keep = Всё остаётся как есть. Кто пожаловался, узнает, что это прочитали.
item-decided-told = Тем, кого это касается, сообщили.
item-next = Дальше
item-to-queue = К очереди
approval-what = { $name } ждёт, чтобы впустили. В комнатах об этом человеке ещё никто не знает.
raid-item-what = Пришло сразу много новых людей, и режим наплыва включился сам. Посмотрите на волну и выключите режим, когда всё пройдёт.
claim = Кто этим занят
claim-what = Пока никто. Возьмите дело, чтобы двое не делали одно и то же.
claim-take = Беру
claim-mine = Дело у вас.
claim-of = Занят человек: { $name }.
claim-until = До { $at }, потом дело снова свободно.
claim-let-go = Вернуть
hand-over = Передать
hand-over-what = Когда слишком тяжело или ваше время вышло. Объяснять не нужно.
hand-over-here = сейчас здесь
hand-over-nobody = Передать некому. Можно вернуть дело: оно подождёт следующего.
category-danger = Кто-то может быть в опасности
category-selling = Продажа или поиск наркотиков
category-threat = Угроза
category-hate = Ненависть
category-sexual = Сексуальное
category-privacy = Чужое имя, адрес или номер
category-dosing = Дозы или медицинские советы
category-harassment = Не оставляет в покое
category-triggering = Тяжело читать
category-spam = Реклама или повторы
category-other = Другое

## Решение

verdicts-label = Решить
verdict-keep = Оставить
verdict-release = Пропустить
verdict-decline = Отклонить
verdict-remove = Убрать
verdict-cover = Закрыть пометкой
verdict-refuse = Отказать
verdict-admit = Впустить
verdict-turn_away = Не впускать
verdict-warn = Предупредить
verdict-mute = Без права писать
verdict-observe = Только читать
verdict-put_out = Вывести из комнаты
verdict-suspend = Приостановить
verdict-ban = Закрыть доступ
verdict-lift = Снять
verdict-uphold = Решение в силе
verdict-overturn = Отменить решение
verdict-step = Другие меры
turn-away-sure = Человека не впустят, аккаунт будет удалён. Отменить это нельзя.
verdict-done-keep = Оставлено
verdict-done-release = Пропущено
verdict-done-decline = Отклонено
verdict-done-remove = Убрано
verdict-done-cover = Закрыто пометкой
verdict-done-refuse = Не пропущено правилом
verdict-done-admit = Вход открыт
verdict-done-turn_away = Во входе отказано
verdict-done-warn = Предупреждение
verdict-done-mute = Без права писать
verdict-done-observe = Только чтение
verdict-done-put_out = Вне комнаты
verdict-done-suspend = Аккаунт приостановлен
verdict-done-ban = Доступ закрыт
verdict-done-lift = Мера снята
verdict-done-uphold = Решение в силе
verdict-done-overturn = Решение отменено
decision-by-rule = правило
cover-about = Что написать в пометке?
topic-use = Употребление
topic-overdose = Передозировка
topic-self_harm = Самоповреждение, суицид
topic-violence = Насилие
topic-sexual = Секс, сексуальное насилие
topic-death = Смерть, утрата
topic-other = Тяжело читать
reason-why = Почему?
reason-after = Человек узнает причину, когда вы её назовёте. В { $at } ему придёт общая причина.
reason-label = Причина
reason-own-words = Своими словами
reason-guidelines = Не так, как мы договорились
reason-selling = Продажа или поиск наркотиков
reason-dosing = Дозы или медицинские советы
reason-privacy = Имя, адрес или номер человека
reason-hate = Ненависть
reason-harassment = Не оставляет в покое
reason-threat = Угроза
reason-sexual = Сексуальное
reason-spam = Реклама или повторы
reason-triggering = Другим тяжело читать
reason-crosstalk = Ответ на чужое высказывание
reason-elsewhere = Уводит людей отсюда
reason-raid = Часть наплыва
reason-repeated = Снова, после разговора
reason-reconsidered = Пересмотрено
reason-they-read = Человек прочтёт на своём языке:
reason-words = Что добавить
reason-words-hint = Доброжелательно и коротко. Человек прочтёт это так, как вы написали.
reason-send = Отправить причину
note-internal = Только для команды
note-internal-hint = Человек этого никогда не увидит.

## Меры

step-title = Меры: { $name }
step-which = Что сделать: { $name }
step-warning = Предупреждение
step-warning-what = Только слова. Ничего не отнимается.
step-mute = Без права писать
step-mute-what = Можно читать и получать помощь, но не писать.
step-observe = Только читать
step-observe-what = Можно читать и отвечать тихими знаками.
step-removal = Вывести из комнаты
step-removal-what = Человек выходит из этой комнаты и до срока не возвращается.
step-suspension = Приостановить
step-suspension-what = До срока войти нельзя.
step-ban = Закрыть доступ
step-ban-what = Войти больше нельзя.
step-where = Где?
step-only-room = Только здесь: { $room }
step-everywhere = Во всём сообществе
step-in-a-room = В одной комнате
step-how-long = На какой срок?
step-endless = Без срока
step-until = До { $at }
step-and-words = А сообщение?
step-words-stay = Остаётся как есть
step-take = { $step }: применить
step-lift = Снять
step-lift-sure = Снять сейчас
step-lifted = Снято { $at }

## Пересмотр

appeal-what = Что было решено
appeal-says = Что говорит человек
appeal-says-nothing = Больше ничего не написано.
appeal-own = Это о вашем собственном решении
appeal-own-what = Смотрит тот, кто в нём не участвовал. Вы узнаете, чем кончилось.
appeal-anew = Решить заново
appeal-anew-what = Читайте так, будто ещё ничего не решено. Это не оценка того, кто решал первым.
appeal-answer = Ваш ответ
appeal-uphold-what = Решение остаётся. Скажите почему, чтобы его можно было понять.
appeal-overturn-what = Всё, что можно, возвращается: сообщение снова видно, мера снята.
appeal-send = Отправить ответ
appeal-waiting = просят пересмотреть
appeal-upheld = оставлено после пересмотра
appeal-overturned = отменено после пересмотра

## История человека

history = История
history-what = Что было решено, и ничего о личной жизни.
history-decisions = Решения
history-no-decisions = Решений о нём не было.
history-past = Меры, которые закончились
history-invited-by = Приглашение от { $name }.
member-strikes =
    { $count ->
        [0] За последние 90 дней решений против него не было.
        [one] { $count } решение против него за последние 90 дней.
        [few] { $count } решения против него за последние 90 дней.
       *[many] { $count } решений против него за последние 90 дней.
    }
member-sanctions = Что действует сейчас
notes = Заметки команды
notes-what = Их читают модераторы, сам человек не видит. Пишите то, что поможет следующему модератору, и ничего о здоровье.
note-new = Новая заметка
note-add = Добавить заметку

## Правила

rules = Правила
rules-what = Наборы, проба текста, как работает каждое правило
rules-explained = Каждое сообщение проходит через эти правила до того, как его увидит кто-то ещё.
packs = Наборы
pack = Набор
pack-rules =
    { $count ->
        [one] { $count } правило
        [few] { $count } правила
       *[many] { $count } правил
    }
pack-edited = изменён здесь
pack-mode = Что ему можно
mode-on = Включён
mode-on-what = Правила делают то, что в них сказано.
mode-notify = Только сообщать
mode-notify-what = Предлагает помощь и сообщает модераторам. Ничего не скрывает, не держит и не останавливает.
mode-shadow = В тени
mode-shadow-what = Считается, но ничего не происходит.
mode-off = Выключен
mode-off-what = Его не спрашивают. Правила о кризисе по-прежнему предлагают помощь.
pack-explained = Набор — простой текст, который может прочесть модератор. Проверьте перед сохранением: набор с ошибкой не принимается, остаётся прежний.
pack-text = Текст набора
pack-check = Проверить
pack-restore = Вернуть тот, что был с сервером
pack-restore-sure = Заменить написанное здесь
pack-checked = Всё верно: все примеры сошлись.
pack-save = Сохранить и применить
pack-saved = Сохранено. Уже действует.
pack-discard = Отбросить изменения
pack-restored = Это ваш прежний черновик. Он ещё не сохранён.
pack-overtaken = Этот набор тем временем изменил кто-то другой
pack-overtaken-what = Скопируйте написанное, загрузите страницу снова и перенесите в новый текст.
pack-faults =
    { $count ->
        [one] { $count } ошибка. Набор не принят.
        [few] { $count } ошибки. Набор не принят.
       *[many] { $count } ошибок. Набор не принят.
    }
pack-fault-at = Строка { $line }, знак { $column }
try = Проба текста
try-what = Что скажут правила, и взгляд на последние дни
try-explained = Ничего из этого не публикуется, не считается и не хранится.
try-draft = Спрашиваются ваши несохранённые изменения. Ничего не публикуется, не считается и не хранится.
try-text = Текст
try-known = Автор здесь давно
try-direct = В личной беседе
try-do = Спросить правила
tried-allow = Выходит как есть
tried-help = Выходит, автору предлагается помощь
tried-cover = Выходит под пометкой
tried-mask = Выходит, но часть закрыта
tried-flag = Выходит, и на него посмотрит модератор
tried-hold = Ждёт модератора
tried-block = Не выходит
tried-and-help = Автору предлагается помощь.
tried-masked = Другие прочтут:
tried-rules = Какие правила сработали
tried-shadows = Правила в тени
action-allow = Ничего
action-help = Предлагает помощь
action-cover = Закрывает пометкой
action-mask = Закрывает часть
action-flag = Сообщает модератору
action-hold = Задерживает
action-block = Останавливает
replay = Взгляд назад
replay-what = Что действующие правила нашли бы в сообщениях последних дней.
replay-draft = Что ваши несохранённые изменения нашли бы в сообщениях последних дней.
replay-days = Дней
replay-hint = От 1 до 90. Только сообщения в комнатах, личные беседы никогда. Каждый автор считается новым.
replay-do = Посмотреть
replay-running = Читаем… это может занять полминуты.
replay-done = Прочитано сообщений: { $texts }.
replay-cut = Их было больше; самые старые не вошли.
replay-none = Ничего бы не нашлось.
replay-found =
    { $count ->
        [one] { $count } сообщение
        [few] { $count } сообщения
       *[many] { $count } сообщений
    }
replay-samples =
    { $count ->
        [one] Показать { $count } пример
        [few] Показать { $count } примера
       *[many] Показать { $count } примеров
    }
counts = Как работает каждое правило
counts-what = Как часто срабатывало и как часто ошибалось
counts-explained = Правило, которое часто отменяют, нужно исправить. То, что молчит всегда, можно убрать.
counts-order = Порядок
counts-order-wrong = Сначала те, что чаще ошибаются
counts-order-often = Сначала те, что чаще срабатывают
counts-order-silent = Сначала те, что молчат
counts-none = Действующих правил нет.
counts-hits =
    { $count ->
        [0] За последние 30 дней не сработало.
        [one] За последние 30 дней сработало { $count } раз.
        [few] За последние 30 дней сработало { $count } раза.
       *[many] За последние 30 дней сработало { $count } раз.
    }
counts-overturned =
    { $count ->
        [one] Человек решил иначе { $count } раз.
        [few] Человек решил иначе { $count } раза.
       *[many] Человек решил иначе { $count } раз.
    }
counts-last = Последний раз { $when }
counts-shadows =
    { $count ->
        [one] В тени { $count } раз.
        [few] В тени { $count } раза.
       *[many] В тени { $count } раз.
    }
counts-never = Ни разу не сработало
rule-crisis = кризис: может только помочь

## Режим наплыва

raid = Режим наплыва
raid-what = Когда многие приходят сразу, чтобы мешать
raid-explained = Для минуты, когда сразу приходит много новых людей, чтобы мешать. Бережёт тех, кто уже здесь, и заканчивается сам.
raid-is-on = Включён режим наплыва
raid-on = Включён.
raid-off = Выключен.
raid-by = Включение: { $name }.
raid-by-itself = Включился сам.
raid-since = С { $at }.
raid-community = Всё сообщество
raid-past = За последние дни
raid-rooms = Отдельные комнаты
raid-begin = Включить
raid-begin-what = Сразу произойдёт вот что:
raid-begin-sure = Включить режим наплыва
raid-end = Выключить
raid-end-what = Новые люди снова могут участвовать. Задержанное остаётся в очереди.
raid-end-sure = Выключить режим наплыва
raid-effect-new-held = Новые люди могут читать. То, что они пишут, ждёт модератора.
raid-effect-room-new = То, что здесь пишут новые люди, ждёт модератора.
raid-effect-links = Ссылки не проходят.
raid-effect-doors = Новых никто не впускает, пока это не кончится.
raid-effect-members = Те, кто был здесь раньше, увидят только одну тихую строку.
raid-effect-help = Помощь и личная дверь открыты для всех.
waves = Волны
waves-what = Люди, которые пришли вместе за короткое время.
waves-none = Волн не замечено.
wave-of = Волна { $at }
wave-accounts =
    { $count ->
        [one] { $count } аккаунт.
        [few] { $count } аккаунта.
       *[many] { $count } аккаунтов.
    }
wave-nobody = Все эти аккаунты уже закрыты.
wave-who = Кто в ней
wave-who-what = Снимите отметку с тех, кто пришёл в то же время случайно.
wave-look = Кто в ней и что сделает очистка?
wave-plan = Если очистить эту волну:
wave-plan-accounts =
    { $count ->
        [one] Закроется { $count } аккаунт.
        [few] Закроются { $count } аккаунта.
       *[many] Закроются { $count } аккаунтов.
    }
wave-plan-messages = То, что с них написано, уберут, и то, что ждёт, тоже.
wave-plan-spared =
    { $count ->
        [one] { $count } человек остаётся.
        [few] { $count } человека остаются.
       *[many] { $count } человек остаются.
    }
wave-plan-told = Каждому скажут почему и как сообщить, что это ошибка.
wave-plan-final = Это войдёт в журнал.
wave-purge-sure =
    { $count ->
        [one] Закрыть { $count } аккаунт сейчас
        [few] Закрыть { $count } аккаунта сейчас
       *[many] Закрыть { $count } аккаунтов сейчас
    }
wave-purged =
    { $count ->
        [one] Закрыт { $count } аккаунт.
        [few] Закрыто { $count } аккаунта.
       *[many] Закрыто { $count } аккаунтов.
    }
wave-purged-messages =
    { $count ->
        [0] Сообщений убирать не пришлось.
        [one] Убрано { $count } сообщение.
        [few] Убрано { $count } сообщения.
       *[many] Убрано { $count } сообщений.
    }

## Журнал

audit = Журнал
audit-what = Что сделали люди с полномочиями
audit-explained = Всё, что сделали модераторы, сотрудники и администраторы, новое сверху. Ничего нельзя изменить или вынуть, и слов участников здесь нет.
audit-none = Здесь пока пусто.
audit-verify = Проверить весь журнал
audit-whole =
    { $count ->
        [one] { $count } запись такая, какой была сделана
        [few] Все { $count } записи такие, какими были сделаны
       *[many] Все { $count } записей такие, какими были сделаны
    }
audit-head = Запишите это в другом месте. Позже это докажет, что до этой записи ничего не меняли.
audit-broken = Что-то не так в записи { $seq }
audit-broken-what = Кто-то изменил базу данных в обход сервера, или отказывает диск. Сразу скажите тому, кто ведёт сервер, и ничего не меняйте.
audit-by = Кто:
audit-by-server = Сделал сервер.
audit-about = О чём:
audit-hash = Хеш
audit-act-account-admitted = Вход открыт
audit-act-account-banned = Доступ закрыт
audit-act-account-came = Регистрация
audit-act-account-let-back = Вход снова открыт
audit-act-account-made = Создан аккаунт
audit-act-account-muted = Без права писать
audit-act-account-noted = Заметка о человеке
audit-act-account-observes = Только чтение
audit-act-account-role = Смена роли
audit-act-account-suspended = Аккаунт приостановлен
audit-act-account-turned-away = Во входе отказано
audit-act-account-warned = Предупреждение
audit-act-community-settings = Настройки сообщества
audit-act-decision-appealed = Просьба пересмотреть
audit-act-decision-reason = Названа причина
audit-act-invite-made = Создано приглашение
audit-act-item-claimed = Дело взято
audit-act-item-decided = Дело решено
audit-act-item-handed-over = Дело передано
audit-act-item-let-go = Дело возвращено
audit-act-message-removed = Сообщение убрано
audit-act-pack-mode = Режим набора
audit-act-pack-restored = Набор возвращён к исходному
audit-act-pack-written = Набор написан
audit-act-raid-ended = Режим наплыва выключен
audit-act-raid-began = Режим наплыва включён
audit-act-room-moderator = Забота о комнате
audit-act-room-put-out = Вне комнаты
audit-act-sanction-lifted = Мера снята
audit-act-wave-purged = Волна очищена
audit-subject-community = Всё сообщество
audit-subject-room = комната
audit-subject-decision = решение
audit-subject-sanction = шаг
audit-subject-wave = волна
audit-subject-pack = набор
audit-subject-invite = приглашение

## Забота

care = Как вы
care-what = Что пришлось прочесть, перерывы, что у вас в работе
care-explained = Эту страницу видите только вы. По ней вас никто не оценивает.
care-today =
    { $count ->
        [0] Сегодня вы ничего не читали.
        [one] Сегодня прочитано { $count } дело.
        [few] Сегодня прочитано { $count } дела.
       *[many] Сегодня прочитано { $count } дел.
    }
care-hour =
    { $count ->
        [0] За последний час ни одного.
        [one] За последний час { $count }.
        [few] За последний час { $count }.
       *[many] За последний час { $count }.
    }
care-days = Последние семь дней
care-day = День
care-items = Прочитано
care-veil = Размытые тексты
care-veil-on = Размывать тексты в списках, пока я не решу прочесть (на этом устройстве)
care-mine = Что у вас в работе
care-mine-none = Ничего. Можно остановиться в любую минуту.
care-mine-what = Прежде чем уйти, передайте или верните. Тогда никто не ждёт.
care-unfinished = Причины, которые ещё нужно назвать
care-unfinished-what = Без вашей причины люди получат общую.
care-unfinished-some =
    { $count ->
        [one] { $count } ваше решение ждёт причины
        [few] { $count } ваших решения ждут причины
       *[many] { $count } ваших решений ждут причины
    }
care-after = После тяжёлого
care-after-talk = Поговорите с другим модератором или с сотрудником. Нести это в одиночку не нужно.
care-after-rest = Закройте ноутбук или отложите телефон. У очереди есть другие люди.
care-after-help = «Поговорить с кем-то сейчас» вверху — это и для вас.
break-title = Это было много. Сделать перерыв?
break-what =
    { $count ->
        [one] За последний час прочитано { $count } дело. Дальше может кто-то другой.
        [few] За последний час прочитано { $count } дела. Дальше может кто-то другой.
       *[many] За последний час прочитано { $count } дел. Дальше может кто-то другой.
    }
break-go-on = Ещё немного поработаю

## Цифры

figures = Цифры
figures-what = Сколько, как быстро, как часто ошибались
figures-explained = За последние 90 дней. Малые числа не показаны, чтобы никого нельзя было узнать.
figures-few = меньше { $count }
figures-reports = Жалобы
figures-refused = Не пропущено правилами
figures-half = Половина решена за
figures-most = Девять из десяти решены за
figures-decisions = Что решили люди
figures-verdict = Решение
figures-count = Сколько раз
figures-public = То же самое, открыто для всех
figures-appeals = Просьбы пересмотреть
figures-overturned = Отменено после пересмотра
