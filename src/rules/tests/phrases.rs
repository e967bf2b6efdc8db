use super::{finder, found};

/// Phrases, a text, and what of it they find.
const PHRASES: &[(&str, &str, &[&str])] = &[
    ("selling pills", "He was Selling -- PILLS!", &["Selling -- PILLS"]),
    ("selling pills", "selling\npills", &["selling\npills"]),
    ("selling pills", "selling some pills, counterselling pills", &[]),
    ("pill*", "pill pills spill Pillow", &["pill", "pills", "Pillow"]),
    ("*phobe", "homophobe, phobe, phobes", &["homophobe", "phobe"]),
    ("*xx*", "maxxing xx x", &["maxxing", "xx"]),
    ("sell~", "sell sells selling seller", &["sell", "sells", "selling"]),
    ("таблетка~", "Таблетки, таблеток и стол", &["Таблетки", "таблеток"]),
    ("قرص~", "قرص، قرص‌هایشان و میز", &["قرص", "قرص‌هایشان"]),
    ("quick _ fix", "a quick and fix, quick fix", &["quick and fix"]),
    (
        "who ... sell",
        "who of you here can sell; who sell; who a b c d e sell",
        &["who of you here can sell", "who sell"],
    ),
    (
        "(buy|sell|get hold of) some",
        "get hold of some, buy some, have some",
        &["get hold of some", "buy some"],
    ),
    ("(please|) call", "please call; call", &["please call", "call"]),
    ("(a|b|c|d|e|f|) end", "f end, end, g end", &["f end", "end", "end"]),
    ("# mg", "5mg, 2.5 mg and mg", &["5mg", "2.5 mg"]),
    ("420", "at 420 or 1420", &["420"]),
    ("only $", "only $20, only 20 bucks, only 20", &["only $20", "only 20 bucks"]),
    ("за $", "за 500 руб, за 2 тысячи рублей, за 5 лет", &["за 500 руб", "за 2 тысячи рублей"]),
    ("$", "20€ and €20 and usd 30 and ۲۰ هزار تومان", &["20€", "€20", "usd 30", "۲۰ هزار تومان"]),
    ("don't tell", "Dont tell, don’t tell, do tell", &["Dont tell", "don’t tell"]),
    ("e-mail", "an e-mail, an e mail", &["e-mail", "e mail"]),
    ("ёлка", "ЕЛКА", &["ЕЛКА"]),
    ("café", "Cafe CAFÉ", &["Cafe", "CAFÉ"]),
    ("می‌خواهم", "من می‌خواهم، ميخواهم", &["می‌خواهم", "ميخواهم"]),
    ("💊", "got 💊💊 here", &["💊", "💊"]),
    (
        "^ selling pills",
        "Selling pills. He was selling pills.\n- selling pills",
        &["Selling pills", "selling pills"],
    ),
    ("(^|i'm) here", "here. i'm here, you here", &["here", "i'm here"]),
    ("hell", "he'll go to hell", &["hell"]),
];

#[test]
fn phrases_find_what_they_say() {
    for (phrase, text, expected) in PHRASES {
        let engine = finder(&format!("{{ words = [\"{phrase}\"] }}"));
        assert_eq!(found(&engine, text), *expected, "{phrase}");
    }
}

#[test]
fn lists_are_shared_and_may_name_each_other() {
    let pack = |id: &str, lists: &str, rules: &str| {
        format!(
            "id = \"{id}\"\ntitle = \"t\"\nlanguages = [\"en\"]\nversion = \"1\"\nlicence = \"x\"\n{lists}\n{rules}"
        )
    };
    let lists = pack(
        "lists",
        "[lists]\nthings = [\"@pills\", \"weed\"]\npills = [\"xanax~\", \"blue (one|ones)\"]",
        "",
    );
    let more = pack(
        "more",
        "[lists]\npills = [\"benzo~\"]",
        "[[rule]]\nid = \"a/b\"\naction = \"flag\"\nmatch = [\"selling blue ones\", \"selling benzos\", \"selling weed\"]\npass = [\"selling ones\", \"weed\"]\nreason = {en=\"x\", ru=\"x\", fa=\"x\"}\nfind = { words = [\"selling @things\"] }",
    );
    super::load(&[&lists, &more]).expect("both packs, in either order");
    super::load(&[&more, &lists]).expect("both packs, in either order");
    let circle = pack("circle", "[lists]\na = [\"@b\"]\nb = [\"@c x\"]\nc = [\"@a\"]", "");
    let errors = super::load(&[&circle]).expect_err("a circle");
    assert!(errors[0].message.contains("names itself"), "{errors:?}");
}

