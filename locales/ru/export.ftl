# Страница в архиве, который человек забирает с собой.
export-title = Всё, что о вас хранится
export-made = Сделано { $at }. То же самое для программ — в файлах JSON рядом с этой страницей.
export-account = Ваш аккаунт
export-name = Имя
export-role = Роль
export-since = Здесь с
export-devices = Устройства, на которых выполнен вход
export-blocks = Кого вы заблокировали
export-invites = Ваши приглашения
export-messages = Что вы написали
export-waiting = Ждёт модератора
export-none = Ничего
export-not-kept = Вашего сетевого адреса, почты и телефона здесь нет: они никогда не хранились.
export-chaired = Встречи, которые вы ведёте
export-decisions = Что о вас решили и почему
export-reports = О чём вы сообщили модераторам
