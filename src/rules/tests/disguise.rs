use proptest::prelude::*;

use super::super::reading::fold;
use super::{finder, found};

/// What somebody does to a word, the word as a pack has it, and texts in which it is still that word.
const CLASSES: &[(&str, &str, &[&str])] = &[
    ("case", "selling", &["SELLING", "SeLLiNg"]),
    ("case", "продам", &["ПРОДАМ", "ПрОдАм"]),
    ("compatibility forms", "selling", &["ｓｅｌｌｉｎｇ", "𝓼𝓮𝓵𝓵𝓲𝓷𝓰", "ⓢⓔⓛⓛⓘⓝⓖ", "ˢᵉˡˡⁱⁿᵍ"]),
    ("compatibility forms", "فروش", &["ﻓﺮﻭﺵ"]),
    ("zero width", "selling", &["se\u{200b}ll\u{200d}ing", "s\u{ad}elling", "sell\u{2060}ing\u{feff}"]),
    ("zero width", "продам", &["про\u{200b}дам", "п\u{200c}родам"]),
    ("zero width", "فروش", &["فر\u{200b}وش", "فر\u{200c}وش"]),
    ("bidi controls", "selling", &["\u{202e}selling\u{202c}", "sel\u{2066}ling\u{2069}"]),
    ("bidi controls", "فروش", &["فر\u{200f}وش", "\u{202b}فروش"]),
    ("marks", "selling", &["s̵e̶l̷l̸i̴n̵g", "sélling", "śęļĺïñğ"]),
    ("marks", "продам", &["про́дам", "п̶р̶о̶д̶а̶м̶"]),
    ("marks", "فروش", &["فُروش", "فَرُوش"]),
    ("look-alikes", "selling", &["ѕеlling", "sеllіng", "ѕelⅼing", "sᴇlling", "seIIing", "s℮lling"]),
    ("look-alikes", "heroin", &["hеrоin", "һeroin", "herøin"]),
    ("look-alikes", "героин", &["гeрoин", "ᴦероин", "геpоин", "гepoин"]),
    ("look-alikes", "кокс", &["кoкс", "кокc", "KОКC"]),
    ("look-alikes", "مواد", &["مواد"]),
    ("look-alikes", "شیشه", &["شیشo", "شیش\u{585}"]),
    (
        "digits and signs",
        "selling",
        &["s3lling", "$elling", "se11ing", "5elling", "s€lling", "sell!ng", "se|ling"],
    ),
    ("digits and signs", "heroin", &["h3r01n", "her0in", "h*roin", "hero1n", "heroin420"]),
    ("digits and signs", "героин", &["г3роин", "гер0ин"]),
    ("digits and signs", "закладка", &["з@кладка", "3акладка", "закл4дка"]),
    ("drawn out", "selling", &["sellllling", "seeelling", "selliiiing", "ssselling"]),
    ("drawn out", "продам", &["продааам", "прооодам"]),
    ("drawn out", "فروش", &["فروووش", "فرووووش"]),
    (
        "spaces inside",
        "selling",
        &["s e l l i n g", "s  e  l  l  i  n  g", "s\u{a0}e\u{a0}l\u{a0}l\u{a0}i\u{a0}n\u{a0}g"],
    ),
    ("spaces inside", "продам", &["п р о д а м"]),
    ("spaces inside", "فروش", &["ف ر و ش"]),
    (
        "signs inside",
        "selling",
        &["s.e.l.l.i.n.g", "sel-ling", "s_e_l_l_i_n_g", "se.ll.ing", "s*e*l*l*i*n*g", "s-3-l-l-i-n-g"],
    ),
    ("signs inside", "продам", &["п.р.о.д.а.м", "про-дам", "п|р|о|д|а|м"]),
    ("signs inside", "فروش", &["ف.ر.و.ش", "فر-وش"]),
    ("Arabic letters", "کتک", &["كتك", "ڪتك"]),
    ("Arabic letters", "قیمت", &["قيمت", "قىمت"]),
    ("Arabic letters", "شیشه", &["شيشة", "شیشۀ", "شیـــشه"]),
    ("Arabic letters", "اسلحه", &["أسلحه", "إسلحة"]),
    ("Arabic digits", "۴۲۰", &["420", "٤٢٠"]),
    ("Persian spacing", "می‌فروشم", &["میفروشم", "می فروشم", "مي‌فروشم"]),
    ("Persian spacing", "قرص‌ها", &["قرصها", "قرص ها"]),
    ("Latin letters for Russian", "продам", &["prodam", "PRODAM", "pr0dam", "p r o d a m"]),
    ("Latin letters for Russian", "закладка~", &["zakladka", "zakladki", "zakladku"]),
    ("Latin letters for Russian", "пиши", &["pishi", "piwi"]),
    ("several at once", "selling", &["𝓼𝓮LL1ng", "s.3.l.l.i.n.g", "SЕL\u{200b}L1NG", "s e 1 1 i n g"]),
    ("several at once", "героин", &["Г Е Р 0 И Н", "г.e.p.0.и.н"]),
];

