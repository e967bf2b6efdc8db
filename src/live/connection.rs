//! One connection: one loop, one way out.

use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::acts;
use super::doors::{Ack, Admitted, Doors, Draft, Hidden};
use super::frames::{Frames, hole};
use super::hub::{Connection, Delivery};
use super::outbox::Outgoing;
use super::protocol::{
    CLIENT_FRAMES, ClientFrame, FRAME_BYTES, FrameType, ROOMS_PER_SOCKET, ServerFrame, Told, close,
    problem_frame,
};
use super::wire;
use crate::http::{AppError, Network, Problem};
use crate::ids::{MessageId, RoomId};
use crate::state::AppState;
use http::StatusCode;

type Stream = TokioIo<Upgraded>;

/// Makes the connection of somebody who was let in. It lives in a box, and its loop in a task of its own: what
/// the admission needed is given back, and an idle connection costs a third.
pub(super) async fn open<D: Doors>(
    app: AppState,
    doors: D,
    admitted: Admitted<D::Member>,
    network: Network,
    stream: Stream,
) -> Box<Line<D>> {
    let hub_side = app.hub().enter(admitted.account, admitted.session, admitted.language);
    Box::new(Line {
        socket: WebSocketStream::from_raw_socket(stream, Role::Server, Some(bounds())).await,
        patience: Duration::from_secs(app.settings().live.write_seconds),
        heartbeat: Duration::from_secs(app.settings().live.heartbeat_seconds),
        person: admitted,
        network,
        hub_side,
        rooms: Vec::new(),
        hidden: Hidden::default(),
        app,
        doors,
    })
}

/// Serves one person on one socket until either side ends it.
pub(super) async fn run<D: Doors>(mut line: Box<Line<D>>) {
    let code = line.serve().await.unwrap_err_code();
    Box::pin(line.say_goodbye(code)).await;
}

/// However the connection ends, its places are free again.
impl<D: Doors> Drop for Line<D> {
    fn drop(&mut self) {
        self.app.hub().leave(&self.hub_side, self.rooms.iter().map(|followed| followed.room));
        self.app.limits().leave_socket(self.person.account, self.network);
    }
}

/// What one connection may take of memory, in bytes: the defaults are sixteen times as much.
fn bounds() -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(4 * 1024)
        .write_buffer_size(4 * 1024)
        .max_write_buffer_size(64 * 1024)
        .max_message_size(Some(FRAME_BYTES))
        .max_frame_size(Some(FRAME_BYTES))
        .accept_unmasked_frames(false)
}

/// Why a connection ends.
enum End {
    /// With a close code of ours.
    With(u16),
    /// The other side went away.
    Gone,
}

trait EndCode {
    fn unwrap_err_code(self) -> Option<u16>;
}

impl EndCode for Result<std::convert::Infallible, End> {
    fn unwrap_err_code(self) -> Option<u16> {
        match self {
            Ok(never) => match never {},
            Err(End::With(code)) => Some(code),
            Err(End::Gone) => None,
        }
    }
}

/// A room that is followed, and the newest `seq` that was brought.
struct Followed {
    room: RoomId,
    brought: u64,
}

/// One connection, from its admission to its end.
pub(super) struct Line<D: Doors> {
    app: AppState,
    doors: D,
    person: Admitted<D::Member>,
    network: Network,
    hub_side: Connection,
    socket: WebSocketStream<Stream>,
    rooms: Vec<Followed>,
    hidden: Hidden,
    patience: Duration,
    heartbeat: Duration,
}

impl<D: Doors> Line<D> {
    async fn serve(&mut self) -> Result<std::convert::Infallible, End> {
        self.hidden = Box::pin(self.doors.hidden(self.person.account)).await.map_err(|error| {
            error.into_problem();
            End::With(close::RESTART)
        })?;
        let welcome = wire::json(&ServerFrame::Welcome {
            account: &self.person.shown,
            server_time: self.app.now(),
            heartbeat_ms: u64::try_from(self.heartbeat.as_millis()).unwrap_or(u64::MAX),
        });
        self.write(vec![welcome].into()).await?;
        self.person.shown = serde_json::Value::Null;
        let mut waiting = Vec::new();
        let mut unanswered = 0;
        let outbox = self.hub_side.outbox.clone();
        let mut next_ping = Instant::now() + self.heartbeat;
        loop {
            tokio::select! {
                biased;
                () = outbox.wait() => {
                    if let Some(code) = outbox.ending() {
                        return Err(End::With(code));
                    }
                    outbox.drain(&mut waiting);
                    self.bring(&mut waiting).await?;
                }
                frame = self.socket.next() => {
                    unanswered = 0;
                    // Boxed, so that an idle connection does not keep room for it.
                    Box::pin(self.hear(frame)).await?;
                }
                () = tokio::time::sleep_until(next_ping) => {
                    if unanswered >= 2 {
                        return Err(End::With(close::SILENT));
                    }
                    unanswered += 1;
                    next_ping = Instant::now() + self.heartbeat;
                    self.write(vec![wire::PING].into()).await?;
                }
            }
        }
    }

