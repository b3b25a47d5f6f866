//! Sessions of staff, for tower-sessions; and failed sign-ins, to slow the next ones down. Who reads the file cannot take over a session: its key is a
//! hash of what the browser keeps.

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::Timestamp;
use tower_sessions::SessionStore;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store;

use super::staff::StaffMember;
use super::{Store, StoreError};
use crate::credentials::digest;

/// Seconds for which a session that is over is still known to have been one, so that what its owner was typing is taken along to the sign-in page.
const REMEMBERED: i64 = 7 * 24 * 3600;
/// A session that only goes on is written once in so many seconds, not at every page.
const WRITTEN_EVERY: i64 = 300;

/// A session of an account.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenSession {
    /// The name under which it is kept; nobody takes it over with that.
    pub id: String,
    /// When it was signed in, as RFC 3339 in UTC.
    pub since: String,
    /// When it ends if nobody uses it, in seconds since 1970.
    pub expires_at: i64,
}

fn broken(error: impl std::fmt::Display) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // 128 random bits do not meet; if they did, the insert below would fail and nobody would share a session.
        let data = encoded(record)?;
        let mut writing = self.begin().await.map_err(broken)?;
        sqlx::query("DELETE FROM session WHERE expires_at < ?1").bind(now() - REMEMBERED).execute(&mut *writing).await.map_err(broken)?;
        sqlx::query("INSERT INTO session (id, data, expires_at) VALUES (?1, ?2, ?3)")
            .bind(digest(&record.id.to_string()))
            .bind(data)
            .bind(record.expiry_date.unix_timestamp())
            .execute(&mut *writing)
            .await
            .map_err(broken)?;
        writing.commit().await.map_err(broken)
    }

    /// Only a session that is there is written over: one that was ended meanwhile stays dead, whatever a slow request still has of it. And a session that
    /// cannot be written stops nobody from reading: on a full disk staff read, export and free room with the session that they have.
    async fn save(&self, record: &Record) -> session_store::Result<()> {
        let (id, data, expires_at) = (digest(&record.id.to_string()), encoded(record)?, record.expiry_date.unix_timestamp());
        let sql = "SELECT EXISTS (SELECT 1 FROM session WHERE id = ?1 AND data = ?2 AND expires_at BETWEEN ?3 - ?4 AND ?3)";
        let fresh = sqlx::query_scalar(sql).bind(&id).bind(&data).bind(expires_at).bind(WRITTEN_EVERY).fetch_one(&self.readers).await;
        if fresh.map_err(broken)? {
            return Ok(());
        }
        let written = async {
            let mut writing = self.begin().await?;
            let sql = "UPDATE session SET data = ?2, expires_at = ?3 WHERE id = ?1";
            sqlx::query(sql).bind(&id).bind(&data).bind(expires_at).execute(&mut *writing).await?;
            writing.commit().await
        };
        if let Err(error) = written.await {
            tracing::error!(%error, "a session was not written; it goes on as it was");
        }
        Ok(())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let sql = "SELECT data, expires_at FROM session WHERE id = ?1 AND expires_at >= ?2";
        let row: Option<(String, i64)> =
            sqlx::query_as(sql).bind(digest(&id.to_string())).bind(now()).fetch_optional(&self.readers).await.map_err(broken)?;
        let Some((data, expires_at)) = row else { return Ok(None) };
        let data = serde_json::from_str(&data).map_err(|e| session_store::Error::Decode(e.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at).map_err(broken)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let mut writing = self.begin().await.map_err(broken)?;
        let sql = "DELETE FROM session WHERE id = ?1";
        sqlx::query(sql).bind(digest(&id.to_string())).execute(&mut *writing).await.map_err(broken)?;
        writing.commit().await.map_err(broken)
    }
}

/// What a session holds, in the same order each time.
fn encoded(record: &Record) -> session_store::Result<String> {
    let data: BTreeMap<_, _> = record.data.iter().collect();
    serde_json::to_string(&data).map_err(|e| session_store::Error::Encode(e.to_string()))
}

fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

impl Store {
    /// Whether there was a session of this name, also when it is over since a few days.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn had_session(&self, id: &Id) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM session WHERE id = ?1)";
        Ok(sqlx::query_scalar(sql).bind(digest(&id.to_string())).fetch_one(&self.readers).await?)
    }

    /// The sessions of an account that count, the latest used first.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn open_sessions(&self, member: &StaffMember) -> Result<Vec<OpenSession>, StoreError> {
        let sql = "SELECT id, data ->> '$.staff.since' AS since, expires_at FROM session
                   WHERE data ->> '$.staff.id' = ?1 AND data ->> '$.staff.epoch' = ?2 AND expires_at >= ?3 ORDER BY expires_at DESC, id";
        Ok(sqlx::query_as(sql).bind(member.id).bind(member.epoch).bind(now()).fetch_all(&self.readers).await?)
    }

    /// Ends one session of an account; `false` when it has no such session.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn end_session(&self, member: &StaffMember, session: &str) -> Result<bool, StoreError> {
        let mut writing = self.begin().await?;
        let sql = "DELETE FROM session WHERE id = ?1 AND data ->> '$.staff.id' = ?2";
        let ended = sqlx::query(sql).bind(session).bind(member.id).execute(&mut *writing).await?.rows_affected();
        writing.commit().await?;
        Ok(ended > 0)
    }

    /// The name under which a session is kept, for its owner to recognise it among the others.
    pub fn kept_name(id: &Id) -> String {
        digest(&id.to_string())
    }

    /// Ends every session of everybody.
    pub(super) async fn end_all_sessions(&self) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query("DELETE FROM session").execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }

    /// How often these failed since a moment: an account, an address.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn failed_sign_ins(&self, subject: &str, since: Timestamp) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM failed_sign_in WHERE subject = ?1 AND at >= ?2";
        Ok(sqlx::query_scalar(sql).bind(digest(subject)).bind(since.as_second()).fetch_one(&self.readers).await?)
    }

    /// Notes that somebody failed to sign in, for each of these; forgets what was before `since`.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn note_failed_sign_in(&self, subjects: &[&str], at: Timestamp, since: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM failed_sign_in WHERE at < ?1").bind(since.as_second()).execute(&mut *transaction).await?;
        for subject in subjects {
            let sql = "INSERT INTO failed_sign_in (subject, at) VALUES (?1, ?2)";
            sqlx::query(sql).bind(digest(subject)).bind(at.as_second()).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets the failures of an account that signed in.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn forget_failed_sign_ins(&self, subject: &str) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query("DELETE FROM failed_sign_in WHERE subject = ?1").bind(digest(subject)).execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }
}
