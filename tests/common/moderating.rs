//! What people do who look after others, and those they look after.

use serde_json::{Value, json};

use super::{Answer, Person, Room, plain};

impl Person {
    /// What waits, as this person sees it.
    pub async fn queue(&self) -> Vec<Value> {
        self.queue_of("open").await
    }

    /// The queue's part `open`, `mine` or `done`.
    pub async fn queue_of(&self, state: &str) -> Vec<Value> {
        let page = self.get(&format!("/api/v1/moderation/items?state={state}&limit=100")).await.expect(200);
        page.json()["items"].as_array().expect("items").clone()
    }

    /// The one item that waits in a room.
    pub async fn waiting_in(&self, room: Room) -> Value {
        let queue = self.queue().await;
        let found: Vec<&Value> = queue.iter().filter(|item| item["room"]["id"] == json!(room.0)).collect();
        assert_eq!(found.len(), 1, "one thing waits in {room}: {queue:#?}");
        found[0].clone()
    }

    /// The one item of a kind that waits.
    pub async fn waiting(&self, kind: &str) -> Value {
        let queue = self.queue().await;
        let found: Vec<&Value> = queue.iter().filter(|item| item["kind"] == kind).collect();
        assert_eq!(found.len(), 1, "one {kind} waits: {queue:#?}");
        found[0].clone()
    }

    /// An item with all that is needed to judge it.
    pub async fn looks_at(&self, item: &Value) -> Value {
        self.get(&item_path(item, "")).await.expect(200).json()
    }

    /// Decides; the version is the item's, and `wish` says the rest.
    pub async fn tries_to_decide(&self, item: &Value, wish: Value) -> Answer {
        let mut body = json!({"version": item["version"]});
        for (key, value) in wish.as_object().expect("a wish is an object") {
            body[key] = value.clone();
        }
        self.post(&item_path(item, "/decision"), body).await
    }

    pub async fn decides(&self, item: &Value, wish: Value) {
        self.tries_to_decide(item, wish).await.expect(204);
    }

    pub async fn claims(&self, item: &Value) -> Answer {
        self.put(&item_path(item, "/claim"), json!({})).await
    }

    /// Reports a message of a room.
    pub async fn reports(&self, room: Room, message: &Value, category: &str) {
        let wish = json!({"room": room.0, "message": message, "category": category});
        self.post("/api/v1/moderation/reports", wish).await.expect(201);
    }

    /// Takes a step of the ladder.
    pub async fn sanctions(&self, other: &Person, wish: Value) -> Answer {
        self.post(&format!("/api/v1/moderation/members/{}/sanctions", other.id), wish).await
    }

    /// What was decided about this person, the newest first.
    pub async fn own_decisions(&self) -> Vec<Value> {
        let page = self.get("/api/v1/me/decisions").await.expect(200).json();
        page["items"].as_array().expect("items").clone()
    }

    pub async fn appeals(&self, decision: &Value, text: &str) -> Answer {
        let path = format!("/api/v1/me/decisions/{}/appeal", plain(&decision["id"]));
        self.post(&path, json!({"text": text})).await
    }

    pub async fn own_reports(&self) -> Vec<Value> {
        let page = self.get("/api/v1/me/reports").await.expect(200).json();
        page["items"].as_array().expect("items").clone()
    }
}

fn item_path(item: &Value, rest: &str) -> String {
    format!("/api/v1/moderation/items/{}{rest}", plain(&item["id"]))
}
