# Слова приложения. Коротко, тепло, по-взрослому; что будет дальше и кто это увидит.

## Полоса на каждом экране

bar-label = Помощь и уход с сайта
bar-help = Поговорить с кем-то сейчас
bar-leave = Уйти
bar-leave-two = Уходим. Нажмите Shift ещё два раза.
bar-leave-one = Уходим. Нажмите Shift ещё раз.
bar-leaving = Уходим
discreet-title = Заметки

## Куда идти

nav-label = Главное меню
nav-rooms = Комнаты
nav-people = Люди
nav-more = Ещё
nav-new =
    { $count ->
        [one] { $count } новое
        [few] { $count } новых
       *[many] { $count } новых
    }
back = Назад
close = Закрыть
cancel = Отмена
save = Сохранить
saved = Сохранено.
try-again = Попробовать ещё раз
loading = Загружается…
day-today = Сегодня
day-yesterday = Вчера
sign-out = Выйти

## Когда что-то не получилось

trouble-unreachable = Нет связи с сервером
trouble-unreachable-detail = Написанное не пропало. Проверьте связь и попробуйте ещё раз.
trouble-ours = Не получилось, и это наша ошибка
trouble-ours-detail = Попробуйте ещё раз чуть позже.
not-here = Здесь ничего нет
not-here-detail = Страница переехала или закрыта для вас.
connection-open = Связь есть
connection-polling = Связь медленная: новые сообщения приходят через несколько секунд.
connection-connecting = Соединяемся…
connection-waiting = Связи нет. Пишите дальше: сообщения ждут на этом устройстве и уйдут, когда связь вернётся.

## Пока заявку не приняли

pending-title = Вы записаны
pending-what = Каждую заявку читает человек из сообщества. Ваше имя здесь — { $name }. Зайдите позже: когда вас примут, комнаты будут здесь.
pending-help = Помощи ждать не нужно: «Поговорить с кем-то сейчас» наверху уже работает.
pending-look-again = Проверить снова

## Сотрудники без второго фактора

second-factor-first = Ещё один шаг до начала работы
second-factor-first-why = Ваша роль видит и меняет больше других. Она заработает, когда вы настроите второй фактор.
second-factor-set-up = Настроить сейчас

## Список комнат

rooms-mine = Ваши комнаты
rooms-open = Комнаты, куда можно войти
rooms-none-yet = Вы пока не в комнатах. Посмотрите ниже. Можно войти, читать и молчать сколько хочется.
rooms-none-at-all = Комнат пока нет. Когда кто-нибудь откроет комнату, она появится здесь.
rooms-archived =
    { $count ->
        [one] { $count } закрытая комната
        [few] { $count } закрытые комнаты
       *[many] { $count } закрытых комнат
    }
room-new = Новая комната
room-join = Войти
room-nothing-yet = Пока ничего не написано
room-unread =
    { $count ->
        [one] { $count } новое сообщение
        [few] { $count } новых сообщения
       *[many] { $count } новых сообщений
    }
count-many = { $count }+
list-old = Этот список мог устареть
requests-waiting =
    { $count ->
        [one] { $count } человек хочет вам написать
        [few] { $count } человека хотят вам написать
       *[many] { $count } человек хотят вам написать
    }

## Комната

room-about = О комнате
room-not-here = Эта комната закрыта или недоступна вам.
room-quiet = Пока никто не написал. Можно начать, можно подождать.
room-quiet-listen = Пока никто не написал. Сказанное появится здесь.
room-changed = Настройки комнаты изменились. Она называется «{ $name }».
room-archived = Комната закрыта. Её можно читать, но писать в неё нельзя.
log-label = Сообщения
log-not-loaded = Сообщения не загрузились.
show-earlier = Показать более ранние
show-newer = Показать более новые
new-since-you-left = Новое с прошлого раза
jump-to-newest = К последним
jump-to-new =
    { $count ->
        [one] { $count } новое сообщение
        [few] { $count } новых сообщения
       *[many] { $count } новых сообщений
    }
