//! Accounts: coming in and staying safe.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::{Ear, Person, TestServer};

/// A revoked device is off the air within this.
const AT_ONCE: Duration = Duration::from_secs(1);

const SESSION_REVOKED: u16 = 4403;

// ---- coming in

#[tokio::test]
async fn somebody_comes_in_with_a_name_and_a_passphrase_and_nothing_else() {
    let server = TestServer::start().await;
    let wish = json!({"handle": "Sunny-Day", "passphrase": "quiet harbour before sunrise", "adult": true});
    let answer = server.stranger().post("/api/v1/accounts", wish).await.expect(201);
    let cookies = answer.cookies();
    let session = cookies.iter().find(|cookie| cookie.starts_with("homegroup=")).expect("a session's cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(session.contains(part), "{session}");
    }
    let answer = answer.json();
    assert_eq!(
        (&answer["account"]["handle"], &answer["account"]["role"]),
        (&json!("Sunny-Day"), &json!("member"))
    );
    assert_eq!(answer["status"], "active");
    let codes = answer["recovery_codes"].as_array().expect("recovery codes");
    assert_eq!(codes.len(), 10);
    let them = server.stranger().signs_in("sunny.day", "quiet harbour before sunrise").await;
    let me = them.get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["handle"], &me["recovery_codes_left"]), (&json!("Sunny-Day"), &json!(10)));
    assert_eq!(
        me["settings"],
        json!({"language": null, "theme": "system", "discreet": false, "announcements": "each",
            "open_notes": false})
    );
}

#[tokio::test]
async fn names_and_passphrases_that_endanger_somebody_are_refused() {
    let server = TestServer::start().await;
    server.member_named("nightowl").await;
    let good = "quiet harbour before sunrise";
    for (handle, passphrase, status, kind) in [
        ("al", good, 422, "accounts/handle-too-short"),
        ("ada\u{202e}eve", good, 422, "accounts/handle-characters"),
        ("adaМира", good, 422, "accounts/handle-scripts"),
        ("ada1715550199", good, 422, "accounts/handle-digits"),
        ("dr.ada", good, 422, "accounts/handle-title"),
        ("Модератор", good, 422, "accounts/handle-title"),
        ("ada@example.org", good, 422, "accounts/handle-address"),
        ("Night_Owl", good, 409, "accounts/handle-taken"),
        ("nightowI", good, 409, "accounts/handle-taken"),
        ("ada", "short", 422, "accounts/passphrase-too-short"),
        ("ada", "password1234", 422, "accounts/passphrase-too-easy"),
        ("adalovelace", "adalovelace1", 422, "accounts/passphrase-too-easy"),
    ] {
        let wish = json!({"handle": handle, "passphrase": passphrase, "adult": true});
        let problem = server.stranger().post("/api/v1/accounts", wish).await.expect_problem(status, kind);
        assert!(
            problem["errors"][0]["pointer"].as_str().is_some_and(|at| at.starts_with('/')),
            "{problem:#}"
        );
    }
    let wish = json!({"handle": "ada", "passphrase": good, "adult": false});
    server.stranger().post("/api/v1/accounts", wish).await.expect_problem(422, "accounts/adults-only");
}

#[tokio::test]
async fn whether_somebody_is_here_is_not_told_at_the_door() {
    let server = TestServer::start().await;
    let (ada, ben) = (server.member_named("ada").await, server.member_named("ben").await);
    let admin = server.admin().await;
    admin.put(&format!("/api/v1/members/{}/suspension", ben.id), json!({})).await.expect(204);
    let mut bodies = Vec::new();
    for handle in ["ada", "ben", "nobodyhere", "", "ada@@", "👍"] {
        let wish = json!({"handle": handle, "passphrase": "not the right one at all"});
        let answer = server.stranger().post("/api/v1/sessions", wish).await.expect(401);
        assert!(answer.cookies().is_empty());
        bodies.push(answer.text());
        let wish = json!({"handle": handle, "recovery_code": "0000-0000-0000-0000", "new_passphrase": "quiet harbour at dusk"});
        bodies.push(server.stranger().post("/api/v1/recoveries", wish).await.expect(401).text());
    }
    for pair in bodies.chunks(2) {
        assert_eq!(pair, &bodies[..2]);
    }
    let wish = json!({"handle": "ben", "passphrase": ben.passphrase});
    server.stranger().post("/api/v1/sessions", wish).await.expect_problem(403, "accounts/suspended");
    assert!(ada.get("/api/v1/members").await.status == 403);
}

