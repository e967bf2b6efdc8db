//! The authorization matrix: every HTTP operation of the served OpenAPI document and every
//! client frame of the AsyncAPI document, tried by every role on every kind of object,
//! with the answer that `matrix.txt` expects.
//!
//! An operation without a row fails, and so does a row without an operation.

mod asking;
mod desk;
mod frames;
mod moderation;
mod world;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::common::TestServer;
use world::World;

const MATRIX: &str = include_str!("matrix.txt");

/// One row: an operation on one kind of object, and the expected answer of each role.
#[derive(Clone, Debug)]
pub struct Row {
    operation: String,
    object: String,
    expected: Vec<(String, String)>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_is_answered_to_every_role_as_the_matrix_says() {
    let server = TestServer::start().await;
    let world = World::make(&server).await;
    let mut wrong = Vec::new();
    for row in rows() {
        for (role, expected) in &row.expected {
            let answer = match row.operation.strip_prefix("frame ") {
                Some(frame) => frames::answer(&world, frame, &row.object, role).await,
                None => asking::answer(&world, &row.operation, &row.object, role).await,
            };
            // A 403 without a letter leaves the reason open.
            let fits = answer == *expected || (expected == "403" && answer.starts_with("403"));
            if !fits {
                wrong.push(format!(
                    "{} of {} by {role}: {answer} instead of {expected}",
                    row.operation, row.object
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells are not as written:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn every_operation_and_frame_has_its_rows() {
    let server = TestServer::start().await;
    let openapi = server.get("/api/v1/openapi.json").await.expect(200).json();
    let asyncapi = server.get("/api/v1/asyncapi.json").await.expect(200).json();
    let mut served = operations(&openapi);
    served.extend(client_frames(&asyncapi));
    let written: BTreeSet<String> = rows().into_iter().map(|row| row.operation).collect();
    let without_row: Vec<_> = served.difference(&written).collect();
    let without_operation: Vec<_> = written.difference(&served).collect();
    assert!(without_row.is_empty(), "nobody has written down who may do this: {without_row:#?}");
    assert!(without_operation.is_empty(), "these rows are of no operation: {without_operation:#?}");
    for operation in served.iter().filter(|operation| operation.contains("{}")) {
        let objects: BTreeSet<_> =
            rows().into_iter().filter(|row| row.operation == *operation).map(|row| row.object).collect();
        assert!(
            objects.contains("absent") && objects.len() >= 2,
            "{operation} has to be tried on what is there and on what is not: {objects:?}"
        );
    }
}

/// Reads the table: a heading with the roles, then a row for each operation and object.
fn rows() -> Vec<Row> {
    let mut lines = MATRIX.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let roles: Vec<&str> = lines.next().expect("a heading").split_whitespace().skip(2).collect();
    let row = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(
            words.len(),
            roles.len() + 3,
            "a row has a method, a path, an object and an answer for each role: {line}"
        );
        let answers = roles.iter().zip(&words[3..]);
        Row {
            operation: format!("{} {}", words[0], words[1]),
            object: words[2].to_owned(),
            expected: answers.map(|(role, answer)| ((*role).to_owned(), (*answer).to_owned())).collect(),
        }
    };
    lines.map(row).collect()
}

/// Method and path of every operation, whatever the path's parameters are called. The
/// upgrade to a socket is an operation of the live protocol.
fn operations(openapi: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, item) in openapi["paths"].as_object().expect("the document has paths") {
        let shape: Vec<&str> =
            path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
        for method in item.as_object().expect("a path has operations").keys() {
            if ["get", "put", "post", "patch", "delete", "head", "options", "trace"]
                .contains(&method.as_str())
            {
                found.insert(format!("{} {}", method.to_uppercase(), shape.join("/")));
            }
        }
    }
    found.remove("GET /api/v1/live");
    found
}

/// The frames that the server receives.
fn client_frames(asyncapi: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for operation in asyncapi["operations"].as_object().expect("the document has operations").values() {
        if operation["action"] != "receive" {
            continue;
        }
        for message in operation["messages"].as_array().expect("an operation has messages") {
            let name = message["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
            let name = name.expect("a message is named by its reference");
            found.insert(format!("frame {}", name.trim_start_matches("client_")));
        }
    }
    assert!(!found.is_empty(), "the AsyncAPI document names no frame of the client");
    found
}
