//! Small documents that staff keep as a whole, such as the emergency numbers: JSON under a name.

use jiff::Timestamp;

use super::{Store, StoreError};

impl Store {
    /// The document of this name, as it was kept; `None` when nobody kept one.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn document(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar("SELECT content FROM document WHERE name = ?1").bind(name).fetch_optional(&self.readers).await?)
    }

    /// Keeps a document, in the place of the one that was there.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn keep_document(&self, name: &str, content: &str, by: &str, at: Timestamp) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "INSERT INTO document (name, content, saved_at, saved_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET content = ?2, saved_at = ?3, saved_by = ?4",
        )
        .bind(name)
        .bind(content)
        .bind(at.to_string())
        .bind(by)
        .execute(&mut *writing)
        .await?;
        Ok(writing.commit().await?)
    }
}