#[tokio::test]
async fn a_recovery_code_lets_somebody_back_in_once_and_shuts_everybody_else_out() {
    let server = TestServer::start().await;
    let ada = server.member_named("ada").await;
    let mut ear = ada.listens().await;
    let wish = |code: &str| json!({"handle": "Ada", "recovery_code": code, "new_passphrase": "seven lanterns on the pier"});
    let typed = ada.recovery_codes[3].to_lowercase().replace('-', " ");
    let back = server.stranger().post("/api/v1/recoveries", wish(&typed)).await.expect(201).json();
    assert_eq!(back["recovery_codes_left"], 9);
    assert_eq!(ear.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    ada.get("/api/v1/me").await.expect_problem(401, "http/session-ended");
    server
        .stranger()
        .post("/api/v1/recoveries", wish(&typed))
        .await
        .expect_problem(401, "accounts/recovery-wrong");
    let ada = server.stranger().signs_in("ada", "seven lanterns on the pier").await;
    let fresh =
        ada.post("/api/v1/me/recovery-codes", json!({"passphrase": ada.passphrase})).await.expect(200).json();
    assert_eq!(fresh["recovery_codes"].as_array().map(Vec::len), Some(10));
    let old = &server.stranger().post("/api/v1/recoveries", wish("ABCD")).await;
    assert_eq!(old.status, 401);
}

#[tokio::test]
async fn an_invite_for_three_lets_three_of_ten_in_who_come_at_once() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    admin.patch("/api/v1/community/settings", json!({"registration": "invite"})).await.expect(200);
    assert_eq!(server.get("/api/v1/community").await.expect(200).json()["registration"], "invite");
    let alone = json!({"handle": "ada", "passphrase": "quiet harbour before sunrise", "adult": true});
    server.stranger().post("/api/v1/accounts", alone).await.expect_problem(403, "accounts/invite-needed");
    let wish = json!({"uses": 3, "days": 2, "note": "for the Tuesday people"});
    let invite = admin.post("/api/v1/invites", wish).await.expect(201).json();
    let code = invite["code"].as_str().expect("a code");
    assert_eq!(invite["link"], format!("/join?invite={code}"));
    let names =
        ["maple", "rowan", "alder", "cedar", "hazel", "aspen", "linden", "juniper", "laurel", "poplar"];
    let comers = names.map(|handle| {
        let stranger = server.stranger();
        let wish = json!({"handle": handle, "passphrase": Person::passphrase_of(handle), "adult": true, "invite": code});
        async move { stranger.post("/api/v1/accounts", wish).await }
    });
    let answers = futures_util::future::join_all(comers).await;
    let let_in = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(let_in, 3);
    for answer in answers.into_iter().filter(|answer| answer.status != 201) {
        answer.expect_problem(422, "accounts/invite-not-valid");
    }
    assert_eq!(admin.get("/api/v1/invites").await.expect(200).json()["items"], json!([]));
}

#[tokio::test]
async fn moderators_invite_members_only_and_see_their_own_invites() {
    let server = TestServer::start().await;
    let (moderator, admin) = (server.moderator().await, server.admin().await);
    let made = moderator.post("/api/v1/invites", json!({})).await.expect(201).json();
    assert_eq!((&made["role"], &made["uses_left"]), (&json!("member"), &json!(1)));
    let staff = moderator.post("/api/v1/invites", json!({"role": "worker"})).await;
    staff.expect_problem(403, "accounts/invite-role");
    admin.post("/api/v1/invites", json!({"role": "worker"})).await.expect(201);
    let own = moderator.get("/api/v1/invites").await.expect(200).json();
    assert_eq!(own["items"].as_array().map(Vec::len), Some(1));
    assert!(own["items"][0]["code"].is_null(), "a code is shown once");
    let path = |made: &Value| format!("/api/v1/invites/{}", made["id"].as_str().expect("an id"));
    server.moderator().await.delete(&path(&made)).await.expect_problem(404, "accounts/invite-not-found");
    moderator.delete(&path(&made)).await.expect(204);
    let wish = json!({"handle": "ada", "passphrase": "quiet harbour before sunrise", "adult": true, "invite": made["code"]});
    server.stranger().post("/api/v1/accounts", wish).await.expect_problem(422, "accounts/invite-not-valid");
}