not-found-back = Это сообщение слишком далеко или его больше нет.
typing-one = { $name } пишет…
typing-many = Несколько человек пишут…
announce-each = { $name }: { $text }
announce-count =
    { $count ->
        [one] { $count } новое сообщение
        [few] { $count } новых сообщения
       *[many] { $count } новых сообщений
    }

## Одно сообщение

message-you = Вы
message-yours = Ваше сообщение
message-of = Сообщение от { $name }
message-author-left = Кто-то, кого здесь больше нет
message-edited = изменено
message-mentions-you = вас упомянули
message-removed-by-author = Сообщение удалено автором.
message-removed-by-moderator = Сообщение удалено модератором.
message-gone = Это сообщение не показывается.
message-masked = Контактные данные скрыты ради безопасности.
message-actions-of = Что сделать с сообщением: { $name }
message-actions-yours = Что сделать с вашим сообщением
reply-to-earlier = Более раннее сообщение
reply-to-removed = Сообщение, которого больше нет
replying-to = Ответ для { $name }
editing = Вы меняете своё сообщение
reactions-label = Тихие ответы
reaction-with-you = Мы рядом
reaction-thank-you = Спасибо
reaction-me-too = У меня тоже
reaction-strength = Сил вам
act-reply = Ответить
act-mention = Упомянуть { $name }
act-copy = Скопировать текст
act-edit = Изменить
act-remove = Удалить
act-write = Написать { $name } лично
act-block = Заблокировать { $name }
keep-it = Оставить
remove-sure = Текст удалится у всех. Вернуть его нельзя.
copied = Скопировано.
copy-failed = Этот браузер не разрешает копировать.
blocked = Вы и { $name } больше не видите друг друга.
role-member = Участник
role-moderator = Модерация
role-worker = Социальная работа
role-clinician = Медицинская помощь
role-supervisor = Координация
role-admin = Администрация

## Как писать

write-ahead = Написать заранее
write-kept = Сохранено здесь. Отправится, когда вы нажмёте «Отправить» в свою очередь.
write-label = Написать сообщение
write-to = Написать { $name }
write-hint = Его увидят все в этой комнате. Можно молчать сколько хочется.
write-hint-direct = Его увидите только вы двое.
composer-keys = Enter отправляет, Shift и Enter — новая строка.
send = Отправить
state-waiting = Ждёт отправки. Ничего не пропало.
state-sending = Отправляется…
state-sent = Отправлено
state-held = Задержано: сначала его прочтёт модератор.
state-refused = Не отправлено
state-declined = Модератор не пропустил это сообщение
edit-and-send-again = Изменить и отправить снова
edit-held = Изменение задержано: сначала его прочтёт модератор. До тех пор видны прежние слова.
drop-message = Не отправлять
hide-held = Убрать с этого устройства

## До отправки сообщения и что с ним стало

ask-title = Прежде чем отправить
ask-kept = Ничего ещё не отправлено. Ваши слова останутся здесь, пока вы не решите.
ask-shown = Без этого другие прочтут:
ask-send = Отправить без этого
ask-save = Сохранить без этого
ask-edit = Изменить
state-asking = Не отправлено: взгляните ещё раз
state-held-next = От вас ничего не требуется. Если сообщение не пропустят, вам скажут почему.
decision-look = Что решено и как сказать, что это неправильно

## Пометки о содержании

note-open = Открыть сообщение
note-fold = Свернуть сообщение
announce-covered = { $name }: свёрнуто, { $note }

## Сообщить модераторам