    /// Brings what waited. Several deliveries become one write.
    async fn bring(&mut self, waiting: &mut Vec<Outgoing>) -> Result<(), End> {
        let mut frames = Frames::default();
        for outgoing in waiting.drain(..) {
            match outgoing {
                Outgoing::Delivery(delivery) => self.collect(&delivery, &mut frames),
                Outgoing::Frame(frame) => frames.push(frame),
                Outgoing::PutOut(room) => {
                    // They may have been put out between the check and the following.
                    self.app.hub().unfollow(room, self.hub_side.id);
                    self.rooms.retain(|followed| followed.room != room);
                }
                Outgoing::BlocksChanged => {
                    if let Ok(hidden) = Box::pin(self.doors.hidden(self.person.account)).await {
                        self.hidden = hidden;
                    }
                }
            }
        }
        // A burst leaves a large list behind; an idle connection need not keep it.
        if waiting.capacity() > 64 {
            *waiting = Vec::new();
        }
        if frames.is_empty() { Ok(()) } else { self.write(frames).await }
    }

    /// Takes of a delivery what this connection has not seen.
    fn collect(&mut self, delivery: &Arc<Delivery>, frames: &mut Frames) {
        let Some(followed) = self.rooms.iter_mut().find(|followed| followed.room == delivery.room) else {
            return;
        };
        if delivery.last() <= followed.brought {
            return;
        }
        if self.hidden.is_empty() && delivery.first() > followed.brought {
            frames.push(delivery.wire.clone());
        } else {
            for entry in delivery.entries.iter().filter(|entry| entry.seq > followed.brought) {
                frames.push(if self.hidden.hides(entry.author, entry.about) {
                    hole(delivery.room, entry)
                } else {
                    delivery.wire.slice(entry.range.clone())
                });
            }
        }
        followed.brought = delivery.last();
    }