#[tokio::test]
async fn who_waits_to_be_let_in_sees_themselves_and_nothing_else() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    admin.patch("/api/v1/community/settings", json!({"registration": "approval"})).await.expect(200);
    let (ada, ben) = (server.member_named("ada").await, server.member_named("ben").await);
    assert_eq!(ada.get("/api/v1/me").await.expect(200).json()["status"], "pending");
    for path in ["/api/v1/rooms", "/api/v1/me/blocks"] {
        ada.get(path).await.expect_problem(403, "accounts/pending");
    }
    // What is theirs is in their hands from the first day.
    assert_eq!(
        ada.get("/api/v1/sessions").await.expect(200).json()["items"].as_array().map(Vec::len),
        Some(1)
    );
    ada.patch("/api/v1/me/settings", json!({"discreet": true})).await.expect(200);
    let wish = json!({"passphrase": ada.passphrase, "new_passphrase": "seven lanterns beside the harbour"});
    ada.post("/api/v1/me/passphrase", wish).await.expect(204);
    let waiting = admin.get("/api/v1/members?status=pending").await.expect(200).json();
    assert_eq!(waiting["items"].as_array().map(Vec::len), Some(2));
    admin.put(&format!("/api/v1/members/{}/approval", ada.id), json!({})).await.expect(204);
    ada.get("/api/v1/rooms").await.expect(200);
    admin.delete(&format!("/api/v1/members/{}/approval", ben.id)).await.expect(204);
    ben.get("/api/v1/me").await.expect(401);
    let away = admin.delete(&format!("/api/v1/members/{}/approval", ada.id)).await;
    away.expect_problem(404, "accounts/member-not-found");
}

#[tokio::test]
async fn the_first_administrator_comes_by_a_link_that_works_once() {
    let server = TestServer::start().await;
    let log = server.log();
    let code =
        log.split("/join?invite=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a link");
    let wish = |handle: &str| json!({"handle": handle, "passphrase": Person::passphrase_of(handle), "adult": true, "invite": code});
    let first = server.stranger().post("/api/v1/accounts", wish("birch")).await.expect(201).json();
    assert_eq!(first["account"]["role"], "admin");
    server
        .stranger()
        .post("/api/v1/accounts", wish("maple"))
        .await
        .expect_problem(422, "accounts/invite-not-valid");
}

#[tokio::test]
async fn an_administrator_finds_people_page_by_page_and_by_a_part_of_the_name() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    for handle in ["night_owl", "Night-Bird", "ёжик"] {
        server.member_named(handle).await;
    }
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().expect("items");
        items.iter().map(|item| item["handle"].as_str().expect("a handle").to_owned()).collect()
    };
    for (query, found) in [
        ("NIGHT", vec!["night_owl", "Night-Bird"]),
        ("t-o", vec!["night_owl"]),
        ("%D0%81%D0%96", vec!["ёжик"]),
        ("%25", vec![]),
        ("nobody", vec![]),
    ] {
        let page = admin.get(&format!("/api/v1/members?query={query}")).await.expect(200).json();
        assert_eq!(names(&page), found, "{query}");
    }
    let first = admin.get("/api/v1/members?limit=3").await.expect(200).json();
    let next = first["next"].as_str().expect("there are more");
    let second = admin.get(&format!("/api/v1/members?limit=3&after={next}")).await.expect(200).json();
    assert_eq!(
        (names(&first).len(), names(&second), &second["next"]),
        (3, vec!["ёжик".to_owned()], &Value::Null)
    );
    admin.get("/api/v1/members?sort=age").await.expect_any_problem(400);
}

// ---- staying safe