/// A finder, a text, and what of it is found.
const FINDERS: &[(&str, &str, &[&str])] = &[
    ("{ any = [{ words = [\"a\"] }, { words = [\"b c\"] }] }", "b c and a", &["b c", "a"]),
    ("{ all = [{ words = [\"a\"] }, { words = [\"b\"] }] }", "b or a", &["a"]),
    ("{ all = [{ words = [\"a\"] }, { words = [\"b\"] }] }", "only a", &[]),
    (
        "{ near = [{ words = [\"oxy\"] }, { words = [\"$\"] }], within = 3 }",
        "oxy, the best, $20",
        &["oxy, the best, $20"],
    ),
    ("{ near = [{ words = [\"oxy\"] }, { words = [\"$\"] }], within = 3 }", "$20 for oxy", &["$20 for oxy"]),
    (
        "{ near = [{ words = [\"oxy\"] }, { words = [\"$\"] }], within = 3 }",
        "oxy one two three four $20",
        &[],
    ),
    ("{ near = [{ words = [\"x\"] }, { words = [\"x\"] }], within = 3 }", "one x only", &[]),
    ("{ near = [{ words = [\"x\"] }, { words = [\"x\"] }], within = 3 }", "x and x", &["x and x"]),
    (
        "{ near = [{ words = [\"oxy\"] }, { kind = \"phone-number\" }] }",
        "oxy? 0171 555 0199",
        &["oxy? 0171 555 0199"],
    ),
    ("{ words = [\"sell\"], negatable = true }", "I never ever sell. I sell", &["sell"]),
    ("{ words = [\"продаю\"], negatable = true }", "Я не продаю. Продаю", &["Продаю"]),
    ("{ words = [\"sell\"], negatable = true }", "do not wait and see if I sell", &["sell"]),
    ("{ words = [\"pills\"], quoted = \"ignored\" }", "he said \"pills\" and pills", &["pills"]),
    ("{ words = [\"pills\"], quoted = \"ignored\" }", "> pills\npills", &["pills"]),
    ("{ words = [\"pills\"], quoted = \"ignored\" }", "\"pills", &["pills"]),
    ("{ words = [\"use\"], unless = { words = [\"stopped\"] } }", "I stopped to use. I use", &["use"]),
    (
        "{ words = [\"use\"], unless = { words = [\"stopped\"] }, around = 1 }",
        "stopped it; use, use",
        &["use"],
    ),
    ("{ pattern = \"\\\\bab+c\\\\b\" }", "ABBC abc xabc", &["ABBC", "abc"]),
    ("{ count = { of = \"web-address\", more_than = 1 } }", "a.com b.com", &["a.com", "b.com"]),
    ("{ count = { of = \"web-address\", more_than = 1 } }", "a.com", &[]),
    ("{ count = { of = \"mention\", more_than = 2 } }", "@ada @ben @cleo", &["@ada", "@ben", "@cleo"]),
    ("{ count = { of = \"same-letter\", more_than = 4 } }", "nooooo!!!!! no", &["ooooo", "!!!!!"]),
    ("{ count = { of = \"capitals\", more_than = 1 } }", "LOOK at THIS, OK", &["LOOK", "THIS"]),
    ("{ kind = \"email-address\" }", "write to Ada@Example.org.", &["Ada@Example.org"]),
    ("{ kind = \"mention\" }", "hi @ada, a@b.c", &["@ada"]),
    ("{ kind = \"messenger-address\" }", "telegram is bad, my tg @blue_sky", &["tg @blue_sky"]),
    (
        "{ kind = \"payment-handle\" }",
        "cashapp $bluesky or 4111 1111 1111 1111",
        &["cashapp $bluesky", "4111 1111 1111 1111"],
    ),
];

#[test]
fn finders_find_what_they_say() {
    for (find, text, expected) in FINDERS {
        assert_eq!(found(&finder(find), text), *expected, "{find}");
    }
}
