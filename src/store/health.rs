//! Whether the database works: something is written, read back and compared.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Store, StoreError};

impl Store {
    /// Writes a moment to a table that is there for that, and reads it back.
    ///
    /// # Errors
    /// [`StoreError::Sql`], also when what is read is not what was written.
    pub async fn beat(&self, at: Timestamp) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        let sql = "INSERT INTO heartbeat (id, at) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET at = ?1";
        sqlx::query(sql).bind(at.to_string()).execute(&mut *writing).await?;
        writing.commit().await?;
        let sql = "SELECT at FROM heartbeat WHERE id = 1 AND at = ?1";
        let _same: String = sqlx::query_scalar(sql).bind(at.to_string()).fetch_one(&self.readers).await?;
        Ok(())
    }

    /// The version at which what is live of each published fiche last changed.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn live_versions(&self) -> Result<HashMap<String, i64>, StoreError> {
        let sql = "SELECT slug, (SELECT max(version) FROM revision WHERE revision.slug = fiche.slug AND kind <> 'concept')
                   FROM fiche WHERE status = 'gepubliceerd'";
        let rows: Vec<(String, Option<i64>)> = sqlx::query_as(sql).fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(|(slug, version)| (slug, version.unwrap_or(0))).collect())
    }
}