act-report = Сообщить модераторам
report-title = Сообщить модераторам
report-category = О чём это?
report-danger = Кто-то может быть в опасности
report-threat = Угроза
report-hate = Ненависть или унижение людей
report-harassment = Человека не оставляют в покое
report-sexual = Сексуальное или навязчивые ухаживания
report-privacy = Чьи-то настоящие имя, номер или адрес
report-selling = Продажа наркотиков или где их достать
report-dosing = Советы, сколько принимать
report-triggering = Подробности, от которых трудно держаться
report-spam = Реклама или одно и то же снова и снова
report-other = Другое
report-danger-first = Если кто-то может умереть, сначала позвоните. Модератор может увидеть это не сразу.
report-danger-numbers = Куда звонить
report-note = Что им важно знать?
report-note-hint = Можно ничего не писать.
report-direct = Модераторы не могут читать ваш личный разговор. Они увидят это сообщение и те, что вы отметите.
report-direct-also = Показать и эти
report-next = Что будет дальше
report-next-read = Те, кто заботится об этой комнате, прочтут сообщение и то, что сказано вокруг него.
report-next-read-direct = Модераторы сообщества прочтут только то, что вы покажете, и больше ничего из вашего разговора.
report-next-secret = Никому не скажут, что это вы: ни автору, ни комнате, ни модераторам.
report-next-folded = Вы больше не увидите это сообщение.
report-next-outcome = Вам скажут, что решили: «Ещё», «Решения».
act-report-person = Сообщить о { $name }
report-person-read = Модераторы сообщества прочтут то, что вы напишете здесь, и что решали об этом человеке раньше.
report-person-block = Этого человека можно ещё и заблокировать: тогда вы не будете видеть друг друга.
report-person-sent = Модераторы это получили. Вам скажут, что решили: «Ещё», «Решения».
report-send = Сообщить
report-sent = Модераторы это получили. Вы больше не увидите сообщение, и вам скажут, что решили.
message-reported = Вы сообщили об этом модераторам. Вам скажут, что решили.

## Где пока нельзя писать

closed-until = Писать здесь снова можно будет { $until }
closed-open = Пока вы не можете здесь писать
closed-mute-still = До тех пор можно всё читать, получать помощь и выйти.
closed-observe-still = До тех пор можно всё читать, отвечать тихими ответами и получать помощь.
closed-why = Почему и как сказать, что это неправильно
raid-members = Сразу пришло много новых людей. Какое-то время первые сообщения новых людей ждут модератора.

## Помощь в тяжёлую минуту

help-card = С этим не обязательно справляться в одиночку
help-card-what = Здесь отвечают люди. Писать дальше тоже можно.
help-card-emergency = Если кто-то может умереть: звоните { $number }
help-card-call = Позвонить { $number }
help-card-text = Написать { $number }
help-card-more = Другие способы получить помощь
help-card-close = Убрать

## Личный разговор

request-what = { $name } хочет написать вам лично. Пока вы не согласитесь, о вас ничего не видно.
request-agree = Согласиться
request-decline = Отказаться
request-decline-what = Если вы откажетесь, об этом никто не узнает.
direct-requested = Вы предложили { $name } разговор. Писать можно после согласия.

## Люди

people-requests = Кто хочет вам написать
people-talks = Ваши личные разговоры
people-none = Личных разговоров пока нет. Разговор начинается, только когда согласны оба.
people-ask = Предложить разговор
people-ask-what = Напишите имя, под которым человек здесь. Он увидит ваше имя и предложение и решит сам.
people-ask-name = Имя человека здесь
people-ask-do = Предложить
people-ask-done = Предложение отправлено: { $name }. После согласия разговор появится здесь.
people-asked = Вы предложили разговор
people-asked-what = Ответа пока нет. Об отказе мы не сообщаем.

## О комнате

room-people =
    { $count ->
        [one] В комнате { $count } человек
        [few] В комнате { $count } человека
       *[many] В комнате { $count } человек
    }
room-people-first =
    { $count ->
        [one] Первый { $count } человек в комнате
        [few] Первые { $count } человека в комнате
       *[many] Первые { $count } человек в комнате
    }
room-place = Роль в комнате
room-looks-after = заботится о комнате
room-care-give = Поручить заботу о комнате: { $name }
room-care-end = Снять заботу о комнате: { $name }
room-put-out = Вывести из комнаты
room-put-out-sure = { $name } больше не сможет здесь читать и писать.
room-settings = Настройки комнаты
room-name = Название
room-description = Для чего она
room-description-hint = Это читают перед тем, как войти.
room-language = Язык
room-visibility = Кто может войти
room-visibility-open = Открытая
room-visibility-open-what = Её видят все участники и могут войти.
room-visibility-invite = По приглашению
room-visibility-invite-what = О ней знают только те, кого впустили.
room-create = Создать комнату
room-archive = Закрыть комнату
room-archive-what = Её можно будет читать, но не писать. Потом можно открыть снова.
room-reopen = Открыть комнату снова
room-reopen-what = Здесь снова можно будет писать.
room-leave = Уйти из комнаты
room-leave-what = Ваши сообщения останутся. Никто не узнает, что вы ушли.
direct-about = Личный разговор: вы и { $name }. Модераторы его не читают. Он хранится в зашифрованном виде.
direct-leave = Закончить разговор
direct-leave-what = Он исчезнет из вашего списка. Чтобы писать снова, кому-то из вас нужно это предложить.