    async fn hear(&mut self, frame: Option<Result<Message, Error>>) -> Result<(), End> {
        let text = match frame {
            None | Some(Err(Error::ConnectionClosed | Error::AlreadyClosed | Error::Io(_))) => {
                return Err(End::Gone);
            }
            Some(Err(Error::Capacity(CapacityError::MessageTooLong { .. }))) => {
                return Err(End::With(close::TOO_LARGE));
            }
            Some(Err(Error::Utf8(_))) => return Err(End::With(close::NOT_TEXT)),
            Some(Err(_)) => return Err(End::With(close::PROTOCOL_ERROR)),
            Some(Ok(Message::Close(_))) => {
                // Their goodbye is answered, or a browser takes it for a broken line (1006). The library has the
                // answer ready; who does not wait for it loses nothing.
                let _ = self.flush().await;
                return Err(End::Gone);
            }
            Some(Ok(Message::Ping(_))) => {
                self.spend(1).await?;
                return self.flush().await;
            }
            Some(Ok(Message::Pong(_))) => return self.spend(1).await,
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Binary(_) | Message::Frame(_))) => {
                return self.malformed("only text frames are understood").await;
            }
        };
        self.spend(1 + text.len()).await?;
        let frame: ClientFrame<'_> = match serde_json::from_str(&text) {
            Ok(frame) => frame,
            // Only a meeting's frames have fields of their own.
            Err(_) if acts::is_one(&text) => return self.meet(&text).await,
            Err(cause) => {
                if serde_json::from_str::<FrameType<'_>>(&text)
                    .is_ok_and(|frame| !CLIENT_FRAMES.contains(&frame.r#type.as_ref()))
                {
                    return self.refuse(None, unknown_frame()).await;
                }
                let place = format!("line {}, column {}", cause.line(), cause.column());
                return self.malformed(&place).await;
            }
        };
        let outcome = match frame.r#type.as_ref() {
            "send" => self.send(&frame).await,
            "join" => self.join(&frame).await?,
            "leave" => self.leave(&frame),
            "read" => self.read(&frame).await,
            "typing" => self.typing(&frame),
            "meeting" => return self.meet(&text).await,
            _ => Err(unknown_frame()),
        };
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => self.refuse(reference(&frame).as_deref(), error).await,
        }
    }

    /// Takes a frame from the budgets of the account. Over them, the person hears when to come back.
    async fn spend(&mut self, bytes: usize) -> Result<(), End> {
        let (limits, account) = (self.app.limits(), self.person.account);
        let kilobytes = u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
        let admitted =
            limits.frames.take(&account).and_then(|()| limits.kilobytes.take_many(&account, kilobytes));
        let Err(wait) = admitted else { return Ok(()) };
        let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, "live/flooding").retry_after(wait);
        self.refuse(None, problem.into()).await?;
        Err(End::With(close::FLOODING))
    }

    async fn join(&mut self, frame: &ClientFrame<'_>) -> Result<Result<(), AppError>, End> {
        let room = match room_of(frame) {
            Ok(room) => room,
            Err(error) => return Ok(Err(error)),
        };
        if let Err(problem) = self.app.limits().joins.spend(&self.person.account) {
            return Ok(Err(problem.into()));
        }
        if let Err(error) = self.doors.may_follow(&self.person.member, room).await {
            return Ok(Err(error));
        }
        let known = self.rooms.iter().position(|followed| followed.room == room);
        if known.is_none() && self.rooms.len() >= ROOMS_PER_SOCKET {
            return Ok(Err(Problem::new(StatusCode::CONFLICT, "live/too-many-rooms").into()));
        }
        // First follow, then look how far the log is: what is committed in between comes by both ways, and
        // `seq` tells that it is the same.
        let feed = self.app.hub().follow(room, &self.hub_side);
        let recent = self.app.settings().live.recent_events;
        if feed.position().is_none() {
            let _one_reads = feed.loading.lock().await;
            if feed.position().is_none() {
                let forgotten = feed.forgotten();
                match self.doors.newest(room, recent).await {
                    Ok((entries, newest)) => feed.fill(room, entries, newest, forgotten),
                    Err(error) => {
                        self.app.hub().unfollow(room, self.hub_side.id);
                        return Ok(Err(error));
                    }
                }
            }
        }
        let newest = feed.position().unwrap_or(0);
        // Somebody who claims to be ahead of the log is where the log is, or they would stay deaf.
        let after = frame.after.unwrap_or(newest).min(newest);
        let most = self.app.settings().live.replay_events;
        let mut frames = Frames::default();
        let gap = newest.saturating_sub(after) > u64::from(most);
        let at = match known {
            Some(at) => at,
            None => {
                self.rooms.push(Followed { room, brought: 0 });
                self.rooms.len() - 1
            }
        };
        self.rooms[at].brought = after;
        if !gap && after < newest {
            match feed.since(after) {
                Some(deliveries) => {
                    deliveries.iter().for_each(|delivery| self.collect(delivery, &mut frames))
                }
                None => match self.doors.after(room, after, most).await {
                    Ok(entries) => self.collect(&Arc::new(Delivery::of(room, &entries)), &mut frames),
                    Err(error) => return Ok(Err(error)),
                },
            }
        }
        let newest = if gap { newest } else { newest.max(self.rooms[at].brought) };
        self.rooms[at].brought = newest;
        frames.push(wire::json(&ServerFrame::Joined { room, seq: newest, gap }));
        self.write(frames).await.map(Ok)
    }

    fn leave(&mut self, frame: &ClientFrame<'_>) -> Result<(), AppError> {
        let room = room_of(frame)?;
        self.rooms.retain(|followed| followed.room != room);
        self.app.hub().unfollow(room, self.hub_side.id);
        Ok(())
    }

    fn send(
        &mut self,
        frame: &ClientFrame<'_>,
    ) -> impl Future<Output = Result<(), AppError>> + Send + use<'_, D> {
        let draft = draft_of(frame);
        async move {
            let draft = draft?;
            let (outbox, language) = (self.hub_side.outbox.clone(), self.person.language);
            let id = draft.id;
            let answer = Box::new(move |outcome: Result<Ack, AppError>| {
                outbox.push(Outgoing::Frame(match outcome {
                    Ok(ack) => wire::json(&ack),
                    Err(error) => problem_frame(Some(&id.to_string()), &error.into_problem().body(language)),
                }));
            });
            self.doors.send(&self.person.member, draft, answer).await;
            Ok(())
        }
    }

    async fn meet(&mut self, text: &str) -> Result<(), End> {
        let Some((reference, act)) = acts::read(text) else {
            return self.malformed("the frame of a meeting").await;
        };
        let outcome = match act {
            Ok(act) => Box::pin(self.doors.meet(&self.person.member, act)).await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(ack) => {
                self.hub_side.outbox.push(Outgoing::Frame(wire::json(&ack)));
                Ok(())
            }
            Err(error) => self.refuse(reference.as_deref(), error).await,
        }
    }

    async fn read(&mut self, frame: &ClientFrame<'_>) -> Result<(), AppError> {
        let room = room_of(frame)?;
        let seq = frame.seq.ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, "live/malformed-frame"))?;
        self.doors.read(&self.person.member, room, seq).await
    }

    fn typing(&self, frame: &ClientFrame<'_>) -> Result<(), AppError> {
        let room = room_of(frame)?;
        if !self.rooms.iter().any(|followed| followed.room == room) {
            return Err(Problem::new(StatusCode::CONFLICT, "live/not-joined").into());
        }
        let frame = Told::Typing { room, account: self.doors.typing(&self.person.member) };
        self.app.hub().tell_room(room, self.person.account, &frame);
        Ok(())
    }

    async fn malformed(&mut self, place: &str) -> Result<(), End> {
        let problem = Problem::new(StatusCode::BAD_REQUEST, "live/malformed-frame").with("place", place);
        self.refuse(None, problem.into()).await?;
        Err(End::With(close::MALFORMED))
    }

    async fn refuse(&mut self, reference: Option<&str>, error: AppError) -> Result<(), End> {
        let body = error.into_problem().body(self.person.language);
        self.write(vec![problem_frame(reference, &body)].into()).await
    }

    /// Writes whole frames, past the library, which would copy each of them for each follower. Its own
    /// frames (pongs) go out before, so that the two never mix within a frame.
    async fn write(&mut self, mut frames: Frames) -> Result<(), End> {
        let socket = &mut self.socket;
        let written = tokio::time::timeout(self.patience, async {
            socket.flush().await.map_err(|_| End::Gone)?;
            socket.get_mut().write_all_buf(&mut frames).await.map_err(|_| End::Gone)
        });
        written.await.unwrap_or(Err(End::With(close::FELL_BEHIND)))
    }

    async fn flush(&mut self) -> Result<(), End> {
        let flushed = tokio::time::timeout(self.patience, self.socket.flush()).await;
        flushed.map_err(|_| End::With(close::FELL_BEHIND))?.map_err(|_| End::Gone)
    }

    async fn say_goodbye(&mut self, code: Option<u16>) {
        let Some(code) = code else { return };
        if code == close::RESTART {
            // What was committed is answered, so that nobody sends it again without need.
            let mut waiting = Vec::new();
            self.hub_side.outbox.drain(&mut waiting);
            if self.bring(&mut waiting).await.is_err() {
                return;
            }
        }
        // Somebody whose line is full does not hear it; they come back and read the log all the same.
        drop(
            tokio::time::timeout(Duration::from_secs(1), async {
                let stream = self.socket.get_mut();
                stream.write_all(&wire::close(code, "")).await?;
                stream.shutdown().await
            })
            .await,
        );
    }
}

