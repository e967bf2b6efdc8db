# Отказы в модерации.
problem-moderation-item-not-found = Этого нет в вашей очереди
    .detail = Возможно, это не ваша комната или этого уже нет. Загрузите очередь заново.
problem-moderation-claimed = На это уже смотрит { $name }
    .detail = Возьмите другое или попросите передать это вам: { $name }.
problem-moderation-not-claimed = Это не у вас
    .detail = Сначала возьмите это себе и попробуйте ещё раз.
problem-moderation-changed = Пока вы смотрели, это изменилось
    .detail = Загрузите заново, посмотрите, что нового, и решите.
problem-moderation-done = По этому уже решили
    .detail = Загрузите очередь заново, чтобы увидеть, что осталось.
problem-moderation-own-decision = Это о вашем собственном решении
    .detail = Обжалование рассматривает тот, кто не принимал решения. Оставьте это другому модератору.
problem-moderation-verdict-unfit = Здесь нельзя так решить
    .detail = Выберите одно из показанных решений.
problem-moderation-hand-over-to = Этот человек не может это принять
    .detail = Выберите того, кто присматривает за этой комнатой или за всем сообществом и сам в этом не участвует.
problem-moderation-sanction-unfit = Такая мера не подходит
    .detail = Посмотрите, сколько она может длиться и где действовать, и попробуйте ещё раз.
problem-moderation-not-over = С этим человеком вы так поступить не можете
    .detail = Он тоже присматривает за другими, или это вы сами. Решить может тот, кто стоит над вами обоими.
problem-moderation-member-not-found = Мы не нашли этого человека
    .detail = Возможно, он ушёл или его не знают в комнатах, за которыми вы присматриваете.
problem-moderation-sanction-not-found = Это больше не действует
    .detail = Возможно, срок закончился сам. Загрузите страницу заново.
problem-moderation-decision-not-found = Мы не нашли этого решения
    .detail = Загрузите свои решения заново, чтобы увидеть, что есть.
problem-moderation-decision-finished = У этого решения уже есть причина
    .detail = Её уже сообщили человеку, которого она касается, и она больше не меняется.
problem-moderation-appeal-not-possible = Сейчас это нельзя обжаловать
    .detail = Либо вы уже обжаловали и кто-то на это смотрит, либо срок прошёл. Вы всё равно можете написать тем, кто ведёт это место.
problem-moderation-text-empty = Пока ничего не написано
    .detail = Сначала напишите несколько слов. Спешить некуда.
problem-moderation-text-too-long = Это слишком длинно
    .detail =
        { $limit ->
            [one] Напишите не больше { $limit } знака.
            [few] Напишите не больше { $limit } знаков.
           *[many] Напишите не больше { $limit } знаков.
        }
problem-moderation-own-words = Это ваши собственные слова
    .detail = Своё сообщение вы можете удалить в любое время.
problem-moderation-report-unfit = Непонятно, о чём это
    .detail = Сообщите либо об одном сообщении в комнате, либо об одном человеке.
problem-moderation-raid-unfit = Так не получится
    .detail = Режим защиты может длиться от 1 до 168 часов, а исключить сразу можно не больше 500 человек.
problem-moderation-wave-not-found = Мы не нашли эту волну
    .detail = Загрузите список волн заново.
problem-moderation-category-missing = Выберите, о чём это
    .detail = Самое тяжёлое модераторы видят первым.
problem-moderation-pack-not-found = Мы не нашли этот набор правил
    .detail = Загрузите список наборов заново.
problem-moderation-pack-refused = В наборе правил есть ошибки
    .detail = Ничего не изменено. Каждая ошибка указана со строкой и столбцом.
problem-moderation-pack-fault = Ошибка в наборе правил
    .detail = { $place }: { $message }. { $hint }
problem-moderation-pack-id-other = У набора другой id
    .detail = Поле id в тексте должно совпадать с тем, под которым набор сохраняется.
problem-moderation-replay-unfit = Так не получится
    .detail = Посмотреть назад можно на срок от 1 до 90 дней.