## Ещё

signed-in-as = Вы здесь под именем { $name }.
read-heading = Почитать
read-help = Помощь сейчас
read-safety = Ваша безопасность здесь
read-guidelines = Как мы относимся друг к другу
read-privacy = Что мы знаем о вас
read-about = Об этом месте
sign-out-what = При выходе с устройства удалятся черновики и неотправленные сообщения.
show-more = Показать ещё

## Решения о вас

decisions = Решения
decisions-what = Что решено о вас и что стало с тем, о чём вы сообщили
decisions-new =
    { $count ->
        [one] { $count } новое
        [few] { $count } новых
       *[many] { $count } новых
    }
decisions-about = Решения о вас
decisions-explained = У каждого решения есть причина. Если решение кажется неправильным, скажите: посмотрит тот, кто его не принимал.
decisions-none = О вас ничего не решали.
decision-is-new = новое
own-by-rule = Так решило правило, а не человек.
decision-read = Что решено и почему
decision-words = Ваши слова
decision-not-here = Этого решения здесь больше нет.
own-appeal = Сказать, что это неправильно
own-appeal-label = Почему это неправильно?
own-appeal-hint = Своими словами, коротко или подробно. Прочтёт тот, кто не принимал этого решения.
own-appeal-send = Отправить
own-appeal-yours = Что вы сказали
own-appeal-waiting = Смотрят ещё раз
own-appeal-upheld = Посмотрели ещё раз: остаётся
own-appeal-overturned = Посмотрели ещё раз: отменено
own-appeal-sent = Это у того, кто не принимал решения. Ответ появится здесь.
reports = О чём вы сообщили
reports-explained = Этот список видите только вы.
reports-none = Вы ни о чём не сообщали.
reports-in = { $category }, комната «{ $room }»
report-waiting = Ждёт модератора
report-acted = Меры приняты. Спасибо, что сообщили.
report-kept = Модератор прочёл, и сообщение остаётся. Сказать было правильно. Если вам тяжело, этого человека можно заблокировать.
look-notes = Пометки о содержании
look-notes-what = Некоторые сообщения свёрнуты под словами о том, о чём они, чтобы вы могли выбрать.
look-notes-open = Открывать их сразу

## Настройки

settings = Настройки
settings-what = Язык, вид, защита входа, ваши данные
look = Язык и вид
look-what = Язык, цвета, незаметный режим, чтение вслух
look-saved-at-once = Каждый выбор сохраняется сразу.
look-language = Язык
look-theme = Цвета
look-theme-system = Как на устройстве
look-theme-light = Светлые
look-theme-dark = Тёмные
look-theme-contrast = Высокий контраст
look-discreet = Незаметный режим
look-discreet-on = Показывать нейтральное название и значок, чтобы по вкладке не было понятно, что это
look-announcements = Чтение новых сообщений вслух
look-announcements-what = Для программ экранного доступа.
look-announcements-each = Каждое сообщение
look-announcements-count = Только сколько
look-announcements-none = Ничего
passphrase = Парольная фраза
passphrase-what = То, с чем вы входите
passphrase-others-end = При смене фразы на других ваших устройствах вход завершится.
passphrase-now = Ваша фраза сейчас
passphrase-new = Новая фраза
passphrase-new-hint = Хороши несколько слов, которые сложить вместе могли бы только вы. Можно вставить из буфера.
passphrase-change = Сменить фразу
passphrase-changed = Фраза изменена. На других устройствах вход завершён.
recovery = Коды восстановления
recovery-what = Если забудете фразу, один из этих кодов вернёт вас сюда. Узнать вас иначе мы не можем.
recovery-left =
    { $count ->
        [0] Кодов не осталось. Создайте новые.
        [one] Остался { $count } код.
        [few] Осталось { $count } кода.
       *[many] Осталось { $count } кодов.
    }
