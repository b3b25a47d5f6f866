//! Invitations to an account: with a link that works once, for a few days, somebody chooses a password of their own that no manager ever knew. Only the
//! hash of its secret is kept.

use jiff::Timestamp;

use super::staff::{StaffError, StaffMember};
use super::{Store, StoreError};
use crate::credentials::digest;

impl Store {
    /// Keeps an invitation to this account, in the place of an earlier one.
    ///
    /// # Errors
    /// [`StoreError::Sql`].
    pub async fn invite(&self, staff: i64, secret: &str, expires_at: Timestamp) -> Result<(), StoreError> {
        let mut writing = self.begin().await?;
        let sql =
            "INSERT INTO invitation (staff, token, expires_at) VALUES (?1, ?2, ?3) ON CONFLICT (staff) DO UPDATE SET token = ?2, expires_at = ?3";
        sqlx::query(sql).bind(staff).bind(digest(secret)).bind(expires_at.as_second()).execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }

    /// The account to which this secret invites, while its time is not over and the account is open.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn invited(&self, secret: &str, now: Timestamp) -> Result<Option<StaffMember>, StoreError> {
        let sql = "SELECT staff FROM invitation WHERE token = ?1 AND expires_at >= ?2";
        let id: Option<i64> = sqlx::query_scalar(sql).bind(digest(secret)).bind(now.as_second()).fetch_optional(&self.readers).await?;
        let member = match id {
            Some(id) => self.staff_member(id).await?,
            None => None,
        };
        Ok(member.filter(|member| member.active))
    }

    /// Takes an invitation up with the hash of a password: it works once, and all sessions of the account end.
    ///
    /// # Errors
    /// [`StaffError::Missing`] when it was taken up already, or its time is over.
    pub async fn take_up(&self, secret: &str, password: &str, now: Timestamp) -> Result<(), StaffError> {
        let mut writing = self.begin().await?;
        let sql = "DELETE FROM invitation WHERE token = ?1 AND expires_at >= ?2 RETURNING staff";
        let id: Option<i64> = sqlx::query_scalar(sql).bind(digest(secret)).bind(now.as_second()).fetch_optional(&mut *writing).await?;
        let sql = "UPDATE staff SET password = ?2, epoch = epoch + 1 WHERE id = ?1";
        sqlx::query(sql).bind(id.ok_or(StaffError::Missing)?).bind(password).execute(&mut *writing).await?;
        Ok(writing.commit().await?)
    }
}
