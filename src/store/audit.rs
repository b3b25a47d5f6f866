//! Who did what: sign-ins, publishing, roles, import, restore. Only added to.

use jiff::Timestamp;

use super::{Store, StoreError};

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditLine {
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Who: the mail address of an account, or `aanhaken` for the program itself.
    pub who: String,
    /// What was done, as a key: `aangemeld`, `gepubliceerd`.
    pub what: String,
    /// To what: a slug, a mail address, a file.
    pub subject: String,
}

impl Store {
    /// Adds a line.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn note(&self, at: Timestamp, who: &str, what: &str, subject: &str) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query("INSERT INTO audit (at, who, what, subject) VALUES (?1, ?2, ?3, ?4)")
            .bind(at.to_string())
            .bind(who)
            .bind(what)
            .bind(subject)
            .execute(&mut *writing)
            .await?;
        Ok(writing.commit().await?)
    }

    /// The lines that contain this text, the latest first, `limit` of them from the one after `skip`.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn audit(&self, containing: &str, skip: i64, limit: i64) -> Result<Vec<AuditLine>, StoreError> {
        let sql = "SELECT at, who, what, subject FROM audit WHERE ?1 = '' OR instr(lower(who || ' ' || what || ' ' || subject), lower(?1)) > 0
                   ORDER BY id DESC LIMIT ?3 OFFSET ?2";
        Ok(sqlx::query_as(sql).bind(containing).bind(skip).bind(limit).fetch_all(&self.readers).await?)
    }
}