#[test]
fn a_disguised_word_is_the_word() {
    let mut missed = Vec::new();
    for (class, word, texts) in CLASSES {
        let engine = finder(&format!("{{ words = [\"{word}\"] }}"));
        for text in *texts {
            for around in ["{}", "well, {}!", "так, {} тут", "خب {} دارم"] {
                let said = around.replace("{}", text);
                let whole = found(&engine, &said).concat();
                let shown: String = whole.chars().filter(|letter| !letter.is_control()).collect();
                if shown.is_empty() {
                    missed.push(format!("{class}: {word} in {said:?}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// A word, and innocent texts that look a little like it.
const INNOCENT: &[(&str, &[&str])] = &[
    ("ass", &["a class", "assistant", "Scunthorpe", "as s", "ass1gn"]),
    ("cunt", &["Scunthorpe", "s-cunthorpe"]),
    ("pot", &["рот болит", "мой рот", "зубы и рот чистить"]),
    ("cop", &["сор из избы", "выносить сор"]),
    ("сука", &["the sukiyaki was good", "suk a"]),
    ("хер", &["her name is Ada", "I told her that I am here for her", "xerox"]),
    ("мост", &["most of the time I am fine", "the most that I can do"]),
    ("трава", &["I travel a lot for the work"]),
    ("hell", &["he'll come", "she'll", "hello"]),
    ("god", &["good day"]),
    ("sell", &["s ell", "he is ell", "cell", "5 ell"]),
    ("выше", &["вы же", "вы ше"]),
    ("meth", &["method", "the m e t r e", "m, e, th"]),
    ("oxy", &["foxy", "0 x y z"]),
    ("باز", &["بازار", "نماز"]),
    ("مواد", &["موادغذایی"]),
    ("kill", &["skill", "10 kilograms", "ki lling time"]),
    ("snow", &["it is 5 now"]),
];

#[test]
fn an_innocent_word_is_not_taken_for_another() {
    for (word, texts) in INNOCENT {
        let engine = finder(&format!("{{ words = [\"{word}\"] }}"));
        for text in *texts {
            assert_eq!(found(&engine, text), [""; 0], "{word} in {text:?}");
        }
    }
}

#[test]
fn what_is_found_is_the_whole_disguise() {
    for (word, text, part) in [
        ("selling", "I am $elling, you?", "$elling"),
        ("selling", "I am s.e.l.l.i.n.g it", "s.e.l.l.i.n.g"),
        ("selling", "se\u{200b}l\u{200b}ling\u{200b} it", "se\u{200b}l\u{200b}ling"),
        ("heroin", "x h3r01n y", "h3r01n"),
        ("selling pills", "s e l l i n g   p i l l s", "s e l l i n g   p i l l s"),
        ("selling pills", "s e l l i n g p i l l s", "s e l l i n g p i l l s"),
    ] {
        let engine = finder(&format!("{{ words = [\"{word}\"] }}"));
        assert_eq!(found(&engine, text), [part], "{text:?}");
    }
}

/// Texts of letters that people write, and of everything that letters are disguised with.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,60}",
        "[a-zA-Zа-яА-Яёйىيكکگآاأةهْٓ0-9٠-٩۰-۹\u{200b}-\u{200f}\u{300}-\u{308}\u{340}\u{343}\u{345} .,'!?@$-]{0,60}",
        "[\u{1100}-\u{11ff}\u{3131}-\u{318e}\u{ac00}-\u{ac20}\u{34f}\u{200d}a]{0,30}",
        "[\u{ad}\u{130}\u{131}\u{149}\u{1f0}\u{390}\u{3f0}-\u{3ff}\u{587}\u{1e96}-\u{1e9b}\u{fb00}-\u{fb17}ßςΣ ]{0,30}",
        "[\u{64b}-\u{655}\u{670}\u{6c0}-\u{6d5}\u{fe70}-\u{fefc}\u{fdf0}-\u{fdfd}]{0,30}",
        "(s[.*_ -]?[e3€е][.*_ -]?l{1,5}[1i!|]n[gɡ9] ?){0,5}",
    ]
}

#[test]
fn what_a_mask_lays_bare_is_masked_too() {
    let rule = "id = \"a/b\"\naction = \"mask\"\nmask = { en = \" … \", ru = \"…\", fa = \"…\" }\nmatch = [\"x\"]\n\
                pass = [\"y\"]\nfind = { words = [\"selling\", \"al~\"] }";
    let engine = super::unproved(&super::pack(&[rule]));
    let masked = engine.evaluate("@ا$s.e-ll1ng", &super::NEWCOMER).masked.expect("it is masked");
    assert!(!masked.contains("ll1ng"), "{masked}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        let once = fold(&text);
        let twice = fold(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
    }

    #[test]
    fn every_place_of_the_folded_text_leads_back(text in any_text()) {
        let folded = fold(&text);
        let mut last = 0;
        for (at, letter) in folded.text.char_indices() {
            let range = folded.original(at..at + letter.len_utf8());
            prop_assert!(range.start < range.end && text.get(range.clone()).is_some());
            prop_assert!(range.start >= last, "places come in order");
            last = range.start;
        }
    }

    #[test]
    fn nothing_of_what_was_found_is_left_when_it_is_masked(text in any_text(), before in any_text()) {
        let engine = super::unproved(&super::pack(&[
            "id = \"a/b\"\naction = \"mask\"\nmask = { en = \" … \", ru = \"…\", fa = \"…\" }\nmatch = [\"x\"]\npass = [\"y\"]\nfind = { words = [\"selling\", \"س\", \"а\", \"l~\"] }".replace("\"l~\"", "\"al~\"").as_str(),
        ]));
        for said in [text.clone(), format!("{before} {text}"), format!("{text}s.e-ll1ng{before}")] {
            let decision = engine.evaluate(&said, &super::NEWCOMER);
            for hit in &decision.hits {
                prop_assert!(hit.start < hit.end && said.get(hit.start..hit.end).is_some());
            }
            if let Some(masked) = &decision.masked {
                let again = engine.evaluate(masked, &super::NEWCOMER);
                prop_assert_eq!(&again.hits, &Vec::new(), "{:?} of {:?}", masked, said);
            }
        }
    }
}