fn reference(frame: &ClientFrame<'_>) -> Option<String> {
    let reference = frame.id.as_ref().or(frame.room.as_ref())?;
    Some(reference.chars().take(64).collect())
}

fn unknown_frame() -> AppError {
    Problem::new(StatusCode::BAD_REQUEST, "live/unknown-frame").into()
}

fn room_of(frame: &ClientFrame<'_>) -> Result<RoomId, AppError> {
    let room = frame.room.as_deref().unwrap_or_default();
    room.parse().map_err(|_| Problem::new(StatusCode::NOT_FOUND, "rooms/not-found").into())
}

fn draft_of(frame: &ClientFrame<'_>) -> Result<Draft, AppError> {
    let id = |text: &Option<Cow<'_, str>>| {
        text.as_deref()
            .map(str::parse::<MessageId>)
            .transpose()
            .map_err(|_| AppError::from(Problem::new(StatusCode::BAD_REQUEST, "live/not-an-id")))
    };
    let missing = || AppError::from(Problem::new(StatusCode::BAD_REQUEST, "live/not-an-id"));
    Ok(Draft {
        id: id(&frame.id)?.ok_or_else(missing)?,
        room: room_of(frame)?,
        body: frame.body.as_deref().unwrap_or_default().to_owned(),
        reply_to: id(&frame.reply_to)?,
        ask: frame.ask.unwrap_or(false),
    })
}