#[tokio::test]
async fn a_revoked_device_is_off_the_air_within_a_second() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let (phone, library, tablet) =
        (ada.on_another_device().await, ada.on_another_device().await, ada.on_another_device().await);
    let (mut own, mut phones, mut librarys) =
        (ada.listens().await, phone.listens().await, library.listens().await);
    let listed = ada.get("/api/v1/sessions").await.expect(200).json();
    let items = listed["items"].as_array().expect("sessions").clone();
    assert_eq!(items.len(), 4);
    assert_eq!(items.iter().filter(|session| session["current"] == true).count(), 1);
    let phones_own = phone.get("/api/v1/sessions").await.expect(200).json();
    let current =
        phones_own["items"].as_array().and_then(|all| all.iter().find(|one| one["current"] == true).cloned());
    let id = current.expect("its own")["id"].as_str().expect("an id").to_owned();

    let begun = Instant::now();
    ada.delete(&format!("/api/v1/sessions/{id}")).await.expect(204);
    assert_eq!(phones.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
    phone.get("/api/v1/me").await.expect_problem(401, "http/session-ended");
    ada.delete(&format!("/api/v1/sessions/{id}")).await.expect_problem(404, "accounts/session-not-found");
    let stranger = server.member().await;
    let other = items[0]["id"].as_str().expect("an id");
    stranger
        .delete(&format!("/api/v1/sessions/{other}"))
        .await
        .expect_problem(404, "accounts/session-not-found");

    ada.delete("/api/v1/sessions/others").await.expect(204);
    assert_eq!(librarys.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    tablet.get("/api/v1/me").await.expect(401);
    ada.get("/api/v1/me").await.expect(200);
    ada.delete("/api/v1/sessions/current").await.expect(204);
    assert_eq!(own.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    let bearer = format!("Bearer {}", ada.token);
    let upgrade = Ear::upgrade(&server.origin(), &[("authorization", &bearer)]);
    if let Ok(mut again) = Ear::open(upgrade).await {
        assert!(matches!(again.is_closed().await, 4401 | 4403), "nobody listens with a token that has ended");
    }
}

#[tokio::test]
async fn a_new_passphrase_a_new_role_and_a_suspension_close_sockets_at_once() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    let ada = server.member().await;
    let phone = ada.on_another_device().await;
    let mut ear = phone.listens().await;
    let wish = json!({"passphrase": "not this one", "new_passphrase": "seven lanterns on the pier"});
    ada.post("/api/v1/me/passphrase", wish).await.expect_problem(403, "accounts/passphrase-wrong");
    let wish = json!({"passphrase": ada.passphrase, "new_passphrase": "seven lanterns on the pier"});
    ada.post("/api/v1/me/passphrase", wish).await.expect(204);
    assert_eq!(ear.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    phone.get("/api/v1/me").await.expect(401);

    let mut ear = ada.listens().await;
    admin.put(&format!("/api/v1/members/{}/role", ada.id), json!({"role": "moderator"})).await.expect(204);
    assert_eq!(ear.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    assert_eq!(ada.get("/api/v1/me").await.expect(200).json()["role"], "moderator");

    let mut ear = ada.listens().await;
    admin.put(&format!("/api/v1/members/{}/suspension", ada.id), json!({})).await.expect(204);
    assert_eq!(ear.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    ada.get("/api/v1/me").await.expect(401);
    admin.delete(&format!("/api/v1/members/{}/suspension", ada.id)).await.expect(204);
    server.stranger().signs_in(&ada.handle, "seven lanterns on the pier").await;
    let own = format!("/api/v1/members/{}", admin.id);
    admin.put(&format!("{own}/suspension"), json!({})).await.expect_problem(409, "accounts/own-account");
    admin
        .put(&format!("{own}/role"), json!({"role": "member"}))
        .await
        .expect_problem(409, "accounts/own-account");
}

#[tokio::test]
async fn staff_can_do_nothing_before_their_second_factor() {
    let server = TestServer::start().await;
    let mut admin = server.without_second_factor("admin").await;
    let me = admin.get("/api/v1/me").await.expect(200).json();
    assert_eq!((&me["second_factor"], &me["second_factor_needed"]), (&json!(false), &json!(true)));
    for path in ["/api/v1/members", "/api/v1/community/settings", "/api/v1/invites"] {
        admin.get(path).await.expect_problem(403, "accounts/second-factor-needed");
    }
    admin
        .put("/api/v1/me/second-factor", json!({"code": "000000"}))
        .await
        .expect_problem(409, "accounts/second-factor-not-begun");
    admin.sets_up_second_factor().await;
    admin.get("/api/v1/members").await.expect(200);
    let wish = json!({"handle": admin.handle, "passphrase": admin.passphrase});
    server
        .stranger()
        .post("/api/v1/sessions", wish.clone())
        .await
        .expect_problem(401, "sessions/code-needed");
    let code = admin.code();
    let mut with_code = wish;
    with_code["code"] = json!(code);
    server.stranger().post("/api/v1/sessions", with_code.clone()).await.expect(201);
    server.stranger().post("/api/v1/sessions", with_code).await.expect_problem(401, "sessions/code-wrong");
    let wish = json!({"passphrase": admin.passphrase, "code": admin.code()});
    admin
        .delete_with("/api/v1/me/second-factor", wish)
        .await
        .expect_problem(403, "accounts/second-factor-kept");
}

#[tokio::test]
async fn a_second_factor_goes_on_until_the_next_one_is_confirmed() {
    let server = TestServer::start().await;
    let mut admin = server.without_second_factor("admin").await;
    admin.sets_up_second_factor().await;
    let wish = json!({"passphrase": admin.passphrase});
    admin.post("/api/v1/me/second-factor", wish).await.expect(200);
    let wish = json!({"handle": admin.handle, "passphrase": admin.passphrase});
    server.stranger().post("/api/v1/sessions", wish).await.expect_problem(401, "sessions/code-needed");
    admin.get("/api/v1/members").await.expect(200);
    admin.sets_up_second_factor().await;
    admin.get("/api/v1/members").await.expect(200);
}

#[tokio::test]
async fn settings_are_kept_and_copied_to_cookies_that_pages_are_drawn_by() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let answer = ada
        .patch(
            "/api/v1/me/settings",
            json!({"language": "fa", "theme": "dark", "discreet": true,
        "open_notes": true}),
        )
        .await;
    let answer = answer.expect(200);
    for cookie in
        ["homegroup-language=fa", "homegroup-theme=dark", "homegroup-discreet=1", "homegroup-notes=1"]
    {
        assert!(
            answer.cookies().iter().any(|set| set.starts_with(cookie)),
            "{cookie}: {:?}",
            answer.cookies()
        );
    }
    let settings = json!({"language": "fa", "theme": "dark", "discreet": true, "announcements": "each",
        "open_notes": true});
    assert_eq!(answer.json(), settings);
    assert_eq!(ada.get("/api/v1/me").await.expect(200).json()["settings"], settings);
    ada.patch("/api/v1/me/settings", json!({"theme": "pink"})).await.expect(422);
    ada.patch("/api/v1/me/settings", json!({"role": "admin"})).await.expect(422);
}

// ---- blocks

#[tokio::test]
async fn a_block_looks_like_absence() {
    let server = TestServer::start().await;
    let (ada, ben) = (server.member_named("ada").await, server.member_named("ben").await);
    ben.blocks(&ada).await;
    let mut bodies = Vec::new();
    for handle in ["ben", "nobodyhere"] {
        let answer = ada.post("/api/v1/direct-messages", json!({"handle": handle})).await.expect(404);
        bodies.push(answer.text());
    }
    assert_eq!(bodies[0], bodies[1]);
    let absent = uuid::Uuid::now_v7();
    for id in [ben.id, absent] {
        let answer = ada.put(&format!("/api/v1/me/blocks/{id}"), json!({})).await.expect(204);
        assert!(answer.text().is_empty());
    }
    assert_eq!(
        ada.get("/api/v1/me/blocks").await.expect(200).json()["items"],
        json!([]),
        "he is not there for her"
    );
    let listed = ben.get("/api/v1/me/blocks").await.expect(200).json();
    assert_eq!(listed["items"], json!([]), "nor she for him, now that both have");
    ada.delete(&format!("/api/v1/me/blocks/{}", ben.id)).await.expect(204);
    let listed = ben.get("/api/v1/me/blocks").await.expect(200).json();
    assert_eq!(listed["items"], json!([{"id": ada.id, "handle": "ada"}]));
    ben.delete(&format!("/api/v1/me/blocks/{}", ada.id)).await.expect(204);
    ada.post("/api/v1/direct-messages", json!({"handle": "ben"})).await.expect(201);
}

#[tokio::test]
async fn nobody_hides_from_those_who_look_after_the_rooms() {
    let server = TestServer::start().await;
    let (admin, moderator) = (server.admin().await, server.moderator().await);
    let (ada, ben) = (server.member().await, server.member().await);
    let path = format!("/api/v1/me/blocks/{}", moderator.id);
    ada.put(&path, json!({})).await.expect_problem(422, "accounts/not-blockable");
    ada.blocks(&ben).await;
    admin.put(&format!("/api/v1/members/{}/role", ben.id), json!({"role": "moderator"})).await.expect(204);
    assert_eq!(ada.get("/api/v1/me/blocks").await.expect(200).json()["items"], json!([]));
    ada.put(&format!("/api/v1/me/blocks/{}", ada.id), json!({}))
        .await
        .expect_problem(409, "accounts/own-account");
}