recovery-make = Создать новые коды
recovery-make-what = Новые коды заменят старые.
recovery-new = Ваши новые коды
recovery-new-what = Они показаны только сейчас. Запишите их или сохраните там, куда никто не смотрит. Каждый действует один раз.
recovery-copy = Скопировать коды
recovery-print = Напечатать
second-factor = Второй фактор
second-factor-what = Код из приложения на телефоне, его спрашивают при входе. Он защитит вас, если кто-то узнает вашу фразу.
second-factor-on = Включён.
second-factor-off = Выключен.
second-factor-begin = Настроить
second-factor-scan = Откройте приложение для кодов и наведите камеру сюда.
second-factor-qr = QR-код для приложения
second-factor-type = Или введите этот ключ в приложение.
second-factor-copy = Скопировать ключ
second-factor-open = Открыть приложение на этом устройстве
second-factor-code = Код из приложения
second-factor-code-hint = Шесть цифр. Они меняются каждые полминуты.
second-factor-confirm = Включить
second-factor-end = Выключить
second-factor-end-what = После этого для входа хватит одной фразы.
second-factor-move = Перенести на другой телефон
second-factor-move-what = Коды будет создавать новый телефон, старый перестанет.
sessions = Где вы вошли
sessions-what = Устройства и выход с них
sessions-explained = Если какое-то вам незнакомо, завершите вход на нём и смените фразу.
sessions-this = это устройство
sessions-unknown = Неизвестное устройство
sessions-device = { $program } на { $system }
sessions-times = Вход: { $begun }, последний раз здесь: { $seen }
sessions-end = Завершить
sessions-end-others = Завершить на всех остальных
blocks = Кого вы заблокировали
blocks-what = Кто не видит вас и кого не видите вы
blocks-explained = Вы не видите сообщений друг друга, и написать вам нельзя. Человеку об этом не сообщают.
blocks-none = Вы никого не заблокировали.
blocks-end = Разблокировать
data = Ваши данные
data-what = Скачать всё или стереть
data-export = Скачать
data-export-what = ZIP-файл со всем, что у нас есть о вас. Прочитать его сможет любой, кто откроет.
data-export-do = Скачать мои данные
data-erase = Стереть
data-erase-what = Удалятся ваш вход, личные разговоры и имя. Написанное в комнатах останется как сообщение от «кого-то, кого здесь больше нет», чтобы разговоры других можно было читать. Вернуть это нельзя.
data-erase-begin = Стереть мой вход
data-erase-sure = Нажмите ещё раз, и всё будет стёрто. Вернуть не сможет никто.
data-erase-do = Стереть всё сейчас

## Модерация

moderation = Модерация
moderation-what = Что ждёт, правила, режим наплыва, как вы

## Администрирование

admin = Администрирование
admin-what = Приглашения, участники, комнаты, сообщество
invites = Приглашения
invites-what = Ссылки, по которым записываются
invites-explained = По ссылке запишется любой, у кого она есть, пока не кончатся места или срок.
invites-now = Действующие приглашения
invites-none = Таких нет.
invite-role = Роль
invite-uses = На сколько человек
invite-days = Срок в днях
invite-note = Заметка для себя
invite-note-hint = Не пишите здесь имён людей.
invite-make = Создать приглашение
invite-made = Приглашение готово
invite-made-what = Ссылка показана только сейчас. Скопируйте и передайте её.
invite-copy = Скопировать ссылку
invite-left =
    { $count ->
        [one] Ещё на { $count } человека, до { $date }
        [few] Ещё на { $count } человек, до { $date }
       *[many] Ещё на { $count } человек, до { $date }
    }
invite-end = Отменить приглашение
members = Участники
members-what = Принять, дать роль, приостановить
members-find = Найти по имени
members-find-do = Найти
members-status = Показать
members-status-all = Всех
members-none = Никого не нашлось.
status-pending = ждёт решения
status-active = в сообществе
status-suspended = вход приостановлен
member-since = { $role }, с { $date }
member-role = Роль
member-approve = Принять
member-turn-away = Отказать
member-turn-away-sure = { $name } получит отказ, учётная запись будет стёрта.
member-suspend = Приостановить
member-suspend-sure = { $name }: вход завершится везде и будет закрыт, пока вы его не вернёте.
member-restore = Вернуть вход
admin-rooms = Комнаты
admin-rooms-what = Создать, изменить, закрыть
admin-rooms-all = Все комнаты
community = Сообщество
community-what = Название и то, как записываются
community-name = Название сообщества
community-name-hint = Оно стоит на каждой странице. Нейтральное название бережёт людей.
community-registration = Как записываются
registration-open = Открыто
registration-open-what = Записаться и участвовать может любой.
registration-invite = По приглашению
registration-invite-what = Только по ссылке-приглашению.
registration-approval = С одобрением
registration-approval-what = Записаться может любой; вы принимаете каждую заявку.

# Встречи
nav-meetings = Встречи
day-tomorrow = Завтра
meetings-clock = Время указано по вашим часам ({ $zone }).
meetings-on = Идёт сейчас
meetings-soon = Скоро начнётся
meetings-quiet = Сейчас встреч нет и скоро не начнётся.
meetings-none = Встреч пока не запланировано.
meetings-subscribe = Все встречи для календаря
meeting-new = Запланировать встречу
meeting-plan = Запланировать
meeting-save = Сохранить
meeting-edit = Изменить встречу
meeting-calendar = Добавить в календарь
meeting-coming = Ближайшие встречи
meeting-over = Эта встреча больше не запланирована.
meeting-there = { $time } по поясу { $zone }
meeting-quiet = Можно молчать.
meeting-cancelled = В этот раз не состоится
meeting-moved = В этот раз перенесена на это время
meeting-door-open = Открытая: прийти может каждый, родные и друзья тоже.
meeting-door-closed = Закрытая: для тех, кто хочет выздоровления для себя.
meeting-door-observe_only = Читать может каждый, говорят участники.
meeting-chairs = Ведущие
meeting-chairs-hint = Имена через запятую.
meeting-change-session = Изменить эту встречу
meeting-hold = Провести как обычно
meeting-change-what = Что изменится?
meeting-change-cancel = Не состоится
meeting-change-cancel-what = Люди увидят это и причину.
meeting-change-move = Пройдёт в другое время
meeting-change-skip = Убрать из списка
meeting-change-skip-what = Как будто её и не планировали.
meeting-change-to = Новые день и время по часам встречи
meeting-change-reason = Почему
meeting-change-reason-hint = Это увидят все. Можно не заполнять.
meeting-change-do = Изменить
meeting-name = Название
meeting-days = В какие дни?
meeting-days-hint = Выберите хотя бы один день.
meeting-time = Во сколько?
meeting-zone = Часовой пояс
meeting-zone-hint = По этим часам встреча остаётся в одно время и летом, и зимой.
meeting-minutes = Сколько минут?
meeting-description = Что стоит знать до прихода
meeting-attendance = Кто может прийти?
meeting-more = Ещё
meeting-types-language = Языки
meeting-types-people = Для кого
meeting-types-format = Какая она
meeting-visibility = Кто видит, что она есть?
meeting-visibility-public = Все, в том числе в чужих списках
meeting-visibility-members = Только участники
meeting-format = Как оно проходит
meeting-keeps-words = Кто был на собрании, может потом прочитать сказанное
meeting-by-rule = По другому правилу или один раз
meeting-starts = Первый день и время
meeting-rule = Правило
meeting-rule-hint = RFC 5545, например FREQ=MONTHLY;BYDAY=1MO: каждый первый понедельник. Пусто: один раз.
meeting-end = Завершить навсегда
meeting-end-what = Она исчезнет из всех списков и календарей. Отменить это нельзя.
meeting-end-sure = Да, завершить

## Собрание идёт

live-label = Собрание
live-come-in = Войти
live-waits = Вы у двери. Скоро вас впустят.
live-try-door = Попробовать ещё раз
live-words-gone = Всё сказанное удаляется, когда собрание закончится.
live-words-kept = Кто был здесь, сможет прочитать сказанное и после собрания.
live-lobby = Перед собранием
live-ended = Конец
live-text = О чём эта часть
live-your-turn = Ваша очередь. Пишите сколько строк нужно.
live-floor = Говорит { $name }
live-chair-speaks = Говорит ведущий
live-nobody = Пока никто не говорит
live-everybody = Писать могут все
live-minute-left = Осталось около минуты. Не торопитесь.
live-left = Осталось { $time }
live-hands = Поднятые руки
live-raise = Поднять руку
live-lower = Опустить руку
live-done = Готово
live-next-you = Ваша очередь следующая
live-place = Ваш номер в очереди: { $place }
live-more-time = Ещё минуту
live-take-floor = Вернуть слово себе
live-call = Дать слово: { $name }
live-go-on = Дальше: { $part }
live-observing = Вы здесь, чтобы читать. Кто ведёт собрание, может дать вам слово.
live-muted = На этом собрании у вас нет голоса. Читать можно; если вы не согласны, спросите встречающего или модератора.
live-let-in = Впустить: { $name }
live-run = Вести собрание
live-more = Ещё
live-about = Что можно сделать: { $name }
live-urgent = срочно
live-defer = Пропустить следующего вперёд
live-raise-urgent = Мне нужно сказать сегодня
live-write-now = Ваша очередь. То, что вы написали, здесь: отправьте, когда захотите.
live-write-ahead = { $whose }. Писать можно уже сейчас: текст останется на этом устройстве, пока вы не отправите его в свою очередь.
live-extra-none = Без добавки
live-extra-mine = Я печатаю медленно: больше времени на каждое моё выступление
live-extra-for = Больше времени на каждое выступление: { $name }
live-parts = Части
live-door = Дверь
live-door-open = Открыта
live-door-open-what = Кто приходит, сразу входит.
live-door-lobby = С прихожей
live-door-lobby-what = Кто приходит, ждёт, пока его впустят.
live-door-locked = Заперта
live-door-locked-what = Новые не входят. Кто уже был здесь, может вернуться.
live-clear-hands = Опустить все руки
live-everyone = Кто пришёл: { $count }
live-position-chair = ведёт
live-position-co-chair = помогает вести
live-position-timekeeper = следит за временем
live-position-greeter = встречает
live-is-muted = без голоса
live-seat-waiting = у двери
live-seat-observing = только читает
live-seat-put-out = попросили выйти
live-away = не на связи
live-person = Выбрать
live-for-me = Для меня
live-only-read = Я здесь, чтобы читать
live-only-read-what = Вы читаете и не пишете. Кто ведёт собрание, может снова дать вам слово.
live-typed = Если написать только это, всё работает как всегда: ! поднимает руку, ? спрашивает встречающего наедине, «пас» уступает очередь, «готово» отдаёт слово.
live-put-out = Попросить выйти
live-put-out-what = { $name } сразу перестанет читать и писать здесь и не сможет вернуться на это собрание. Причину сообщат, и можно попросить кого-то другого посмотреть ещё раз.
live-put-out-why = Почему? Это прочитает сам человек.
live-place-of = { $name }: номер { $place } в очереди.
live-sooner = Раньше
live-later = Позже
live-serves = Служение
live-give-chair = Передать ведение: { $name }
live-let-speak = Снова дать слово: { $name }
live-safety = Безопасность
live-mute = Отключить голос
live-unmute = Снова разрешить писать
live-mute-what = Без голоса можно читать, но на этом собрании нельзя писать и поднимать руку.
live-was-put-out = { $name }: попросили выйти с этого собрания.
live-extra =
    { $count ->
        [one] на { $count } минуту больше
        [few] на { $count } минуты больше
       *[other] на { $count } минут больше
    }
live-minutes =
    { $count ->
        [one] около { $count } минуты
       *[other] около { $count } минут
    }
live-people = Людей: { $count }
